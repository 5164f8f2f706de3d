package shop

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// InspectionID is the number a sheet is kept under.
type InspectionID int64

// InspectionSort (检验类别) is at which moment and by whom work is looked at.
type InspectionSort string

// The sorts, in the order in which a car passes them.
const (
	ProcessCheck InspectionSort = "process" // 过程检验
	SelfCheck    InspectionSort = "self"    // 技师自检
	LeaderCheck  InspectionSort = "leader"  // 组长互检
	FinalCheck   InspectionSort = "final"   // 竣工终检: it decides
)

// InspectionSorts are all sorts, in the order in which a car passes them.
func InspectionSorts() []InspectionSort {
	return []InspectionSort{ProcessCheck, SelfCheck, LeaderCheck, FinalCheck}
}

// Key is the word of the sort.
func (s InspectionSort) Key() string { return "inspection.sort." + string(s) }

// ItemMark is what was found of one item of a sheet.
type ItemMark string

// The marks. An item without one was not looked at yet.
const (
	Unmarked ItemMark = ""
	MarkOK   ItemMark = "ok"   // 合格
	MarkBad  ItemMark = "bad"  // 不合格
	MarkNone ItemMark = "none" // 不适用: the car has no such thing
)

// ItemMarks are the marks that can be given, in the order of their digits.
func ItemMarks() []ItemMark { return []ItemMark{MarkOK, MarkBad, MarkNone} }

// Key is the word of the mark.
func (m ItemMark) Key() string {
	if m == Unmarked {
		return "inspection.mark.empty"
	}
	return "inspection.mark." + string(m)
}

// InspectionResult is how a sheet ends.
type InspectionResult string

// The results.
const (
	ResultPass InspectionResult = "pass" // 合格
	ResultFail InspectionResult = "fail" // 返工
)

// InspectionResults are all results.
func InspectionResults() []InspectionResult { return []InspectionResult{ResultPass, ResultFail} }

// Key is the word of the result.
func (r InspectionResult) Key() string { return "inspection.result." + string(r) }

// InspectionItem is one thing that is looked at: a job of the order, or a
// standard point of rule book "inspection_points".
type InspectionItem struct {
	LineID LineID // 0: a standard point
	Name   string // title of the job as it was then, or the code of the point
	Mark   ItemMark
	Value  string // what was measured; several places with a / between
	Note   string
}

// RoadTest (路试) is what was found on the road.
type RoadTest struct {
	Done    bool
	KM      Qty
	Finding string
}

// Inspection (检验单) is one look at a car, signed by who looked. It is history
// once it is kept: another look is another sheet.
type Inspection struct {
	ID          InspectionID
	OrderID     OrderID
	Sort        InspectionSort
	Inspector   PersonID
	At          time.Time
	Items       []InspectionItem
	Road        RoadTest
	Result      InspectionResult
	Reason      string
	Certificate *Certificate // what a final pass issued, if the law wants one
}

// Back are the jobs that a failed sheet sends back.
func (in *Inspection) Back() []LineID {
	var back []LineID
	for _, i := range in.Items {
		if i.LineID != 0 && i.Mark == MarkBad {
			back = append(back, i.LineID)
		}
	}
	return back
}

// Count is how many items have a mark.
func (in *Inspection) Count(m ItemMark) (n int) {
	for _, i := range in.Items {
		if i.Mark == m {
			n++
		}
	}
	return n
}

// Point (标准检验项目) is a standard point that belongs to a work class, with the
// limits that what is measured must keep; Unit is empty where nothing is
// measured.
type Point struct {
	Code   string
	Unit   string
	Min    Qty // 0: none
	Max    Qty // 0: none
	Source string
}

// PointRule takes the name of a rule of book "inspection_points" apart: the
// class it belongs to, its code and, of a measured point, its unit. Such a name
// ends with the unit and with which limit its value is: secondary_tread_mm_min.
func PointRule(name string) (class WorkClass, p Point) {
	first, code, _ := strings.Cut(name, "_")
	p.Code = code
	words := strings.Split(code, "_")
	if n := len(words); n > 2 && (words[n-1] == "min" || words[n-1] == "max") {
		p.Unit = words[n-2]
	}
	return WorkClass(first), p
}

// Points are the standard points that belong to the work of an order, each
// once, in the order in which the rules were written.
func Points(o *Order, rules []Rule, on Day) []Point {
	rows := slices.DeleteFunc(slices.Clone(rules), func(r Rule) bool { return r.Book != "inspection_points" })
	slices.SortStableFunc(rows, func(a, b Rule) int { return cmp.Compare(a.ID, b.ID) })
	var all []Point
	for _, row := range rows {
		class, p := PointRule(row.Name)
		r, ok := InForce(rules, row.Book, row.Name, on)
		twice := slices.ContainsFunc(all, func(x Point) bool { return x.Code == p.Code })
		if !ok || twice || p.Unit == "" && r.Value == 0 || !hasClass(o, class) {
			continue
		}
		p.Source = r.Source
		switch {
		case p.Unit == "":
		case strings.HasSuffix(p.Code, "_min"):
			p.Min = Qty(r.Value)
		default:
			p.Max = Qty(r.Value)
		}
		all = append(all, p)
	}
	return all
}

func hasClass(o *Order, c WorkClass) bool {
	return slices.ContainsFunc(o.Lines, func(l Line) bool { return l.inspected() && l.WorkClass == c })
}

// inspected reports whether the line is a job that a sheet looks at.
func (l *Line) inspected() bool { return l.Kind == LabourLine && l.Agreement.Consent == Agreed }

// HeaviestClass is the gravest class of the agreed jobs; "" when there is none.
func HeaviestClass(o *Order) WorkClass {
	for _, c := range WorkClasses() {
		if hasClass(o, c) {
			return c
		}
	}
	return ""
}

// wanted asks rule book "inspection_sheets" whether a class on the order wants
// something: secondary_process, overhaul_road.
func wanted(o *Order, what string, rules []Rule, on Day) bool {
	return slices.ContainsFunc(WorkClasses(), func(c WorkClass) bool {
		r, ok := InForce(rules, "inspection_sheets", string(c)+"_"+what, on)
		return ok && r.Value != 0 && hasClass(o, c)
	})
}

// SheetsWanted are the sheets that the work of an order wants before the final
// one, as rule book "inspection_sheets" says of its classes.
func SheetsWanted(o *Order, rules []Rule, on Day) []InspectionSort {
	return slices.DeleteFunc([]InspectionSort{ProcessCheck, SelfCheck, LeaderCheck}, func(s InspectionSort) bool {
		return !wanted(o, string(s), rules, on)
	})
}

// RoadWanted reports whether the work of an order wants a road test.
func RoadWanted(o *Order, rules []Rule, on Day) bool { return wanted(o, "road", rules, on) }

// Fit makes the items of a sheet those that the order wants now: its jobs and,
// on a final sheet, the standard points. What was marked stays.
func (in *Inspection) Fit(o *Order, rules []Rule, on Day) {
	had := in.Items
	in.Items = nil
	add := func(want InspectionItem) {
		for _, h := range had {
			if h.LineID == want.LineID && (h.LineID != 0 || h.Name == want.Name) {
				want.Mark, want.Value, want.Note = h.Mark, h.Value, h.Note
			}
		}
		in.Items = append(in.Items, want)
	}
	for i := range o.Lines {
		if l := &o.Lines[i]; l.inspected() {
			add(InspectionItem{LineID: l.ID, Name: l.Title()})
		}
	}
	if in.Sort != FinalCheck {
		return
	}
	for _, p := range Points(o, rules, on) {
		add(InspectionItem{Name: p.Code})
	}
}

// Check lists what keeps the sheet from being signed. The sheet fits the order.
func (in *Inspection) Check(o *Order, rules []Rule, on Day) Problems {
	var p Problems
	if !slices.Contains(InspectionSorts(), in.Sort) {
		p.Add("sort", "inspection.say.sort", nil)
	}
	if !slices.Contains(InspectionResults(), in.Result) {
		p.Add("result", "inspection.say.result", nil)
	}
	points := Points(o, rules, on)
	for i := range in.Items {
		p = append(p, in.checkItem(&in.Items[i], points).Under("items."+strconv.Itoa(i)+".")...)
	}
	in.checkRoad(&p, RoadWanted(o, rules, on))
	p.checkText("reason", in.Reason, MaxText)
	if in.Result == ResultFail {
		if strings.TrimSpace(in.Reason) == "" {
			p.Add("reason", "inspection.say.reason", nil)
		}
		if len(in.Back()) == 0 {
			p.Add("result", "inspection.say.back", nil)
		}
	}
	return p
}

func (in *Inspection) checkItem(i *InspectionItem, points []Point) Problems {
	var p Problems
	p.checkText("value", i.Value, MaxName)
	p.checkText("note", i.Note, MaxText)
	if i.Mark != Unmarked && !slices.Contains(ItemMarks(), i.Mark) {
		p.Add("mark", "inspection.say.mark", nil)
	}
	if in.Result == ResultPass && i.Mark == MarkBad {
		p.Add("mark", "inspection.say.bad", nil)
	}
	if in.Result == ResultPass && i.Mark == Unmarked {
		p.Add("mark", "inspection.say.empty", nil)
	}
	at := slices.IndexFunc(points, func(x Point) bool { return i.LineID == 0 && x.Code == i.Name })
	if at >= 0 && points[at].Unit != "" && i.Mark == MarkOK {
		points[at].checkValue(&p, i.Value)
	}
	return p
}

// checkValue notes a measured value that is not there, is no number or is out
// of the limits.
func (x Point) checkValue(p *Problems, value string) {
	if strings.TrimSpace(value) == "" {
		p.Add("value", "inspection.say.value", nil)
		return
	}
	for _, s := range strings.FieldsFunc(value, func(r rune) bool { return r == '/' || r == '／' }) {
		n, err := ParseQty(strings.TrimSpace(s))
		switch {
		case err != nil:
			p.Add("value", "inspection.say.number", Args{"Value": s})
		case x.Min > 0 && n < x.Min:
			p.Add("value", "inspection.say.below", Args{"Value": n, "Limit": x.Min})
		case x.Max > 0 && n > x.Max:
			p.Add("value", "inspection.say.above", Args{"Value": n, "Limit": x.Max})
		default:
			continue
		}
		return
	}
}

func (in *Inspection) checkRoad(p *Problems, wants bool) {
	p.checkText("road_finding", in.Road.Finding, MaxText)
	switch {
	case in.Road.KM < 0 || in.Road.KM > 1000*One:
		p.Add("road_km", "inspection.say.road_range", nil)
	case in.Road.Done && in.Road.KM == 0:
		p.Add("road_km", "inspection.say.road_km", nil)
	case wants && !in.Road.Done && in.Sort == FinalCheck && in.Result == ResultPass:
		p.Add("road_done", "inspection.say.road", nil)
	}
}
