package shop

import "slices"

// ReplaceKind is how two parts stand to each other.
type ReplaceKind string

// The kinds there are.
const (
	Superseded  ReplaceKind = "superseded"  // 取代: the old number is served by the new one, never the other way
	Alternative ReplaceKind = "alternative" // 通用: either serves where the other does
)

// Replacement (替代) says that one part serves in place of another. Several parts may
// come in place of one (拆分), and one in place of several.
type Replacement struct {
	From, To PartID // of two alternatives the one with the lower number comes first
	Kind     ReplaceKind
	Since    Day // since when the maker says so; "": not known
	Note     string
}

// Ordered is the replacement as it is kept.
func (r Replacement) Ordered() Replacement {
	if r.Kind == Alternative && r.From > r.To {
		r.From, r.To = r.To, r.From
	}
	return r
}

// Relation is how another part stands to the one that is looked at.
type Relation string

// The relations, in the order in which they are offered.
const (
	ReplacedBy Relation = "replaced_by" // 新号: it comes in place of this one
	Replaces   Relation = "replaces"    // 旧号: this one comes in place of it
	Alternates Relation = "alternative" // 通用
)

// Bounds of what is written of one part.
const (
	MaxKin  = 12 // other parts
	MaxFits = 24 // rows of cars
)

// Relations are all relations.
func Relations() []Relation { return []Relation{ReplacedBy, Replaces, Alternates} }

// Key is the word of the relation.
func (r Relation) Key() string { return "replace.relation." + string(r) }

// Kin is another part as a part knows it, by its number.
type Kin struct {
	Relation Relation
	Number   string
	Since    Day
	Note     string
}

// Empty reports whether nothing is written but how it would stand.
func (k Kin) Empty() bool { return k.Number == "" && k.Since == "" && k.Note == "" }

// Replacement is the kin of part as it is kept, other being the part of that number.
func (k Kin) Replacement(part, other PartID) Replacement {
	r := Replacement{From: part, To: other, Kind: Superseded, Since: k.Since, Note: k.Note}
	switch k.Relation {
	case Replaces:
		r.From, r.To = other, part
	case Alternates:
		r.Kind = Alternative
	}
	return r.Ordered()
}

// Relation is how the other of the two parts stands to part.
func (r Replacement) Relation(part PartID) (how Relation, other PartID) {
	switch {
	case r.Kind == Alternative && r.From == part:
		return Alternates, r.To
	case r.Kind == Alternative:
		return Alternates, r.From
	case r.From == part:
		return ReplacedBy, r.To
	}
	return Replaces, r.From
}

// CheckKin lists what is wrong with what is written of the part of that number; fields
// are numbered from 1. Rows that are empty do no harm.
func CheckKin(number string, all []Kin) Problems {
	var p Problems
	seen := map[string]bool{}
	for i, k := range all {
		if k.Empty() {
			continue
		}
		at := Numbered("number", i)
		switch n := Fold(k.Number); {
		case n == "":
			p.Add(at, "replace.say.number", nil)
		case n == Fold(number):
			p.Add(at, "replace.say.self", Args{"Number": number})
		case seen[n]:
			p.Add(at, "replace.say.twice", Args{"Number": n})
		default:
			seen[n] = true
		}
		p.checkText(Numbered("note", i), k.Note, MaxText)
	}
	if len(all) > MaxKin {
		p.Add(Numbered("number", MaxKin), "replace.say.many", Args{"Max": MaxKin})
	}
	return p
}

// Chain is replacements as they are followed from part to part.
type Chain []Replacement

// Next are the parts that come in place of one, in the order of their numbers.
func (c Chain) Next(id PartID) []PartID {
	return c.follow(id, func(r Replacement) (PartID, PartID) { return r.From, r.To })
}

// Before are the parts that one comes in place of.
func (c Chain) Before(id PartID) []PartID {
	return c.follow(id, func(r Replacement) (PartID, PartID) { return r.To, r.From })
}

func (c Chain) follow(id PartID, way func(Replacement) (PartID, PartID)) (all []PartID) {
	for _, r := range c {
		if from, to := way(r); r.Kind == Superseded && from == id && !slices.Contains(all, to) {
			all = append(all, to)
		}
	}
	slices.Sort(all)
	return all
}

// Later are all parts that serve in place of one in the end or on the way, the nearest
// first.
func (c Chain) Later(id PartID) []PartID { return reach(id, c.Next) }

// Earlier are all parts that one serves in place of, the nearest first.
func (c Chain) Earlier(id PartID) []PartID { return reach(id, c.Before) }

func reach(id PartID, step func(PartID) []PartID) []PartID {
	seen := []PartID{id}
	for i := 0; i < len(seen); i++ {
		for _, next := range step(seen[i]) {
			if !slices.Contains(seen, next) {
				seen = append(seen, next)
			}
		}
	}
	return seen[1:]
}

// Alternatives are the parts that serve where one does, and it where they do.
func (c Chain) Alternatives(id PartID) (all []PartID) {
	for _, r := range c {
		if how, other := r.Relation(id); r.Kind == Alternative && (r.From == id || r.To == id) && how == Alternates {
			all = append(all, other)
		}
	}
	slices.Sort(all)
	return all
}

// Ring is the way on which a supersession would lead back to the part it begins at:
// From, To, … From. It is empty when there is none.
func (c Chain) Ring(add Replacement) []PartID {
	if add.Kind != Superseded {
		return nil
	}
	came := map[PartID]PartID{add.To: add.From}
	for queue := []PartID{add.To}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		if at == add.From {
			return ring(add, came)
		}
		for _, next := range c.Next(at) {
			if _, been := came[next]; !been {
				came[next] = at
				queue = append(queue, next)
			}
		}
	}
	return nil
}

// ring is the way from add.To to add.From, by where each part was come to from.
func ring(add Replacement, came map[PartID]PartID) []PartID {
	way := []PartID{add.From}
	for at := add.From; at != add.To; {
		at = came[at]
		way = append(way, at)
	}
	way = append(way, add.From)
	slices.Reverse(way)
	return way
}
