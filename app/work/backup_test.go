package work_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

// keepIn lets backups go to two folders, of which the second is made.
func (c *counter) keepIn(first, second string) {
	c.Helper()
	was := read(c, data.Settings)
	s := was
	s.BackupFolder, s.SecondFolder = first, second
	if err := work.SaveSettings(c.Context(), c.as(c.owner), was, s); err != nil {
		c.Fatal(err)
	}
}

// copies is how many backups lie in a folder.
func (c *counter) copies(folder string) int {
	c.Helper()
	all, err := data.Backups(folder)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		c.Fatal(err)
	}
	return len(all)
}

// troubled checks that err is that trouble.
func (c *counter) troubled(err error, want data.TroubleKind) {
	c.Helper()
	var t *data.Trouble
	if !errors.As(err, &t) || t.Kind != want {
		c.Fatalf("%v, want trouble %s", err, want)
	}
}

func TestABackupIsRehearsedInBothFoldersAndTheResultIsKept(t *testing.T) {
	c := open(t)
	o := c.received()
	first, second := filepath.Join(t.TempDir(), "made"), t.TempDir()
	c.keepIn(first, second)
	all := got(work.BackUp(t.Context(), c.as(shop.Person{})))(c)
	if c.copies(first) != 1 || c.copies(second) != 1 || len(all) != 2 {
		t.Fatalf("%+v", all)
	}
	for i, r := range read(c, data.Rehearsals) {
		if !r.Good() || r.Folder != []string{first, second}[i] || r.Orders != 1 || r.LastOrder != o.Number || !r.At.Equal(c.now) || !r.GoodAt.Equal(c.now) {
			t.Errorf("kept %+v", r)
		}
		if _, err := data.Verify(t.Context(), r.Path); err != nil {
			t.Error(err)
		}
	}
	c.sound()
}

func TestNothingIsBackedUpTwice(t *testing.T) {
	c := open(t)
	first, second := t.TempDir(), t.TempDir()
	c.keepIn(first, second)
	again := func() {
		c.pass(30)
		got(work.BackUpChanged(t.Context(), c.as(shop.Person{})))(c)
	}
	again()
	again()
	if c.copies(first) != 1 || c.copies(second) != 1 {
		t.Fatalf("%d and %d copies of the same records", c.copies(first), c.copies(second))
	}
	c.received()
	again()
	if c.copies(first) != 2 || c.copies(second) != 2 {
		t.Errorf("%d and %d copies after a change", c.copies(first), c.copies(second))
	}
	for _, r := range read(c, data.Rehearsals)[:1] {
		if err := os.Remove(r.Path); err != nil {
			t.Fatal(err)
		}
	}
	again()
	if c.copies(first) != 2 || c.copies(second) != 2 {
		t.Errorf("%d and %d copies after one was lost", c.copies(first), c.copies(second))
	}
	got(work.BackUp(t.Context(), c.as(shop.Person{})))(c)
	if c.copies(first) != 2 { // the same second: the same name
		t.Errorf("%d copies", c.copies(first))
	}
}

func TestACopyThatDoesNotHoldPushesNoneOut(t *testing.T) {
	c := open(t)
	c.received()
	folder := t.TempDir()
	c.keepIn(folder, "")
	start := c.now
	for day := range 30 {
		c.now = start.AddDate(0, 0, day)
		if _, err := data.Backup(t.Context(), c.store, filepath.Join(folder, data.BackupName(c.now, c.store.Zone))); err != nil {
			t.Fatal(err)
		}
	}
	c.now = start.AddDate(0, 0, 30)
	datatest.Unbalance(t, c.store, 1000)
	_, err := work.BackUp(t.Context(), c.as(shop.Person{}))
	c.troubled(err, data.UnsoundTrouble)
	r := read(c, data.Rehearsals)[0]
	if r.Good() || r.Say != "trouble.unsound" || r.Blanks()["Path"] != r.Path || !r.GoodAt.IsZero() || c.copies(folder) != 31 {
		t.Fatalf("%d copies, kept %+v", c.copies(folder), r)
	}
	datatest.Unbalance(t, c.store, -1000)
	c.pass(30)
	got(work.BackUpChanged(t.Context(), c.as(shop.Person{})))(c) // a bad one is made again though nothing has changed
	if r := read(c, data.Rehearsals)[0]; !r.Good() || c.copies(folder) >= 31 {
		t.Errorf("%d copies, kept %+v", c.copies(folder), r)
	}
}

func TestASecondDiskThatIsGoneIsToldAndTheFirstIsServed(t *testing.T) {
	c := open(t)
	first, second := t.TempDir(), filepath.Join(t.TempDir(), "stick")
	c.keepIn(first, second)
	if err := os.Mkdir(second, 0o700); err != nil {
		t.Fatal(err)
	}
	got(work.BackUp(t.Context(), c.as(shop.Person{})))(c)
	good := c.now
	if err := os.RemoveAll(second); err != nil {
		t.Fatal(err)
	}
	c.now = c.now.Add(time.Hour)
	_, err := work.BackUp(t.Context(), c.as(shop.Person{}))
	c.troubled(err, data.NoFolderTrouble)
	all := read(c, data.Rehearsals)
	if !all[0].Good() || all[1].Good() || !all[1].GoodAt.Equal(good) || !all[1].At.Equal(c.now) {
		t.Errorf("kept %+v", all)
	}
	if _, err := os.Stat(second); err == nil {
		t.Error("the folder of a disk that is gone was made")
	}
	was := read(c, data.Settings)
	s := was
	s.SecondFolder = s.BackupFolder
	c.wrong(work.SaveSettings(t.Context(), c.as(c.owner), was, s), "second_folder")
}

func TestAFolderThatCannotBeMadeIsToldInItsWords(t *testing.T) {
	c := open(t)
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	c.keepIn(filepath.Join(file, "x"), "")
	if _, err := work.BackUp(t.Context(), c.as(shop.Person{})); err == nil {
		t.Fatal("a backup was made in a file")
	}
	if r := read(c, data.Rehearsals)[0]; r.Good() || r.Say != "backup.say.failed" || r.With["Why"] == "" {
		t.Errorf("kept %+v", r)
	}
}

func TestRecordsAreBackedUpBeforeAnImportAndAServerBacksUpItself(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		nothing := func(*work.Load) error { return nil }
		if s.Engine() != "sqlite" {
			got(work.Import(t.Context(), c.as(c.owner), false, nothing))(c)
			c.refused(failure(work.BackUp(t.Context(), c.as(c.owner))), "backup.refuse.postgres")
			return
		}
		folder := filepath.Join(t.TempDir(), "backup")
		c.keepIn(folder, "")
		got(work.Import(t.Context(), c.as(c.owner), true, nothing))(c)
		if c.copies(folder) != 0 {
			t.Error("an import that is only tried was backed up")
		}
		got(work.Import(t.Context(), c.as(c.owner), false, nothing))(c)
		if c.copies(folder) != 1 {
			t.Error("nothing was backed up before an import")
		}
		datatest.Unbalance(t, c.store, 1)
		c.received()
		asked := false
		_, err := work.Import(t.Context(), c.as(c.owner), false, func(*work.Load) error { asked = true; return nil })
		if c.troubled(err, data.UnsoundTrouble); asked {
			t.Error("imported without a backup")
		}
	})
	c := &counter{T: t, store: datatest.New(t), now: time.Date(2026, 4, 14, 1, 0, 0, 0, time.UTC)}
	got(work.Import(t.Context(), c.as(shop.Person{Roles: []shop.Role{shop.Owner}}), false, func(*work.Load) error { return nil }))(c)
	if c.copies(work.BackupFolder(c.store, shop.Settings{})) != 0 {
		t.Error("a new file was backed up")
	}
}
