package screen

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// dispatching is the sheet in which the jobs of a car are given out (派工). The
// line all stands for every job: a digit there gives them all to one technician.
type dispatching struct {
	h     *Host
	order shop.Order
	plate string
	bays  []shop.Bay
	crew  Crew
	ahead []shop.Dispatch // plans of others from now on
	jobs  []job
	at    int // chosen job; -1 is all of them
	done  func(shop.Order)

	keyed  *kit.Keyed
	banner *kit.Banner
	form   *kit.Form
	box    *fyne.Container
	sheet  *kit.Sheet
	draft  *Draft
	busy   bool
}

// job is a labour line and how it is to be given out.
type job struct {
	shop.Dispatch
	title string
	hours shop.Qty
	wrong shop.Problems
}

// dispatchFound is what the sheet needs, all of one moment.
type dispatchFound struct {
	order shop.Order
	car   shop.Vehicle
	given []shop.Dispatch
	bays  []shop.Bay
	crew  Crew
	draft shop.Draft
}

// DispatchSheet (派工) asks who does each job of an order, where and when, and
// gives all of them out at once; done is told the order as it was kept. An order
// without jobs is refused.
func DispatchSheet(h *Host, id shop.OrderID, done func(shop.Order)) {
	now := h.Env.Clock()
	d := &dispatching{h: h, at: -1, done: done, banner: kit.NewBanner(h.Env)}
	d.draft = NewDraft(h, DraftSpec{Key: "dispatch:" + strconv.FormatInt(int64(id), 10), Body: func() (string, any) { return givenSoFar(d) }})
	left := d.draft.Reader()
	Read(h, func(v data.View) (f dispatchFound, err error) {
		if f, err = readDispatch(v, id, now); err == nil {
			f.draft, err = left(v)
		}
		return f, err
	}, func(f dispatchFound, err error) {
		if err != nil {
			h.Fail("read dispatch", err)
			return
		}
		d.order, d.plate, d.crew = f.order, f.car.Plate, f.crew
		for _, b := range f.bays {
			if b.Active {
				d.bays = append(d.bays, b)
			}
		}
		for _, p := range f.crew.Ahead {
			if p.OrderID != id {
				d.ahead = append(d.ahead, p)
			}
		}
		d.begin(f.given)
		if len(d.jobs) == 0 {
			h.Fail("dispatch", shop.Refuse("dispatch.refuse.no_jobs", nil))
			return
		}
		restoreGiven(d, f.draft)
		d.open()
	})
}

func readDispatch(v data.View, id shop.OrderID, now time.Time) (f dispatchFound, err error) {
	if f.order, err = data.Order(v, id); err != nil {
		return f, err
	}
	if f.car, err = data.Vehicle(v, f.order.VehicleID); err != nil {
		return f, err
	}
	if f.given, err = data.DispatchesOf(v, id); err != nil {
		return f, err
	}
	if f.bays, err = data.Bays(v); err != nil {
		return f, err
	}
	f.crew, err = ReadCrew(v, now)
	return f, err
}

// begin takes the jobs of the order, with what was said about them before.
func (d *dispatching) begin(given []shop.Dispatch) {
	for i := range d.order.Lines {
		l := &d.order.Lines[i]
		if l.Kind != shop.LabourLine || l.Agreement.Consent == shop.Declined {
			continue
		}
		j := job{Dispatch: shop.Dispatch{OrderID: d.order.ID, LineID: l.ID, Bay: d.order.Floor.BayID}, title: l.Name, hours: l.Qty}
		if k := slices.IndexFunc(given, func(g shop.Dispatch) bool { return g.LineID == l.ID }); k >= 0 {
			j.Dispatch = given[k]
		} else if l.Technician != 0 {
			j.Shares = shop.EvenShares(l.Technician)
		}
		d.jobs = append(d.jobs, j)
	}
	d.plan()
	d.judge()
}

// plan gives jobs without a time the next hours in which their technician works
// and is free, one after the other.
func (d *dispatching) plan() {
	taken := slices.Clone(d.ahead)
	for i := range d.jobs {
		if !d.jobs[i].From.IsZero() {
			taken = append(taken, d.jobs[i].Dispatch)
		}
	}
	for i := range d.jobs {
		j := &d.jobs[i]
		if !j.From.IsZero() || len(j.Shares) == 0 {
			continue
		}
		now, who := shop.PlanFrom(d.h.Env.Clock()), j.Shares[0].Person
		j.From, j.Until = shop.FirstFree(taken, who, now, shop.PlanLength(j.hours), d.crew.Roster.People[who])
		taken = append(taken, j.Dispatch)
	}
}

// judge says at each job what is wrong with it.
func (d *dispatching) judge() {
	for i := range d.jobs {
		j := &d.jobs[i]
		j.wrong = nil
		if len(j.Shares) > 0 {
			j.wrong = d.problems(j)
		}
	}
}

// problems are what is wrong with a job, and what is odd.
func (d *dispatching) problems(j *job) shop.Problems {
	return slices.Concat(j.Check(), j.Clashes(d.ahead, d.crew.Roster), j.CheckPresence(d.crew.Roster))
}

// chosen are the jobs that a key acts on.
func (d *dispatching) chosen() []*job {
	if d.at >= 0 {
		return []*job{&d.jobs[d.at]}
	}
	var all []*job
	for i := range d.jobs {
		all = append(all, &d.jobs[i])
	}
	return all
}

// give gives the chosen jobs to a technician and plans them. Of one job, who has
// it already is taken off it, and another one joins.
func (d *dispatching) give(who shop.PersonID) {
	for _, j := range d.chosen() {
		people := []shop.PersonID{who}
		if d.at >= 0 {
			people = nil
			for _, s := range j.Shares {
				if s.Person != who {
					people = append(people, s.Person)
				}
			}
			if len(people) == len(j.Shares) {
				people = append(people, who)
			}
		}
		j.Shares = shop.EvenShares(people...)
		j.From, j.Until = time.Time{}, time.Time{}
	}
	d.plan()
	d.draft.Touch()
	d.changed()
}

// changed shows what is another way now.
func (d *dispatching) changed() {
	d.judge()
	d.build()
	d.keyed.Refresh()
}

func (d *dispatching) open() {
	d.keyed = kit.NewKeyed(d.h.Env, d.room, d.draw, d.key)
	d.box = container.New(layout.NewVBoxLayout())
	d.build()
	d.sheet = d.h.Env.Layer.OpenSheet(d.h.Env, kit.SheetSpec{
		Title: d.h.Say("dispatch.title", shop.Args{"Plate": d.h.Env.Lang.Plate(d.plate)}), Wide: 560, Content: d.box,
		Confirm: &kit.Act{Word: d.h.Say("dispatch.act.give"), Keys: "Ctrl+Enter", Do: d.save},
		Closed: func() {
			d.banner.Clear()
			d.draft.Keep()
		},
	})
	d.h.Env.Focus(d.keyed)
}

// save gives all jobs out that somebody was chosen for.
func (d *dispatching) save() {
	if d.busy {
		return
	}
	if err := d.form.Read(); err != nil {
		d.form.Show(err)
		return
	}
	d.judge()
	var jobs []shop.Dispatch
	for i := range d.jobs {
		switch j := &d.jobs[i]; {
		case j.wrong.Err() != nil:
			d.at = i
			d.changed()
			d.form.Show(j.wrong.Err())
			return
		case len(j.Shares) > 0:
			jobs = append(jobs, j.Dispatch)
		}
	}
	if len(jobs) == 0 {
		d.form.Show(shop.Problems{{Field: "nobody", Say: "dispatch.say.nobody"}})
		return
	}
	d.busy = true
	d.draft.Halt()
	o := d.order
	Act(d.h, func(ctx context.Context, desk work.Desk) (shop.Order, error) {
		return work.Dispatch(ctx, desk, o.ID, o.Rev, jobs...)
	}, func(o shop.Order, err error) {
		d.busy = false
		if err != nil {
			d.draft.Keep()
			if failure := d.form.Show(err); failure != nil {
				d.h.Log("dispatch", failure)
			}
			return
		}
		d.draft.Drop()
		d.sheet.Close()
		d.h.Toast(d.h.Say("dispatch.done", shop.Args{"Plate": d.h.Env.Lang.Plate(d.plate), "N": len(jobs)}), nil)
		d.done(o)
	})
}

// reload begins anew with the order as it is kept now; what was chosen comes
// back as the draft.
func (d *dispatching) reload() {
	d.sheet.Close()
	DispatchSheet(d.h, d.order.ID, d.done)
}

// acts are the ways out of what a save has said.
func (d *dispatching) acts(err error) []kit.Act {
	var r *shop.Refusal
	switch {
	case errors.Is(err, shop.ErrStale), errors.Is(err, shop.ErrMissing):
		return []kit.Act{{Word: d.h.Say("edit.act.reload"), Keys: "F5", Do: d.reload}}
	case errors.As(err, &r) && r.Fix != "":
		return []kit.Act{{Word: d.h.Say("board.act.open"), Keys: "Alt+O", Do: func() {
			d.sheet.Close()
			d.h.Go(Route{Screen: Order, ID: int64(d.order.ID)})
		}}}
	}
	return nil
}
