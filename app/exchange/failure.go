package exchange

import (
	"context"

	"gongdan/app/shop"
	"gongdan/data"
)

// watchShown is the failure watch. Rates are 0…1; low and high hold the true one in 95 of
// 100 cases (Wilson).
type watchShown struct {
	From     shop.Day       `json:"from"`
	To       shop.Day       `json:"to"`
	Days     int64          `json:"return_days"`
	Least    int64          `json:"least_pieces"`
	Above    *bare          `json:"above"`
	Failures []failureShown `json:"failures"`
}

// failureShown is a part that came back: alarm is quiet, suspected or proven; evidence are
// the orders in which it was fitted and came back.
type failureShown struct {
	Make     string          `json:"make"`
	Model    string          `json:"model"`
	Part     string          `json:"part"`
	Name     string          `json:"name"`
	Fault    string          `json:"fault"`
	Fitted   int64           `json:"fitted"`
	Returned int64           `json:"returned"`
	Rate     *bare           `json:"rate"`
	Low      *bare           `json:"low"`
	High     *bare           `json:"high"`
	Alarm    string          `json:"alarm"`
	Wanted   shop.Qty        `json:"wanted"`
	Evidence []returnedShown `json:"evidence"`
}

// returnedShown is a visit in which the part was fitted, and the one in which it came back.
type returnedShown struct {
	Order    string `json:"order"`
	Plate    string `json:"plate"`
	Returned string `json:"returned_in"`
	Days     int64  `json:"days"`
	Rework   bool   `json:"rework"`
	Supplier string `json:"supplier,omitempty"`
	Batch    string `json:"batch,omitempty"`
}

// failureMost is how many visits of a failure are told.
const failureMost = 500

// Failures is how often what was fitted came back, over the days of the rule or those that
// are said.
func (w Viewer) Failures(ctx context.Context, span shop.WatchSpan) (shop.FailureWatch, any, error) {
	seen, err := data.Read(ctx, w.Desk.Store, func(v data.View) (shop.FailureWatch, error) {
		return data.FailureWatch(v, span, w.Desk.Now(), failureMost)
	})
	if err != nil {
		return seen, nil, err
	}
	shown := watchShown{From: seen.From, To: seen.To, Days: seen.Rules.Days, Least: seen.Rules.Least, Above: share(seen.Rules.Above), Failures: []failureShown{}}
	for _, f := range seen.Of {
		low, high := f.Between()
		x := failureShown{
			Make: f.Make, Model: f.Model, Part: f.Number, Name: f.Part, Fault: f.Fault, Fitted: f.Fitted, Returned: f.Came, Rate: share(f.Rate()), Low: share(low), High: share(high),
			Alarm: alarmWord(f.Alarm(seen.Rules)), Wanted: f.Wanted(seen.Rules, f.Young), Evidence: []returnedShown{},
		}
		for _, c := range f.Cases {
			if c.Back != 0 {
				x.Evidence = append(x.Evidence, returnedShown{c.Number, c.Plate, c.BackNo, c.Days(), c.Rework, c.Supplier, c.Batch})
			}
		}
		shown.Failures = append(shown.Failures, x)
	}
	return seen, shown, nil
}

// alarmWord is an alarm as it is written.
func alarmWord(a shop.Alarm) string {
	switch a {
	case shop.Proven:
		return "proven"
	case shop.Suspected:
		return "suspected"
	}
	return "quiet"
}
