package screen

import (
	"context"
	"strings"

	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// ToldBought says on which purchase orders something was put, with the way back.
func ToldBought(h *Host, b work.Bought) {
	var numbers []string
	for _, p := range b.Now {
		numbers = append(numbers, p.Number)
	}
	h.Toast(h.Say("buying.bought", shop.Args{"Numbers": strings.Join(numbers, h.Say("say.comma"))}), func() {
		Act(h, func(ctx context.Context, d work.Desk) (any, error) {
			return nil, work.PutBoughtBack(ctx, d, b, h.Say("buying.undone"))
		}, func(_ any, err error) { h.Fail("undo buying", err) })
	})
}

// BuyForOrder (转采购) puts what an order lacks on purchase orders, and asks whom
// to buy from what nobody has delivered yet.
func BuyForOrder(h *Host, at work.Seen, then func(error)) {
	buyFrom(h, at, 0, then)
}

func buyFrom(h *Host, at work.Seen, by shop.SupplierID, then func(error)) {
	Act(h, func(ctx context.Context, d work.Desk) (work.Bought, error) { return work.BuyForOrder(ctx, d, at, by) }, func(b work.Bought, err error) {
		if r, ok := err.(*shop.Refusal); ok && r.Fix == "supplier" { //nolint:errorlint // work gives it bare
			AskSupplier(h, h.Say("buying.ask_for", shop.Args{"Parts": strings.Join(r.Blocks, h.Say("say.comma"))}), func(id shop.SupplierID) { buyFrom(h, at, id, then) })
			return
		}
		if err == nil {
			ToldBought(h, b)
		}
		then(err)
	})
}

// AskSupplier asks for a supplier of parts, who may be new.
func AskSupplier(h *Host, title string, then func(shop.SupplierID)) {
	Read(h, data.Suppliers, func(all []shop.Supplier, err error) {
		if err != nil {
			h.Fail("read suppliers", err)
			return
		}
		var id shop.SupplierID
		var name string
		f := kit.NewForm(h.Env, "buying")
		AddSupplier(h, f, Delivering(all), SupplierField{&id, &name}).Required()
		f.Fill()
		AskForm(h, title, f, h.Say("act.confirm"), func(shut func()) {
			if id != 0 {
				shut()
				then(id)
				return
			}
			if name == "" {
				f.Show(shop.Problems{{Field: "supplier", Say: "say.required.supplier"}})
				return
			}
			Act(h, func(ctx context.Context, d work.Desk) (shop.Supplier, error) {
				return work.SaveSupplier(ctx, d, shop.Supplier{Name: name, Parts: true, Active: true})
			}, func(s shop.Supplier, err error) {
				if err != nil {
					if failure := f.Show(err); failure != nil {
						h.Log("save supplier", failure)
					}
					return
				}
				shut()
				then(s.ID)
			})
		})
	})
}
