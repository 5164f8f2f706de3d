// Package lots is the screen about batches: from whom each came, with which papers,
// where it lies, and every car it went into.
package lots

import (
	"context"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// page (批次追溯) is the list of lots.
type page struct {
	h      *screen.Host
	browse *screen.Browse[data.LotRow]
	closed bool
}

// New opens the lots, those of the part of the route if it names one.
func New(h *screen.Host, route screen.Route) screen.Page {
	p := &page{h: h}
	p.browse = screen.NewBrowse(h, screen.BrowseSpec[data.LotRow]{
		ID: "lots", Hint: h.Say("lots.hint"), Columns: columns(h),
		List: data.LotList, Row: func(r data.LotRow) int64 { return int64(r.ID) },
		Filters: []screen.Filter{
			{ID: data.FilterAll, Title: "lots.filter.all"},
			{ID: data.LotsHere, Title: "lots.filter.here"},
			{ID: data.LotsBlocked, Title: "lots.filter.blocked"},
			{ID: data.LotsUsed, Title: "lots.filter.used"},
		},
		Kinds: []shop.Kind{shop.KindLots, shop.KindParts, shop.KindVouchers},
		Empty: kit.Blank{Icon: "box", Text: h.Say("lots.empty")},
		None:  "lots.none",
		Open:  func(data.LotRow) { p.browse.ToggleDrawer() },
		Side:  p.side,
	})
	p.browse.Narrow(data.Ask{Record: route.ID})
	return p
}

// Title implements screen.Page.
func (p *page) Title() string { return p.h.Say("screen.lots") }

// Content implements screen.Page.
func (p *page) Content() fyne.CanvasObject { return p.browse.Content() }

// Shown implements screen.Page.
func (p *page) Shown() { p.browse.Shown() }

// Close implements screen.Page.
func (p *page) Close() {
	p.closed = true
	p.browse.Close()
}

// Find implements screen.Finder.
func (p *page) Find() { p.browse.Find() }

// State implements screen.Stated.
func (p *page) State() (icon, tone, words string) { return "", "", p.h.Say("lots.keys") }

// Actions implements screen.Page.
func (p *page) Actions() []screen.Action {
	var acts []screen.Action
	if p.h.Desk().Person.May(shop.AdjustStock) {
		acts = append(acts, screen.Action{ID: "lots.act.block", Keys: "Alt+X", Button: true, Do: p.block})
	}
	if p.h.Desk().Person.May(shop.Manage) {
		acts = append(acts, screen.Action{ID: "lots.act.campaign", Keys: "Alt+C", Button: true, Do: p.campaign})
	}
	acts = append(acts, screen.Action{ID: "lots.act.papers", Keys: "Alt+O", Do: p.papers})
	acts = append(acts, screen.Action{ID: "lots.act.cars", Keys: "Ctrl+E", Button: true, Primary: true, Do: p.cars})
	return append(acts, p.browse.Actions()...)
}

// block keeps a lot from being issued, with the reason, or gives it free again.
func (p *page) block() {
	r, ok := p.browse.Selected()
	if !ok {
		return
	}
	if r.Blocked != "" {
		p.set(r, "", func() {})
		return
	}
	var why string
	f := kit.NewForm(p.h.Env, "lot")
	f.Text("blocked", &why).Required().Max(shop.MaxName).Hint(p.h.Say("lot.blocked.hint"))
	f.Fill()
	screen.AskForm(p.h, p.h.Say("lots.act.block")+"  "+r.Number+"  "+r.Batch, f, p.h.Say("lots.act.block"), func(shut func()) { p.set(r, why, shut) })
}

func (p *page) set(r data.LotRow, why string, shut func()) {
	screen.Act(p.h, func(ctx context.Context, d work.Desk) (shop.Lot, error) { return work.BlockLot(ctx, d, r.ID, why) }, func(l shop.Lot, err error) {
		if err != nil {
			p.h.Fail("block lot", err)
			return
		}
		shut()
		say := "lots.blocked"
		if l.Blocked == "" {
			say = "lots.freed"
		}
		p.h.Toast(p.h.Say(say, shop.Args{"Part": r.Name, "Batch": p.name(r)}), nil)
	})
}

// cars writes the cars that a lot went into to a file, to call their owners.
func (p *page) cars() {
	r, ok := p.browse.Selected()
	if !ok {
		return
	}
	lang, name := p.h.Env.Lang, p.h.Say("lots.file", shop.Args{"Part": r.Number, "Batch": p.name(r)})
	screen.SaveTable(p.h, name, func(ctx context.Context, d work.Desk, write func([]string) error) error {
		list, err := data.Read(ctx, d.Store, func(v data.View) ([]data.LotUse, error) { return data.LotUses(v, r.ID) })
		if err != nil {
			return err
		}
		if err := write([]string{
			lang.Say("lots.car.plate"), lang.Say("lots.car.vin"), lang.Say("lots.car.order"), lang.Say("lots.car.on"), lang.Say("lots.car.qty"),
			lang.Say("lots.car.customer"), lang.Say("lots.car.phone"),
		}); err != nil {
			return err
		}
		for _, u := range list {
			if err := write([]string{lang.Plate(u.Plate), u.VIN, u.Number, lang.Date(u.At), u.Qty.String(), u.Customer, u.Phone}); err != nil {
				return err
			}
		}
		return nil
	})
}

// campaign begins one that calls the cars of a batch in; a lot without one cannot be named.
func (p *page) campaign() {
	switch r, ok := p.browse.Selected(); {
	case !ok:
	case r.Batch == "":
		p.h.Fail("campaign of a lot", shop.Refuse("lots.refuse.no_batch", shop.Args{"Part": r.Name}))
	default:
		p.h.Go(screen.Route{Screen: screen.Campaigns, Key: screen.BatchKey(r.Number, r.Batch)})
	}
}

// papers shows the photos of the papers that a lot came with.
func (p *page) papers() {
	if r, ok := p.browse.Selected(); ok {
		screen.OpenPapers(p.h, screen.PapersSpec{
			Title: p.h.Say("voucher.title") + "  " + r.Number + "  " + p.name(r),
			Read:  func(v data.View) ([]shop.Photo, error) { return data.VouchersOfLot(v, r.ID) },
		})
	}
}

// name is what a lot is called: its batch, or the day it came.
func (p *page) name(r data.LotRow) string {
	if r.Batch != "" {
		return r.Batch
	}
	return p.h.Env.Lang.Date(r.At)
}
