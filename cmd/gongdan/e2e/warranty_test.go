//go:build e2e

package e2e_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gongdan/app/shop"
)

// gearbox is a shop with a household car of which the gearbox was repaired four times
// since it was sold ten months ago, and a fifth order that is agreed, for the same
// problem if that is known.
func gearbox(t *testing.T, known bool) string {
	t.Helper()
	now := time.Now()
	day := func(months int) string { return now.AddDate(0, months, 0).Format(time.DateOnly) }
	at := func(months, hours int) string {
		return now.AddDate(0, months, 0).Add(time.Duration(hours-8) * time.Hour).Format(time.RFC3339)
	}
	type m map[string]any
	line := []m{{"labour": "BS-01", "hours": "4", "rate": "120.00", "payer": "factory"}}
	orders := []m{}
	for n := range 4 {
		ago := n - 5
		orders = append(orders, m{
			"number": fmt.Sprintf("RO260101-00%d", n+1), "vehicle": "LSVAA00090N000001", "kind": "repair", "received_at": at(ago, 0), "agreed_at": at(ago, 1),
			"promised_at": at(ago, 30), "finished_at": at(ago, 26), "settled_at": at(ago, 27), "delivered_at": at(ago, 28), "mileage_km": 6000 + 1000*n, "complaint": "变速器异响", "lines": line,
			"quality_problem": m{"code": "TR-NOISE", "description": "变速器异响", "assembly": "gearbox", "findings": "轴承磨损", "no_tow": true},
		})
	}
	orders = append(orders, m{
		"number": "RO260101-005", "vehicle": "LSVAA00090N000001", "kind": "repair", "received_at": at(0, 1), "agreed_at": at(0, 2), "promised_at": at(0, 30),
		"mileage_km": 11000, "complaint": "变速器异响", "lines": line,
	})
	if known {
		orders[4]["quality_problem"] = m{"code": "TR-NOISE", "description": "变速器异响", "assembly": "gearbox"}
	}
	raw, err := json.Marshal(m{
		"format": "gongdan/1", "shop": m{"name": "昌盛汽车维修", "labour_rate": "120.00"}, "people": []m{{"code": "wu", "name": "吴店长", "roles": []string{"owner"}}}, "customers": []m{{"code": "C1", "name": "王建国", "phone": "13800000001"}},
		"vehicles": []m{{
			"vin": "LSVAA00090N000001", "plate": "沪A3K728", "owner": "C1", "make": "大众", "model": "帕萨特", "use": "household",
			"invoiced_on": day(-10), "delivered_on": day(-10), "price": "189900.00", "compensation_rate": "0.005",
		}},
		"labour": []m{{"code": "BS-01", "name": "变速器检修", "hours": "4", "rate": "120.00", "work_class": "minor"}}, "orders": orders,
	})
	file := filepath.Join(t.TempDir(), "gearbox.json")
	if err != nil || os.WriteFile(file, raw, 0o600) != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "shop.db")
	call(t, path, "import", file)
	return path
}

// clock is what the command line says of the car.
type clock struct {
	Same []struct {
		Code  string
		Times int
	} `json:"same_problem"`
	Grounds []struct{ Article, Reason string }
}

// The gearbox fails for the fifth time: the problem is written, the bill waits for its
// record, the car for the signatures, and the paper names the ground.
func TestTheFifthRepairOfAGearboxMeetsAGround(t *testing.T) {
	file := gearbox(t, false)
	if c := ask[clock](t, file, "sanbao", "沪A3K728"); len(c.Grounds) != 0 || c.Same[0].Times != 4 {
		t.Fatalf("before: %+v", c)
	}
	p := start(t, file)
	p.leads("RO260101-005", "RO260101-005", func() {})
	p.Press("alt+z")
	p.rest(t)
	p.Type("TR-NOISE")
	p.rest(t)
	p.Press("ctrl+s")
	until(t, "the problem is not kept", func() bool { q := p.order("RO260101-005").Quality; return q != nil && q.Code == "TR-NOISE" })
	if c := ask[clock](t, file, "sanbao", "沪A3K728"); len(c.Grounds) != 1 || c.Grounds[0].Article != "24" || c.Grounds[0].Reason != "same_problem" || c.Same[0].Times != 5 {
		t.Errorf("the clock says %+v", c)
	}
	p.rest(t)
	p.step("RO260101-005", shop.Ready, "F12")
	p.Press("F9")
	p.titled("结算")
	p.does("the bill is not refused", func() { p.Press("Return") })
	p.rest(t)
	if o := p.order("RO260101-005"); o.Status != shop.Ready {
		t.Fatalf("a bill without its record: %s", o.Status)
	}
	p.Press("alt+z")
	p.rest(t)
	p.Press("Tab", "Tab", "Tab")
	p.Type("zhoucheng mosun")
	draft := fmt.Sprintf("repair:%d", p.order("RO260101-005").ID)
	for _, tick := range []string{"NoTow", "NoLoaner"} {
		p.Press("Tab", "space")
		p.said(draft, `"`+tick+`":true`)
	}
	p.Press("ctrl+s")
	until(t, "the record is not kept", func() bool {
		r := p.order("RO260101-005").Quality.Record
		return r.Findings != "" && r.NoTow && r.NoLoaner
	})
	p.rest(t)
	p.step("RO260101-005", shop.Settled, "Return")
	p.rest(t)
	p.Press("alt+z")
	p.rest(t)
	p.Press("Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "space")
	p.said(draft, `"Signed":true`)
	p.Press("ctrl+s")
	until(t, "the signatures are not noted", func() bool { return !p.order("RO260101-005").Quality.Record.SignedAt.IsZero() })
	p.quit()
	pdf := filepath.Join(t.TempDir(), "sanbao.pdf")
	call(t, file, "print", "sanbao", "RO260101-005", "-o", pdf)
	reads(t, pdf, "同一质量问题修理次数超过限度", "¥10,444.50") // 189,900 × 11,000 ÷ 1,000 × 0.5 %
	call(t, file, "check")
}

// reads fails unless a document says all of some words.
func reads(t *testing.T, pdf string, words ...string) {
	t.Helper()
	text, err := exec.Command("pdftotext", "-layout", pdf, "-").Output()
	if err != nil {
		t.Fatalf("read %s: %v", pdf, err)
	}
	for _, w := range words {
		if !strings.Contains(string(text), w) {
			t.Errorf("%s does not say %q:\n%s", filepath.Base(pdf), w, text)
		}
	}
}
