package claims

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/text"
)

// rowNumber is the row of the factory's list; what is missing there has none.
func rowNumber(r shop.PlannedClaim) string {
	if r.Entry.Row == 0 {
		return ""
	}
	return strconv.Itoa(r.Entry.Row)
}

// key names the claim of a row: by our number, else as the factory has it.
func (m *matching) key(r shop.PlannedClaim) string {
	if r.Claim.Number != "" {
		return r.Claim.Number
	}
	return r.Entry.Key()
}

func (m *matching) rowColumns() []kit.Column[shop.PlannedClaim] {
	h, lang := m.h, m.h.Env.Lang
	amount := func(get func(shop.PlannedClaim) *shop.Money) func(shop.PlannedClaim) kit.Cell {
		return func(r shop.PlannedClaim) kit.Cell {
			if v := get(r); v != nil {
				return kit.Cell{Text: lang.Money(*v)}
			}
			return kit.Cell{}
		}
	}
	wide := screen.Wide(h, append(screen.KeysOf(shop.ClaimFates()), "claims.fate")...) + 30
	return []kit.Column[shop.PlannedClaim]{
		{ID: "row", TitleKey: "sheet.list.row", W: 46, Right: true, Cell: func(r shop.PlannedClaim) kit.Cell { return kit.Cell{Text: rowNumber(r), Tone: "muted"} }},
		{ID: "fate", TitleKey: "claims.fate", W: wide, Min: wide, Cell: m.fate},
		{ID: "number", TitleKey: "claims.number", W: 118, Min: 116, Cell: func(r shop.PlannedClaim) kit.Cell { return kit.Cell{Text: m.key(r)} }},
		{ID: "plate", TitleKey: "claims.plate", W: 98, Min: 94, From: 760, Cell: func(r shop.PlannedClaim) kit.Cell { return kit.Cell{Text: lang.Plate(m.said[r.Claim.ID].Plate)} }},
		{ID: "claimed", TitleKey: "claims.claimed", W: 88, Right: true, Cell: amount(func(r shop.PlannedClaim) *shop.Money {
			if r.Claim.ID == 0 {
				return nil
			}
			return &r.Claim.Claimed
		})},
		{ID: "accepted", TitleKey: "sheet.claim.accepted", W: 118, Right: true, Cell: amount(func(r shop.PlannedClaim) *shop.Money { return r.Entry.Accepted })},
		{ID: "paid", TitleKey: "sheet.claim.paid", W: 88, Right: true, Cell: amount(func(r shop.PlannedClaim) *shop.Money { return r.Entry.Paid })},
		{ID: "what", TitleKey: "claims.what", Min: 150, Cell: func(r shop.PlannedClaim) kit.Cell {
			c := kit.Cell{Text: m.what(r)}
			switch r.Fate {
			case shop.ClaimDiffering, shop.ClaimUnknown:
				c.Tone = "bad"
			case shop.ClaimMissing:
				c.Tone = "muted"
			}
			return c
		}},
	}
}

// fate is what becomes of a row, in one word.
func (m *matching) fate(r shop.PlannedClaim) kit.Cell {
	look := map[shop.ClaimFate][2]string{
		shop.ClaimMatched: {"check", "grey"}, shop.ClaimNews: {"plus", "green"}, shop.ClaimDiffering: {"alert", "bad"},
		shop.ClaimUnknown: {"question", "orange"}, shop.ClaimMissing: {"clock", "yellow"},
	}[r.Fate]
	return kit.Cell{Chip: &kit.ChipSpec{Icon: look[0], Tone: look[1], Word: m.h.Say(r.Fate.Key())}}
}

// what is what a row will note, or why it will not.
func (m *matching) what(r shop.PlannedClaim) string {
	say, lang := m.h.Say, m.h.Env.Lang
	switch r.Fate {
	case shop.ClaimDiffering, shop.ClaimUnknown:
		return say(r.Why, r.With)
	case shop.ClaimMissing:
		return say("claims.missing", shop.Args{"Day": lang.Date(r.Claim.SubmittedAt), "Open": r.Claim.Open()})
	}
	var all []string
	for _, e := range r.Events {
		words := say(e.Kind.Key())
		if e.Amount != 0 {
			words += " " + lang.Money(e.Amount)
		}
		all = append(all, words)
	}
	if r.Entry.Reason != "" && len(all) > 0 {
		all = append(all, r.Entry.Reason)
	}
	return strings.Join(all, lang.Say("say.comma"))
}

// meaning is what a column of the file stands for.
func (m *matching) meaning(c column) kit.Cell {
	f, known := m.in.Map.FieldAt(c.at.N)
	if !known {
		return kit.Cell{Text: m.h.Say("sheets.unused"), Tone: "muted"}
	}
	return kit.Cell{Text: m.h.Say(f.Key()), Tone: "primary", Strong: true}
}

// show shows what the list would do, and what is wrong with it.
func (m *matching) show(x matched) {
	m.planned, m.said = x.planned, x.rows
	var cols []column
	for i, head := range m.in.Book.Head.Cells {
		c := column{at: shop.SheetColumn{N: i + 1, Heading: head.Text}}
		for _, r := range m.in.Book.Rows {
			if c.sample = r.At(i + 1).Text; c.sample != "" {
				break
			}
		}
		if head.Text != "" || c.sample != "" {
			cols = append(cols, c)
		}
	}
	m.columns.SetRows(cols)
	counts := []int64{int64(len(m.planned.Plan.Rows))}
	for _, f := range shop.ClaimFates() {
		counts = append(counts, int64(m.planned.Plan.Count(f)))
	}
	m.filters.SetCounts(counts)
	m.table.SetFoot(m.h.Say("reconcile.foot", shop.Args{
		"News": m.planned.Plan.Count(shop.ClaimNews), "Matched": m.planned.Plan.Count(shop.ClaimMatched), "Differing": m.planned.Plan.Count(shop.ClaimDiffering),
		"Unknown": m.planned.Plan.Count(shop.ClaimUnknown), "Missing": m.planned.Plan.Count(shop.ClaimMissing),
	}), nil)
	tellFaults(m)
	m.filter()
	m.h.Changed(m)
}

// mostFaults is how many faults stand above the rows.
const mostFaults = 4

// tellFaults says above the rows what is wrong with the file.
func tellFaults(m *matching) {
	var lines []string
	for i, f := range m.planned.Faults {
		if i == mostFaults {
			lines = append(lines, m.h.Say("reconcile.more_faults", shop.Args{"N": len(m.planned.Faults) - mostFaults}))
			break
		}
		lines = append(lines, text.Fault(m.h.Env.Lang, f))
	}
	if len(lines) == 0 {
		m.banner.Clear()
	} else {
		m.banner.Say(kit.Saying{Tone: "bad", Text: strings.Join(lines, "\n"), Close: func() { m.root.Refresh() }})
	}
	m.root.Refresh()
}

// filter leaves the rows that fit the pill that is chosen.
func (m *matching) filter() {
	var some []shop.PlannedClaim
	for _, r := range m.planned.Plan.Rows {
		if at := m.filters.Chosen(); at == allRows || at == "" || at == string(r.Fate) {
			some = append(some, r)
		}
	}
	m.table.SetRows(some)
	m.detail.Refresh()
}

// matchLayout places the pills above, the columns at the left, the rows beside them.
type matchLayout struct{}

// Sizes in dp at 100 %.
const (
	columnsWide = 270
	detailTall  = 48
)

// drawDetail says all of the chosen row, on as many lines as there is room for.
func (m *matching) drawDetail(p *kit.Pen, size fyne.Size) {
	r, ok := m.table.Selected()
	if !ok {
		return
	}
	st, line := p.Style(kit.Body), p.Look.Dp(20)
	if r.Fate == shop.ClaimDiffering || r.Fate == shop.ClaimUnknown {
		st = st.In(p.Look.Tone("bad").Ink)
	}
	for i, words := range st.Lines(m.key(r)+"  "+m.what(r), size.Width-16) {
		mid := p.Look.Dp(12) + float32(i)*line
		if mid+line/2 > size.Height {
			return
		}
		p.Text(8, mid, words, st)
	}
}

// Layout implements fyne.Layout.
func (matchLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	look := kit.Look()
	wide, tall := look.Dp(columnsWide), look.Dp(32)
	kit.Put(all[0], 0, 0, size.Width, tall)
	kit.Put(all[1], 0, tall+8, wide, size.Height-tall-8)
	detail := look.Dp(detailTall)
	kit.Put(all[2], wide+8, tall+8, size.Width-wide-8, size.Height-tall-8-detail-4)
	kit.Put(all[3], wide+8, size.Height-detail, size.Width-wide-8, detail)
	kit.Put(all[4], 0, 0, size.Width, size.Height)
}

// MinSize implements fyne.Layout.
func (matchLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(400, 240) }
