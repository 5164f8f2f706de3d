package shop

// SupplierID is the number a supplier is kept under.
type SupplierID int64

// Supplier (供应商) is somebody outside who delivers parts to the shop, does work
// for it (外协), or both: a wholesaler, a machine shop, a tow firm. The name is
// its key.
type Supplier struct {
	ID        SupplierID
	Rev       int64
	Name      string
	Parts     bool   // delivers parts
	Sublet    bool   // does work for the shop
	Contact   string // whom to ask for
	Phone     string
	LeadDays  int64  // from order to arrival; 0: as the rules of buying say
	TermsDays int64  // 账期: an invoice is due so many days after its date; 0: at once
	Account   string // 开户行、账号, as it is written on a transfer
	Note      string // what they do, on what terms
	Active    bool
}

// Bounds of a supplier.
const maxSupplierDays = 365

// Check lists what keeps the supplier from being saved.
func (s Supplier) Check() Problems {
	var p Problems
	p.checkName("name", s.Name)
	if !s.Parts && !s.Sublet {
		p.Add("parts", "supplier.say.kind", nil)
	}
	p.checkText("contact", s.Contact, MaxName)
	p.checkPhone("phone", s.Phone)
	for field, days := range map[string]int64{"lead_days": s.LeadDays, "terms_days": s.TermsDays} {
		if days < 0 || days > maxSupplierDays {
			p.Add(field, "supplier.say.days", Args{"Max": maxSupplierDays})
		}
	}
	p.checkText("account", s.Account, MaxText)
	p.checkText("note", s.Note, MaxText)
	return p
}

// Offer (供货价) is what a supplier calls a part and sells it for. Price is the
// last one that is known, Best the lowest of the last twelve months; both come
// from receipts and from what was entered.
type Offer struct {
	PartID     PartID
	SupplierID SupplierID
	Number     string // their number for it
	Pack       Qty    // it comes in multiples of so many; 0: one by one
	Least      Qty    // the least they deliver; 0: any
	Price      Money  // of one; 0: not known
	On         Day    // when that was the price
	Best       Money
}

// Check lists what keeps the offer from being kept.
func (o Offer) Check() Problems {
	var p Problems
	if o.SupplierID == 0 {
		p.Add("supplier", "say.required.supplier", nil)
	}
	p.checkText("their_number", o.Number, MaxName)
	for field, q := range map[string]Qty{"pack": o.Pack, "least": o.Least} {
		if q < 0 || q > MaxQty {
			p.Add(field, "say.qty_range", Args{"Max": MaxQty})
		}
	}
	p.checkMoney("price", o.Price)
	return p
}

// Round is the smallest quantity that the supplier delivers and that covers q:
// whole packs, whole pieces where no pack is known.
func (o Offer) Round(q Qty) Qty {
	pack := o.Pack
	if pack <= 0 {
		pack = One
	}
	q = max(q, o.Least)
	return (q + pack - 1) / pack * pack
}

// Cheapest is the offer of whom to buy from: the lowest last price that is
// known, by the best of twelve months where best is asked for; the first one
// where no price is known. ok is false when nobody offers the part.
func Cheapest(all []Offer, best bool) (o Offer, ok bool) {
	price := func(x Offer) Money {
		if best && x.Best > 0 {
			return x.Best
		}
		return x.Price
	}
	for _, x := range all {
		if !ok || price(x) > 0 && (price(o) == 0 || price(x) < price(o)) {
			o, ok = x, true
		}
	}
	return o, ok
}

// Latest is the offer of the supplier who was bought from last; of several on
// one day the first.
func Latest(all []Offer) (o Offer, ok bool) {
	for _, x := range all {
		if !ok || x.On > o.On {
			o, ok = x, true
		}
	}
	return o, ok
}
