package sheet

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"gongdan/app/shop"
	"gongdan/assets"
)

// ClaimWords are what factories head the columns of their lists of claims.
type ClaimWords struct {
	headings map[string]shop.ClaimField
	sums     []string // what stands before a row that adds up the others
	amounts  *Words
}

// NewClaimWords reads the words that are brought along, and adds the program's own.
func NewClaimWords(own ...map[shop.ClaimField]string) (*ClaimWords, error) {
	var file struct {
		Claims map[string][]string
		Sums   []string
	}
	if err := json.Unmarshal(assets.Sheets, &file); err != nil {
		return nil, fmt.Errorf("words of tables: %w", err)
	}
	amounts, err := NewWords()
	if err != nil {
		return nil, err
	}
	w := &ClaimWords{headings: map[string]shop.ClaimField{}, amounts: amounts}
	for _, s := range file.Sums {
		w.sums = append(w.sums, simple(s))
	}
	for key, names := range file.Claims {
		field, known := shop.ClaimFieldOf(key)
		if !known {
			return nil, fmt.Errorf("words of tables: no field %s", key)
		}
		for _, n := range names {
			w.headings[simple(n)] = field
		}
	}
	for _, o := range own {
		for field, h := range o {
			w.headings[simple(h)] = field
		}
	}
	return w, nil
}

// Guess is what headings mean, as far as that is known.
func (w *ClaimWords) Guess(headings []string) Columns[shop.ClaimField] {
	return guess(w.headings, headings)
}

// Count is how many fields headings name: what finds them among rows.
func (w *ClaimWords) Count(headings []string) int { return len(w.Guess(headings)) }

// RememberedClaims is a mapping of the same set of headings, as Written left it.
func RememberedClaims(written map[string]string, headings []string) Columns[shop.ClaimField] {
	return recalled(written, headings, shop.ClaimFieldOf)
}

// claimRows makes entries of the rows of a factory's list.
type claimRows struct {
	words  *ClaimWords
	sheet  shop.ClaimSheet
	faults shop.Faults
}

// ReadClaims makes entries of the rows of a book. All that is wrong is found, not
// only the first of it. Rows that add up the others, or that name no claim, order
// or car, are left out.
func ReadClaims(b Book, w *ClaimWords, file string, m Columns[shop.ClaimField]) (shop.ClaimSheet, shop.Faults) {
	p := &claimRows{words: w, sheet: shop.ClaimSheet{File: file, Columns: map[shop.ClaimField]shop.SheetColumn{}}}
	for f, c := range m {
		if c > 0 {
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
		day, ok := dayIn(c)
		if !ok {
			blame("claim_date")
		}
		e.On = day
	default:
		m, _, why := p.words.amounts.money(c, false)
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

// dayIn reads a day as table programs and people write it: year, month and day with
// anything between, or eight figures. What stands behind is a time of day.
func dayIn(c Cell) (shop.Day, bool) {
	figures := strings.FieldsFunc(narrow(c.Text), func(r rune) bool { return r < '0' || r > '9' })
	if len(figures) == 0 {
		return "", false
	}
	if n, err := strconv.Atoi(figures[0]); err == nil && (c.Kind == Date || c.Kind == Number) && n > 20000 && n < 80000 { // days since 1899-12-30
		return shop.Day(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n).Format(time.DateOnly)), true
	}
	form, text := "20060102", figures[0]
	if len(figures) >= 3 && len(figures[0]) == 4 {
		form, text = "2006-1-2", strings.Join(figures[:3], "-")
	}
	at, err := time.Parse(form, text)
	return shop.Day(at.Format(time.DateOnly)), err == nil
}
