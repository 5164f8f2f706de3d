package calendar_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongdan/app/paper"
	"gongdan/app/screen/screentest"
	"gongdan/assets"
)

// viewer is shown documents.
type viewer struct {
	dir   string
	files []string
}

func (v *viewer) Open(file string) error { v.files = append(v.files, file); return nil }

func (v *viewer) Print(string, string, paper.Paper) error { return nil }

func (v *viewer) Folder() (string, error) { return v.dir, nil }

func TestABookingIsPrintedAndEachCopyIsCounted(t *testing.T) {
	r, out := full(t, screentest.Look{}), &viewer{dir: t.TempDir()}
	press, err := paper.NewPress(assets.Regular, assets.Bold)
	if err != nil {
		t.Fatal(err)
	}
	r.Out, r.Host.Press = out, press
	for range 2 {
		r.Press("Ctrl+P", "Ctrl+Enter")
	}
	if len(out.files) != 2 || filepath.Base(out.files[0]) != "YY260413-002-appointment-1.pdf" || !strings.HasSuffix(out.files[1], "-2.pdf") {
		t.Fatalf("%v", out.files)
	}
	if pdf, err := os.ReadFile(out.files[1]); err != nil || !strings.HasPrefix(string(pdf), "%PDF") {
		t.Errorf("%d bytes, %v", len(pdf), err)
	}
}
