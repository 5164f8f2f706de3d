package shell

import (
	"fmt"
	"testing"
	"time"

	"gongdan/app/demo"
	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

// looked is a page that is looked at.
type looked struct {
	name  string
	route screen.Route
	keys  string // pressed once it is open
}

func TestNoWordIsCutAndNoLineLiesOverAnotherOnAnyScreen(t *testing.T) {
	store := made(t)
	for _, tag := range []string{"zh-CN", "en"} {
		for _, size := range [][2]float32{{1366, 689}, {1092, 535}} {
			for _, scale := range []float32{0.85, 1, 1.5} {
				t.Run(fmt.Sprintf("%s %.0f %.0f%%", tag, size[0], scale*100), func(t *testing.T) {
					words := screentest.Words(t, tag)
					if scale > 1 {
						words = nil // fewer words than the screens are made for
					}
					d := sitAt(t, screentest.Look{Tag: tag, W: size[0], H: size[1], Scale: scale, Store: store})
					for _, l := range pages(d) {
						look(t, d, l, words)
					}
				})
			}
		}
	}
}

func look(t *testing.T, d *desk, l looked, words []string) {
	t.Helper()
	d.shell.Go(l.route)
	if l.keys != "" {
		d.press(l.keys)
	}
	d.window.Content().Refresh()
	d.Tick()
	screentest.Keep(t, d.window, fmt.Sprintf("%s-%s-%.0f-%.0f", l.name, d.Env.Lang.Tag, d.window.Canvas().Size().Width, kit.Look().Scale*100))
	lines := screentest.Lines(d.window.Content())
	faults := screentest.Faults(lines)
	if words != nil {
		faults = append(faults, screentest.Cuts(lines, words)...)
	}
	for _, fault := range faults {
		t.Errorf("%s: %s", l.name, fault)
	}
	d.Env.Layer.CloseSheets()
}

// pages are the main screens, with orders at two stations.
func pages(d *desk) []looked {
	var all []looked
	for _, e := range d.shell.table {
		if e.title != "" {
			all = append(all, looked{e.name, screen.Route{Screen: e.name}, ""})
		}
	}
	working, ready := largest(d, shop.Working), largest(d, shop.Ready)
	return append(all,
		looked{"order", screen.Route{Screen: screen.Order, ID: int64(working.ID)}, ""},
		looked{"walk", screen.Route{Screen: screen.Order, ID: int64(working.ID)}, "F6"},
		looked{"why", screen.Route{Screen: screen.Order, ID: int64(working.ID)}, "Alt+W"},
		looked{"here", screen.Route{Screen: screen.Blueprint, Key: "here"}, ""},
		looked{"arrive", screen.Route{Screen: screen.Order, Key: "new1"}, ""},
		looked{"dispatch", screen.Route{Screen: screen.Order, ID: int64(working.ID)}, "F7"},
		looked{"lanes", screen.Route{Screen: screen.Board}, "L"},
		looked{"pay", screen.Route{Screen: screen.Settle, ID: int64(ready.ID)}, ""},
		looked{"vehicle", screen.Route{Screen: screen.Vehicle, ID: int64(ready.VehicleID)}, ""},
		looked{"customer", screen.Route{Screen: screen.Customers, ID: int64(ready.CustomerID)}, ""},
		looked{"count", screen.Route{Screen: screen.Count, ID: 2}, ""}, // the one that goes on
		looked{"help", screen.Route{Screen: screen.Home}, "F1"},
	)
}

// largest is the order at a station with most lines.
func largest(d *desk, at shop.Status) (most shop.Order) {
	d.T.Helper()
	for id := shop.OrderID(1); id <= 120; id++ {
		o := screentest.Read(d.Rig, func(v data.View) (shop.Order, error) { return data.Order(v, id) })
		if o.Status == at && len(o.Lines) > len(most.Lines) {
			most = o
		}
	}
	return most
}

// made is a store with the demo shop.
func made(t *testing.T) *data.Store {
	t.Helper()
	s := datatest.New(t)
	now := func() time.Time { return time.Date(2026, 4, 14, 9, 47, 0, 0, s.Zone) }
	desk := work.Desk{Store: s, Now: now, Zone: s.Zone, Person: shop.Person{Roles: []shop.Role{shop.Owner}, Grants: shop.DefaultGrants()}}
	if _, err := demo.Fill(t.Context(), desk, demo.Size{Vehicles: 60, Orders: 120, Parts: 60, Seed: 1, Until: desk.Today()}); err != nil {
		t.Fatal(err)
	}
	return s
}
