package shop

import "strings"

// Shelf is what is written on a part in the list: where it lies, the least that
// should be there, what it sells for.
type Shelf struct {
	Bin   string
	Min   Qty
	Price Money
}

// Shelf is what is written on the part.
func (p Part) Shelf() Shelf { return Shelf{p.Bin, p.Min, p.Price} }

// With is the part with that written on it.
func (p Part) With(s Shelf) Part {
	p.Bin, p.Min, p.Price = s.Bin, s.Min, s.Price
	return p
}

// Reshelve writes on the part what was changed from was to now, and leaves the
// rest as it is. It reports false when somebody else has changed the same to
// something else.
func (p *Part) Reshelve(was, now Shelf) bool {
	have := p.Shelf()
	ok := reshelve(&have.Bin, was.Bin, now.Bin)
	ok = reshelve(&have.Min, was.Min, now.Min) && ok
	ok = reshelve(&have.Price, was.Price, now.Price) && ok
	if ok {
		*p = p.With(have)
	}
	return ok
}

func reshelve[T comparable](have *T, was, now T) bool {
	if was == now || *have == now {
		return true
	}
	if *have != was {
		return false
	}
	*have = now
	return true
}

// Changed are the keys of what is other than in was.
func (s Shelf) Changed(was Shelf) (keys []string) {
	if s.Bin != was.Bin {
		keys = append(keys, "bin")
	}
	if s.Min != was.Min {
		keys = append(keys, "min")
	}
	if s.Price != was.Price {
		keys = append(keys, "price")
	}
	return keys
}

// Changes says for the journal what is other than in was.
func (s Shelf) Changes(was Shelf) string {
	var all []string
	for _, key := range s.Changed(was) {
		switch key {
		case "bin":
			all = append(all, was.Bin+" → "+s.Bin)
		case "min":
			all = append(all, was.Min.String()+" → "+s.Min.String())
		case "price":
			all = append(all, was.Price.String()+" → "+s.Price.String())
		}
	}
	return strings.Join(all, ", ")
}
