//go:build e2e

package e2e_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"gongdan/data"
)

// What the window does when the file or the disk is in trouble.

func TestAFileThatMayOnlyBeReadIsShownAndTheTitleSaysSo(t *testing.T) {
	file := imported(t, "cars.json")
	if err := os.Chmod(file, 0o400); err != nil {
		t.Fatal(err)
	}
	p := start(t, file)
	p.titled("只读")
	p.does("the search opens", func() { p.Press("ctrl+k") })
	p.does("the order is found", func() { p.Type("67890") })
	p.Press("Return")
	p.titled("RO261001-001")
	p.titled("只读")
	p.quit()
}

func TestADamagedFileIsReplacedByTheBackupThatIsOffered(t *testing.T) {
	file := imported(t, "cars.json")
	folder := filepath.Join(filepath.Dir(file), "backup")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	call(t, file, "backup", filepath.Join(folder, data.BackupName(time.Now(), time.Local)))
	if err := os.Truncate(file, 4096); err != nil {
		t.Fatal(err)
	}
	p := start(t, file)
	p.Press("Return")
	until(t, "the window does not make room for a new one", func() bool { return len(p.over) > 0 })
	again := func() string {
		out, err := exec.Command("xdotool", "search", "--onlyvisible", "--name", "工作台").Output()
		if err != nil {
			return ""
		}
		return strings.TrimSpace(string(out))
	}
	until(t, "the program does not come back", func() bool { return again() != "" })
	p.win = again()
	p.front()
	p.rest(t)
	p.Press("alt+F4")
	until(t, "the program does not end", func() bool { return again() == "" })
	call(t, file, "check")
	if got := ask[orderShown](t, file, "show", "order", "RO261001-001"); got.Plate != "沪B67890" {
		t.Errorf("restored was %+v", got)
	}
}

// A limit on the size of files stands in for the full disk: the engine meets
// the same.
func TestWhatIsTypedWhileTheDiskIsFullIsKeptOnceThereIsRoom(t *testing.T) {
	p := start(t, imported(t, "shop.json"))
	room := func(size string) {
		t.Helper()
		if out, err := exec.Command("prlimit", "--pid", strconv.Itoa(p.cmd.Process.Pid), "--fsize="+size+":unlimited").CombinedOutput(); err != nil {
			t.Fatalf("prlimit: %v: %s", err, out)
		}
	}
	p.Press("F2")
	p.rest(t)
	p.Enter("d12345")
	before := p.drafted("with the new plate", func(d draft) bool { return d.Newly })
	p.rest(t)
	room("1")
	p.Enter("王建国", "13800000001", "pst", "", "", "", "42310", "", "", "", "", "")
	p.Type("保养")
	p.does("the save is said to have failed", func() { p.Press("ctrl+s") })
	if now := p.draft(); now.Visit.Customer.Name != before.Visit.Customer.Name {
		t.Errorf("something was written to the full disk: %+v", now.Visit.Customer)
	}
	if strings.Contains(p.title(), "RO") {
		t.Fatalf("the order is called %s", p.title())
	}
	room("unlimited")
	p.Press("ctrl+s")
	p.titled("RO")
	if o := p.order(p.number()); o.Intake.MileageKM != 42310 || o.Intake.Complaint != "保养" || o.Intake.SenderName != "王建国" {
		t.Errorf("kept was %+v", o)
	}
	call(t, p.file, "check")
}
