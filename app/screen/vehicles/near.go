package vehicles

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/shop/sanbao"
	"gongdan/data"
)

// near (三包预警) is the list of cars close to a limit of the order on 三包, those that are
// beyond one first.
type near struct {
	h      *screen.Host
	table  *kit.Table[data.NearLimit]
	stop   func()
	closed bool
	loads  int
}

// NewNear opens the cars that are close to a limit.
func NewNear(h *screen.Host, _ screen.Route) screen.Page {
	n := &near{h: h}
	n.table = kit.NewTable(h.Env, "near", nearColumns(h))
	n.table.OnOpen = func(r data.NearLimit) { n.open(r.Car.ID) }
	n.table.SetEmpty(kit.Blank{Icon: "clock", Text: h.Say("near.reading")})
	n.stop = kit.Live(h.Store, h.Env.Run, n.read, shop.KindOrders, shop.KindVehicles, shop.KindRules)
	n.read()
	return n
}

// read counts anew, away from the window.
func (n *near) read() {
	n.loads++
	mine, now := n.loads, n.h.Env.Clock()
	screen.Read(n.h, func(v data.View) ([]data.NearLimit, error) {
		return data.NearLimits(v, sanbao.AsOf{On: shop.DayOf(now, v.Zone()), Now: now}, false)
	}, func(all []data.NearLimit, err error) {
		switch {
		case n.closed || mine != n.loads:
		case err != nil:
			n.h.Fail("read cars near a limit", err)
		default:
			n.table.SetEmpty(kit.Blank{Icon: "shield", Text: n.h.Say("near.none")})
			n.table.SetRows(all)
		}
	})
}

func (n *near) open(id shop.VehicleID) {
	n.h.Go(screen.Route{Screen: screen.Vehicle, ID: int64(id)})
}

// Title implements screen.Page.
func (n *near) Title() string { return n.h.Say("near.title") }

// Content implements screen.Page.
func (n *near) Content() fyne.CanvasObject { return kit.NewCard("", n.table.Object()) }

// Shown implements screen.Page.
func (n *near) Shown() { n.table.Focus() }

// Close implements screen.Page.
func (n *near) Close() {
	n.closed = true
	n.stop()
}

// State implements screen.Stated.
func (n *near) State() (icon, tone, words string) { return "", "", n.h.Say("near.keys") }

// Actions implements screen.Page.
func (n *near) Actions() []screen.Action {
	on := func(do func(data.NearLimit)) func() {
		return func() {
			if r, ok := n.table.Selected(); ok {
				do(r)
			}
		}
	}
	return []screen.Action{
		{ID: "near.act.file", Keys: "Ctrl+E", Button: true, Do: n.save},
		{ID: "vehicle.act.sanbao", Keys: "Ctrl+P", Button: true, Do: on(func(r data.NearLimit) { printClock(n.h, r.Car.ID) })},
		{ID: "near.act.open", Keys: "Enter", Button: true, Primary: true, Do: on(func(r data.NearLimit) { n.open(r.Car.ID) })},
		{ID: "vehicle.act.reload", Keys: "F5", Do: n.read},
	}
}

// save writes the list to a file.
func (n *near) save() {
	store, on := n.h.Store, n.h.Env.Clock()
	screen.SaveColumns(n.h, n.Title(), nearColumns(n.h), func(ctx context.Context) ([]data.NearLimit, error) {
		return data.Read(ctx, store, func(v data.View) ([]data.NearLimit, error) {
			return data.NearLimits(v, sanbao.AsOf{On: shop.DayOf(on, v.Zone()), Now: on}, false)
		})
	})
}

func nearColumns(h *screen.Host) []kit.Column[data.NearLimit] {
	lang := h.Env.Lang
	of := func(x sanbao.Count, none bool) kit.Cell {
		c := kit.Cell{Text: lang.Int(x.Used) + "/" + lang.Int(x.Limit)}
		switch {
		case none || x.Used == 0:
			return kit.Cell{Text: "—", Tone: "muted"}
		case x.Used > x.Limit:
			c.Tone = "bad"
		case 3*x.Used >= 2*x.Limit:
			c.Tone = "warn"
		}
		return c
	}
	return []kit.Column[data.NearLimit]{
		{ID: "plate", TitleKey: "vehicles.plate", W: 116, Cell: func(r data.NearLimit) kit.Cell { return kit.Cell{Text: lang.Plate(r.Car.Plate)} }},
		{ID: "car", TitleKey: "vehicles.vehicle", Min: 120, Cell: func(r data.NearLimit) kit.Cell { return kit.Cell{Text: r.Car.Title()} }},
		{ID: "owner", TitleKey: "vehicles.owner", W: 110, Cell: func(r data.NearLimit) kit.Cell { return kit.Cell{Text: r.Owner} }},
		{ID: "phone", TitleKey: "vehicles.phone", W: 120, From: 1000, Cell: func(r data.NearLimit) kit.Cell { return kit.Cell{Text: lang.Masked(r.Phone), Tone: "muted"} }},
		{ID: "state", TitleKey: "near.state", W: 190, Cell: func(r data.NearLimit) kit.Cell {
			chip, _ := screen.ClockChip(h, r.Clock)
			return kit.Cell{Chip: &chip}
		}},
		{ID: "days", TitleKey: "near.days", W: 78, Right: true, Cell: func(r data.NearLimit) kit.Cell { return of(r.Clock.RepairDays, false) }},
		{ID: "same", TitleKey: "near.same", W: 120, From: 760, Cell: func(r data.NearLimit) kit.Cell {
			var most sanbao.SameProblem
			for _, x := range r.Clock.Same {
				if x.Used > most.Used {
					most = x
				}
			}
			c := of(most.Count, most.Code == "")
			c.Text = strings.TrimSpace(most.Code + " " + c.Text)
			return c
		}},
		{ID: "safety", TitleKey: "near.safety", W: 78, Right: true, From: 860, Cell: func(r data.NearLimit) kit.Cell { return of(r.Clock.Serious, false) }},
		{ID: "replaced", TitleKey: "near.replaced", W: 78, Right: true, From: 920, Cell: func(r data.NearLimit) kit.Cell {
			var most sanbao.Count
			for _, x := range append(append([]sanbao.Replaced(nil), r.Clock.Assemblies...), r.Clock.Parts...) {
				if x.Used > most.Used {
					most = x.Count
				}
			}
			return of(most, false)
		}},
		{ID: "until", TitleKey: "near.until", W: 100, Right: true, Cell: func(r data.NearLimit) kit.Cell {
			c := kit.Cell{Text: string(r.Clock.Windows.Sanbao.LastDay)}
			if !r.Clock.Windows.Sanbao.Open {
				c.Tone = "muted"
			}
			return c
		}},
	}
}
