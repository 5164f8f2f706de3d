package work

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"gongdan/app/shop"
	"gongdan/data"
)

// PlanParts finds what a table would do to the parts as they are.
func PlanParts(v data.View, s shop.PartSheet) (shop.PartPlan, error) {
	book, err := data.PartBook(v)
	if err != nil {
		return shop.PartPlan{}, err
	}
	return shop.PlanParts(s, book), nil
}

// Steps is told how far a long act has come; the nil Steps hears nothing.
type Steps func(done, total int)

func (s Steps) tell(done, total int) {
	if s != nil {
		s(done, total)
	}
}

// stepRows is after how many rows a long act says how far it has come and asks
// whether it was called off.
const stepRows = 250

// ImportParts takes in a table of parts, all of it or, when anything is wrong
// with it, nothing: shop.Faults. Parts that are new are added and those that are
// there changed in what the table says; the stock of a part that never moved is
// opened, at what the table says it has cost. What is so already stays, so that
// a second import of a table does nothing. The records that are there are backed
// up first. It needs the right to adjust the stock.
func ImportParts(ctx context.Context, d Desk, s shop.PartSheet, steps Steps) (plan shop.PartPlan, err error) {
	err = bring(ctx, d, incoming{
		right: shop.AdjustStock,
		plan: func(v data.View) (idle bool, err error) {
			if plan, err = PlanParts(v, s); err == nil {
				err = plan.Faults.Err()
			}
			return plan.Idle(), err
		},
		take: func(tx *data.Tx) error {
			if plan.Opens > 0 {
				if err := data.MayEnter(tx); err != nil {
					return err
				}
			}
			if err := takeParts(ctx, tx, &plan, steps); err != nil {
				return err
			}
			tx.Note("part.import", shop.KindParts, 0, planned(s.File, plan))
			return nil
		},
	})
	return plan, err
}

// incoming is a table on its way in: plan finds what it does to the records as
// they are, and take does what was planned last.
type incoming struct {
	right shop.Right
	plan  func(data.View) (idle bool, err error)
	take  func(*data.Tx) error
}

// bring takes a table in: all of it or nothing, after a backup and only where
// there is something to do.
func bring(ctx context.Context, d Desk, in incoming) error {
	if err := d.need(in.right); err != nil {
		return err
	}
	idle, err := data.Read(ctx, d.Store, in.plan)
	if err != nil || idle {
		return err
	}
	if err := d.backUpFirst(ctx); err != nil {
		return err
	}
	done, err := d.Store.Occupy(ctx, data.Importing, d.Now())
	if err != nil {
		return err
	}
	defer done()
	return d.do(ctx, func(tx *data.Tx) error {
		if idle, err := in.plan(tx.View); err != nil || idle {
			return err
		}
		return in.take(tx)
	})
}

// eachRow goes through the rows of a table, says how far that has come and stops
// when it is called off.
func eachRow(ctx context.Context, n int, steps Steps, do func(i int) error) error {
	for i := range n {
		if i%stepRows == 0 {
			steps.tell(i, n)
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		if err := do(i); err != nil {
			return err
		}
	}
	steps.tell(n, n)
	return nil
}

// takeParts writes what is planned: new parts in bulk, the others one by one.
func takeParts(ctx context.Context, tx *data.Tx, plan *shop.PartPlan, steps Steps) error {
	bulk, err := data.NewBulk(tx)
	if err != nil {
		return err
	}
	err = eachRow(ctx, len(plan.Rows), steps, func(i int) error {
		if err := takePart(tx, bulk, &plan.Rows[i]); err != nil {
			return fmt.Errorf("row %d: %w", plan.Rows[i].Entry.Row, err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return bulk.Close()
}

func takePart(tx *data.Tx, bulk *data.Bulk, r *shop.PlannedPart) error {
	opening := shop.Move{Kind: shop.MoveOpening, At: tx.By().At, Qty: r.Opens, Value: r.Worth, Person: tx.By().Person}
	if r.Fate == shop.PartFresh {
		return data.AddPart(bulk, &r.Now, opening)
	}
	if r.Fate == shop.PartAltered {
		if err := data.RevisePart(tx, r.Was, &r.Now); err != nil {
			return err
		}
		tx.Note("part.revise", shop.KindParts, int64(r.Now.ID), r.Now.Number+" "+altered(r.Changes))
	}
	if r.Opens == 0 {
		return nil
	}
	opening.PartID = r.Now.ID
	_, err := data.MoveStock(tx, opening)
	return err
}

// altered says for the journal what a row changes.
func altered(changes []shop.FieldChange) string {
	all := make([]string, len(changes))
	for i, c := range changes {
		all[i] = c.Field.String() + ": " + c.Was + " → " + c.Now
	}
	return strings.Join(all, ", ")
}

// planned says for the journal what a table did.
func planned(file string, p shop.PartPlan) string {
	return fmt.Sprintf("%s: +%d, ~%d, =%d; opening %d, %s", file, p.Fresh, p.Altered, p.Equal, p.Opens, p.Worth)
}

// KeepColumns remembers what the columns of tables with those headings mean, for
// everybody who brings one.
func KeepColumns(ctx context.Context, d Desk, key string, columns map[string]string) error {
	if err := d.need(shop.AdjustStock); err != nil {
		return err
	}
	return d.do(ctx, func(tx *data.Tx) error { return data.SaveSheetMap(tx, key, columns) })
}

// partsPage is how many parts are read at once.
const partsPage = 1000

// ExportParts hands the parts that ask leaves to each, in the order asked for,
// and notes that they were taken out. All of them, also those that are no longer
// in use, are handed out when ask is nil. It needs the right to export.
func ExportParts(ctx context.Context, d Desk, ask *data.Ask, each func(shop.Part) error) error {
	if err := d.need(shop.ExportAll); err != nil {
		return err
	}
	asks := []data.Ask{{}, {Filter: data.PartsInactive}}
	if ask != nil {
		asks = []data.Ask{*ask}
	}
	return writeOut(ctx, d, handed{"part.export", shop.KindParts, asked(asks[0])}, func(v data.View) (n int, err error) {
		for _, a := range asks {
			if err := eachListed(v, a, func(p shop.Part) error { n++; return each(p) }); err != nil {
				return n, err
			}
		}
		return n, nil
	})
}

// handed is what the journal says of records that were handed out.
type handed struct {
	act  string
	kind shop.Kind
	what string
}

// writeOut hands out records, so many, and notes that they were taken out.
func writeOut(ctx context.Context, d Desk, note handed, each func(data.View) (int, error)) error {
	n, err := data.Read(ctx, d.Store, each)
	if err != nil || d.Store.ReadOnly() {
		return err
	}
	return d.do(ctx, func(tx *data.Tx) error {
		tx.Note(note.act, note.kind, 0, strings.TrimSpace(strconv.Itoa(n)+" "+note.what))
		return nil
	})
}

func eachListed(v data.View, ask data.Ask, each func(shop.Part) error) error {
	ask.From, ask.Back, ask.N = "", false, partsPage
	for {
		page, err := data.PartList(v, ask)
		if err != nil {
			return err
		}
		for _, p := range page.Rows {
			if err := each(p); err != nil {
				return err
			}
		}
		if ask.From = page.End; !page.More {
			return nil
		}
	}
}
