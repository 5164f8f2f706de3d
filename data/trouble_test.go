package data

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"

	"gongdan/app/shop"
	"gongdan/data/datatest/engines"
)

func TestTroubleIsWhatTheEngineMeans(t *testing.T) {
	t.Parallel()
	for code, want := range map[int]TroubleKind{
		13: DiskFullTrouble, 778: DiskFullTrouble, 4618: DiskFullTrouble, 4874: DiskFullTrouble, 11: DamagedTrouble, 26: DamagedTrouble, 522: DamagedTrouble,
		8: ReadOnlyTrouble, 1544: ReadOnlyTrouble, 14: ReadOnlyTrouble, 5: BusyTrouble, 261: BusyTrouble, 1: "", 2067: "",
	} {
		if got := kindOfFile(code); got != want {
			t.Errorf("SQLite %d: %q, want %q", code, got, want)
		}
	}
	for state, want := range map[string]TroubleKind{
		"53100": DiskFullTrouble, "25006": ReadOnlyTrouble, "28P01": DeniedTrouble, "42501": DeniedTrouble, "55P03": BusyTrouble,
		"XX001": DamagedTrouble, "08006": ServerTrouble, "57P01": ServerTrouble, "3D000": ServerTrouble, "23505": "",
	} {
		if got := kindOfEngine(fmt.Errorf("save: %w", &pgconn.PgError{Code: state})); got != want {
			t.Errorf("PostgreSQL %s: %q, want %q", state, got, want)
		}
	}
	for err, want := range map[error]TroubleKind{
		syscall.ENOSPC: DiskFullTrouble, fs.ErrPermission: ReadOnlyTrouble, fs.ErrNotExist: NoFolderTrouble, syscall.EROFS: ReadOnlyTrouble,
	} {
		if got := kindOfSystem(err); got != want {
			t.Errorf("%v: %q, want %q", err, got, want)
		}
	}
}

func TestOtherErrorsAreNoTrouble(t *testing.T) {
	t.Parallel()
	s := openNew(t)
	for _, want := range []error{shop.ErrStale, context.Canceled, fs.ErrNotExist, &shop.Refusal{Say: "x"}} {
		err := writeAt(s, noon(), func(*Tx) error { return want })
		if t2 := (*Trouble)(nil); !errors.Is(err, want) || errors.As(err, &t2) {
			t.Errorf("%v came back as %v", want, err)
		}
	}
}

func TestFoldersOfOtherPCsAndOfSyncServicesAreKnown(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]bool{
		`\\server\share\shop.db`: true, "//server/share/shop.db": true, `\\?\UNC\server\share\shop.db`: true,
		`\\?\C:\shop.db`: false, `C:\shop.db`: false, "/home/zw/shop.db": false,
	} {
		if unc(path) != want {
			t.Errorf("%s: network %v", path, !want)
		}
	}
	for path, want := range map[string]string{
		"/home/zw/OneDrive - Shop/shop.db": "OneDrive", "/home/zw/我的坚果云/shop.db": "我的坚果云", "/home/zw/dropbox/a/shop.db": "Dropbox",
		"/home/zw/shop.db": "", "/home/zw/one/drive.db": "",
	} {
		if got := SyncedFolder(path); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
	if onNetwork(t.TempDir() + "/shop.db") {
		t.Error("a temporary folder lies on a network")
	}
}

func TestWriteRunsAgainWhenPostgreSQLYields(t *testing.T) {
	t.Parallel()
	s := openNew(t)
	for limit, want := range map[int]bool{mostTries: true, mostTries + 1: false} {
		runs := 0
		err := writeAt(s, noon(), func(*Tx) error {
			if runs++; runs < limit {
				return &pgconn.PgError{Code: "40001"}
			}
			return nil
		})
		if (err == nil) != want || runs != min(limit, mostTries) {
			t.Errorf("%d runs of %d: %v", runs, limit, err)
		}
	}
}

func TestAnotherProgramOfOursIsNamedWhileItWrites(t *testing.T) {
	t.Parallel()
	path := engines.File(t, template(t))
	first, second := openAt(t, path), openAt(t, path)
	done, err := first.Occupy(context.Background(), Importing, noon())
	must(t, err)
	long, err := first.write.Begin()
	must(t, err)
	_, err = long.Exec(`UPDATE rights SET limit_bp = 0`)
	must(t, err)
	var busy *Trouble
	err = writeAt(second, noon(), func(tx *Tx) error { return SaveSettings(tx, shop.DefaultSettings()) })
	if !errors.As(err, &busy) || busy.Writer != Importing || !busy.Since.Equal(noon()) {
		t.Errorf("%v: %+v", err, busy)
	}
	if say, with := busy.Tell(); say != "trouble.busy_by" || with["Writer"] != Importing {
		t.Errorf("told as %s with %v", say, with)
	}
	must(t, long.Rollback())
	done()
	if n := get(t, first, func(v View) (int64, error) { return number(v, `SELECT count(*) FROM settings WHERE name = 'occupied'`) }); n != 0 {
		t.Error("the note stays")
	}
	must(t, writeAt(second, noon(), func(tx *Tx) error { return SaveSettings(tx, shop.DefaultSettings()) }))
}
