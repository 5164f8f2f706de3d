package data

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"gongdan/app/shop"
)

// someCars are cars around the borders of someRows: each make, model and year with VINs
// that differ in their serial and in their check digit, and without.
func someCars() (list []shop.Vehicle) {
	n := 0
	for _, mk := range []string{"大众", "丰田", ""} {
		for _, model := range []string{"帕萨特", "朗逸", ""} {
			for _, year := range []int{0, 2018, 2019, 2021, 2022} {
				n++
				v := shop.Vehicle{Plate: fmt.Sprintf("沪A%05d", n), Make: mk, Model: model, Year: year, Use: shop.Household}
				if n%5 != 0 {
					v.VIN = fmt.Sprintf("LSVAA000%cN%07d", "0123456789X"[n%11], n)
				}
				if n%11 == 3 {
					v.VIN, v.Plate = fmt.Sprintf("SHORT%d", n), ""
				}
				list = append(list, v)
			}
		}
	}
	return list
}

// someRow is a row that asks for this or that, by chance.
func someRow(dice *rand.Rand) (r shop.Criterion) {
	pick := func(words ...string) string { return words[dice.IntN(len(words))] }
	r.Make, r.Model = pick("", "大众", "丰田"), pick("", "", "帕萨特", "朗逸")
	switch dice.IntN(4) {
	case 0:
		r.YearFrom = 2019
	case 1:
		r.YearTo = 2021
	case 2:
		r.YearFrom, r.YearTo = 2019, 2021
	}
	if dice.IntN(2) == 0 {
		from := dice.IntN(45)
		r.VINFrom = fmt.Sprintf("LSVAA000%cN%07d", "0123456789X"[dice.IntN(11)], from)
		r.VINTo = fmt.Sprintf("LSVAA000%cN%07d", "0123456789X"[dice.IntN(11)], from+dice.IntN(20))
	}
	if dice.IntN(3) == 0 {
		r.PartNo, r.Batch = "P1", pick("B1", "B2", "B9")
	}
	if r == (shop.Criterion{}) {
		r.Make = "大众"
	}
	return r
}

func TestCampaignsCatchTheSameCarsInSQLAsTheirRules(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		cars := someCars()
		in := map[shop.VehicleID][]shop.Fitted{}
		write(t, s, func(tx *Tx) error { return keepCars(tx, cars, in) })
		dice := rand.New(rand.NewPCG(7, 11))
		for range 120 {
			c := shop.Campaign{Code: "R1", Name: "x", Kind: shop.CampaignRecall, FromDay: "2026-01-01"}
			for range 1 + dice.IntN(3) {
				c.Criteria = append(c.Criteria, someRow(dice))
			}
			if p := c.Check(); len(p) > 0 {
				t.Fatal(p)
			}
			if old, err := Read(t.Context(), s, func(v View) (shop.Campaign, error) { return CampaignByCode(v, "R1") }); err == nil {
				c.ID, c.Rev = old.ID, old.Rev
			}
			write(t, s, func(tx *Tx) error { return SaveCampaign(tx, &c) })
			sameCars(t, s, c, cars, in)
		}
	})
}

// keepCars keeps the cars, and puts a batch of a part into each third one: B1, or B2
// which came out again.
func keepCars(tx *Tx, cars []shop.Vehicle, in map[shop.VehicleID][]shop.Fitted) error {
	p := shop.Part{Number: "P1", Name: "x", Unit: "个", Origin: shop.OEM, Active: true}
	if err := SavePart(tx, &p); err != nil {
		return err
	}
	lots := []shop.Lot{{PartID: p.ID, Batch: "B1", Origin: shop.OEM, At: noon()}, {PartID: p.ID, Batch: "B2", Origin: shop.OEM, At: noon()}}
	for i := range lots {
		if err := SaveLot(tx, &lots[i]); err != nil {
			return err
		}
		m := shop.Move{PartID: p.ID, LotID: lots[i].ID, Kind: shop.MoveReceive, At: noon(), Qty: 100 * shop.One, Location: shop.Location{Warehouse: shop.MainWarehouse}}
		if _, err := MoveStock(tx, m); err != nil {
			return err
		}
	}
	for i := range cars {
		if err := SaveVehicle(tx, &cars[i]); err != nil {
			return err
		}
		if i%3 != 0 {
			continue
		}
		o := shop.Order{Kind: shop.Repair, Status: shop.Working, VehicleID: cars[i].ID, Stamps: shop.Stamps{ReceivedAt: noon().Add(time.Duration(i) * time.Minute)}}
		if err := SaveOrder(tx, &o); err != nil {
			return err
		}
		for n, lot := range lots {
			give := []shop.Qty{-shop.One}
			if n == 1 {
				give = append(give, shop.One)
			} else {
				in[cars[i].ID] = []shop.Fitted{{PartNo: "P1", Batch: "B1"}}
			}
			for _, q := range give {
				m := shop.Move{PartID: p.ID, LotID: lot.ID, Kind: shop.MoveIssue, OrderID: o.ID, At: noon(), Qty: q, Location: shop.Location{Warehouse: shop.MainWarehouse}}
				if _, err := MoveStock(tx, m); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// sameCars holds what SQL says of a campaign against its rows, car by car.
func sameCars(t *testing.T, s *Store, c shop.Campaign, cars []shop.Vehicle, in map[shop.VehicleID][]shop.Fitted) {
	t.Helper()
	page := get(t, s, func(v View) (Page[CampaignCarRow], error) {
		return CampaignCarList(v, Ask{Record: int64(c.ID), N: 500})
	})
	figures := get(t, s, func(v View) (shop.CampaignFigures, error) { return CampaignFigures(v, c.ID) })
	var noVIN, count int64
	for _, car := range cars {
		want := c.Catches(car, in[car.ID]...)
		listed := slices.ContainsFunc(page.Rows, func(r CampaignCarRow) bool { return r.ID == car.ID })
		open := get(t, s, func(v View) ([]shop.Campaign, error) { return OpenCampaigns(v, car.ID, "2026-04-14") })
		if listed != want || (len(open) == 1) != want {
			t.Fatalf("%+v of %+v with %v: listed %t, open %d, want %t", c.Criteria, car, in[car.ID], listed, len(open), want)
		}
		if want {
			count++
		} else if car.VIN == "" && slices.ContainsFunc(c.Criteria, func(r shop.Criterion) bool {
			asks := r.VINFrom != "" && r.Batch == ""
			r.VINFrom, r.VINTo = "", ""
			return asks && r.Catches(car)
		}) {
			noVIN++
		}
	}
	if figures.Caught != count || figures.NoVIN != noVIN || page.Total != count {
		t.Fatalf("%+v: %+v of %d, want %d caught and %d without VIN", c.Criteria, figures, page.Total, count, noVIN)
	}
}
