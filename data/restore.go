package data

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"gongdan/app/shop"
)

// Lost is what the file had that its backup has not.
type Lost struct {
	Unknown  bool // the file could not be read, or was not there
	Since    time.Time
	Until    time.Time // of the newest write that is lost; zero: nothing is
	Writes   int64
	Orders   int64 // orders that were begun since
	Payments int64
	Aside    string // where the file was put; empty: there was none
}

// Restore puts the backup at from in the place of the file at to, which nobody
// may have open. The backup is verified before anything is touched; the file
// before it is kept aside, with its -wal and -shm, and comes back when the
// backup cannot be opened. An older backup is brought up to date. Photos that lie
// beside the backup and not beside the file are brought back.
func Restore(ctx context.Context, from, to string) (BackupInfo, Lost, error) {
	if isServer(to) {
		return BackupInfo{}, Lost{}, shop.Refuse("backup.refuse.postgres", nil)
	}
	to, err := filepath.Abs(to)
	if err == nil {
		from, err = filepath.Abs(from) // SQLite takes no other path as an address
	}
	if err != nil {
		return BackupInfo{}, Lost{}, fmt.Errorf("restore: %w", err)
	}
	if sameFile(from, to) {
		return BackupInfo{}, Lost{}, shop.Refuse("backup.refuse.same_file", shop.Args{"Path": to})
	}
	info, lost, err := restore(ctx, from, to)
	if err != nil {
		return info, lost, asTrouble(fmt.Errorf("restore: %w", err), from)
	}
	// The records are back whatever becomes of the photos: Check names those that
	// are missing.
	_, _ = CopyPhotos(ctx, PhotosBeside(from), to+photosEnd)
	return info, lost, nil
}

func restore(ctx context.Context, from, to string) (info BackupInfo, lost Lost, err error) {
	if info, err = inspect(ctx, from, true); err != nil {
		return info, lost, err
	}
	old, err := inspect(ctx, to, false)
	lost = lostBy(old, info, err)
	part := to + ".tmp"
	if err := copyFile(from, part); err != nil {
		return info, lost, err
	}
	defer os.Remove(part)
	if _, err := inspect(ctx, part, true); err != nil {
		return info, lost, err
	}
	lost.Aside, err = setAside(to)
	if err != nil {
		return info, lost, err
	}
	if err = os.Rename(part, to); err == nil {
		err = errors.Join(syncFolder(filepath.Dir(to)), tryOpen(ctx, to))
	}
	if err != nil {
		err = errors.Join(err, bringBack(lost.Aside, to))
		lost.Aside = ""
	}
	return info, lost, err
}

func lostBy(old, info BackupInfo, err error) Lost {
	if err != nil {
		return Lost{Unknown: true, Since: info.At}
	}
	lost := Lost{
		Since:    info.At,
		Writes:   max(0, old.Writes-info.Writes),
		Orders:   max(0, old.Orders-info.Orders),
		Payments: max(0, old.Payments-info.Payments),
	}
	if lost.Writes > 0 {
		lost.Until = old.At
	}
	return lost
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}

// fileEnds are what SQLite adds to the names of the files that belong together.
func fileEnds() []string { return []string{"", "-wal", "-shm"} }

// setAside moves a file, with what belongs to it, to a name that is free. All
// move or none: a file without its -wal lacks what was written last.
func setAside(path string) (aside string, err error) {
	for n := 1; ; n++ {
		aside = fmt.Sprintf("%s.before-restore-%d", path, n)
		if _, err := os.Lstat(aside); errors.Is(err, os.ErrNotExist) {
			break
		}
	}
	found := false
	for i, end := range fileEnds() {
		err := os.Rename(path+end, aside+end)
		if found = found || err == nil; err == nil || errors.Is(err, os.ErrNotExist) {
			continue
		}
		for _, moved := range fileEnds()[:i] {
			os.Rename(aside+moved, path+moved) //nolint:errcheck // the first error says more
		}
		return "", err
	}
	if !found {
		return "", nil
	}
	return aside, nil
}

// bringBack undoes setAside.
func bringBack(aside, path string) error {
	if aside == "" {
		return os.Remove(path)
	}
	for _, end := range fileEnds() {
		if err := os.Remove(path + end); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	for _, end := range fileEnds() {
		if err := os.Rename(aside+end, path+end); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}

// tryOpen opens and closes a file as the program will.
func tryOpen(ctx context.Context, path string) error {
	s, err := Open(ctx, path)
	if err != nil {
		return err
	}
	return s.Close()
}
