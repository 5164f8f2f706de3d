package monthly

import (
	"slices"

	"gongdan/app/shop"
	"gongdan/app/shop/kpi"
	"gongdan/app/shop/lost"
	"gongdan/app/shop/stockfig"
)

// Section is a part of the report (目录).
type Section string

// The sections.
const (
	Overview    Section = "overview"
	Makeup      Section = "output"
	Technicians Section = "technicians"
	Advisors    Section = "advisors"
	Store       Section = "store"
	Claims      Section = "claims"
	Owed        Section = "owed"
	LostSales   Section = "lost"
	Quality     Section = "quality"
	Formulas    Section = "formulas"
)

// Sections are all of them in their order.
func Sections() []Section {
	return []Section{Overview, Makeup, Technicians, Advisors, Store, Claims, Owed, LostSales, Quality, Formulas}
}

// Usual are the sections that are chosen at first: all but the store, whose figures go
// through its whole ledger.
func Usual() []Section {
	return slices.DeleteFunc(Sections(), func(s Section) bool { return s == Store })
}

// Word is the language key of the section's title.
func (s Section) Word() string { return "month.section." + string(s) }

// Beside is what a month is compared with.
type Beside string

// What there is to compare with.
const (
	LastMonth  Beside = "month"
	LastYear   Beside = "year"
	WithTarget Beside = "target"
)

// Comparisons are all of them, the usual one first.
func Comparisons() []Beside { return []Beside{LastMonth, LastYear, WithTarget} }

// Word is the language key of the comparison.
func (b Beside) Word() string { return "month.beside." + string(b) }

// Point is the figures of one month of a row of months.
type Point struct {
	Month   string
	Figures kpi.Figures
}

// Due is what a customer owed when the month ended.
type Due struct {
	Customer shop.CustomerID
	Name     string
	Sum      shop.Money
	Orders   []kpi.Ref
}

// State is how far a month has come.
type State struct {
	Today  shop.Day
	Over   bool
	Open   []kpi.Ref // received by its end and not settled yet
	Closed bool      // 月结
}

// Aims are what the shop aims at and what the trade names.
type Aims struct {
	Targets []Target
	Rules   []shop.Rule
}

// Target is what the shop aims at in a month; ok is false where it aims at nothing.
func (a Aims) Target(k kpi.Key, month string) (int64, bool) {
	t, ok := InForce(a.Targets, k, month)
	return t.Value, ok
}

// History is what was said of the month, and what it was when it was closed.
type History struct {
	Note    Note
	Since   Version // that the month stands by; its ID is 0 where there is none
	Changed []Changed
}

// Book is all that the report of a month is made from.
type Book struct {
	Period kpi.Period
	State
	Now, Before, YearAgo kpi.Figures
	Months               []Point // the last of them is this month
	By                   map[kpi.Dimension][]kpi.Part
	Gaps                 []kpi.Gap
	Why                  Why
	Owed                 []Due
	Lost                 lost.Book
	Claims               []shop.Claim
	Store                stockfig.Book
	Aims
	History
	Names
}

// Names are the names of people and packages.
type Names struct {
	People   map[shop.PersonID]string
	Packages map[string]string
}

// Empty reports whether nothing was settled, received or delivered in the month.
func (b *Book) Empty() bool {
	return !b.Now.Of(kpi.Visits).Known && !b.Now.Of(kpi.NewCustomers).Known && !b.Now.Of(kpi.OnTimeRate).Known
}

// Beside is the figure that one of the month is compared with.
func (b *Book) Beside(k kpi.Key, with Beside) kpi.Figure {
	switch with {
	case LastYear:
		return b.YearAgo.Of(k)
	case WithTarget:
		v, ok := b.Target(k, b.Period.Month())
		return kpi.Figure{Key: k, Value: v, Known: ok}
	}
	return b.Before.Of(k)
}

// Keep is the figures as a closed month keeps them.
func Keep(all kpi.Figures) []Kept {
	kept := make([]Kept, len(all))
	for i, f := range all {
		if kept[i] = (Kept{Key: f.Key, Known: f.Known}); f.Known {
			kept[i].Value = f.Value
		}
	}
	return kept
}

// DueBy adds what customers owed up by customer, the most first; Name is left to others.
func DueBy(all []kpi.Owed) (list []Due) {
	for _, o := range all {
		i := slices.IndexFunc(list, func(d Due) bool { return d.Customer == o.Customer })
		if i < 0 {
			i, list = len(list), append(list, Due{Customer: o.Customer})
		}
		list[i].Sum += o.Due
		list[i].Orders = append(list[i].Orders, kpi.Ref{Order: o.ID, Number: o.Number})
	}
	slices.SortStableFunc(list, func(a, b Due) int { return int(b.Sum - a.Sum) })
	return list
}
