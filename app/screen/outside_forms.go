package screen

import (
	"context"
	"strconv"
	"time"

	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// outWriting writes the records of the sheet.
type outWriting struct{ *outing }

// outDraft is a record outside being written: what is exported is its draft,
// the rest how the order stood when it was read.
type outDraft[T any] struct {
	Is       T
	Supplier string // one who may be new, where none is chosen

	at  work.Seen
	was shop.Outside // before the save
	o   shop.Order   // as it was kept
}

// outForm says how a record outside is written.
type outForm[T any] struct {
	Scope string // of the form's labels
	draft string // beside the kind of the record: what tells it apart
	title string
	words string // said when it was kept
	get   func(shop.Order, shop.Outside) (T, error)
	build func(*kit.Form, *outDraft[T])
	check func(outDraft[T]) shop.Problems
	save  func(context.Context, work.Desk, outDraft[T]) (shop.Order, shop.Outside, error)
}

// write opens the form of a record outside.
func write[T any](o outWriting, f outForm[T]) *Edit[outDraft[T]] {
	type draft = outDraft[T]
	edit := NewEdit(o.h, EditSpec[draft]{
		Draft: f.Scope + ":" + strconv.FormatInt(int64(o.id), 10) + f.draft, Scope: f.Scope,
		Title: func(draft) string { return f.title + " " + o.found.order.Number },
		Read: func(v data.View) (d draft, err error) {
			order, err := data.Order(v, o.id)
			if err != nil {
				return d, err
			}
			x, err := data.Outside(v, o.id)
			if err != nil {
				return d, err
			}
			d.at = work.Seen{ID: o.id, Rev: order.Rev}
			d.Is, err = f.get(order, x)
			return d, err
		},
		Save: func(ctx context.Context, desk work.Desk, d draft) (draft, error) {
			var err error
			d.o, d.was, err = f.save(ctx, desk, d)
			return d, err
		},
		Build: f.build, Check: f.check,
		Saved: func(d draft) { o.done(f.words, outDone{d.at.Rev, d.o.Rev, d.was}) },
		Fixes: func(r *shop.Refusal) []kit.Act { return o.fixes(r) },
	})
	SheetOf(o.h, f.title, outWide, edit)
	edit.Open()
	return edit
}

// fixes leads to the order, where what blocks can be cleared away.
func (o outWriting) fixes(r *shop.Refusal) []kit.Act {
	if r.Fix != "agree" && r.Fix != "loaner" {
		return nil
	}
	return []kit.Act{{Word: o.h.Say("board.act.open"), Keys: "Alt+V", Do: func() {
		o.h.Env.Layer.CloseSheets()
		o.h.Go(Route{Screen: Order, ID: int64(o.id)})
	}}}
}

// supplierField is a field for a supplier.
func (o outWriting) supplierField(f *kit.Form, id *shop.SupplierID, name *string) *kit.FormField {
	return AddSupplier(o.h, f, o.found.suppliers, SupplierField{id, name})
}

// named is a supplier's id for the rules: one whose name is known counts.
func named(id shop.SupplierID, name string) shop.SupplierID {
	if id == 0 && name != "" {
		return 1
	}
	return id
}

func (o outWriting) driverField(f *kit.Form, id *shop.PersonID) {
	var items []kit.Item
	for _, p := range o.found.people {
		if p.Active || p.ID == *id {
			items = append(items, kit.Item{ID: int64(p.ID), Cells: []string{p.Name, p.Code}})
		}
	}
	c := kit.NewSelect(o.h.Env, items)
	c.Free = true // it may be nobody: Enter goes on
	f.Combo("driver", c, func() (kit.Item, bool) {
		for _, it := range items {
			if it.ID == int64(*id) {
				return it, true
			}
		}
		return kit.Item{}, false
	}, func(it kit.Item, _ bool) { *id = shop.PersonID(it.ID) })
}

// rescue writes the rescue of the order.
func (o outWriting) rescue() {
	h, sees := o.h, o.h.Desk().Person.May(shop.SeeCost)
	type draft = outDraft[shop.Rescue]
	write(o, outForm[shop.Rescue]{
		Scope: "rescue", title: h.Say("rescue.title"), words: "outside.done.rescue",
		get: func(order shop.Order, x shop.Outside) (shop.Rescue, error) {
			if x.Rescue != nil {
				return *x.Rescue, nil
			}
			return shop.Rescue{
				Kind: shop.TowIn, Caller: order.Intake.SenderName, Phone: order.Intake.SenderPhone,
				CalledAt: h.Env.Clock().Truncate(time.Minute), Payer: shop.PayCustomer,
			}, nil
		},
		build: func(f *kit.Form, d *draft) {
			r := &d.Is
			f.Row(2)
			kit.AddChoice(f, "kind", &r.Kind, shop.RescueKinds(), func(k shop.RescueKind) string { return h.Say(k.Key()) })
			f.Text("place", &r.Place).Required().Max(shop.MaxName * 2).Weight(1.4)
			f.Row(2)
			f.Text("caller", &r.Caller).Max(shop.MaxName)
			f.Code("phone", &r.Phone, kit.CodePhone).Max(20)
			f.Row(2)
			f.DateTime("called_at", &r.CalledAt).Required()
			f.DateTime("left_at", &r.LeftAt)
			f.Row(2)
			f.DateTime("arrived_at", &r.ArrivedAt)
			f.DateTime("back_at", &r.BackAt)
			f.Row(2)
			o.driverField(f, &r.Driver)
			o.supplierField(f, &r.SupplierID, &d.Supplier).Label(h.Say("rescue.supplier"))
			f.Row(3)
			f.Int("km", &r.KM).Unit("km")
			f.Money("fee", &r.Fee)
			kit.AddSelect(f, "payer", &r.Payer, shop.Payers(), func(p shop.Payer) string { return h.Say(p.Key()) })
			if sees {
				f.Row(2)
				f.Money("cost", &r.Cost)
			}
			f.Text("note", &r.Note).Max(shop.MaxText)
		},
		check: func(d draft) shop.Problems {
			d.Is.SupplierID = named(d.Is.SupplierID, d.Supplier)
			return d.Is.Check(h.Env.Clock())
		},
		save: func(ctx context.Context, desk work.Desk, d draft) (shop.Order, shop.Outside, error) {
			return work.SaveRescue(ctx, desk, d.at, work.RescueEntry{Rescue: d.Is, Supplier: d.Supplier, FeeName: h.Say("rescue.fee_line")})
		},
	})
}

// transport writes what was agreed to be paid for the customer's journeys.
func (o outWriting) transport() {
	h := o.h
	type draft = outDraft[shop.Transport]
	write(o, outForm[shop.Transport]{
		Scope: "transport", title: h.Say("transport.title"), words: "outside.done.transport",
		get: func(order shop.Order, x shop.Outside) (shop.Transport, error) {
			if x.Transport != nil {
				return *x.Transport, nil
			}
			return shop.Transport{AgreedBy: order.Intake.SenderName, Way: shop.BySignature, AgreedAt: h.Env.Clock().Truncate(time.Minute)}, nil
		},
		build: func(f *kit.Form, d *draft) {
			f.Row(2)
			f.Money("amount", &d.Is.Amount).Required()
			f.Text("agreed_by", &d.Is.AgreedBy).Required().Max(shop.MaxName)
			f.Row(2)
			kit.AddChoice(f, "way", &d.Is.Way, shop.ConsentWays(), func(w shop.ConsentWay) string { return h.Say(w.Key()) })
			f.DateTime("agreed_at", &d.Is.AgreedAt)
			f.Text("note", &d.Is.Note).Max(shop.MaxText).Hint(h.Say("transport.hint"))
		},
		check: func(d draft) shop.Problems { return d.Is.Check() },
		save: func(ctx context.Context, desk work.Desk, d draft) (shop.Order, shop.Outside, error) {
			return work.SaveTransport(ctx, desk, d.at, &d.Is)
		},
	})
}
