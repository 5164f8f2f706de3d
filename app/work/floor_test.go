package work_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

// hand gives the first job of an order to the technician.
func (c *counter) hand(o shop.Order) shop.Order {
	c.Helper()
	d := shop.Dispatch{LineID: o.Lines[0].ID, Shares: shop.EvenShares(c.technician.ID), From: c.now, Until: c.now.Add(time.Hour)}
	return got(work.Dispatch(c.Context(), c.as(c.advisor), o.ID, o.Rev, d))(c)
}

// second is another car in work.
func (c *counter) second() shop.Order {
	c.Helper()
	v := c.visit()
	v.Vehicle = shop.Vehicle{Plate: "沪B88K20", Make: "本田", Model: "雅阁"}
	v.Customer = shop.Customer{Name: "陈敏", Phone: "13800005678"}
	o := got(work.Receive(c.Context(), c.as(c.advisor), v))(c).Order
	return got(work.StartOrder(c.Context(), c.as(c.advisor), o.ID, o.Rev, signed()))(c)
}

func TestACarGoesThroughTheWorkshopByTheBoard(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		o := c.working()
		if shop.StageOf(&o) != shop.ToDispatch {
			t.Fatalf("agreed and given to nobody: stands in %s", shop.StageOf(&o))
		}
		_, _, err := work.PlaceOrder(t.Context(), c.as(c.advisor), o.ID, o.Rev, shop.BoardMove{To: shop.AtWork})
		c.refused(err, "board.refuse.nobody")
		o = c.hand(o)
		held, was, err := work.PlaceOrder(t.Context(), c.as(c.advisor), o.ID, o.Rev, shop.BoardMove{To: shop.AwaitParts, Hold: shop.Hold{Why: shop.PartsOrdered, Note: "明天到"}})
		if err != nil || shop.StageOf(&held) != shop.AwaitParts {
			t.Fatalf("%v, stands in %s", err, shop.StageOf(&held))
		}
		back, err := work.PutBack(t.Context(), c.as(c.advisor), o.ID, held.Rev, was)
		if err != nil || shop.StageOf(&back) != shop.AtWork {
			t.Fatalf("taken back: %v, stands in %s", err, shop.StageOf(&back))
		}
		if _, err = work.PutBack(t.Context(), c.as(c.advisor), o.ID, held.Rev, was); !errors.Is(err, shop.ErrStale) {
			t.Errorf("taken back twice: %v", err)
		}
		o = c.order(o.ID)
		o = got(work.IssueParts(t.Context(), c.as(c.keeper), o.ID, o.Rev))(c)
		o, _, err = work.PlaceOrder(t.Context(), c.as(c.advisor), o.ID, o.Rev, shop.BoardMove{To: shop.ToCheck})
		if err != nil || o.Status != shop.Checking {
			t.Fatalf("%v, is %s", err, o.Status)
		}
		want := []shop.EventKind{
			shop.EventReceived, shop.EventAgreed, shop.EventAgreed, shop.EventStarted, shop.EventDispatched, shop.EventHeld,
			shop.EventMovedBack, shop.EventIssued, shop.EventChecking,
		}
		if got := c.events(o.ID); !slices.Equal(got, want) {
			t.Errorf("events %v", got)
		}
		c.sound()
	})
}

func TestAJobIsClockedPausedAndFinished(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		o := c.hand(c.working())
		job := o.Lines[0].ID
		desk := c.as(c.technician)
		o = got(work.StartJob(t.Context(), desk, o.ID, job, c.technician.ID))(c)
		if o.Line(job).Job != shop.JobRunning {
			t.Fatalf("the job is %q", o.Line(job).Job)
		}
		_, err := work.StartJob(t.Context(), desk, o.ID, job, c.technician.ID)
		c.refused(err, "clock.refuse.runs")
		c.pass(30)
		o = got(work.PauseJob(t.Context(), desk, o.ID, work.Pause{Who: c.technician.ID, Why: shop.ForParts, Note: "机滤没货"}))(c)
		if shop.StageOf(&o) != shop.AwaitParts || o.Line(job).Job != shop.JobPaused || o.Line(job).Clocked != 500 {
			t.Errorf("paused for parts: in %s, %q, %s h", shop.StageOf(&o), o.Line(job).Job, o.Line(job).Clocked)
		}
		_, err = work.PauseJob(t.Context(), desk, o.ID, work.Pause{Who: c.technician.ID, Why: shop.ForBreak})
		c.refused(err, "clock.refuse.none")
		c.pass(60)
		o = got(work.StartJob(t.Context(), desk, o.ID, job, c.technician.ID))(c)
		if shop.StageOf(&o) != shop.AtWork {
			t.Errorf("started again: stands in %s", shop.StageOf(&o))
		}
		c.pass(15)
		o = got(work.FinishJob(t.Context(), desk, o.ID, job))(c)
		if l := c.order(o.ID).Lines[0]; l.Job != shop.JobDone || l.Clocked != 750 {
			t.Errorf("done: %q with %s h clocked", l.Job, l.Clocked)
		}
		clocks := read(c, func(v data.View) ([]shop.Clock, error) { return data.ClocksOf(v, o.ID) })
		if len(clocks) != 2 || clocks[0].Why != shop.ForParts || clocks[1].Why != shop.JobWasDone {
			t.Errorf("clocks %+v", clocks)
		}
	})
}

func TestTurningToAnotherJobEndsTheClockOfTheFirst(t *testing.T) {
	c := open(t)
	first, other := c.hand(c.working()), c.second()
	desk := c.as(c.technician)
	got(work.StartJob(t.Context(), desk, first.ID, first.Lines[0].ID, c.technician.ID))(c)
	c.pass(40)
	got(work.StartJob(t.Context(), desk, other.ID, other.Lines[0].ID, c.technician.ID))(c)
	left := c.order(first.ID)
	if l := left.Lines[0]; l.Job != shop.JobPaused || l.Clocked != 667 {
		t.Errorf("the first job is %q with %s h", l.Job, l.Clocked)
	}
	running := read(c, data.Running)
	if len(running) != 1 || running[0].Order != other.ID {
		t.Errorf("clocks that run: %+v", running)
	}
}

func TestAClockThatWasForgottenIsAskedAbout(t *testing.T) {
	c := open(t)
	o, other := c.hand(c.working()), c.second()
	desk := c.as(c.technician)
	got(work.StartJob(t.Context(), desk, o.ID, o.Lines[0].ID, c.technician.ID))(c)
	c.pass(24 * 60)
	_, err := work.StartJob(t.Context(), desk, other.ID, other.Lines[0].ID, c.technician.ID)
	if r := c.refused(err, "clock.refuse.forgotten"); r.Fix != "close_clock" {
		t.Errorf("it is mended by %q", r.Fix)
	}
	clock := read(c, data.Running)[0]
	c.wrong(work.CloseClock(t.Context(), desk, clock.ID, clock.From.Add(-time.Minute), ""), "until")
	c.wrong(work.CloseClock(t.Context(), desk, clock.ID, c.now.Add(time.Minute), ""), "until")
	err = work.CloseClock(t.Context(), c.as(c.cashier), clock.ID, clock.From.Add(2*time.Hour), "")
	c.refused(err, "person.refuse.right")
	if err := work.CloseClock(t.Context(), desk, clock.ID, clock.From.Add(2*time.Hour), "下班忘了停"); err != nil {
		t.Fatal(err)
	}
	if l := c.order(o.ID).Lines[0]; l.Clocked != 2000 || l.Job != shop.JobPaused {
		t.Errorf("%s h clocked, %q", l.Clocked, l.Job)
	}
	got(work.StartJob(t.Context(), desk, other.ID, other.Lines[0].ID, c.technician.ID))(c)
}

func TestAttendanceRunsBesideTheJobs(t *testing.T) {
	c := open(t)
	o := c.hand(c.working())
	desk, me := c.as(c.technician), c.technician.ID
	c.refused(work.GoHome(t.Context(), desk, me), "clock.refuse.not_here")
	if err := work.ComeIn(t.Context(), desk, me); err != nil {
		t.Fatal(err)
	}
	c.refused(work.ComeIn(t.Context(), desk, me), "clock.refuse.here")
	got(work.StartJob(t.Context(), desk, o.ID, o.Lines[0].ID, me))(c)
	c.pass(60)
	c.refused(work.GoHome(t.Context(), desk, me), "clock.refuse.at_job")
	got(work.FinishJob(t.Context(), desk, o.ID, o.Lines[0].ID))(c)
	if err := work.GoHome(t.Context(), desk, me); err != nil {
		t.Fatal(err)
	}
	c.pass(24 * 60)
	if err := work.ComeIn(t.Context(), desk, me); err != nil {
		t.Fatal(err)
	}
	c.pass(24 * 60)
	c.refused(work.ComeIn(t.Context(), desk, me), "clock.refuse.forgotten")
	clock := read(c, data.Running)[0]
	if err := work.CloseClock(t.Context(), desk, clock.ID, clock.From.Add(8*time.Hour), ""); err != nil {
		t.Fatal(err)
	}
}

func TestAShopWithoutClocksSaysThatAJobIsDone(t *testing.T) {
	c := open(t)
	o := c.working()
	o = got(work.IssueParts(t.Context(), c.as(c.keeper), o.ID, o.Rev))(c)
	o = got(work.FinishJob(t.Context(), c.as(c.technician), o.ID, o.Lines[0].ID))(c)
	if l := o.Lines[0]; l.Job != shop.JobDone || l.Clocked != 0 {
		t.Errorf("%q with %s h clocked", l.Job, l.Clocked)
	}
	o = got(work.FinishOrder(t.Context(), c.as(c.advisor), o.ID, o.Rev))(c)
	if o.Status != shop.Ready {
		t.Errorf("the order is %s", o.Status)
	}
}

func TestNobodyIsPlannedForTwoCarsAtOnce(t *testing.T) {
	c := open(t)
	bay := got(work.SaveBay(t.Context(), c.as(c.owner), shop.Bay{Code: "1", Name: "快保", Hours: 8000, Active: true}))(c)
	o, other := c.working(), c.second()
	plan := func(o shop.Order, who shop.PersonID, in shop.BayID, from time.Time) error {
		_, err := work.Dispatch(t.Context(), c.as(c.advisor), o.ID, o.Rev, shop.Dispatch{
			LineID: o.Lines[0].ID, Bay: in, Shares: shop.EvenShares(who), From: from, Until: from.Add(time.Hour),
		})
		return err
	}
	if err := plan(o, c.technician.ID, bay.ID, c.now); err != nil {
		t.Fatal(err)
	}
	c.wrong(plan(other, c.technician.ID, 0, c.now.Add(30*time.Minute)), "technician")
	c.wrong(plan(other, c.keeper.ID, bay.ID, c.now.Add(30*time.Minute)), "bay")
	if err := plan(other, c.technician.ID, bay.ID, c.now.Add(time.Hour)); err != nil {
		t.Errorf("right behind: %v", err)
	}
}

func TestTheJobsOfACarArePassedOnAndTakenBack(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		o := c.working()
		job := o.Lines[0].ID
		jobs := func() []shop.Dispatch {
			return read(c, func(v data.View) ([]shop.Dispatch, error) { return data.DispatchesOf(v, o.ID) })
		}
		o, nobody, err := work.PassOn(t.Context(), c.as(c.advisor), o.ID, o.Rev, work.PassTo{To: c.technician.ID})
		if err != nil || o.Line(job).Technician != c.technician.ID || len(jobs()) != 1 || jobs()[0].From.Before(c.now) {
			t.Fatalf("%v, %+v", err, jobs())
		}
		first := jobs()[0]
		o, was, err := work.PassOn(t.Context(), c.as(c.advisor), o.ID, o.Rev, work.PassTo{From: c.technician.ID, To: c.keeper.ID})
		if err != nil || o.Line(job).Technician != c.keeper.ID || jobs()[0].Shares[0].Person != c.keeper.ID {
			t.Fatalf("%v, %+v", err, jobs())
		}
		_, _, err = work.PassOn(t.Context(), c.as(c.advisor), o.ID, o.Rev, work.PassTo{From: c.technician.ID, To: c.keeper.ID})
		c.refused(err, "dispatch.refuse.none_open")
		o = got(work.TakeBackGiven(t.Context(), c.as(c.advisor), o.ID, o.Rev, was))(c)
		if back := jobs()[0]; o.Line(job).Technician != c.technician.ID || !back.From.Equal(first.From) || !slices.Equal(back.Shares, first.Shares) {
			t.Errorf("taken back: %+v, was %+v", back, first)
		}
		stale := o.Rev - 1
		if _, err := work.TakeBackGiven(t.Context(), c.as(c.advisor), o.ID, stale, nobody); !errors.Is(err, shop.ErrStale) {
			t.Errorf("over a newer one: %v", err)
		}
		o = got(work.TakeBackGiven(t.Context(), c.as(c.advisor), o.ID, o.Rev, nobody))(c)
		if o.Line(job).Technician != 0 || len(jobs()) != 0 {
			t.Errorf("taken back to nobody: %+v", jobs())
		}
		c.sound()
	})
}

func TestNobodyIsPlannedIntoAnAbsence(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		o := c.working()
		day := shop.DayOf(c.now, c.as(c.owner).Zone)
		got(work.AddAbsence(t.Context(), c.as(c.owner), shop.Absence{Person: c.technician.ID, From: day.Add(1), Until: day.Add(3)}))(c)
		job := shop.Dispatch{LineID: o.Lines[0].ID, Shares: shop.EvenShares(c.technician.ID), From: c.now.AddDate(0, 0, 1), Until: c.now.AddDate(0, 0, 1).Add(time.Hour)}
		_, err := work.Dispatch(t.Context(), c.as(c.advisor), o.ID, o.Rev, job)
		var p shop.Problems
		if !errors.As(err, &p) || len(p) != 1 || p[0].Field != "technician" || p[0].With["Person"] != c.technician.Name || p[0].With["Until"] != day.Add(3) {
			t.Fatalf("%v", err)
		}
		job.From, job.Until = c.now, c.now.Add(time.Hour)
		got(work.Dispatch(t.Context(), c.as(c.advisor), o.ID, o.Rev, job))(c)
		in := c.call()
		in.Times.StartAt = c.now.AddDate(0, 0, 2)
		advice := read(c, func(v data.View) (shop.Problems, error) { return work.BookingAdvice(v, in) })
		if !slices.ContainsFunc(advice, func(p shop.Problem) bool { return p.Field == "technician" && p.Warn }) {
			t.Errorf("booking somebody who is away: %v", advice)
		}
	})
}

func TestWorkThatTheLawWantsInspectedIsNotFinishedWithoutIt(t *testing.T) {
	c := open(t)
	v := c.visit()
	v.Order.Lines[0].WorkClass = shop.Secondary
	o := got(work.Receive(t.Context(), c.as(c.advisor), v))(c).Order
	o = got(work.StartOrder(t.Context(), c.as(c.advisor), o.ID, o.Rev, signed()))(c)
	o = got(work.IssueParts(t.Context(), c.as(c.keeper), o.ID, o.Rev))(c)
	_, err := work.FinishOrder(t.Context(), c.as(c.advisor), o.ID, o.Rev)
	if r := c.refused(err, "order.refuse.inspect"); r.Fix != "inspect" || len(r.Blocks) != 1 {
		t.Errorf("%+v", r)
	}
}

func TestWeeksAbsencesAndBaysNeedTheRightToManage(t *testing.T) {
	c := open(t)
	d := c.as(c.technician)
	_, err := work.SaveBay(t.Context(), d, shop.Bay{Code: "1", Name: "快保", Hours: 8000})
	c.refused(err, "person.refuse.right")
	c.refused(work.SaveWeek(t.Context(), d, c.technician.ID, nil, shop.UsualWeek()), "person.refuse.right")
	_, err = work.AddAbsence(t.Context(), d, shop.Absence{Person: c.technician.ID, From: "2026-04-14", Until: "2026-04-14"})
	c.refused(err, "person.refuse.right")
	d = c.as(c.owner)
	if err := work.SaveWeek(t.Context(), d, c.technician.ID, nil, shop.UsualWeek()[:2]); err != nil {
		t.Fatal(err)
	}
	a := got(work.AddAbsence(t.Context(), d, shop.Absence{Person: c.technician.ID, From: "2026-04-14", Until: "2026-04-14"}))(c)
	if err := work.DropAbsence(t.Context(), d, a.ID); err != nil {
		t.Fatal(err)
	}
}

func TestACardSaysWhatHangsOnIt(t *testing.T) {
	c := open(t)
	o := c.working()
	o = got(work.HangCard(t.Context(), c.as(c.advisor), o.ID, o.Rev, shop.Floor{Waits: true, Labels: "急件"}))(c)
	if f := c.order(o.ID).Floor; !f.Waits || f.Labels != "急件" {
		t.Errorf("%+v", f)
	}
	_, err := work.HangCard(t.Context(), c.as(c.advisor), o.ID, o.Rev, shop.Floor{Labels: "1,2,3,4,5,6,7"})
	c.wrong(err, "labels")
}

func TestTwoProgramsOnOneStoreSeeEachOthersMovesAndRefuseConflictingOnes(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		o := c.hand(c.working())
		other, err := data.Open(t.Context(), s.Where())
		if err != nil {
			t.Fatal(err)
		}
		defer other.Close()
		if err := other.Follow(t.Context()); err != nil {
			t.Fatal(err)
		}
		heard := 0
		defer other.Watch(func(all []shop.Change) {
			if slices.Contains(all, shop.Change{Kind: shop.KindOrders, ID: int64(o.ID)}) {
				heard++
			}
		})()
		here, there := c.as(c.advisor), c.as(c.advisor)
		there.Store = other
		to := shop.BoardMove{To: shop.AwaitParts, Hold: shop.Hold{Why: shop.PartsShort}}
		if _, _, err := work.PlaceOrder(t.Context(), here, o.ID, o.Rev, to); err != nil {
			t.Fatal(err)
		}
		if _, _, err := work.PlaceOrder(t.Context(), there, o.ID, o.Rev, to); !errors.Is(err, shop.ErrStale) {
			t.Errorf("a conflicting move gave %v", err)
		}
		if err := other.Follow(t.Context()); err != nil || heard != 1 {
			t.Errorf("the other program heard of the move %d times, %v", heard, err)
		}
		cards, err := data.Read(t.Context(), other, data.Board)
		if err != nil || len(cards) != 1 || shop.StageOf(&cards[0].Order) != shop.AwaitParts {
			t.Errorf("%v, %d cards", err, len(cards))
		}
	})
}
