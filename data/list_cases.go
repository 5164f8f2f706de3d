package data

import (
	"fmt"

	"gongdan/app/shop"
)

// Filters of CaseList.
const (
	CasesOpen    = "open"    // the shop still has to do something
	CasesOverdue = "overdue" // and ought to have done it before the day of the Ask
	CasesEnded   = "ended"   // refused, carried out or withdrawn
)

// CaseRow is a case in a list, without what belongs to it.
type CaseRow struct {
	shop.Case
	Plate   string
	VIN     string
	Vehicle string // make and model
	Who     string // the customer
	Article string // of the first ground; "": none is met
}

const (
	caseRowJoins = ` JOIN vehicles AS v ON v.id = k.vehicle_id LEFT JOIN customers AS p ON p.id = k.customer_id`
	caseRowsFrom = `cases AS k` + caseRowJoins
)

func caseRowFields(r *CaseRow) fields {
	f := fields{
		{"v.plate", &r.Plate},
		{"v.vin", &r.VIN},
		{"trim(v.make || ' ' || v.model)", &r.Vehicle},
		{"coalesce(p.name, '')", &r.Who},
		{"coalesce((SELECT g.article FROM case_grounds AS g WHERE g.case_id = k.id AND g.n = 1), '')", &r.Article},
	}
	for _, x := range caseRow(&r.Case) {
		f = append(f, field{"k." + x.column, x.at})
	}
	return f
}

// CaseList lists cases by due, requested or number, as of the day of the Ask. What is over
// comes last by due.
func CaseList(v View, ask Ask) (Page[CaseRow], error) {
	l := &listing{
		kind: shop.KindCases, alias: "k", columns: caseRowFields(&CaseRow{}).columns(),
		joins: caseRowJoins,
	}
	err := l.sortBy(ask, "due:(CASE WHEN k.due_on = '' THEN '9999' ELSE k.due_on END)!", "requested:k.requested_at", "number:k.number!")
	if err != nil {
		return Page[CaseRow]{}, err
	}
	switch ask.Filter {
	case "", FilterAll:
	case CasesOpen:
		l.only("k.due_on <> ''")
	case CasesOverdue:
		l.only("k.due_on <> '' AND k.due_on < ?", ask.Day)
	case CasesEnded:
		l.only("k.due_on = ''")
	default:
		return Page[CaseRow]{}, fmt.Errorf("filter %q of cases: %w", ask.Filter, ErrAsk)
	}
	l.findBy(ask.Text, link{kind: shop.KindVehicles, column: "vehicle_id"}, link{kind: shop.KindCustomers, column: "customer_id"})
	return page(v, ask, l, func(r *CaseRow) []any { return caseRowFields(r).places() })
}

// CasesDue are the cases whose next step is due until a day, the first due first.
func CasesDue(v View, until shop.Day) (rows []CaseRow, err error) {
	p, err := CaseList(v, Ask{Filter: CasesOpen, N: mostWanted})
	for _, r := range p.Rows {
		if r.Due() <= until {
			rows = append(rows, r)
		}
	}
	return rows, err
}
