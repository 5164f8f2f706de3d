package kpi

import (
	"os"
	"testing"
	"time"

	"gongdan/app/exchange"
	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	figures "gongdan/app/shop/kpi"
)

// march is the page over the month that was reckoned by hand, in April.
func march(t *testing.T, look screentest.Look) (*screentest.Rig, *Page) {
	t.Helper()
	r := screentest.New(t, look)
	file, err := os.Open("../../exchange/testdata/march.json")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	d := r.Desk()
	d.Now = func() time.Time { return time.Date(2026, 4, 14, 10, 0, 0, 0, d.Zone) }
	if _, err := exchange.Import(t.Context(), d, file, false); err != nil {
		t.Fatal(err)
	}
	p := New(r.Host, screen.Route{}).(*Page)
	r.Show(p)
	r.Press("Ctrl+←")
	return r, p
}

func TestTheTilesSayWhatWasReckonedByHand(t *testing.T) {
	r, p := march(t, screentest.Look{})
	// as in byHand of the open format, output above quality; the technician of this shop was to be there 204 h, too: 3 ÷ 216
	for i, want := range []string{"712.00", "4", "178.00", "494.00", "40.00", "1", "66.67 %", "20 %", "50 %", "80.46 %", "1.39 %", "33.33 %"} {
		if got := p.tile(i).Value; got != want {
			t.Errorf("%s is %s, by hand %s", p.keys[i], got, want)
		}
	}
	if f := p.sums.Figures.Of(figures.TechnicianUse); f.By != 216_000 {
		t.Errorf("%d hours of the roster", f.By)
	}
	r.Sees("712.00")
	r.Sees("66.67 %")
	if n := p.tables.orders.Rows(); n != 4 {
		t.Errorf("the output is made of %d orders", n)
	}
}

func TestATileSaysHowItChanged(t *testing.T) {
	_, p := march(t, screentest.Look{})
	was := func(k figures.Key, value int64) { p.sums.before = figures.Figures{{Key: k, Value: value, Known: true}} }
	was(figures.Output, 80000)
	if x := p.tile(0); x.Note != "上期 −11 % · 去年 —" || x.Tone != "warn" { // 712 − 800 = −88
		t.Errorf("%+v", x)
	}
	was(figures.ExternalReworkRate, 2550)
	if x := p.tile(7); x.Note != "上期 −5.5 点 · 去年 —" || x.Tone != "good" {
		t.Errorf("%+v", x)
	}
	was(figures.Receivables, 0)
	if x := p.tile(4); x.Note != "上期 — · 去年 —" || x.Tone != "" {
		t.Errorf("%+v", x)
	}
}

func TestEveryTileOpensItsOrdersAndAnOrderIsOpened(t *testing.T) {
	r, p := march(t, screentest.Look{})
	r.Press("↓", "Space")
	if p.key() != figures.OnTimeRate || p.tables.orders.Rows() != 3 || p.tiles.Focused() {
		t.Fatalf("%s has %d orders", p.key(), p.tables.orders.Rows())
	}
	r.Press("Enter")
	if to := r.Routes[len(r.Routes)-1]; to.Screen != screen.Order || to.ID == 0 {
		t.Errorf("Enter leads to %+v", to)
	}
	r.Press("Esc")
	if !p.tiles.Focused() {
		t.Error("Esc does not lead back to the tiles")
	}
}

func TestFiguresArePartedAndAPartHasItsOrders(t *testing.T) {
	r, p := march(t, screentest.Look{})
	r.Press("Alt+2")
	if p.tables.groups.Rows() != 2 {
		t.Fatalf("%d advisors", p.tables.groups.Rows())
	}
	r.Press("Enter", "Enter")
	if p.inside == nil || p.tables.orders.Rows() != 3 {
		t.Fatalf("%+v: %d orders of the first advisor", p.inside, p.tables.orders.Rows())
	}
	r.Press("Esc", "Esc", "Alt+3")
	if p.tables.groups.Rows() != 3 { // two technicians, and nobody
		t.Errorf("%d technicians", p.tables.groups.Rows())
	}
	r.Press("Alt+7")
	if p.tables.gaps.Rows() != 7 {
		t.Errorf("%d kinds of gaps", p.tables.gaps.Rows())
	}
}

func TestAMonthBecomesAWeekAndADayAndAMonthAgain(t *testing.T) {
	r, p := march(t, screentest.Look{})
	for _, want := range []figures.Period{{From: "2026-03-30", To: "2026-04-05"}, {From: "2026-04-05", To: "2026-04-05"}, {From: "2026-04-01", To: "2026-04-30"}} {
		if r.Press("F7"); p.period != want {
			t.Errorf("%v, want %v", p.period, want)
		}
	}
	r.Press("Ctrl+→", "Ctrl+→")
	if x := p.sums.Figures.Of(figures.OnTimeRate); x.Known || p.tile(6).Value != "—" {
		t.Errorf("of a month to come %+v is known", x)
	}
}

func TestPicturesOfTheFiguresOfTheShop(t *testing.T) {
	for name, look := range screentest.Looks() {
		t.Run(name, func(t *testing.T) {
			r, _ := march(t, look)
			for _, keys := range []string{"Alt+1", "Alt+3", "Alt+7"} {
				r.Press(keys)
				r.Picture("kpi-" + keys[4:] + "-" + name)
				if faults := screentest.Faults(r.Seen()); len(faults) > 0 {
					t.Errorf("%s: %q", keys, faults)
				}
			}
			r.Press("F4")
			r.Picture("kpi-about-" + name)
		})
	}
}
