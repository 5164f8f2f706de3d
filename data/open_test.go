package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"gongdan/app/shop"
	"gongdan/data/datatest/engines"
)

// troubleKind is what Open says of the place, "" when it opens.
func troubleKind(t *testing.T, where string) TroubleKind {
	t.Helper()
	s, err := Open(context.Background(), where)
	if err == nil {
		must(t, s.Close())
		return ""
	}
	var trouble *Trouble
	if !errors.As(err, &trouble) {
		t.Fatalf("%s: %v is no trouble", where, err)
	}
	if trouble.Path == "" {
		t.Errorf("%v names no path", err)
	}
	return trouble.Kind
}

// newest is the version of the tables that this program makes.
func newest(t *testing.T) int64 {
	t.Helper()
	n, err := Newest(string(sqliteEngine))
	must(t, err)
	return n
}

func TestNewFileIsWholeOrNotThere(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "my shop 100% #1?.db")
	s, err := Open(t.Context(), path)
	must(t, err)
	t.Cleanup(func() { must(t, s.Close()) })
	if s.Where() != path || s.Engine() != "sqlite" || s.Schema() != newest(t) || s.ReadOnly() {
		t.Errorf("got %s %s %d %v", s.Where(), s.Engine(), s.Schema(), s.ReadOnly())
	}
	set := func(want map[string]string) {
		t.Helper()
		for pragma, want := range want {
			var got string
			must(t, s.write.QueryRow("PRAGMA "+pragma).Scan(&got))
			if got != want {
				t.Errorf("%s is %s, want %s", pragma, got, want)
			}
		}
	}
	set(map[string]string{"journal_mode": "wal", "foreign_keys": "1", "synchronous": "2", "busy_timeout": "5000", "application_id": "1198485095"})
	end, err := Hasten(t.Context(), s)
	must(t, err)
	set(map[string]string{"synchronous": "0"})
	must(t, end())
	set(map[string]string{"synchronous": "2"})
	if _, err := s.read.Exec(`DELETE FROM rights`); err == nil {
		t.Error("a reader could write")
	}
	names, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*.new*"))
	if err != nil || len(names) > 0 {
		t.Errorf("left behind: %v %v", names, err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
}

func TestStoreOpensAgainAsItWas(t *testing.T) {
	t.Parallel()
	engines.Each(t, template(t), func(t *testing.T, where string) {
		ctx := context.Background()
		s, err := Open(ctx, where)
		must(t, err)
		must(t, writeAt(s, noon(), func(tx *Tx) error {
			return SaveGrants(tx, []shop.Grant{{Role: shop.Owner, Right: shop.Manage}})
		}))
		must(t, s.Close())
		again := openAt(t, where)
		equal(t, len(get(t, again, Grants)), 1)
		seeds, err := SeedRules()
		must(t, err)
		equal(t, len(get(t, again, Rules)), len(seeds))
		if strings.Contains(again.Where(), "secret") {
			t.Error("the password is shown")
		}
	})
}

func TestWhatIsInTheWayIsNamed(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	at := func(name string, content []byte) string {
		path := filepath.Join(dir, name)
		must(t, os.WriteFile(path, content, 0o600))
		return path
	}
	whole, err := os.ReadFile(engines.File(t, template(t)))
	must(t, err)
	middle := append([]byte{}, whole...)
	copy(middle[4096:], strings.Repeat("garbage", 2000))
	for kind, path := range map[TroubleKind]string{
		NoFolderTrouble: filepath.Join(dir, "gone", "shop.db"),
		NotOursTrouble:  other(t, dir),
		DamagedTrouble:  at("text.db", []byte(strings.Repeat("this is no shop. ", 1000))),
	} {
		if got := troubleKind(t, path); got != kind {
			t.Errorf("%s: %q, want %q", path, got, kind)
		}
	}
	for name, content := range map[string][]byte{"empty.db": nil, "torso.db": whole[:4096], "middle.db": middle} {
		if got := troubleKind(t, at(name, content)); got != DamagedTrouble {
			t.Errorf("%s: %q", name, got)
		}
	}
	if got := troubleKind(t, dir); got != NotOursTrouble {
		t.Errorf("a folder: %q", got)
	}
}

// other is a file of another program.
func other(t *testing.T, dir string) string {
	t.Helper()
	path := filepath.Join(dir, "other.db")
	db, err := sql.Open("sqlite", path)
	must(t, err)
	_, err = db.Exec(`CREATE TABLE notes (id INTEGER)`)
	must(t, errors.Join(err, db.Close()))
	return path
}

func TestTablesOfANewerProgramAreLeftAlone(t *testing.T) {
	t.Parallel()
	engines.Each(t, template(t), func(t *testing.T, where string) {
		s, err := Open(context.Background(), where)
		must(t, err)
		_, err = s.write.Exec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, true)`)
		must(t, errors.Join(err, s.Close()))
		_, err = Open(context.Background(), where)
		var trouble *Trouble
		if !errors.As(err, &trouble) || trouble.Kind != NewerTrouble || trouble.Schema != 99 || trouble.Knows != newest(t) {
			t.Fatalf("got %v", err)
		}
		say, with := trouble.Tell()
		if say != "trouble.newer" || with["Schema"] != int64(99) || !strings.Contains(trouble.Error(), "newer") {
			t.Errorf("says %s with %v: %v", say, with, trouble)
		}
	})
}

func TestFileThatMayOnlyBeReadIsOpenedToRead(t *testing.T) {
	t.Parallel()
	for name, lock := range map[string]func(path string) error{
		"file":   func(path string) error { return os.Chmod(path, 0o400) },
		"folder": func(path string) error { return os.Chmod(filepath.Dir(path), 0o500) },
	} {
		t.Run(name, func(t *testing.T) {
			path := engines.File(t, template(t))
			must(t, lock(path))
			t.Cleanup(func() { must(t, os.Chmod(filepath.Dir(path), 0o700)) })
			s := openAt(t, path)
			if !s.ReadOnly() || len(get(t, s, Grants)) == 0 || s.Schema() != newest(t) {
				t.Errorf("read-only %v, schema %d", s.ReadOnly(), s.Schema())
			}
			var trouble *Trouble
			err := writeAt(s, noon(), func(*Tx) error { return nil })
			if !errors.As(err, &trouble) || trouble.Kind != ReadOnlyTrouble {
				t.Errorf("writing: %v", err)
			}
		})
	}
}

func TestCopyIsLeftBeforeTablesChange(t *testing.T) {
	t.Parallel()
	s := openNew(t)
	now := newest(t)
	next := fstest.MapFS{fmt.Sprintf("%05d_more.sql", now+1): {Data: []byte("-- +goose Up\nCREATE TABLE more (id INTEGER);\n")}}
	from, err := scripts(s.engine)
	must(t, err)
	names, err := fs.Glob(from, "*.sql")
	must(t, err)
	for _, name := range names {
		next[name] = &fstest.MapFile{Data: []byte("-- +goose Up\n")}
	}
	ctx := context.Background()
	fails := func(int64) error { return errors.New("no room for a copy") }
	if _, err := migrate(ctx, s.write, s.engine, next, fails); err == nil {
		t.Fatal("tables changed without a copy")
	}
	version, err := migrate(ctx, s.write, s.engine, next, func(v int64) error { return s.copyBefore(ctx, v) })
	must(t, err)
	equal(t, version, now+1)
	equal(t, openAt(t, fmt.Sprintf("%s.v%d", s.Where(), now)).Schema(), now)
}

func TestFullDiskSavesNothingAndSaysSo(t *testing.T) {
	t.Parallel()
	s := openNew(t)
	_, err := s.write.Exec(`PRAGMA max_page_count = 1`) // as many as there are: not one more
	must(t, err)
	c := shop.Customer{Name: "Li", Note: strings.Repeat("x", 100_000)}
	var trouble *Trouble
	err = writeAt(s, noon(), func(tx *Tx) error { return SaveCustomer(tx, &c) })
	if !errors.As(err, &trouble) || trouble.Kind != DiskFullTrouble || c.ID != 0 || c.Code != "" {
		t.Errorf("got %v and %+v", err, c.ID)
	}
	_, err = s.write.Exec(`PRAGMA max_page_count = 1000000`)
	must(t, err)
	write(t, s, func(tx *Tx) error { return SaveCustomer(tx, &c) })
}

func TestServerThatHoldsSomethingElseIsNotOurs(t *testing.T) {
	t.Parallel()
	from := engines.Template{Key: "other1", Build: func(where string) error {
		name, create := "sqlite", `CREATE TABLE notes (id INTEGER)`
		if isServer(where) {
			name = "pgx"
		}
		db, err := sql.Open(name, where)
		if err != nil {
			return err
		}
		_, err = db.Exec(create)
		return errors.Join(err, db.Close())
	}}
	engines.Each(t, from, func(t *testing.T, where string) {
		if got := troubleKind(t, where); got != NotOursTrouble {
			t.Errorf("got %q", got)
		}
	})
}

func TestServerThatDoesNotAnswerIsNamedWithoutPassword(t *testing.T) {
	t.Parallel()
	_, err := Open(context.Background(), "postgres://zw:secret@127.0.0.1:1/shop?connect_timeout=2")
	var trouble *Trouble
	if !errors.As(err, &trouble) || trouble.Kind != ServerTrouble || strings.Contains(trouble.Path, "secret") {
		t.Errorf("got %v", err)
	}
}
