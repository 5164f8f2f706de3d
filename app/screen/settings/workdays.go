package settings

import (
	"context"
	"strconv"
	"strings"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// workdaysPane lists the days that are not what their week says. Periods in working days
// are counted by them.
type workdaysPane struct{ listPane[shop.Workday] }

func newWorkdays(p *Page) pane {
	x := &workdaysPane{listPane[shop.Workday]{p: p}}
	x.fill(listSpec[shop.Workday]{
		id: "workdays", kinds: []shop.Kind{shop.KindWorkdays}, columns: x.columns(), read: x.read,
		open:  func(w shop.Workday) { x.edit(w.ID) },
		same:  func(a, b shop.Workday) bool { return a.ID == b.ID },
		empty: kit.Blank{Icon: "calendar", Text: p.h.Say("settings.no_workdays")},
	})
	return x
}

// read reads the days, the last year first, and says which year is not there.
func (x *workdaysPane) read(v data.View) ([]shop.Workday, error) {
	list, err := data.Workdays(v)
	var sorted []shop.Workday
	for i := len(list); i > 0; {
		from := i - 1
		for from > 0 && list[from-1].Day[:4] == list[i-1].Day[:4] {
			from--
		}
		sorted, i = append(sorted, list[from:i]...), from
	}
	return sorted, err
}

func (x *workdaysPane) columns() []kit.Column[shop.Workday] {
	h := x.p.h
	return []kit.Column[shop.Workday]{
		{ID: "day", TitleKey: "workday.day", W: 110, Cell: func(w shop.Workday) kit.Cell { return kit.Cell{Text: string(w.Day)} }},
		{ID: "week", TitleKey: "workday.week", W: screen.Wide(h, "home.weekday.0", "workday.week") + 26, Cell: func(w shop.Workday) kit.Cell {
			return kit.Cell{Text: h.Say("home.weekday." + strconv.Itoa(int(w.Day.Time(h.Env.Lang.Zone).Weekday()))), Tone: "muted"}
		}},
		{ID: "working", TitleKey: "workday.working", W: screen.Wide(h, "workday.on", "workday.off") + 40, Cell: func(w shop.Workday) kit.Cell {
			chip := kit.ChipSpec{Icon: "close", Word: h.Say("workday.off"), Tone: "grey"}
			if w.Working {
				chip = kit.ChipSpec{Icon: "wrench", Word: h.Say("workday.on"), Tone: "blue"}
			}
			return kit.Cell{Chip: &chip}
		}},
		{ID: "name", TitleKey: "workday.day_name", Min: 110, W: 170, Cell: func(w shop.Workday) kit.Cell { return kit.Cell{Text: w.Name} }},
		{ID: "source", TitleKey: "workday.source", Min: 140, Cell: func(w shop.Workday) kit.Cell { return kit.Cell{Text: w.Source, Tone: "muted"} }},
	}
}

// Actions implements pane.
func (x *workdaysPane) Actions() []screen.Action {
	return []screen.Action{
		{ID: "settings.act.new_workday", Keys: "Ctrl+N", Button: true, Primary: true, Do: func() { x.add() }},
		{ID: "settings.act.drop_workday", Keys: "Del", Do: x.drop},
	}
}

// add asks for a holiday, or days that are worked for it. It says which year to come is not
// there yet.
func (x *workdaysPane) add() {
	h, desk := x.p.h, x.p.desk()
	var edit *screen.Edit[shop.WorkdaySpan]
	unknown := ""
	edit = screen.NewEdit(h, screen.EditSpec[shop.WorkdaySpan]{
		Draft: "workday:new", Scope: "workday",
		Title: func(s shop.WorkdaySpan) string { return string(s.From) + " " + s.Name },
		Read: func(v data.View) (shop.WorkdaySpan, error) {
			cal, err := data.Calendar(v)
			today := desk.Today()
			unknown = strings.Join(cal.Unknown(today, today.Add(60)), h.Say("say.comma"))
			return shop.WorkdaySpan{}, err
		},
		Save: func(ctx context.Context, _ work.Desk, s shop.WorkdaySpan) (shop.WorkdaySpan, error) {
			return work.SaveWorkdays(ctx, desk, s)
		},
		Check: shop.WorkdaySpan.Check,
		Build: func(f *kit.Form, s *shop.WorkdaySpan) {
			f.Row(2)
			f.Date("from_day", &s.From).Required()
			f.Date("until_day", &s.Until)
			f.Row(1)
			f.Text("day_name", &s.Name).Required().Max(shop.MaxName)
			f.Tick("working", &s.Working)
			f.Text("source", &s.Source).Max(shop.MaxText).Hint(h.Say("workday.source.hint"))
		},
		Saved: func(s shop.WorkdaySpan) {
			h.Toast(h.Say("settings.workday_saved", shop.Args{"Day": s.From, "Name": s.Name}), nil)
		},
		Shown: func() {
			if unknown != "" {
				edit.Say(kit.Saying{Tone: "warn", Text: h.Say("workday.unknown", shop.Args{"Years": unknown})})
			}
		},
	})
	screen.SheetOf(h, h.Say("settings.act.new_workday"), 460, edit)
	edit.Open()
	edit.Form.Focus("from_day")
}

// edit opens a day.
func (x *workdaysPane) edit(id shop.WorkdayID) {
	h, desk := x.p.h, x.p.desk()
	edit := screen.NewEdit(h, screen.EditSpec[shop.Workday]{
		Draft: "workday:" + strconv.FormatInt(int64(id), 10), Scope: "workday",
		Title: func(w shop.Workday) string { return string(w.Day) + " " + w.Name },
		Read:  func(v data.View) (shop.Workday, error) { return data.Workday(v, id) },
		Save: func(ctx context.Context, _ work.Desk, w shop.Workday) (shop.Workday, error) {
			return work.SaveWorkday(ctx, desk, w)
		},
		Check: shop.Workday.Check,
		Build: func(f *kit.Form, w *shop.Workday) {
			f.Date("from_day", &w.Day).Label(h.Say("workday.day")).Required()
			f.Text("day_name", &w.Name).Required().Max(shop.MaxName)
			f.Tick("working", &w.Working)
			f.Text("source", &w.Source).Max(shop.MaxText).Hint(h.Say("workday.source.hint"))
		},
		Saved: func(w shop.Workday) {
			h.Toast(h.Say("settings.workday_saved", shop.Args{"Day": w.Day, "Name": w.Name}), nil)
		},
	})
	screen.SheetOf(h, h.Say("workday.title"), 460, edit)
	edit.Open()
	edit.Form.Focus("day_name")
}

// drop takes the chosen day out of the calendar, with the way back.
func (x *workdaysPane) drop() {
	w, ok := x.table.Selected()
	if !ok {
		return
	}
	h := x.p.h
	act(x.p, func(ctx context.Context, d work.Desk) (any, error) { return nil, work.DropWorkday(ctx, d, w) }, func(_ any, err error) {
		if err != nil {
			h.Fail("drop a day", err)
			return
		}
		h.Toast(h.Say("settings.workday_dropped", shop.Args{"Day": w.Day}), func() {
			again := w
			again.ID, again.Rev = 0, 0
			act(x.p, func(ctx context.Context, d work.Desk) (shop.Workday, error) { return work.SaveWorkday(ctx, d, again) }, func(_ shop.Workday, err error) {
				h.Fail("undo drop a day", err)
			})
		})
	})
}
