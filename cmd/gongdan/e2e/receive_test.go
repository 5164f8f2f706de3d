//go:build e2e

package e2e_test

import (
	"fmt"
	"strings"
	"testing"

	"gongdan/app/shop"
	"gongdan/data"
)

// Ten pieces are taken in by a scanner: each code is one stroke of the trigger, and
// Enter posts the receipt.
func TestTenPiecesAreReceivedByTenScansAndEnter(t *testing.T) {
	p := start(t, imported(t, "purchase.json"))
	p.Press("ctrl+m")
	p.titled("采购")
	p.Press("ctrl+r")
	p.titled("收货")
	p.Count()
	for i := range 10 {
		part := fmt.Sprintf("RK%02d", i)
		for try := 0; !p.counted(part); try++ { // a code that came late, as those of a scanner never do, is scanned again
			if try == 8 {
				t.Fatalf("%s is never counted", part)
			}
			p.scans(fmt.Sprintf("69000000000%02d", i))
			p.rest(t)
		}
		p.strokes++
	}
	p.Press("Return")
	until(t, "nothing is received", func() bool {
		return read(p, func(v data.View) (shop.Purchase, error) { return data.PurchaseByNumber(v, "PO260930-001") }).Status == shop.PurchaseReceived
	})
	p.AtMost(12, "h")
	for i := range 10 {
		x := read(p, func(v data.View) (shop.Part, error) { return data.PartByNumber(v, fmt.Sprintf("RK%02d", i)) })
		if x.OnHand != shop.One || x.Cost() != 3800 {
			t.Errorf("%s: %v in stock at %v", x.Number, x.OnHand, x.Cost())
		}
	}
	p.quit()
	call(t, p.file, "check")
}

// counted reports whether the draft of the receipt holds a part.
func (p *program) counted(number string) bool {
	id := read(p, func(v data.View) (shop.Part, error) { return data.PartByNumber(v, number) }).ID
	return read(p, func(v data.View) (bool, error) {
		people, err := data.People(v)
		if err != nil || len(people) == 0 {
			return false, err
		}
		all, err := data.Drafts(v, people[0].ID)
		for _, d := range all {
			if strings.Contains(d.Body, fmt.Sprintf(`"PartID":%d,"Qty":1000,`, id)) {
				return true, err
			}
		}
		return false, err
	})
}
