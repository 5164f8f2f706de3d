package printing

import (
	"context"
	"os"
	"testing"
	"time"

	"gongdan/app/demo"
	"gongdan/app/paper"
	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/assets"
	"gongdan/data"
	"gongdan/data/datatest"
)

func TestThePapersOfBuyingAreDrawnAndCounted(t *testing.T) {
	s := datatest.New(t)
	zone := time.FixedZone("CST", 8*3600)
	now := time.Date(2026, 4, 14, 10, 0, 0, 0, zone)
	d := work.Desk{Store: s, Now: func() time.Time { return now }, Person: shop.Person{Name: "test", Roles: []shop.Role{shop.Owner}}, Zone: zone}
	if _, err := demo.Fill(t.Context(), d, demo.Size{Vehicles: 20, Orders: 30, Parts: 40, Seed: 1, Until: "2026-04-14"}); err != nil {
		t.Fatal(err)
	}
	press, err := paper.NewPress(assets.Regular, assets.Bold)
	if err != nil {
		t.Fatal(err)
	}
	owed, err := data.Read(context.Background(), s, func(v data.View) ([]shop.Owed, error) { return data.Payables(v, "2026-04-14") })
	if err != nil || len(owed) != 1 || owed[0].Balance() <= 0 {
		t.Fatalf("%+v, %v", owed, err)
	}
	folder := t.TempDir()
	if keep := os.Getenv("SCREEN_PICTURES"); keep != "" {
		folder = keep
	}
	for _, tag := range []string{"zh-CN", "en"} {
		say, err := text.Load(tag)
		if err != nil {
			t.Fatal(err)
		}
		for _, form := range BuyingForms() {
			id := int64(1)
			if form == shop.FormStatement {
				id = int64(owed[0].SupplierID)
			}
			file, err := Buying(t.Context(), d, press, say, BuyingJob{Form: form, ID: id, Paper: paper.A4, Dir: folder})
			if err != nil {
				t.Fatalf("%s: %v", form, err)
			}
			if info, err := os.Stat(file); err != nil || info.Size() < 4000 {
				t.Errorf("%s: %v", file, err)
			}
		}
	}
	advisor := d.As(shop.Person{Name: "x", Roles: []shop.Role{shop.Advisor}})
	say, err := text.Load("zh-CN")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Buying(t.Context(), advisor, press, say, BuyingJob{Form: shop.FormStatement, ID: int64(owed[0].SupplierID), Dir: folder}); err == nil {
		t.Error("an account is printed for who may not see costs")
	}
}
