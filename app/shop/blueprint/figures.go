package blueprint

import (
	"slices"
	"strings"
	"time"

	"gongdan/app/shop"
)

// Case is an order with what was measured of its visit.
type Case struct {
	Stay
	Number    string
	Plate     string
	Vehicle   string // make and model
	Customer  string
	AdvisorID shop.PersonID
	Advisor   string
	Status    shop.Status
	Who       []string // technicians who have its jobs
}

// Figures are many visits together. Each row names its cases by their place in
// Cases, so that no figure stands without its list.
type Figures struct {
	Cases    []Case
	Steps    []StepFigures
	Advisors []AdvisorFigures
	Causes   []CauseFigures
	Unknown  int // of Cases: nobody noted that the car came
	Minutes  int64
	Waited   int64
	Lost     int64
}

// StepFigures are a step over the visits that show how long it took.
type StepFigures struct {
	Step     Step
	Missing  int // visits that are over and in whose records one of its ends is missing
	Median   int64
	P90      int64
	Standard int64 // median of the visits' own standards; 0: there is none
	Over     int   // visits beyond their standard
	Judged   int   // visits that had one
	Lost     int64
	Of       []int // the most lost first, then the longest
}

// AdvisorFigures are the visits of a service advisor; the zero person had none.
type AdvisorFigures struct {
	ID      shop.PersonID
	Name    string
	Median  int64 // of the stays of cars that have left
	Over    int   // steps beyond their standards
	Judged  int   // steps that had one and were measured
	Waited  int64
	Most    Cause // what their cars waited for longest
	MostFor int64
	Lost    int64
	Of      []int // the most lost first
}

// CauseFigures are the minutes of all stays that went into one cause.
type CauseFigures struct {
	Cause   Cause
	Minutes int64
	Share   shop.Rate // of all stays
	Median  int64     // of the visits that have any
	Of      []int     // the longest first
}

// Sum puts cases together. steps are all versions; those in force on the day on
// are shown, others only where a visit was measured by them.
func Sum(cases []Case, steps []Step, on shop.Day) Figures {
	f := Figures{Cases: cases}
	for i := range cases {
		c := &cases[i]
		if !c.Known() {
			f.Unknown++
		}
		f.Minutes += c.Minutes()
		f.Waited += c.Parts.Waited()
		f.Lost += c.Lost()
	}
	f.sumSteps(steps, on)
	f.sumAdvisors()
	f.sumCauses()
	return f
}

// MonthOf is the first and the last day of the month of a day.
func MonthOf(day shop.Day) (from, until shop.Day) {
	from = shop.Day(day.Month() + "-01")
	next := from.Time(time.UTC).AddDate(0, 1, 0)
	return from, shop.DayOf(next, time.UTC).Add(-1)
}

// Median is the middle of some numbers; of an even count the mean of the two in
// the middle, half a minute rounded up. 0 of none.
func Median(all []int64) int64 {
	n := len(all)
	if n == 0 {
		return 0
	}
	all = slices.Sorted(slices.Values(all))
	if n%2 == 1 {
		return all[n/2]
	}
	return (all[n/2-1] + all[n/2] + 1) / 2
}

// P90 is the smallest of some numbers that nine of ten do not exceed (nearest
// rank). 0 of none.
func P90(all []int64) int64 {
	if len(all) == 0 {
		return 0
	}
	all = slices.Sorted(slices.Values(all))
	return all[(len(all)*9+9)/10-1]
}

func (f *Figures) sumSteps(steps []Step, on shop.Day) {
	for _, step := range shown(steps, f.Cases, on) {
		row := StepFigures{Step: step}
		var took, standards []int64
		lost, open := map[int]int64{}, map[int]int64{}
		for i := range f.Cases {
			k := slices.IndexFunc(f.Cases[i].Laps, func(l Lap) bool { return l.Code == step.Code })
			if k < 0 {
				continue
			}
			l := f.Cases[i].Laps[k]
			if !l.Known {
				if f.Cases[i].Left {
					row.Missing++
				}
				continue
			}
			took, open[i] = append(took, l.Open), l.Open
			row.Of = append(row.Of, i)
			if l.Standard > 0 {
				row.Judged++
				standards = append(standards, l.Standard)
			}
			if lost[i] = l.Lost(); lost[i] > 0 {
				row.Over++
				row.Lost += lost[i]
			}
		}
		row.Median, row.P90, row.Standard = Median(took), P90(took), Median(standards)
		f.sort(row.Of, func(i int) int64 { return lost[i]*MostMinutes*100 + open[i] })
		f.Steps = append(f.Steps, row)
	}
}

// shown are the steps in force on a day and those by which a visit was measured,
// each once, in their order.
func shown(all []Step, cases []Case, on shop.Day) []Step {
	list := InForce(all, on)
	has := map[string]bool{}
	for _, s := range list {
		has[s.Code] = true
	}
	for i := range cases {
		for _, l := range cases[i].Laps {
			if v := Versions(all, l.Code); !has[l.Code] && len(v) > 0 {
				has[l.Code] = true
				list = append(list, v[len(v)-1])
			}
		}
	}
	slices.SortFunc(list, before)
	return list
}

func (f *Figures) sumAdvisors() {
	at := map[shop.PersonID]*AdvisorFigures{}
	parts, stays := map[shop.PersonID]Parts{}, map[shop.PersonID][]int64{}
	for i := range f.Cases {
		c := &f.Cases[i]
		row := at[c.AdvisorID]
		if row == nil {
			row = &AdvisorFigures{ID: c.AdvisorID, Name: c.Advisor}
			at[c.AdvisorID], parts[c.AdvisorID] = row, Parts{}
		}
		row.Of = append(row.Of, i)
		for cause, m := range c.Parts {
			parts[c.AdvisorID][cause] += m
		}
		if c.Left && c.Known() {
			stays[c.AdvisorID] = append(stays[c.AdvisorID], c.Minutes())
		}
		for _, l := range c.Laps {
			if l.Known && l.Standard > 0 {
				row.Judged++
			}
			if l.Lost() > 0 {
				row.Over++
			}
		}
		row.Lost += c.Lost()
	}
	for id, row := range at {
		row.Median, row.Waited, row.Most = Median(stays[id]), parts[id].Waited(), parts[id].Most()
		row.MostFor = parts[id][row.Most]
		f.sort(row.Of, func(i int) int64 { return f.Cases[i].Lost() })
		f.Advisors = append(f.Advisors, *row)
	}
	slices.SortFunc(f.Advisors, func(a, b AdvisorFigures) int {
		if a.Lost != b.Lost {
			return compare(b.Lost, a.Lost)
		}
		return compare(int64(a.ID), int64(b.ID))
	})
}

// sumCauses has a row for every cause, so that the same one always stands at the
// same place.
func (f *Figures) sumCauses() {
	for _, cause := range Causes() {
		row := CauseFigures{Cause: cause}
		var each []int64
		for i := range f.Cases {
			if m := f.Cases[i].Parts[cause]; m > 0 {
				row.Minutes += m
				row.Of = append(row.Of, i)
				each = append(each, m)
			}
		}
		if f.Minutes > 0 {
			row.Share = shop.Rate((row.Minutes*int64(shop.Whole)*2 + f.Minutes) / (f.Minutes * 2))
		}
		row.Median = Median(each)
		f.sort(row.Of, func(i int) int64 { return f.Cases[i].Parts[cause] })
		f.Causes = append(f.Causes, row)
	}
}

// sort orders cases, the largest first; equal ones by their numbers.
func (f *Figures) sort(of []int, by func(int) int64) {
	slices.SortStableFunc(of, func(a, b int) int {
		if x, y := by(a), by(b); x != y {
			return compare(y, x)
		}
		return strings.Compare(f.Cases[a].Number, f.Cases[b].Number)
	})
}
