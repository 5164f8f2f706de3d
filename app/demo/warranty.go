package demo

import (
	"slices"
	"time"

	"gongdan/app/shop"
)

// worn is how many cars share one whose gearbox fails again and again.
const worn = 9

// faultMaterial is the quality problem behind a reason to come, and what was found.
type faultMaterial struct {
	Code  string
	Words string // of the customer; "": as the visit has them
	Found string
}

// warrant gives a repair of a household car that is under its free repair (包修期) a quality
// problem, with what its record must say. It draws nothing by chance, so that the rest of
// the shop stays as it is.
func warrant(o *shop.Order, c *car, fault, gearbox faultMaterial) {
	if o.Kind != shop.Repair || c.company || o.Stamps.ReceivedAt.After(c.bought.AddDate(3, 0, 0)) || o.Intake.MileageKM > 60_000 {
		return
	}
	if int(c.id)%worn == 0 && c.energy != shop.BatteryElectric {
		fault = gearbox
	}
	known := shop.StarterProblems()
	at := slices.IndexFunc(known, func(q shop.QualityProblem) bool { return q.Code == fault.Code })
	if at < 0 {
		return // wear, or what the owner did: no quality problem
	}
	if fault.Words != "" {
		o.Intake.Complaint = fault.Words
	}
	q := known[at]
	q.Description, q.Record = o.Intake.Complaint, shop.RepairRecord{Findings: fault.Found, NoTow: true}
	if left := o.Stamps.DeliveredAt; !left.IsZero() {
		q.Record.SignedAt = left.Add(-5 * time.Minute).Truncate(time.Minute)
	}
	o.Quality = &q
}
