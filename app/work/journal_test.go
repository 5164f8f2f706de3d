package work_test

import (
	"errors"
	"testing"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

func TestTheJournalIsTakenOutByWhoMayAndSaysSo(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		o := c.received()
		for range 2100 { // more than is read at once
			if err := work.Unmask(t.Context(), c.as(c.advisor), shop.KindCustomers, 1); err != nil {
				t.Fatal(err)
			}
		}
		c.now = c.now.AddDate(0, 0, 2)
		got(work.QuoteOrder(t.Context(), c.as(c.advisor), o.ID, o.Rev))(c)
		take := func(d work.Desk, ask data.Ask) (rows []data.AuditRow, err error) {
			err = work.ExportJournal(t.Context(), d, ask, func(r data.AuditRow) error { rows = append(rows, r); return nil })
			return rows, err
		}
		rows, err := take(c.as(c.advisor), data.Ask{})
		if c.refused(err, "person.refuse.right"); rows != nil {
			t.Error("read before it was refused")
		}
		rows = got(take(c.as(c.owner), data.Ask{Desc: true}))(c)
		last := rows[len(rows)-1]
		if len(rows) < 2100 || rows[0].ID != 1 || last.Act != "journal.export" || last.Who != "老板" || last.Note != "" {
			t.Errorf("%d rows, the last %+v", len(rows), last)
		}
		for i, r := range rows {
			if i > 0 && r.ID != rows[i-1].ID+1 {
				t.Fatalf("row %d follows row %d", r.ID, rows[i-1].ID)
			}
		}
		for _, x := range []struct {
			ask  data.Ask
			want int
			note string
		}{
			{data.Ask{Act: "unmask"}, 2100, "act: unmask"},
			{data.Ask{Person: c.advisor.ID, Day: "2026-04-15"}, 1, "person: 2; from: 2026-04-15"},
			{data.Ask{Until: "2026-04-14", Act: "unmask"}, 2100, "act: unmask; until: 2026-04-14"},
			{data.Ask{Until: "2026-04-13"}, 0, "until: 2026-04-13"},
			{data.Ask{Kind: shop.KindOrders, Record: int64(o.ID)}, 2, "orders: 1"},
			{data.Ask{Filter: "order", Text: "lsv"}, 0, "filter: order; text: lsv"},
		} {
			if rows := got(take(c.as(c.owner), x.ask))(c); len(rows) != x.want {
				t.Errorf("%+v: %d rows, want %d", x.ask, len(rows), x.want)
			}
			said := read(c, func(v data.View) ([]shop.Audit, error) { return data.AuditOf(v, shop.KindSettings, 0) })[0]
			if said.Act != "journal.export" || said.Note != x.note {
				t.Errorf("%+v: the journal says %q, want %q", x.ask, said.Note, x.note)
			}
		}
		full := errors.New("full")
		if err := work.ExportJournal(t.Context(), c.as(c.owner), data.Ask{}, func(data.AuditRow) error { return full }); !errors.Is(err, full) {
			t.Errorf("a full disk is %v", err)
		}
		c.sound()
	})
}
