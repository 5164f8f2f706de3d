package settings

import (
	"context"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
)

// worker is somebody with the week they work; nil is the usual one.
type worker struct {
	shop.Person
	week []shop.Shift
}

// away is an absence with the name of who is away.
type away struct {
	shop.Absence
	name string
}

// weeksPane lists who works when, and who is away from today on.
type weeksPane struct {
	p      *Page
	people *kit.Table[worker]
	away   *kit.Table[away]
	root   *fyne.Container
	stop   func()
}

func newWeeks(p *Page) pane {
	x := &weeksPane{p: p}
	x.people = kit.NewTable(p.h.Env, "weeks", x.columns())
	x.people.OnOpen = x.edit
	x.people.Same = func(a, b worker) bool { return a.ID == b.ID }
	x.people.SetFoot("", nil)
	x.away = kit.NewTable(p.h.Env, "absences", x.awayColumns())
	x.away.Same = func(a, b away) bool { return a.Absence.ID == b.Absence.ID }
	x.away.SetEmpty(kit.Blank{Icon: "calendar", Text: p.h.Say("settings.no_absences")})
	x.away.SetFoot("", nil)
	x.root = container.New(halves{}, kit.NewCard("", x.people.Object()),
		kit.NewCard(p.h.Say("settings.absences"), x.away.Object()).SetAction(kit.NewKeyCap("Alt+K")))
	x.stop = kit.Live(p.h.Store, p.h.Env.Run, x.load, shop.KindPeople, shop.KindShifts)
	x.load()
	return x
}

func (x *weeksPane) columns() []kit.Column[worker] {
	lang := x.p.h.Env.Lang
	return []kit.Column[worker]{
		{ID: "name", TitleKey: "week.person", W: 110, Cell: func(w worker) kit.Cell { return kit.Cell{Text: w.Name} }},
		{ID: "week", TitleKey: "week.shifts", Min: 220, Cell: func(w worker) kit.Cell {
			if w.week == nil {
				return kit.Cell{Text: lang.Say("week.usual", shop.Args{"Week": lang.Week(shop.UsualWeek())}), Tone: "muted"}
			}
			return kit.Cell{Text: lang.Week(w.week)}
		}},
		{ID: "hours", TitleKey: "week.hours", W: 90, Right: true, Cell: func(w worker) kit.Cell { return kit.Cell{Text: lang.Count(hoursOf(w.week))} }},
	}
}

// hoursOf is how long a week is.
func hoursOf(week []shop.Shift) (sum shop.Qty) {
	if week == nil {
		week = shop.UsualWeek()
	}
	for d := range shop.Qty(7) {
		sum += shop.HoursOn(week, nil, shop.DayOf(time.Date(2026, 4, 12+int(d), 0, 0, 0, 0, time.UTC), time.UTC))
	}
	return sum
}

func (x *weeksPane) awayColumns() []kit.Column[away] {
	return []kit.Column[away]{
		{ID: "name", TitleKey: "absence.person", W: 110, Cell: func(a away) kit.Cell { return kit.Cell{Text: a.name} }},
		{ID: "from", TitleKey: "absence.from", W: 110, Cell: func(a away) kit.Cell { return kit.Cell{Text: string(a.From)} }},
		{ID: "until", TitleKey: "absence.until", W: 130, Cell: func(a away) kit.Cell { return kit.Cell{Text: string(a.Until)} }},
		{ID: "note", TitleKey: "absence.note", Min: 120, Cell: func(a away) kit.Cell { return kit.Cell{Text: a.Note, Tone: "muted"} }},
	}
}

// lastDay is after every day.
const lastDay = shop.Day("9999-12-31")

func (x *weeksPane) load() {
	today := x.p.h.Desk().Today()
	type found struct {
		people []worker
		away   []away
	}
	screen.Read(x.p.h, func(v data.View) (f found, err error) {
		people, err := data.People(v)
		if err != nil {
			return f, err
		}
		weeks, err := data.Weeks(v)
		if err != nil {
			return f, err
		}
		names := map[shop.PersonID]string{}
		for _, p := range people {
			if names[p.ID] = p.Name; p.Active {
				f.people = append(f.people, worker{p, weeks[p.ID]})
			}
		}
		absences, err := data.Absences(v, today, lastDay)
		for _, a := range absences {
			f.away = append(f.away, away{a, names[a.Person]})
		}
		return f, err
	}, func(f found, err error) {
		if err != nil {
			x.p.h.Fail("read weeks", err)
			return
		}
		x.people.SetRows(f.people)
		x.away.SetRows(f.away)
	})
}

// Content implements pane.
func (x *weeksPane) Content() fyne.CanvasObject { return x.root }

// Actions implements pane.
func (x *weeksPane) Actions() []screen.Action {
	return []screen.Action{
		{ID: "settings.act.to_absences", Keys: "Alt+K", Do: x.away.Focus},
		{ID: "settings.act.drop_absence", Keys: "Del", Do: x.drop},
		{ID: "settings.act.new_absence", Keys: "Ctrl+N", Button: true, Primary: true, Do: x.add},
	}
}

// Enter implements pane.
func (x *weeksPane) Enter() { x.people.Focus() }

// Close implements pane.
func (x *weeksPane) Close() { x.stop() }

// weekDraft is a week as it is being written.
type weekDraft struct {
	Text string
	Was  []shop.Shift // as it was read
}

// edit opens the week of a person as one line of text.
func (x *weeksPane) edit(w worker) {
	h, desk, lang := x.p.h, x.p.desk(), x.p.h.Env.Lang
	parse := func(d weekDraft) ([]shop.Shift, shop.Problems) {
		week, problems := text.ParseWeek(lang, d.Text)
		return week, append(problems, shop.CheckShifts(week)...)
	}
	edit := screen.NewEdit(h, screen.EditSpec[weekDraft]{
		Draft: "week:" + strconv.FormatInt(int64(w.ID), 10), Scope: "week",
		Title: func(weekDraft) string { return h.Say("settings.page.weeks") + " " + w.Name },
		Read: func(v data.View) (weekDraft, error) {
			weeks, err := data.Weeks(v)
			return weekDraft{lang.Week(weeks[w.ID]), weeks[w.ID]}, err
		},
		Save: func(ctx context.Context, _ work.Desk, d weekDraft) (weekDraft, error) {
			week, problems := parse(d)
			if err := problems.Err(); err != nil {
				return d, err
			}
			return weekDraft{lang.Week(week), week}, work.SaveWeek(ctx, desk, w.ID, d.Was, week)
		},
		Check: func(d weekDraft) shop.Problems { _, problems := parse(d); return problems },
		Build: func(f *kit.Form, d *weekDraft) {
			f.Text("shifts", &d.Text).Label(h.Say("week.text")).Hint(h.Say("week.hint"))
		},
		Below: kit.NewWords(h.Say("week.help", shop.Args{"Week": lang.Week(shop.UsualWeek())})),
		Saved: func(weekDraft) { h.Toast(h.Say("settings.week_saved", shop.Args{"Person": w.Name}), nil) },
	})
	screen.SheetOf(h, w.Name, 460, edit)
	edit.Open()
	edit.Form.Focus("shifts")
}

// add notes that the chosen person is away.
func (x *weeksPane) add() {
	w, ok := x.people.Selected()
	if !ok {
		return
	}
	h := x.p.h
	a := shop.Absence{Person: w.ID, From: h.Desk().Today(), Until: h.Desk().Today()}
	form := kit.NewForm(h.Env, "absence")
	form.Row(2)
	form.Date("from", &a.From).Required()
	form.Date("until", &a.Until).Required()
	form.Text("note", &a.Note).Max(shop.MaxName)
	form.Fill()
	screen.AskForm(h, h.Say("settings.absence_new", shop.Args{"Person": w.Name}), form, h.Say("edit.act.save"), func(close func()) {
		x.keep(a, w.Name, form, close)
	})
}

// keep saves an absence; form is nil when one is brought back.
func (x *weeksPane) keep(a shop.Absence, name string, form *kit.Form, close func()) {
	h := x.p.h
	act(x.p, func(ctx context.Context, d work.Desk) (shop.Absence, error) { return work.AddAbsence(ctx, d, a) }, func(kept shop.Absence, err error) {
		switch {
		case err == nil:
			close()
			h.Toast(h.Say("settings.absence_added", shop.Args{"Person": name, "From": a.From, "Until": a.Until}), func() { x.dropOne(away{kept, name}) })
		case form == nil:
			h.Fail("keep absence", err)
		default:
			if failure := form.Show(err); failure != nil {
				h.Log("keep absence", failure)
			}
		}
	})
}

// drop cancels the chosen absence.
func (x *weeksPane) drop() {
	if a, ok := x.away.Selected(); ok {
		x.dropOne(a)
	}
}

func (x *weeksPane) dropOne(a away) {
	act(x.p, func(ctx context.Context, d work.Desk) (any, error) {
		return nil, work.DropAbsence(ctx, d, a.Absence.ID)
	}, func(_ any, err error) {
		if err != nil {
			x.p.h.Fail("drop absence", err)
			return
		}
		again := a.Absence
		again.ID = 0
		x.p.h.Toast(x.p.h.Say("settings.absence_dropped", shop.Args{"Person": a.name}), func() { x.keep(again, a.name, nil, func() {}) })
	})
}

// halves puts two lists below each other, the upper one larger.
type halves struct{}

// Layout implements fyne.Layout.
func (halves) Layout(all []fyne.CanvasObject, size fyne.Size) {
	top := float32(int(size.Height * 0.58))
	kit.Put(all[0], 0, 0, size.Width, top-8)
	kit.Put(all[1], 0, top, size.Width, size.Height-top)
}

// MinSize implements fyne.Layout.
func (halves) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, 260) }
