package shop_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"gongdan/app/shop"
)

// inWork is an order that somebody works on, with all agreed and issued.
func inWork() shop.Order {
	o := example()
	o.Status = shop.Working
	for i := range o.Lines {
		o.Lines[i].ID = shop.LineID(i + 1)
		o.Lines[i].Agreement = shop.Agreement{Consent: shop.Agreed}
		if o.Lines[i].Kind == shop.LabourLine {
			o.Lines[i].Technician = 3
		}
		if o.Lines[i].Kind == shop.PartLine {
			o.Lines[i].Issued = o.Lines[i].Qty
		}
	}
	return o
}

func TestACarStandsInTheColumnThatItsOrderSays(t *testing.T) {
	nobody := inWork()
	for i := range nobody.Lines {
		nobody.Lines[i].Technician = 0
	}
	at := func(s shop.Status) shop.Order { o := inWork(); o.Status = s; return o }
	held := func(r shop.HoldReason) shop.Order { o := inWork(); o.Floor.Hold.Why = r; return o }
	for _, c := range []struct {
		o    shop.Order
		want shop.Stage
	}{
		{at(shop.Received), shop.ToDispatch},
		{at(shop.Quoted), shop.ToApprove},
		{nobody, shop.ToDispatch},
		{at(shop.Working), shop.AtWork},
		{held(shop.ForApproval), shop.ToApprove},
		{held(shop.PartsShort), shop.AwaitParts},
		{held(shop.PartsOwn), shop.AwaitParts},
		{at(shop.Checking), shop.ToCheck},
		{at(shop.Ready), shop.ToSettle},
		{at(shop.Settled), shop.ToSettle},
		{at(shop.Delivered), ""},
		{at(shop.Void), ""},
	} {
		if got := shop.StageOf(&c.o); got != c.want {
			t.Errorf("%s, held %q: in %q, want %q", c.o.Status, c.o.Floor.Hold.Why, got, c.want)
		}
	}
}

func TestWhatTheBoardOffersIsWhatItAllows(t *testing.T) {
	hold := shop.Hold{Why: shop.PartsOrdered}
	for _, status := range shop.Statuses() {
		for _, why := range []shop.HoldReason{shop.NoHold, shop.PartsShort, shop.ForApproval} {
			for _, to := range shop.Stages() {
				o := inWork()
				o.Status, o.Floor.Hold.Why = status, why
				if status != shop.Working && why != shop.NoHold {
					continue
				}
				offered := shop.CanPlace(&o, to)
				_, err := shop.Place(&o, shop.BoardMove{To: to, Hold: hold}, noon())
				var r *shop.Refusal
				refused := errors.As(err, &r) && r.Say == "board.refuse.place"
				if offered == refused {
					t.Errorf("%s (%q) → %s: offered %v, but %v", status, why, to, offered, err)
				}
				if offered && err == nil && shop.StageOf(&o) != to {
					t.Errorf("%s (%q) → %s: stands in %s", status, why, to, shop.StageOf(&o))
				}
			}
		}
	}
}

func TestAMoveThatLacksSomethingNamesIt(t *testing.T) {
	asked := inWork()
	asked.Lines[0].Agreement = shop.Agreement{Consent: shop.Proposed}
	asked.Floor.Hold.Why = shop.ForApproval
	unfinished := inWork()
	unfinished.Lines[0].Job = shop.JobPaused
	running := inWork()
	running.Lines[0].Job = shop.JobRunning
	nobody := inWork()
	nobody.Lines[0].Technician = 0
	nobody.Floor.Hold.Why = shop.PartsShort
	checking := inWork()
	checking.Status = shop.Checking
	for name, c := range map[string]struct {
		o    shop.Order
		to   shop.Stage
		say  string
		fix  string
		what []string
	}{
		"an undecided line":        {asked, shop.AtWork, "order.refuse.undecided", "agree", []string{asked.Lines[0].Title()}},
		"an unfinished job":        {unfinished, shop.ToCheck, "order.refuse.unfinished", "finish_job", []string{unfinished.Lines[0].Title()}},
		"a clock that runs":        {running, shop.ToDispatch, "board.refuse.running", "pause", []string{running.Lines[0].Title()}},
		"nobody to do it":          {nobody, shop.AtWork, "board.refuse.nobody", "dispatch", nil},
		"nothing to be agreed":     {inWork(), shop.ToApprove, "floor.refuse.nothing_to_approve", "add_line", nil},
		"no word of the inspector": {checking, shop.ToSettle, "board.refuse.inspect", "inspect", nil},
		"no reason to fail it":     {checking, shop.AtWork, "board.refuse.inspect", "inspect", nil},
	} {
		was := shop.StageOf(&c.o)
		_, err := shop.Place(&c.o, shop.BoardMove{To: c.to}, noon())
		r := refusal(t, err)
		if r.Say != c.say || r.Fix != c.fix || !slices.Equal(r.Blocks, c.what) || shop.StageOf(&c.o) != was {
			t.Errorf("%s: %+v, stands in %s", name, r, shop.StageOf(&c.o))
		}
	}
}

func TestACarWaitsForPartsOnlyWithAReason(t *testing.T) {
	o := inWork()
	if _, err := shop.Place(&o, shop.BoardMove{To: shop.AwaitParts, Hold: shop.Hold{}}, noon()); !saysField(err, "hold") {
		t.Errorf("without a reason: %v", err)
	}
	if _, err := shop.Place(&o, shop.BoardMove{To: shop.AwaitParts, Hold: shop.Hold{Why: shop.PartsOrdered, Until: noon().Add(-time.Hour)}}, noon()); !saysField(err, "hold_until") {
		t.Errorf("expected in the past: %v", err)
	}
	kind, err := shop.Place(&o, shop.BoardMove{To: shop.AwaitParts, Hold: shop.Hold{Why: shop.PartsOrdered, Until: noon().Add(time.Hour)}}, noon())
	if err != nil || kind != shop.EventHeld || !o.Floor.Hold.Since.Equal(noon()) {
		t.Errorf("%v, %v, since %v", kind, err, o.Floor.Hold.Since)
	}
}

func TestAMoveIsTakenBackWhole(t *testing.T) {
	o := inWork()
	was := shop.StandingOf(&o)
	if _, err := shop.Place(&o, shop.BoardMove{To: shop.ToDispatch}, noon()); err != nil || o.Dispatched() {
		t.Fatalf("%v, dispatched %v", err, o.Dispatched())
	}
	if err := shop.PutBack(&o, was); err != nil || shop.StageOf(&o) != shop.AtWork || o.Lines[0].Technician != 3 {
		t.Errorf("%v, stands in %s with technician %d", err, shop.StageOf(&o), o.Lines[0].Technician)
	}
	o.Status = shop.Settled
	if err := shop.PutBack(&o, was); !errors.Is(err, shop.ErrStale) {
		t.Errorf("a settled order: %v", err)
	}
}

func TestEveryPairOfJobStatesIsAllowedOrRefused(t *testing.T) {
	allowed := map[shop.JobState][]shop.JobState{
		shop.JobOpen:    {shop.JobRunning, shop.JobDone},
		shop.JobRunning: {shop.JobPaused, shop.JobDone},
		shop.JobPaused:  {shop.JobRunning, shop.JobDone},
		shop.JobDone:    {shop.JobRunning, shop.JobPaused},
	}
	states := []shop.JobState{shop.JobOpen, shop.JobRunning, shop.JobPaused, shop.JobDone}
	for _, from := range states {
		for _, to := range states {
			o := inWork()
			o.Lines[0].Job = from
			err := o.SetJob(1, to)
			if want := slices.Contains(allowed[from], to); want != (err == nil) {
				t.Errorf("%q → %q: %v", from, to, err)
			}
		}
	}
}

func TestNobodyWorksOnWhatWasNotAgreed(t *testing.T) {
	o := inWork()
	o.Lines[0].Agreement.Consent = shop.Declined
	if r := refusal(t, o.SetJob(1, shop.JobRunning)); r.Say != "job.refuse.consent" || r.Fix != "agree" {
		t.Errorf("declined: %+v", r)
	}
	o = inWork()
	o.Status = shop.Quoted
	if r := refusal(t, o.SetJob(1, shop.JobRunning)); r.Say != "job.refuse.status" {
		t.Errorf("not in work: %+v", r)
	}
	if r := refusal(t, o.SetJob(2, shop.JobRunning)); r.Say != "job.refuse.not_labour" {
		t.Errorf("a part: %+v", r)
	}
	if err := o.SetJob(99, shop.JobRunning); !errors.Is(err, shop.ErrStale) {
		t.Errorf("no line: %v", err)
	}
}

func TestLabelsAreReadApartAndCounted(t *testing.T) {
	f := shop.Floor{Labels: "急件，老客户, 急件、 ,等钥匙"}
	if got := f.LabelList(); !slices.Equal(got, []string{"急件", "老客户", "等钥匙"}) {
		t.Errorf("labels %q", got)
	}
	o := inWork()
	o.Floor.Labels = "1,2,3,4,5,6,7"
	if err := o.Check(0, noon()).Err(); !saysField(err, "labels") {
		t.Errorf("seven labels: %v", err)
	}
}

func TestOnlySomeWorkWantsAnInspector(t *testing.T) {
	rules := []shop.Rule{{Book: "inspection", Name: "secondary", Value: 1, From: "2004-07-01"}, {Book: "inspection", Name: "minor", From: "2004-07-01"}}
	o := inWork()
	o.Lines[0].WorkClass = shop.Minor
	if got := shop.MustInspect(&o, rules, "2026-04-14"); len(got) != 0 {
		t.Errorf("minor work: %v", got)
	}
	o.Lines[0].WorkClass = shop.Secondary
	if got := shop.MustInspect(&o, rules, "2026-04-14"); !slices.Equal(got, []string{o.Lines[0].Title()}) {
		t.Errorf("secondary maintenance: %v", got)
	}
	if got := shop.MustInspect(&o, rules, "2004-06-30"); len(got) != 0 {
		t.Errorf("before the rule: %v", got)
	}
}

func TestALineWhoseClockRunsCannotBeTakenOff(t *testing.T) {
	o := inWork()
	o.Lines[0].Job = shop.JobRunning
	with := inWork()
	with.Lines = with.Lines[1:]
	if r := refusal(t, o.Edit(with)); r.Say != "board.refuse.running" || r.Fix != "pause" || !slices.Equal(r.Blocks, []string{o.Lines[0].Title()}) {
		t.Errorf("%+v", r)
	}
	o.Lines[0].Job = shop.JobPaused
	if err := o.Edit(with); err != nil {
		t.Errorf("once it is paused: %v", err)
	}
}
