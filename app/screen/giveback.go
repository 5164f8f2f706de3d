package screen

import (
	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/app/work"
)

// ReturnSheet (退料) asks how many of a line's pieces come back, and whether they are new
// still; at first it offers what is not billed, else all.
func ReturnSheet(h *Host, l shop.Line, do func(work.Return)) {
	r := work.Return{Line: l.ID, Qty: l.Surplus()}
	if r.Qty == 0 {
		r.Qty = l.Issued
	}
	form := kit.NewForm(h.Env, "return")
	form.Qty("qty", &r.Qty).Required().Unit(l.Unit).Label(h.Say("return.qty_of", shop.Args{"Issued": h.Env.Lang.Count(l.Issued)}))
	form.Tick("used", &r.Used)
	form.Check = func() shop.Problems {
		var p shop.Problems
		if r.Qty <= 0 || r.Qty > l.Issued {
			p.Add("qty", "part.refuse.return_more", shop.Args{"Issued": l.Issued, "Qty": r.Qty})
		}
		return p
	}
	form.Fill()
	AskForm(h, h.Say("order.act.return")+"・"+l.Title(), form, h.Say("order.act.return"), func(shut func()) {
		if err := form.Check().Err(); err != nil {
			form.Show(err)
			return
		}
		shut()
		do(r)
	})
}
