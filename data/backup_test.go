package data

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"gongdan/app/shop"
)

func backupOf(t testing.TB, s *Store, to string) BackupInfo {
	t.Helper()
	info, err := Backup(context.Background(), s, to)
	must(t, err)
	return info
}

// troubleIn is the sort of trouble that err is.
func troubleIn(err error) TroubleKind {
	var t *Trouble
	if errors.As(err, &t) {
		return t.Kind
	}
	return ""
}

func TestABackupIsWholeAndSaysWhatIsInIt(t *testing.T) {
	t.Parallel()
	s := openNew(t)
	x := fillShop(t, s)
	to := filepath.Join(t.TempDir(), "a #1? 100%.db")
	must(t, os.WriteFile(to, []byte("an older one"), 0o600))
	info := backupOf(t, s, to)
	want := BackupInfo{
		Path: to, Size: info.Size, Schema: s.Schema(), At: noon(), Customers: 2, Vehicles: 2, Parts: 2, Orders: 2, Payments: 1,
		Writes: info.Writes, LastOrder: x.open.Number,
	}
	equal(t, info, want)
	again, err := Verify(context.Background(), to)
	must(t, err)
	equal(t, again, info)
	copied := openAt(t, to)
	if hits := find(t, copied, "12345"); len(hits) == 0 {
		t.Error("the copy finds nothing")
	}
	left, err := filepath.Glob(to + ".tmp*")
	if must(t, err); left != nil {
		t.Errorf("left %v", left)
	}
}

func TestABackupThatCannotBeMadeLeavesTheOldOne(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		var r *shop.Refusal
		_, err := Backup(context.Background(), s, s.where)
		if !errors.As(err, &r) || !strings.HasPrefix(r.Say, "backup.refuse.") {
			t.Errorf("onto itself: %v", err)
		}
		if s.engine == postgresEngine {
			return
		}
		_, err = Backup(context.Background(), s, filepath.Join(t.TempDir(), "gone", "x.db"))
		if troubleIn(err) == "" {
			t.Errorf("into no folder: %v", err)
		}
		to := filepath.Join(t.TempDir(), "x.db")
		backupOf(t, s, to)
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		if _, err = Backup(ctx, s, to); !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled: %v", err)
		}
		_, err = Verify(context.Background(), to)
		must(t, err)
	})
}

func TestVerifyTellsWhatIsWrongWithAFile(t *testing.T) {
	t.Parallel()
	s := openNew(t)
	fillShop(t, s)
	good := filepath.Join(t.TempDir(), "good.db")
	backupOf(t, s, good)
	raw, err := os.ReadFile(good)
	must(t, err)
	spoilt := func(spoil func([]byte) []byte) string {
		path := filepath.Join(t.TempDir(), "bad.db")
		must(t, os.WriteFile(path, spoil(slices.Clone(raw)), 0o600))
		return path
	}
	for name, c := range map[string]struct {
		path string
		want TroubleKind
	}{
		"missing":  {filepath.Join(t.TempDir(), "none.db"), NoFolderTrouble},
		"a folder": {t.TempDir(), NotOursTrouble},
		"empty":    {spoilt(func([]byte) []byte { return nil }), DamagedTrouble},
		"torso":    {spoilt(func(b []byte) []byte { return b[:4096] }), DamagedTrouble},
		"half":     {spoilt(func(b []byte) []byte { return b[:len(b)/2/4096*4096] }), DamagedTrouble},
		"garbage":  {spoilt(func(b []byte) []byte { clear(b[8192 : 8192+4096*4]); return b }), DamagedTrouble},
		"text":     {spoilt(func([]byte) []byte { return []byte(strings.Repeat("hello ", 2000)) }), DamagedTrouble},
		"other":    {spoilt(func(b []byte) []byte { b[68] = 0; return b }), NotOursTrouble},
	} {
		if _, err := Verify(context.Background(), c.path); troubleIn(err) != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
	newer := openAt(t, spoilt(func(b []byte) []byte { return b }))
	_, err = newer.write.Exec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, 1)`)
	must(t, err)
	if _, err := Verify(context.Background(), newer.where); troubleIn(err) != NewerTrouble {
		t.Errorf("newer: %v", err)
	}
}

func TestRestoreBringsTheBackupAndKeepsWhatWasThere(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	path := copyOfNew(t)
	s, err := Open(ctx, path)
	must(t, err)
	x := fillShop(t, s)
	from := filepath.Join(t.TempDir(), "b.db")
	before := backupOf(t, s, from)
	later := x.order(x.van, time.Hour)
	must(t, writeAt(s, noon().Add(time.Hour), func(tx *Tx) error { return SaveOrder(tx, &later) }))
	must(t, s.Close())

	info, lost, err := Restore(ctx, from, path)
	must(t, err)
	equal(t, info, before)
	equal(t, lost, Lost{Since: noon(), Until: noon().Add(time.Hour), Writes: 1, Orders: 1, Aside: path + ".before-restore-1"})
	restored := openAt(t, path)
	if n := orders(t, restored, Ask{}).Total; n != 2 {
		t.Errorf("restored %d orders", n)
	}
	aside := openAt(t, lost.Aside)
	if n := orders(t, aside, Ask{}).Total; n != 3 {
		t.Errorf("kept %d orders aside", n)
	}
}

func TestRestoreOfABadCopyTouchesNothing(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	path := copyOfNew(t)
	was, err := os.ReadFile(path)
	must(t, err)
	bad := filepath.Join(t.TempDir(), "bad.db")
	must(t, os.WriteFile(bad, was[:4096], 0o600))
	if _, _, err := Restore(ctx, bad, path); troubleIn(err) != DamagedTrouble {
		t.Errorf("got %v", err)
	}
	is, err := os.ReadFile(path)
	must(t, err)
	if !slices.Equal(is, was) {
		t.Error("the file was touched")
	}
	var r *shop.Refusal
	if _, _, err := Restore(ctx, path, path); !errors.As(err, &r) {
		t.Errorf("onto itself: %v", err)
	}
	if _, _, err := Restore(ctx, path, "postgres://x/y"); !errors.As(err, &r) {
		t.Errorf("onto a server: %v", err)
	}
}

func TestRestoreReplacesAFileThatIsBroken(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	s := openNew(t)
	fillShop(t, s)
	from := filepath.Join(t.TempDir(), "b.db")
	backupOf(t, s, from)
	for _, broken := range [][]byte{nil, []byte("torn"), make([]byte, 9000)} {
		path := filepath.Join(t.TempDir(), "shop.db")
		must(t, os.WriteFile(path, broken, 0o600))
		must(t, os.WriteFile(path+"-wal", []byte("old"), 0o600))
		_, lost, err := Restore(ctx, from, path)
		must(t, err)
		if !lost.Unknown || lost.Aside == "" {
			t.Errorf("lost %+v", lost)
		}
		if n := orders(t, openAt(t, path), Ask{}).Total; n != 2 {
			t.Errorf("restored %d orders", n)
		}
	}
	path := filepath.Join(t.TempDir(), "new.db")
	_, lost, err := Restore(ctx, from, path)
	must(t, err)
	equal(t, lost, Lost{Unknown: true, Since: noon()})
}

// copyOfNew is the path of a new store that is not open.
func copyOfNew(t testing.TB) string {
	t.Helper()
	s := openNew(t)
	path := filepath.Join(t.TempDir(), "copy.db")
	backupOf(t, s, path)
	return path
}

func TestRotationKeepsDaysWeeksAndMonths(t *testing.T) {
	t.Parallel()
	var times []time.Time
	for at := noon(); at.After(noon().AddDate(-2, 0, 0)); at = at.Add(-6 * time.Hour) {
		times = append(times, at)
	}
	keep := kept(times, func(int) bool { return true })
	days, months, n := map[string]bool{}, map[string]bool{}, 0
	for i, t := range times {
		if keep[i] {
			n++
			days[t.Format(time.DateOnly)] = true
			months[t.Format("2006-01")] = true
		}
	}
	if n < 5+11+5+7 || n > 5+12+10+9 || len(months) != 9 && len(months) != 10 || !keep[4] {
		t.Errorf("kept %d on %d days in %d months", n, len(days), len(months))
	}
	alone := kept(times[1000:1001], func(int) bool { return false })
	if !alone[0] || len(kept(nil, nil)) != 0 {
		t.Error("the only backup went")
	}
}

func TestABadCopyNeverPushesOutTheLastGoodOne(t *testing.T) {
	t.Parallel()
	s := openNew(t)
	folder := t.TempDir()
	put := func(days int, good bool) string {
		path := filepath.Join(folder, BackupName(noon().AddDate(0, 0, -days), s.Zone))
		if good {
			backupOf(t, s, path)
		} else {
			must(t, os.WriteFile(path, []byte("bad"), 0o600))
		}
		return path
	}
	newest := put(0, false)
	bad := put(60, false)
	good := put(61, true)
	older := put(62, true)
	must(t, os.WriteFile(filepath.Join(folder, "notes.txt"), nil, 0o600))
	must(t, os.WriteFile(filepath.Join(folder, "gongdan-x.db"), nil, 0o600))
	// All three are within the days that stay: nothing goes.
	removed, err := Rotate(context.Background(), folder)
	must(t, err)
	equal(t, len(removed), 0)
	for i := 1; i <= 14; i++ {
		put(i, i%2 == 0)
	}
	removed, err = Rotate(context.Background(), folder)
	must(t, err)
	left, err := Backups(folder)
	must(t, err)
	if !slices.Contains(left, newest) || !slices.Contains(left, good) || slices.Contains(left, older) && slices.Contains(left, bad) {
		t.Errorf("left %v, removed %v", left, removed)
	}
	fine := 0
	for _, p := range left {
		if _, err := Verify(context.Background(), p); err == nil {
			fine++
		}
	}
	if fine < 7 {
		t.Errorf("only %d good ones of %d left", fine, len(left))
	}
	if _, err := Rotate(context.Background(), filepath.Join(folder, "none")); troubleIn(err) != NoFolderTrouble {
		t.Errorf("no folder: %v", err)
	}
}

func TestABackupIntoAFolderThatIsNotThereSaysSo(t *testing.T) {
	s := openNew(t)
	_, err := Backup(t.Context(), s, filepath.Join(t.TempDir(), "no", "copy.db"))
	var trouble *Trouble
	if !errors.As(err, &trouble) || trouble.Kind != NoFolderTrouble {
		t.Errorf("%v", err)
	}
}

func TestABackupNamedFromTheFolderAtHandIsRestored(t *testing.T) {
	t.Chdir(t.TempDir())
	s := openAt(t, "shop.db")
	_, err := Backup(context.Background(), s, "copy.db")
	must(t, err)
	must(t, s.Close())
	_, _, err = Restore(context.Background(), "copy.db", "shop.db")
	must(t, err)
}
