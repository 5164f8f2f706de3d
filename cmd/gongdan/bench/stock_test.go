//go:build bench

package bench_test

import (
	"fmt"
	"time"

	"gongdan/app/shop"
	"gongdan/app/shop/stockfig"
	"gongdan/app/work"
	"gongdan/data"
)

// stocking measures the store of a shop with 20,000 parts and a million moves: the
// list of parts page by page, by each of its filters, and what should be bought.
func (b *board) stocking(large string) {
	s := b.open(b.copied(large))
	b.moveMany(s, 1_000_000)
	var moves, parts int64
	for _, f := range []struct{ what, filter string }{
		{"a page of parts", data.FilterAll}, {"parts below their least", data.PartsLow}, {"parts that are short", data.PartsShort},
	} {
		b.paces(f.what+", 1,000,000 moves", b.pace(200, func(i int) error {
			return b.read(s, func(v data.View) error {
				p, err := data.PartList(v, data.Ask{Filter: f.filter, N: 50, From: data.SeekTo(float64(i%100) / 100)})
				parts = max(parts, p.Total)
				return err
			})
		}), 10, "")
	}
	began := time.Now()
	var list []shop.Suggestion
	err := b.read(s, func(v data.View) error {
		rules, err := data.Rules(v)
		if err != nil {
			return err
		}
		on := time.Date(2026, 4, 14, 4, 0, 0, 0, time.UTC)
		list, err = data.Suggestions(v, shop.BuyingRulesOf(rules, shop.DayOf(on, s.Zone)), on, nil)
		return err
	})
	took := time.Since(began).Seconds()
	if err == nil {
		err = b.read(s, func(v data.View) error {
			return data.EachMove(v, func(shop.Move) error { moves++; return nil })
		})
	}
	if err != nil || moves < 1_000_000 || parts < 20_000 || len(list) == 0 {
		b.Fatalf("%d moves of %d parts, %d to buy, %v", moves, parts, len(list), err)
	}
	began = time.Now()
	var book stockfig.Book
	if err := b.read(s, func(v data.View) (err error) {
		book, err = data.StockFigures(v, stockfig.MonthOf("2025-09-01", "2026-04-14"), nil)
		return err
	}); err != nil || len(book.Rows) < 20_000 {
		b.Fatalf("%d rows, %v", len(book.Rows), err)
	}
	b.mark("the figures of the store of a month long ago", time.Since(began).Seconds(), 2, "s", fmt.Sprintf("%d parts, %d moves", len(book.Rows), moves))
	b.mark("what should be bought", took, 3, "s", fmt.Sprintf("%d parts of %d, %d moves", len(list), parts, moves))
}

// moveMany writes n moves over the last year, half of them in, half of them out.
func (b *board) moveMany(s *data.Store, n int) {
	d := work.Desk{Store: s, Now: time.Now, Zone: s.Zone}
	err := s.Write(b.Context(), data.By{At: d.Now()}, func(tx *data.Tx) error {
		bulk, err := data.NewBulk(tx)
		if err != nil {
			return err
		}
		var parts []shop.Part
		if err := data.EachPart(tx.View, func(p shop.Part) error { parts = append(parts, p); return nil }); err != nil {
			return err
		}
		from := time.Date(2025, 4, 15, 0, 0, 0, 0, time.UTC)
		for i := range n {
			p := &parts[i%len(parts)]
			m := shop.Move{PartID: p.ID, Kind: shop.MoveReceive, At: from.Add(time.Duration(i) * 30 * time.Second), Qty: shop.One, Value: 1000}
			m.Location.Warehouse = shop.MainWarehouse
			if i/len(parts)%2 == 1 {
				m.Kind, m.Qty, m.Value = shop.MoveIssue, -m.Qty, -m.Value
			}
			m.Balance = p.OnHand + m.Qty
			p.OnHand = m.Balance
			if err := bulk.Move(m); err != nil {
				return err
			}
		}
		tx.Note("bench", shop.KindParts, 0, "")
		return bulk.Close()
	})
	if err != nil {
		b.Fatal(err)
	}
}
