//go:build e2e

package e2e_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// A car goes from reception through the board to settled by keys alone.

func TestACarGoesFromReceptionThroughTheBoardToSettledByKeys(t *testing.T) {
	p := start(t, imported(t, "shop.json"))
	number := receiveNewCar(p)
	writeLines(p, number)
	agreeAndIssue(p, number)
	p.Press("ctrl+4")
	p.titled("车间看板")
	p.stands(number, shop.ToDispatch)
	p.Count()
	p.does("the move asks who does the work", func() { p.Press("2") })
	p.Press("1", "Return")
	p.stands(number, shop.AtWork)
	p.AtMost(3, "a car is given out and put to work")
	if o := p.order(number); slices.ContainsFunc(o.Lines, func(l shop.Line) bool { return l.Kind == shop.LabourLine && l.Technician == 0 }) {
		t.Errorf("a job is in nobody's hands: %+v", o.Lines)
	}
	awaitParts(p, number)
	throughTheBoard(p, number)
	p.Press("Return")
	p.titled(number)
	settleAndPrint(p, number)
	p.quit()
	if got := ask[struct{ OK bool }](t, p.file, "check"); !got.OK {
		t.Error("the records do not hold together")
	}
}

// agreeAndIssue has the customer agree and takes the parts from stock.
func agreeAndIssue(p *program, number string) {
	p.t.Helper()
	p.does("who agreed is asked", func() { p.Press("F12") })
	p.Press("Return")
	p.step(number, shop.Working, "Return")
	p.does("the parts are taken", func() { p.Press("ctrl+i") })
	until(p.t, "the parts are never taken from stock", func() bool {
		return !slices.ContainsFunc(p.order(number).Lines, func(l shop.Line) bool { return l.Kind == shop.PartLine && l.Issued < l.Qty })
	})
}

// awaitParts is task i: a car is moved to 待料 with its reason.
func awaitParts(p *program, number string) {
	p.t.Helper()
	p.Press("ctrl+1")
	p.titled("工作台")
	p.Count()
	p.Press("ctrl+4", "Down")
	p.titled("车间看板")
	p.does("the reason is asked", func() { p.Press("4") })
	p.Press("2")
	p.stands(number, shop.AwaitParts)
	p.AtMost(6, "i. a car is moved to 待料 with its reason")
	if why := p.order(number).Floor.Hold.Why; why != shop.PartsOrdered {
		p.t.Errorf("it waits for %q", why)
	}
}

// throughTheBoard takes a move back, and the car on to where the money is due.
func throughTheBoard(p *program, number string) {
	p.t.Helper()
	p.Press("ctrl+z")
	p.stands(number, shop.AtWork)
	p.Press("5")
	p.stands(number, shop.ToCheck)
	p.Press("ctrl+z")
	p.stands(number, shop.AtWork)
	p.Press("6")
	p.stands(number, shop.ToSettle)
}

// stands waits until the car of an order stands in a column and the window
// rests.
func (p *program) stands(number string, want shop.Stage) {
	p.t.Helper()
	until(p.t, "order "+number+" never stands in "+string(want), func() bool {
		o := p.order(number)
		return shop.StageOf(&o) == want
	})
	p.rest(p.t)
}

func TestAWindowShowsWithinTwoSecondsWhatAnotherProgramMoves(t *testing.T) {
	p := start(t, imported(t, "shop.json"))
	number := receiveNewCar(p)
	writeLines(p, number)
	agreeAndIssue(p, number)
	p.Press("ctrl+4")
	p.titled("车间看板")
	before := p.rest(t)
	moveElsewhere(p, number)
	began := time.Now()
	until(t, "the window never shows the move", func() bool { return before.differs(p.look(t)) > notable })
	if took := time.Since(began); took > 2*time.Second {
		t.Errorf("that took %s", took)
	}
	p.quit()
}

// moveElsewhere moves a car to 待料 by another program on the same file.
func moveElsewhere(p *program, number string) {
	p.t.Helper()
	ctx, o := context.Background(), p.order(number)
	store, err := data.Open(ctx, p.file)
	if err != nil {
		p.t.Fatal(err)
	}
	defer store.Close()
	desk := work.Desk{Store: store, Now: time.Now, Zone: store.Zone}
	to := shop.BoardMove{To: shop.AwaitParts, Hold: shop.Hold{Why: shop.PartsShort}}
	if _, _, err := work.PlaceOrder(ctx, desk, o.ID, o.Rev, to); err != nil {
		p.t.Fatal(err)
	}
}
