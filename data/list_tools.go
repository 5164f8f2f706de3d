package data

import (
	"fmt"

	"gongdan/app/shop"
)

// Filters of ToolList.
const (
	ToolsLent     = "lent"     // somebody has it
	ToolsOverdue  = "overdue"  // it should be back before the day of the Ask
	ToolsDue      = "due"      // its calibration is due by Until of the Ask, or it failed the last
	ToolsInactive = "inactive" // out of use; in no other list
)

// ToolRow is a tool in a list, with who has it.
type ToolRow struct {
	shop.Tool
	Loan   shop.ToolLoan // its ID is 0 when the tool is here
	Holder string        // who has it
}

// ToolList lists tools by code, name, kind, bin or due, as of the day of the Ask.
func ToolList(v View, ask Ask) (Page[ToolRow], error) {
	l := &listing{
		kind: shop.KindTools, alias: "t",
		columns: `t.id, t.rev, t.code, t.name, t.kind, t.serial, t.bin, t.bought_on, t.value_fen, t.note, t.every_days, t.active, t.why,
			t.calibrated_on, t.due_on, t.failed, coalesce(l.id, 0), coalesce(l.rev, 0), coalesce(l.person_id, 0), coalesce(l.out_at, 0), coalesce(l.due_on, ''), coalesce(p.name, '')`,
		joins: ` LEFT JOIN tool_loans AS l ON l.tool_id = t.id AND l.back_at = 0 LEFT JOIN people AS p ON p.id = l.person_id`,
	}
	if err := l.sortBy(ask, "code:t.code!", "name:t.name!", "kind:t.kind!", "bin:t.bin!", "due:t.due_on!"); err != nil {
		return Page[ToolRow]{}, err
	}
	l.only("t.active = ?", ask.Filter != ToolsInactive)
	const out = "t.id IN (SELECT tool_id FROM tool_loans WHERE back_at = 0"
	switch ask.Filter {
	case "", FilterAll, ToolsInactive:
	case ToolsLent:
		l.only(out + ")")
	case ToolsOverdue:
		l.only(out+" AND due_on <> '' AND due_on < ?)", ask.Day)
	case ToolsDue:
		l.only("(t.failed = TRUE OR t.due_on <> '' AND t.due_on <= ?)", ask.Until)
	default:
		return Page[ToolRow]{}, fmt.Errorf("filter %q of tools: %w", ask.Filter, ErrAsk)
	}
	l.findBy(ask.Text)
	return page(v, ask, l, func(r *ToolRow) []any {
		t, n := &r.Tool, &r.Loan
		return []any{
			&t.ID, &t.Rev, &t.Code, &t.Name, &t.Kind, &t.Serial, &t.Bin, &t.BoughtOn, &t.Value, &t.Note, &t.EveryDays, &t.Active, &t.Why,
			&t.CalibratedOn, &t.DueOn, &t.Failed, &n.ID, &n.Rev, &n.Person,
			moment{&n.OutAt},
			&n.DueOn, &r.Holder,
		}
	})
}

// ToolsWanted are the tools that somebody should have brought back before today
// and those whose calibration is due until a day or failed, the longest due first.
func ToolsWanted(v View, today, until shop.Day) (rows []ToolRow, err error) {
	for _, filter := range []string{ToolsOverdue, ToolsDue} {
		p, err := ToolList(v, Ask{Sort: "due", Filter: filter, Day: today, Until: until, N: mostWanted})
		if err != nil {
			return nil, err
		}
		rows = append(rows, p.Rows...)
	}
	return rows, nil
}

// mostWanted is how many of each are told.
const mostWanted = 50

// tools are the tools that the words find.
func (f finder) tools() ([]shop.Hit, error) {
	found, err := f.matches(target{kind: shop.KindTools})
	if err != nil || len(found) == 0 {
		return nil, err
	}
	rank := ranks(found)
	in, args := among(idsOf(found), 0)
	var hits []shop.Hit
	err = eachRow(f.v, func(scan func(...any) error) error {
		h := shop.Hit{Kind: shop.KindTools}
		err := scan(&h.ID, &h.Key, &h.Title, &h.Who)
		h.Rank = rank[h.ID]
		hits = append(hits, h)
		return err
	}, `SELECT t.id, t.code, t.name, coalesce(p.name, '') FROM tools AS t LEFT JOIN tool_loans AS l ON l.tool_id = t.id AND l.back_at = 0
		LEFT JOIN people AS p ON p.id = l.person_id WHERE t.id IN (`+in+`) AND t.active = TRUE ORDER BY t.code`, args...)
	return hits, err
}
