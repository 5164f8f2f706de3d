package orders_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// inWork is an order with two jobs at a station, and its technician.
func inWork(t *testing.T, look screentest.Look, at shop.Status) (r *screentest.Rig, id shop.OrderID, who shop.Person) {
	t.Helper()
	r = screentest.New(t, look)
	who = screentest.Read(r, func(v data.View) (shop.Person, error) { return data.PersonByCode(v, "zw") })
	c := r.Customer(shop.Customer{Name: "王建国", Phone: "13800001234", Source: shop.WalkIn})
	v := r.Vehicle(shop.Vehicle{Plate: "沪A3K728", OwnerID: c.ID, Make: "大众", Model: "帕萨特", Year: 2021})
	line := func(name string, who shop.PersonID) shop.Line {
		return shop.Line{Kind: shop.LabourLine, Name: name, Qty: shop.One, Price: 12000, Payer: shop.PayCustomer, Technician: who}
	}
	o := r.Visit(v, r.Now, at, shop.Order{Intake: shop.Intake{MileageKM: 23480, Complaint: "保养"}, Lines: []shop.Line{line("更换机油", who.ID), line("检查底盘", 0)}})
	editor(r, o.ID, "")
	return r, o.ID, who
}

// says is all text of the window without its spaces.
func says(r *screentest.Rig) string {
	var all strings.Builder
	for _, l := range r.Seen() {
		all.WriteString(l.Text)
	}
	return strings.Join(strings.Fields(all.String()), "")
}

func sees(r *screentest.Rig, words ...string) {
	r.T.Helper()
	for _, w := range words {
		if seen := says(r); !strings.Contains(seen, strings.Join(strings.Fields(w), "")) {
			r.T.Errorf("%q is not seen in %s", w, seen)
		}
	}
}

func TestTheChosenJobIsStartedPausedAndFinishedFromTheOrder(t *testing.T) {
	for _, tag := range []string{"zh-CN", "en"} {
		r, id, who := inWork(t, screentest.Look{Tag: tag}, shop.Working)
		r.Press("Alt+S")
		clocks := screentest.Read(r, data.Running)
		if len(clocks) != 1 || clocks[0].Person != who.ID || order(r, id).Lines[0].Job != shop.JobRunning {
			t.Fatalf("clocks %+v", clocks)
		}
		r.Now = r.Now.Add(36 * time.Minute) // 0.6 h
		r.Press("Alt+P", "4")
		if l := order(r, id).Lines[0]; l.Job != shop.JobPaused || l.Clocked != 600 {
			t.Errorf("paused: %q after %v", l.Job, l.Clocked)
		}
		sees(r, "0.6 / 1")
		r.Press("↓", "Alt+S", "1") // nobody has the second job: asked by a digit
		if l := order(r, id).Lines[1]; l.Job != shop.JobRunning || l.Technician != who.ID {
			t.Errorf("the second job is %q of %d", l.Job, l.Technician)
		}
		r.Picture("order-clocks-" + tag)
		r.Now = r.Now.Add(15 * time.Minute)
		r.Press("Alt+F")
		if l := order(r, id).Lines[1]; l.Job != shop.JobDone || l.Clocked != 250 {
			t.Errorf("done: %q after %v", l.Job, l.Clocked)
		}
		r.Press("Ctrl+Z")
	}
}

func TestWithTheKeysElsewhereTheNextJobIsMeant(t *testing.T) {
	r, id, who := inWork(t, screentest.Look{}, shop.Working)
	r.Press("F3", "Alt+S")
	if order(r, id).Lines[0].Job != shop.JobRunning {
		t.Fatal("the first job does not run")
	}
	r.Now = r.Now.Add(30 * time.Minute)
	r.Press("Alt+F", "Alt+S", "1") // the second is chosen now, and nobody's yet
	lines := order(r, id).Lines
	if lines[0].Job != shop.JobDone || lines[1].Job != shop.JobRunning || lines[1].Technician != who.ID {
		t.Errorf("%q, and %q of %d", lines[0].Job, lines[1].Job, lines[1].Technician)
	}
	r.Now = r.Now.Add(time.Minute)
	r.Press("F3", "Alt+P", "4")
	if job := order(r, id).Lines[1].Job; job != shop.JobPaused {
		t.Errorf("paused: %q", job)
	}
}

func TestAPressOnAClockThatIsRefusedLeadsToTheFix(t *testing.T) {
	r, id, _ := inWork(t, screentest.Look{}, shop.Received)
	r.Press("Alt+S")
	sees(r, r.Say("job.refuse.status", shop.Args{"Line": "更换机油", "Status": shop.Received}), r.Say("order.next.working"))
	r.Press("F12", "Ctrl+Enter", "Alt+S")
	if order(r, id).Lines[0].Job != shop.JobRunning {
		t.Fatal("agreed to and still not started")
	}
	r.Now = r.Now.Add(24 * time.Hour)
	r.Press("Alt+P", "5")
	sees(r, r.Say("clock.refuse.forgotten", shop.Args{"From": r.Now.Add(-24 * time.Hour).Truncate(time.Minute)}))
	r.Press("Alt+C")
	r.Type("12:00")
	r.Press("Ctrl+Enter")
	if n := len(screentest.Read(r, data.Running)); n != 0 || order(r, id).Lines[0].Job != shop.JobPaused {
		t.Errorf("%d clocks run", n)
	}
	r.Press("Alt+P")
	sees(r, r.Say("clock.refuse.none"))
}

func TestATechniciansClockBesideADraftIsSeen(t *testing.T) {
	r, id, who := inWork(t, screentest.Look{}, shop.Working)
	screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		return work.StartJob(ctx, d, id, order(r, id).Lines[0].ID, who.ID)
	})
	r.Now = r.Now.Add(30 * time.Minute)
	r.Show(r.Page)
	sees(r, "0.5 / 1")
	if r.Page.Title() != order(r, id).Number || len(r.Routes) > 0 && r.Routes[0].Screen != screen.Order {
		t.Error("the order has gone")
	}
}
