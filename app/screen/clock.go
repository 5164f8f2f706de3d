package screen

import (
	"context"
	"time"

	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
)

// ClockAct is a press on the clock of a technician: who answers for it, whose
// clock it is, and on which job.
type ClockAct struct {
	Desk  work.Desk
	Who   shop.PersonID
	Order shop.OrderID
	Line  shop.LineID
	Told  func(error) // shows why it was refused; nil once it is done
}

// Start starts the job and says which other job that has closed.
func (a ClockAct) Start(h *Host) {
	a.turn(h, "job.done.started", func(ctx context.Context, d work.Desk) (shop.Order, error) {
		return work.StartJob(ctx, d, a.Order, a.Line, a.Who)
	})
}

// Pause asks for the reason by a digit and pauses the job.
func (a ClockAct) Pause(h *Host) {
	reasons := shop.PauseReasons()
	words := make([]string, len(reasons))
	for i, r := range reasons {
		words[i] = h.Say(r.Key())
	}
	PickSheet(h, Pick{Title: h.Say("job.pause.title"), Items: words, Note: true, Do: func(i int, note string) {
		a.turn(h, "job.done.paused", func(ctx context.Context, d work.Desk) (shop.Order, error) {
			return work.PauseJob(ctx, d, a.Order, work.Pause{Who: a.Who, Why: reasons[i], Note: note})
		})
	}})
}

// Finish says that the job is done.
func (a ClockAct) Finish(h *Host) {
	a.turn(h, "job.done.finished", func(ctx context.Context, d work.Desk) (shop.Order, error) {
		return work.FinishJob(ctx, d, a.Order, a.Line)
	})
}

// turned is what a press has changed, with the names of the jobs that it ended.
type turned struct {
	work.Turn
	names []data.JobName
	began data.JobName
}

// turn does the act and says in passing what came of it, with the way back.
func (a ClockAct) turn(h *Host, words string, act func(context.Context, work.Desk) (shop.Order, error)) {
	kit.Load(h.Env.Run, func(ctx context.Context) (t turned, err error) {
		if t.Turn, err = work.TurnClock(ctx, a.Desk, a.Order, a.Who, act); err != nil {
			return t, err
		}
		_, err = data.Read(ctx, h.Store, func(v data.View) (any, error) { return nil, t.name(v, a.Line) })
		return t, err
	}, func(t turned, err error) {
		if err == nil {
			h.Toast(a.said(h, words, t), func() { a.takeBack(h, t.Turn) })
		}
		a.Told(err)
	})
}

// name finds what the jobs are called.
func (t *turned) name(v data.View, line shop.LineID) (err error) {
	for _, c := range t.Ended {
		n, err := data.JobNameOf(v, c.Line)
		if err != nil {
			return err
		}
		t.names = append(t.names, n)
	}
	t.began, err = data.JobNameOf(v, line)
	return err
}

// said is what happened in words: the job, and what else ended with it.
func (a ClockAct) said(h *Host, words string, t turned) string {
	lang := h.Env.Lang
	var clocked shop.Qty
	if l := t.Turn.Order.Line(a.Line); l != nil {
		clocked = l.Clocked
	}
	said := h.Say(words, shop.Args{"Plate": lang.Plate(t.began.Plate), "Job": t.began.Title, "Hours": clocked})
	for i, c := range t.Ended {
		if c.Why == shop.Switched {
			said += h.Say("job.done.switched", shop.Args{"Plate": lang.Plate(t.names[i].Plate), "Job": t.names[i].Title, "Hours": c.Hours(c.Until)})
		}
	}
	return said
}

func (a ClockAct) takeBack(h *Host, t work.Turn) {
	kit.Load(h.Env.Run, func(ctx context.Context) (any, error) { return nil, work.TakeBack(ctx, a.Desk, t) }, func(_ any, err error) {
		if err == nil {
			h.Toast(h.Say("job.done.undone"), nil)
		}
		a.Told(err)
	})
}

// Forgotten is a clock that was not stopped on an earlier day, with its words.
type Forgotten struct {
	shop.Clock
	Job    data.JobName // empty for attendance
	Person string
}

// Words say what the clock was about.
func (f Forgotten) Words(lang text.Lang) string {
	if f.Order == 0 {
		return lang.Say("clock.attendance")
	}
	return lang.Plate(f.Job.Plate) + " " + f.Job.Title
}

// AskForgotten asks about the clock of a person that keeps them from going on.
func AskForgotten(h *Host, desk work.Desk, who shop.PersonID, then func()) {
	now, zone := h.Env.Clock(), h.Env.Lang.Zone
	Read(h, func(v data.View) (f Forgotten, err error) {
		running, err := data.Running(v)
		if err != nil {
			return f, err
		}
		for _, c := range running {
			if c.Person == who && c.Forgotten(now, zone) && (f.ID == 0 || c.Order != 0) {
				f.Clock = c
			}
		}
		if f.ID == 0 {
			return f, shop.ErrMissing
		}
		p, err := data.Person(v, who)
		if f.Person = p.Name; err != nil || f.Order == 0 {
			return f, err
		}
		f.Job, err = data.JobNameOf(v, f.Line)
		return f, err
	}, func(f Forgotten, err error) {
		if err != nil {
			h.Fail("read forgotten clock", err)
			return
		}
		CloseClockSheet(h, desk, f, then)
	})
}

// closing is the end of a clock as it is being typed.
type closing struct {
	day   shop.Day
	until string
	note  string
}

// CloseClockSheet asks when a forgotten clock ended. The day it began on stands
// there; the time is asked for, never guessed.
func CloseClockSheet(h *Host, desk work.Desk, f Forgotten, then func()) {
	lang := h.Env.Lang
	in := closing{day: shop.DayOf(f.From, lang.Zone)}
	form := kit.NewForm(h.Env, "close_clock")
	form.Text("until", &in.until).Required().Max(5).Label(h.Say("close_clock.began", shop.Args{"From": f.From})).Hint(h.Say("close_clock.hint"))
	form.Row(2)
	form.Date("day", &in.day).Required()
	form.Text("note", &in.note).Max(shop.MaxName)
	form.Fill()
	title := h.Say("close_clock.title", shop.Args{"Person": f.Person, "What": f.Words(lang)})
	AskForm(h, title, form, h.Say("close_clock.act"), func(close func()) {
		minute, err := shop.ParseMinute(in.until)
		if err != nil {
			form.Show(shop.Problems{{Field: "until", Say: "close_clock.say.time"}})
			return
		}
		until := in.day.Time(lang.Zone).Add(time.Duration(minute) * time.Minute)
		kit.Load(h.Env.Run, func(ctx context.Context) (any, error) { return nil, work.CloseClock(ctx, desk, f.ID, until, in.note) }, func(_ any, err error) {
			if failure := form.Show(err); failure != nil {
				h.Log("close clock", failure)
			}
			if err != nil {
				return
			}
			close()
			h.Toast(h.Say("close_clock.done", shop.Args{"What": f.Words(lang), "Hours": shop.Clock{From: f.From}.Hours(until)}), nil)
			then()
		})
	})
}

// JobChip shows how far a job has come: icon, word and tone together.
func JobChip(lang text.Lang, s shop.JobState) kit.ChipSpec {
	icon, tone := "doc", "pale"
	switch s {
	case shop.JobRunning:
		icon, tone = "wrench", "blue"
	case shop.JobPaused:
		icon, tone = "clock", "yellow"
	case shop.JobDone:
		icon, tone = "check", "green"
	}
	return kit.ChipSpec{Icon: icon, Word: lang.Say(s.Key()), Tone: tone}
}

// HoursOn is what was clocked on a line, with what runs on it now; a clock that
// was forgotten on an earlier day counts nothing until its end is known.
func HoursOn(l *shop.Line, running []shop.Clock, now time.Time, zone *time.Location) shop.Qty {
	sum := l.Clocked
	for _, c := range running {
		if c.Line == l.ID && !c.Forgotten(now, zone) {
			sum += c.Hours(now)
		}
	}
	return sum
}
