package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"gongdan/app/shop"
)

// The name of a backup is its time, by the shop's clock.
const (
	backupStem = "gongdan-"
	backupTime = "20060102-150405"
	backupEnd  = ".db"
)

// BackupName is the name under which Rotate knows a backup made at that time.
func BackupName(at time.Time, zone *time.Location) string {
	return backupStem + at.In(zone).Format(backupTime) + backupEnd
}

// Backup writes a copy of s to the file at to, verifies it and only then gives
// it its name: what is there under that name is whole, or is what was there
// before. Others may write to s meanwhile; the copy is of one moment. A server
// has its own backups: a *shop.Refusal.
func Backup(ctx context.Context, s *Store, to string) (BackupInfo, error) {
	if s.engine == postgresEngine {
		return BackupInfo{}, shop.Refuse("backup.refuse.postgres", nil)
	}
	to, err := filepath.Abs(to)
	if err != nil {
		return BackupInfo{}, fmt.Errorf("back up: %w", err)
	}
	if sameFile(s.where, to) {
		return BackupInfo{}, shop.Refuse("backup.refuse.same_file", shop.Args{"Path": to})
	}
	info, err := backup(ctx, s, to)
	if err != nil {
		return info, asTrouble(fmt.Errorf("back up: %w", err), to)
	}
	return info, nil
}

func backup(ctx context.Context, s *Store, to string) (info BackupInfo, err error) {
	if _, err := os.Stat(filepath.Dir(to)); err != nil { // the engine would call it read-only
		return info, err
	}
	part := to + ".tmp"
	if err := os.Remove(part); err != nil && !errors.Is(err, os.ErrNotExist) {
		return info, err
	}
	defer os.Remove(part)
	if err := vacuumInto(ctx, s, part); err != nil {
		return info, err
	}
	return finish(ctx, part, to)
}

// vacuumInto copies the file of s through a connection of its own, since
// readers may write nothing and the writer is not to be held up.
func vacuumInto(ctx context.Context, s *Store, to string) error {
	db, err := sql.Open("sqlite", fileAddress(s.where)+"?mode="+s.mode+"&_busy_timeout=5000&_defensive=1")
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.ExecContext(ctx, `VACUUM INTO $1`, to)
	return err
}

// finish puts a finished file on the disk, verifies it and gives it its name.
func finish(ctx context.Context, part, to string) (info BackupInfo, err error) {
	if err := toDisk(part); err != nil {
		return info, err
	}
	if info, err = inspect(ctx, part, true); err != nil {
		return info, err
	}
	if err := os.Rename(part, to); err != nil {
		return info, err
	}
	info.Path = to
	return info, syncFolder(filepath.Dir(to))
}

// toDisk waits until a file, which no store has open, is on the disk.
func toDisk(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	err = f.Sync()
	return errors.Join(err, f.Close())
}

// syncFolder waits until a new name is on the disk. Windows keeps names safe by
// itself and cannot be asked to.
func syncFolder(folder string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(folder)
	if err != nil {
		return err
	}
	err = f.Sync()
	return errors.Join(err, f.Close())
}

// sameFile reports whether two paths are one file, by whatever name.
func sameFile(a, b string) bool {
	if filepath.Clean(a) == filepath.Clean(b) {
		return true
	}
	one, err1 := os.Stat(a)
	two, err2 := os.Stat(b)
	return err1 == nil && err2 == nil && os.SameFile(one, two)
}

// Backups lists the backups in a folder by their names, the newest first.
func Backups(folder string) ([]string, error) {
	files, err := os.ReadDir(folder)
	if err != nil {
		return nil, asTrouble(fmt.Errorf("list backups: %w", err), folder)
	}
	var names []string
	for _, f := range files {
		if _, ok := backupAt(f.Name()); ok && f.Type().IsRegular() {
			names = append(names, filepath.Join(folder, f.Name()))
		}
	}
	slices.Sort(names)
	slices.Reverse(names)
	return names, nil
}

// backupAt is when a backup was made, by the shop's clock.
func backupAt(path string) (time.Time, bool) {
	stem, ok := strings.CutSuffix(filepath.Base(path), backupEnd)
	stem, named := strings.CutPrefix(stem, backupStem)
	at, err := time.Parse(backupTime, stem)
	return at, ok && named && err == nil
}
