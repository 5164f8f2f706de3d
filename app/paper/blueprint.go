package paper

import (
	"strings"
	"time"

	"gongdan/app/shop"
	"gongdan/app/shop/blueprint"
	"gongdan/app/text"
)

// Flow is what the figures of the service blueprint are printed from.
type Flow struct {
	Shop    shop.Settings
	Figures blueprint.Figures
	Period  string    // in words
	Basis   string    // by which day cars are counted, in words
	At      time.Time // when it is printed
	By      string    // who prints it
}

// ServiceFlow (服务流程分析) is where the time of a period went: by step, by cause
// and by advisor, the same figures as on the screen, and what each of them is.
func ServiceFlow(in Flow, say text.Lang) Doc {
	f, hours := in.Figures, func(m int64) string { return text.Hours(say, m) }
	pair := func(key, value string) Pair { return Pair{Label: say.Say(key), Value: value} }
	return Doc{
		Paper: A4, Shop: in.Shop.Name, Title: say.Say("paper.blueprint"), Subtitle: in.Period + "  " + in.Basis, At: in.At.In(say.Zone),
		Head: []Pair{pair("blueprint.col.n", say.Int(int64(len(f.Cases)))), pair("blueprint.col.missing", say.Int(int64(f.Unknown)))},
		Foot: Foot{
			Left: strings.Trim(in.Shop.Name+"·"+in.Period, "·"), Middle: say.Say("paper.page"),
			Right: say.Say("paper.printed", shop.Args{"At": in.At, "By": in.By}),
		},
		Blocks: []Block{
			Pairs{Columns: 3, Pairs: []Pair{
				pair("blueprint.stay", hours(f.Minutes)), pair("blueprint.waited", hours(f.Waited)), pair("blueprint.lost", hours(f.Lost)),
			}},
			flowSteps(f, say), flowCauses(f, say), flowAdvisors(f, say),
			Notes{Title: say.Say("blueprint.about.figures"), Numbered: true, Lines: []string{
				say.Say("blueprint.define.open"), say.Say("blueprint.define.lap"), say.Say("blueprint.define.median"), say.Say("blueprint.define.p90"),
				say.Say("blueprint.define.over"), say.Say("blueprint.define.lost"), say.Say("blueprint.define.missing"), say.Say("blueprint.define.stay"),
			}},
		},
	}
}

// dash stands where nothing was recorded.
const dash = "—"

// flowHours is a column of minutes that is empty where nothing was counted.
func flowHours(say text.Lang, minutes int64, of int) string {
	if of == 0 {
		return dash
	}
	return text.Hours(say, minutes)
}

// flowShare is how many of so many, with the percentage.
func flowShare(say text.Lang, n, of int) string {
	if of == 0 {
		return dash
	}
	return say.Say("blueprint.share", shop.Args{"N": n, "Percent": (n*200 + of) / (of * 2)})
}

// flowColumns are titles of which the first stands left and the others, figures,
// right.
func flowColumns(say text.Lang, keys ...string) []Column {
	columns := make([]Column, len(keys))
	for i, k := range keys {
		columns[i] = Column{Title: say.Say(k), Right: i > 0}
	}
	columns[0].Weight = 1
	return columns
}

func flowSteps(f blueprint.Figures, say text.Lang) Table {
	t := Table{Title: say.Say("blueprint.view.steps"), Columns: flowColumns(say, "blueprint.col.step", "blueprint.col.n", "blueprint.col.missing",
		"blueprint.col.standard", "blueprint.col.median", "blueprint.col.p90", "blueprint.col.over", "blueprint.col.lost")}
	for _, s := range f.Steps {
		standard := flowHours(say, s.Step.Minutes, int(s.Step.Minutes))
		if s.Step.ByLabour {
			standard = say.Say("blueprint.by_labour")
		}
		t.Rows = append(t.Rows, []string{
			text.StepName(say, s.Step), say.Int(int64(len(s.Of))), say.Int(int64(s.Missing)), standard, flowHours(say, s.Median, len(s.Of)),
			flowHours(say, s.P90, len(s.Of)), flowShare(say, s.Over, s.Judged), flowHours(say, s.Lost, s.Judged),
		})
	}
	return t
}

func flowCauses(f blueprint.Figures, say text.Lang) Table {
	t := Table{Title: say.Say("blueprint.view.causes"), Columns: flowColumns(say, "blueprint.col.cause", "blueprint.col.minutes", "blueprint.col.share", "blueprint.col.n", "blueprint.col.each")}
	for _, c := range f.Causes {
		t.Rows = append(t.Rows, []string{
			say.Say(c.Cause.Key()), text.Hours(say, c.Minutes), say.Percent(c.Share) + " %", say.Int(int64(len(c.Of))), flowHours(say, c.Median, len(c.Of)),
		})
	}
	t.Sums = []Pair{{Label: say.Say("blueprint.stay"), Value: text.Hours(say, f.Minutes)}}
	return t
}

func flowAdvisors(f blueprint.Figures, say text.Lang) Table {
	t := Table{Title: say.Say("blueprint.view.advisors"), Columns: flowColumns(say, "blueprint.col.advisor", "blueprint.col.n", "blueprint.col.stay", "blueprint.col.waited",
		"blueprint.col.most", "blueprint.col.most_for", "blueprint.col.over", "blueprint.col.lost")}
	for _, a := range f.Advisors {
		name, most := a.Name, dash
		if name == "" {
			name = say.Say("blueprint.nobody")
		}
		if a.Most != "" {
			most = say.Say(a.Most.Key())
		}
		t.Rows = append(t.Rows, []string{
			name, say.Int(int64(len(a.Of))), flowHours(say, a.Median, len(a.Of)), text.Hours(say, a.Waited), most,
			flowHours(say, a.MostFor, int(a.MostFor)), flowShare(say, a.Over, a.Judged), flowHours(say, a.Lost, a.Judged),
		})
	}
	return t
}
