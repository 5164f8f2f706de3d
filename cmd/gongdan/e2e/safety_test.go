//go:build e2e

package e2e_test

import (
	"os/exec"
	"strings"
	"testing"
	"time"
)

func TestWhatWasTypedOutlivesAKill(t *testing.T) {
	p := start(t, imported(t, "shop.json"))
	p.Press("F2")
	p.rest(t)
	p.Enter("d12345")
	p.drafted("with the new plate", func(d draft) bool { return d.Newly })
	p.rest(t)
	p.Enter("李娜", "13800000007", "pst", "", "", "", "42310", "50", "王建国", "13800000008", "", "")
	p.Enter("异响", "四轮")
	p.Enter("jlq*2")
	p.Type("ktl")
	last := time.NewTimer(time.Second)
	<-last.C
	p.kill()

	before := p.draft()
	o := before.Visit.Order
	if c := before.Visit.Customer; c.Name != "李娜" || c.Phone != "13800000007" {
		t.Errorf("the draft has customer %+v", c)
	}
	if v := before.Visit.Vehicle; v.Plate != "沪AD12345" || v.Make+v.Model != "大众帕萨特" {
		t.Errorf("the draft has car %+v", v)
	}
	if in := o.Intake; in.MileageKM != 42310 || in.Fuel != 50 || in.SenderName != "王建国" || in.SenderPhone != "13800000008" || in.Complaint != "异响" || in.Belongings != "四轮" {
		t.Errorf("the draft has reception %+v", in)
	}
	if len(o.Lines) != 1 || o.Lines[0].Name != "机油滤清器" || o.Lines[0].Qty.String() != "2" || before.Quick != "ktl" {
		t.Errorf("the draft has lines %+v and %q in the last row", o.Lines, before.Quick)
	}

	p = start(t, p.file)
	p.Press("ctrl+Tab")
	until(t, "the order does not come back", func() bool { return !strings.HasPrefix(p.title(), "工作台") })
	p.rest(t)
	p.Press("ctrl+s")
	p.titled("RO")
	kept := p.order(p.number())
	if kept.Intake.Fuel != o.Intake.Fuel || kept.Intake.MileageKM != o.Intake.MileageKM || kept.Intake.SenderName != o.Intake.SenderName ||
		kept.Intake.SenderPhone != o.Intake.SenderPhone || kept.Intake.Complaint != o.Intake.Complaint || kept.Intake.Belongings != o.Intake.Belongings ||
		!kept.Stamps.PromisedAt.Equal(o.Stamps.PromisedAt) || len(kept.Lines) != 1 || kept.Lines[0].Qty != o.Lines[0].Qty {
		t.Errorf("kept was %+v, typed was %+v", kept, o)
	}
	car := ask[struct {
		Make, Model string
		OwnerName   string `json:"owner_name"`
		OwnerPhone  string `json:"owner_phone"`
	}](t, p.file, "show", "vehicle", "沪AD12345")
	if car.Make+car.Model != "大众帕萨特" || car.OwnerName != "李娜" || car.OwnerPhone != "13800000007" {
		t.Errorf("kept car %+v", car)
	}
}

func TestASecondWindowOnTheSameFileBringsTheFirstToTheFront(t *testing.T) {
	p := start(t, imported(t, "shop.json"))
	other := start(t, imported(t, "cars.json"))
	if got := p.xdotool("getactivewindow"); got != other.win {
		t.Fatalf("the other window has no focus: %s is active, not %s", got, other.win)
	}
	second := command(t, p.file)
	began := time.Now()
	if err := second.Run(); err != nil {
		t.Errorf("the second window ended with %v", err)
	}
	if took := time.Since(began); took > patience/2 {
		t.Errorf("the second window took %s to end", took)
	}
	until(t, "the first window never comes to the front", func() bool {
		out, err := exec.Command("xdotool", "getactivewindow").Output()
		return err == nil && strings.TrimSpace(string(out)) == p.win
	})
}
