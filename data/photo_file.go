package data

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gongdan/app/shop"
)

// photosEnd is what the folder of photos beside a file adds to its name.
const photosEnd = ".photos"

// PhotosBeside is where the photos lie that were backed up with a backup.
func PhotosBeside(backup string) string { return filepath.Join(filepath.Dir(backup), "photos") }

// PhotoFolder is where the originals of photos lie: the folder of the settings,
// else beside the file of the records. A server has no place beside it: then
// they lie with this PC's settings, a folder for each server, and other PCs see
// the small copies only.
func PhotoFolder(s *Store, set shop.Settings) string {
	if set.PhotoFolder != "" {
		return set.PhotoFolder
	}
	if s.engine == sqliteEngine {
		return s.where + photosEnd
	}
	config, err := os.UserConfigDir()
	if err != nil {
		config = os.TempDir()
	}
	return filepath.Join(config, "gongdan", "photos-"+HashOf([]byte(s.Where()))[:8])
}

// KeepPhoto puts a picture into a folder under the name of its hash. What is
// there under that name is the same picture already.
func KeepPhoto(folder string, sort shop.PhotoSort, picture []byte) (hash string, err error) {
	sum := sha256.Sum256(picture)
	hash = hex.EncodeToString(sum[:])
	to := filepath.Join(folder, hash+"."+string(sort))
	if old, err := os.Stat(to); err == nil && old.Size() == int64(len(picture)) {
		return hash, nil
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return hash, err
	}
	part, err := os.CreateTemp(folder, hash[:8]+".*.part")
	if err != nil {
		return hash, err
	}
	defer os.Remove(part.Name())
	_, err = part.Write(picture)
	if err = errors.Join(err, part.Sync(), part.Close()); err != nil {
		return hash, err
	}
	if err := os.Rename(part.Name(), to); err != nil {
		return hash, err
	}
	return hash, syncFolder(folder)
}

// CopyPhotos brings the originals that a folder has and another has not into
// the other; nothing is ever taken away there. A folder that is not there has
// none. It says how many it brought.
func CopyPhotos(ctx context.Context, from, to string) (n int, err error) {
	have, err := photoFiles(from)
	if err != nil || len(have) == 0 {
		return 0, err
	}
	there, err := photoFiles(to)
	if err != nil {
		return 0, err
	}
	for _, name := range have {
		if ctx.Err() != nil {
			return n, ctx.Err()
		}
		if slices.Contains(there, name) {
			continue
		}
		picture, err := os.ReadFile(filepath.Join(from, name))
		if err != nil {
			return n, fmt.Errorf("copy photo: %w", err)
		}
		if HashOf(picture) != strings.TrimSuffix(name, filepath.Ext(name)) {
			continue // it was changed since: a copy would only hide that
		}
		if _, err := KeepPhoto(to, shop.PhotoSort(filepath.Ext(name)[1:]), picture); err != nil {
			return n, fmt.Errorf("copy photo: %w", err)
		}
		n++
	}
	return n, nil
}

// photoFiles are the names of the originals in a folder, sorted.
func photoFiles(folder string) (names []string, err error) {
	files, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	for _, f := range files {
		stem, end, _ := strings.Cut(f.Name(), ".")
		if f.Type().IsRegular() && len(stem) == 64 && slices.Contains(shop.PhotoSorts(), shop.PhotoSort(end)) {
			names = append(names, f.Name())
		}
	}
	return names, err
}

// HashOf is the name of a picture in the folder of photos: its SHA-256, in hex.
func HashOf(picture []byte) string {
	sum := sha256.Sum256(picture)
	return hex.EncodeToString(sum[:])
}

// hashOfFile is the hash of what a file holds, read a piece at a time.
func hashOfFile(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
