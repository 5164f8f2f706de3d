package printing_test

import (
	"path/filepath"
	"testing"

	"gongdan/app/paper"
	"gongdan/app/printing"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

func TestThePaperOfAClaimIsCounted(t *testing.T) {
	c := open(t)
	o, err := data.Read(t.Context(), c.desk.Store, func(v data.View) (shop.Order, error) { return data.Order(v, c.order.ID) })
	c.must(err)
	for i := range o.Lines {
		o.Lines[i].Payer = shop.PayFactory
	}
	o, err = work.SaveOrder(t.Context(), c.desk, o)
	c.must(err)
	o, err = work.StartOrder(t.Context(), c.desk, o.ID, o.Rev, shop.Agreement{Consent: shop.Agreed, By: "王", Way: shop.BySignature})
	c.must(err)
	o, err = work.IssueParts(t.Context(), c.desk, o.ID, o.Rev)
	c.must(err)
	_, err = work.FinishOrder(t.Context(), c.desk, o.ID, o.Rev)
	c.must(err)
	x, err := data.Read(t.Context(), c.desk.Store, func(v data.View) (shop.Claim, error) { return work.PrepareClaim(v, o.ID, "2026-04-14") })
	c.must(err)
	x.Factory = "上汽大众"
	x, err = work.SaveClaim(t.Context(), c.desk, x)
	c.must(err)
	for _, want := range []string{x.Number + "-claim-1.pdf", x.Number + "-claim-2.pdf"} {
		file, err := printing.Claim(t.Context(), c.desk, c.press, c.say, printing.ClaimJob{Claim: x.ID, Paper: paper.A5, Dir: c.dir})
		c.must(err)
		if filepath.Base(file) != want {
			t.Errorf("%s, want %s", file, want)
		}
	}
}
