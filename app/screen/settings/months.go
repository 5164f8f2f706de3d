package settings

import (
	"context"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// monthsPane lists the months that are closed.
type monthsPane struct{ listPane[closedMonth] }

// closedMonth is one of them, with the name of who closed it.
type closedMonth struct {
	shop.MonthClose
	by string
}

func newMonths(p *Page) pane {
	x := &monthsPane{listPane[closedMonth]{p: p}}
	h := p.h
	text := func(get func(closedMonth) string) func(closedMonth) kit.Cell {
		return func(m closedMonth) kit.Cell { return kit.Cell{Text: get(m)} }
	}
	x.fill(listSpec[closedMonth]{
		id: "months", kinds: []shop.Kind{shop.KindMonths}, read: closedMonths,
		columns: []kit.Column[closedMonth]{
			{ID: "month", TitleKey: "month.month", W: 120, Cell: text(func(m closedMonth) string { return m.Month })},
			{ID: "at", TitleKey: "month.at", W: 160, Cell: text(func(m closedMonth) string { return h.Env.Lang.DateTime(m.At) })},
			{ID: "by", TitleKey: "month.by", Min: 120, Cell: text(func(m closedMonth) string { return m.by })},
		},
		open:  func(closedMonth) {},
		same:  func(a, b closedMonth) bool { return a.Month == b.Month },
		empty: kit.Blank{Icon: "lock", Text: h.Say("settings.no_months")},
	})
	return x
}

func closedMonths(v data.View) ([]closedMonth, error) {
	list, err := data.ClosedMonths(v)
	if err != nil {
		return nil, err
	}
	people, err := data.People(v)
	names := map[shop.PersonID]string{}
	for _, p := range people {
		names[p.ID] = p.Name
	}
	var all []closedMonth
	for _, m := range list {
		all = append(all, closedMonth{m, names[m.Person]})
	}
	return all, err
}

// Actions implements pane.
func (x *monthsPane) Actions() []screen.Action {
	return []screen.Action{
		{ID: "settings.act.open_month", Keys: "Alt+O", Button: true, Do: x.open},
		{ID: "settings.act.close_month", Keys: "Ctrl+N", Button: true, Primary: true, Do: x.shut},
	}
}

// shut closes the last finished month, or an earlier one that is typed.
func (x *monthsPane) shut() {
	h, desk := x.p.h, x.p.desk()
	zone := h.Env.Lang.Zone
	month := shop.DayOf(h.Env.Clock(), zone).Month()
	month = shop.Day(month + "-01").Add(-1).Month()
	f := kit.NewForm(h.Env, "month")
	f.Text("month", &month).Required().Max(7)
	f.Check = func() shop.Problems { return shop.CheckMonth(month) }
	f.Fill()
	screen.AskForm(h, h.Say("settings.act.close_month"), f, h.Say("settings.act.close_month"), func(shut func()) {
		x.do(f, shut, h.Say("month.closed", shop.Args{"Month": month}), func(ctx context.Context) error { return work.CloseMonth(ctx, desk, month) })
	})
}

// open opens the last closed month again.
func (x *monthsPane) open() {
	h, desk := x.p.h, x.p.desk()
	screen.Read(h, data.ClosedThrough, func(month string, err error) {
		if err != nil || month == "" {
			h.Fail("read closed months", err)
			return
		}
		var reason string
		f := kit.NewForm(h.Env, "month")
		f.Text("reason", &reason).Required().Max(shop.MaxName)
		f.Fill()
		screen.AskForm(h, h.Say("settings.act.open_month")+"  "+month, f, h.Say("settings.act.open_month"), func(shut func()) {
			x.do(f, shut, h.Say("month.opened", shop.Args{"Month": month}), func(ctx context.Context) error { return work.OpenMonth(ctx, desk, month, reason) })
		})
	})
}

func (x *monthsPane) do(f *kit.Form, shut func(), said string, act func(context.Context) error) {
	h := x.p.h
	screen.Act(h, func(ctx context.Context, _ work.Desk) (bool, error) { return true, act(ctx) }, func(_ bool, err error) {
		if err != nil {
			if failure := f.Show(err); failure != nil {
				h.Log("close a month", failure)
			}
			return
		}
		shut()
		h.Toast(said, nil)
	})
}
