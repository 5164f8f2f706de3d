package screen

import (
	"context"
	"strconv"
	"strings"

	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// extraMost is how many things of the price book are offered at once, and
// extraWide how wide the sheet is.
const (
	extraMost = 8
	extraWide = 420
)

// Found is a car in which somebody finds work that nobody ordered.
type Found struct {
	Order shop.OrderID
	Car   shop.VehicleID
	Who   shop.PersonID
	Desk  work.Desk
	Done  func(shop.Order)
	Fixes func(*shop.Refusal) []kit.Act // what clears the way of a refusal
}

// finding is extra work being written; Name is what the price book calls it.
type finding struct {
	Is   shop.Finding
	Name string

	o shop.Order // as it was kept
}

// ExtraSheet (报增项) asks what was found: by code, name or pinyin out of the price
// book, or in words that the advisor puts a price to.
func ExtraSheet(h *Host, on Found) {
	edit := NewEdit(h, EditSpec[finding]{
		Draft: "extra:" + strconv.FormatInt(int64(on.Order), 10), Scope: "extra",
		Title: func(finding) string { return h.Say("extra.title") },
		Read:  func(data.View) (finding, error) { return finding{}, nil },
		Build: func(f *kit.Form, r *finding) {
			f.Row(2)
			addFinding(h, f, on.Car, r)
			f.Qty("qty", &r.Is.Qty).Weight(0.3).Hint(h.Say("extra.qty.hint"))
			f.Area("seen", &r.Is.Seen, 2).Max(shop.MaxText).Hint(h.Say("extra.seen.hint"))
		},
		Check: func(r finding) shop.Problems { return r.Is.Check() },
		Save: func(ctx context.Context, _ work.Desk, r finding) (kept finding, err error) {
			r.o, err = work.ReportExtra(ctx, on.Desk, on.Order, on.Who, r.Is)
			return r, err
		},
		Saved: func(r finding) {
			h.Toast(h.Say("extra.done", shop.Args{"Line": r.o.Lines[len(r.o.Lines)-1].Title()}), nil)
			on.Done(r.o)
		},
		Fixes: on.Fixes,
	})
	SheetOf(h, h.Say("extra.title"), extraWide, edit)
	edit.Open()
}

// addFinding adds what was found, out of the price book or free.
func addFinding(h *Host, f *kit.Form, car shop.VehicleID, r *finding) {
	c := kit.NewCombo(h.Env, func(ctx context.Context, text string) []kit.Item { return extraItems(ctx, h, car, text) })
	c.Free = true
	f.Combo("words", c, func() (kit.Item, bool) {
		switch {
		case r.Is.Labour != 0:
			return kit.Item{Cells: []string{r.Name}, Data: data.Item{Kind: shop.KindLabour, Labour: shop.Labour{ID: r.Is.Labour, Name: r.Name}}}, true
		case r.Is.Part != 0:
			return kit.Item{Cells: []string{r.Name}, Data: data.Item{Kind: shop.KindParts, Part: shop.Part{ID: r.Is.Part, Name: r.Name}}}, true
		}
		return kit.Item{Cells: []string{r.Is.Words}}, r.Is.Words != ""
	}, func(it kit.Item, ok bool) {
		r.Is.Labour, r.Is.Part, r.Is.Words, r.Name = 0, 0, "", ""
		switch x, is := it.Data.(data.Item); {
		case ok && is && x.Kind == shop.KindLabour:
			r.Is.Labour, r.Name = x.Labour.ID, x.Labour.Name
		case ok && is:
			r.Is.Part, r.Name = x.Part.ID, x.Part.Name
		default:
			r.Is.Words = strings.TrimSpace(c.Text)
		}
	})
}

// extraItems finds jobs and parts that fit the car.
func extraItems(ctx context.Context, h *Host, car shop.VehicleID, text string) (items []kit.Item) {
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
	for i, it := range all {
		if it.Kind != shop.KindPackages {
			items = append(items, kit.Item{ID: int64(i + 1), Cells: []string{it.Name(), it.Code()}, Data: it})
		}
	}
	return items
}
