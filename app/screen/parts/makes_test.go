package parts

import (
	"context"
	"testing"

	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
)

// brands is a store with parts of three brands.
func brands(r *screentest.Rig) {
	r.Part(shop.Part{Number: "06L115562B", Name: "机油滤清器", Unit: "只", Price: 4800, Origin: shop.OEM, Make: "大众", Fits: "帕萨特 迈腾", Bin: "A-03-2"}, 14*shop.One, 2650)
	r.Part(shop.Part{Number: "P009", Name: "空调滤清器 活性炭", Unit: "个", Price: 7500, Origin: shop.Brand, Make: "博世", Fits: "通用", Bin: "A-02-6", Min: 4000}, 3*shop.One, 3120)
	r.Part(shop.Part{Number: "P044", Name: "雨刮片 24+16", Unit: "套", Price: 9800, Origin: shop.Brand, Make: "博世", Bin: "C-04-1"}, 4*shop.One, 5000)
	r.Part(shop.Part{Number: "P011", Name: "双铱金火花塞", Unit: "只", Price: 7800, Origin: shop.Brand, Make: "NGK", Bin: "A-06-2"}, 6*shop.One, 4200)
}

func TestPartsOfOneBrandAreLookedAtAlone(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	brands(r)
	p := open(r, 0)
	if p.browse.Table.Rows() != 4 {
		t.Fatalf("%d parts", p.browse.Table.Rows())
	}
	r.Press("Alt+Q")
	r.Type("博世")
	r.Press("Enter")
	if p.browse.Table.Rows() != 2 || !r.Shows("全部 2") || !r.Shows("低于安全 1") {
		t.Errorf("%d parts are left", p.browse.Table.Rows())
	}
	r.Press("Alt+Q")
	r.Type("全部")
	r.Press("Enter")
	if p.browse.Table.Rows() != 4 {
		t.Errorf("%d parts are back", p.browse.Table.Rows())
	}
}

func TestWhereAllPartsAreOfOneBrandNoneIsAsked(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	r.Part(shop.Part{Number: "P1", Name: "a", Make: "博世", Origin: shop.OEM}, shop.One, 1)
	if p := open(r, 0); p.makes.Visible() {
		t.Error("brands are offered")
	}
}

func TestPicturesOfTheBrands(t *testing.T) {
	looks := screentest.Looks()
	looks["zh-1092-dark"] = screentest.Look{W: 1092, H: 535, Dark: true}
	for name, look := range looks {
		r := screentest.New(t, look)
		brands(r)
		screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Warehouse, error) {
			return work.SaveWarehouse(ctx, d, shop.Warehouse{Name: "待退仓", Active: true})
		})
		open(r, 0)
		r.Picture("parts-makes-" + name)
	}
}
