package work

import (
	"context"

	"gongdan/app/shop"
	"gongdan/data"
)

// Lack is a line of an order for which the store has not enough.
type Lack struct {
	Line  shop.Line
	Part  shop.Part
	Qty   shop.Qty   // that is to be bought
	Offer shop.Offer // of the supplier to buy from; SupplierID 0: nobody is known
}

// LacksOf works out what of an order is to be bought: what its lines want beyond
// the stock that is free, and that nobody has bought for an order yet. Lines that
// the customer has declined or brings himself want nothing.
func LacksOf(v data.View, o *shop.Order, today shop.Day) ([]Lack, error) {
	bought, err := data.BoughtFor(v, o.ID)
	if err != nil {
		return nil, err
	}
	parts, err := data.PartsOf(v, o.Lines)
	if err != nil {
		return nil, err
	}
	coming := map[shop.LineID]shop.Qty{}
	for _, b := range bought {
		if b.Status.Awaited() {
			coming[b.LineID] += b.Open()
		}
	}
	short := map[shop.PartID]shop.Qty{}
	for id, p := range parts {
		forOrders, err := data.ComingForOrders(v, id)
		if err != nil {
			return nil, err
		}
		short[id] = p.Reserved + unasked(o, id) - p.Usable() - forOrders
	}
	var lacks []Lack
	for _, l := range o.Lines {
		n := min(lacking(&l)-coming[l.ID], short[l.PartID])
		if n <= 0 {
			continue
		}
		short[l.PartID] -= n
		offers, err := data.OffersOf(v, l.PartID, today)
		if err != nil {
			return nil, err
		}
		x := Lack{Line: l, Part: parts[l.PartID], Qty: n}
		x.Offer, _ = shop.Latest(offers)
		lacks = append(lacks, x)
	}
	return lacks, nil
}

// lacking is what a line wants from the store, agreed or not.
func lacking(l *shop.Line) shop.Qty {
	if l.Kind != shop.PartLine || l.PartID == 0 || l.Origin == shop.CustomerOwned || !l.Counts() {
		return 0
	}
	return max(0, l.Qty-l.Issued)
}

// unasked is what lines of an order want that reserve nothing, since the
// customer has not been asked yet.
func unasked(o *shop.Order, part shop.PartID) (sum shop.Qty) {
	for i := range o.Lines {
		if l := &o.Lines[i]; l.PartID == part && l.Missing() == 0 {
			sum += lacking(l)
		}
	}
	return sum
}

// BuyForOrder (转采购) puts what an order lacks on the open purchase orders, each
// part on that of the supplier it was bought from last; by is whom to ask for
// the others. Anybody who works at the desk may: what is sent to the supplier is
// the storekeeper's.
func BuyForOrder(ctx context.Context, d Desk, at Seen, by shop.SupplierID) (b Bought, err error) {
	err = d.do(ctx, func(tx *data.Tx) error {
		o, err := seen(tx.View, at.ID, at.Rev)
		if err != nil {
			return err
		}
		if o.Status.Frozen() {
			return shop.Refuse("order.refuse.frozen", shop.Args{"Status": o.Status})
		}
		lacks, err := LacksOf(tx.View, &o, tx.Day())
		if err != nil {
			return err
		}
		if len(lacks) == 0 {
			return shop.Refuse("purchase.refuse.nothing_short", shop.Args{"Number": o.Number})
		}
		wishes, err := wish(&o, lacks, by)
		if err != nil {
			return err
		}
		if b, err = buyAll(d, tx, wishes); err != nil {
			return err
		}
		return tellBought(d, tx, &o, lacks, b)
	})
	return b, err
}

// wish turns what is lacking into wishes, or says for which parts nobody is
// known.
func wish(o *shop.Order, lacks []Lack, by shop.SupplierID) (wishes []Wish, err error) {
	var nobody []string
	for _, x := range lacks {
		from := x.Offer
		if from.SupplierID == 0 {
			from = shop.Offer{SupplierID: by}
		}
		if from.SupplierID == 0 {
			nobody = append(nobody, x.Line.Title())
		}
		wishes = append(wishes, Wish{from.SupplierID, shop.PurchaseLine{
			PartID: x.Part.ID, Qty: x.Qty, Price: from.Price, Why: shop.WhyWanted, OrderID: o.ID, LineID: x.Line.ID,
		}})
	}
	if len(nobody) > 0 {
		return nil, &shop.Refusal{Say: "purchase.refuse.supplier", Blocks: nobody, Fix: "supplier"}
	}
	return wishes, nil
}

// tellBought notes on the order what was bought for it.
func tellBought(d Desk, tx *data.Tx, o *shop.Order, lacks []Lack, b Bought) error {
	number := map[shop.LineID]string{}
	for _, p := range b.Now {
		for _, l := range p.Lines {
			if l.OrderID == o.ID {
				number[l.LineID] = p.Number + " " + string(l.DueOn)
			}
		}
	}
	for _, x := range lacks {
		e := shop.Event{Kind: shop.EventOrdered, LineID: x.Line.ID, Note: x.Line.Title() + " " + x.Qty.String() + " " + number[x.Line.ID]}
		if err := d.tell(tx, o, e); err != nil {
			return err
		}
	}
	return nil
}

// keptForOthers refuses to give an order pieces that came for others which wait
// for them.
func keptForOthers(tx *data.Tx, o *shop.Order, l *shop.Line) error {
	others, err := data.CameFor(tx.View, l.PartID, o.ID)
	if err != nil || len(others) == 0 {
		return err
	}
	part, err := data.Part(tx.View, l.PartID)
	if err != nil {
		return err
	}
	var kept shop.Qty
	var numbers []string
	for _, x := range others {
		kept += x.Qty
		numbers = append(numbers, x.Order)
	}
	if part.Usable()-kept >= l.Missing() || part.Usable() < l.Missing() {
		return nil
	}
	return shop.Refuse("part.refuse.kept", shop.Args{"Part": part.Name, "Have": part.Usable(), "Kept": kept, "Want": l.Missing()}, numbers...)
}
