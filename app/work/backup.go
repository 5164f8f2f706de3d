package work

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"gongdan/app/shop"
	"gongdan/data"
)

// BackupFolder is where backups of s go when the settings name no folder.
func BackupFolder(s *data.Store, set shop.Settings) string {
	if set.BackupFolder != "" {
		return set.BackupFolder
	}
	return filepath.Join(filepath.Dir(s.Where()), "backup")
}

// BackUp puts a copy of the records into each folder of the settings, named by
// the time, and rehearses its restore. What came of it is kept and returned; a
// copy that turned out bad is an error too. Only after a good one do old copies
// go, as data.Rotate says. A server's records are backed up by the server:
// refused.
func BackUp(ctx context.Context, d Desk) ([]shop.Rehearsal, error) { return d.backUp(ctx, false) }

// BackUpChanged is BackUp that leaves out the folders in which a good copy of
// the records as they are lies already.
func BackUpChanged(ctx context.Context, d Desk) ([]shop.Rehearsal, error) { return d.backUp(ctx, true) }

// standing is what a backup begins with.
type standing struct {
	settings shop.Settings
	last     map[string]shop.Rehearsal // by folder
	mark     string
}

func readStanding(v data.View) (st standing, err error) {
	if st.settings, err = data.Settings(v); err != nil {
		return st, err
	}
	if st.mark, err = data.MarkOf(v); err != nil {
		return st, err
	}
	all, err := data.Rehearsals(v)
	st.last = map[string]shop.Rehearsal{}
	for _, r := range all {
		st.last[r.Folder] = r
	}
	return st, err
}

func (d Desk) backUp(ctx context.Context, changed bool) (all []shop.Rehearsal, err error) {
	if d.Store.Engine() != "sqlite" {
		return nil, shop.Refuse("backup.refuse.postgres", nil)
	}
	st, err := data.Read(ctx, d.Store, readStanding)
	if err != nil {
		return nil, err
	}
	folders := []string{BackupFolder(d.Store, st.settings)}
	if second := st.settings.SecondFolder; second != "" {
		folders = append(folders, second)
	}
	var failed []error
	made := false
	for i, folder := range folders {
		last := st.last[folder]
		if changed && last.Good() && last.Mark == st.mark && isFile(last.Path) {
			all = append(all, last)
			continue
		}
		made = true
		r, err := d.copyInto(ctx, folder, i == 0)
		if err == nil {
			err = BackUpPhotos(ctx, d, r.Path)
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if r.Mark, r.GoodAt = st.mark, r.At; err != nil {
			r.GoodAt = last.GoodAt
			r.Say, r.With = told(err)
			failed = append(failed, err)
		}
		all = append(all, r)
	}
	if made && !d.Store.ReadOnly() {
		failed = append(failed, d.do(ctx, func(tx *data.Tx) error { return data.SaveRehearsals(tx, all) }))
	}
	return all, errors.Join(failed...)
}

// copyInto makes a copy in a folder and rehearses its restore. The first folder
// is made when it is not there; where the second is gone its disk is.
func (d Desk) copyInto(ctx context.Context, folder string, first bool) (shop.Rehearsal, error) {
	r := shop.Rehearsal{Folder: folder, At: d.Now()}
	to := filepath.Join(folder, data.BackupName(d.Now(), d.Zone))
	if first {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return r, fmt.Errorf("folder of backups: %w", err)
		}
	} else if _, err := os.Stat(folder); err != nil {
		return r, &data.Trouble{Kind: data.NoFolderTrouble, Path: to, Err: err}
	}
	info, err := data.Backup(ctx, d.Store, to)
	if err != nil {
		return r, err
	}
	r.Path, r.Orders, r.LastOrder = info.Path, info.Orders, info.LastOrder
	if _, err := data.Rehearse(ctx, info.Path); err != nil {
		return r, err
	}
	_, err = data.Rotate(ctx, folder)
	return r, err
}

// told is a failure as it is kept: the key of its message and the blanks.
func told(err error) (say string, with map[string]string) {
	var t *data.Trouble
	if !errors.As(err, &t) {
		return "backup.say.failed", map[string]string{"Why": err.Error()}
	}
	say, args := t.Tell()
	with = map[string]string{}
	for name, value := range args {
		with[name] = fmt.Sprint(value)
	}
	return say, with
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// backUpFirst makes a backup before much is changed at once. A file with
// nothing in it needs none, and a server has its own.
func (d Desk) backUpFirst(ctx context.Context) error {
	if d.Store.Engine() != "sqlite" {
		return nil
	}
	empty, err := data.Read(ctx, d.Store, data.IsEmpty)
	if err != nil || empty {
		return err
	}
	_, err = BackUpChanged(ctx, d)
	return err
}
