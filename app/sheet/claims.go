package sheet

import (
	"slices"
	"strings"

	"gongdan/app/shop"
)

// claimRows makes entries of the rows of a factory's list.
type claimRows struct {
	words  *Words
	sheet  shop.ClaimSheet
	faults shop.Faults

	since1904 bool // how the workbook counts days
}

// ReadClaims makes entries of the rows of a book. All that is wrong is found, not
// only the first of it. Rows that add up the others, or that name no claim, order
// or car, are left out.
func ReadClaims(b Book, w *Words, file string, m Mapping) (shop.ClaimSheet, shop.Faults) {
	p := &claimRows{words: w, since1904: b.Since1904, sheet: shop.ClaimSheet{File: file, Columns: map[shop.ClaimField]shop.SheetColumn{}}}
	for field, c := range m {
		if f, mine := field.(shop.ClaimField); mine && c > 0 {
			p.sheet.Columns[f] = shop.SheetColumn{N: c, Heading: b.Head.At(c).Text}
		}
	}
	has := func(all ...shop.ClaimField) bool {
		for _, f := range all {
			if p.sheet.Columns[f].N > 0 {
				return true
			}
		}
		return false
	}
	if !has(shop.ClaimFieldNumber, shop.ClaimFieldOrder, shop.ClaimFieldVIN) || !has(shop.ClaimFieldAccepted, shop.ClaimFieldPaid) {
		return p.sheet, shop.Faults{{Why: "no_claim", With: shop.Args{"Headings": strings.Join(filled(b.Headings()), " | ")}}}
	}
	for _, r := range b.Rows {
		if slices.ContainsFunc(r.Cells, func(c Cell) bool { return slices.Contains(w.sums, simple(c.Text)) }) {
			continue
		}
		e := shop.ClaimEntry{Row: r.N}
		before := len(p.faults)
		for _, f := range shop.ClaimFields() {
			if c := p.sheet.Columns[f].N; c > 0 {
				p.cell(&e, r, f)
			}
		}
		switch {
		case e.Number != "" || e.Order != "" || e.VIN != "":
			p.sheet.Entries = append(p.sheet.Entries, e)
		default:
			p.faults = p.faults[:before]
		}
	}
	return p.sheet, p.faults
}

// cell takes what a cell says into an entry. One that is empty says nothing.
func (p *claimRows) cell(e *shop.ClaimEntry, r Row, f shop.ClaimField) {
	c := r.At(p.sheet.Columns[f].N)
	blame := func(why string) {
		p.faults = append(p.faults, shop.Fault{
			Row: r.N, Column: p.sheet.Columns[f], Text: short(c.Text), Why: why, With: shop.Args{"Max": shop.MaxMoney, "Places": 2},
		})
	}
	if why := kindFault(c.Kind); why != "" && (c.Kind != Date || f != shop.ClaimFieldOn) {
		blame(why)
		return
	}
	c.Text = strings.TrimSpace(c.Text)
	if c.Text == "" || c.Text == "-" || c.Text == "—" {
		return
	}
	switch f {
	case shop.ClaimFieldNumber:
		e.Number = strings.ToUpper(shop.Fold(c.Text))
	case shop.ClaimFieldOrder:
		e.Order = shop.Fold(c.Text)
	case shop.ClaimFieldVIN:
		e.VIN = shop.Fold(c.Text)
	case shop.ClaimFieldReason:
		e.Reason = c.Text
	case shop.ClaimFieldOn:
		day, ok := p.words.dayOf(c, p.since1904)
		if !ok {
			blame("claim_date")
		}
		e.On = day
	default:
		m, _, why := p.words.money(c, false)
		if why != "" {
			blame(why)
			return
		}
		if f == shop.ClaimFieldPaid {
			e.Paid = &m
		} else {
			e.Accepted = &m
		}
	}
}
