package parts

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"gongdan/app/paper"
	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/assets"
)

// printer takes documents.
type printer struct {
	dir   string
	files []string
	hear  func(file string)
}

func (p *printer) Open(file string) error {
	p.files = append(p.files, file)
	if p.hear != nil {
		p.hear(file)
	}
	return nil
}

func (p *printer) Print(string, string, paper.Paper) error { return nil }

func (p *printer) Folder() (string, error) { return p.dir, nil }

// printing is a store with a printer beside it.
func printing(t *testing.T, look screentest.Look) (*screentest.Rig, shop.Part, *printer) {
	t.Helper()
	r, out := screentest.New(t, look), &printer{dir: t.TempDir()}
	press, err := paper.NewPress(assets.Regular, assets.Bold)
	if err != nil {
		t.Fatal(err)
	}
	r.Out, r.Host.Press = out, press
	_, oil := store(r)
	return r, oil, out
}

// says is the text of a document.
func says(t *testing.T, file string) string {
	t.Helper()
	out, err := exec.Command("pdftotext", "-layout", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestAPartGetsItsLabelByOneKey(t *testing.T) {
	r, oil, out := printing(t, screentest.Look{})
	open(r, oil.ID)
	r.Press("Alt+L", "Ctrl+Enter")
	if len(out.files) != 1 || filepath.Base(out.files[0]) != "6901234567892-label-1.pdf" {
		t.Fatalf("printed %v", out.files)
	}
	if got := says(t, out.files[0]); !strings.Contains(got, "06L115562B") || !strings.Contains(got, "A-03-2") {
		t.Errorf("the label says\n%s", got)
	}
	r.Press("Alt+Shift+L", "Ctrl+Enter")
	if got := says(t, out.files[1]); strings.Contains(got, "06L115562B") || !strings.Contains(got, "A-03-2") {
		t.Errorf("the label of the bin says\n%s", got)
	}
}

func TestWhatCameInGetsAsManyLabels(t *testing.T) {
	r, oil, out := printing(t, screentest.Look{})
	var counts []int
	out.hear = func(file string) { counts = append(counts, strings.Count(says(t, file), "6901234567892")) }
	open(r, oil.ID)
	r.Press("Ctrl+R")
	r.Type("5")
	r.Press("Ctrl+S", "Alt+L", "Ctrl+Enter", "Alt+L", "Ctrl+Enter")
	if len(counts) != 2 || counts[0] != 5 || counts[1] != 1 {
		t.Errorf("printed %v labels for 5 pieces and then for one", counts)
	}
	if pieces(2500) != 1 || pieces(3*shop.One) != 3 {
		t.Error("litres are counted")
	}
}

func TestALabelTooSmallForItsCodeIsRefusedBeforeAnythingIsPrinted(t *testing.T) {
	r, _, out := printing(t, screentest.Look{})
	long := r.Part(shop.Part{Number: "WAUZZZ8K9BA123456-LONG", Name: "线束", Unit: "根", Price: 100, Origin: shop.OEM}, 0, 0)
	settings := shop.DefaultSettings()
	settings.Labels.Paper = "40x30"
	r.Host.Settings = func() shop.Settings { return settings }
	r.Show(New(r.Host, screen.Route{Screen: screen.Parts, ID: int64(long.ID)}))
	r.Press("Alt+L", "Ctrl+Enter")
	if len(out.files) != 0 || r.Env.Layer.Toasts() != 1 {
		t.Errorf("printed %v with %d messages", out.files, r.Env.Layer.Toasts())
	}
	entries, err := os.ReadDir(out.dir)
	if err != nil || len(entries) != 0 {
		t.Errorf("left %v, %v", entries, err)
	}
}

func TestPicturesOfLabels(t *testing.T) {
	for name, look := range screentest.Looks() {
		r, oil, _ := printing(t, look)
		open(r, oil.ID)
		r.Press("Alt+L")
		r.Picture("label-sheet-" + name)
		r.Press("Esc", "Ctrl+R")
		r.Picture("label-receive-" + name)
	}
}
