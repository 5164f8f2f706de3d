package paper

import (
	"time"

	"gongdan/app/shop"
	"gongdan/app/text"
)

// mostBars is how many failures are drawn; all of them are in the table.
const mostBars = 16

// Watched is what the failure watch is printed from.
type Watched struct {
	Shop  shop.Settings
	Watch shop.FailureWatch
	At    time.Time // when it is printed
	By    string    // who prints it
}

// Failures (故障预警) is how often what was fitted came back: the worst as bars with the
// interval that holds the true rate and the rate of the alarm, all of them as a table, and
// the rules.
func Failures(in Watched, say text.Lang) Doc {
	w := &in.Watch
	doc := reportDoc(in.Shop, say.Say("paper.failures"), text.FailureSpan(say, w), say)
	doc.At, doc.Foot.Right = in.At.In(say.Zone), say.Say("paper.printed", shop.Args{"At": in.At, "By": in.By})
	rules := Notes{Title: say.Say("failures.rules"), Lines: []string{text.FailureRule(say, w.Rules), say.Say("failures.define"), say.Say("failures.wilson")}, Numbered: true}
	if len(w.Of) == 0 {
		doc.Blocks = []Block{Notes{Lines: []string{say.Say("failure.none", shop.Args{"N": w.Rules.Least})}}, rules}
		return doc
	}
	table := figured(say.Say("screen.failures"), text.FailureTable(say, w), 4)
	table.Columns[0].Weight, table.Columns[2].Weight, table.Columns[3].Weight, table.Columns[8].Right = 2, 2, 0, false
	table.Columns[1].Fold = true
	doc.Blocks = []Block{failureBars(w, say), table, rules}
	return doc
}

func failureBars(w *shop.FailureWatch, say text.Lang) Bars {
	b := Bars{Title: say.Say("failures.chart"), Mark: w.Rules.Above, Word: say.Say("failures.mark", shop.Args{"Rate": w.Rules.Above})}
	for _, f := range w.Of[:min(len(w.Of), mostBars)] {
		low, high := f.Between()
		b.All = append(b.All, Bar{
			Label: f.Part + "  " + text.FailureModel(f.Failure) + "  " + f.Fault, Rate: f.Rate(), Low: low, High: high, Strong: f.Alarm(w.Rules) != shop.Quiet,
			Note: say.Percent(f.Rate()) + " %  n=" + say.Int(f.Fitted),
		})
	}
	return b
}
