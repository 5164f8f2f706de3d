package main

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
)

// asProgram has this program run as gongdan itself does, so that a test can
// take room or rights away from it.
const asProgram = "GONGDAN_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) == "" {
		os.Exit(m.Run())
	}
	os.Exit(run(context.Background(), os.Args[1:], terminal{Out: os.Stdout, Err: os.Stderr, Now: time.Now, Getenv: os.Getenv}))
}

// inBoth runs a call in each language, which must say that it cannot use the
// data, in words of that language that name the file.
func inBoth(t *testing.T, path, chinese, english string, do func(args ...string) called) {
	t.Helper()
	for lang, words := range map[string]string{"zh-CN": chinese, "en": english} {
		do("--lang", lang, "--data", path).must(t, unusable, "", words).must(t, unusable, "", path)
	}
}

// smallShop is the data of a small shop, and a file with one customer more.
func smallShop(t *testing.T) (path, more string) {
	t.Helper()
	path, more = demoFile(t), filepath.Join(t.TempDir(), "more.json")
	must(t, os.WriteFile(more, []byte(`{"format": "gongdan/1", "customers": [{"code": "X1", "name": "多一个"}]}`), 0o600))
	return path, more
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// importing is a call that adds the customer of more.
func importing(t *testing.T, more string) func(...string) called {
	return func(args ...string) called { return call(t, append(args, "import", more)...) }
}

// limited is a call of a program whose files may grow to so many blocks of 512
// bytes: the engine meets what it meets on a full disk.
func limited(t *testing.T, blocks int, args ...string) called {
	t.Helper()
	self, err := os.Executable()
	must(t, err)
	var out, wrong bytes.Buffer
	c := exec.CommandContext(t.Context(), "sh", append([]string{"-c", fmt.Sprintf(`ulimit -f %d; exec "$0" "$@"`, blocks), self}, args...)...)
	c.Env, c.Stdout, c.Stderr = append(os.Environ(), asProgram+"=1", "GONGDAN_DATA="), &out, &wrong
	var ended *exec.ExitError
	if err := c.Run(); err != nil && !errors.As(err, &ended) {
		t.Fatal(err)
	}
	return called{c.ProcessState.ExitCode(), out.String(), wrong.String()}
}

// backedUp makes a backup as the window does.
func backedUp(t *testing.T, path string) {
	t.Helper()
	s, err := data.Open(t.Context(), path)
	must(t, err)
	_, err = work.BackUp(t.Context(), work.Desk{Store: s, Now: time.Now, Zone: s.Zone})
	must(t, errors.Join(err, s.Close()))
}

func TestAFullDiskSavesNothingAndLeavesAllToRead(t *testing.T) {
	path, more := smallShop(t)
	elsewhere := filepath.Join(t.TempDir(), "moved.db")
	inBoth(t, filepath.Join(filepath.Dir(path), "backup"), "磁盘已满", "The disk is full", func(args ...string) called {
		return limited(t, 64, "--lang", args[1], "--data", path, "import", more) // no room for the backup before it
	})
	backedUp(t, path)
	// No room at all; none but for the notes beside the file; some for what is
	// written, and not enough.
	for _, blocks := range []int{0, 64, 80} {
		inBoth(t, path, "磁盘已满", "The disk is full", func(args ...string) called {
			return limited(t, blocks, append(args, "import", more)...)
		})
		limited(t, blocks, "--data", path, "find", "138").must(t, done, "vehicle", "")
	}
	inBoth(t, elsewhere, "MB", "MB are free", func(...string) called { return limited(t, 64, "--lang", "en", "--data", path, "backup", elsewhere) })
	call(t, "--data", path, "find", "X1").must(t, done, "", "")
	call(t, "--data", path, "check").must(t, done, "", "")
	importing(t, more)("--data", path, "--json").must(t, done, `"customers": 1`, "")
}

func TestWhatMayOnlyBeReadIsShownAndNotWritten(t *testing.T) {
	for name, lock := range map[string]func(path string) error{
		"file":   func(path string) error { return os.Chmod(path, 0o400) },
		"folder": func(path string) error { return os.Chmod(filepath.Dir(path), 0o500) },
	} {
		t.Run(name, func(t *testing.T) {
			path, more := smallShop(t)
			must(t, lock(path))
			t.Cleanup(func() { must(t, os.Chmod(filepath.Dir(path), 0o700)) })
			inBoth(t, path, "只能读不能写", "can be read, not written", importing(t, more))
			call(t, "--data", path, "find", "138").must(t, done, "vehicle", "")
			call(t, "--data", path, "check").must(t, done, "", "")
		})
	}
}

// A damaged file is told at once or, where only pages in its middle are gone,
// by the check; the newest backup that is whole is what the window offers.
func TestADamagedFileIsToldAndItsNewestGoodBackupFound(t *testing.T) {
	path, more := smallShop(t)
	whole, err := os.ReadFile(path)
	must(t, err)
	spoil := func(change func([]byte) []byte) { must(t, os.WriteFile(path, change(bytes.Clone(whole)), 0o600)) }
	for name, change := range map[string]func([]byte) []byte{
		"empty":       func(b []byte) []byte { return nil },
		"cut":         func(b []byte) []byte { return b[:4096] },
		"no header":   func(b []byte) []byte { clear(b[:100]); return b },
		"overwritten": func(b []byte) []byte { copy(b, "%PDF-1.7 some other file"); return b },
	} {
		t.Run(name, func(t *testing.T) {
			spoil(change)
			inBoth(t, path, "已损坏", "is damaged", importing(t, more))
		})
	}
	spoil(func(b []byte) []byte {
		copy(b[len(b)/2:], strings.Repeat("garbage ", 2500))
		return b
	})
	for lang, words := range map[string]string{"zh-CN": "备份", "en": "backup"} {
		if s := call(t, "--lang", lang, "--data", path, "check"); s.status == done || !strings.Contains(s.out+s.err, words) {
			t.Errorf("garbage in the middle: %+v", s)
		}
	}
	spoil(func(b []byte) []byte { return b })
	folder := filepath.Join(filepath.Dir(path), "backup")
	must(t, os.Mkdir(folder, 0o700))
	var names []string
	for day := range 3 {
		names = append(names, filepath.Join(folder, data.BackupName(time.Date(2026, 4, 10+day, 2, 0, 0, 0, time.UTC), time.UTC)))
		call(t, "--data", path, "backup", names[day]).must(t, done, "", "")
	}
	must(t, os.WriteFile(names[2], whole[:len(whole)/2], 0o600))
	if got := newestBackup(t.Context(), folder); got.Path != names[1] || got.At.IsZero() {
		t.Errorf("offers %s of %s, want %s", got.Path, got.At, names[1])
	}
	spoil(func(b []byte) []byte { return b[:4096] })
	call(t, "--data", path, "restore", names[1]).must(t, done, ".before-restore-1", "")
	call(t, "--data", path, "check").must(t, done, "", "")
}

func TestAFileOfANewerProgramIsRefusedWithItsVersion(t *testing.T) {
	path, more := smallShop(t)
	db := sqlite(t, path)
	_, err := db.Exec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, 1)`)
	must(t, errors.Join(err, db.Close()))
	before, err := os.ReadFile(path)
	must(t, err)
	inBoth(t, path, "表版本 99", "tables 99", importing(t, more))
	after, err := os.ReadFile(path)
	if must(t, err); !bytes.Equal(before, after) {
		t.Error("the newer file was touched")
	}
}

// sqlite opens the file as another program would.
func sqlite(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", "file://"+filepath.ToSlash(path)+"?_txlock=immediate")
	must(t, err)
	db.SetMaxOpenConns(1)
	return db
}

func TestAnotherWriterIsWaitedForAndThenNamed(t *testing.T) {
	t.Parallel()
	path, more := smallShop(t)
	backedUp(t, path)
	db := sqlite(t, path)
	defer db.Close()
	other, err := db.Begin()
	must(t, err)
	_, err = other.Exec(`UPDATE people SET phone = '1'`)
	must(t, err)
	t.Run("while", func(t *testing.T) {
		for lang, words := range map[string]string{"zh-CN": "另一个程序正在写", "en": "Another program is writing"} {
			t.Run(lang, func(t *testing.T) {
				t.Parallel()
				call(t, "--lang", lang, "--data", path, "import", more).must(t, unusable, "", words)
			})
		}
		began := time.Now()
		call(t, "--data", path, "find", "138").must(t, done, "vehicle", "")
		if took := time.Since(began); took > 3*time.Second {
			t.Errorf("looking something up took %s", took)
		}
	})
	soon := time.AfterFunc(time.Second, func() {
		if err := other.Commit(); err != nil {
			t.Error(err)
		}
	})
	defer soon.Stop()
	importing(t, more)("--data", path).must(t, done, "", "")
}

func TestAFolderThatIsGoneIsNamed(t *testing.T) {
	_, more := smallShop(t)
	inBoth(t, filepath.Join(t.TempDir(), "stick", "shop.db"), "U 盘", "stick", importing(t, more))
}

// Whatever keeps the data from being used has words that say what to do, with
// no blank left open.
func TestEveryTroubleIsSaidInEachLanguage(t *testing.T) {
	for _, tag := range text.Tags() {
		say, err := text.Load(tag)
		must(t, err)
		s := &session{program: &program{}, say: say}
		for _, kind := range []data.TroubleKind{
			data.NewerTrouble, data.DamagedTrouble, data.NotOursTrouble, data.ReadOnlyTrouble, data.DiskFullTrouble, data.BusyTrouble,
			data.NetworkTrouble, data.NoFolderTrouble, data.ServerTrouble, data.DeniedTrouble,
		} {
			words, status := s.words(fmt.Errorf("open: %w", &data.Trouble{Kind: kind, Path: "//server/shop.db", Schema: 9, Knows: 1}))
			if status != unusable || len([]rune(words)) < 40 || strings.ContainsAny(words, "{}«»") || !strings.Contains(words, "//server/shop.db") {
				t.Errorf("%s in %s: %d %s", kind, tag, status, words)
			}
			if shown, failure := say.Error(&data.Trouble{Kind: kind, Path: "//server/shop.db", Schema: 9, Knows: 1}); shown != words || !failure {
				t.Errorf("%s in %s: the window says %q", kind, tag, shown)
			}
		}
	}
	var told shop.Told = &data.Trouble{}
	if say, _ := told.Tell(); say != "trouble." {
		t.Error(say)
	}
}
