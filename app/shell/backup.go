package shell

import (
	"context"
	"log/slog"
	"time"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// backupEvery is how often a backup is made while records change.
const backupEvery = 30 * time.Minute

// backups makes a backup now and then as long as the window is open, and once
// more when it is closed. How the last one turned out stands in the rail.
type backups struct {
	host func() *screen.Host // the window is made anew in another language
	desk func() work.Desk
	show func(backupState)
	stop func() // ends the waiting for the next one
}

// can reports whether the program makes backups of these records at all.
func (b *backups) can() bool {
	return b.host().Store.Engine() == "sqlite" && !b.host().Store.ReadOnly()
}

// follow begins; end stops it.
func (b *backups) follow() (end func()) {
	if !b.can() {
		return func() {}
	}
	var tick func()
	tick = func() {
		b.make(nil)
		b.stop = b.host().Env.Run.After(backupEvery, tick)
	}
	b.stop = b.host().Env.Run.After(backupEvery, tick)
	deaf := kit.Live(b.host().Store, b.host().Env.Run, b.tell, shop.KindBackups)
	b.tell()
	return func() {
		deaf()
		b.stop()
	}
}

// make makes a backup if something has changed since the last one, and then
// does what comes after it. What goes wrong is told and logged; it keeps nobody
// from working or from closing the window.
func (b *backups) make(then func()) {
	if then == nil {
		then = func() {}
	}
	if !b.can() {
		then()
		return
	}
	desk := b.desk()
	kit.Load(b.host().Env.Run, func(ctx context.Context) ([]shop.Rehearsal, error) { return work.BackUpChanged(ctx, desk) },
		func(_ []shop.Rehearsal, err error) {
			if err != nil {
				slog.Error("backup", "err", err)
				b.host().Fail("backup", err)
			}
			then()
		})
}

// tell shows how the last backups turned out.
func (b *backups) tell() {
	screen.Read(b.host(), data.Rehearsals, func(all []shop.Rehearsal, err error) {
		if err != nil {
			b.host().Log("read rehearsals", err)
			return
		}
		for _, r := range all {
			if !r.Good() {
				b.show(backupState{b.host().Say("shell.backup_bad"), "bad"})
				return
			}
		}
		if len(all) == 0 {
			b.show(backupState{b.host().Say("shell.no_backup"), "warn"})
			return
		}
		b.show(backupState{b.host().Say("shell.backed_up", shop.Args{"At": b.host().Env.Lang.When(all[0].At, b.host().Env.Clock())}), "good"})
	})
}
