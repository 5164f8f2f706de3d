package shop

import (
	"cmp"
	"slices"
	"time"
)

// guaranteeBook is the rule book of the guarantee of repair.
const guaranteeBook = "guarantee"

// Longer is what the price book promised on a job beyond the statutory guarantee when its
// line was written; 0: nothing.
type Longer struct {
	GuaranteeDays int64
	GuaranteeKM   int64
}

// Guarantee (质量保证期) is how long the shop answers for a work class from
// delivery on, whichever limit comes first (机动车维修管理规定, rule book
// "guarantee").
func Guarantee(rules []Rule, class WorkClass, on Day) (days, km int64) {
	d, _ := InForce(rules, guaranteeBook, string(class)+"_days", on)
	k, _ := InForce(rules, guaranteeBook, string(class)+"_km", on)
	return d.Value, k.Value
}

// GuaranteeRule is a number of the rule book "guarantee"; 0 where there is none.
func GuaranteeRule(rules []Rule, name string, on Day) int64 {
	r, _ := InForce(rules, guaranteeBook, name, on)
	return r.Value
}

// Gravest is the heaviest class of the work that an order sells; minor where it sells none.
func Gravest(o *Order) WorkClass {
	for _, class := range WorkClasses() {
		if slices.ContainsFunc(o.Lines, func(l Line) bool { return l.Kind == LabourLine && l.Counts() && l.WorkClass == class }) {
			return class
		}
	}
	return Minor
}

// PromiseOf is how long the shop answers for a line of an order from its delivery on.
// Labour: what its class has by law, or what was promised on it where that is longer. A
// part: the law names none, so it has what the work has that it was fitted in, or the
// shop's own rule for parts where that is longer. What the customer brought, what he
// declined, and what is neither work nor part has none.
func PromiseOf(rules []Rule, o *Order, l *Line, on Day) (days, km int64) {
	switch {
	case !l.Counts(), l.Origin == CustomerOwned, l.Kind == OtherLine:
		return 0, 0
	case l.Kind == PartLine:
		days, km = Guarantee(rules, Gravest(o), on)
		return max(days, GuaranteeRule(rules, "part_days", on)), max(km, GuaranteeRule(rules, "part_km", on))
	}
	days, km = Guarantee(rules, cmp.Or(l.WorkClass, Minor), on)
	return max(days, l.GuaranteeDays), max(km, l.GuaranteeKM)
}

// Guaranteed is a line that the shop answers for, with both ends of the time.
type Guaranteed struct {
	OrderID  OrderID
	First    OrderID // the order whose work it is; OrderID but for what a rework added
	Number   string
	Line     Line
	From     Day   // delivery; it does not count itself (民法典 Art. 201)
	FromKM   int64 // reading at delivery; 0: none was taken, and only the days bind
	LastDay  Day
	LastKM   int64
	restarts bool
}

// Holds reports whether the guarantee still holds on a day with km on the clock: both
// ends lie ahead. km 0 is a clock that nobody has read.
func (g Guaranteed) Holds(on Day, km int64) bool {
	return on <= g.LastDay && (g.LastKM == 0 || km <= g.LastKM)
}

// DaysLeft is how many days the guarantee still runs after a day; below zero it is over.
func (g Guaranteed) DaysLeft(on Day) int64 { return on.Until(g.LastDay) }

// Until is how many days lie between d and another day.
func (d Day) Until(other Day) int64 {
	return int64(other.Time(time.UTC).Sub(d.Time(time.UTC)) / (24 * time.Hour))
}

// Key names what a line sells, so that the same job or part is known again on another
// order: its code, else its name.
func (l *Line) Key() string { return cmp.Or(l.Code, l.Name) }

// SameItem reports whether two lines sell the same job or part.
func (l *Line) SameItem(other *Line) bool {
	switch {
	case l.Kind != other.Kind:
		return false
	case l.PartID != 0 && other.PartID != 0:
		return l.PartID == other.PartID
	case l.LabourID != 0 && other.LabourID != 0:
		return l.LabourID == other.LabourID
	}
	return l.Key() == other.Key()
}

// Guarantees are what the shop answers for on a car, by its orders, those delivered last
// first. A line of a rework (返修) that makes good what the first order sold, or that the
// shop pays, does not begin a guarantee of its own: the first one runs on, unless rule
// guarantee/rework_restarts says that it begins anew.
func Guarantees(rules []Rule, visits []Order, zone *time.Location) (all []Guaranteed) {
	by := map[OrderID]*Order{}
	for i := range visits {
		by[visits[i].ID] = &visits[i]
	}
	for i := range visits {
		o := &visits[i]
		if o.Status != Delivered || o.Stamps.DeliveredAt.IsZero() {
			continue
		}
		for n := range o.Lines {
			if g, ok := guaranteed(rules, by, item{o, &o.Lines[n]}, zone); ok {
				all = append(all, g)
			}
		}
	}
	all = anew(all, by)
	slices.SortStableFunc(all, func(a, b Guaranteed) int { return cmp.Compare(b.LastDay, a.LastDay) })
	return all
}

// item is a line with its order.
type item struct {
	order *Order
	line  *Line
}

// guaranteed is the guarantee that a line has of its own.
func guaranteed(rules []Rule, by map[OrderID]*Order, of item, zone *time.Location) (g Guaranteed, ok bool) {
	o, l := of.order, of.line
	on := DayOf(o.Stamps.DeliveredAt, zone)
	days, km := PromiseOf(rules, o, l, on)
	if days == 0 {
		return g, false
	}
	g = Guaranteed{OrderID: o.ID, First: o.ID, Number: o.Number, Line: *l, From: on, FromKM: max(o.OutKM, o.Intake.MileageKM)}
	if first := FirstOrder(by, o); first != o {
		g.First = first.ID
		made := slices.ContainsFunc(first.Lines, func(x Line) bool { return x.Counts() && x.SameItem(l) })
		restarts := GuaranteeRule(rules, "rework_restarts", on) != 0
		switch {
		case !made && l.Payer != PayShop: // work that was ordered on the same visit
			g.First = o.ID
		case restarts:
			g.restarts = true
		case made:
			return g, false
		default:
			g.From, g.FromKM = DayOf(first.Stamps.DeliveredAt, zone), max(first.OutKM, first.Intake.MileageKM)
		}
	}
	g.LastDay = g.From.Add(int(days))
	if km > 0 && g.FromKM > 0 {
		g.LastKM = g.FromKM + km
	}
	return g, true
}

// FirstOrder is the order whose work a rework makes good, over as many reworks as there
// were; the order itself where it is none, or where the first one was never delivered.
func FirstOrder(by map[OrderID]*Order, o *Order) *Order {
	first := o
	for seen := map[OrderID]bool{}; first.ReworkOf != 0 && !seen[first.ID]; {
		seen[first.ID] = true
		next := by[first.ReworkOf]
		if next == nil || next.Stamps.DeliveredAt.IsZero() {
			break
		}
		first = next
	}
	return first
}

// anew leaves out what a rework has begun anew.
func anew(all []Guaranteed, by map[OrderID]*Order) []Guaranteed {
	return slices.DeleteFunc(slices.Clone(all), func(g Guaranteed) bool {
		return slices.ContainsFunc(all, func(later Guaranteed) bool {
			return later.restarts && later.OrderID != g.OrderID && later.From >= g.From && later.Line.SameItem(&g.Line) &&
				FirstOrder(by, by[later.OrderID]) == FirstOrder(by, by[g.OrderID])
		})
	})
}
