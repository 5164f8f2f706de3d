package cases

import (
	"context"
	"strconv"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// refundRows is how many refunds the sheet has room for beyond those there.
const refundRows = 2

// summing is the arithmetic of a case being written.
type summing struct {
	Is   shop.CaseSum
	Rows [shop.MaxCaseRows]shop.CaseRefund // some are empty

	room  int // rows that are shown
	car   shop.Vehicle
	rules []shop.Rule
}

// sums are the figures with the refunds that were written.
func (s summing) sums() shop.CaseSum {
	out := s.Is
	out.Refunds = nil
	for _, r := range s.Rows {
		if r.Paid != 0 || r.Off != 0 || r.Note != "" {
			out.Refunds = append(out.Refunds, r)
		}
	}
	return out
}

// sum opens the arithmetic of a case: what it comes to stands below and follows what is
// typed.
func (p acts) sum(c shop.Case) {
	h := p.h
	below := screen.NewFacts(h)
	below.SetWidth(kit.Look().Dp(wide - 60))
	var kept shop.Case
	var edit *screen.Edit[summing]
	show := func() {
		_ = edit.Form.Read() // what cannot be read yet counts as it was
		now := c
		now.Sum = edit.Record.sums()
		below.Set([]screen.Section{{Title: h.Say("cases.sum"), Facts: screen.CaseArithmetic(h, now)}})
	}
	edit = screen.NewEdit(h, screen.EditSpec[summing]{
		Draft: draftOf("case_sum", c.ID), Scope: "case",
		Title: func(summing) string { return h.Say("cases.act.sum") + " " + c.Number },
		Read:  func(v data.View) (summing, error) { return readSumming(v, c.ID) },
		Save: func(ctx context.Context, d work.Desk, r summing) (_ summing, err error) {
			kept, err = work.SumCase(ctx, d, saw(c), r.sums())
			return r, err
		},
		Build: func(f *kit.Form, r *summing) { p.buildSumming(f, r) },
		Check: func(r summing) shop.Problems {
			return append(r.sums().Check(), work.CheckCaseRate(r.rules, r.car, r.Is.Rate)...)
		},
		Saved: func(summing) { p.undoable(h.Say("cases.summed", shop.Args{"Number": c.Number}), c, kept) },
		Shown: func() { edit.Rebuild(); edit.Form.Focus("price"); show() },
		Typed: show,
		Below: below.Object(),
	})
	screen.SheetOf(h, h.Say("cases.act.sum")+"  "+c.Number, wide, edit)
	edit.Open()
}

func readSumming(v data.View, id shop.CaseID) (r summing, err error) {
	c, err := data.Case(v, id)
	if err != nil {
		return r, err
	}
	r.Is = c.Sum
	for i := range r.Rows {
		r.Rows[i].Kind = shop.RefundKinds()[min(i, len(shop.RefundKinds())-1)]
	}
	copy(r.Rows[:], c.Sum.Refunds)
	r.room = min(max(len(c.Sum.Refunds)+refundRows, len(shop.RefundKinds())), len(r.Rows))
	if r.car, err = data.Vehicle(v, c.VehicleID); err != nil {
		return r, err
	}
	r.rules, err = data.Rules(v)
	return r, err
}

func (p acts) buildSumming(f *kit.Form, r *summing) {
	say := p.h.Say
	f.Row(3)
	f.Money("price", &r.Is.Price)
	f.Int("km", &r.Is.KM).Unit("km")
	f.Rate("rate", &r.Is.Rate)
	for i := range r.room {
		n, x := "_"+strconv.Itoa(i+1), &r.Rows[i]
		word := func(key string) string {
			if i > 0 {
				return ""
			}
			return say(key)
		}
		f.Row(4)
		kit.AddSelect(f, "refund"+n, &x.Kind, shop.RefundKinds(), func(k shop.RefundKind) string { return say(k.Key()) }).Label(word("case.refund")).Weight(1.3)
		f.Text("refund_note"+n, &x.Note).Label(word("case.refund_note")).Weight(1.3).Max(shop.MaxName * 2)
		f.Money("paid"+n, &x.Paid).Label(word("case.paid"))
		f.Money("off"+n, &x.Off).Label(word("case.off"))
	}
	f.Row(1)
	f.Text("taxes", &r.Is.Taxes).Max(shop.MaxText).Hint(say("case.taxes.hint"))
}
