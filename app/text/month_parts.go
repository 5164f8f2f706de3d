package text

import (
	"strings"

	"gongdan/app/shop"
	"gongdan/app/shop/kpi"
	"gongdan/app/shop/lost"
	"gongdan/app/shop/monthly"
	"gongdan/app/shop/stockfig"
)

// mostLost is how many missed items stand in the report; all of them are in their own list.
const mostLost = 20

func (m monthWords) store() ([]string, []MonthGrid) {
	b := &m.b.Store
	g := MonthGrid{Right: []bool{false, true, true, false, false}}
	if len(b.Rows) > 0 || len(b.Asked) > 0 {
		for i, line := range StockTable(m.l, stockfig.Sum(b), b) {
			if i == 0 {
				g.Titles = line
				continue
			}
			row := make([]Cell, len(line))
			for k, s := range line {
				row[k] = words(s)
			}
			g.Rows = append(g.Rows, row)
		}
	}
	return m.none("month.none.store", g)
}

func (m monthWords) claims() ([]string, []MonthGrid) {
	g := m.grid("", "month.col.number", "month.col.factory", "month.col.status", "month.col.claimed", "month.col.accepted", "month.col.paid")
	for i := range m.b.Claims {
		c := &m.b.Claims[i]
		g.Rows = append(g.Rows, []Cell{words(c.Number), words(c.Factory), words(m.l.Say(c.Status.Key())), m.fen(c.Sum()), m.fen(c.Accepted), m.fen(c.Paid)})
	}
	return m.none("month.none.claims", g)
}

// owed is who owed what when the month ended; it sums to the figure.
func (m monthWords) owed() ([]string, []MonthGrid) {
	g := m.grid("", "month.col.customer", "month.col.orders", "kpi.receivables")
	var sum shop.Money
	for _, d := range m.b.Owed {
		name := d.Name
		if d.Customer == 0 {
			name = m.l.Say("kpi.nobody")
		}
		sum += d.Sum
		g.Rows = append(g.Rows, []Cell{words(name), words(MonthOrders(m.l, d.Orders, 4)), m.fen(d.Sum)})
	}
	if len(g.Rows) > 0 {
		g.Rows = append(g.Rows, []Cell{words(m.l.Say("month.sum")), words(""), m.fen(sum)})
	}
	return m.none("month.none.owed", g)
}

func (m monthWords) lost() ([]string, []MonthGrid) {
	b := &m.b.Lost
	g := m.grid("", "lost.col.item", "month.col.missed", "lost.col.amount", "month.col.back", "month.col.orders")
	for i, r := range b.Rows() {
		if i == mostLost {
			break
		}
		g.Rows = append(g.Rows, []Cell{words(r.Name), m.count(r.Sums.Missed), m.fen(r.MissedSum), m.fen(r.BackSum), words(lostOrders(m.l, r))})
	}
	lines, grids := m.none("month.none.lost", g)
	if len(grids) > 0 {
		lines = []string{LostHead(m.l, b)}
	}
	return lines, grids
}

func lostOrders(l Lang, r lost.Row) string {
	var refs []kpi.Ref
	for _, o := range r.Missed {
		refs = append(refs, kpi.Ref{Order: o.Order, Number: o.Number})
	}
	return MonthOrders(l, refs, 2)
}

func (m monthWords) quality() ([]string, []MonthGrid) {
	g := m.grid("", "month.col.lack", "month.col.of", "month.col.lacks", "month.col.orders")
	for _, x := range m.b.Gaps {
		g.Rows = append(g.Rows, []Cell{words(m.l.Say(x.Lack.Word())), m.count(x.Of), m.count(x.Lines), words(MonthOrders(m.l, x.Orders, 5))})
	}
	return MonthState(m.l, m.b), []MonthGrid{g}
}

// formulas is how each figure is reckoned, and what the trade names.
func (m monthWords) formulas() ([]string, []MonthGrid) {
	g := m.grid("", "kpi.col.figure", "kpi.col.formula", "month.col.trade", "month.col.source")
	for _, k := range kpi.Keys() {
		f := kpi.Figure{Key: k}
		t, ok := monthly.TradeValue(m.b.Rules, k, m.b.Period.To)
		if f.Known = ok; ok {
			f.Value = t.Value
		}
		g.Rows = append(g.Rows, []Cell{words(m.l.Say(k.Word())), words(m.l.Say(k.Formula())), m.figure(f), words(t.Source)})
	}
	return nil, []MonthGrid{g}
}

// MonthState says how far the month has come: what of it is not over, not settled or not
// closed, and what changed since it was closed.
func MonthState(l Lang, b *monthly.Book) (lines []string) {
	month := Month(l, b.Period.From)
	if !b.Over {
		lines = append(lines, l.Say("month.state.open", shop.Args{"Month": month, "Today": b.Today}))
	}
	if n := len(b.Open); n > 0 && !b.Closed {
		lines = append(lines, l.Say("month.state.unsettled", shop.Args{"Month": month, "N": n, "Orders": MonthOrders(l, b.Open, 4)}))
	}
	switch {
	case b.Closed && b.Since.ID != 0:
		lines = append(lines, l.Say("month.state.closed", shop.Args{"At": b.Since.At}))
	case b.Closed:
		lines = append(lines, l.Say("month.state.locked", nil))
	}
	for _, c := range b.Changed {
		now := kpi.Figure{Key: c.Key, Value: c.Now.Value, Known: c.Now.Known}
		was := kpi.Figure{Key: c.Key, Value: c.Was.Value, Known: c.Was.Known}
		lines = append(lines, l.Say("month.state.changed", shop.Args{"Figure": l.Say(c.Key.Word()), "Was": KPIValue(l, was), "Now": KPIValue(l, now)}))
	}
	return lines
}

// MonthOrders names orders: at most so many, and how many there are.
func MonthOrders(l Lang, all []kpi.Ref, most int) string {
	var names []string
	for i, r := range all {
		if i == most {
			return l.Say("month.and_more", shop.Args{"Orders": strings.Join(names, l.Say("say.comma")), "N": len(all)})
		}
		names = append(names, r.Number)
	}
	return strings.Join(names, l.Say("say.comma"))
}

// MonthChange is how a figure stands to another: in percent, or in points of a rate. Rise
// is above, at or below zero; ok is false where one of them is not known.
func MonthChange(l Lang, now, was kpi.Figure) (said string, rise int, ok bool) {
	if !now.Known || !was.Known {
		return unknown, 0, false
	}
	by := now.Value - was.Value
	switch {
	case by > 0:
		rise = 1
	case by < 0:
		rise = -1
	}
	sign := map[int]string{1: "+", 0: "", -1: minus}[rise]
	if now.Key.Unit() == kpi.Rate {
		return sign + l.Say("month.points", shop.Args{"N": l.Percent(shop.Rate(max(by, -by)))}), rise, true
	}
	if was.Value <= 0 {
		f := kpi.Figure{Key: now.Key, Value: max(by, -by), Known: true}
		return sign + KPIValue(l, f), rise, true
	}
	share := stockfig.Ratio{Of: max(by, -by), By: was.Value}
	return sign + tenths(l, share.Scaled(1000)) + " %", rise, true
}

// MonthCauses says why the output is not that of the month before: a table of amounts that
// sum to the whole change. Lines say why there is none.
func MonthCauses(l Lang, b *monthly.Book) ([]string, MonthGrid) {
	m := monthWords{l, b}
	g := m.grid(l.Say("month.causes"), "month.col.cause", "month.col.evidence", "month.col.amount")
	if !b.Why.Known {
		return []string{l.Say("month.no_causes", shop.Args{"Before": Month(l, b.Period.Step(-1).From)})}, g
	}
	for _, c := range b.Why.Causes {
		g.Rows = append(g.Rows, []Cell{words(monthCause(l, b, c)), words(MonthOrders(l, c.Refs, 2)), m.effect(c.Amount())})
	}
	g.Rows = append(
		g.Rows, []Cell{words(l.Say("month.cause.others")), words(""), m.effect(b.Why.Others)},
		[]Cell{words(l.Say("month.cause.whole")), words(""), m.effect(b.Why.Change())},
	)
	return nil, g
}

// effect is an amount of a change, with its sign.
func (m monthWords) effect(v shop.Money) Cell {
	c := m.fen(v)
	if v > 0 {
		c.Text = "+" + c.Text
	}
	return c
}

// TenThousands writes yuan in units of ten thousand with one decimal: 28.6.
func TenThousands(l Lang, m shop.Money) string {
	said := tenths(l, stockfig.Ratio{Of: int64(m), By: 1_000_000}.Scaled(10))
	if !strings.Contains(said, ".") {
		said += ".0"
	}
	return said
}

// WholePercent writes a rate in whole percent, rounded half away from zero.
func WholePercent(l Lang, r shop.Rate) string {
	return l.Int(stockfig.Ratio{Of: int64(r), By: 100}.Scaled(1))
}

// monthCause is a cause in words.
func monthCause(l Lang, b *monthly.Book, c monthly.Cause) string {
	with := shop.Args{"N": c.Orders, "Was": c.OrdersWas, "Large": b.Why.Large, "Name": c.Name}
	switch c.Sort {
	case monthly.OfPackage:
		if name := b.Packages[c.Name]; name != "" {
			with["Name"] = name
		}
	case monthly.OfPayer:
		with["Name"] = l.Say(shop.Payer(c.Name).Key())
	case monthly.OfKind:
		with["Name"] = l.Say(shop.OrderKind(c.Name).Key())
	}
	return l.Say("month.cause."+string(c.Sort), with)
}
