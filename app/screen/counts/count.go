package counts

import (
	"errors"
	"strconv"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// longestQty is how many figures a quantity has at most: more are a code that was
// scanned into the field.
const longestQty = 8

func (p *page) idText() string { return strconv.FormatInt(int64(p.id), 10) }

// Scanned is told a code that a scanner has read, wherever the keys are. It reports
// whether the page takes it: the line of the part is counted, one piece at first, and one
// more each time the same code comes again. A part that is not on the list is found.
func (p *page) Scanned(code string) bool {
	if p.closed || !p.open() {
		return false
	}
	p.bar.scan(code)
	return true
}

// searchKey answers the keys of the field for codes: Enter takes what stands there for a
// code, or else the first line that the words find.
func (b *bar) searchKey(c kit.Chord) bool {
	search := b.p.browse.Search
	switch {
	case c == kit.Keys("↓"):
		b.p.browse.Table.Focus()
	case c == kit.Keys("Enter") && search.Text != "" && b.p.open():
		b.scan(search.Text)
	case c == kit.Keys("Enter"):
		b.p.browse.Table.Focus()
	default:
		return false
	}
	return true
}

// sought is what a code or words may mean in a stock-take.
type sought struct {
	part  shop.Part      // of exactly that code; ID 0: none
	rows  []data.TakeRow // its lines, or those that the words find
	moved int64          // the last row of its ledger
}

func seek(v data.View, id shop.StockTakeID, code string) (s sought, err error) {
	s.part, err = data.PartByBarcode(v, shop.Fold(code))
	if errors.Is(err, shop.ErrMissing) {
		s.part, err = data.PartByNumber(v, shop.Fold(code))
	}
	if errors.Is(err, shop.ErrMissing) {
		page, err := data.TakeRows(v, data.Ask{Record: int64(id), Text: code, N: 1})
		s.rows = page.Rows
		return s, err
	}
	if err != nil {
		return s, err
	}
	if _, s.moved, err = data.BookAt(v, s.part.ID, shop.Location{}); err != nil {
		return s, err
	}
	s.rows, err = data.TakeRowsOfPart(v, id, s.part.ID)
	return s, err
}

// scan takes a code.
func (b *bar) scan(code string) {
	id := b.p.id
	screen.Read(b.p.h, func(v data.View) (sought, error) { return seek(v, id, code) }, func(s sought, err error) {
		switch {
		case b.p.closed:
		case err != nil:
			b.p.h.Fail("look for a code", err)
		case s.part.ID == 0 && len(s.rows) > 0:
			b.clear()
			b.pick(s.rows[0], false)
		case s.part.ID == 0:
			b.p.h.Fail("look for a code", shop.Refuse("counts.refuse.unknown", shop.Args{"Code": code}))
		default:
			b.clear()
			b.scanned(s)
		}
	})
}

// clear empties the field for codes.
func (b *bar) clear() {
	if s := b.p.browse.Search; s.Text != "" {
		s.SetText("")
		b.p.browse.Narrow(data.Ask{})
	}
}

// scanned counts a piece of a part: one more when it is the part before, or one that
// the same person has counted already.
func (b *bar) scanned(s sought) {
	if n := b.now; n != nil && n.Row.PartID == s.part.ID && n.Scans > 0 {
		b.more()
		return
	}
	if b.now != nil && b.now.Scans == 1 {
		b.commit() // the next part comes: of the one before there was one
	}
	row := choose(b, s)
	mine := row.Counted() && row.Last().Person == b.p.h.Desk().Person.ID
	n := pending{Row: row, Since: s.moved, Scans: 1, Had: shop.One}
	if !mine {
		b.take(n, "1")
		return
	}
	n.Since, n.Scans, n.Had = row.Last().Move, 2, row.Last().Qty+shop.One
	b.take(n, n.Had.String())
	b.send()
}

// more counts one more piece of the line in the field, and keeps it.
func (b *bar) more() {
	if qty, err := b.qty.Value(); err == nil && b.qty.Text != "" {
		b.now.Had = shop.Qty(qty)
	}
	b.now.Scans++
	b.now.Had += shop.One
	b.qty.SetText(b.now.Had.String())
	b.qty.SelectAll()
	b.send()
}

// choose is the line that a scanned part belongs to: on the shelf where the last one was,
// else one that nobody has counted; without any the part was found there.
func choose(b *bar, s sought) data.TakeRow {
	for _, r := range s.rows {
		if r.Shelf == b.shelf.Bin && r.Location.Warehouse == b.shelf.Warehouse {
			return r
		}
	}
	for _, r := range s.rows {
		if !r.Counted() {
			return r
		}
	}
	if len(s.rows) > 0 {
		return s.rows[0]
	}
	z := b.p.now.take.Zone
	at := shop.Location{Warehouse: max(z.Warehouse, shop.MainWarehouse), Bin: s.part.Bin}
	switch {
	case b.shelf.Warehouse != 0:
		at = b.shelf
	case !z.Has(at):
		at.Bin = z.Bin
	}
	return data.TakeRow{TakeLine: shop.TakeLine{PartID: s.part.ID, Location: at, Shelf: at.Bin}, Part: s.part}
}

// pick takes a line from the list; next says that the one after it follows.
func (b *bar) pick(r data.TakeRow, next bool) {
	if !b.p.open() {
		b.p.browse.ToggleDrawer()
		return
	}
	qty := ""
	if r.Counted() && r.Last().Person == b.p.h.Desk().Person.ID {
		qty = r.Last().Qty.String()
	}
	b.take(pending{Row: r, next: next}, qty)
}

// commit keeps what stands in the field, and goes on.
func (b *bar) commit() {
	if b.now == nil {
		return
	}
	text := b.qty.Text
	if text == "" {
		b.p.h.Fail("count", shop.Problems{{Field: "counted", Say: "counts.say.qty"}})
		return
	}
	if len(text) >= longestQty {
		b.qty.SetText(b.now.Had.String())
		b.scan(text)
		return
	}
	if _, err := b.qty.Value(); err != nil {
		b.p.h.Fail("count", err)
		return
	}
	n := *b.now
	if n.Scans < 2 {
		n.Since = 0
	}
	b.now.Since = n.Since
	b.send()
	b.drop()
	if n.next {
		b.onward(n)
		return
	}
	b.p.Find()
}

// onward takes the next line of the shelves that nobody has counted.
func (b *bar) onward(n pending) {
	id, after := b.p.id, n.Row
	screen.Read(b.p.h, func(v data.View) ([]data.TakeRow, error) { return data.NextUncounted(v, id, after.TakeLine) }, func(rows []data.TakeRow, err error) {
		switch {
		case b.p.closed:
		case err != nil:
			b.p.h.Fail("next line", err)
		case len(rows) == 0:
			b.drop()
			b.p.browse.Table.Focus()
		default:
			b.take(pending{Row: rows[0], next: true}, "")
		}
	})
}
