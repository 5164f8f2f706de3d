package shop_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"gongdan/app/shop"
)

// noon is the hour of these tests.
func noon() time.Time { return time.Date(2026, 4, 14, 4, 0, 0, 0, time.UTC) }

func zone() *time.Location { return time.FixedZone("CST", 8*3600) }

// job and part are agreed lines of the customer.
func job(id shop.LineID, name string, hours shop.Qty, rate shop.Money) shop.Line {
	return shop.Line{ID: id, Kind: shop.LabourLine, LabourID: 1, Name: name, Qty: hours, Price: rate, Payer: shop.PayCustomer, Agreement: yes()}
}

func part(id shop.LineID, name string, qty shop.Qty, price shop.Money) shop.Line {
	return shop.Line{ID: id, Kind: shop.PartLine, PartID: 1, Name: name, Qty: qty, Price: price, Payer: shop.PayCustomer, Origin: shop.OEM, Agreement: yes()}
}

func yes() shop.Agreement {
	return shop.Agreement{Consent: shop.Agreed, By: "王建国", Way: shop.BySignature, At: noon()}
}

// example is the order of exchange.md: 54.00 of labour and 58.00 of parts, with
// all that each station wants.
func example() shop.Order {
	o := shop.Order{ID: 1, Number: "WO20260302-001", Kind: shop.Repair, Status: shop.Received}
	o.Intake = shop.Intake{MileageKM: 12000, Fuel: 50, Complaint: "变速器异响"}
	o.Stamps.ReceivedAt, o.Stamps.PromisedAt = noon(), noon().Add(4*time.Hour)
	o.Lines = []shop.Line{job(1, "更换机油、机油滤清器", 500, 12000), part(2, "机油滤清器", 1000, 5800)}
	o.Lines[0].Discount = 1000
	o.Lines[1].Issued, o.Lines[1].Cost = 1000, 3800
	return o
}

// paid is the example as it is when the bill has been paid.
func paid() shop.Order {
	o := example()
	o.Status = shop.Ready
	o.Payments = []shop.Payment{{ID: 1, Kind: shop.Pay, Method: shop.WeChat, Amount: 11200}}
	return o
}

// problems lists field and message of all that is wrong, warnings with a "?".
func problems(p shop.Problems) []string {
	var s []string
	for _, x := range p {
		line := x.Field + " " + x.Say
		if x.Warn {
			line += "?"
		}
		s = append(s, line)
	}
	return s
}

// wants checks that exactly those problems were found, in any order.
func wants(t *testing.T, what string, got shop.Problems, want ...string) {
	t.Helper()
	have := problems(got)
	slices.Sort(have)
	slices.Sort(want)
	if !slices.Equal(have, want) {
		t.Errorf("%s: %s\nwant %s", what, strings.Join(have, ", "), strings.Join(want, ", "))
	}
}

// refusal is the refusal in err; the test ends if there is none.
func refusal(t *testing.T, err error) *shop.Refusal {
	t.Helper()
	var r *shop.Refusal
	if !errors.As(err, &r) {
		t.Fatalf("not refused: %v", err)
	}
	return r
}
