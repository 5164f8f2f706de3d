package shop

import "time"

// Clashes lists where the job wants the hours of a person or a bay that are
// planned for another order already. A job without hours clashes with nothing.
func (d Dispatch) Clashes(others []Dispatch) Problems {
	var p Problems
	if d.From.IsZero() || d.Until.IsZero() {
		return nil
	}
	for _, other := range others {
		if other.OrderID == d.OrderID || !Overlaps(d.From, d.Until, other.From, other.Until) {
			continue
		}
		if d.Bay != 0 && other.Bay == d.Bay {
			p.Add("bay", "dispatch.say.bay_taken", Args{"From": other.From, "Until": other.Until})
		}
		for _, s := range d.Shares {
			if other.has(s.Person) {
				p.Add("technician", "dispatch.say.person_taken", Args{"From": other.From, "Until": other.Until})
			}
		}
	}
	return p
}

func (d Dispatch) has(p PersonID) bool {
	for _, s := range d.Shares {
		if s.Person == p {
			return true
		}
	}
	return false
}

// PlannedHours is how much of a person's time the jobs take between two times,
// each by the person's part in it, in thousandths of an hour.
func PlannedHours(jobs []Dispatch, who PersonID, from, until time.Time) (sum Qty) {
	for _, d := range jobs {
		begin, end := later(d.From, from), earlier(d.Until, until)
		for _, s := range d.Shares {
			if s.Person == who && begin.Before(end) {
				sum += hoursOf(end.Sub(begin)) * Qty(s.Part) / Qty(Whole)
			}
		}
	}
	return sum
}

// FirstFree is the earliest time, not before a time, from which on a person is
// planned for nothing as long as a job takes.
func FirstFree(jobs []Dispatch, who PersonID, after time.Time, long time.Duration) time.Time {
	for moved := true; moved; {
		moved = false
		for _, d := range jobs {
			if d.has(who) && Overlaps(after, after.Add(long), d.From, d.Until) {
				after, moved = d.Until, true
			}
		}
	}
	return after
}
