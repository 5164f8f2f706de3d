package text

import (
	"gongdan/app/shop"
)

// FailureModel is the model that a failure is of.
func FailureModel(f shop.Failure) string { return shop.Vehicle{Make: f.Make, Model: f.Model}.Title() }

// FailureInterval is where the true rate lies in 95 of 100 cases.
func FailureInterval(l Lang, f shop.Failure) string {
	low, high := f.Between()
	return l.Percent(low) + " – " + l.Percent(high) + " %"
}

// FailureTable is a watch in words, the titles first.
func FailureTable(l Lang, w *shop.FailureWatch) [][]string {
	lines := [][]string{saidAll(l, "failure.model", "failure.number", "failure.part", "failure.fault", "failure.came", "failure.rate", "failure.interval", "failure.wanted", "failure.state")}
	for _, f := range w.Of {
		fault, wanted := f.Fault, ""
		if fault == "" {
			fault = unknown
		}
		if n := f.Wanted(w.Rules, f.Young); n > 0 {
			wanted = l.Count(n)
		}
		lines = append(lines, []string{
			FailureModel(f.Failure), f.Number, f.Part, fault, l.Int(f.Came) + " / " + l.Int(f.Fitted), l.Percent(f.Rate()) + " %", FailureInterval(l, f.Failure),
			wanted, l.Say(f.Alarm(w.Rules).Key()),
		})
	}
	return lines
}

// FailureSpan is over which days a watch looks.
func FailureSpan(l Lang, w *shop.FailureWatch) string {
	return l.Say("failures.span", shop.Args{"From": w.From, "To": w.To})
}

// FailureRule is by what rules a watch counts and warns.
func FailureRule(l Lang, r shop.FailureRules) string {
	return l.Say("failure.foot", shop.Args{"Days": r.Days, "Since": r.Since, "Rate": r.Above, "N": r.Least})
}
