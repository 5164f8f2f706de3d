//go:build e2e

package e2e_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/data"
)

// brakes is a shop that repaired the brakes of a car, which was delivered three days ago.
func brakes(t *testing.T) string {
	t.Helper()
	type m map[string]any
	at := func(hours int) string {
		return time.Now().AddDate(0, 0, -3).Add(time.Duration(hours-8) * time.Hour).Format(time.RFC3339)
	}
	raw, err := json.Marshal(m{
		"format": "gongdan/1", "shop": m{"name": "昌盛汽车维修", "labour_rate": "120.00", "plate_prefix": "沪A"},
		"people":    []m{{"code": "wu", "name": "吴店长", "roles": []string{"owner", "technician"}}},
		"customers": []m{{"code": "C1", "name": "王建国", "phone": "13800000001"}},
		"vehicles":  []m{{"vin": "LSVAA00090N000001", "plate": "沪A3K728", "owner": "C1", "make": "大众", "model": "帕萨特"}},
		"labour":    []m{{"code": "ZD-01", "name": "更换前制动片", "hours": "1.2", "rate": "120.00", "work_class": "minor"}},
		"orders": []m{{
			"number": "RO260101-001", "vehicle": "LSVAA00090N000001", "customer": "C1", "kind": "repair", "received_at": at(0), "agreed_at": at(1), "promised_at": at(6), "finished_at": at(4),
			"settled_at": at(5), "delivered_at": at(6), "mileage_km": 50000, "complaint": "刹车异响",
			"lines":    []m{{"labour": "ZD-01", "hours": "1.2", "rate": "120.00", "payer": "customer", "technician": "wu"}},
			"payments": []m{{"at": at(5), "method": "cash", "amount": "144.00"}},
		}},
	})
	file, path := filepath.Join(t.TempDir(), "brakes.json"), filepath.Join(t.TempDir(), "shop.db")
	if err != nil || os.WriteFile(file, raw, 0o600) != nil {
		t.Fatal(err)
	}
	call(t, path, "import", file)
	return path
}

// The car comes back with the same noise: one key links the visit to the repair that
// failed, its cause is written, and the shop bears the cost.
func TestACarThatComesBackIsMadeGoodAtTheShopsCostByKeys(t *testing.T) {
	p := start(t, brakes(t))
	p.does("a new order", func() { p.Press("F2") })
	p.Count()
	p.strokes++ // F2
	p.does("the car is found", func() { p.Type("3k728") })
	p.does("the shop answers for its work", func() { p.Press("Return") })
	p.pictured("rework-arrived")
	p.Press("alt+j")
	p.drafted("that is a rework", func(d draft) bool { return d.Visit.Order.Kind == shop.Rework && d.Visit.Order.ReworkOf != 0 })
	p.Enter("50300", "", "", "", "", "")
	p.Type("异响")
	p.Press("ctrl+s")
	p.titled("RO")
	number := p.number()
	p.AtMost(33, "a rework is taken in")
	p.pictured("rework-order")

	p.Enter("zd")
	p.drafted("with its line", func(d draft) bool { return len(d.Visit.Order.Lines) == 1 })
	p.Press("alt+k")
	p.drafted("that the shop pays", func(d draft) bool { return d.Visit.Order.Lines[0].Payer == shop.PayShop })
	p.AtMost(5, "the line, at the shop's cost")
	p.sheet("alt+j")
	p.pictured("rework-record")
	draft := fmt.Sprintf("rework:%d", p.order(number).ID)
	p.does("the causes are listed", func() { p.Press("Down") })
	p.Press("Down", "Return")
	p.said(draft, `"Cause":"`+string(shop.ReworkCauses()[0])+`"`)
	p.Press("Down")
	p.rest(t)
	p.Press("Return")
	p.said(draft, `"Person":1`)
	p.pictured("rework-cause")
	p.Press("ctrl+s")
	record := func() shop.ReworkRecord {
		return read(p, func(v data.View) (shop.ReworkRecord, error) { return data.ReworkRecord(v, p.order(number).ID) })
	}
	until(t, "the cause is not kept", func() bool { return record().Cause != shop.CauseOpen })
	p.rest(t)
	p.AtMost(9, "the cause and whose work it was")
	p.pictured("rework-written")
	p.does("who agreed is asked", func() { p.Press("F12") })
	p.Press("Return")
	p.step(number, shop.Working, "Return")
	p.step(number, shop.Ready, "F12")
	p.Press("F9")
	until(t, "the settlement never opens", func() bool { return p.title()[:2] != "RO" })
	p.rest(t)
	p.pictured("rework-settle")
	p.step(number, shop.Settled, "Return")
	p.AtMost(8, "agreed, done and settled")
	o := p.order(number)
	if totals := o.Totals(); totals.ByPayer[shop.PayShop] != 14400 || totals.Due != 0 || o.ReworkOf == 0 || record().Cause == shop.CauseOpen {
		t.Errorf("settled %+v, the cause %+v", totals, record())
	}
	p.quit()
	call(t, p.file, "check")
}
