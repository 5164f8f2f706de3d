package text

import (
	"strings"

	"gongdan/app/shop"
	"gongdan/app/shop/stockfig"
)

// unknown stands where nothing was recorded.
const unknown = "—"

// StockFigure writes a figure of the store with its unit; what is not known is a dash.
func StockFigure(l Lang, f stockfig.Figure) string {
	if !f.Value.Known() {
		return unknown
	}
	return stockAmount(l, f.Unit, f.Value)
}

// StockTarget is what the shop aims at, a dash where it aims at nothing.
func StockTarget(l Lang, f stockfig.Figure) string {
	if f.Target == nil {
		return unknown
	}
	key := "figures.at_most"
	if f.Target.Least {
		key = "figures.at_least"
	}
	return l.Say(key, shop.Args{"N": stockAmount(l, f.Unit, stockfig.Ratio{Of: f.Target.Value, By: f.Target.Scale})})
}

func stockAmount(l Lang, unit stockfig.Unit, r stockfig.Ratio) string {
	switch unit {
	case stockfig.Yuan:
		return l.Yuan(shop.Money(r.Of))
	case stockfig.Kinds:
		return l.Say("figures.unit.kinds", shop.Args{"N": l.Int(r.Of)})
	case stockfig.Share:
		return l.Say("figures.unit.share", shop.Args{"N": tenths(l, r.Scaled(1000))})
	}
	return l.Say("figures.unit."+string(unit), shop.Args{"N": tenths(l, r.Scaled(10))})
}

// tenths writes a number of tenths: 89 is 8.9.
func tenths(l Lang, n int64) string {
	if n < 0 {
		return minus + tenths(l, -n)
	}
	return l.Count(shop.Qty(n * 100))
}

// StockSample is how many records a figure is made from, and how many it lacks.
func StockSample(l Lang, f stockfig.Figure) string {
	key := "figures.of_parts"
	if f.Name == stockfig.Fill {
		key = "figures.of_requests"
	}
	said := l.Say(key, shop.Args{"N": int64(f.Of)})
	if f.Missing > 0 {
		said += l.Say("say.comma") + l.Say("figures.missing", shop.Args{"N": int64(f.Missing)})
	}
	return said
}

// StockFormula says how a figure is reckoned.
func StockFormula(l Lang, f stockfig.Figure, b *stockfig.Book) string {
	return l.Say(f.Name.Formula(), shop.Args{"Days": b.Period.Days(), "CostDays": b.CostDays, "SlowDays": b.SlowDays})
}

// StockPeriod is how the period is called: a month, or the days of it so far.
func StockPeriod(l Lang, p stockfig.Period) string {
	if p.Whole() {
		return Month(l, p.From)
	}
	return l.Say("figures.so_far", shop.Args{"Month": Month(l, p.From), "Until": p.Until})
}

// StockTable is a table of figures in words, the titles first.
func StockTable(l Lang, figures []stockfig.Figure, b *stockfig.Book) [][]string {
	lines := [][]string{saidAll(l, "figures.col.figure", "figures.col.value", "figures.col.target", "figures.col.formula", "figures.col.sample")}
	for _, f := range figures {
		lines = append(lines, []string{l.Say(f.Name.Key()), StockFigure(l, f), StockTarget(l, f), StockFormula(l, f, b), StockSample(l, f)})
	}
	return lines
}

// GapTable is where pieces went that were bought and not billed, part by part, the titles
// first; write puts a quantity into words.
func GapTable(l Lang, rows []stockfig.Row, write func(shop.Qty) string) [][]string {
	lines := [][]string{append(saidAll(l, GapKeys()...), l.Say("figures.col.orders"))}
	for i := range rows {
		r := &rows[i]
		line := []string{r.Number, r.Name, r.Unit}
		for _, q := range []shop.Qty{r.Opening, r.Bought, r.Billed, r.OnHand, r.Gap()} {
			line = append(line, write(q))
		}
		for _, q := range r.Causes() {
			line = append(line, write(q))
		}
		lines = append(lines, append(line, gapOrders(l, r, write)))
	}
	return lines
}

// GapKeys are the titles of the columns of a gap.
func GapKeys() []string {
	return append([]string{
		"figures.col.number", "figures.col.name", "figures.col.unit", "figures.col.opening", "figures.col.bought", "figures.col.billed",
		"figures.col.on_hand", "figures.col.gap",
	}, stockfig.CauseKeys()...)
}

// gapOrders are the orders that were given something else than they were billed.
func gapOrders(l Lang, r *stockfig.Row, write func(shop.Qty) string) string {
	said := make([]string, len(r.Orders))
	for i, o := range r.Orders {
		said[i] = o.Order + " " + write(o.Qty)
	}
	return strings.Join(said, l.Say("say.comma"))
}

// StockQty writes pieces with the sign of the language.
func StockQty(l Lang, q shop.Qty) string {
	if q < 0 {
		return minus + l.Count(-q)
	}
	return l.Count(q)
}

func saidAll(l Lang, keys ...string) []string {
	said := make([]string, len(keys))
	for i, k := range keys {
		said[i] = l.Say(k)
	}
	return said
}

// StockLines are the figures and the gaps of a month for a table program, one below the
// other.
func StockLines(l Lang, b *stockfig.Book) [][]string {
	lines := append([][]string{{l.Say("screen.figures"), StockPeriod(l, b.Period)}}, StockTable(l, stockfig.Sum(b), b)...)
	return append(append(lines, []string{l.Say("figures.gaps")}), GapTable(l, b.Parts(stockfig.Gap), shop.Qty.String)...)
}
