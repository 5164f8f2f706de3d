package settings

import (
	"context"
	"strconv"
	"time"

	"gongdan/app/screen"
	"gongdan/app/work"
	"gongdan/data"
)

// export writes the rows that are listed into a file for a table program and
// opens it.
func (x *journalPane) export() {
	ask := x.browse.Asked()
	screen.SaveTableAs(x.p.h, x.p.desk(), x.p.h.Say("settings.journal.file"), func(ctx context.Context, d work.Desk, write func([]string) error) error {
		if err := write(x.titles()); err != nil {
			return err
		}
		return work.ExportJournal(ctx, d, ask, func(r data.AuditRow) error { return write(x.record(r)) })
	})
}

func (x *journalPane) titles() []string {
	say := x.p.h.Say
	return []string{
		say("settings.journal.no"), say("settings.journal.at"), say("settings.journal.who"), say("settings.journal.act"),
		say("settings.journal.kind"), say("settings.journal.record"), say("settings.journal.note"), say("settings.journal.hash"),
	}
}

func (x *journalPane) record(r data.AuditRow) []string {
	zone := x.p.h.Env.Lang.Zone
	return []string{strconv.FormatInt(r.ID, 10), r.At.In(zone).Format(time.DateTime), x.who(r), x.act(r), string(r.Kind), strconv.FormatInt(r.Record, 10), r.Note, r.Hash}
}
