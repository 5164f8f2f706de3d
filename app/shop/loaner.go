package shop

import "time"

// LoanerID is the number a loaner car is kept under.
type LoanerID int64

// Loaner (备用车) is a car of the shop that customers drive while theirs is in
// the workshop. Its reading and fuel are those of its last return.
type Loaner struct {
	ID        LoanerID
	Rev       int64
	Plate     string
	Model     string
	MileageKM int64
	Fuel      int // percent of fuel or charge
	Note      string
	Active    bool
}

// Check lists what keeps the car from being saved.
func (l Loaner) Check() Problems {
	var p Problems
	if l.Plate == "" {
		p.Add("plate", "say.required.plate", nil)
	} else if !IsPlate(l.Plate) {
		p.Warn("plate", "loaner.say.plate", nil)
	}
	p.checkText("plate", l.Plate, MaxName)
	p.checkName("model", l.Model)
	if l.MileageKM < 0 || l.MileageKM > MaxMileage {
		p.Add("mileage_km", "order.say.mileage_range", Args{"Max": MaxMileage})
	}
	p.checkFuel("fuel", l.Fuel)
	p.checkText("note", l.Note, MaxText)
	return p
}

func (p *Problems) checkFuel(field string, percent int) {
	if percent < 0 || percent > 100 {
		p.Add(field, "order.say.fuel", nil)
	}
}

// Loan (借用备用车) is a loaner car that was handed out for an order: out with
// its reading, fuel and the licence looked at, and back with what was found.
type Loan struct {
	LoanerID LoanerID
	Borrower string // who drives it
	Phone    string
	Licence  bool // 已查验驾驶证: the driving licence was looked at
	OutAt    time.Time
	OutKM    int64
	OutFuel  int
	OutBy    PersonID
	DueAt    time.Time
	BackAt   time.Time // zero: still out
	BackKM   int64
	BackFuel int
	BackBy   PersonID
	Damage   string // found when it came back
	Note     string
}

// Out reports whether the car is still with the customer.
func (l Loan) Out() bool { return l.BackAt.IsZero() }

// Late is by how much the return is overdue; 0: it is not.
func (l Loan) Late(now time.Time) time.Duration {
	if !l.Out() || l.DueAt.IsZero() {
		return 0
	}
	return max(0, now.Sub(l.DueAt))
}

// Driven is how many km the customer drove; 0 as long as it is out.
func (l Loan) Driven() int64 {
	if l.Out() {
		return 0
	}
	return l.BackKM - l.OutKM
}

// Check lists what keeps the loan from being kept. last is the car's reading
// before it went out; now the hour that nothing done can lie behind, zero in a
// file from elsewhere.
func (l Loan) Check(last int64, now time.Time) Problems {
	var p Problems
	if l.LoanerID == 0 {
		p.Add("loaner", "say.required.loaner", nil)
	}
	if l.Borrower == "" {
		p.Add("borrower", "say.required.borrower", nil)
	}
	p.checkText("borrower", l.Borrower, MaxName)
	p.checkPhone("phone", l.Phone)
	if !l.Licence {
		p.Add("licence", "loan.say.licence", nil)
	}
	switch {
	case l.OutKM < 0 || l.OutKM > MaxMileage:
		p.Add("out_km", "order.say.mileage_range", Args{"Max": MaxMileage})
	case l.OutKM < last:
		p.Add("out_km", "loan.say.out_km", Args{"Last": last, "Out": l.OutKM})
	}
	p.checkFuel("out_fuel", l.OutFuel)
	p.checkFuel("back_fuel", l.BackFuel)
	p.checkSteps(now, []Step{{"loan.out_at", l.OutAt, "out_at"}, {"loan.back_at", l.BackAt, "back_at"}})
	if l.OutAt.IsZero() {
		p.Add("out_at", "say.required.out_at", nil)
	}
	if !l.DueAt.IsZero() && l.DueAt.Before(l.OutAt) {
		p.Add("due_at", "outside.say.order", Args{"Step": Named("loan.due_at"), "At": l.DueAt, "Before": Named("loan.out_at"), "Then": l.OutAt})
	}
	if !l.Out() && (l.BackKM < l.OutKM || l.BackKM > MaxMileage) {
		p.Add("back_km", "loan.say.back_km", Args{"Out": l.OutKM, "Back": l.BackKM})
	}
	p.checkText("damage", l.Damage, MaxText)
	p.checkText("note", l.Note, MaxText)
	return p
}
