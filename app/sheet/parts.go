package sheet

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gongdan/app/shop"
)

// Options are what whoever brings a table has said of it.
type Options struct {
	File         string // its name
	Map          Mapping
	PlainNumbers bool // part numbers that the table holds as numbers never began with a zero
}

// Parts is what was made of a table: the parts, or what is wrong with it.
type Parts struct {
	shop.PartSheet
	Faults  shop.Faults
	Rounded int // costs that had more than two decimals
	Digits  int // codes that the table holds as numbers
}

// ReadParts makes entries of the rows of a book. All that is wrong is found, not
// only the first of it.
func ReadParts(b Book, w *Words, o Options) Parts {
	p := Parts{PartSheet: shop.PartSheet{File: o.File, Columns: map[shop.PartField]shop.SheetColumn{}}}
	for field, c := range o.Map {
		if f, ok := field.(shop.PartField); ok && c > 0 {
			p.Columns[f] = shop.SheetColumn{N: c, Heading: b.Head.At(c).Text}
		}
	}
	if p.Columns[shop.PartNumber].N == 0 {
		p.Faults = shop.Faults{{Why: "no_number", With: shop.Args{"Headings": strings.Join(filled(b.Headings()), " | ")}}}
		return p
	}
	for _, f := range shop.PartFields() {
		if c := p.Columns[f]; c.N > 0 && b.Head.At(c.N).Kind != Written {
			p.blame(b.Head, f, kindFault(b.Head.At(c.N).Kind), nil)
		}
	}
	for _, r := range b.Rows {
		e := shop.PartEntry{Row: r.N}
		for _, f := range shop.PartFields() {
			if c := p.Columns[f].N; c > 0 {
				p.cell(&e, r, f, w, o.PlainNumbers)
			}
		}
		p.Entries = append(p.Entries, e)
	}
	return p
}

func filled(headings []string) (some []string) {
	for _, h := range headings {
		if h != "" {
			some = append(some, h)
		}
	}
	return some
}

// blame notes what is wrong with a cell.
func (p *Parts) blame(r Row, f shop.PartField, why string, with shop.Args) {
	p.Faults = append(p.Faults, faultAt(r, p.Columns[f], why, with))
}

// faultAt is what is wrong with a cell of a row.
func faultAt(r Row, c shop.SheetColumn, why string, with shop.Args) shop.Fault {
	return shop.Fault{Row: r.N, Column: c, Text: short(r.At(c.N).Text), Why: why, With: with}
}

// shortest is how much of a cell a message shows, in characters.
const shortest = 40

func short(s string) string {
	if utf8.RuneCountInString(s) > shortest {
		return string([]rune(s)[:shortest]) + "…"
	}
	return s
}

// kindFault is what is wrong with a cell that cannot be taken over as it is
// written; "" when it can.
func kindFault(k Kind) string {
	return map[Kind]string{Formula: "formula", Date: "date", Trouble: "error", Merged: "merged"}[k]
}

// cell takes what a cell says into an entry. One that is empty says nothing.
func (p *Parts) cell(e *shop.PartEntry, r Row, f shop.PartField, w *Words, plainNumbers bool) {
	c := r.At(p.Columns[f].N)
	if why := kindFault(c.Kind); why != "" {
		p.blame(r, f, why, nil)
		return
	}
	if c.Text = strings.TrimSpace(c.Text); c.Text == "" {
		if f == shop.PartNumber {
			p.blame(r, f, "empty", nil)
		}
		return
	}
	e.Say(f)
	why, with := p.take(e, c, f, w, plainNumbers)
	if why != "" {
		p.blame(r, f, why, with)
	}
}

// take reads a cell as the field wants it.
func (p *Parts) take(e *shop.PartEntry, c Cell, f shop.PartField, w *Words, plainNumbers bool) (why string, with shop.Args) {
	part := &e.Part
	switch f {
	case shop.PartNumber, shop.PartBarcode:
		s, why := code(c, plainNumbers)
		if c.Kind == Number && (why == "" || why == NoCode) {
			p.Digits++
		}
		if f == shop.PartBarcode {
			part.Barcode = barcode(s)
		} else {
			part.Number = shop.Fold(s)
		}
		return why, nil
	case shop.PartName:
		part.Name = c.Text
	case shop.PartUnit:
		part.Unit = c.Text
	case shop.PartMake:
		part.Make = c.Text
	case shop.PartFits:
		part.Fits = c.Text
	case shop.PartBin:
		part.Bin = shop.Fold(c.Text)
	case shop.PartOrigin:
		part.Origin = w.origins[simple(c.Text)]
		if part.Origin == "" {
			return "origin", nil
		}
	case shop.PartActive:
		yes, known := w.yesOrNo(c.Text)
		if part.Active = yes; !known {
			return "active", nil
		}
	case shop.PartPrice, shop.PartCost:
		return p.takeMoney(e, c, f, w)
	default:
		return w.takeQuantity(part, c, f)
	}
	return "", nil
}

// barcode is a barcode as a scanner types it: figures without the spaces that
// people put between them, anything else as it stands.
func barcode(s string) string {
	if folded := shop.Fold(s); strings.Trim(folded, "0123456789") == "" {
		return folded
	}
	return s
}

// yesOrNo reads a cell that says yes or no.
func (w *Words) yesOrNo(text string) (yes, known bool) {
	s, same := simple(text), func(word string) bool { return simple(word) == simple(text) }
	yes = slices.ContainsFunc(w.yes, same)
	return yes, s != "" && (yes || slices.ContainsFunc(w.no, same))
}

func (p *Parts) takeMoney(e *shop.PartEntry, c Cell, f shop.PartField, w *Words) (why string, with shop.Args) {
	m, rounded, why := w.money(c, f == shop.PartCost)
	if rounded {
		p.Rounded++
	}
	if f == shop.PartCost {
		e.Cost = m
	} else {
		e.Part.Price = m
	}
	return why, shop.Args{"Max": shop.MaxMoney, "Places": 2}
}

func (w *Words) takeQuantity(part *shop.Part, c Cell, f shop.PartField) (why string, with shop.Args) {
	q, why := w.quantity(c)
	switch f {
	case shop.PartMin:
		part.Min = q
	case shop.PartMax:
		part.Max = q
	default:
		part.OnHand = q
	}
	return why, shop.Args{"Max": shop.MaxQty, "Places": 3}
}
