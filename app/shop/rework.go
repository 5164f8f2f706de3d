package shop

import (
	"cmp"
	"slices"
	"time"
)

// ReworkCause (返修原因) is why work had to be done again; the cost of it is charged there.
type ReworkCause string

// The causes of the open format.
const (
	CauseOpen      ReworkCause = ""          // nobody has found it yet
	CauseHuman     ReworkCause = "human"     // 人为: how it was done, or by whom
	CausePart      ReworkCause = "part"      // 配件
	CauseDiagnosis ReworkCause = "diagnosis" // 诊断
	CauseCustomer  ReworkCause = "customer"  // 客户: how the car was used
	CauseOther     ReworkCause = "other"     // 其他: none of the shop's
)

// ReworkCauses are all causes, in the order in which they are offered.
func ReworkCauses() []ReworkCause {
	return []ReworkCause{CauseHuman, CausePart, CauseDiagnosis, CauseCustomer, CauseOther}
}

// Key is the word of the cause.
func (c ReworkCause) Key() string { return "rework.cause." + string(c) }

// Ours reports whether the cause lies with the repair, so that the shop bears it whatever
// else is shown.
func (c ReworkCause) Ours() bool { return c == CauseHuman || c == CausePart || c == CauseDiagnosis }

// ReworkChoice is what the customer wants after the same thing failed again.
type ReworkChoice string

// What a customer may want.
const (
	ChoiceOpen      ReworkChoice = ""
	ChoiceHere      ReworkChoice = "here"      // 继续在本店修
	ChoiceElsewhere ReworkChoice = "elsewhere" // 由本店联系其他企业并承担费用
)

// ReworkChoices are all choices, in the order in which they are offered.
func ReworkChoices() []ReworkChoice { return []ReworkChoice{ChoiceHere, ChoiceElsewhere} }

// Key is the word of the choice.
func (c ReworkChoice) Key() string { return "rework.choice." + string(c) }

// ReworkRecord (返修单) is what is found out about a rework: what of the first order it
// makes good, why, and who bears it.
type ReworkRecord struct {
	OrderID  OrderID
	Item     string // Line.Key of the first order's line; "": not said
	Cause    ReworkCause
	Person   PersonID   // whose work it was
	Supplier SupplierID // whose part it was
	Batch    string     // 批号 of that part
	Words    string
	ShownAt  time.Time // when the customer was shown that the repair is not the cause; zero: he was not
	Evidence string    // what proves it
	Choice   ReworkChoice
	ChosenAt time.Time
	By       PersonID
	At       time.Time // when the cause was written
}

// Empty reports whether nothing is written.
func (r ReworkRecord) Empty() bool { return r == ReworkRecord{OrderID: r.OrderID} }

// CauseDue (三日举证) is the last day on which the shop may show that the repair is not the
// cause: so many days after the car came (rule guarantee/cause_days); the first does not
// count (民法典 Art. 201).
func CauseDue(rules []Rule, o *Order, zone *time.Location) Day {
	on := DayOf(o.Stamps.ReceivedAt, zone)
	return on.Add(int(GuaranteeRule(rules, "cause_days", on)))
}

// Free reports whether the shop bears the rework: unless another cause than the repair was
// shown, with evidence, on or before the day due.
func (r ReworkRecord) Free(due Day, zone *time.Location) bool {
	shown := DayOf(r.ShownAt, zone)
	return r.Cause.Ours() || r.Cause == CauseOpen || shown == "" || shown > due || r.Evidence == ""
}

// Check lists what keeps the record of an order from being kept.
func (r ReworkRecord) Check(o *Order, due Day, zone *time.Location) Problems {
	var p Problems
	p.checkText("item", r.Item, MaxName)
	p.checkText("batch", r.Batch, MaxName)
	p.checkText("words", r.Words, MaxText)
	p.checkText("evidence", r.Evidence, MaxText)
	switch r.Cause {
	case CauseOpen:
	case CauseHuman, CauseDiagnosis:
		if r.Person == 0 {
			p.Add("person", "rework.say.person", nil)
		}
	case CausePart:
		if r.Supplier == 0 && r.Batch == "" && r.Words == "" {
			p.Add("supplier", "rework.say.supplier", nil)
		}
	case CauseCustomer, CauseOther:
		if r.Words == "" {
			p.Add("words", "rework.say.words", nil)
		}
	default:
		p.Add("cause", "rework.say.cause", nil)
	}
	if r.Choice != ChoiceOpen && !slices.Contains(ReworkChoices(), r.Choice) {
		p.Add("choice", "rework.say.choice", nil)
	}
	r.checkShown(&p, o, Span{Last: due, Zone: zone})
	return p
}

// Span is a time that ends with a day of a zone.
type Span struct {
	Last Day
	Zone *time.Location
}

// checkShown looks at what was shown to the customer.
func (r ReworkRecord) checkShown(p *Problems, o *Order, s Span) {
	switch at := r.ShownAt; {
	case at.IsZero() && r.Evidence != "" && !r.Cause.Ours():
		p.Warn("shown_at", "rework.say.not_shown", Args{"Last": s.Last})
	case at.IsZero():
	case r.Cause.Ours() || r.Cause == CauseOpen:
		p.Add("shown_at", "rework.say.ours", nil)
	case r.Evidence == "":
		p.Add("evidence", "rework.say.evidence", nil)
	case DayOf(at, s.Zone) < DayOf(o.Stamps.ReceivedAt, s.Zone):
		p.Add("shown_at", "rework.say.shown_first", Args{"From": o.Stamps.ReceivedAt})
	case DayOf(at, s.Zone) > s.Last:
		p.Warn("shown_at", "rework.say.shown_late", Args{"Last": s.Last})
	}
}

// ReworkCost is what a rework costs the shop.
type ReworkCost struct {
	Parts  Money // what the parts it took from stock have cost
	Labour Money // hours worked, else planned, at the rate of the line: the shop's posted price
	Away   Money // what others did for it
}

// Sum is all of it.
func (c ReworkCost) Sum() Money { return c.Parts + c.Labour + c.Away }

// CostOfRework is what the lines that the shop pays have cost it.
func CostOfRework(o *Order, away Outside) (c ReworkCost) {
	for i := range o.Lines {
		l := &o.Lines[i]
		if !l.Counts() || l.Payer != PayShop {
			continue
		}
		c.Parts += l.Cost
		c.Away += away.CostOf(l.ID)
		if l.Kind == LabourLine {
			c.Labour += l.Price.Times(cmp.Or(l.Clocked, l.Qty))
		}
	}
	return c
}

// Reworked is how an order that makes another one good stands.
type Reworked struct {
	First   Order
	Record  ReworkRecord
	Due     Day          // CauseDue
	Held    []Guaranteed // what of the first order the shop answered for when the car came
	Repeats []string     // reworks of the same item within its guarantee up to this one, the oldest first
	Most    int64        // rule guarantee/failed_repairs: from so many on the customer chooses
	Cost    ReworkCost
	Free    bool
}

// Chooses reports whether the customer may have it repaired elsewhere at the shop's cost:
// the same thing has failed as often as the rules say.
func (r Reworked) Chooses() bool { return r.Most > 0 && int64(len(r.Repeats)) >= r.Most }

// Billed are the titles of the lines that the customer would pay though the shop answers
// for them and no other cause was shown in time.
func (r Reworked) Billed(o *Order) []string {
	if !r.Free {
		return nil
	}
	return o.titles(func(l *Line) bool {
		return l.Counts() && l.Payer != PayShop && l.Amount() > 0 && l.Origin != CustomerOwned &&
			slices.ContainsFunc(r.Held, func(g Guaranteed) bool { return g.Line.SameItem(l) })
	})
}

// Histories are all orders of a car with what was found out about its reworks.
type Histories struct {
	Rules   []Rule
	Visits  []Order
	Records map[OrderID]ReworkRecord
	Zone    *time.Location
}

// Of tells how an order that is among the visits stands as a rework; ok is false for one
// that is none, or whose first order is not among them.
func (h Histories) Of(o *Order) (r Reworked, ok bool) {
	by := map[OrderID]*Order{}
	for i := range h.Visits {
		by[h.Visits[i].ID] = &h.Visits[i]
	}
	by[o.ID] = o
	first := FirstOrder(by, o)
	if o.ReworkOf == 0 || first == o {
		return r, false
	}
	on := DayOf(o.Stamps.ReceivedAt, h.Zone)
	r = Reworked{First: *first, Record: h.Records[o.ID], Due: CauseDue(h.Rules, o, h.Zone), Most: GuaranteeRule(h.Rules, "failed_repairs", on)}
	r.Record.OrderID = o.ID
	all := Guarantees(h.Rules, h.Visits, h.Zone)
	r.Held = h.held(all, by, o)
	r.Free = r.Record.Free(r.Due, h.Zone)
	for i := range h.Visits {
		v := &h.Visits[i]
		if v.ID == o.ID {
			v = o
		}
		if len(r.Held) > 0 && v.ReworkOf != 0 && v.Status != Void && FirstOrder(by, v) == first && !v.Stamps.ReceivedAt.After(o.Stamps.ReceivedAt) &&
			sameThing(h.Records[v.ID].Item, r.Record.Item) && len(h.held(all, by, v)) > 0 {
			r.Repeats = append(r.Repeats, v.Number)
		}
	}
	return r, true
}

// held is what the shop answered for of the first order, or of what made it good, when the
// car of a rework came.
func (h Histories) held(all []Guaranteed, by map[OrderID]*Order, o *Order) []Guaranteed {
	first, on := FirstOrder(by, o), DayOf(o.Stamps.ReceivedAt, h.Zone)
	return slices.DeleteFunc(slices.Clone(all), func(g Guaranteed) bool {
		return g.OrderID == o.ID || FirstOrder(by, by[g.OrderID]) != first || !g.Holds(on, o.Intake.MileageKM)
	})
}

// sameThing reports whether two reworks make the same thing good; one that does not say
// what may be any.
func sameThing(a, b string) bool { return a == b || a == "" || b == "" }
