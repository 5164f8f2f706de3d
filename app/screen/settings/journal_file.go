package settings

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// mark tells a table program that the text is UTF-8.
const mark = "\ufeff"

// export writes the rows that are listed into a file for a table program and
// opens it.
func (x *journalPane) export() {
	h := x.p.h
	if err := x.p.desk().Person.Need(shop.ExportAll); err != nil {
		h.Fail("export the journal", err)
		return
	}
	folder, err := h.Out.Folder()
	if err != nil {
		h.Fail("export the journal", err)
		return
	}
	ask := x.browse.Asked()
	path := filepath.Join(folder, h.Say("settings.journal.file")+"-"+h.Env.Clock().In(h.Env.Lang.Zone).Format("20060102-150405")+".csv")
	act(x.p, func(ctx context.Context, d work.Desk) (int, error) { return x.write(ctx, d, ask, path) }, func(n int, err error) {
		if err != nil {
			h.Fail("export the journal", err)
			return
		}
		h.Toast(h.Say("settings.journal.exported", shop.Args{"N": n, "File": filepath.Base(path)}), nil)
		h.Fail("open the journal", h.Out.Open(path))
	})
}

// write puts the rows into the file and says how many; a file that could not be
// finished is taken away.
func (x *journalPane) write(ctx context.Context, d work.Desk, ask data.Ask, path string) (n int, err error) {
	f, err := os.Create(path)
	if err != nil {
		return 0, err
	}
	to := bufio.NewWriter(f)
	out := csv.NewWriter(to)
	out.UseCRLF = true
	_, err = to.WriteString(mark)
	err = errors.Join(err, out.Write(x.titles()))
	if err == nil {
		err = work.ExportJournal(ctx, d, ask, func(r data.AuditRow) error {
			n++
			return out.Write(x.record(r))
		})
	}
	out.Flush()
	if err = errors.Join(err, out.Error(), to.Flush(), f.Sync(), f.Close()); err != nil {
		err = errors.Join(err, os.Remove(path))
	}
	return n, err
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
	cells := []string{strconv.FormatInt(r.ID, 10), r.At.In(zone).Format(time.DateTime), x.who(r), x.act(r), string(r.Kind), strconv.FormatInt(r.Record, 10), r.Note, r.Hash}
	for i := range cells {
		cells[i] = harmless(cells[i])
	}
	return cells
}

// harmless keeps a table program from taking a text that somebody typed for a
// formula.
func harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
