package sheets

import (
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
	plan   *shop.PlannedPart // nil: only its faults are known
	faults []shop.Fault
}

// The filters of the rows.
const (
	onlyAll     = "all"
	onlyFaults  = "faults"
	onlyFresh   = "fresh"
	onlyAltered = "altered"
	onlyOpens   = "opens"
	onlyEqual   = "equal"
)

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
	all := []string{onlyAll, onlyFaults, onlyFresh, onlyAltered, onlyOpens, onlyEqual}
	pills := make([]screen.Filter, len(all))
	for i, id := range all {
		pills[i] = screen.Filter{ID: id, Title: "sheets.filter." + id}
	}
	v.filters = screen.NewFilters(p.h, pills, func(string) {
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
	part := func(get func(shop.Part) string) func(row) kit.Cell {
		return func(r row) kit.Cell {
			if r.plan == nil {
				return kit.Cell{}
			}
			return kit.Cell{Text: get(r.plan.Now)}
		}
	}
	return []kit.Column[row]{
		{ID: "row", TitleKey: "sheet.list.row", W: 52, Right: true, Cell: func(r row) kit.Cell { return kit.Cell{Text: strconv.Itoa(r.n), Tone: "muted"} }},
		{ID: "fate", TitleKey: "sheets.fate", W: fate, Min: fate, Cell: v.fate},
		{ID: "number", TitleKey: "parts.number", W: 122, Min: 96, Cell: part(func(x shop.Part) string { return x.Number })},
		{ID: "name", TitleKey: "parts.name", W: 150, Min: 110, From: 560, Cell: part(func(x shop.Part) string { return x.Name })},
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
	if len(r.faults) > 0 {
		f := r.faults[0]
		said, _, _ := text.FaultWords(v.p.h.Env.Lang, f)
		return kit.Cell{Text: strings.TrimSpace(f.Column.Letters() + " " + said), Tone: "bad"}
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
	for _, c := range r.plan.Changes {
		all = append(all, text.ChangeWords(lang, c))
	}
	if r.plan.Fate == shop.PartFresh {
		for _, f := range []shop.PartField{shop.PartPrice, shop.PartBin, shop.PartMake, shop.PartFits} {
			if r.plan.Entry.Says(f) {
				all = append(all, r.plan.Now.Text(f))
			}
		}
	}
	if r.plan.Stays {
		all = append(all, v.p.h.Say("sheets.stays", shop.Args{"Table": lang.Count(r.plan.Entry.Part.OnHand), "Ledger": lang.Count(r.plan.Was.OnHand)}))
	}
	return strings.Join(all, lang.Say("say.comma"))
}

// show shows what a table would do; at first the rows with faults, if any.
func (v *preview) show(planned tables.Planned, first bool) {
	v.rows = rowsOf(planned)
	counts := make([]int64, 0, 6)
	for _, id := range []string{onlyAll, onlyFaults, onlyFresh, onlyAltered, onlyOpens, onlyEqual} {
		var n int64
		for _, r := range v.rows {
			if fits(r, id) {
				n++
			}
		}
		counts = append(counts, n)
	}
	v.filters.SetCounts(counts)
	plan := planned.Plan
	foot := shop.Args{"Fresh": plan.Fresh, "Altered": plan.Altered, "Equal": plan.Equal, "Opens": plan.Opens}
	words := v.p.h.Say("sheets.foot", foot)
	if plan.Opens > 0 && v.p.h.Desk().Person.May(shop.SeeCost) {
		words += v.p.h.Say("sheets.foot_worth", shop.Args{"Worth": plan.Worth})
	}
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
	faults := map[int][]shop.Fault{}
	for _, f := range planned.Faults {
		faults[f.Row] = append(faults[f.Row], f)
	}
	plans := map[int]*shop.PlannedPart{}
	for i := range planned.Plan.Rows {
		plans[planned.Plan.Rows[i].Entry.Row] = &planned.Plan.Rows[i]
	}
	var all []row
	for _, e := range planned.Sheet.Entries {
		if plans[e.Row] != nil || len(faults[e.Row]) > 0 {
			all = append(all, row{e.Row, plans[e.Row], faults[e.Row]})
		}
	}
	return all
}

func fits(r row, id string) bool {
	switch id {
	case onlyFaults:
		return len(r.faults) > 0
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
