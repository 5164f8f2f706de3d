package sheets

import (
	"slices"
	"strconv"
	"strings"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/tables"
	"gongdan/app/text"
)

// row is a row of the table with what becomes of it.
type row struct {
	n      int
	plan   *tables.Row // nil: only its faults are known
	faults []shop.Fault
	doubts []shop.Fault
}

// told is what is to be said of a row: what is wrong, else what is odd.
func (r row) told() []shop.Fault {
	if len(r.faults) > 0 {
		return r.faults
	}
	return r.doubts
}

// The filters of the rows.
const (
	onlyAll     = "all"
	onlyFaults  = "faults"
	onlyFresh   = "fresh"
	onlyAltered = "altered"
	onlyOpens   = "opens"
	onlyEqual   = "equal"
	onlyDoubts  = "doubts"
)

// pills are the filters in the order in which they stand.
func pills() []string {
	return []string{onlyAll, onlyFaults, onlyDoubts, onlyFresh, onlyAltered, onlyOpens, onlyEqual}
}

// preview is the list of what each row will do.
type preview struct {
	p       *page
	filters *screen.Filters
	table   *kit.Table[row]
	card    *kit.Card
	rows    []row
}

func newPreview(p *page) *preview {
	v := &preview{p: p}
	var some []screen.Filter
	for _, id := range pills() {
		some = append(some, screen.Filter{ID: id, Title: "sheets.filter." + id})
	}
	v.filters = screen.NewFilters(p.h, some, func(string) {
		v.filter()
		v.table.Focus()
	})
	v.table = kit.NewTable(p.h.Env, "sheet_rows", v.columns())
	v.table.HideColumn("worth", !p.h.Desk().Person.May(shop.SeeCost))
	v.table.OnSelect = func(row) { p.detail.Refresh() }
	v.table.Same = func(a, b row) bool { return a.n == b.n }
	v.table.SetEmpty(kit.Blank{Icon: "check", Text: p.h.Say("list.none_filtered")})
	v.table.SetFoot("", nil)
	v.card = kit.NewCard("", v.table.Object())
	return v
}

func (v *preview) columns() []kit.Column[row] {
	lang := v.p.h.Env.Lang
	fate := screen.Wide(v.p.h, "sheets.fate.equal", "sheets.fate.fresh", "sheets.fate.altered", "sheets.fate.opens", "sheets.fate.fault") + 26
	of := func(get func(tables.Row) string) func(row) kit.Cell {
		return func(r row) kit.Cell {
			if r.plan == nil {
				return kit.Cell{}
			}
			return kit.Cell{Text: get(*r.plan)}
		}
	}
	return []kit.Column[row]{
		{ID: "row", TitleKey: "sheet.list.row", W: 52, Right: true, Cell: func(r row) kit.Cell { return kit.Cell{Text: strconv.Itoa(r.n), Tone: "muted"} }},
		{ID: "fate", TitleKey: "sheets.fate", W: fate, Min: fate, Cell: v.fate},
		{ID: "number", TitleKey: "sheets.code", W: 122, Min: 96, Cell: of(func(x tables.Row) string { return x.Key })},
		{ID: "name", TitleKey: "parts.name", W: 150, Min: 110, From: 560, Cell: of(func(x tables.Row) string { return x.Name })},
		{ID: "what", TitleKey: "sheets.what", Min: 190, Cell: v.what},
		{ID: "opens", TitleKey: "sheets.opens", W: 72, Min: 72, Right: true, Cell: func(r row) kit.Cell {
			if r.plan == nil || r.plan.Opens == 0 {
				return kit.Cell{}
			}
			return kit.Cell{Text: lang.Count(r.plan.Opens)}
		}},
		{ID: "worth", TitleKey: "sheets.worth", W: 92, Right: true, From: 720, Cell: func(r row) kit.Cell {
			switch {
			case r.plan == nil || r.plan.Opens == 0:
				return kit.Cell{}
			case r.plan.Worth == 0:
				return kit.Cell{Text: lang.Money(0), Tone: "warn", Tint: "warn"}
			}
			return kit.Cell{Text: lang.Money(r.plan.Worth)}
		}},
	}
}

// fate is what becomes of a row, in one word.
func (v *preview) fate(r row) kit.Cell {
	say := v.p.h.Say
	chip := kit.ChipSpec{Icon: "check", Word: say("sheets.fate.equal"), Tone: "grey"}
	switch {
	case len(r.faults) > 0:
		chip = kit.ChipSpec{Icon: "alert", Word: say("sheets.fate.fault"), Tone: "bad"}
	case r.plan.Fate == shop.PartFresh:
		chip = kit.ChipSpec{Icon: "plus", Word: say("sheets.fate.fresh"), Tone: "green"}
	case r.plan.Fate == shop.PartAltered:
		chip = kit.ChipSpec{Icon: "pen", Word: say("sheets.fate.altered"), Tone: "blue"}
	case r.plan.Opens > 0:
		chip = kit.ChipSpec{Icon: "box", Word: say("sheets.fate.opens"), Tone: "green"}
	}
	return kit.Cell{Chip: &chip}
}

// what is what is wrong with a row, else what it will change.
func (v *preview) what(r row) kit.Cell {
	if all := r.told(); len(all) > 0 {
		said, _, _ := text.FaultWords(v.p.h.Env.Lang, all[0])
		tone := "bad"
		if len(r.faults) == 0 {
			tone = "warn"
		}
		return kit.Cell{Text: strings.TrimSpace(all[0].Column.Letters() + " " + said), Tone: tone}
	}
	if words := v.changes(r); r.plan.Fate == shop.PartAltered {
		return kit.Cell{Text: words}
	} else if words != "" {
		return kit.Cell{Text: words, Tone: "muted"}
	}
	return kit.Cell{}
}

// changes are what a row will change, in words.
func (v *preview) changes(r row) string {
	lang := v.p.h.Env.Lang
	var all []string
	if r.plan == nil {
		return ""
	}
	for _, c := range r.plan.Changes {
		if r.plan.Fate == shop.PartFresh {
			all = append(all, text.FieldWords(lang, c.Field, c.Now))
		} else {
			all = append(all, text.ChangeWords(lang, c))
		}
	}
	if r.plan.Stays {
		all = append(all, v.p.h.Say("sheets.stays", shop.Args{"Table": lang.Count(r.plan.Has), "Ledger": lang.Count(r.plan.Ledger)}))
	}
	return strings.Join(all, lang.Say("say.comma"))
}

// show shows what a table would do; at first the rows with faults, if any.
func (v *preview) show(planned tables.Planned, first bool) {
	v.rows = rowsOf(planned)
	counts := make([]int64, 0, len(pills()))
	for _, id := range pills() {
		var n int64
		for _, r := range v.rows {
			if fits(r, id) {
				n++
			}
		}
		counts = append(counts, n)
	}
	v.filters.SetCounts(counts)
	sum := planned.Sum()
	words := v.p.h.Say("sheets.foot", shop.Args{"Fresh": sum.Fresh, "Altered": sum.Altered, "Equal": sum.Equal})
	if planned.Kind == shop.PartTable {
		words += v.p.h.Say("sheets.foot_opens", shop.Args{"Opens": sum.Opens})
	}
	if sum.Opens > 0 && v.p.h.Desk().Person.May(shop.SeeCost) {
		words += v.p.h.Say("sheets.foot_worth", shop.Args{"Worth": sum.Worth})
	}
	v.table.HideColumn("opens", planned.Kind != shop.PartTable)
	v.table.HideColumn("worth", planned.Kind != shop.PartTable || !v.p.h.Desk().Person.May(shop.SeeCost))
	v.table.SetFoot(words, nil)
	switch {
	case first && counts[1] > 0:
		v.filters.Choose(1)
	case first || counts[1] == 0 && v.filters.Chosen() == onlyFaults:
		v.filters.Choose(0)
	default:
		v.filter()
	}
	v.p.detail.Refresh()
}

// rowsOf puts together what is planned and what is wrong, row by row.
func rowsOf(planned tables.Planned) []row {
	faults, doubts := byRow(planned.Faults), byRow(planned.Doubts)
	var all []row
	for _, r := range planned.Rows() {
		all = append(all, row{r.N, &r, faults[r.N], doubts[r.N]})
		delete(faults, r.N)
	}
	for n, f := range faults { // of which nothing but that is known
		if n > 0 {
			all = append(all, row{n: n, faults: f})
		}
	}
	slices.SortFunc(all, func(a, b row) int { return a.n - b.n })
	return all
}

func byRow(all shop.Faults) map[int][]shop.Fault {
	rows := map[int][]shop.Fault{}
	for _, f := range all {
		rows[f.Row] = append(rows[f.Row], f)
	}
	return rows
}

func fits(r row, id string) bool {
	switch id {
	case onlyFaults:
		return len(r.faults) > 0
	case onlyDoubts:
		return len(r.doubts) > 0
	case onlyFresh:
		return r.plan != nil && r.plan.Fate == shop.PartFresh
	case onlyAltered:
		return r.plan != nil && r.plan.Fate == shop.PartAltered
	case onlyOpens:
		return r.plan != nil && r.plan.Opens > 0
	case onlyEqual:
		return r.plan != nil && r.plan.Fate == shop.PartEqual && r.plan.Opens == 0 && len(r.faults) == 0
	}
	return true
}

// filter leaves the rows that fit the pill that is chosen.
func (v *preview) filter() {
	var some []row
	for _, r := range v.rows {
		if fits(r, v.filters.Chosen()) {
			some = append(some, r)
		}
	}
	v.table.SetRows(some)
	v.p.detail.Refresh()
}
