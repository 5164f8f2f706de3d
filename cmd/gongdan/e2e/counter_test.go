//go:build e2e

package e2e_test

import (
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gongdan/app/shop"
)

// The work at the counter, with the number of keys that each task may take.

func TestAnOrderOfANewCustomerIsWrittenSettledAndPrintedByKeys(t *testing.T) {
	p := start(t, imported(t, "shop.json"))
	number := receiveNewCar(p)
	writeLines(p, number)
	repair(p, number)
	settleAndPrint(p, number)
	deliver(p, number)
	readPrint(t, p, number)
	p.quit()

	p = start(t, p.file)
	p.does("the search opens", func() { p.Press("ctrl+k") })
	p.does("the car is found", func() { p.Type("wjg") })
	p.Press("Return")
	p.titled("D12345")
	p.quit()
	if got := ask[struct{ OK bool }](t, p.file, "check"); !got.OK {
		t.Error("the records do not hold together")
	}
}

// receiveNewCar is task b: a customer and a car that nobody knows.
func receiveNewCar(p *program) (number string) {
	p.t.Helper()
	p.does("a new order", func() { p.Press("F2") })
	p.Count()
	p.strokes++ // F2
	p.Enter("d12345")
	p.drafted("with the new plate", func(d draft) bool { return d.Newly && d.Visit.Vehicle.Plate == "沪AD12345" })
	p.Enter("王建国", "13800000001", "pst", "", "", "", "42310", "", "", "", "", "")
	p.Type("保养")
	p.Press("ctrl+s")
	p.AtMost(80, "b. a new customer, car and order")
	p.titled("RO")
	number = p.number()
	o := p.order(number)
	if o.Status != shop.Received || o.Intake.MileageKM != 42310 || o.Intake.Complaint != "保养" || o.Intake.SenderName != "王建国" {
		p.t.Fatalf("kept order %+v", o)
	}
	return number
}

// writeLines is task c: two labour lines and three parts by their initials.
func writeLines(p *program, number string) {
	p.t.Helper()
	p.rest(p.t)
	p.Count()
	p.Enter("jyjl", "sl", "jlq", "hcjy*4", "ktl")
	p.AtMost(30, "c. two labour lines and three parts")
	p.drafted("with five lines", func(d draft) bool { return len(d.Visit.Order.Lines) == 5 })
	p.Press("ctrl+s")
	until(p.t, "the lines are never kept", func() bool { return len(p.order(number).Lines) == 5 })
	p.rest(p.t)
	var got []string
	for _, l := range p.order(number).Lines {
		got = append(got, l.Name+" "+l.Qty.String())
	}
	want := "更换机油机滤 0.5, 四轮定位 1.2, 机油滤清器 1, 全合成机油 4, 空调滤芯 1"
	if strings.Join(got, ", ") != want {
		p.t.Fatalf("kept lines %q, want %q", got, want)
	}
}

// repair has the customer agree, takes the parts from stock and finishes.
func repair(p *program, number string) {
	p.t.Helper()
	p.Count()
	p.does("who agreed is asked", func() { p.Press("F12") })
	p.Press("Return")
	p.step(number, shop.Working, "Return")
	p.does("the parts are taken", func() { p.Press("ctrl+i") })
	until(p.t, "the parts are never taken from stock", func() bool {
		return !slices.ContainsFunc(p.order(number).Lines, func(l shop.Line) bool { return l.Kind == shop.PartLine && l.Issued < l.Qty })
	})
	p.step(number, shop.Ready, "F12")
	p.AtMost(8, "agree, issue, finish")
}

// settleAndPrint is task d.
func settleAndPrint(p *program, number string) {
	p.t.Helper()
	p.Count()
	p.Press("F9")
	p.titled(number)
	until(p.t, "the settlement never opens", func() bool { return !strings.HasPrefix(p.title(), "RO") })
	p.rest(p.t)
	strokes := p.Count()
	p.does("the search opens where nothing has the focus", func() { p.Press("ctrl+k") })
	p.does("the search closes", func() { p.Press("Escape") })
	p.strokes = strokes
	p.Press("2")
	p.step(number, shop.Settled, "Return")
	p.Press("Return")
	p.AtMost(6, "d. settle and print")
	until(p.t, "nothing is printed", func() bool { return len(prints(p)) == 1 })
	p.rest(p.t)
}

func deliver(p *program, number string) {
	p.t.Helper()
	p.step(number, shop.Delivered, "F12")
}

func prints(p *program) []string {
	p.t.Helper()
	all, err := filepath.Glob(filepath.Join(p.docs, "*.pdf"))
	if err != nil {
		p.t.Fatal(err)
	}
	return all
}

// orderShown is what `gongdan show order` tells.
type orderShown struct {
	Plate        string
	CustomerName string `json:"customer_name"`
	Status       string
	SettlementNo string `json:"settlement_no"`
	Lines        []struct{ Name, Amount string }
	Totals       struct{ Total, Due, Capital string }
}

// readPrint compares the paper with the record.
func readPrint(t *testing.T, p *program, number string) {
	t.Helper()
	file := prints(p)[0]
	text, err := exec.Command("pdftotext", "-layout", file, "-").Output()
	if err != nil {
		t.Fatalf("read %s: %v", file, err)
	}
	o := ask[orderShown](t, p.file, "show", "order", number)
	if o.Status != "delivered" || o.Totals.Total != "679.50" || o.Totals.Due != "0.00" || len(o.Lines) != 5 {
		t.Errorf("kept order %+v", o)
	}
	want := []string{number, o.SettlementNo, o.CustomerName, "D12345", o.Totals.Total, o.Totals.Capital}
	for _, l := range o.Lines {
		want = append(want, l.Name, l.Amount)
	}
	for _, w := range want {
		if w == "" || !strings.Contains(string(text), w) {
			t.Errorf("the paper does not say %q:\n%s", w, text)
		}
	}
}
