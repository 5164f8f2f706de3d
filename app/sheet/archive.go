package sheet

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"gongdan/app/shop"
)

// Archive is what was made of a table of customers or cars, or what is wrong
// with it.
type Archive[T any] struct {
	shop.ArchiveSheet[T]
	Faults shop.Faults
	Digits int // codes that the table holds as numbers
}

// ReadCustomers makes customers of the rows of a book. All that is wrong is
// found, not only the first of it.
func ReadCustomers(b Book, w *Words, o Options) Archive[shop.Customer] {
	return readArchive(b, shop.CustomerTable, o, func(c *shop.Customer, f shop.SheetField) any { return shop.CustomerAt(c, f.(shop.CustomerField)) }, w)
}

// ReadVehicles makes cars of the rows of a book, as ReadCustomers does.
func ReadVehicles(b Book, w *Words, o Options) Archive[shop.SheetCar] {
	return readArchive(b, shop.VehicleTable, o, func(c *shop.SheetCar, f shop.SheetField) any { return shop.VehicleAt(c, f.(shop.VehicleField)) }, w)
}

func readArchive[T any](b Book, kind shop.TableKind, o Options, at func(*T, shop.SheetField) any, w *Words) Archive[T] {
	a := Archive[T]{ArchiveSheet: shop.ArchiveSheet[T]{File: o.File, Columns: map[shop.SheetField]shop.SheetColumn{}}}
	fields := shop.TableFields(kind)
	for _, f := range fields {
		if c := o.Map[f]; c > 0 {
			a.Columns[f] = shop.SheetColumn{N: c, Heading: b.Head.At(c).Text}
		}
	}
	if why := noKey(kind, a.Columns); why != "" {
		a.Faults = shop.Faults{{Why: why, With: shop.Args{"Headings": strings.Join(filled(b.Headings()), " | ")}}}
		return a
	}
	in := cells{words: w, plainNumbers: o.PlainNumbers, since1904: b.Since1904}
	for _, r := range b.Rows {
		e := shop.ArchiveEntry[T]{Row: r.N}
		for _, f := range fields {
			c, there := a.Columns[f]
			if !there || strings.TrimSpace(r.At(c.N).Text) == "" && kindFault(r.At(c.N).Kind) == "" {
				continue
			}
			e.Said = append(e.Said, f)
			if why, with := in.take(at(&e.Record, f), r.At(c.N), f); why != "" {
				a.Faults = append(a.Faults, faultAt(r, c, why, with))
			}
		}
		a.Entries = append(a.Entries, e)
	}
	slices.SortStableFunc(a.Faults, func(x, y shop.Fault) int {
		return cmp.Or(cmp.Compare(x.Row, y.Row), cmp.Compare(x.Column.N, y.Column.N))
	})
	a.Digits = in.digits
	return a
}

// noKey is the fault of a table without the column that tells records apart.
func noKey(kind shop.TableKind, columns map[shop.SheetField]shop.SheetColumn) string {
	has := func(f shop.SheetField) bool { return columns[f].N > 0 }
	switch {
	case kind == shop.CustomerTable && !has(shop.CustomerName) && !has(shop.CustomerCode):
		return "no_customer"
	case kind == shop.VehicleTable && !has(shop.VehiclePlate) && !has(shop.VehicleVIN):
		return "no_vehicle"
	}
	return ""
}

// cells reads the cells of a table as their fields want them.
type cells struct {
	words        *Words
	plainNumbers bool
	since1904    bool
	digits       int
}

// take reads a cell into what to points to.
func (x *cells) take(to any, c Cell, f shop.SheetField) (why string, with shop.Args) {
	c.Text = strings.TrimSpace(c.Text)
	day, isDay := to.(*shop.Day)
	if why := kindFault(c.Kind); why != "" && (c.Kind != Date || !isDay) {
		return why, nil
	}
	if isDay {
		var ok bool
		if *day, ok = x.words.dayOf(c, x.since1904); !ok {
			return "day", nil
		}
		return "", nil
	}
	switch v := to.(type) {
	case *shop.Money:
		*v, _, why = x.words.money(c, false)
		return why, shop.Args{"Max": shop.MaxMoney, "Places": 2}
	case *int:
		n, ok := whole(x.words, c)
		if *v = int(n); !ok {
			return notWhole, nil
		}
	case *int64:
		n, ok := whole(x.words, c)
		if *v = n; !ok {
			return notWhole, nil
		}
	case *bool:
		yes, known := x.words.yesOrNo(c.Text)
		if *v = yes; !known {
			return "active", nil
		}
	case *string:
		return x.text(v, c, f), nil
	default:
		return x.choice(to, c, f)
	}
	return "", nil
}

// notWhole is the end of the key of the fault that a cell is no whole number.
const notWhole = "whole"

// mostWhole is more than any year or reading.
const mostWhole = 100_000_000

// whole reads a whole number: 42,310 or 42310 km.
func whole(w *Words, c Cell) (int64, bool) {
	c.Text = strings.TrimRight(strings.TrimSpace(c.Text), w.units)
	s, ok := w.digits(c)
	if !ok {
		return 0, false
	}
	n, exact := scaled(s, 0)
	if n == nil || !exact || !n.IsInt64() || n.Int64() < 0 || n.Int64() > mostWhole {
		return 0, false
	}
	return n.Int64(), true
}

// text reads a cell of words, a code or a number to call.
func (x *cells) text(to *string, c Cell, f shop.SheetField) (why string) {
	*to = c.Text
	switch f {
	case shop.CustomerPhone, shop.VehicleOwnerPhone:
		return x.phone(to, c)
	case shop.CustomerCode, shop.VehicleOwner:
		*to, why = x.code(c)
	case shop.VehiclePlate, shop.VehicleVIN:
		*to = shop.Fold(c.Text)
	}
	return why
}

func (x *cells) code(c Cell) (s, why string) {
	s, why = code(c, x.plainNumbers)
	if c.Kind == Number && (why == "" || why == NoCode) {
		x.digits++
	}
	return s, why
}

// phone reads a number to call. A mobile number loses nothing in a table that
// makes a number of it; one with an area code may have lost its zero.
func (x *cells) phone(to *string, c Cell) (why string) {
	if strings.ContainsFunc(c.Text, unicode.IsLetter) && !exponent(c.Text) {
		return "phone_letters"
	}
	s, why := code(c, true)
	if *to = shop.Fold(s); why != "" || c.Kind != Number || shop.IsMobile(*to) {
		return why
	}
	_, why = x.code(c)
	return why
}

// choice reads a word that stands for one of a few values.
func (x *cells) choice(to any, c Cell, f shop.SheetField) (why string, with shop.Args) {
	value, known := x.words.choices[f.String()][simple(c.Text)]
	if !known {
		return "choice_" + f.String(), nil
	}
	switch v := to.(type) {
	case *shop.CustomerKind:
		*v = shop.CustomerKind(value)
	case *shop.Source:
		*v = shop.Source(value)
	case *shop.Energy:
		*v = shop.Energy(value)
	case *shop.Use:
		*v = shop.Use(value)
	}
	return "", nil
}

// Table programs count days from the end of 1899, some from 1904.
const (
	epoch     = "1899-12-30"
	epoch1904 = "1904-01-01"
	lastDay   = 73_050 // in the year 2099
)

// dayOf reads a day: a date of the table program, or 2026-10-31, 2026/10/31,
// 2026.10.31, 2026年10月31日 or 20261031, with or without a time behind it.
func (w *Words) dayOf(c Cell, since1904 bool) (shop.Day, bool) {
	s := c.Text
	if c.Kind == Date {
		n, err := strconv.ParseFloat(s, 64)
		if err != nil || n < 1 || n > lastDay {
			return "", false
		}
		if since1904 {
			return shop.Day(epoch1904).Add(int(n)), true
		}
		return shop.Day(epoch).Add(int(n)), true
	}
	s, _, _ = strings.Cut(s, "T")
	s, _, _ = strings.Cut(strings.TrimSpace(s), " ")
	s = w.days.Replace(narrow(s))
	for _, layout := range []string{"2006-1-2", "20060102"} {
		if t, err := time.Parse(layout, s); err == nil {
			return shop.Day(t.Format(time.DateOnly)), true
		}
	}
	return "", false
}
