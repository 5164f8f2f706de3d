package shop

import (
	"slices"
	"strings"
	"time"
)

// Assembly (总成) is one of the assemblies that the 三包 order names.
type Assembly string

// The assemblies of the open format.
const (
	Engine       Assembly = "engine"
	Gearbox      Assembly = "gearbox"
	Battery      Assembly = "battery"
	Motor        Assembly = "motor"
	Steering     Assembly = "steering"
	Brake        Assembly = "brake"
	Suspension   Assembly = "suspension"
	Driveline    Assembly = "driveline"
	Emission     Assembly = "emission"
	BodyAssembly Assembly = "body"
)

// Assemblies are all assemblies.
func Assemblies() []Assembly {
	return []Assembly{Engine, Gearbox, Battery, Motor, Steering, Brake, Suspension, Driveline, Emission, BodyAssembly}
}

// Key is the word of the assembly.
func (a Assembly) Key() string { return "sanbao.assembly." + string(a) }

// QualityProblem (质量问题) is what the 三包 order counts. What counts and how is
// the matter of package sanbao.
type QualityProblem struct {
	Code             string
	Description      string
	Assembly         Assembly
	SeriousSafety    bool
	RepairFrom       time.Time
	RepairTo         time.Time
	ExcludedHours    Qty
	ExcludedReason   string // ExcludedReasons
	ExcludedEvidence string // what proves it: the number of a freight note
	ReplacedAssembly Assembly
	MainPartAssembly Assembly
	MainPart         string
	Failure          string // Failures
	Record           RepairRecord
}

// RepairRecord (修理记录) is what the record of a repair must say by law and the order
// does not say elsewhere (2021 order Art. 17).
type RepairRecord struct {
	Findings string    // 检查结果
	NoTow    bool      // the car was not towed; else the rescue of the order says what it cost
	NoLoaner bool      // neither a loaner car nor money was given, though one was due
	SignedAt time.Time // by customer and repairer, one copy given; zero: not yet
}

// RecordField is a thing that the record of a repair must hold.
type RecordField string

// What Art. 17 asks for, in its words.
const (
	RecordMileage   RecordField = "mileage"
	RecordComplaint RecordField = "complaint"
	RecordFindings  RecordField = "findings"
	RecordItems     RecordField = "items"
	RecordNumbers   RecordField = "numbers"
	RecordTow       RecordField = "tow"
	RecordLoaner    RecordField = "loaner"
	RecordSigned    RecordField = "signed"
)

// Key is the word of the field.
func (f RecordField) Key() string { return "sanbao.record." + string(f) }

// RecordGaps are the fields of Art. 17 that the record of an order does not hold yet,
// but for the signatures, which come last. loaner tells whether a loaner car was due.
// Times, charges and names stand in every order.
func RecordGaps(o *Order, x Outside, loaner bool) (open []RecordField) {
	if o.Quality == nil {
		return nil
	}
	r, items, unnumbered := o.Quality.Record, 0, false
	for i := range o.Lines {
		l := &o.Lines[i]
		if l.Agreement.Consent == Declined {
			continue
		}
		if l.Kind == LabourLine {
			items++
		}
		unnumbered = unnumbered || l.Kind == PartLine && (l.Code == "" || l.Name == "")
	}
	lacks := func(f RecordField, is bool) {
		if is {
			open = append(open, f)
		}
	}
	lacks(RecordMileage, o.Intake.MileageKM == 0)
	lacks(RecordComplaint, o.Intake.Complaint == "")
	lacks(RecordFindings, r.Findings == "")
	lacks(RecordItems, items == 0)
	lacks(RecordNumbers, unnumbered)
	lacks(RecordTow, !r.NoTow && x.Rescue == nil)
	lacks(RecordLoaner, loaner && !r.NoLoaner && len(x.Loans) == 0 && x.Transport == nil)
	return open
}

// problemOf is the quality problem of an order with the times that its repair has where
// none are written: from the agreement to the end of the work.
func problemOf(o *Order) QualityProblem {
	q := *o.Quality
	if q.RepairFrom.IsZero() {
		q.RepairFrom = o.Stamps.AgreedAt
	}
	if q.RepairTo.IsZero() {
		q.RepairTo = o.Stamps.FinishedAt
	}
	return q
}

// Check lists what keeps the problem from being kept.
func (q QualityProblem) Check() Problems {
	var p Problems
	p.checkName("code", q.Code)
	p.checkText("description", q.Description, MaxText)
	p.checkText("main_part", q.MainPart, MaxName)
	p.checkText("findings", q.Record.Findings, MaxText)
	p.checkText("excluded_evidence", q.ExcludedEvidence, MaxName*2)
	from, to := q.RepairFrom, q.RepairTo
	if !to.IsZero() && from.After(to) {
		p.Add("repair_to", "sanbao.say.ends_first", Args{"From": from})
	}
	q.checkExcluded(&p)
	return p
}

// CheckTyped is Check for what a person writes: hours that cannot be left out are refused
// then, while a file of another program may bring them and the clock takes them as far as
// they go.
func (q QualityProblem) CheckTyped() Problems {
	p := q.Check()
	for i := range p {
		if f := p[i].Field; f == "excluded_hours" || f == "excluded_reason" {
			p[i].Warn = false
		}
	}
	return p
}

// checkExcluded looks at the hours that do not count: Art. 24 names the reasons.
func (q QualityProblem) checkExcluded(p *Problems) {
	took := Qty(q.RepairTo.Sub(q.RepairFrom) * time.Duration(One) / time.Hour)
	switch hours := q.ExcludedHours; {
	case hours < 0 || hours > MaxQty:
		p.Add("excluded_hours", "say.qty_range", Args{"Max": MaxQty})
	case hours == 0:
	case !q.RepairFrom.IsZero() && q.RepairTo.After(q.RepairFrom) && hours > took:
		p.Warn("excluded_hours", "sanbao.say.excluded_more", Args{"Took": took, "Hours": hours})
	case !slices.Contains(ExcludedReasons(), q.ExcludedReason):
		p.Warn("excluded_reason", "sanbao.say.excluded_reason", nil)
	case q.ExcludedEvidence == "":
		p.Warn("excluded_evidence", "sanbao.say.excluded_evidence", nil)
	}
}

// StarterProblems are problems that every workshop meets, to begin with: the code of each
// stays the same, so that the next repair of the same problem is counted with it. A shop
// adds its own by writing them. Their words are of key ProblemKey.
func StarterProblems() []QualityProblem {
	return []QualityProblem{
		{Code: "EN-NOISE", Assembly: Engine},
		{Code: "EN-LEAK", Assembly: Engine},
		{Code: "EN-OIL", Assembly: Engine},
		{Code: "EN-STALL", Assembly: Engine, SeriousSafety: true},
		{Code: "FU-LEAK", Assembly: Engine, SeriousSafety: true, Failure: "fuel_leak"},
		{Code: "TR-NOISE", Assembly: Gearbox},
		{Code: "TR-SHIFT", Assembly: Gearbox},
		{Code: "TR-LEAK", Assembly: Gearbox},
		{Code: "BA-RANGE", Assembly: Battery},
		{Code: "BA-CHARGE", Assembly: Battery},
		{Code: "BA-FIRE", Assembly: Battery, SeriousSafety: true, Failure: "battery_fire"},
		{Code: "MO-NOISE", Assembly: Motor},
		{Code: "MO-STOP", Assembly: Motor, SeriousSafety: true},
		{Code: "ST-NOISE", Assembly: Steering},
		{Code: "ST-FAIL", Assembly: Steering, SeriousSafety: true, Failure: "steering_failure"},
		{Code: "BR-NOISE", Assembly: Brake},
		{Code: "BR-FAIL", Assembly: Brake, SeriousSafety: true, Failure: "brake_failure"},
		{Code: "SU-NOISE", Assembly: Suspension},
		{Code: "DR-NOISE", Assembly: Driveline},
		{Code: "EM-LAMP", Assembly: Emission},
		{Code: "BO-LEAK", Assembly: BodyAssembly},
		{Code: "BO-CRACK", Assembly: BodyAssembly, SeriousSafety: true, Failure: "body_crack"},
	}
}

// ProblemKey is the word of a starter problem.
func ProblemKey(code string) string {
	return "problem.code." + strings.ToLower(strings.ReplaceAll(code, "-", "_"))
}

// ExcludedKey is the word of a reason for hours that do not count.
func ExcludedKey(reason string) string { return "sanbao.excluded." + reason }

// FailureKey is the word of a failure of Art. 23.
func FailureKey(failure string) string { return "sanbao.failure." + failure }

// ExcludedReasons are the reasons for hours that do not count (2021 order
// Art. 24).
func ExcludedReasons() []string {
	return []string{"key_part_transport", "battery_transport", "rescue_travel"}
}

// Failures are the failures of Art. 23.
func Failures() []string {
	return []string{"steering_failure", "brake_failure", "body_crack", "fuel_leak", "battery_fire"}
}
