package sanbao

import (
	"slices"
	"strings"

	"gongdan/app/shop"
)

// CheckCard looks at the share n of a car's price that its warranty card names: the
// order that governs the car sets the most (Art. 27: 0.5 %).
func CheckCard(rules []shop.Rule, p Purchase) (problems shop.Problems) {
	v, there := p.governs(rules)
	most := termsOf(rules, v, p.Start(v)).MostRate
	if !there || most == 0 { // no order, or none that names a most
		return nil
	}
	if rate := p.Card.Rate; rate < 0 || rate > most {
		problems.Add("compensation_rate", "sanbao.say.rate", shop.Args{"Rate": rate, "Most": most, "Year": string(v)})
	}
	return problems
}

// mainPartsBook is the rule book of main parts; each rule is named by assembly and part,
// its value is how sure the entry is.
const mainPartsBook = "main_parts"

// Sureness tells how well an entry of the list of main parts is founded.
type Sureness int64

// How well an entry is founded.
const (
	Doubtful Sureness = 1 // not seen in the standard
	Older    Sureness = 2 // stands in the edition of 2013
	Sure     Sureness = 3
)

// Key is the word of the sureness.
func (s Sureness) Key() string {
	switch s {
	case Sure:
		return "sanbao.sure.yes"
	case Older:
		return "sanbao.sure.older"
	}
	return "sanbao.sure.doubtful"
}

// Part (主要零部件) is a main part of an assembly (Art. 41, GB/T 29632).
type Part struct {
	Assembly shop.Assembly
	Name     string // as the standard has it
	Sure     Sureness
	Source   string
}

// PartOf is the main part that a rule stands for; ok is false for other rules.
func PartOf(r shop.Rule) (p Part, ok bool) {
	if r.Book != mainPartsBook {
		return p, false
	}
	assembly, name, ok := strings.Cut(r.Name, ".")
	return Part{shop.Assembly(assembly), name, Sureness(r.Value), r.Source}, ok
}

// MainParts are the main parts of an assembly as listed, of all for "".
func MainParts(rules []shop.Rule, of shop.Assembly) (list []Part) {
	for _, r := range rules {
		if p, ok := PartOf(r); ok && (of == "" || p.Assembly == of) && !slices.ContainsFunc(list, func(x Part) bool { return x.Assembly == p.Assembly && x.Name == p.Name }) {
			list = append(list, p)
		}
	}
	return list
}

// CheckPart lists what is wrong with the main part of a problem: one that the list knows
// of other assemblies only. A part that the list does not know may be written.
func CheckPart(rules []shop.Rule, q shop.QualityProblem) (problems shop.Problems) {
	switch {
	case q.MainPart == "":
		return problems
	case q.MainPartAssembly == "":
		problems.Add("main_part_assembly", "sanbao.say.part_alone", nil)
		return problems
	}
	var others []shop.Named
	for _, p := range MainParts(rules, "") {
		if p.Name != q.MainPart {
			continue
		}
		if p.Assembly == q.MainPartAssembly {
			return problems
		}
		others = append(others, shop.Named(p.Assembly.Key()))
	}
	if len(others) > 0 {
		problems.Add("main_part", "sanbao.say.part_elsewhere", shop.Args{"Part": q.MainPart, "Of": others[0], "Given": shop.Named(q.MainPartAssembly.Key())})
	}
	return problems
}
