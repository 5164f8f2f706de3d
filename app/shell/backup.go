package shell

import (
	"context"
	"log/slog"
	"path/filepath"
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
)

// backupEvery is how often a backup is made while records change.
const backupEvery = 30 * time.Minute

// follow makes a backup now and then as long as the window is open.
func (w *Window) follow() {
	if w.opt.Store.Engine() != "sqlite" || w.opt.Store.ReadOnly() {
		return
	}
	var tick func()
	tick = func() {
		w.backup(nil)
		w.stop = append(w.stop, w.run.After(backupEvery, tick))
	}
	w.stop = append(w.stop, w.run.After(backupEvery, tick))
}

// backup makes a copy of the file beside it, or where the settings say, and
// then does what comes after it. What goes wrong is told and logged; it keeps
// nobody from working or from closing the window.
func (w *Window) backup(then func()) {
	folder := w.settings.BackupFolder
	store := w.opt.Store
	if folder == "" {
		folder = filepath.Join(filepath.Dir(store.Where()), "backup")
	}
	if store.Engine() != "sqlite" || store.ReadOnly() {
		if then != nil {
			then()
		}
		return
	}
	now := w.opt.Now()
	lang := w.env.Lang
	w.run.Start(func(ctx context.Context) func() {
		info, err := work.BackUp(ctx, w.desk(shop.Person{}), folder)
		return func() {
			if err != nil {
				slog.Error("backup", "folder", folder, "err", err)
				w.host.Fail("backup", err)
			} else if info.Path != "" {
				w.shell.SetBackup(lang.Say("shell.backed_up", shop.Args{"At": lang.Clock(now)}))
			}
			if then != nil {
				then()
			}
		}
	})
}
