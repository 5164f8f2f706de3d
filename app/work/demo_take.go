package work

import (
	"context"
	"errors"
	"slices"
	"time"

	"gongdan/app/shop"
	"gongdan/data"
)

// tallies writes the stock-takes of a demo shop, made on an evening.
type tallies struct {
	Desk
	keeper, owner shop.Person
	evening       time.Time
}

// DemoTakes counts two zones of a demo shop on an evening: in the first everything, of
// which one part is missing and one too many, and posts it; of the second half, of which
// two people find different things in one bin. A shop without a storekeeper counts
// nothing.
func DemoTakes(ctx context.Context, d Desk, evening time.Time, counted, counting string) error {
	people, err := data.Read(ctx, d.Store, data.People)
	if err != nil {
		return err
	}
	keeper := slices.IndexFunc(people, func(p shop.Person) bool { return p.May(shop.CountStock) && !p.Is(shop.Owner) })
	owner := slices.IndexFunc(people, func(p shop.Person) bool { return p.Is(shop.Owner) })
	if keeper < 0 || owner < 0 {
		return nil
	}
	t := tallies{d, people[keeper], people[owner], evening}
	t.Now = func() time.Time { return t.evening }
	if err := t.posted(ctx, counted); err != nil {
		return err
	}
	return t.halfway(ctx, counting)
}

// begin opens a stock-take of a zone; none where nothing lies there.
func (t *tallies) begin(ctx context.Context, bin string) (s shop.StockTake, rows []data.TakeRow, err error) {
	s, err = OpenStockTake(ctx, t.As(t.keeper), shop.StockTake{Blind: true, Zone: shop.TakeZone{Warehouse: shop.MainWarehouse, Bin: bin}})
	if r := (*shop.Refusal)(nil); errors.As(err, &r) && r.Say == "take.refuse.empty" {
		return s, nil, nil
	}
	if err == nil {
		rows, err = data.Read(ctx, t.Store, func(v data.View) ([]data.TakeRow, error) { return data.AllTakeRows(v, s.ID) })
	}
	return s, rows, err
}

// count notes what somebody found of a line, two minutes after the one before.
func (t *tallies) count(ctx context.Context, by shop.Person, r data.TakeRow, qty shop.Qty) error {
	t.evening = t.evening.Add(2 * time.Minute)
	_, err := CountLine(ctx, t.As(by), shop.Tally{Line: r.ID, Qty: qty})
	return err
}

// posted is the stock-take that is over.
func (t *tallies) posted(ctx context.Context, zone string) error {
	s, rows, err := t.begin(ctx, zone)
	if err != nil || len(rows) == 0 {
		return err
	}
	causes, err := data.Read(ctx, t.Store, data.TakeCauses)
	if err != nil {
		return err
	}
	differ := []shop.Qty{-shop.One, shop.One}
	for _, r := range rows {
		found := r.Book
		quiet, err := data.Read(ctx, t.Store, func(v data.View) (bool, error) {
			p, err := data.Part(v, r.PartID)
			return p.MovedAt.Before(t.evening), err
		})
		if err != nil {
			return err
		}
		if n := len(differ); n > 0 && quiet && r.Book > shop.One { // nothing of it moved since
			found += differ[0]
			differ = differ[1:]
		}
		if err := t.count(ctx, t.keeper, r, found); err != nil {
			return err
		}
		if found == r.Book {
			continue
		}
		if err := t.count(ctx, t.owner, r, found); err != nil {
			return err
		}
		if err := SetCause(ctx, t.As(t.owner), r.ID, 0, causes[min(1-len(differ), len(causes)-1)].ID); err != nil {
			return err
		}
	}
	now, err := data.Read(ctx, t.Store, func(v data.View) (shop.StockTake, error) { return data.StockTake(v, s.ID) })
	if err != nil {
		return err
	}
	_, err = PostStockTake(ctx, t.As(t.owner), s.ID, now.Rev, shop.TakePost{})
	return err
}

// halfway is the stock-take that goes on: of one line two people found different things.
func (t *tallies) halfway(ctx context.Context, zone string) error {
	_, rows, err := t.begin(ctx, zone)
	for i, r := range rows {
		if i > len(rows)/2 {
			return err
		}
		found := r.Book
		if i == 1 {
			found += shop.One
		}
		if err := t.count(ctx, t.keeper, r, found); err != nil {
			return err
		}
		if i == 1 {
			if err := t.count(ctx, t.owner, r, r.Book); err != nil {
				return err
			}
		}
	}
	return err
}
