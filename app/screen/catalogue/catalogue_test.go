package catalogue

import (
	"context"
	"testing"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
)

// book is a price book with jobs, parts and two packages.
func book(r *screentest.Rig) (oil shop.Labour, filter shop.Part, small shop.Package) {
	oil = r.Labour(shop.Labour{Code: "BY-001", Name: "更换机油、机油滤清器", Hours: 500, WorkClass: shop.Minor, GuaranteeDays: 10, GuaranteeKM: 2000})
	for _, l := range []shop.Labour{
		{Code: "BY-002", Name: "更换空气滤清器", Hours: 200, WorkClass: shop.Minor},
		{Code: "BY-004", Name: "更换空调滤清器", Hours: 300, WorkClass: shop.Minor},
		{Code: "XJ-001", Name: "更换前减震器（单侧）", Hours: 2000, Rate: 15000, WorkClass: shop.Minor, GuaranteeDays: 180, GuaranteeKM: 10000},
		{Code: "ZD-003", Name: "更换前制动片", Hours: 1200, WorkClass: shop.Minor, GuaranteeDays: 90, GuaranteeKM: 5000},
		{Code: "FD-020", Name: "发动机总成大修", Hours: 32000, Rate: 18000, WorkClass: shop.Overhaul, GuaranteeDays: 365, GuaranteeKM: 20000},
		{Code: "LD-002", Name: "四轮定位", Hours: 1000, WorkClass: shop.Minor},
		{Code: "KT-001", Name: "空调检漏、加注冷媒", Hours: 1500, WorkClass: shop.Secondary},
	} {
		r.Labour(l)
	}
	filter = r.Part(shop.Part{Number: "06L115562B", Name: "机油滤清器", Origin: shop.OEM, Unit: "只", Price: 4800}, 14*shop.One, 2650)
	oils := r.Part(shop.Part{Number: "SP-5W40-4L", Name: "全合成机油 5W-40 4L", Origin: shop.Brand, Unit: "桶", Price: 29800}, shop.One, 19000)
	air := r.Part(shop.Part{Number: "CUK26009", Name: "空调滤清器 活性炭", Origin: shop.Equivalent, Unit: "只", Price: 8600}, 0, 0)
	save := func(k shop.Package) shop.Package {
		k.Active = true
		return screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Package, error) { return work.SavePackage(ctx, d, k) })
	}
	small = save(shop.Package{Code: "TC-XBY", Name: "小保养套餐", Items: []shop.PackageItem{{LabourID: oil.ID, Qty: 500}, {PartID: filter.ID, Qty: shop.One}, {PartID: oils.ID, Qty: shop.One, Price: 26800}}})
	save(shop.Package{Code: "TC-KT01", Name: "空调清洗套餐", Items: []shop.PackageItem{{LabourID: oil.ID, Qty: 300}, {PartID: air.ID, Qty: 2 * shop.One}}})
	return oil, filter, small
}

func TestPicturesOfTheCatalogue(t *testing.T) {
	for name, look := range screentest.Looks() {
		r := screentest.New(t, look)
		book(r)
		r.Show(New(r.Host, screen.Route{Screen: screen.Catalogue}))
		r.Picture("catalogue-" + name)
		r.Press("Enter")
		r.Picture("catalogue-job-" + name)
		r.Press("Esc", "Alt+K", "↓", "Enter", "F3")
		r.Type("lqq")
		r.Tick()
		r.Picture("catalogue-package-" + name)
		r.Press("Esc", "Esc")
	}
}
