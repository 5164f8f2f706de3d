package exchange

import (
	"context"
	"time"

	"gongdan/app/shop"
	"gongdan/app/shop/blueprint"
	"gongdan/app/text"
	"gongdan/data"
)

// flowShown is where the time of a month went. All times are whole minutes; the
// minutes of the causes sum to those of the whole. Evidence are order numbers.
type flowShown struct {
	Month    string         `json:"month"`
	Basis    string         `json:"basis"` // received or delivered
	Visits   int            `json:"visits"`
	Missing  int            `json:"missing"`
	Minutes  int64          `json:"minutes"`
	Waited   int64          `json:"waited_minutes"`
	Lost     int64          `json:"lost_minutes"`
	Steps    []stepShown    `json:"steps"`
	Causes   []causeShown   `json:"causes"`
	Advisors []advisorShown `json:"advisors"`
	Here     []hereShown    `json:"in_shop"`
}

type stepShown struct {
	Code     string   `json:"code"`
	Name     string   `json:"name"`
	Visits   int      `json:"visits"`
	Missing  int      `json:"missing"`
	Standard *int64   `json:"standard_minutes"`
	Median   *int64   `json:"median_minutes"`
	P90      *int64   `json:"p90_minutes"`
	Over     int      `json:"over"`
	Judged   int      `json:"judged"`
	Lost     int64    `json:"lost_minutes"`
	Evidence []string `json:"evidence"`
}

type causeShown struct {
	Cause    blueprint.Cause `json:"cause"`
	Minutes  int64           `json:"minutes"`
	Share    shop.Rate       `json:"share"`
	Evidence []string        `json:"evidence"`
}

type advisorShown struct {
	Advisor  string          `json:"advisor"`
	Median   *int64          `json:"median_minutes"`
	Waited   int64           `json:"waited_minutes"`
	Most     blueprint.Cause `json:"waited_most_for,omitempty"`
	Over     int             `json:"over"`
	Judged   int             `json:"judged"`
	Lost     int64           `json:"lost_minutes"`
	Evidence []string        `json:"evidence"`
}

// hereShown is a car that is in the shop, and why it still is.
type hereShown struct {
	Order   string          `json:"order"`
	Plate   string          `json:"plate"`
	Waits   blueprint.Cause `json:"waits_for"`
	Since   time.Time       `json:"since"`
	For     int64           `json:"for_minutes"` // open ones
	Minutes int64           `json:"minutes"`
	Parts   []spentShown    `json:"by_cause"`
}

type spentShown struct {
	Cause   blueprint.Cause `json:"cause"`
	Minutes int64           `json:"minutes"`
}

// Flow is where the time of the month of a day went by the service blueprint, and
// the cars that are in the shop now.
func (w Viewer) Flow(ctx context.Context, month shop.Day, delivered bool) (blueprint.Figures, any, error) {
	from, until := blueprint.MonthOf(month)
	now := w.Desk.Now()
	var f blueprint.Figures
	shown, err := data.Read(ctx, w.Desk.Store, func(v data.View) (any, error) {
		book, err := data.Stays(v, data.StayAsk{From: from, Until: until, Delivered: delivered}, now)
		if err != nil {
			return nil, err
		}
		here, err := data.Stays(v, data.StayAsk{}, now)
		f = blueprint.Sum(book.Cases, book.Steps, until)
		r := flowShown{Month: from.Month(), Basis: "received", Visits: len(f.Cases), Missing: f.Unknown, Minutes: f.Minutes, Waited: f.Waited, Lost: f.Lost}
		if delivered {
			r.Basis = "delivered"
		}
		r.fill(w.Say, f, here.Cases)
		return r, err
	})
	return f, shown, err
}

func (r *flowShown) fill(say text.Lang, f blueprint.Figures, here []blueprint.Case) {
	r.Steps, r.Advisors, r.Here = []stepShown{}, []advisorShown{}, []hereShown{}
	for _, s := range f.Steps {
		r.Steps = append(r.Steps, stepShown{
			s.Step.Code, text.StepName(say, s.Step), len(s.Of), s.Missing, known(s.Standard, s.Judged), known(s.Median, len(s.Of)), known(s.P90, len(s.Of)),
			s.Over, s.Judged, s.Lost, numbersOf(f, s.Of),
		})
	}
	for _, c := range f.Causes {
		r.Causes = append(r.Causes, causeShown{c.Cause, c.Minutes, c.Share, numbersOf(f, c.Of)})
	}
	for _, a := range f.Advisors {
		r.Advisors = append(r.Advisors, advisorShown{a.Name, known(a.Median, int(a.Median)), a.Waited, a.Most, a.Over, a.Judged, a.Lost, numbersOf(f, a.Of)})
	}
	for _, c := range here {
		parts := []spentShown{}
		for _, cause := range blueprint.Causes() {
			if m := c.Parts[cause]; m > 0 {
				parts = append(parts, spentShown{cause, m})
			}
		}
		r.Here = append(r.Here, hereShown{c.Number, c.Plate, c.Waits, c.Since, c.For, c.Minutes(), parts})
	}
}

// known is a figure, or null where nothing was recorded for it.
func known(minutes int64, of int) *int64 {
	if of == 0 {
		return nil
	}
	return &minutes
}

func numbersOf(f blueprint.Figures, of []int) []string {
	numbers := make([]string, len(of))
	for i, n := range of {
		numbers[i] = f.Cases[n].Number
	}
	return numbers
}
