package exchange

import (
	"context"

	"gongdan/app/shop"
	"gongdan/app/shop/stockfig"
	"gongdan/app/text"
	"gongdan/app/work"
)

// storeShown is how the store did in a month. Days are those of the month that count.
type storeShown struct {
	Month   string       `json:"month"`
	From    shop.Day     `json:"from"`
	Until   shop.Day     `json:"until"`
	Days    int          `json:"days"`
	Figures figuresShown `json:"figures"`
	Gaps    []gapShown   `json:"gaps"`
	Short   []shortShown `json:"short"`
}

// figuresShown are the figures by their names.
type figuresShown struct {
	Turnover figureShown `json:"turnover"`
	Days     figureShown `json:"stock_days"`
	Months   figureShown `json:"stock_months"`
	Slow     figureShown `json:"slow_share"`
	Value    figureShown `json:"stock_value"`
	Fill     figureShown `json:"fill_rate"`
	Shortage figureShown `json:"shortage_rate"`
	Bought   figureShown `json:"bought"`
	Cost     figureShown `json:"cost_of_sales"`
	Gap      figureShown `json:"gap_parts"`
}

func (s *figuresShown) at(n stockfig.Name) *figureShown {
	switch n {
	case stockfig.Turnover:
		return &s.Turnover
	case stockfig.Days:
		return &s.Days
	case stockfig.Months:
		return &s.Months
	case stockfig.Slow:
		return &s.Slow
	case stockfig.Value:
		return &s.Value
	case stockfig.Fill:
		return &s.Fill
	case stockfig.Shortage:
		return &s.Shortage
	case stockfig.Bought:
		return &s.Bought
	case stockfig.Cost:
		return &s.Cost
	}
	return &s.Gap
}

// figureShown is a figure: null where nothing was recorded. Evidence are part numbers,
// of requests order numbers.
type figureShown struct {
	Value    *bare    `json:"value"`
	Formula  string   `json:"formula"`
	Target   *bare    `json:"target"`
	Source   string   `json:"source,omitempty"`
	Of       int      `json:"of"`
	Missing  int      `json:"missing"`
	Evidence []string `json:"evidence"`
}

// gapShown is a part of which pieces are neither billed nor there. The gap is the sum of
// the causes.
type gapShown struct {
	Part     string      `json:"part"`
	Name     string      `json:"name"`
	Opening  shop.Qty    `json:"opening"`
	Bought   shop.Qty    `json:"bought"`
	Billed   shop.Qty    `json:"billed"`
	OnHand   shop.Qty    `json:"on_hand"`
	Gap      shop.Qty    `json:"gap"`
	Pending  shop.Qty    `json:"pending"`
	Free     shop.Qty    `json:"free"`
	Scrapped shop.Qty    `json:"scrapped"`
	Counted  shop.Qty    `json:"counted"`
	Adjusted shop.Qty    `json:"adjusted"`
	Orders   []openShown `json:"orders"`
}

type openShown struct {
	Order string   `json:"order"`
	Qty   shop.Qty `json:"qty"`
}

// shortShown is a request that could not be filled at once.
type shortShown struct {
	Order     string   `json:"order"`
	Part      string   `json:"part"`
	Qty       shop.Qty `json:"qty"`
	Available shop.Qty `json:"available"`
}

// Store is how the store did in the month of a day. Who may not see costs is refused.
func (w Viewer) Store(ctx context.Context, month shop.Day) (stockfig.Book, any, error) {
	b, err := work.StockFigures(ctx, w.Desk, stockfig.MonthOf(month, w.Desk.Today()), nil)
	if err != nil {
		return b, nil, err
	}
	return b, storeOf(w.Say, &b), nil
}

func storeOf(say text.Lang, b *stockfig.Book) storeShown {
	p := b.Period
	r := storeShown{Month: p.Month, From: p.From, Until: p.Until, Days: int(p.Days()), Gaps: []gapShown{}, Short: []shortShown{}}
	for _, f := range stockfig.Sum(b) {
		x := r.Figures.at(f.Name)
		*x = figureShown{Value: figured(f.Unit, f.Value), Formula: text.StockFormula(say, f, b), Of: f.Of, Missing: f.Missing, Evidence: evidence(b, f.Name)}
		if t := f.Target; t != nil {
			x.Target, x.Source = figured(f.Unit, stockfig.Ratio{Of: t.Value, By: t.Scale}), t.Source
		}
	}
	for _, g := range b.Parts(stockfig.Gap) {
		row := gapShown{
			g.Number, g.Name, g.Opening, g.Bought, g.Billed, g.OnHand, g.Gap(), g.Pending(), g.Free, g.Scrapped, g.Counted, g.Adjusted, []openShown{},
		}
		for _, o := range g.Orders {
			row.Orders = append(row.Orders, openShown{o.Order, o.Qty})
		}
		r.Gaps = append(r.Gaps, row)
	}
	for _, a := range b.Requests(stockfig.Shortage) {
		r.Short = append(r.Short, shortShown{a.Order, a.Number, a.Qty, a.Available})
	}
	return r
}

// figured writes an amount as a decimal text, anything else as a number of four places.
func figured(unit stockfig.Unit, r stockfig.Ratio) *bare {
	if !r.Known() {
		return nil
	}
	var s bare
	switch unit {
	case stockfig.Yuan:
		s = bare(quote(nil, shop.Money(r.Of).String()))
	case stockfig.Kinds:
		s = bare(shop.Rate(r.Of * int64(shop.Whole)).String())
	default:
		s = bare(shop.Rate(r.Scaled(int64(shop.Whole))).String())
	}
	return &s
}

func evidence(b *stockfig.Book, n stockfig.Name) []string {
	all := []string{}
	if n.OfRequests() {
		for _, a := range b.Requests(n) {
			all = append(all, a.Order)
		}
		return all
	}
	for _, r := range b.Parts(n) {
		all = append(all, r.Number)
	}
	return all
}
