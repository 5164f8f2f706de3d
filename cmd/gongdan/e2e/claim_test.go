//go:build e2e

package e2e_test

import (
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/data"
)

// theClaim is the only claim there is.
func (p *program) theClaim() shop.Claim {
	p.t.Helper()
	return read(p, func(v data.View) (c shop.Claim, err error) {
		return c, data.EachClaim(v, func(x shop.Claim) error {
			c = x
			return nil
		})
	})
}

// told waits until the claim has come to a state, and the window shows it.
func (p *program) told(to shop.ClaimStatus) {
	p.t.Helper()
	until(p.t, "the claim never is "+string(to), func() bool { return p.theClaim().Status == to })
	p.rest(p.t)
}

// submitted sends the claim to the factory by its key.
func (p *program) submitted() {
	p.t.Helper()
	p.insist("F12", "the claim is not submitted", func() bool { return p.theClaim().Status == shop.ClaimSubmitted })
}

// What the factory owes for a gearbox is asked for, refused, corrected, asked again,
// accepted and paid in two parts; then nothing is outstanding.
func TestAClaimIsRefusedCorrectedAndPaidInPartsByKeys(t *testing.T) {
	p := start(t, gearbox(t, true))
	p.leads("RO260101-004", "RO260101-004", func() {})
	p.Count()
	p.sheet("alt+m")
	p.pictured("claim-new")
	p.Press("ctrl+s")
	p.told(shop.ClaimDraft)
	p.rest(t)
	p.submitted()
	p.AtMost(5, "the claim of an order, submitted")
	if c := p.theClaim(); c.Claimed != 48000 {
		t.Fatalf("claimed %+v", c)
	}
	p.pictured("claim-submitted")

	p.sheet("alt+n")
	p.Enter("tu bu qing")
	p.Press("ctrl+s")
	p.told(shop.ClaimRefused)
	p.AtMost(15, "the refusal")
	p.pictured("claim-refused")
	p.sheet("Return")
	p.Press("Tab")
	p.Type(" zhoucheng")
	p.pictured("claim-corrected")
	p.Press("ctrl+s")
	until(t, "the correction is not kept", func() bool { return p.theClaim().Report.Cause != "轴承磨损" })
	p.rest(t)
	p.submitted()
	p.AtMost(15, "the correction, submitted again")

	p.sheet("F12")
	p.Press("ctrl+s")
	p.told(shop.ClaimAccepted)
	p.AtMost(3, "accepted in full")
	p.sheet("F12")
	p.Type("300")
	p.Press("ctrl+s")
	p.told(shop.ClaimPartPaid)
	p.AtMost(6, "a part is paid")
	p.pictured("claim-part")
	p.sheet("F12")
	p.Press("ctrl+s")
	p.told(shop.ClaimPaid)
	p.AtMost(3, "the rest is paid")
	p.pictured("claim-paid")
	if ages := read(p, func(v data.View) (data.ClaimAges, error) {
		return data.AgesOfClaims(v, shop.DayOf(time.Now(), time.Local))
	}); ages.Count != 0 || ages.Sum != 0 {
		t.Errorf("outstanding %+v", ages)
	}
	c := p.theClaim()
	p.quit()
	if got := ask[struct{ Status, Claimed, Paid, Outstanding string }](t, p.file, "show", "claim", c.Number); got.Status != "paid" || got.Paid != "480.00" || got.Outstanding != "0.00" {
		t.Errorf("shown %+v", got)
	}
	call(t, p.file, "check")
}
