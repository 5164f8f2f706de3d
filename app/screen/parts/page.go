// Package parts is the screen about the store: what there is of each part, what
// is promised, who waits, and how it came and went.
package parts

import (
	"context"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// page (配件库存) is the list of parts.
type page struct {
	h      *screen.Host
	browse *screen.Browse[data.PartRow]
	cells  *cells
	root   *fyne.Container
	want   shop.PartID // of the route, until it is shown
	closed bool
}

// New opens the store, with the part of the route chosen if it names one.
func New(h *screen.Host, route screen.Route) screen.Page {
	p := &page{h: h, want: shop.PartID(route.ID)}
	p.cells = newCells(p)
	p.browse = screen.NewBrowse(h, screen.BrowseSpec[data.PartRow]{
		ID: "parts", Hint: h.Say("parts.hint"), Columns: p.cells.watch(columns(h)),
		List: data.PartList, Row: func(r data.PartRow) int64 { return int64(r.ID) },
		Filters: []screen.Filter{
			{ID: data.FilterAll, Title: "parts.filter.all"},
			{ID: data.PartsShort, Title: "parts.filter.short"},
			{ID: data.PartsLow, Title: "parts.filter.low"},
			{ID: data.PartsInactive, Title: "parts.filter.inactive"},
		},
		Kinds: []shop.Kind{shop.KindParts, shop.KindOrders},
		Empty: p.empty(),
		None:  "parts.none",
		Open:  p.open,
		Side:  p.side,
	})
	p.browse.Table.HideColumn("cost", !p.may(shop.SeeCost))
	p.browse.OnCounts(p.foot)
	p.root = screen.Under(p.cells.banner, p.browse.Content())
	p.cells.begin()
	return p
}

func (p *page) may(r shop.Right) bool { return p.h.Desk().Person.May(r) }

func (p *page) empty() kit.Blank {
	blank := kit.Blank{Icon: "box", Text: p.h.Say("parts.empty")}
	if p.may(shop.AdjustStock) {
		blank.Acts = []kit.Act{{Word: p.h.Say("parts.act.new"), Keys: "Ctrl+N", Do: p.create}}
	}
	return blank
}

// foot says how many kinds there are and, to those who may know, their worth.
func (p *page) foot(counts []int64) {
	kinds := p.h.Say("parts.foot", shop.Args{"N": counts[0]})
	if !p.may(shop.SeeCost) {
		p.browse.Table.SetFoot(kinds, nil)
		return
	}
	screen.Read(p.h, data.StockValue, func(worth shop.Money, err error) {
		if err != nil {
			p.h.Log("stock value", err)
			return
		}
		p.browse.Table.SetFoot(p.h.Say("parts.foot_value", shop.Args{"N": counts[0], "Value": worth}), nil)
	})
}

// Title implements screen.Page.
func (p *page) Title() string { return p.h.Say("screen.parts") }

// Content implements screen.Page.
func (p *page) Content() fyne.CanvasObject { return p.root }

// Shown implements screen.Page.
func (p *page) Shown() {
	p.browse.Shown()
	id := p.want
	if id == 0 {
		return
	}
	p.want = 0
	screen.Read(p.h, func(v data.View) (shop.Part, error) { return data.Part(v, id) }, func(x shop.Part, err error) {
		if err != nil {
			p.h.Fail("open part", err)
			return
		}
		p.browse.Seek(x.Number)
	})
}

// Close implements screen.Page.
func (p *page) Close() {
	p.closed = true
	p.cells.close()
	p.browse.Close()
}

// Find implements screen.Finder.
func (p *page) Find() { p.browse.Find() }

// State implements screen.Stated.
func (p *page) State() (icon, tone, words string) {
	if !p.may(shop.AdjustStock) {
		return "", "", p.h.Say("parts.keys_read")
	}
	return "", "", p.h.Say("parts.keys")
}

// Actions implements screen.Page: what the person may not do is not there.
func (p *page) Actions() []screen.Action {
	var acts []screen.Action
	if p.may(shop.AdjustStock) {
		acts = []screen.Action{
			{ID: "parts.act.adjust", Keys: "Alt+A", Button: true, Do: func() { p.chosen(p.adjust) }},
			{ID: "parts.act.new", Keys: "Ctrl+N", Button: true, Do: p.create},
			{ID: "parts.act.cell", Keys: "Alt+Enter", Do: p.cells.edit.Begin},
			{ID: "parts.act.receive", Keys: "Ctrl+R", Button: true, Primary: true, Do: func() { p.chosen(p.receive) }},
		}
	}
	acts = append(acts, screen.Action{ID: "issue.act.open", Keys: "Alt+U", Button: true, Do: func() { p.h.Go(screen.Route{Screen: screen.Issue}) }})
	return append(acts, p.browse.Actions()...)
}

// chosen does something with the part the keys are on.
func (p *page) chosen(do func(shop.Part)) {
	if r, ok := p.browse.Selected(); ok {
		do(r)
	}
}

// open edits a part, or shows it to those who may not.
func (p *page) open(r data.PartRow) {
	if p.may(shop.AdjustStock) {
		newForm(p.h, r.ID)
		return
	}
	p.browse.ToggleDrawer()
}

func (p *page) create() { newForm(p.h, 0) }

// receive (入库) takes pieces into the store.
func (p *page) receive(part shop.Part) {
	var qty shop.Qty
	var note string
	cost := part.Cost()
	f := kit.NewForm(p.h.Env, "stock")
	f.Row(2)
	f.Qty("qty", &qty).Required().Unit(part.Unit)
	f.Money("cost", &cost).Required()
	f.Text("note", &note).Max(shop.MaxName).Hint(p.h.Say("stock.note.hint"))
	f.Check = func() shop.Problems { return shop.Receipt{PartID: part.ID, Qty: qty, Cost: cost, Note: note}.Check() }
	f.Fill()
	title := p.h.Say("parts.act.receive") + "  " + part.Number + "  " + part.Name
	screen.AskForm(p.h, title, f, p.h.Say("parts.act.receive"), func(close func()) {
		p.move(f, close, func(ctx context.Context, d work.Desk) (shop.Part, error) {
			return work.ReceiveStock(ctx, d, shop.Receipt{PartID: part.ID, Qty: qty, Cost: cost, Note: note})
		})
	})
}

// adjust (调整) sets the stock to what was counted.
func (p *page) adjust(part shop.Part) {
	c := shop.Count{PartID: part.ID, Have: part.OnHand, Counted: part.OnHand}
	f := kit.NewForm(p.h.Env, "stock")
	f.Qty("counted", &c.Counted).Required().Unit(part.Unit).Label(p.h.Say("stock.counted_of", shop.Args{"Have": p.h.Env.Lang.Count(part.OnHand)}))
	if e, ok := f.Entry("counted").(*kit.NumberEntry); ok {
		e.Zero = true
	}
	f.Text("reason", &c.Reason).Required().Max(shop.MaxName).Hint(p.h.Say("stock.reason.hint"))
	f.Check = func() shop.Problems { return c.Check() }
	f.Fill()
	title := p.h.Say("parts.act.adjust") + "  " + part.Number + "  " + part.Name
	screen.AskForm(p.h, title, f, p.h.Say("parts.act.adjust"), func(close func()) {
		p.move(f, close, func(ctx context.Context, d work.Desk) (shop.Part, error) {
			return work.AdjustStock(ctx, d, c)
		})
	})
}

// move does a move and shows what is wrong with it under its fields.
func (p *page) move(f *kit.Form, close func(), do func(context.Context, work.Desk) (shop.Part, error)) {
	screen.Act(p.h, do, func(part shop.Part, err error) {
		if err != nil {
			if failure := f.Show(err); failure != nil {
				p.h.Log("move stock", failure)
			}
			return
		}
		close()
		p.h.Toast(p.h.Say("parts.moved", shop.Args{"Name": part.Name, "Have": p.h.Env.Lang.Count(part.OnHand)}), nil)
	})
}
