package shell

import (
	"context"
	"log/slog"
	"path/filepath"
	"time"

	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// backupEvery is how often a backup is made while records change.
const backupEvery = 30 * time.Minute

// follow makes a backup now and then as long as the window is open.
func (w *Window) follow() {
	if w.opt.Store.Engine() != "sqlite" || w.opt.Store.ReadOnly() {
		return
	}
	w.lastBackup()
	var tick func()
	tick = func() {
		w.backup(nil)
		w.stop = append(w.stop, w.run.After(backupEvery, tick))
	}
	w.stop = append(w.stop, w.run.After(backupEvery, tick))
}

// backupFolder is where the backups are kept: beside the file, or where the
// settings say.
func (w *Window) backupFolder() string {
	if w.settings.BackupFolder != "" {
		return w.settings.BackupFolder
	}
	return filepath.Join(filepath.Dir(w.opt.Store.Where()), "backup")
}

// lastBackup tells in the rail when the newest backup was made.
func (w *Window) lastBackup() {
	folder, zone := w.backupFolder(), w.opt.Store.Zone
	kit.Load(w.run, func(context.Context) (time.Time, error) { return data.NewestBackup(folder, zone) }, func(at time.Time, err error) {
		if err != nil {
			slog.Error("newest backup", "folder", folder, "err", err)
			return
		}
		w.sayBackup(at)
	})
}

// sayBackup writes in the rail when a backup was made; the zero time is that
// there is none.
func (w *Window) sayBackup(at time.Time) {
	lang := w.env.Lang
	if at.IsZero() {
		w.shell.SetBackup(lang.Say("shell.no_backup"), false)
		return
	}
	words := lang.Clock(at)
	if shop.DayOf(at, lang.Zone) != shop.DayOf(w.opt.Now(), lang.Zone) {
		words = lang.Date(at)[len("2006-"):]
	}
	w.shell.SetBackup(lang.Say("shell.backed_up", shop.Args{"At": words}), true)
}

// backup makes a copy of the file beside it, or where the settings say, and
// then does what comes after it. What goes wrong is told and logged; it keeps
// nobody from working or from closing the window.
func (w *Window) backup(then func()) {
	folder, store := w.backupFolder(), w.opt.Store
	if store.Engine() != "sqlite" || store.ReadOnly() {
		if then != nil {
			then()
		}
		return
	}
	now := w.opt.Now()
	w.run.Start(func(ctx context.Context) func() {
		info, err := work.BackUp(ctx, w.desk(shop.Person{}), folder)
		return func() {
			if err != nil {
				slog.Error("backup", "folder", folder, "err", err)
				w.host.Fail("backup", err)
			} else if info.Path != "" {
				w.sayBackup(now)
			}
			if then != nil {
				then()
			}
		}
	})
}
