package work

import (
	"time"

	"gongdan/app/shop"
)

// Gate lets people in by their PIN and slows down who guesses. It lives as
// long as the program runs and is used by one goroutine at a time.
type Gate struct {
	wrong map[shop.PersonID]int
	until map[shop.PersonID]time.Time
}

// NewGate gives a gate that nobody has tried yet.
func NewGate() *Gate {
	return &Gate{wrong: map[shop.PersonID]int{}, until: map[shop.PersonID]time.Time{}}
}

// Wait is how long the person has to wait until the next try.
func (g *Gate) Wait(p shop.Person, now time.Time) time.Duration {
	return max(0, g.until[p.ID].Sub(now))
}

// Try lets the person in if the PIN is theirs; otherwise it says why not and
// when the next try may be.
func (g *Gate) Try(p shop.Person, pin string, now time.Time) error {
	if !p.Active {
		return shop.Refuse("person.refuse.inactive", shop.Args{"Person": p.Name})
	}
	if wait := g.Wait(p, now); wait > 0 {
		return shop.Refuse("person.refuse.wait", shop.Args{"Seconds": int(wait.Seconds()) + 1})
	}
	if shop.PINMatches(p.PIN, pin) {
		delete(g.wrong, p.ID)
		delete(g.until, p.ID)
		return nil
	}
	g.wrong[p.ID]++
	if delay := shop.PINDelay(g.wrong[p.ID]); delay > 0 {
		g.until[p.ID] = now.Add(delay)
	}
	var problems shop.Problems
	problems.Add("pin", "person.say.wrong_pin", nil)
	return problems
}
