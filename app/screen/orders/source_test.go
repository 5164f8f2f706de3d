package orders

import (
	"context"
	"testing"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// partOrder is an order in work with one part line of two pieces, which were issued from
// a lot when out is true.
func partOrder(t *testing.T, look screentest.Look, out bool) (*screentest.Rig, *Editor) {
	t.Helper()
	r := screentest.New(t, look)
	part := r.Part(shop.Part{Number: "GDB7730", Name: "前制动片", Unit: "套", Price: 26000, Origin: shop.Equivalent, Make: "天合"}, 0, 0)
	from := screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Supplier, error) {
		return work.SaveSupplier(ctx, d, shop.Supplier{Name: "正德汽配", Parts: true, Active: true})
	})
	screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Part, error) {
		return work.ReceiveStock(ctx, d, shop.Receipt{PartID: part.ID, Qty: 5000, Cost: 15000, Lot: shop.Lot{Batch: "T2604", SupplierID: from.ID, Certificate: "HGZ-0412"}})
	})
	c := r.Customer(shop.Customer{Name: "王建国", Phone: "13800001234"})
	v := r.Vehicle(shop.Vehicle{Plate: "沪A3K728", OwnerID: c.ID, Make: "大众", Model: "帕萨特"})
	o := r.Visit(v, r.Now, shop.Working, shop.Order{Intake: shop.Intake{MileageKM: 100, Complaint: "异响"}, Lines: []shop.Line{shop.SellPart(part, 2*shop.One)}})
	if out {
		o = screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) {
			return work.IssueParts(ctx, d, o.ID, o.Rev)
		})
	}
	e, ok := NewEditor(r.Host, screen.Route{Screen: screen.Order, ID: int64(o.ID)}).(*Editor)
	if !ok {
		t.Fatal("no order was opened")
	}
	r.Show(e)
	return r, e
}

func kept(r *screentest.Rig, e *Editor) shop.Line {
	r.T.Helper()
	return screentest.Read(r, func(v data.View) (shop.Order, error) { return data.Order(v, e.kept.ID) }).Lines[0]
}

func TestTheLotsOfALineAreShownAndItIsMadeNoBetterThanTheyAre(t *testing.T) {
	for name, look := range screentest.Looks() {
		r, e := partOrder(t, look, true)
		r.Press("Alt+G")
		if !r.Shows("T2604") || !r.Shows("HGZ-0412") || !r.Shows("正德汽配") {
			t.Errorf("%s: the lot is not shown", name)
		}
		r.Picture("source-" + name)
		r.Press("1", "Ctrl+Enter") // 原厂
		if e.visit.Order.Lines[0].Origin != shop.Equivalent || !r.Env.Router.Press("Esc") {
			t.Errorf("%s: what was issued is told as %s", name, e.visit.Order.Lines[0].Origin)
		}
	}
}

func TestAWideWindowShowsTheOriginOfEachLine(t *testing.T) {
	r, _ := partOrder(t, screentest.Look{W: 1600, H: 800}, false)
	if !r.Shows(r.Say(shop.Equivalent.Key())) {
		t.Error("the origin is not seen")
	}
	r.Picture("source-wide")
}

func TestAPartOfTheCustomersOwnCostsNothingAndSaysWhatWasSeenOfItsPapers(t *testing.T) {
	r, e := partOrder(t, screentest.Look{}, false)
	r.Press("Alt+G", "5", "Enter")
	r.Type("HG-77")
	r.Press("Ctrl+Enter")
	l := e.visit.Order.Lines[0]
	if l.Origin != shop.CustomerOwned || l.Price != 0 || l.OwnPaper != "HG-77" {
		t.Fatalf("%+v", l)
	}
	r.Picture("source-own")
	r.Press("Ctrl+Z")
	if l := e.visit.Order.Lines[0]; l.Origin != shop.Equivalent || l.Price != 26000 {
		t.Errorf("undone, and the line is %+v", l)
	}
	r.Press("Ctrl+Y", "Ctrl+S")
	if l := kept(r, e); l.Origin != shop.CustomerOwned || l.OwnPaper != "HG-77" || l.Agreement.Consent != shop.Proposed {
		t.Errorf("kept as %+v", l)
	}
	r.Press("Alt+G", "1", "Ctrl+Enter", "Ctrl+S")
	if l := kept(r, e); l.Origin != shop.OEM || l.Price != 26000 {
		t.Errorf("kept as %+v", l)
	}
}

func TestTheReturnOffersFirstWhatIsNotBilled(t *testing.T) {
	r, e := partOrder(t, screentest.Look{}, true)
	e.visit.Order.Lines[0].Qty = shop.One
	e.edited()
	e.lines.focusQuick()
	r.Press("Ctrl+R", "Ctrl+Enter")
	if l := kept(r, e); l.Issued != shop.One || l.Qty != shop.One {
		t.Errorf("%+v", l)
	}
}

func TestTheWayToTheStoreNamesTheOrder(t *testing.T) {
	r, e := partOrder(t, screentest.Look{}, false)
	r.Press("Alt+U")
	if len(r.Routes) != 1 || r.Routes[0] != (screen.Route{Screen: screen.Issue, ID: int64(e.kept.ID)}) {
		t.Errorf("went to %v", r.Routes)
	}
}
