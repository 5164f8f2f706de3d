package jobs_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"gongdan/app/screen"
	"gongdan/app/screen/jobs"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// bench is a workshop in the morning: three cars are given to the technician,
// who sits at the desk.
type bench struct {
	*screentest.Rig
	me     shop.Person
	orders []shop.Order // planned at 9:00, 10:00, and not at all
}

func open(t *testing.T, look screentest.Look) *bench {
	t.Helper()
	b := &bench{Rig: screentest.New(t, look)}
	b.me = screentest.Read(b.Rig, func(v data.View) (shop.Person, error) { return data.PersonByCode(v, "zw") })
	b.Now = b.at(14, 8, 0)
	filter := b.Part(shop.Part{Number: "06K115562", Name: "机油滤清器", Unit: "个", Price: 4800, Origin: shop.OEM}, 4000, 2600)
	b.car("沪A3K728", "更换机油、机油滤清器", 9, shop.Line{Kind: shop.PartLine, Name: filter.Name, PartID: filter.ID, Qty: shop.One, Price: 4800, Origin: shop.OEM, Payer: shop.PayCustomer})
	b.car("沪B88K20", "更换前制动片", 10)
	b.car("沪D5U318", "检查异响", 0)
	b.Sit("zw")
	return b
}

func (b *bench) at(day, h, m int) time.Time {
	return time.Date(2026, 4, day, h, m, 0, 0, b.Env.Lang.Zone)
}

// car is a car in work whose job is given to the technician at an hour.
func (b *bench) car(plate, job string, hour int, more ...shop.Line) {
	b.T.Helper()
	c := b.Customer(shop.Customer{Name: "王建国", Phone: "13800001234", Source: shop.WalkIn})
	v := b.Vehicle(shop.Vehicle{Plate: plate, OwnerID: c.ID, Make: "大众", Model: "帕萨特", Year: 2021})
	line := shop.Line{Kind: shop.LabourLine, Name: job, Qty: shop.One, Price: 12000, Payer: shop.PayCustomer}
	o := b.Visit(v, b.Now, shop.Working, shop.Order{Intake: shop.Intake{MileageKM: 23480, Complaint: job}, Lines: append([]shop.Line{line}, more...)})
	d := shop.Dispatch{LineID: o.Lines[0].ID, Shares: shop.EvenShares(b.me.ID)}
	if hour > 0 {
		d.From, d.Until = b.at(14, hour, 0), b.at(14, hour+1, 0)
	}
	o = screentest.Do(b.Rig, func(ctx context.Context, desk work.Desk) (shop.Order, error) {
		return work.Dispatch(ctx, desk, o.ID, o.Rev, d)
	})
	b.orders = append(b.orders, o)
}

func (b *bench) show() { b.Show(jobs.New(b.Host, screen.Route{Screen: screen.Jobs})) }

// seen is all text of the window without its spaces: long texts are wrapped.
func (b *bench) seen() string {
	var all strings.Builder
	for _, l := range b.Seen() {
		all.WriteString(l.Text)
	}
	return spaceless(all.String())
}

func spaceless(s string) string { return strings.Join(strings.Fields(s), "") }

// sees checks that the window shows words.
func (b *bench) sees(words ...string) {
	b.T.Helper()
	seen := b.seen()
	for _, w := range words {
		if !strings.Contains(seen, spaceless(w)) {
			b.T.Errorf("%q is not seen in:\n%s", w, seen)
		}
	}
}

func (b *bench) job(n int) shop.Line {
	b.T.Helper()
	return screentest.Read(b.Rig, func(v data.View) (shop.Order, error) { return data.Order(v, b.orders[n].ID) }).Lines[0]
}

func (b *bench) running() []shop.Clock { return screentest.Read(b.Rig, data.Running) }

func TestADayAtTheBenchIsThreeKeysAPiece(t *testing.T) {
	b := open(t, screentest.Look{})
	b.Now = b.at(14, 8, 30)
	b.show()
	b.Press("A") // at work from 8:30
	b.Now = b.at(14, 9, 0)
	b.Press("S") // the job that is planned first
	if r := b.running(); len(r) != 2 || b.job(0).Job != shop.JobRunning {
		t.Fatalf("clocks %+v, the first job is %q", r, b.job(0).Job)
	}
	b.Now = b.at(14, 9, 24)
	b.Press("↓", "Enter") // turns to the second: 0.4 h on the first
	b.sees("同时停下 沪A 3K728 更换机油、机油滤清器，本次 0.40 小时。")
	if b.job(0).Job != shop.JobPaused || b.job(0).Clocked != 400 || b.job(1).Job != shop.JobRunning {
		t.Errorf("first %q %v, second %q", b.job(0).Job, b.job(0).Clocked, b.job(1).Job)
	}
	b.Now = b.at(14, 10, 0)
	b.Press("P", "4") // a break after 0.6 h
	if b.job(1).Job != shop.JobPaused || b.job(1).Clocked != 600 {
		t.Errorf("the second is %q after %v h", b.job(1).Job, b.job(1).Clocked)
	}
	b.Now = b.at(14, 10, 15)
	b.Press("S")
	b.Now = b.at(14, 10, 30)
	b.Press("F") // done after another 0.25 h
	if b.job(1).Job != shop.JobDone || b.job(1).Clocked != 850 || len(b.running()) != 1 {
		t.Errorf("the second is %q after %v h", b.job(1).Job, b.job(1).Clocked)
	}
	for range 8 { // the toasts go, three at a time
		b.Tick()
	}
	// At work 2 h, on jobs 0.4 + 0.6 + 0.25 = 1.25 h, on none 0.75 h.
	b.sees("项目工时", "1.25", "在岗", "2.00", "在岗未计时", "0.75", "0.85")
	b.Picture("jobs-day")
	b.Press("A")
	if len(b.running()) != 0 {
		t.Error("still at work")
	}
	by := screentest.Read(b.Rig, func(v data.View) ([]shop.Clock, error) { return data.ClocksOf(v, b.orders[1].ID) })
	if len(by) != 2 || by[0].Why != shop.ForBreak || by[0].By != b.me.ID || by[1].Why != shop.JobWasDone {
		t.Errorf("clocks of the second: %+v", by)
	}
}

func TestEveryPressIsTakenBackByTheToast(t *testing.T) {
	b := open(t, screentest.Look{})
	b.show()
	b.Press("S")
	b.Now = b.at(14, 9, 30)
	b.Press("↓", "S", "Ctrl+Z")
	if r := b.running(); len(r) != 1 || r[0].Order != b.orders[0].ID || b.job(0).Job != shop.JobRunning || b.job(0).Clocked != 0 || b.job(1).Job != shop.JobOpen {
		t.Errorf("turning was not taken back: %+v", r)
	}
	b.Press("P")
	b.Press("5", "Ctrl+Z")
	if len(b.running()) != 1 || b.job(0).Job != shop.JobRunning {
		t.Error("the pause was not taken back")
	}
}

func TestAPauseTakesANoteAndWaitingForPartsHoldsTheCar(t *testing.T) {
	b := open(t, screentest.Look{})
	b.show()
	b.Press("S")
	b.Now = b.at(14, 9, 0)
	b.Press("P", "Tab")
	b.Type("机滤没货")
	b.Picture("jobs-pause")
	b.Press("Enter", "1")
	o := screentest.Read(b.Rig, func(v data.View) (shop.Order, error) { return data.Order(v, b.orders[0].ID) })
	clocks := screentest.Read(b.Rig, func(v data.View) ([]shop.Clock, error) { return data.ClocksOf(v, o.ID) })
	if o.Floor.Hold.Why != shop.PartsShort || len(clocks) != 1 || clocks[0].Note != "机滤没货" || clocks[0].Why != shop.ForParts {
		t.Errorf("held for %q, clocks %+v", o.Floor.Hold.Why, clocks)
	}
}

func TestAForgottenClockIsAskedAboutFirstAndNeverGuessed(t *testing.T) {
	for _, tag := range []string{"zh-CN", "en"} {
		b := open(t, screentest.Look{Tag: tag})
		b.show()
		b.Press("S")
		b.Now = b.at(15, 8, 5)
		b.show()
		b.sees(b.Say("close_clock.began", shop.Args{"From": b.at(14, 8, 0)}))
		b.Picture("jobs-forgotten-" + tag)
		b.Press("Ctrl+Enter")
		if len(b.running()) != 1 {
			t.Fatal("an end was guessed")
		}
		b.sees(b.Say("say.required.until"))
		b.Type("7:30")
		b.Press("Ctrl+Enter")
		b.sees(b.Say("clock.say.before_start", shop.Args{"From": b.at(14, 8, 0)}))
		b.Press("Esc")
		b.Press("↓", "↓", "S")
		b.sees(b.Say("clock.refuse.forgotten", shop.Args{"From": b.at(14, 8, 0)}))
		b.Press("C") // the way out of the refusal
		b.Type("1730")
		b.Press("Ctrl+Enter")
		clocks := screentest.Read(b.Rig, func(v data.View) ([]shop.Clock, error) { return data.ClocksOf(v, b.orders[0].ID) })
		if len(clocks) != 1 || !clocks[0].Until.Equal(b.at(14, 17, 30)) || b.job(0).Clocked != 9500 || b.job(0).Job != shop.JobPaused {
			t.Errorf("%+v, %v h clocked", clocks, b.job(0).Clocked)
		}
		b.Press("←") // the hours belong to the day before
		b.sees("9.50")
	}
}

func TestWhoManagesWritesForAnotherAndIsNamed(t *testing.T) {
	b := open(t, screentest.Look{})
	b.Sit("wl")
	b.show()
	b.Press("W", "2")
	b.sees("张伟")
	b.Press("S")
	b.Now = b.at(14, 9, 0)
	b.Press("P", "5")
	clocks := screentest.Read(b.Rig, func(v data.View) ([]shop.Clock, error) { return data.ClocksOf(v, b.orders[0].ID) })
	if len(clocks) != 1 || clocks[0].Person != b.me.ID || clocks[0].By != b.Person.ID || b.Person.ID == b.me.ID {
		t.Errorf("clocks %+v", clocks)
	}
	b.Sit("ln")
	b.show()
	b.Press("S")
	b.sees(b.Say("person.refuse.right", shop.Args{"Right": shop.Manage, "Person": "李娜"}))
	if len(b.running()) != 0 {
		t.Error("an advisor clocked for the technician")
	}
}

func TestTheOwnerSeesEveryUnclosedClock(t *testing.T) {
	b := open(t, screentest.Look{})
	b.show()
	b.Press("A", "S")
	b.Now = b.at(15, 9, 0)
	b.Sit("wl")
	b.show()
	b.sees("张伟：沪A 3K728 更换机油、机油滤清器", "张伟：考勤")
	b.Press("C")
	b.Type("12:00")
	b.Press("Ctrl+Enter")
	b.Press("C")
	b.Type("18:00")
	b.Press("Ctrl+Enter")
	if r := b.running(); len(r) != 0 {
		t.Errorf("still running: %+v", r)
	}
}

func TestWorkThatIsNotAgreedToIsRefusedWithTheWayToTheOrder(t *testing.T) {
	for _, tag := range []string{"zh-CN", "en"} {
		b := open(t, screentest.Look{Tag: tag})
		b.Sit("wl")
		o := screentest.Read(b.Rig, func(v data.View) (shop.Order, error) { return data.Order(v, b.orders[0].ID) })
		o.Lines = append(o.Lines, shop.Line{Kind: shop.LabourLine, Name: "更换雨刮", Qty: 200, Price: 12000, Payer: shop.PayCustomer, Technician: b.me.ID})
		screentest.Do(b.Rig, func(ctx context.Context, d work.Desk) (shop.Order, error) { return work.SaveOrder(ctx, d, o) })
		b.Sit("zw")
		b.show()
		b.Press("↓", "↓", "S")
		b.sees(b.Say("job.refuse.consent"))
		b.Picture("jobs-refused-" + tag)
		b.Press("O")
		if last := b.Routes[len(b.Routes)-1]; last.Screen != screen.Order || last.ID != int64(o.ID) {
			t.Errorf("went to %+v", last)
		}
	}
}

func TestTheBenchIsReadInEveryLook(t *testing.T) {
	for name, look := range screentest.Looks() {
		b := open(t, look)
		b.show()
		b.Press("A")
		b.Now = b.at(14, 9, 0)
		b.Press("S")
		b.Now = b.at(14, 9, 37)
		b.Press("↓")
		b.Tick()
		b.sees("0:37")
		b.Picture("jobs-" + name)
		if faults := slices.Concat(screentest.Faults(b.Seen()), screentest.Cuts(b.Seen(), screentest.Words(t, b.Env.Lang.Tag))); len(faults) > 0 {
			t.Errorf("%s: %v", name, faults)
		}
	}
}

func TestATechnicianReportsWhatWasFoundByKeys(t *testing.T) {
	for _, tag := range []string{"zh-CN", "en"} {
		b := open(t, screentest.Look{Tag: tag})
		tech := b.Person
		b.Sit("wl")
		b.Labour(shop.Labour{Code: "ZD-001", Name: "更换前刹车片", Hours: shop.One, Rate: 15000, WorkClass: shop.Minor})
		b.Person = tech
		b.show()
		b.Press("X")
		b.Picture("jobs-extra-" + tag)
		b.Type("ZD001")
		b.Tick()
		b.Press("Enter", "Enter")
		b.Type("只剩 2 mm")
		b.Press("Ctrl+Enter")
		o := screentest.Read(b.Rig, func(v data.View) (shop.Order, error) { return data.Order(v, b.orders[0].ID) })
		l := o.Lines[len(o.Lines)-1]
		if l.Code != "ZD-001" || l.Price != 15000 || l.FoundBy != b.me.ID || l.Agreement.Consent != shop.Proposed {
			t.Errorf("%s: reported %+v", tag, l)
		}
		b.Press("X")
		b.Type("半轴油封渗油")
		b.Tick()
		b.Press("Ctrl+Enter")
		o = screentest.Read(b.Rig, func(v data.View) (shop.Order, error) { return data.Order(v, b.orders[0].ID) })
		if l := o.Lines[len(o.Lines)-1]; l.Name != "半轴油封渗油" || l.Price != 0 || l.FoundBy != b.me.ID {
			t.Errorf("%s: reported in words %+v", tag, l)
		}
		b.Press("X", "Enter", "Enter")
		b.Type("右侧有响")
		b.Tick()
		b.Press("Esc", "X") // an interruption
		b.Tick()
		b.Picture("jobs-extra-restored-" + tag)
		drafts := screentest.Read(b.Rig, func(v data.View) ([]shop.Draft, error) { return data.Drafts(v, b.Person.ID) })
		if len(drafts) != 1 || !strings.Contains(drafts[0].Body, "右侧有响") {
			t.Errorf("%s: drafts %+v", tag, drafts)
		}
		b.sees(b.Say("edit.act.discard"))
		b.Press("Ctrl+Enter") // and still no word of what is to be done
		if n := len(screentest.Read(b.Rig, func(v data.View) (shop.Order, error) { return data.Order(v, b.orders[0].ID) }).Lines); n != len(o.Lines) {
			t.Error("nothing was reported as something")
		}
	}
}
