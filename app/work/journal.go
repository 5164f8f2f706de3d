package work

import (
	"context"
	"strings"

	"gongdan/app/shop"
	"gongdan/data"
)

// journalPage is how many rows of the journal are read at once.
const journalPage = 2000

// ExportJournal hands the rows of the journal that ask leaves to each, in the
// order in which they were written. It needs the right to export, and stands in
// the journal itself, as its last row.
func ExportJournal(ctx context.Context, d Desk, ask data.Ask, each func(data.AuditRow) error) error {
	if err := d.need(shop.ExportAll); err != nil {
		return err
	}
	if !d.Store.ReadOnly() {
		err := d.do(ctx, func(tx *data.Tx) error {
			tx.Note("journal.export", shop.KindSettings, 0, asked(ask))
			return nil
		})
		if err != nil {
			return err
		}
	}
	ask.Sort, ask.Desc, ask.From, ask.Back, ask.N = "", false, "", false, journalPage
	_, err := data.Read(ctx, d.Store, func(v data.View) (any, error) {
		for {
			page, err := data.AuditList(v, ask)
			if err != nil {
				return nil, err
			}
			for _, r := range page.Rows {
				if err := each(r); err != nil {
					return nil, err
				}
			}
			if ask.From = page.End; !page.More {
				return nil, nil
			}
		}
	})
	return err
}

// asked says which rows were taken out, for the journal.
func asked(ask data.Ask) string {
	var said []string
	note := func(what, value string) {
		if value != "" && value != "0" {
			said = append(said, what+": "+value)
		}
	}
	note("filter", ask.Filter)
	note("text", ask.Text)
	note("make", ask.Make)
	note("person", number(int(ask.Person)))
	note("act", ask.Act)
	note(string(ask.Kind), number(int(ask.Record)))
	note("from", string(ask.Day))
	note("until", string(ask.Until))
	return strings.Join(said, "; ")
}
