package tables

import (
	"context"
	"io"
	"slices"

	"gongdan/app/sheet"
	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
)

// Outgoing says which parts are written, and how.
type Outgoing struct {
	Format sheet.Format
	Lang   text.Lang
	Ask    *data.Ask // nil: all there are
}

// without reports whether a field is left out: what a part cost for those who may
// not know it, and of one warehouse what is said of all of them together.
func (o Outgoing) without(d work.Desk, f shop.PartField) bool {
	if o.Ask != nil && o.Ask.Warehouse != 0 {
		return f == shop.PartMin || f == shop.PartMax || f == shop.PartCost
	}
	return f == shop.PartCost && !d.Person.May(shop.SeeCost)
}

// WriteParts writes parts with the columns that Open understands, so that the
// file brought in again changes nothing; it says how many.
func WriteParts(ctx context.Context, d work.Desk, o Outgoing, to io.Writer) (n int, err error) {
	fields := slices.DeleteFunc(shop.PartFields(), func(f shop.PartField) bool { return o.without(d, f) })
	var numbers []int
	headings := make([]string, len(fields))
	for i, f := range fields {
		headings[i] = o.Lang.Say(f.Key())
		if slices.Contains([]shop.PartField{shop.PartPrice, shop.PartMin, shop.PartMax, shop.PartOnHand, shop.PartCost}, f) {
			numbers = append(numbers, i+1)
		}
	}
	err = writeTable(to, o, table{shop.PartTable, headings, numbers}, func(row func([]string) error) error {
		return work.ExportParts(ctx, d, o.Ask, func(p shop.Part) error {
			n++
			cells := make([]string, len(fields))
			for i, f := range fields {
				cells[i] = written(o.Lang, p, f)
			}
			return row(cells)
		})
	})
	return n, err
}

// written is a field of a part in a table: amounts as plain numbers, words in
// the language.
func written(l text.Lang, p shop.Part, f shop.PartField) string {
	switch f {
	case shop.PartOrigin:
		if p.Origin == "" {
			return ""
		}
		return l.Say(p.Origin.Key())
	case shop.PartActive:
		return text.ActiveWord(l, p.Active)
	case shop.PartMin, shop.PartMax:
		if s := p.Text(f); s != "0" {
			return s
		}
		return ""
	case shop.PartCost:
		if p.OnHand == 0 {
			return ""
		}
	}
	return p.Text(f)
}
