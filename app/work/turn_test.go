package work_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

// start starts the first job of an order for the technician.
func (c *counter) start(o shop.Order) work.Turn {
	c.Helper()
	return got(work.TurnClock(c.Context(), c.as(c.technician), o.ID, c.technician.ID, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		return work.StartJob(ctx, d, o.ID, o.Lines[0].ID, c.technician.ID)
	}))(c)
}

func TestATurnToAnotherJobSaysWhatItClosedAndIsTakenBackWhole(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		first, other := c.hand(c.working()), c.second()
		c.start(first)
		c.pass(40)
		turn := c.start(other)
		if len(turn.Ended) != 1 || turn.Ended[0].Order != first.ID || turn.Ended[0].Hours(c.now) != 667 || len(turn.Begun) != 1 {
			t.Fatalf("ended %+v, begun %+v", turn.Ended, turn.Begun)
		}
		c.pass(5)
		if err := work.TakeBack(t.Context(), c.as(c.technician), turn); err != nil {
			t.Fatal(err)
		}
		l, l2 := c.order(first.ID).Lines[0], c.order(other.ID).Lines[0]
		if l.Job != shop.JobRunning || l.Clocked != 0 || l2.Job != shop.JobOpen || l2.Technician != 0 {
			t.Errorf("%q with %s h, the other %q of %d", l.Job, l.Clocked, l2.Job, l2.Technician)
		}
		running := read(c, data.Running)
		if len(running) != 1 || running[0].Order != first.ID {
			t.Errorf("clocks that run: %+v", running)
		}
		if err := work.TakeBack(t.Context(), c.as(c.technician), turn); !errors.Is(err, shop.ErrStale) {
			t.Errorf("taken back twice: %v", err)
		}
		c.sound()
	})
}

func TestAFinishIsTakenBackUntilTheOrderIsWrittenAgain(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		o := c.hand(c.working())
		c.start(o)
		c.pass(30)
		finish := func() work.Turn {
			return got(work.TurnClock(t.Context(), c.as(c.technician), o.ID, c.technician.ID, func(ctx context.Context, d work.Desk) (shop.Order, error) {
				return work.FinishJob(ctx, d, o.ID, o.Lines[0].ID)
			}))(c)
		}
		if err := work.TakeBack(t.Context(), c.as(c.technician), finish()); err != nil {
			t.Fatal(err)
		}
		if l := c.order(o.ID).Lines[0]; l.Job != shop.JobRunning || l.Clocked != 0 {
			t.Errorf("%q with %s h", l.Job, l.Clocked)
		}
		turn := finish()
		now := c.order(o.ID)
		now.Note = "客户加急"
		got(work.SaveOrder(t.Context(), c.as(c.advisor), now))(c)
		if err := work.TakeBack(t.Context(), c.as(c.technician), turn); !errors.Is(err, shop.ErrStale) {
			t.Errorf("written since: %v", err)
		}
		if clocks := read(c, data.Running); len(clocks) != 0 {
			t.Errorf("a half of it was taken back: %+v", clocks)
		}
	})
}

func TestAForgottenClockIsNeitherPausedNorFinishedNorTakenHomeNow(t *testing.T) {
	c := open(t)
	o := c.hand(c.working())
	desk, me := c.as(c.technician), c.technician.ID
	if err := work.ComeIn(t.Context(), desk, me); err != nil {
		t.Fatal(err)
	}
	c.start(o)
	c.pass(20 * 60)
	_, paused := work.PauseJob(t.Context(), desk, o.ID, work.Pause{Who: me, Why: shop.ForBreak})
	_, done := work.FinishJob(t.Context(), desk, o.ID, o.Lines[0].ID)
	for _, err := range []error{paused, done} {
		if r := c.refused(err, "clock.refuse.forgotten"); r.Fix != "close_clock" {
			t.Errorf("it is mended by %q", r.Fix)
		}
	}
	running := read(c, data.Running)
	i := slices.IndexFunc(running, func(x shop.Clock) bool { return x.Order != 0 })
	if err := work.CloseClock(t.Context(), desk, running[i].ID, running[i].From.Add(time.Hour), ""); err != nil {
		t.Fatal(err)
	}
	c.refused(work.GoHome(t.Context(), desk, me), "clock.refuse.forgotten")
}
