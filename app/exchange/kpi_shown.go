package exchange

import (
	"context"

	"gongdan/app/shop"
	"gongdan/app/shop/kpi"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
)

// kpiShown is a figure; its value is null where nothing was recorded.
type kpiShown struct {
	Value    *bare    `json:"value"`
	Formula  string   `json:"formula"`
	Evidence []string `json:"evidence"`
	Missing  int      `json:"missing"`
}

// KPIAsk says which figures are wanted; By is empty for those of the whole shop.
type KPIAsk struct {
	Period kpi.Period
	By     kpi.Dimension
}

// KPI is what is told of a period.
type KPI struct {
	Figures kpi.Figures // of the whole shop
	Parts   []kpi.Part  // by the dimension
	People  map[shop.PersonID]shop.Person
}

// KPI reckons the figures of a period, and what is printed of them: an object of figures,
// or one of such objects, each by the code of the person or the word of the part, "" for
// what nobody is noted for.
func (w Viewer) KPI(ctx context.Context, ask KPIAsk) (KPI, any, error) {
	k, err := work.KPI(ctx, w.Desk, ask.Period, ask.By)
	if err != nil {
		return KPI{}, nil, err
	}
	out := KPI{Figures: k.Figures, Parts: k.Parts, People: map[shop.PersonID]shop.Person{}}
	people, err := data.Read(ctx, w.Desk.Store, data.People)
	for _, p := range people {
		out.People[p.ID] = p
	}
	if err != nil || ask.By == "" {
		return out, kpiObject(w.Say, out.Figures), err
	}
	parts := pairs{}
	for _, p := range out.Parts {
		name := p.Name
		if p.Person != 0 {
			name = out.People[p.Person].Code
		}
		parts = append(parts, pair{name, kpiObject(w.Say, p.Figures)})
	}
	return out, parts, nil
}

func kpiObject(say text.Lang, all kpi.Figures) pairs {
	shown := pairs{}
	for _, f := range all {
		x := kpiShown{Formula: say.Say(f.Key.Formula()), Evidence: []string{}, Missing: f.Missing}
		for _, o := range f.Orders {
			x.Evidence = append(x.Evidence, o.Number)
		}
		if f.Known {
			x.Value = kpiValue(f)
		}
		shown = append(shown, pair{string(f.Key), x})
	}
	return shown
}

// kpiValue is money as a decimal string, all else as a number.
func kpiValue(f kpi.Figure) *bare {
	var x bare
	switch f.Key.Unit() {
	case kpi.Fen:
		x = bare(quote(nil, f.Money().String()))
	case kpi.Rate:
		x = bare(f.Rate().String())
	default:
		x = bare(shop.Qty(f.Value * int64(shop.One)).String())
	}
	return &x
}
