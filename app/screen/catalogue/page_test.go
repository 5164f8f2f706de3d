package catalogue

import (
	"strings"
	"testing"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/data"
)

func open(r *screentest.Rig) *page {
	r.T.Helper()
	p, ok := New(r.Host, screen.Route{Screen: screen.Catalogue}).(*page)
	if !ok {
		r.T.Fatal("no price book was opened")
	}
	r.Show(p)
	return p
}

func TestAJobIsWrittenIntoThePriceBook(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	open(r)
	r.Press("Ctrl+N")
	r.Type("by-009")
	r.Press("Enter", "Ctrl+S")
	if _, err := data.Read(t.Context(), r.Store, func(v data.View) (shop.Labour, error) { return data.LabourByCode(v, "BY-009") }); err == nil {
		t.Error("a job without a name was kept")
	}
	r.Type("更换刹车油")
	r.Press("Enter")
	r.Type("1.5")
	r.Press("Enter")
	r.Type("150")
	r.Press("Ctrl+S")
	got := screentest.Read(r, func(v data.View) (shop.Labour, error) { return data.LabourByCode(v, "BY-009") })
	if got.Name != "更换刹车油" || got.Hours != 1500 || got.Rate != 15000 || !got.Active {
		t.Errorf("kept %+v", got)
	}
}

func TestAPackageIsPutTogetherByKeys(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	oil, filter, _ := book(r)
	open(r)
	r.Press("Alt+N")
	r.Type("TC-9")
	r.Press("Enter")
	r.Type("机油套餐")
	r.Press("Ctrl+S")
	if n := len(screentest.Read(r, data.Packages)); n != 2 {
		t.Errorf("a package without items was kept: %d packages", n)
	}
	r.Press("F3")
	r.Type("BY-001")
	r.Tick()
	r.Press("Enter")
	r.Type("06L")
	r.Tick()
	r.Press("Enter", "Ctrl+S")
	got := screentest.Read(r, func(v data.View) (shop.Package, error) { return data.PackageByCode(v, "TC-9") })
	want := []shop.PackageItem{{LabourID: oil.ID, Qty: oil.Hours}, {PartID: filter.ID, Qty: shop.One}}
	if len(got.Items) != 2 || got.Items[0] != want[0] || got.Items[1] != want[1] {
		t.Errorf("kept %+v, want %+v", got.Items, want)
	}
}

func TestTheItemsOfAPackageAreEditedInPlace(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	_, filter, small := book(r)
	p := open(r)
	r.Press("Alt+K", "↓", "Enter", "F3", "↑")
	kept := func() shop.Package {
		return screentest.Read(r, func(v data.View) (shop.Package, error) { return data.Package(v, small.ID) })
	}
	r.Press("↓")
	r.Type("20")
	r.Press("Enter")
	r.Type("40")
	r.Press("Enter", "Ctrl+S")
	if got := kept(); got.Items[1] != (shop.PackageItem{PartID: filter.ID, Qty: 20 * shop.One, Price: 4000}) {
		t.Errorf("kept %+v", got.Items)
	}
	for _, o := range p.all {
		if o.ID == small.ID && o.Short != 6*shop.One {
			t.Errorf("%v pieces are short, want 6", o.Short)
		}
	}
}

func TestALineOfAPackageIsDeletedAndBroughtBack(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	book(r)
	open(r)
	r.Press("Alt+K", "↓", "Enter", "F3", "↑", "Del", "Ctrl+S")
	for _, k := range screentest.Read(r, data.Packages) {
		if k.Code == "TC-XBY" && len(k.Items) != 2 {
			t.Errorf("%d items are left, want 2", len(k.Items))
		}
	}
}

func TestOneSearchFindsJobsAndPackages(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	book(r)
	p := open(r)
	r.Type("kt")
	r.Tick()
	if p.jobs.Table.Rows() != 2 || p.packages.Rows() != 1 {
		t.Errorf("kt finds %d jobs and %d packages", p.jobs.Table.Rows(), p.packages.Rows())
	}
}

func TestWhoMayNotChangePricesOnlyReads(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	book(r)
	r.Sit("ln")
	p := open(r)
	for _, a := range p.Actions() {
		if strings.Contains(a.ID, ".new_") {
			t.Errorf("an advisor is offered %s", a.ID)
		}
	}
	r.Press("Enter")
	if r.Env.Router.Press("Ctrl+S") {
		t.Error("an advisor writes a job")
	}
}
