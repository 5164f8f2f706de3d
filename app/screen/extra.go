package screen

import (
	"context"
	"strings"

	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// extraMost is how many things of the price book are offered at once.
const extraMost = 8

// Found is a car in which somebody finds work that nobody ordered.
type Found struct {
	Order shop.OrderID
	Car   shop.VehicleID
	Who   shop.PersonID
	Desk  work.Desk
	Told  func(shop.Order, error) // what became of it; problems of the form stay in it
}

// ExtraSheet (报增项) asks what was found: by code, name or pinyin out of the price
// book, or in words that the advisor puts a price to.
func ExtraSheet(h *Host, on Found) {
	var in shop.Finding
	f := kit.NewForm(h.Env, "extra")
	f.Row(2)
	addFinding(h, f, on.Car, &in)
	f.Qty("qty", &in.Qty).Weight(0.3).Hint(h.Say("extra.qty.hint"))
	f.Area("seen", &in.Seen, 2).Max(shop.MaxText).Hint(h.Say("extra.seen.hint"))
	f.Fill()
	AskForm(h, h.Say("extra.title"), f, h.Say("extra.act.report"), func(shut func()) {
		desk := on.Desk
		kit.Load(h.Env.Run, func(ctx context.Context) (shop.Order, error) {
			return work.ReportExtra(ctx, desk, on.Order, on.Who, in)
		}, func(o shop.Order, err error) {
			if err != nil {
				if err = f.Show(err); err == nil {
					return
				}
			}
			shut()
			if err == nil {
				h.Toast(h.Say("extra.done", shop.Args{"Line": o.Lines[len(o.Lines)-1].Title()}), nil)
			}
			on.Told(o, err)
		})
	})
}

// addFinding adds what was found, out of the price book or free.
func addFinding(h *Host, f *kit.Form, car shop.VehicleID, in *shop.Finding) {
	c := kit.NewCombo(h.Env, func(ctx context.Context, text string) []kit.Item {
		if strings.TrimSpace(text) == "" {
			return nil
		}
		all, err := data.Read(ctx, h.Store, func(v data.View) ([]data.Item, error) {
			fits, err := data.Vehicle(v, car)
			if err != nil {
				return nil, err
			}
			return data.FindItems(v, text, fits, extraMost)
		})
		h.Log("find extra work", err)
		var items []kit.Item
		for i, it := range all {
			if it.Kind != shop.KindPackages {
				items = append(items, kit.Item{ID: int64(i + 1), Cells: []string{it.Code(), it.Name()}, Data: it})
			}
		}
		return items
	})
	c.Free = true
	f.Combo("words", c, func() (kit.Item, bool) { return kit.Item{}, false }, func(it kit.Item, ok bool) {
		in.Labour, in.Part, in.Words = 0, 0, ""
		switch x, is := it.Data.(data.Item); {
		case ok && is && x.Kind == shop.KindLabour:
			in.Labour = x.Labour.ID
		case ok && is:
			in.Part = x.Part.ID
		default:
			in.Words = strings.TrimSpace(c.Text)
		}
	})
}
