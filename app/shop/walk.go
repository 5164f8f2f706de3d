package shop

import (
	"slices"
	"strings"
)

// Check (环车检查项目) is one point of the walk-around: whether it is well, and
// what is the matter if not. One that is Unseen was not looked at; it is no
// fault.
type Check struct {
	Point  string // code of the point: body_front, tyres, hv_cable…
	Name   string // its words when it was looked at; "": those that the language has for the code
	Fault  bool
	Unseen bool
	Note   string
}

// Walk (环车检查) is what somebody wrote down who went round a car.
type Walk struct {
	Fuel       int // percent of fuel or charge
	Complaint  string
	Belongings string
	Checks     []Check
	Marks      []Blemish
}

// Walk is what the reception holds of the walk-around.
func (in Intake) Walk() Walk {
	return Walk{in.Fuel, in.Complaint, in.Belongings, slices.Clone(in.Checks), slices.Clone(in.Marks)}
}

// TakeWalk makes w what the reception holds. Points of which none was looked at
// are not kept: nobody has walked round the car.
func (in *Intake) TakeWalk(w Walk) {
	in.Fuel, in.Complaint, in.Belongings, in.Checks, in.Marks = w.Fuel, w.Complaint, w.Belongings, w.Checks, w.Marks
	if !slices.ContainsFunc(w.Checks, func(c Check) bool { return !c.Unseen || c.Note != "" }) {
		in.Checks = nil
	}
}

// Walked reports whether somebody has walked round the car.
func (in Intake) Walked() bool { return len(in.Checks) > 0 || len(in.Marks) > 0 }

// Equal reports whether the same was written down.
func (w Walk) Equal(other Walk) bool {
	return w.Fuel == other.Fuel && w.Complaint == other.Complaint && w.Belongings == other.Belongings &&
		slices.Equal(w.Checks, other.Checks) && slices.Equal(w.Marks, other.Marks)
}

// Count says how many points are well, faulty and not looked at.
func (w Walk) Count() (well, faults, unseen int) {
	for _, c := range w.Checks {
		switch {
		case c.Fault:
			faults++
		case c.Unseen:
			unseen++
		default:
			well++
		}
	}
	return well, faults, unseen
}

// Fit gives a walk without points those of a template. Points that are there
// stay as they were written, whatever the template says today.
func (w *Walk) Fit(points []CheckPoint, t WalkTemplate) {
	if len(w.Checks) > 0 {
		return
	}
	for _, p := range points {
		if p.Template == t && p.Active {
			w.Checks = append(w.Checks, Check{Point: p.Code, Name: p.Name, Unseen: true})
		}
	}
}

func (p *Problems) checkWalk(w Walk) {
	if w.Fuel < 0 || w.Fuel > 100 {
		p.Add("fuel", "order.say.fuel", nil)
	}
	p.checkText("complaint", w.Complaint, MaxText)
	p.checkText("belongings", w.Belongings, MaxText)
	for _, c := range w.Checks {
		p.checkText("checks", c.Note, MaxText)
		p.checkText("checks", c.Name, MaxName)
		if c.Fault && c.Unseen {
			p.Add("checks", "walk.say.fault_unseen", nil)
		}
	}
	p.checkBlemishes(w.Marks)
}

// Check lists what keeps the walk-around from being saved.
func (w Walk) Check() Problems {
	var p Problems
	p.checkWalk(w)
	return p
}

// WalkTemplate (检查模板) is a list of points for a sort of car.
type WalkTemplate string

// The templates.
const (
	PetrolWalk  WalkTemplate = "petrol"  // petrol and diesel
	HybridWalk  WalkTemplate = "hybrid"  // plug-in and range-extended
	BatteryWalk WalkTemplate = "battery" // 三电: battery, motor, control
)

// WalkTemplates are all templates.
func WalkTemplates() []WalkTemplate { return []WalkTemplate{PetrolWalk, HybridWalk, BatteryWalk} }

// Key is the word of the template.
func (t WalkTemplate) Key() string { return "walk.template." + string(t) }

// Template is the list of points for a car with that energy.
func (e Energy) Template() WalkTemplate {
	switch e {
	case BatteryElectric:
		return BatteryWalk
	case PlugIn, RangeExtended:
		return HybridWalk
	}
	return PetrolWalk
}

// CheckPointID is the number that a point of a template is kept under.
type CheckPointID int64

// CheckPoint is a point of a template.
type CheckPoint struct {
	ID       CheckPointID
	Rev      int64
	Template WalkTemplate
	Code     string
	Name     string // the shop's own words; "": those that the language has for the code
	Place    int    // in the list, from 1
	Offer    string // job or package of the price book that a fault is offered as; "": a free line
	Active   bool
	From     Day    // when the program or the shop began with it
	Source   string // where it stands that it is looked at
}

// PointKey is the language key of a point that the program brings along.
func PointKey(code string) string { return "paper.point." + code }

// Check lists what keeps the point from being saved.
func (c CheckPoint) Check() Problems {
	var p Problems
	p.checkName("code", c.Code)
	p.checkText("name", c.Name, MaxName)
	p.checkText("offer", c.Offer, MaxName)
	p.checkText("source", c.Source, MaxText)
	if strings.Trim(c.Code, "abcdefghijklmnopqrstuvwxyz0123456789_") != "" {
		p.Add("code", "walk.say.code", nil)
	}
	if !slices.Contains(WalkTemplates(), c.Template) {
		p.Add("template", "walk.say.template", Args{"Template": string(c.Template)})
	}
	if c.Place < 1 || c.Place > MaxCheckPoints {
		p.Add("place", "walk.say.point_place", Args{"Max": MaxCheckPoints})
	}
	return p
}

// MaxCheckPoints is how many points a template can hold.
const MaxCheckPoints = 60
