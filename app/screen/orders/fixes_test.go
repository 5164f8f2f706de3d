package orders

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
)

// Whatever a rule of the trade names as the way out of its refusal, the order
// offers.
func TestEveryRefusalOffersItsWayOut(t *testing.T) {
	elsewhere := map[string]string{
		"pin":     "the PIN of somebody else is asked by pinActs",
		"loaner":  "the sheets of what happens outside open the order that has the car",
		"recount": "the page of the stock-take counts again",
		"order":   "the calendar and the reception open the order that is in the way",
	}
	r := screentest.New(t, screentest.Look{})
	e := NewEditor(r.Host, screen.Route{Screen: screen.Order, Key: "new1"}).(*Editor)
	r.Show(e)
	named := regexp.MustCompile(`Fix: "([a-z_]+)"`)
	found := map[string]string{}
	for _, pattern := range []string{"../../shop/*.go", "../../work/*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d files, %v", pattern, len(files), err)
		}
		for _, file := range files {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range named.FindAllStringSubmatch(string(source), -1) {
				found[m[1]] = file
			}
		}
	}
	if len(found) < 10 {
		t.Fatalf("only %v was found", found)
	}
	for fix, file := range found {
		if elsewhere[fix] == "" && e.voice.fixes(fix) == nil && (clocks{e}).fixes(fix) == nil {
			t.Errorf("%s names %q as the way out; the order offers nothing for it", file, fix)
		}
	}
}

func TestNoKeyMeansTwoThings(t *testing.T) {
	for _, status := range []shop.Status{shop.Received, shop.Working, shop.Settled} {
		r := screentest.New(t, screentest.Look{})
		c := r.Customer(shop.Customer{Name: "王建国", Phone: "13800001234"})
		v := r.Vehicle(shop.Vehicle{Plate: "沪A3K728", OwnerID: c.ID})
		o := r.Visit(v, r.Now, status, shop.Order{Intake: shop.Intake{MileageKM: 100, Complaint: "保养"}, Lines: []shop.Line{{Kind: shop.LabourLine, Name: "保养", Qty: shop.One, Price: 100, Payer: shop.PayCustomer}}})
		e := NewEditor(r.Host, screen.Route{Screen: screen.Order, ID: int64(o.ID)}).(*Editor)
		r.Show(e)
		had := map[string]string{}
		for _, a := range e.Actions() {
			if a.Keys == "" || a.Can != nil && !a.Can() {
				continue
			}
			if other := had[a.Keys]; other != "" {
				t.Errorf("%s: %s is %s and %s", status, a.Keys, other, a.ID)
			}
			had[a.Keys] = a.ID
		}
		if len(had) < 8 {
			t.Errorf("%s: only %v", status, had)
		}
	}
}
