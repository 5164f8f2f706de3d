package data

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"gongdan/app/shop"
)

func TestARehearsalProvesACopyAndLeavesItAlone(t *testing.T) {
	ctx := context.Background()
	s := openNew(t)
	checkShop(t, s)
	t.Setenv("TMPDIR", t.TempDir())
	folder := t.TempDir()
	to := filepath.Join(folder, "b.db")
	made := backupOf(t, s, to)
	was, err := os.ReadFile(to)
	must(t, err)
	info, err := Rehearse(ctx, to)
	must(t, err)
	if made.Path = info.Path; info != made {
		t.Errorf("rehearsed %+v, want %+v", info, made)
	}
	is, err := os.ReadFile(to)
	must(t, err)
	equal(t, string(is) == string(was), true)
	for _, place := range []string{folder, os.TempDir()} {
		left, err := os.ReadDir(place)
		must(t, err)
		if len(left) > 1 || len(left) == 1 && left[0].Name() != "b.db" {
			t.Errorf("left in %s: %v", place, left)
		}
	}
}

func TestARehearsalTellsWhatARestoreWouldBring(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	s := openNew(t)
	checkShop(t, s)
	copyWith := func(spoil string) string {
		to := filepath.Join(t.TempDir(), "b.db")
		backupOf(t, s, to)
		bad := openAt(t, to)
		if spoil != "" {
			_, err := bad.write.Exec(spoil)
			must(t, err)
		}
		must(t, bad.Close())
		return to
	}
	torso := copyWith("")
	must(t, os.Truncate(torso, 4096))
	for path, want := range map[string]TroubleKind{
		copyWith(""): "",
		copyWith(`UPDATE parts SET on_hand = on_hand + 1`):                                UnsoundTrouble,
		copyWith(`UPDATE audit SET note = 'another' WHERE id = 1`):                        UnsoundTrouble,
		copyWith(`DELETE FROM search_tokens`):                                             UnsoundTrouble,
		copyWith(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, 1)`): NewerTrouble,
		torso:                              DamagedTrouble,
		filepath.Join(t.TempDir(), "x.db"): NoFolderTrouble,
	} {
		if _, err := Rehearse(ctx, path); troubleIn(err) != want {
			t.Errorf("%s: %v, want %q", path, err, want)
		}
	}
}

func TestTheMarkChangesWithEveryActAndEveryDraft(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		equal(t, get(t, s, IsEmpty), true)
		marks := []string{get(t, s, MarkOf)}
		fillShop(t, s)
		marks = append(marks, get(t, s, MarkOf))
		must(t, writeAt(s, noon(), func(tx *Tx) error { return SaveDraft(tx, &shop.Draft{Key: "order:new", At: noon().Add(time.Second)}) }))
		marks = append(marks, get(t, s, MarkOf), get(t, s, MarkOf))
		if marks[0] == marks[1] || marks[1] == marks[2] || marks[2] != marks[3] {
			t.Errorf("marks %v", marks)
		}
		equal(t, get(t, s, IsEmpty), false)
	})
}

func TestWhatCameOfABackupIsKeptWithoutAnAct(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		equal(t, len(get(t, s, Rehearsals)), 0)
		var told []shop.Change
		defer s.Watch(func(all []shop.Change) { told = append(told, all...) })()
		mark := get(t, s, MarkOf)
		want := shop.Rehearsal{Folder: "E:\\备份", Path: "x", At: noon(), GoodAt: noon(), Mark: mark, Orders: 3, LastOrder: "RO1", Say: "trouble.unsound", With: map[string]string{"Path": "x"}}
		for range 2 {
			must(t, s.Write(context.Background(), By{At: noon()}, func(tx *Tx) error { return SaveRehearsals(tx, []shop.Rehearsal{want}) }))
		}
		got := get(t, s, Rehearsals)
		equal(t, got, []shop.Rehearsal{want})
		equal(t, get(t, s, MarkOf), mark)
		equal(t, get(t, s, Settings), shop.DefaultSettings())
		if len(told) != 2 || told[0].Kind != shop.KindBackups {
			t.Errorf("told %v", told)
		}
	})
}
