package shell

import (
	"path/filepath"
	"testing"
	"time"

	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// copying is a desk that makes backups, and what its rail says of them.
func copying(t *testing.T) (d *desk, b *backups, lie func() int) {
	t.Helper()
	d = sit(t)
	folder := filepath.Join(t.TempDir(), "backup")
	d.keep(func(s *shop.Settings) { s.BackupFolder = folder })
	b = &backups{host: func() *screen.Host { return d.Host }, desk: d.Desk, show: d.shell.SetBackup}
	return d, b, func() int {
		all, err := data.Backups(folder)
		if err != nil {
			return 0
		}
		return len(all)
	}
}

// keep changes the settings.
func (d *desk) keep(change func(*shop.Settings)) {
	d.T.Helper()
	s, err := data.Read(d.T.Context(), d.Store, data.Settings)
	if err != nil {
		d.T.Fatal(err)
	}
	was := s
	change(&s)
	if err := work.SaveSettings(d.T.Context(), d.Desk(), was, s); err != nil {
		d.T.Fatal(err)
	}
}

// later lets half an hour go by.
func (d *desk) later() {
	d.Now = d.Now.Add(backupEvery)
	d.Tick()
}

func TestABackupIsMadeEveryHalfHourIfSomethingChanged(t *testing.T) {
	d, b, lie := copying(t)
	end := b.follow()
	for i, c := range []struct {
		change bool
		want   int
	}{{false, 1}, {false, 1}, {true, 2}, {false, 2}, {true, 3}} {
		if c.change {
			d.keep(func(s *shop.Settings) { s.Name += "!" })
		}
		d.later()
		if lie() != c.want {
			t.Errorf("after %d half hours lie %d copies, want %d", i+1, lie(), c.want)
		}
	}
	if d.shell.backup.tone == "bad" || d.shell.backup.words == "" {
		t.Errorf("the rail says %+v", d.shell.backup)
	}
	end()
	d.keep(func(s *shop.Settings) { s.Name += "!" })
	d.later()
	if lie() != 3 {
		t.Error("a window that is closed made a backup")
	}
}

func TestClosingMakesABackupAndGoesOn(t *testing.T) {
	d, b, lie := copying(t)
	closed := 0
	b.make(func() { closed++ })
	d.Now = d.Now.Add(time.Minute)
	b.make(func() { closed++ })
	if lie() != 1 || closed != 2 {
		t.Errorf("%d copies, closed %d times", lie(), closed)
	}
	d.keep(func(s *shop.Settings) { s.SecondFolder = filepath.Join(t.TempDir(), "stick") })
	b.make(func() { closed++ })
	if closed != 3 {
		t.Error("a backup that failed keeps the window open")
	}
}

func TestABackupThatFailedStandsInTheRailAndLeadsToTheBackups(t *testing.T) {
	d, b, _ := copying(t)
	d.keep(func(s *shop.Settings) { s.SecondFolder = filepath.Join(t.TempDir(), "stick") })
	b.make(nil)
	end := b.follow() // as when the program starts the next day
	if d.shell.backup.tone != "bad" || d.shell.backup.words != d.Say("shell.backup_bad") {
		t.Fatalf("the rail says %+v", d.shell.backup)
	}
	d.keep(func(s *shop.Settings) { s.SecondFolder = "" })
	d.later()
	if d.shell.backup.tone == "bad" {
		t.Errorf("after a good one the rail says %+v", d.shell.backup)
	}
	end()
}
