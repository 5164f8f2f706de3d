//go:build !windows

package shell

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"gongdan/app/paper"
	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/assets"
	"gongdan/data"
)

// spooler puts an `lp` first in the PATH that notes what it is given, and jams
// while the returned file exists.
func spooler(t *testing.T) (noted func() []string, jam string) {
	t.Helper()
	folder := t.TempDir()
	note, jam := filepath.Join(folder, "note"), filepath.Join(folder, "jam")
	script := `#!/bin/sh
echo "$@" >>"` + note + `"
[ ! -e "` + jam + `" ] || { echo "lp: the printer is on fire" >&2; exit 1; }
`
	if err := os.WriteFile(filepath.Join(folder, "lp"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", folder+string(os.PathListSeparator)+os.Getenv("PATH"))
	return func() []string {
		t.Helper()
		raw, err := os.ReadFile(note)
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		return strings.Split(strings.TrimSpace(string(raw)), "\n")
	}, jam
}

func TestThePrinterGetsTheDocumentInItsRealSizeOnItsPaper(t *testing.T) {
	noted, _ := spooler(t)
	for _, c := range []struct {
		printer string
		on      paper.Paper
		want    string
	}{
		{"", paper.A4, "-o print-scaling=none -o media=A4 -- -a b.pdf"},
		{"", paper.A5, "-o print-scaling=none -o media=A5 -- -a b.pdf"},
		{"counter", paper.Continuous, "-o print-scaling=none -o media=Custom.241x140mm -d counter -- -a b.pdf"},
	} {
		if err := (output{}).Print("-a b.pdf", c.printer, c.on); err != nil {
			t.Fatal(err)
		}
		if all := noted(); all[len(all)-1] != c.want {
			t.Errorf("lp %s, want %s", all[len(all)-1], c.want)
		}
	}
}

func TestAPrinterThatFailsOrIsMissingIsSaidInItsOwnWords(t *testing.T) {
	_, jam := spooler(t)
	if err := os.WriteFile(jam, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := (output{}).Print("a.pdf", "", paper.A4); err == nil || !strings.Contains(err.Error(), "the printer is on fire") {
		t.Errorf("a printer that fails: %v", err)
	}
	t.Setenv("PATH", t.TempDir())
	if err := (output{}).Print("a.pdf", "", paper.A4); err == nil || !strings.Contains(err.Error(), "lp") {
		t.Errorf("no printer at all: %v", err)
	}
	t.Setenv("GONGDAN_VIEWER", "no-such-viewer")
	if err := (output{}).Open("a.pdf"); err == nil || !strings.Contains(err.Error(), "no-such-viewer") {
		t.Errorf("no viewer: %v", err)
	}
}

func TestDocumentsLieWithTheUsersDocuments(t *testing.T) {
	t.Setenv("HOME", "/home/zw")
	if dir, err := (output{}).Folder(); err != nil || dir != filepath.Join("/home/zw", "Documents", "Gongdan") {
		t.Errorf("%s: %v", dir, err)
	}
	t.Setenv("GONGDAN_DOCUMENTS", "/srv/forms")
	if dir, err := (output{}).Folder(); err != nil || dir != "/srv/forms" {
		t.Errorf("%s: %v", dir, err)
	}
}

// What the printer did not take waits on the first page, and Enter there
// prints that very document, not another copy of it.
func TestAFormThatThePrinterDidNotTakeWaitsAndIsPrintedOnceMore(t *testing.T) {
	d := sit(t)
	noted, jam := spooler(t)
	t.Setenv("GONGDAN_DOCUMENTS", t.TempDir())
	press, err := paper.NewPress(assets.Regular, assets.Bold)
	if err != nil {
		t.Fatal(err)
	}
	d.Host.Press, d.Host.Out = press, output{}
	car := d.Vehicle(shop.Vehicle{Plate: "沪A3K728", OwnerID: d.Customer(shop.Customer{Name: "王建国"}).ID})
	o := d.Visit(car, d.Now, shop.Received, shop.Order{Intake: shop.Intake{MileageKM: 100}, Lines: []shop.Line{{Kind: shop.OtherLine, Name: "洗车", Qty: 1000, Price: 3000, Payer: shop.PayCustomer}}})
	waiting := func() []shop.Print { return screentest.Read(d.Rig, data.WaitingPrints) }
	if err := os.WriteFile(jam, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	screen.Print(d.Host, o.ID, shop.FormEstimate, paper.A4, true)
	all := waiting()
	if len(all) != 1 || !strings.Contains(all[0].Trouble, "the printer is on fire") {
		t.Fatalf("waiting %+v", all)
	}
	key := func(all ...fyne.KeyName) {
		for _, k := range all {
			d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
		}
	}
	d.press("Ctrl+1")
	key(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn) // still jammed
	if again := waiting(); len(again) != 1 || len(noted()) != 2 {
		t.Fatalf("waiting %+v, noted %q", again, noted())
	}
	if err := os.Remove(jam); err != nil {
		t.Fatal(err)
	}
	key(fyne.KeyReturn)
	said := noted()
	if len(waiting()) != 0 || len(said) != 3 || said[2] != said[0] {
		t.Errorf("waiting %+v, noted %q", waiting(), said)
	}
	if n := screentest.Read(d.Rig, func(v data.View) (int, error) { return data.PrintsOf(v, o.ID, shop.FormEstimate) }); n != 1 {
		t.Errorf("%d copies were made", n)
	}
}
