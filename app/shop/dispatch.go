package shop

import "time"

// Dispatch (派工) says who does a job, where, and when it is planned.
type Dispatch struct {
	OrderID OrderID
	LineID  LineID
	Bay     BayID
	Shares  []Share // the first one leads and stands on the card
	From    time.Time
	Until   time.Time
	By      PersonID
	At      time.Time
	Note    string // how it is to be done
}

// Share (分工比例) is a technician's part of a job.
type Share struct {
	Person PersonID
	Part   Rate // of the whole
}

// EvenShares gives each of them the same part; what rounding leaves goes to the
// first, so that the parts always sum to the whole.
func EvenShares(people ...PersonID) []Share {
	if len(people) == 0 {
		return nil
	}
	each := Whole / Rate(len(people))
	shares := make([]Share, len(people))
	for i, p := range people {
		shares[i] = Share{p, each}
	}
	shares[0].Part += Whole - each*Rate(len(people))
	return shares
}

// Check lists what keeps the job from being given out. Shares sum to the whole
// and nobody has two.
func (d Dispatch) Check() Problems {
	var p Problems
	if len(d.Shares) == 0 {
		p.Add("technician", "dispatch.say.nobody", nil)
		return p
	}
	var sum Rate
	seen := map[PersonID]bool{}
	for _, s := range d.Shares {
		if s.Person == 0 || s.Part <= 0 {
			p.Add("shares", "dispatch.say.share", nil)
		}
		if seen[s.Person] {
			p.Add("shares", "dispatch.say.twice", nil)
		}
		seen[s.Person] = true
		sum += s.Part
	}
	if sum != Whole {
		p.Add("shares", "dispatch.say.sum", Args{"Sum": sum})
	}
	if !d.Until.IsZero() && !d.From.Before(d.Until) {
		p.Add("planned_until", "dispatch.say.times", nil)
	}
	p.checkText("note", d.Note, MaxText)
	return p
}

// Overlaps reports whether two plans want the same hour.
func Overlaps(from, until, from2, until2 time.Time) bool {
	return from.Before(until2) && from2.Before(until)
}
