package text

import "gongdan/app/shop"

// Point is what a standard point of an inspection is called; one that the
// language does not know keeps the code it has in the rule table.
func (l Lang) Point(code string) string {
	if key := "inspection.point." + code; l.Has(key) {
		return l.Say(key)
	}
	return code
}

// Item is what an item of an inspection sheet is called.
func (l Lang) Item(i shop.InspectionItem) string {
	if i.LineID != 0 {
		return i.Name
	}
	return l.Point(i.Name)
}

// Unit is what a point is measured in; one that the language does not know keeps
// the code it has in the rule table.
func (l Lang) Unit(p shop.Point) string {
	if key := "inspection.unit." + p.Unit; l.Has(key) {
		return l.Say(key)
	}
	return p.Unit
}

// Limit is what a measured point must keep, such as ≥ 1.6 mm; empty where
// nothing is measured.
func (l Lang) Limit(p shop.Point) string {
	unit := l.Unit(p)
	switch {
	case p.Min > 0:
		return l.Say("inspection.limit.min", shop.Args{"Limit": l.Count(p.Min), "Unit": unit})
	case p.Max > 0:
		return l.Say("inspection.limit.max", shop.Args{"Limit": l.Count(p.Max), "Unit": unit})
	}
	return unit
}
