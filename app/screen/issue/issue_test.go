package issue

import (
	"context"
	"slices"
	"testing"
	"time"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// counter is a store in the morning: two cars wait for oil and filters, and one of them
// for a part of which there is none.
type counter struct {
	*screentest.Rig
	oil, filter, pads shop.Part
	lot               shop.Lot
	soon, late        shop.Order
	page              *Page
}

func open(t *testing.T, look screentest.Look) *counter {
	t.Helper()
	c := &counter{Rig: screentest.New(t, look)}
	c.oil = c.Part(shop.Part{Number: "SP-0W20", Name: "全合成机油 0W-20", Unit: "升", Price: 6850, Origin: shop.Brand, Make: "美孚", Bin: "A-01-1", Barcode: "6901234567892"}, 20000, 3333)
	c.filter = c.Part(shop.Part{Number: "06L115562B", Name: "机油滤清器", Unit: "个", Price: 5800, Origin: shop.OEM, Make: "大众", Bin: "C-02-4"}, 0, 0)
	c.pads = c.Part(shop.Part{Number: "TRW-GDB7730", Name: "前制动片", Unit: "套", Price: 26000, Origin: shop.Equivalent, Make: "天合", Bin: "B-04-2"}, 0, 0)
	supplier := screentest.Do(c.Rig, func(ctx context.Context, d work.Desk) (shop.Supplier, error) {
		return work.SaveSupplier(ctx, d, shop.Supplier{Name: "正德汽配", Parts: true, Active: true})
	})
	for _, batch := range []string{"B2603", "B2604"} {
		screentest.Do(c.Rig, func(ctx context.Context, d work.Desk) (shop.Part, error) {
			return work.ReceiveStock(ctx, d, shop.Receipt{PartID: c.filter.ID, Qty: 3000, Cost: 3800, Lot: shop.Lot{Batch: batch, SupplierID: supplier.ID, Certificate: "HG-" + batch}})
		})
	}
	c.lot = screentest.Read(c.Rig, func(v data.View) ([]shop.Lot, error) { return data.LotsOf(v, c.filter.ID) })[0]
	kit := screentest.Do(c.Rig, func(ctx context.Context, d work.Desk) (shop.Package, error) {
		return work.SavePackage(ctx, d, shop.Package{Code: "XBY", Name: "小保养", Active: true, Items: []shop.PackageItem{{PartID: c.filter.ID, Qty: shop.One}}})
	})
	sell := func(p shop.Part, qty shop.Qty, of string) shop.Line {
		l := shop.SellPart(p, qty)
		l.Package = of
		return l
	}
	c.late = c.car("沪B88K20", 6, sell(c.filter, shop.One, ""), sell(c.pads, 2*shop.One, ""))
	c.soon = c.car("沪A3K728", 2, sell(c.oil, 4200, kit.Code), sell(c.filter, shop.One, kit.Code))
	return c
}

// car is a car in work, promised in so many hours.
func (c *counter) car(plate string, hours int, parts ...shop.Line) shop.Order {
	c.T.Helper()
	zw := screentest.Read(c.Rig, func(v data.View) (shop.Person, error) { return data.PersonByCode(v, "zw") })
	who := c.Customer(shop.Customer{Name: "王建国", Phone: "13800001234"})
	v := c.Vehicle(shop.Vehicle{Plate: plate, OwnerID: who.ID, Make: "大众", Model: "帕萨特", Year: 2021})
	job := shop.Line{Kind: shop.LabourLine, Name: "保养", Qty: shop.One, Price: 12000, Payer: shop.PayCustomer, Technician: zw.ID}
	o := shop.Order{Intake: shop.Intake{MileageKM: 23480, Complaint: "保养"}, Lines: append([]shop.Line{job}, parts...)}
	o = c.Visit(v, c.Now, shop.Working, o)
	o.Stamps.PromisedAt = c.Now.Add(time.Duration(hours) * time.Hour)
	return screentest.Do(c.Rig, func(ctx context.Context, d work.Desk) (shop.Order, error) { return work.SaveOrder(ctx, d, o) })
}

func (c *counter) show(id shop.OrderID) {
	c.T.Helper()
	page, ok := New(c.Host, screen.Route{Screen: screen.Issue, ID: int64(id)}).(*Page)
	if !ok {
		c.T.Fatal("no counter was opened")
	}
	c.page = page
	c.Show(page)
}

func (c *counter) order(o shop.Order) shop.Order {
	c.T.Helper()
	return screentest.Read(c.Rig, func(v data.View) (shop.Order, error) { return data.Order(v, o.ID) })
}

// issued is what each part line of an order was given.
func (c *counter) issued(o shop.Order) (all []shop.Qty) {
	c.T.Helper()
	for _, l := range c.order(o).Lines[1:] {
		all = append(all, l.Issued)
	}
	return all
}

func TestTheOrderThatIsPromisedFirstIsServedByScans(t *testing.T) {
	c := open(t, screentest.Look{})
	c.show(0)
	if c.page.list.sel != c.soon.ID {
		t.Fatal("another order stands first")
	}
	c.Type("4.2*6901234567892")
	c.Press("Enter")
	c.Type("06l115562b")
	c.Press("Enter")
	if got := c.issued(c.soon); !slices.Equal(got, []shop.Qty{4200, 1000}) {
		t.Errorf("issued %v", got)
	}
	if c.page.list.sel != c.late.ID || len(c.page.demand.Orders) != 1 {
		t.Error("the order that has all still waits")
	}
	moves := screentest.Read(c.Rig, func(v data.View) ([]shop.Move, error) { return data.MovesOfOrder(v, c.soon.ID) })
	if who := c.order(c.soon).Lines[0].Technician; moves[0].Taker != who || who == 0 {
		t.Errorf("taken by %d", moves[0].Taker)
	}
}

func TestAWrongPartIsRefusedInWordsAndTheNextScanGoesOn(t *testing.T) {
	c := open(t, screentest.Look{})
	c.show(0)
	c.Type("TRW-GDB7730")
	c.Press("Enter")
	if !c.Shows("不在此单上") {
		t.Error("nothing says that the part is not on the order")
	}
	c.Picture("issue-refused")
	c.Type("06L115562B")
	c.Press("Enter")
	if got := c.issued(c.soon); !slices.Equal(got, []shop.Qty{0, 1000}) || c.Shows("不在此单上") {
		t.Errorf("issued %v", got)
	}
}

func TestAScanOfABatchOrOfTheLabelOfALotTakesFromIt(t *testing.T) {
	c := open(t, screentest.Look{})
	c.show(0)
	c.Type(c.lot.Label())
	c.Press("Enter", "Ctrl+Z")
	if got := c.issued(c.soon); !slices.Equal(got, []shop.Qty{0, 0}) {
		t.Errorf("taken back, and issued is %v", got)
	}
	c.Type("B2604")
	c.Press("Enter")
	moves := screentest.Read(c.Rig, func(v data.View) ([]shop.Move, error) { return data.MovesOfOrder(v, c.soon.ID) })
	var lots []shop.LotID
	for _, m := range moves {
		lots = append(lots, m.LotID)
	}
	if !slices.Equal(lots, []shop.LotID{c.lot.ID, c.lot.ID, c.lot.ID}) {
		t.Errorf("moved of %v", lots)
	}
}

func TestTheKeysIssueARowAKitAndAllOfAnOrder(t *testing.T) {
	c := open(t, screentest.Look{})
	c.show(0)
	c.Press("↓", "→", "Enter")
	if got := c.issued(c.soon); !slices.Equal(got, []shop.Qty{4200, 0}) {
		t.Errorf("the row: issued %v", got)
	}
	c.Press("Alt+K")
	if got := c.issued(c.soon); !slices.Equal(got, []shop.Qty{4200, 1000}) {
		t.Errorf("the kit: issued %v", got)
	}
	c.Press("Ctrl+I")
	if got := c.issued(c.late); !slices.Equal(got, []shop.Qty{0, 0}) || !c.Shows("前制动片") {
		t.Errorf("one part is short, and issued is %v", got)
	}
	c.Press("→", "End")
	c.Press("Enter")
	if got := c.issued(c.late); !slices.Equal(got, []shop.Qty{0, 0}) {
		t.Errorf("there is none, and issued is %v", got)
	}
}

func TestTheLotAndWhoTakesItAreChosenByFigures(t *testing.T) {
	c := open(t, screentest.Look{})
	c.show(c.late.ID)
	if c.page.list.sel != c.late.ID {
		t.Fatal("the order of the route is not chosen")
	}
	c.Press("Alt+T", "1")
	c.Press("↓", "→", "Alt+L")
	c.Picture("issue-lot")
	c.Press("2")
	moves := screentest.Read(c.Rig, func(v data.View) ([]shop.Move, error) { return data.MovesOfOrder(v, c.late.ID) })
	if len(moves) != 1 || moves[0].LotID != c.lot.ID || moves[0].Taker == 0 {
		t.Errorf("%+v, want lot %d", moves, c.lot.ID)
	}
}

func TestPiecesComeBackUsedFromTheCounter(t *testing.T) {
	c := open(t, screentest.Look{})
	c.show(c.late.ID)
	c.Press("↓", "→", "Enter")
	c.Press("End", "Ctrl+R")
	c.Press("Enter", "Space")
	c.Picture("issue-return")
	c.Press("Ctrl+Enter")
	lots := screentest.Read(c.Rig, func(v data.View) ([]shop.Lot, error) { return data.LotsOf(v, c.filter.ID) })
	if got := c.issued(c.late); got[0] != 0 || !lots[0].Used {
		t.Errorf("issued %v, lots %+v", got, lots)
	}
}

func TestAnOrderThatWantsNothingIsSaidSo(t *testing.T) {
	c := open(t, screentest.Look{})
	c.show(99)
	if !c.Shows("没有要领的配件") {
		t.Error("nothing is said")
	}
	empty := screentest.New(t, screentest.Look{})
	p := New(empty.Host, screen.Route{})
	empty.Show(p)
	if !empty.Shows("没有等待发料的工单") {
		t.Error("an empty counter says nothing")
	}
	empty.Type("x")
	empty.Press("Enter")
	if !empty.Shows("没有选中的工单") {
		t.Error("a scan for no order says nothing")
	}
}

func TestTheCounterIsDrawnInEachLook(t *testing.T) {
	for name, look := range screentest.Looks() {
		c := open(t, look)
		c.show(0)
		c.Press("↓", "→", "Enter")
		c.Picture("issue-" + name)
		c.Press("←", "↓")
		c.Picture("issue-short-" + name)
	}
}

func TestAPartThatServesInPlaceOfALinesIsTakenByOneKeyAndTheCustomerAskedAnew(t *testing.T) {
	c := open(t, screentest.Look{})
	c.substitute()
	c.show(0)
	c.Type("MANN-HU7020Z")
	c.Press("Enter")
	if !c.Shows("可以代替") || c.page.instead.Line == 0 {
		t.Fatal("nothing says what it may take the place of")
	}
	c.Picture("issue-instead")
	c.Press("Alt+S")
	l := c.order(c.soon).Lines[2]
	if l.Code != "MANN-HU7020Z" || l.Price != 4800 || l.Origin != shop.Brand || l.Agreement.Consent != shop.Proposed || l.Issued != 0 || !c.Shows("还没发料") {
		t.Errorf("%+v", l)
	}
	c.Type("SP-0W20")
	c.Press("Enter", "Alt+S")
	if l := c.order(c.soon).Lines[1]; l.Code != "SP-0W20" || l.Issued == 0 || c.Shows("还没发料") {
		t.Errorf("the next scan: %+v", l)
	}
}

// substitute has a filter that serves in place of the one that is wanted.
func (c *counter) substitute() {
	c.T.Helper()
	c.Part(shop.Part{Number: "MANN-HU7020Z", Name: "机油滤清器 曼牌", Unit: "个", Price: 4800, Origin: shop.Brand}, 3000, 2000)
	rev := screentest.Read(c.Rig, func(v data.View) (shop.Part, error) { return data.Part(v, c.filter.ID) }).Rev
	screentest.Do(c.Rig, func(ctx context.Context, d work.Desk) (shop.Part, error) {
		return work.SaveKin(ctx, d, work.Kinship{Part: c.filter.ID, Rev: rev, Now: []shop.Kin{{Relation: shop.Alternates, Number: "MANN-HU7020Z"}}})
	})
}
