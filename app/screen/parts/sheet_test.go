package parts

import (
	"os"
	"slices"
	"strings"
	"testing"

	"gongdan/app/paper"
	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
)

// desktop is where documents go.
type desktop struct {
	dir    string
	opened []string
}

func (d *desktop) Open(file string) error                  { d.opened = append(d.opened, file); return nil }
func (d *desktop) Print(string, string, paper.Paper) error { return nil }
func (d *desktop) Folder() (string, error)                 { return d.dir, nil }

func TestTheImportIsReachedFromTheListByKeyAndByAFileThatIsLetGo(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	p := open(r, 0)
	if !r.Shows("按 Ctrl+I 导入 Excel") {
		t.Error("an empty store does not say how to fill it")
	}
	r.Picture("parts-empty")
	r.Press("Ctrl+I")
	p.Dropped([]string{"/tmp/a.xlsx", "/tmp/b.xlsx"})
	if want := []screen.Route{{Screen: screen.Import}, {Screen: screen.Import, Key: "/tmp/a.xlsx"}}; !slices.Equal(r.Routes, want) {
		t.Errorf("it leads to %v", r.Routes)
	}
	r.Sit("ln")
	p.Dropped([]string{"/tmp/a.xlsx"})
	if len(r.Routes) != 2 {
		t.Error("an advisor brings a table")
	}
	for _, a := range p.Actions() {
		if strings.Contains(a.ID, "import") || strings.Contains(a.ID, "export") {
			t.Errorf("an advisor is offered %s", a.ID)
		}
	}
}

func TestWhatTheListShowsIsWrittenForATableProgram(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	out := &desktop{dir: t.TempDir()}
	r.Out = out
	store(r)
	p := open(r, 0)
	p.browse.Seek("机油滤清器")
	p.browse.Table.Focus()
	r.Press("Ctrl+Shift+E")
	if len(out.opened) != 1 {
		t.Fatalf("opened %v", out.opened)
	}
	raw, err := os.ReadFile(out.opened[0])
	if err != nil || strings.Count(string(raw), "\r\n") != 2 || !strings.Contains(string(raw), "06L115562B,机油滤清器,只,48.00,原厂,") {
		t.Errorf("%v\n%s", err, raw)
	}
	r.Now = r.Now.AddDate(0, 0, 1)
	r.Press("Ctrl+E")
	if len(out.opened) != 2 || !strings.HasSuffix(out.opened[1], ".xlsx") {
		t.Errorf("opened %v", out.opened)
	}
}
