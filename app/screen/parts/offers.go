package parts

import (
	"context"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// buying is who delivers a part, and what is on the way.
type buying struct {
	offers    []shop.Offer
	coming    []data.ToCome
	suppliers map[shop.SupplierID]shop.Supplier
}

func readBuying(v data.View, id shop.PartID, today shop.Day) (b buying, err error) {
	if b.offers, err = data.OffersOf(v, id, today); err != nil {
		return b, err
	}
	if b.coming, err = data.ToComeOf(v, id); err != nil {
		return b, err
	}
	all, err := data.Suppliers(v)
	b.suppliers = map[shop.SupplierID]shop.Supplier{}
	for _, s := range all {
		b.suppliers[s.ID] = s
	}
	return b, err
}

// deliveriesOf (供应商) says who delivers the part: what comes and when, or how long
// it takes, and the last price to those who may see it.
func deliveriesOf(p *page, s story) screen.Section {
	h, lang := p.h, p.h.Env.Lang
	out := screen.Section{Title: h.Say("parts.suppliers")}
	costs := p.may(shop.SeeCost)
	if !costs {
		out.Note = h.Say("parts.cost_hidden")
	} else if p.may(shop.AdjustStock) {
		out.Act = &kit.Act{Word: h.Say("parts.act.offer"), Keys: "Alt+O", Do: func() { askOffer(p, s.part) }}
	}
	for _, c := range s.buying.coming {
		f := screen.Fact{Icon: "truck", Text: c.Number + "  " + s.buying.suppliers[c.SupplierID].Name, Right: "+" + lang.Count(c.Open()), Far: dayOnly(c.DueOn), Do: func() {
			h.Go(screen.Route{Screen: screen.Buying, Key: "orders", ID: int64(c.PurchaseID)})
		}}
		out.Facts = append(out.Facts, f)
	}
	for i, o := range s.buying.offers {
		by := s.buying.suppliers[o.SupplierID]
		f := screen.Fact{Text: by.Name, Far: dayOnly(o.On)}
		switch {
		case costs && o.Price > 0:
			f.Right = lang.Money(o.Price)
		case by.LeadDays > 0:
			f.Right = h.Say("parts.lead", shop.Args{"N": by.LeadDays})
		case i == 0:
			f.Right = h.Say("parts.usual")
		}
		out.Facts = append(out.Facts, f)
		if costs && (o.Number != "" || o.Pack > 0 || o.Best > 0 && o.Best < o.Price) {
			out.Facts = append(out.Facts, screen.Fact{Icon: "right", Text: termsOf(p, o)})
		}
	}
	if len(out.Facts) == 0 {
		out.Facts = []screen.Fact{{Words: h.Say("parts.no_suppliers")}}
	}
	return out
}

// termsOf are how a supplier delivers, in one line.
func termsOf(p *page, o shop.Offer) (words string) {
	lang := p.h.Env.Lang
	add := func(s string) {
		if words != "" {
			words += "・"
		}
		words += s
	}
	if o.Number != "" {
		add(o.Number)
	}
	if o.Pack > 0 {
		add(p.h.Say("parts.pack", shop.Args{"N": lang.Count(o.Pack)}))
	}
	if o.Best > 0 && o.Best < o.Price {
		add(p.h.Say("parts.best", shop.Args{"Price": o.Best}))
	}
	return words
}

// dayOnly is the month and the day.
func dayOnly(d shop.Day) string {
	if len(d) != 10 {
		return ""
	}
	return string(d[5:])
}

// askOffer asks how a supplier delivers the part and for how much.
func askOffer(p *page, part shop.Part) {
	h, today := p.h, p.h.Desk().Today()
	screen.Read(h, func(v data.View) (buying, error) { return readBuying(v, part.ID, today) }, func(b buying, err error) {
		if err != nil {
			h.Fail("read suppliers", err)
			return
		}
		o, name := shop.Offer{PartID: part.ID}, ""
		if len(b.offers) > 0 {
			o = b.offers[0]
		}
		var all []shop.Supplier
		for _, s := range b.suppliers {
			all = append(all, s)
		}
		f := kit.NewForm(h.Env, "buying")
		screen.AddSupplier(h, f, screen.Delivering(all), screen.SupplierField{ID: &o.SupplierID, Name: &name}).Required()
		f.Row(2)
		f.Money("price", &o.Price)
		f.Text("their_number", &o.Number).Max(shop.MaxName)
		f.Row(2)
		f.Qty("pack", &o.Pack).Unit(part.Unit)
		f.Qty("least", &o.Least).Unit(part.Unit)
		f.Fill()
		screen.AskForm(h, h.Say("parts.act.offer")+"  "+part.Number+"  "+part.Name, f, h.Say("edit.act.save"), func(shut func()) {
			screen.Act(h, func(ctx context.Context, d work.Desk) (any, error) { return nil, work.SaveOffer(ctx, d, o, name) }, func(_ any, err error) {
				if err == nil {
					shut()
				} else if failure := f.Show(err); failure != nil {
					h.Log("save offer", failure)
				}
			})
		})
	})
}

// buyPart (采购) puts the part on the open order of the supplier it was bought from
// last, as much as is missing, or asks from whom.
func buyPart(p *page, part shop.Part) {
	h, today := p.h, p.h.Desk().Today()
	screen.Read(h, func(v data.View) (buying, error) { return readBuying(v, part.ID, today) }, func(b buying, err error) {
		if err != nil {
			h.Fail("read suppliers", err)
			return
		}
		o, ok := shop.Latest(b.offers)
		if !ok {
			screen.AskSupplier(h, part.Number+"  "+part.Name, func(by shop.SupplierID) { askQty(p, part, shop.Offer{PartID: part.ID, SupplierID: by}, b) })
			return
		}
		askQty(p, part, o, b)
	})
}

func askQty(p *page, part shop.Part, o shop.Offer, b buying) {
	h := p.h
	s := shop.Suggestion{Part: part, Offers: []shop.Offer{o}}
	s.Decide(false)
	qty := max(s.Qty, o.Round(shop.One))
	f := kit.NewForm(h.Env, "buying")
	f.Qty("qty", &qty).Required().Unit(part.Unit)
	f.Fill()
	title := h.Say("parts.act.buy") + "  " + part.Name + "  " + b.suppliers[o.SupplierID].Name
	screen.AskForm(h, title, f, h.Say("buying.act.buy"), func(shut func()) {
		screen.Act(h, func(ctx context.Context, d work.Desk) (work.Bought, error) {
			return work.Buy(ctx, d, []work.Wish{{SupplierID: o.SupplierID, Line: shop.PurchaseLine{PartID: part.ID, Qty: qty, Price: o.Price, Why: shop.WhyByHand}}})
		}, func(done work.Bought, err error) {
			if err != nil {
				if failure := f.Show(err); failure != nil {
					h.Log("buy part", failure)
				}
				return
			}
			shut()
			screen.ToldBought(h, done)
		})
	})
}
