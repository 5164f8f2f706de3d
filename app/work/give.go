package work

import (
	"context"
	"slices"
	"time"

	"gongdan/app/shop"
	"gongdan/data"
)

// Given is how the jobs of a car were given out before an act.
type Given struct {
	jobs []shop.Dispatch
	who  map[shop.LineID]shop.PersonID
}

// PassTo says from whom to whom jobs go; From 0 are those that nobody has.
type PassTo struct{ From, To shop.PersonID }

// plansAhead is how far ahead the plans of others are looked at.
const plansAhead = 31 * 24 * time.Hour

// PassOn (转派) gives the open jobs of a car that one technician leads to another:
// in the hours they have, else in the next ones in which that person works and is
// free. How they were given out before is answered too: see TakeBackGiven.
func PassOn(ctx context.Context, d Desk, id shop.OrderID, rev int64, to PassTo) (o shop.Order, was Given, err error) {
	o, err = d.change(ctx, id, rev, func(tx *data.Tx, o *shop.Order) error {
		if was, err = givenOf(tx.View, o); err != nil {
			return err
		}
		lines := openJobs(o, to.From)
		if len(lines) == 0 {
			return shop.Refuse("dispatch.refuse.none_open", nil)
		}
		plans, roster, err := plansOf(tx, o.ID)
		if err != nil {
			return err
		}
		for _, job := range was.jobs { // what stays with others of this car has its hours
			if !slices.ContainsFunc(lines, func(l *shop.Line) bool { return l.ID == job.LineID }) {
				plans = append(plans, job)
			}
		}
		for _, l := range lines {
			job := was.job(l.ID)
			job.OrderID = o.ID
			job.pass(to)
			job.fit(l.Qty, plans, roster, d.Now())
			if err := giveOut(d, tx, o, job.Dispatch); err != nil {
				return err
			}
			plans = append(plans, job.Dispatch)
		}
		tx.Note("order.dispatch", shop.KindOrders, int64(o.ID), number(len(lines)))
		return nil
	})
	return o, was, err
}

// TakeBackGiven gives the jobs of a car out as they were before PassOn, as long as
// nobody has saved the order since: rev is that of the one which PassOn answered.
func TakeBackGiven(ctx context.Context, d Desk, id shop.OrderID, rev int64, was Given) (shop.Order, error) {
	return d.change(ctx, id, rev, func(tx *data.Tx, o *shop.Order) error {
		if o.Status.Frozen() {
			return shop.Refuse("order.refuse.frozen", shop.Args{"Status": o.Status})
		}
		if err := dropDispatches(tx, o); err != nil {
			return err
		}
		for i := range o.Lines {
			if who, had := was.who[o.Lines[i].ID]; had {
				o.Lines[i].Technician = who
			}
		}
		for _, job := range was.jobs {
			if o.Line(job.LineID) == nil {
				continue
			}
			if err := data.SaveDispatch(tx, &job); err != nil {
				return err
			}
		}
		tx.Note("order.put_back", shop.KindOrders, int64(o.ID), string(shop.StageOf(o)))
		return d.tell(tx, o, shop.Event{Kind: shop.EventMovedBack, Note: string(shop.StageOf(o))})
	})
}

func givenOf(v data.View, o *shop.Order) (g Given, err error) {
	g.who = map[shop.LineID]shop.PersonID{}
	for i := range o.Lines {
		if o.Lines[i].Kind == shop.LabourLine {
			g.who[o.Lines[i].ID] = o.Lines[i].Technician
		}
	}
	g.jobs, err = data.DispatchesOf(v, o.ID)
	return g, err
}

// plansOf are the plans of other cars from now on, and who works when.
func plansOf(tx *data.Tx, but shop.OrderID) (plans []shop.Dispatch, r shop.Roster, err error) {
	now := tx.By().At
	if plans, err = data.PlannedBetween(tx.View, now, now.Add(plansAhead)); err != nil {
		return nil, r, err
	}
	plans = slices.DeleteFunc(plans, func(p shop.Dispatch) bool { return p.OrderID == but })
	r, err = data.RosterOf(tx.View, tx.Day(), shop.DayOf(now.Add(plansAhead), tx.Zone()), plans)
	return plans, r, err
}

// openJobs are the jobs of a car that are not done and that somebody leads.
func openJobs(o *shop.Order, who shop.PersonID) (all []*shop.Line) {
	for i := range o.Lines {
		l := &o.Lines[i]
		if l.Kind == shop.LabourLine && l.Agreement.Consent != shop.Declined && l.Job != shop.JobDone && l.Technician == who {
			all = append(all, l)
		}
	}
	return all
}

// passing is a job on its way to somebody else.
type passing struct{ shop.Dispatch }

func (g Given) job(id shop.LineID) passing {
	if i := slices.IndexFunc(g.jobs, func(d shop.Dispatch) bool { return d.LineID == id }); i >= 0 {
		job := g.jobs[i]
		job.Shares = slices.Clone(job.Shares)
		return passing{job}
	}
	return passing{shop.Dispatch{LineID: id}}
}

// pass puts the new leader in the place of the old one; whoever has a part of the
// job already keeps one part only.
func (j *passing) pass(to PassTo) {
	people := []shop.PersonID{to.To}
	for _, s := range j.Shares {
		if s.Person != to.From && s.Person != to.To {
			people = append(people, s.Person)
		}
	}
	if len(people) == len(j.Shares) {
		j.Shares[0].Person = to.To
		return
	}
	j.Shares = shop.EvenShares(people...)
}

// fit keeps the hours of a job where its people can work then, and finds others
// where not.
func (j *passing) fit(hours shop.Qty, plans []shop.Dispatch, r shop.Roster, now time.Time) {
	keeps := j.From.After(now) && len(j.Clashes(plans, r)) == 0 && len(j.CheckPresence(r)) == 0
	who := j.Shares[0].Person
	free := true
	for _, p := range plans { // other jobs of the same car clash with nothing, and yet cannot be done at once
		free = free && (p.OrderID != j.OrderID || p.Shares[0].Person != who || !shop.Overlaps(j.From, j.Until, p.From, p.Until))
	}
	if !keeps || !free {
		j.From, j.Until = shop.FirstFree(plans, who, shop.PlanFrom(now), shop.PlanLength(hours), r.People[who])
	}
}
