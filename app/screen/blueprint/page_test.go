package blueprint

import (
	"testing"
	"time"

	"gongdan/app/demo"
	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

// made is a store with the demo shop, as it stands at a quarter to ten.
func made(t *testing.T) *data.Store {
	t.Helper()
	s := datatest.New(t)
	now := func() time.Time { return time.Date(2026, 4, 14, 9, 47, 0, 0, s.Zone) }
	d := work.Desk{Store: s, Now: now, Zone: s.Zone, Person: shop.Person{Roles: []shop.Role{shop.Owner}, Grants: shop.DefaultGrants()}}
	if _, err := demo.Fill(t.Context(), d, demo.Size{Vehicles: 120, Orders: 400, Parts: 60, Seed: 1, Until: d.Today()}); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestPicturesAreTakenOfEveryView(t *testing.T) {
	store := made(t)
	looks := screentest.Looks()
	looks["zh-1092"] = screentest.Look{W: 1092, H: 535}
	looks["zh-dark"] = screentest.Look{Dark: true}
	looks["zh-1920"] = screentest.Look{W: 1920, H: 1001}
	for name, look := range looks {
		look.Store = store
		r := screentest.New(t, look)
		p := New(r.Host, screen.Route{})
		r.Show(p)
		r.Picture("blueprint-steps-" + name)
		r.Press("↓", "Enter")
		r.Picture("blueprint-step-list-" + name)
		r.Press("Alt+W")
		r.Picture("blueprint-why-" + name)
		r.Press("Esc", "Esc", "Alt+2")
		r.Picture("blueprint-advisors-" + name)
		r.Press("Alt+3")
		r.Picture("blueprint-causes-" + name)
		r.Press("↓", "↓", "Enter")
		r.Picture("blueprint-cause-list-" + name)
		r.Press("Esc", "Alt+4")
		r.Picture("blueprint-here-" + name)
		r.Press("F4")
		r.Picture("blueprint-about-" + name)
		r.Press("Esc", "Alt+1", "→")
		r.Picture("blueprint-none-" + name)
	}
}
