package screen

import (
	"context"
	"log/slog"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// CustomerCombo is a field that finds customers by name, phone, code or pinyin;
// the ID of an item is the customer's. One may be left out.
func CustomerCombo(h *Host, without shop.CustomerID) *kit.Combo {
	c := kit.NewCombo(h.Env, func(ctx context.Context, text string) []kit.Item {
		page, err := data.Read(ctx, h.Store, func(v data.View) (data.Page[data.CustomerRow], error) {
			return data.CustomerList(v, data.Ask{Text: text, N: 9})
		})
		if err != nil {
			slog.Error("find customers", "err", err)
		}
		var items []kit.Item
		for _, r := range page.Rows {
			if r.ID != without {
				items = append(items, kit.Item{ID: int64(r.ID), Cells: []string{r.Name, r.Code, h.Env.Lang.Masked(r.Phone)}})
			}
		}
		return items
	})
	c.Columns = []kit.ComboColumn{{}, {Width: 60, Muted: true}, {Width: 110, Muted: true}}
	return c
}

// Unmask asks to see the whole number of a customer, which is noted in the
// journal. It is copied, and then is done. Who may not is asked for the PIN of
// somebody who may.
func Unmask(h *Host, c shop.Customer, then func()) {
	do := func(d work.Desk) {
		kit.Load(h.Env.Run, func(ctx context.Context) (any, error) {
			return nil, work.Unmask(ctx, d, shop.KindCustomers, int64(c.ID))
		}, func(_ any, err error) {
			if err != nil {
				h.Fail("unmask", err)
				return
			}
			fyne.CurrentApp().Clipboard().SetContent(c.Phone)
			h.Toast(h.Say("customers.unmasked"), nil)
			then()
		})
	}
	if d := h.Desk(); d.Person.May(shop.Unmask) || h.PIN == nil {
		do(d)
	} else {
		h.PIN(shop.Unmask, do)
	}
}
