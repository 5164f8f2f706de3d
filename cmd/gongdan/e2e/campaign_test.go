//go:build e2e

package e2e_test

import (
	"testing"

	"gongdan/app/shop"
	"gongdan/data"
)

// figures is how far the only campaign has come.
func (p *program) figures() (f shop.CampaignFigures) {
	p.t.Helper()
	return read(p, func(v data.View) (shop.CampaignFigures, error) {
		page, err := data.CampaignList(v, data.Ask{N: 2})
		if err != nil || len(page.Rows) != 1 {
			return f, err
		}
		return page.Rows[0].CampaignFigures, nil
	})
}

// A recall is written by keys, its owner told; the car is found at the door, one key makes
// the visit a recall at the maker's cost, and the car is done once it has left.
func TestARecallIsFoundAtTheDoorAndDoneByKeys(t *testing.T) {
	p := start(t, brakes(t))
	p.does("the finder", func() { p.Press("ctrl+k") })
	p.does("the page is found", func() { p.Type("zhhd") })
	p.Press("Return")
	p.titled("召回活动")
	p.pictured("recall-none")
	p.Count()
	p.sheet("ctrl+n")
	p.Enter("24y5", "", "")
	p.Type("zhidong")
	p.Press("Tab", "Tab", "Tab")
	p.does("the job is found", func() { p.Type("zd") })
	p.Press("Return")
	p.rest(t)
	p.does("a row", func() { p.Press("F3") })
	p.does("the car is found", func() { p.Type("LSVAA00090N000001") })
	p.does("its row is there", func() { p.Press("Return") })
	p.pictured("recall-written")
	p.Press("ctrl+s")
	until(t, "the campaign catches no car", func() bool { return p.figures().Caught == 1 })
	p.rest(t)
	p.AtMost(50, "a recall of one car")
	p.pictured("recall-list")
	p.does("its cars", func() { p.Press("Return") })
	p.does("how he was told", func() { p.insist("alt+t", "nobody asks how", func() bool { return true }) })
	p.Press("Return")
	until(t, "the owner is not told", func() bool { return p.figures().Told == 1 })
	p.rest(t)
	p.pictured("recall-told")

	p.does("a new order", func() { p.Press("F2") })
	p.Count()
	p.strokes++ // F2
	p.does("the car is found", func() { p.Type("3k728") })
	p.does("its recall is said", func() { p.Press("Return") })
	p.pictured("recall-arrived")
	p.Press("ctrl+u")
	p.drafted("that is a recall", func(d draft) bool { return d.Visit.Order.Kind == shop.Recall })
	p.Type("50300")
	p.Press("ctrl+s")
	p.titled("RO")
	number := p.number()
	p.AtMost(16, "a recall is taken in")
	if o := p.order(number); len(o.Lines) != 1 || o.Lines[0].Payer != shop.PayFactory || o.Lines[0].Code != "ZD-01" {
		t.Fatalf("the order has %+v", o.Lines)
	}
	p.pictured("recall-order")
	p.does("who agreed is asked", func() { p.Press("F12") })
	p.Press("Return")
	p.step(number, shop.Working, "Return")
	p.step(number, shop.Ready, "F12")
	p.Press("F9")
	p.titled("结算")
	p.step(number, shop.Settled, "Return")
	if f := p.figures(); f.Done != 0 {
		t.Errorf("done before the car has left: %+v", f)
	}
	p.step(number, shop.Delivered, "F12")
	if f := p.figures(); f.Done != 1 || f.Caught != 1 {
		t.Errorf("delivered: %+v", f)
	}
	p.quit()
	call(t, p.file, "check")
}
