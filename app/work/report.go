package work

import (
	"context"
	"errors"
	"strings"

	"gongdan/app/shop"
	"gongdan/app/shop/monthly"
	"gongdan/data"
)

// SaveTarget keeps what the shop aims at from a month on; another target of the same figure
// that begins with the same month is written over.
func SaveTarget(ctx context.Context, d Desk, t monthly.Target) (monthly.Target, error) {
	t = t.Tidy()
	err := d.keep(ctx, shop.Manage, t.Check(), func(tx *data.Tx) error {
		was, err := data.TargetOf(tx.View, t.Key, t.Month)
		if err != nil && !errors.Is(err, shop.ErrMissing) {
			return err
		}
		if t.ID == 0 {
			t.ID, t.Rev = was.ID, was.Rev
		} else if was.ID != 0 && was.ID != t.ID {
			return shop.Problems{{Field: "month", Say: "target.say.taken", With: shop.Args{"Month": t.Month}}}
		}
		if err := data.SaveTarget(tx, &t); err != nil {
			return err
		}
		tx.Note("target.save", shop.KindTargets, t.ID, string(t.Key)+" "+t.Month+" "+number(int(was.Value))+" → "+number(int(t.Value)))
		return nil
	})
	return t, err
}

// DropTarget takes a target away: what was aimed at before goes on.
func DropTarget(ctx context.Context, d Desk, t monthly.Target) error {
	return d.keep(ctx, shop.Manage, nil, func(tx *data.Tx) error {
		if err := data.DropTarget(tx, t); err != nil {
			return err
		}
		tx.Note("target.drop", shop.KindTargets, t.ID, string(t.Key)+" "+t.Month+" "+number(int(t.Value)))
		return nil
	})
}

// SaveReportNote keeps what the owner says of a month.
func SaveReportNote(ctx context.Context, d Desk, n monthly.Note) (monthly.Note, error) {
	n.Words = strings.TrimSpace(n.Words)
	err := d.keep(ctx, shop.SeeCost, n.Check(), func(tx *data.Tx) error {
		if err := data.SaveReportNote(tx, &n); err != nil {
			return err
		}
		tx.Note("report.note", shop.KindReportNotes, n.ID, n.Month)
		return nil
	})
	return n, err
}

// KeepReport keeps the report of a closed month as it was printed; of a month that is still
// open nothing is kept. kept says which of them it was.
func KeepReport(ctx context.Context, d Desk, v monthly.Version) (kept bool, err error) {
	v.ID, v.At, v.Person = 0, d.Now(), d.Person.ID
	err = d.keep(ctx, shop.SeeCost, shop.CheckMonth(v.Month), func(tx *data.Tx) error {
		closed, err := data.ClosedThrough(tx.View)
		if err != nil || v.Month > closed {
			return err
		}
		kept = true
		tx.Note("report.keep", shop.KindReportNotes, 0, v.Month+" "+v.SHA256)
		return data.AddReportVersion(tx, &v)
	})
	return kept && err == nil, err
}

// LoadTarget adds a target that came with the load; one that is there stays.
func LoadTarget(l *Load, t monthly.Target) error {
	if seenReport(l, shop.KindTargets, "target "+string(t.Key)+" "+t.Month) {
		return nil
	}
	return data.SaveTarget(l.tx, &t)
}

// LoadReportNote adds what the owner said of a month; what is there stays.
func LoadReportNote(l *Load, n monthly.Note) error {
	if seenReport(l, shop.KindReportNotes, "note "+n.Month) {
		return nil
	}
	return data.SaveReportNote(l.tx, &n)
}

// LoadReportVersion adds the report of a closed month that is not kept yet.
func LoadReportVersion(l *Load, v monthly.Version) error {
	if seenReport(l, shop.KindReportNotes, v.Key()) {
		return nil
	}
	return data.AddReportVersion(l.tx, &v)
}

// seenReport counts a record of the load by its key among those of reports, and reports whether
// it is there already.
func seenReport(l *Load, kind shop.Kind, key string) bool {
	there := l.known.Shelves.Reports[key]
	l.count(kind, there)
	l.known.Shelves.Reports[key] = true
	return there
}
