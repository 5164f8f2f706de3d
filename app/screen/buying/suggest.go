package buying

import (
	"context"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// pollEvery is how often the progress of the reckoning is looked at.
const pollEvery = 300 * time.Millisecond

// pick is a suggestion as it stands in the list.
type pick struct {
	shop.Suggestion
	on bool
}

// suggest (采购建议) lists what should be bought.
type suggest struct {
	p         *page
	table     *kit.Table[pick]
	edit      *kit.CellEdit[pick]
	card      *kit.Card
	bar       *kit.Drawing
	root      *fyne.Container
	rows      []pick
	suppliers map[shop.SupplierID]shop.Supplier
	best      bool // from the cheapest, not from whom it was last bought
	loads     int
	done      atomic.Int64 // steps of the reckoning
	running   bool
	halt      context.CancelFunc
	stop      func()
	read      bool
}

func newSuggest(p *page) view {
	s := &suggest{p: p}
	s.table = kit.NewTable(p.h.Env, "buying_suggest", s.columns())
	s.table.Same = func(a, b pick) bool { return a.Part.ID == b.Part.ID }
	s.table.OnOpen = func(pick) { s.buy() }
	s.table.OnPreview = s.toggle
	s.table.OnSelect = func(r pick) {
		key, with := r.Reason()
		s.table.SetFoot(r.Part.Name+"  "+p.h.Say(key, counts(p.h, with)), nil)
	}
	s.table.SetEmpty(kit.Blank{Icon: "check", Text: p.h.Say("buying.suggest.empty")})
	s.table.SetFoot("", nil)
	s.table.HideColumn("price", !s.costs())
	s.table.HideColumn("amount", !s.costs())
	s.edit = kit.EditCells(s.table, kit.CellSpec[pick]{
		Columns: []kit.CellColumn{{ID: "qty", New: func(e *kit.Env) kit.Field { return kit.NewNumberEntry(e, kit.NumberQty) }}},
		Text:    func(r pick, _ string) string { return r.Qty.String() }, Set: s.set,
	})
	s.card = kit.NewCard("", s.table.Object())
	s.bar = kit.NewDrawing(p.h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(200, l.Dp(30)) }, s.drawBar)
	s.root = container.NewBorder(s.bar, nil, nil, nil, s.card)
	s.stop = kit.Live(p.h.Store, p.h.Env.Run, func() {
		if !s.running {
			s.load()
		}
	}, shop.KindPurchases, shop.KindDeliveries, shop.KindRules)
	s.load()
	return s
}

func (s *suggest) costs() bool { return s.p.h.Desk().Person.May(shop.SeeCost) }

func (s *suggest) columns() []kit.Column[pick] {
	h := s.p.h
	lang := h.Env.Lang
	count := func(get func(pick) shop.Qty) func(pick) kit.Cell {
		return func(r pick) kit.Cell { return kit.Cell{Text: lang.Count(get(r))} }
	}
	return []kit.Column[pick]{
		{ID: "on", W: 30, Cell: func(r pick) kit.Cell { return tick(r.on) }},
		{ID: "number", TitleKey: "parts.number", W: 108, Cell: func(r pick) kit.Cell { return kit.Cell{Text: r.Part.Number} }},
		{ID: "name", TitleKey: "parts.name", Min: 130, W: 190, Cell: func(r pick) kit.Cell { return kit.Cell{Text: r.Part.Name} }},
		{ID: "free", TitleKey: "parts.available", W: 62, Right: true, Cell: func(r pick) kit.Cell {
			c := kit.Cell{Text: lang.Count(r.Part.Available())}
			if r.Part.Available() < 0 {
				c.Tone = "bad"
			}
			return c
		}},
		{ID: "coming", TitleKey: "buying.coming", W: 74, Right: true, From: 1080, Cell: count(func(r pick) shop.Qty { return r.Part.OnOrder })},
		{ID: "min", TitleKey: "parts.min", W: 58, Right: true, From: 1080, Cell: count(func(r pick) shop.Qty { return r.Part.Min })},
		{ID: "qty", TitleKey: "buying.qty", W: 70, Right: true, Cell: func(r pick) kit.Cell {
			return kit.Cell{Text: lang.Count(r.Qty)}
		}},
		{ID: "supplier", TitleKey: "buying.supplier", W: 116, Cell: func(r pick) kit.Cell {
			if r.By.SupplierID == 0 {
				return kit.Cell{Text: h.Say("buying.nobody"), Tone: "bad"}
			}
			return kit.Cell{Text: s.suppliers[r.By.SupplierID].Name}
		}},
		{ID: "price", TitleKey: "buying.price", W: 78, Right: true, Cell: func(r pick) kit.Cell { return price(h, s.price(r)) }},
		{ID: "amount", TitleKey: "buying.amount", W: 86, Right: true, From: 1060, Cell: func(r pick) kit.Cell { return price(h, s.price(r).Times(r.Qty)) }},
		{ID: "why", TitleKey: "buying.why", Min: 150, Cell: func(r pick) kit.Cell {
			key, with := r.Reason()
			return kit.Cell{Text: h.Say(key, counts(h, with)), Tone: "muted"}
		}},
	}
}

// tick is the box of a row that can be ticked.
func tick(on bool) kit.Cell {
	if on {
		return kit.Cell{Icon: "ticked", Tone: "primary"}
	}
	return kit.Cell{Icon: "unticked", Tone: "muted"}
}

// counts writes quantities in a message without noughts behind.
func counts(h *screen.Host, with shop.Args) shop.Args {
	out := shop.Args{}
	for key, v := range with {
		if q, ok := v.(shop.Qty); ok {
			v = h.Env.Lang.Count(q)
		}
		out[key] = v
	}
	return out
}

// price is an amount of a cell; what is not known is left out.
func price(h *screen.Host, m shop.Money) kit.Cell {
	if m == 0 {
		return kit.Cell{}
	}
	return kit.Cell{Text: h.Env.Lang.Money(m)}
}

func (s *suggest) price(r pick) shop.Money { return r.By.Price }

// load works out anew what should be bought. It can be called off.
func (s *suggest) load() {
	h, now := s.p.h, s.p.h.Desk().Now()
	if s.halt != nil {
		s.halt()
	}
	s.loads++
	mine := s.loads
	asked, halt := context.WithCancel(context.Background())
	s.halt, s.running = halt, true
	s.done.Store(0)
	s.poll(mine)
	type found struct {
		list      []shop.Suggestion
		suppliers []shop.Supplier
	}
	kit.Load(h.Env.Run, func(ctx context.Context) (found, error) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		defer context.AfterFunc(asked, stop)()
		return data.Read(ctx, h.Store, func(v data.View) (f found, err error) {
			rules, err := data.Rules(v)
			if err != nil {
				return f, err
			}
			if f.suppliers, err = data.Suppliers(v); err != nil {
				return f, err
			}
			f.list, err = data.Suggestions(v, shop.BuyingRulesOf(rules, shop.DayOf(now, v.Zone())), now, func(done, all int) { s.done.Store(int64(done * 100 / all)) })
			return f, err
		})
	}, func(f found, err error) {
		if mine != s.loads {
			return
		}
		s.running = false
		if err != nil {
			s.bar.Refresh()
			h.Fail("reckon what to buy", err)
			return
		}
		s.take(f.list, f.suppliers)
	})
}

// poll draws how far the reckoning has come, as long as it lasts.
func (s *suggest) poll(mine int) {
	s.p.h.Env.Run.After(pollEvery, func() {
		if s.running && mine == s.loads {
			s.bar.Refresh()
			s.poll(mine)
		}
	})
}

// take shows what was worked out; ticks and quantities by hand stay.
func (s *suggest) take(list []shop.Suggestion, suppliers []shop.Supplier) {
	s.suppliers = map[shop.SupplierID]shop.Supplier{}
	for _, x := range suppliers {
		s.suppliers[x.ID] = x
	}
	had := map[shop.PartID]pick{}
	for _, r := range s.rows {
		had[r.Part.ID] = r
	}
	first := !s.read
	s.rows, s.read = nil, true
	for _, x := range list {
		x.Decide(s.best)
		r := pick{Suggestion: x, on: first && x.By.SupplierID != 0 && x.Part.Available()+x.Part.OnOrder < 0}
		if old, ok := had[x.Part.ID]; ok {
			r.on = old.on
			if old.By.SupplierID != 0 && r.By.SupplierID == 0 {
				r.By = old.By
			}
		}
		s.rows = append(s.rows, r)
	}
	s.refresh()
}

func (s *suggest) refresh() {
	s.table.SetRows(s.rows)
	s.bar.Refresh()
}

// change alters the row of a part.
func (s *suggest) change(id shop.PartID, do func(*pick)) {
	for i := range s.rows {
		if s.rows[i].Part.ID == id {
			do(&s.rows[i])
		}
	}
	s.refresh()
}

// toggle ticks a row or takes its tick away, and goes on to the next.
func (s *suggest) toggle(r pick) {
	s.change(r.Part.ID, func(x *pick) { x.on = !x.on })
	for i, x := range s.rows {
		if x.Part.ID == r.Part.ID && i+1 < len(s.rows) {
			s.table.Select(int64(i + 1))
			return
		}
	}
}

// all ticks every row, or takes all ticks away where every row has one.
func (s *suggest) all() {
	on := s.ticked() < len(s.rows)
	for i := range s.rows {
		s.rows[i].on = on
	}
	s.refresh()
}

func (s *suggest) ticked() (n int) {
	for _, r := range s.rows {
		if r.on {
			n++
		}
	}
	return n
}

// set takes a quantity by hand: it ticks the row.
func (s *suggest) set(r pick, _, text string) bool {
	qty, err := shop.ParseQty(text)
	if err != nil || qty <= 0 || qty > shop.MaxQty {
		s.p.h.Fail("quantity", shop.Problems{{Field: "qty", Say: "say.qty_zero"}})
		return false
	}
	s.change(r.Part.ID, func(x *pick) { x.Qty, x.on = qty, true })
	return true
}

// turn chooses between the supplier it was last bought from and the cheapest.
func (s *suggest) turn() {
	s.best = !s.best
	for i := range s.rows {
		r := &s.rows[i]
		qty := r.Qty
		r.Decide(s.best)
		r.Qty = max(qty, r.Qty)
	}
	s.refresh()
}

// choose asks whom to buy the chosen part from.
func (s *suggest) choose() {
	if r, ok := s.table.Selected(); ok {
		s.from(r)
	}
}

// from asks whom to buy a part from.
func (s *suggest) from(r pick) {
	screen.AskSupplier(s.p.h, r.Part.Number+"  "+r.Part.Name, func(by shop.SupplierID) {
		s.change(r.Part.ID, func(x *pick) {
			by := shop.Offer{PartID: x.Part.ID, SupplierID: by}
			for _, o := range x.Offers {
				if o.SupplierID == by.SupplierID {
					by = o
				}
			}
			x.By, x.on = by, true
		})
	})
}

// buy puts what is ticked on the open purchase orders, or the chosen row where
// nothing is.
func (s *suggest) buy() {
	h := s.p.h
	var wishes []work.Wish
	one, _ := s.table.Selected()
	none := s.ticked() == 0
	for _, r := range s.rows {
		if !r.on && !(none && r.Part.ID == one.Part.ID) {
			continue
		}
		if r.By.SupplierID == 0 {
			s.from(r)
			return
		}
		wishes = append(wishes, work.Wish{SupplierID: r.By.SupplierID, Line: shop.PurchaseLine{PartID: r.Part.ID, Qty: r.Qty, Price: r.By.Price, Why: shop.WhySuggested}})
	}
	screen.Act(h, func(ctx context.Context, d work.Desk) (work.Bought, error) { return work.Buy(ctx, d, wishes) }, func(b work.Bought, err error) {
		if err != nil {
			h.Fail("buy", err)
			return
		}
		for i := range s.rows {
			s.rows[i].on = false
		}
		screen.ToldBought(h, b)
	})
}

func (s *suggest) content() fyne.CanvasObject { return s.root }

func (s *suggest) shown() {
	s.table.Recall()
	s.table.Focus()
}

func (s *suggest) close() {
	s.stop()
	s.loads++
	s.halt()
}

func (s *suggest) find() { s.table.Focus() }

func (s *suggest) keys() string { return s.p.h.Say("buying.suggest.keys") }

func (s *suggest) actions() []screen.Action {
	return []screen.Action{
		{ID: "buying.act.from", Keys: "Alt+S", Button: true, Do: s.choose},
		{ID: "buying.act.best", Keys: "Alt+B", Button: true, Do: s.turn},
		{ID: "buying.act.all", Keys: "Ctrl+A", Do: s.all},
		{ID: "buying.act.qty", Keys: "Alt+Enter", Do: s.edit.Begin},
		{ID: "list.act.reload", Keys: "F5", Do: s.load},
		{ID: "buying.act.halt", Keys: "Esc", Can: func() bool { return s.running }, Do: func() { s.halt() }},
		{ID: "buying.act.receive", Keys: "Ctrl+R", Button: true, Do: func() { s.p.h.Go(screen.Route{Screen: screen.Receiving}) }},
		{ID: "buying.act.buy", Keys: "Ctrl+Enter", Button: true, Primary: true, Do: s.buy},
	}
}

// drawBar draws what is ticked and what it comes to, or how far the reckoning
// has come.
func (s *suggest) drawBar(p *kit.Pen, size fyne.Size) {
	h, mid := s.p.h, size.Height/2-4
	if s.running && s.done.Load() > 0 {
		x := p.Text(4, mid, h.Say("buying.suggest.running", shop.Args{"N": s.done.Load()}), p.Style(kit.Body)) + 12
		p.KeyHints(x, mid, size.Width-8, kit.KeyHint{Keys: "Esc", Word: h.Say("buying.act.halt")})
		return
	}
	var sum shop.Money
	for _, r := range s.rows {
		if r.on {
			sum += s.price(r).Times(r.Qty)
		}
	}
	words := h.Say("buying.suggest.sum", shop.Args{"All": len(s.rows), "N": s.ticked()})
	if s.costs() {
		words = h.Say("buying.suggest.sum_cost", shop.Args{"All": len(s.rows), "N": s.ticked(), "Sum": sum})
	}
	p.Text(4, mid, words, p.Style(kit.Body))
	by := "buying.suggest.last"
	if s.best {
		by = "buying.suggest.best"
	}
	p.TextR(size.Width-4, mid, h.Say(by), p.Style(kit.Caption))
}
