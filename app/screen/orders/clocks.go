package orders

import (
	"slices"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
)

// clocks are the jobs of the order: how far each has come, and the keys that
// start, pause and finish the chosen one for its technician.
type clocks struct{ *Editor }

// of is the line as it is kept: a draft knows nothing of clocks.
func (e clocks) of(l *shop.Line) *shop.Line {
	if kept := e.kept.Line(l.ID); kept != nil && l.ID != 0 {
		return kept
	}
	return l
}

// technician is who does a line, with the state of the job before the name.
func (e clocks) technician(l *shop.Line, tone string) kit.Cell {
	c := kit.Cell{Text: e.facts.person(l.Technician), Tone: tone}
	job := e.of(l).Job
	if l.Kind != shop.LabourLine || job == shop.JobOpen {
		return c
	}
	c.Icon = screen.JobChip(e.h.Env.Lang, job).Icon
	switch job {
	case shop.JobRunning:
		c.Tone = "info"
	case shop.JobPaused:
		c.Tone = "warn"
	case shop.JobDone:
		c.Tone = "good"
	}
	return c
}

// qty is how much a line sells; of a job that was clocked the hours worked
// stand before it.
func (e clocks) qty(l *shop.Line, tone string) kit.Cell {
	lang := e.h.Env.Lang
	c := kit.Cell{Text: lang.Qty(l.Qty), Tone: tone}
	worked := screen.HoursOn(e.of(l), e.facts.running, e.h.Env.Clock(), lang.Zone)
	if l.Kind == shop.LabourLine && worked > 0 {
		c.Text = lang.Count(worked) + " / " + lang.Count(l.Qty)
		if worked > l.Qty {
			c.Tint = "warn"
		}
	}
	return c
}

// chosen hands on the chosen line as it is kept, once all is saved. When that is
// no job, or the keys are elsewhere so that no line is seen to be chosen, it is
// the first job in one of those states, and the grid shows which.
func (e clocks) chosen(do func(shop.Line), states ...shop.JobState) {
	row, _ := e.lines.grid.Selected()
	if e.lines.row(row) == nil {
		e.voice.fail("clock", &shop.Refusal{Say: "order.refuse.no_lines", Fix: "add_line"})
		return
	}
	seen := e.lines.grid.Chosen()
	e.keep.save(func() {
		if !seen || row < len(e.kept.Lines) && e.kept.Lines[row].Kind != shop.LabourLine {
			row = e.first(row, states)
			e.lines.grid.Select(row, 0)
		}
		if row < len(e.kept.Lines) {
			do(e.kept.Lines[row])
		}
	})
}

// first is the row of the first agreed job in the first of the states that any
// is in, else the row that is chosen.
func (e clocks) first(row int, states []shop.JobState) int {
	for _, state := range states {
		for i := range e.kept.Lines {
			if l := &e.kept.Lines[i]; l.Kind == shop.LabourLine && l.Agreement.Consent == shop.Agreed && l.Job == state {
				return i
			}
		}
	}
	return row
}

// act is a press on the clock of who does a line.
func (e clocks) act(l shop.Line, who shop.PersonID) screen.ClockAct {
	return screen.ClockAct{Desk: e.h.Desk(), Who: who, Order: e.kept.ID, Line: l.ID, Told: func(err error) {
		if err == nil {
			e.voice.quiet()
			return
		}
		e.facts.refused = who
		e.voice.fail("clock", err)
	}}
}

// start starts the chosen job for its technician; one that nobody has is given
// to somebody first, by a digit.
func (e clocks) start() {
	e.chosen(func(l shop.Line) {
		me := e.h.Desk().Person
		switch {
		case l.Technician != 0:
			e.act(l, l.Technician).Start(e.h)
		case l.Kind != shop.LabourLine || me.Is(shop.Technician):
			e.act(l, me.ID).Start(e.h)
		default:
			e.ask(l)
		}
	}, shop.JobPaused, shop.JobOpen)
}

// ask asks who does a job.
func (e clocks) ask(l shop.Line) {
	all := slices.DeleteFunc(slices.Clone(e.facts.people), func(p shop.Person) bool { return !p.Active || !p.Is(shop.Technician) })
	if len(all) == 0 {
		e.voice.fail("clock", shop.Refuse("order.refuse.no_technician", nil))
		return
	}
	names := make([]string, len(all))
	for i, p := range all {
		names[i] = p.Name
	}
	screen.PickSheet(e.h, screen.Pick{Title: e.h.Say("order.job_who", shop.Args{"Job": l.Title()}), Items: names, Do: func(i int, _ string) {
		e.act(l, all[i].ID).Start(e.h)
	}})
}

// pause pauses the chosen job for whoever works on it.
func (e clocks) pause() {
	e.chosen(func(l shop.Line) {
		for _, c := range e.facts.running {
			if c.Line == l.ID {
				e.act(l, c.Person).Pause(e.h)
				return
			}
		}
		e.voice.fail("clock", &shop.Refusal{Say: "clock.refuse.none", Fix: "start_job"})
	}, shop.JobRunning)
}

// finish ends the chosen job; the next one is chosen then.
func (e clocks) finish() {
	e.chosen(func(l shop.Line) {
		act := e.act(l, l.Technician)
		told := act.Told
		act.Told = func(err error) {
			told(err)
			if err == nil {
				row, _ := e.lines.grid.Selected()
				e.lines.grid.Select(e.first(row, []shop.JobState{shop.JobPaused, shop.JobOpen}), 0)
			}
		}
		act.Finish(e.h)
	}, shop.JobRunning, shop.JobPaused, shop.JobOpen)
}

// fixes are the acts that clear the way of a refused press on a clock.
func (e clocks) fixes(fix string) []kit.Act {
	switch fix {
	case "close_clock":
		return []kit.Act{{Word: e.h.Say("jobs.act.close"), Keys: "Alt+C", Do: func() { screen.AskForgotten(e.h, e.h.Desk(), e.facts.refused, e.voice.quiet) }}}
	case "start_job":
		return []kit.Act{{Word: e.h.Say("order.act.job_start"), Keys: "Alt+S", Do: e.start}}
	case "pause":
		return []kit.Act{{Word: e.h.Say("order.act.job_pause"), Keys: "Alt+P", Do: e.pause}}
	case "finish_job":
		return []kit.Act{{Word: e.h.Say("order.act.job_finish"), Keys: "Alt+F", Do: e.finish}}
	case "begin":
		if e.kept.Status == shop.Ready {
			return []kit.Act{{Word: e.h.Say("order.act.resume"), Do: e.steps.resume}}
		}
		return []kit.Act{{Word: e.h.Say("order.next.working"), Keys: "F12", Do: e.steps.next}}
	}
	return nil
}
