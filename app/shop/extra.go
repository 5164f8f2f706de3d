package shop

import "time"

// Finding (增项) is what a technician finds while the car is in hand: work that
// nobody ordered. It comes from the price book, or is told in words that the
// advisor puts a price to. Work on it may not begin before the customer has
// agreed (民法典 Art. 775).
type Finding struct {
	Labour LabourID // of the price book; 0: none
	Part   PartID   // of the store; 0: none
	Words  string   // what is to be done, where the price book has nothing
	Qty    Qty      // hours or pieces; 0: as the price book has it, or one
	Seen   string   // what was seen: the customer is told it
}

// Check lists what keeps a finding from being reported.
func (f Finding) Check() Problems {
	var p Problems
	if f.Labour == 0 && f.Part == 0 {
		p.checkName("words", f.Words)
	}
	if f.Qty < 0 || f.Qty > MaxQty {
		p.Add("qty", "extra.say.qty", nil)
	}
	p.checkText("seen", f.Seen, MaxText)
	return p
}

// AddFound puts extra work on the order, to be agreed. Only a car that is being
// worked on has any: before, the line is simply written.
func AddFound(o *Order, l Line, by PersonID, at time.Time) (*Line, error) {
	if o.Status != Working && o.Status != Checking {
		return nil, &Refusal{Say: "extra.refuse.status", With: Args{"Status": o.Status}}
	}
	l.Agreement = Agreement{Consent: Proposed}
	l.FoundBy, l.FoundAt = by, at
	o.Lines = append(o.Lines, l)
	return &o.Lines[len(o.Lines)-1], nil
}

// Extra (待批增项) are the titles of found lines that nobody has answered yet.
func Extra(o *Order) []string {
	return o.titles(func(l *Line) bool { return l.FoundBy != 0 && l.Agreement.Consent == Proposed })
}

// SellLabour is the line of a job of the price book; rate is the shop's price of
// an hour, for a job that has none of its own.
func SellLabour(j Labour, rate Money) Line {
	if j.Rate != 0 {
		rate = j.Rate
	}
	return Line{Kind: LabourLine, LabourID: j.ID, Code: j.Code, Name: j.Name, WorkClass: j.WorkClass, Qty: j.Hours, Price: rate, Payer: PayCustomer, LineSource: LineSource{Longer: j.longer()}}
}

// SellPart is the line of so many pieces of a part.
func SellPart(p Part, qty Qty) Line {
	return Line{Kind: PartLine, PartID: p.ID, Code: p.Number, Name: p.Name, Unit: p.Unit, Origin: p.Origin, Qty: qty, Price: p.Price, Payer: PayCustomer}
}

// InPlaceOf is the line of a part that takes the place of another line's: a line of its
// own, proposed at its own price, since what was agreed to was the other one.
func InPlaceOf(old Line, p Part) Line {
	l := SellPart(p, old.Qty)
	l.Discount, l.Payer, l.Package, l.LineSource = old.Discount, old.Payer, old.Package, old.LineSource
	l.Agreement.Consent = Proposed
	return l
}
