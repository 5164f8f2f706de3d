package settle_test

import (
	"context"
	"testing"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/screen/settle"
	"gongdan/app/shop"
	"gongdan/app/work"
)

func TestTheRefusalToSettleWhatIsNotReturnedOpensTheReturn(t *testing.T) {
	r, _, id := till(t, screentest.Look{})
	o := order(r, id)
	o.Lines[1].Qty = 500
	screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) { return work.SaveOrder(ctx, d, o) })
	r.Show(settle.New(r.Host, screen.Route{Screen: screen.Settle, ID: int64(id)}))
	r.Press("1", "Enter")
	if o := order(r, id); o.Status != shop.Ready || !r.Shows("机油滤清器") {
		t.Fatalf("settled as %s, or the line is not named", o.Status)
	}
	r.Picture("settle-not-returned")
	r.Press("Ctrl+R", "Ctrl+Enter")
	if l := order(r, id).Lines[1]; l.Issued != 500 || l.Surplus() != 0 {
		t.Fatalf("%+v", l)
	}
	r.Press("1", "Enter", "Enter")
	if o := order(r, id); o.Status != shop.Settled {
		t.Errorf("still %s", o.Status)
	}
}
