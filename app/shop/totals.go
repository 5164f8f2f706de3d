package shop

// Totals are the sums of an order: sums of rounded lines, declined lines left
// out. Labour, Parts and Other are after discount; Discount says how much it
// was, so the list price is their sum.
type Totals struct {
	Labour   Money
	Parts    Money
	Other    Money
	Discount Money
	Hours    Qty
	ByPayer  map[Payer]Money
	Cost     Money // of the parts issued
	Paid     Money // by the customer, money on account left out
	OnCredit Money // 挂账: written down, still owed
	Due      Money // what the customer still owes
}

// Total is what all payers pay together.
func (t Totals) Total() Money { return t.Labour + t.Parts + t.Other }

// Output (产值) is the total without what the shop pays itself.
func (t Totals) Output() Money { return t.Total() - t.ByPayer[PayShop] }

// Totals sums the order up.
func (o *Order) Totals() Totals {
	t := Totals{ByPayer: map[Payer]Money{}}
	for _, p := range Payers() {
		t.ByPayer[p] = 0
	}
	for i := range o.Lines {
		l := &o.Lines[i]
		if !l.Counts() {
			continue
		}
		amount := l.Amount()
		switch l.Kind {
		case LabourLine:
			t.Labour += amount
			t.Hours += l.Qty
		case PartLine:
			t.Parts += amount
		default:
			t.Other += amount
		}
		t.Discount += l.Gross() - amount
		t.ByPayer[l.Payer] += amount
		t.Cost += l.Cost
	}
	for _, p := range o.Payments {
		if p.Method == OnAccount {
			t.OnCredit += p.Amount
		} else {
			t.Paid += p.Amount
		}
	}
	t.Due = t.ByPayer[PayCustomer] - t.Paid
	return t
}
