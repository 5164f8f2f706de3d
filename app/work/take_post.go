package work

import (
	"cmp"
	"context"
	"slices"

	"gongdan/app/shop"
	"gongdan/data"
)

// PostStockTake (盘点过账) enters the differences of a stock-take into the ledger, all of
// them or none. Each wants a cause; one worth much wants a second counter; what nobody
// has counted stays as the books have it, and only when that is said. Where pieces went
// out after they were counted, so that less than nothing would be left, the lines are
// named and nothing is posted.
func PostStockTake(ctx context.Context, d Desk, id shop.StockTakeID, rev int64, how shop.TakePost) (shop.StockTake, error) {
	return closeTake(ctx, d, id, rev, func(tx *data.Tx, s *shop.StockTake) error {
		rows, err := data.AllTakeRows(tx.View, id)
		if err != nil {
			return err
		}
		rules, err := data.Rules(tx.View)
		if err != nil {
			return err
		}
		if err := (posting{rows, shop.TakeRulesOn(rules, tx.Day()), how}).check(d.Person); err != nil {
			return err
		}
		var posted int
		for _, r := range inOrder(rows) {
			if err := postLine(tx, d, *s, r.TakeLine); err != nil {
				return err
			}
			posted++
		}
		s.Status, s.Closed = shop.TakePosted, shop.TakeStamp{Person: d.Person.ID, At: d.Now()}
		if how.Note != "" {
			s.Note = how.Note
		}
		tx.Note("take.post", shop.KindStockTakes, int64(id), s.Number+" "+number(posted))
		return nil
	})
}

// posting is a stock-take about to be posted.
type posting struct {
	rows  []data.TakeRow
	rules shop.TakeRules
	how   shop.TakePost
}

// check lists by name what keeps the differences from being posted, the gravest first.
func (p posting) check(by shop.Person) error {
	refuse := func(say, fix string, with shop.Args, bad func(data.TakeRow) bool) error {
		var named []string
		for _, r := range p.rows {
			if bad(r) {
				named = append(named, r.Shelf+" "+r.Part.Number+" "+r.Part.Name)
			}
		}
		if len(named) == 0 {
			return nil
		}
		with["N"] = len(named)
		return &shop.Refusal{Say: say, With: with, Blocks: named, Fix: fix}
	}
	err := refuse("take.refuse.none", "uncounted", shop.Args{}, func(data.TakeRow) bool { return !slices.ContainsFunc(p.rows, counted) })
	if err == nil && !p.how.LeaveRest {
		err = refuse("take.refuse.uncounted", "uncounted", shop.Args{}, func(r data.TakeRow) bool { return !r.Counted() })
	}
	if err == nil {
		err = refuse("take.refuse.short", "recount", shop.Args{}, func(r data.TakeRow) bool { return r.Book+r.Difference() < 0 })
	}
	if err == nil {
		err = refuse("take.refuse.second", "recount", shop.Args{"Limit": p.rules.SecondCount}, func(r data.TakeRow) bool { return r.NeedsSecond(r.Cost(), p.rules) })
	}
	if err == nil {
		err = refuse("take.refuse.cause", "cause", shop.Args{}, func(r data.TakeRow) bool { return r.Difference() != 0 && r.CauseID == 0 })
	}
	if err == nil && p.rules.OtherPoster {
		err = refuse("take.refuse.own", "other", shop.Args{"Person": by.Name}, func(r data.TakeRow) bool { return r.CountedOnlyBy(by.ID) })
	}
	return err
}

func counted(r data.TakeRow) bool { return r.Counted() }

// inOrder are the lines that differ, what was found too many of a part before what is
// missing: where a part was put into another bin its average stays what it was.
func inOrder(rows []data.TakeRow) []data.TakeRow {
	rows = slices.DeleteFunc(slices.Clone(rows), func(r data.TakeRow) bool { return r.Difference() == 0 })
	slices.SortStableFunc(rows, func(a, b data.TakeRow) int {
		return cmp.Or(cmp.Compare(a.PartID, b.PartID), cmp.Compare(b.Difference(), a.Difference()))
	})
	return rows
}

// postLine enters the difference of a line: what is missing is taken from the oldest lots
// there, what is too many is of no lot.
func postLine(tx *data.Tx, d Desk, s shop.StockTake, l shop.TakeLine) error {
	p, err := data.Part(tx.View, l.PartID)
	if err != nil {
		return err
	}
	m := shop.Move{PartID: p.ID, Kind: shop.MoveCount, At: d.Now(), Person: d.Person.ID, Note: s.Number, Location: l.Location}
	left := l.Difference()
	if left > 0 {
		m.Qty = left
		if p.OnHand == 0 { // there is no average to go by
			cost, err := data.LastCost(tx.View, p.ID)
			if err != nil {
				return err
			}
			m.Value = cost.Times(left)
		}
		if m, err = data.MoveStock(tx, m); err != nil {
			return err
		}
		l.Posted, l.Value = left, m.Value
		return data.SaveTakeLine(tx, &l)
	}
	lies, err := data.LiesOf(tx.View, p.ID)
	if err != nil {
		return err
	}
	for _, x := range lies {
		if m.Qty = max(left, -x.OnHand); x.Location != l.Location || m.Qty == 0 {
			continue
		}
		m.LotID, m.Value = x.LotID, 0
		done, err := data.MoveStock(tx, m)
		if err != nil {
			return err
		}
		left -= m.Qty
		l.Posted, l.Value = l.Posted+m.Qty, l.Value+done.Value
	}
	return data.SaveTakeLine(tx, &l)
}
