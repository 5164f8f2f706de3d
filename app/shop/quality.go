package shop

import "time"

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
	ExcludedReason   string // key_part_transport, battery_transport, rescue_travel
	ReplacedAssembly Assembly
	MainPartAssembly Assembly
	MainPart         string
	Failure          string // steering_failure, brake_failure, body_crack, fuel_leak, battery_fire
}

// Check lists what keeps the problem from being kept.
func (q QualityProblem) Check() Problems {
	var p Problems
	p.checkName("code", q.Code)
	p.checkText("description", q.Description, MaxText)
	p.checkText("main_part", q.MainPart, MaxName)
	if q.ExcludedHours < 0 || q.ExcludedHours > MaxQty {
		p.Add("excluded_hours", "say.qty_range", Args{"Max": MaxQty})
	}
	return p
}

// ExcludedReasons are the reasons for hours that do not count (2021 order
// Art. 24).
func ExcludedReasons() []string {
	return []string{"key_part_transport", "battery_transport", "rescue_travel"}
}

// Failures are the failures of Art. 23.
func Failures() []string {
	return []string{"steering_failure", "brake_failure", "body_crack", "fuel_leak", "battery_fire"}
}
