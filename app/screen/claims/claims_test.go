package claims

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// desk is a shop with claims in each state and an order that waits for one.
type desk struct {
	*screentest.Rig
	waiting shop.Order
	claims  map[shop.ClaimStatus]shop.Claim
}

// newDesk makes it: what happened to each claim, in its order.
func newDesk(t *testing.T, look screentest.Look) *desk {
	t.Helper()
	r := &desk{Rig: screentest.New(t, look), claims: map[shop.ClaimStatus]shop.Claim{}}
	owner := r.Customer(shop.Customer{Name: "刘洋", Phone: "13900001111"})
	job := r.Labour(shop.Labour{Code: "BS-01", Name: "拆装变速器总成", Hours: 4 * shop.One, Rate: 12000, WorkClass: shop.Minor})
	bearing := r.Part(shop.Part{Number: "09G323017", Name: "变速器输入轴轴承", Unit: "个", Price: 86000, Origin: shop.OEM}, 20*shop.One, 60000)
	now := r.Now
	visit := func(n, days int) shop.Order {
		car := r.Vehicle(shop.Vehicle{Plate: fmt.Sprintf("沪AD%d", 10345+n*11), OwnerID: owner.ID, Make: "大众", Model: "帕萨特 330TSI"})
		return r.Visit(car, now.AddDate(0, 0, -days), shop.Settled, shop.Order{Kind: shop.Repair, Intake: shop.Intake{MileageKM: 21000, Complaint: "行驶中变速器异响，二挡最明显"}, Lines: []shop.Line{
			{Kind: shop.LabourLine, LabourID: job.ID, Code: job.Code, Name: job.Name, WorkClass: job.WorkClass, Qty: job.Hours, Price: job.Rate, Payer: shop.PayFactory},
			{Kind: shop.PartLine, PartID: bearing.ID, Code: bearing.Number, Name: bearing.Name, Unit: "个", Origin: bearing.Origin, Qty: shop.One, Price: bearing.Price, Payer: shop.PayFactory},
		}})
	}
	steps := []struct {
		to   shop.ClaimStatus
		days int
		all  []shop.ClaimEvent
	}{
		{shop.ClaimDraft, 2, nil},
		{shop.ClaimSubmitted, 12, []shop.ClaimEvent{{Kind: shop.ClaimSubmit}}},
		{shop.ClaimRefused, 20, []shop.ClaimEvent{{Kind: shop.ClaimSubmit}, {Kind: shop.ClaimRefuse, Note: "故障照片看不清磨损部位"}}},
		{shop.ClaimAccepted, 50, []shop.ClaimEvent{{Kind: shop.ClaimSubmit}, {Kind: shop.ClaimAccept, Amount: 120000, Note: "工时按 3 小时核定"}}},
		{shop.ClaimPartPaid, 70, []shop.ClaimEvent{{Kind: shop.ClaimSubmit}, {Kind: shop.ClaimAccept, Amount: 134000}, {Kind: shop.ClaimPay, Amount: 60000}}},
		{shop.ClaimPaid, 110, []shop.ClaimEvent{{Kind: shop.ClaimSubmit}, {Kind: shop.ClaimAccept, Amount: 134000}, {Kind: shop.ClaimPay, Amount: 134000}}},
	}
	for n, s := range steps {
		o := visit(n, s.days)
		r.Now = now.AddDate(0, 0, -s.days+1)
		c := screentest.Read(r.Rig, func(v data.View) (shop.Claim, error) {
			return work.PrepareClaim(v, o.ID, shop.DayOf(r.Now, r.Env.Lang.Zone))
		})
		c.Factory, c.Report.Cause, c.Report.FaultySerial, c.Report.NewSerial = "上汽大众", "输入轴轴承滚道剥落", "0917-33821", "0926-10442"
		c = screentest.Do(r.Rig, func(ctx context.Context, d work.Desk) (shop.Claim, error) { return work.SaveClaim(ctx, d, c) })
		for _, e := range s.all {
			c = r.tell(c, e)
		}
		r.claims[s.to] = c
	}
	r.Now = now
	r.waiting = visit(8, 1)
	return r
}

func (r *desk) tell(c shop.Claim, e shop.ClaimEvent) shop.Claim {
	return screentest.Do(r.Rig, func(ctx context.Context, d work.Desk) (shop.Claim, error) {
		return work.TellClaim(ctx, d, work.SeenClaim{ID: c.ID, Rev: c.Rev}, e)
	})
}

func (r *desk) open(route screen.Route) *page {
	p := New(r.Host, route).(*page)
	r.Show(p)
	return p
}

func (r *desk) at(c shop.Claim) *page { return r.open(screen.Route{ID: int64(c.ID)}) }

func (r *desk) kept(c shop.Claim) shop.Claim {
	r.T.Helper()
	return screentest.Read(r.Rig, func(v data.View) (shop.Claim, error) { return data.Claim(v, c.ID) })
}

func TestAnOrderThatWaitsIsClaimedSubmittedAcceptedAndPaidByKeys(t *testing.T) {
	r := newDesk(t, screentest.Look{})
	p := r.open(screen.Route{})
	r.Press("Alt+2")
	if row, ok := p.browse.Selected(); !ok || row.OrderID != r.waiting.ID || p.browse.Table.Rows() != 1 {
		t.Fatalf("%+v waits, of %d", row, p.browse.Table.Rows())
	}
	r.Press("F12", "Enter")
	r.Type("轴承缺油")
	r.Press("Ctrl+S")
	list := screentest.Read(r.Rig, func(v data.View) ([]shop.Claim, error) { return data.ClaimsOf(v, r.waiting.ID) })
	if len(list) != 1 || list[0].Report.Cause != "轴承缺油" || list[0].Claimed != 134000 || list[0].Factory != "上汽大众" {
		t.Fatalf("%+v", list)
	}
	c := list[0]
	r.at(c)
	r.Press("F12")
	if r.kept(c).Status != shop.ClaimSubmitted {
		t.Fatal("not submitted")
	}
	r.Press("F12")
	r.Type("1200")
	r.Press("Enter", "Enter")
	r.Type("核减工时")
	r.Press("Ctrl+S")
	if k := r.kept(c); k.Status != shop.ClaimAccepted || k.Accepted != 120000 {
		t.Fatalf("accepted %+v", k)
	}
	for r.Env.Layer.Toasts() > 0 {
		r.Tick()
	}
	r.Press("F12")
	r.Type("500")
	r.Press("Ctrl+S")
	if k := r.kept(c); k.Status != shop.ClaimPartPaid || k.Paid != 50000 {
		t.Fatalf("paid %+v", k)
	}
	r.Press("Ctrl+Z") // by a row that says so
	if k := r.kept(c); k.Status != shop.ClaimAccepted || k.Paid != 0 || len(k.Events) != 4 {
		t.Errorf("undone %+v", k)
	}
}

func TestARefusedClaimIsCorrectedAndSubmittedAgain(t *testing.T) {
	r := newDesk(t, screentest.Look{})
	c := r.claims[shop.ClaimRefused]
	r.at(c)
	r.Press("Enter")
	r.Type("二挡异响，见照片 3")
	r.Press("Ctrl+S")
	r.at(r.kept(c))
	r.Press("F12")
	if k := r.kept(c); k.Status != shop.ClaimSubmitted || k.Report.Fault != "二挡异响，见照片 3" {
		t.Errorf("%+v", k)
	}
	r.Press("Alt+N")
	r.Press("Ctrl+S")
	if k := r.kept(c); k.Status != shop.ClaimSubmitted {
		t.Error("refused without a reason")
	}
	r.Type("超过保修期")
	r.Press("Ctrl+S")
	if k := r.kept(c); k.Status != shop.ClaimRefused {
		t.Errorf("%+v", k)
	}
	r.at(c)
	r.Press("Del")
	r.Type("客户自付")
	r.Press("Ctrl+S")
	if k := r.kept(c); k.Status != shop.ClaimWithdrawn {
		t.Errorf("%+v", k)
	}
}

func TestWhatAClaimLacksStandsUnderItsFields(t *testing.T) {
	r := newDesk(t, screentest.Look{})
	c := r.claims[shop.ClaimDraft]
	c.Report.Cause = ""
	c = screentest.Do(r.Rig, func(ctx context.Context, d work.Desk) (shop.Claim, error) { return work.SaveClaim(ctx, d, c) })
	r.at(c)
	r.Press("F12")
	if r.kept(c).Status != shop.ClaimDraft || !r.Shows(r.Host.Say("claim.say.cause")) {
		t.Error("it is not said that the cause lacks")
	}
}

func TestWhatIsTypedIntoAClaimIsADraft(t *testing.T) {
	r := newDesk(t, screentest.Look{})
	r.at(r.claims[shop.ClaimDraft])
	r.Press("Enter")
	r.Type("半截")
	r.Tick()
	drafts := screentest.Read(r.Rig, func(v data.View) ([]shop.Draft, error) { return data.Drafts(v, r.Person.ID) })
	if len(drafts) != 1 || drafts[0].Key != fmt.Sprintf("claim:%d", r.claims[shop.ClaimDraft].ID) {
		t.Errorf("%+v", drafts)
	}
}

func TestTheClaimOfAnOrderIsFoundFromTheOrder(t *testing.T) {
	r := newDesk(t, screentest.Look{})
	c := r.claims[shop.ClaimPaid]
	p := r.open(screen.Route{Key: fmt.Sprintf("order/%d", c.OrderID)})
	if row, ok := p.browse.Selected(); !ok || row.ID != c.ID {
		t.Errorf("%+v", row)
	}
	r.open(screen.Route{})
	r.Press("Ctrl+N")
	r.Type(r.waiting.Number)
	r.Press("Enter")
	if !r.Shows(r.Host.Say("claims.title.new")) {
		t.Error("no new claim is begun")
	}
}

func TestWhoMayNotWriteClaimsOnlyLooks(t *testing.T) {
	r := newDesk(t, screentest.Look{})
	r.Sit("zw")
	p := r.at(r.claims[shop.ClaimSubmitted])
	for _, a := range p.Actions() {
		if a.ID == "claims.act.next" || a.ID == "claims.act.new" {
			t.Errorf("a technician is offered %s", a.ID)
		}
	}
}

// theirs is a list as a factory sends it.
func (r *desk) theirs() string {
	path := filepath.Join(r.T.TempDir(), "结算清单.csv")
	text := "序号,索赔单号,VIN,核定金额,付款金额,审核日期,备注\n" +
		"1," + r.claims[shop.ClaimSubmitted].Number + ",,1340.00,1340.00,2026/4/10,\n" +
		"2," + r.claims[shop.ClaimPaid].Number + ",,\"1,340.00\",1340,2026-04-01,\n" +
		"3," + r.claims[shop.ClaimPartPaid].Number + ",,1000.00,600.00,2026-04-01,\n" +
		"4,SP250101-009,,88.00,,2026-04-01,\n合计,,,3768.00,,,\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		r.T.Fatal(err)
	}
	return path
}

func TestTheFactorysListIsComparedAndNotedOnce(t *testing.T) {
	r := newDesk(t, screentest.Look{})
	m := NewReconcile(r.Host, screen.Route{Key: r.theirs()}).(*matching)
	r.Show(m)
	want := map[shop.ClaimFate]int{shop.ClaimNews: 1, shop.ClaimMatched: 1, shop.ClaimDiffering: 1, shop.ClaimUnknown: 1, shop.ClaimMissing: 1}
	for f, n := range want {
		if got := m.planned.Plan.Count(f); got != n {
			t.Errorf("%d are %s, want %d: %+v", got, f, n, m.planned.Faults)
		}
	}
	r.Press("Ctrl+Enter")
	c := r.kept(r.claims[shop.ClaimSubmitted])
	if c.Status != shop.ClaimPaid || c.Events[1].On != "2026-04-10" {
		t.Fatalf("%+v", c)
	}
	if m.planned.Plan.Count(shop.ClaimNews) != 0 || m.ready() {
		t.Error("it could be noted twice")
	}
}

func TestAColumnIsNamedByHandAndRemembered(t *testing.T) {
	r := newDesk(t, screentest.Look{})
	path := filepath.Join(t.TempDir(), "x.csv")
	if err := os.WriteFile(path, []byte("编号甲,金额乙\n"+r.claims[shop.ClaimSubmitted].Number+",1340\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	m := NewReconcile(r.Host, screen.Route{Key: path}).(*matching)
	r.Show(m)
	if m.ready() || len(m.planned.Faults) != 1 || m.banner.Text() == "" {
		t.Fatalf("%+v", m.planned)
	}
	m.setColumns(m.in.Map.With(1, shop.ClaimFieldNumber))
	m.setColumns(m.in.Map.With(2, shop.ClaimFieldAccepted))
	if !m.ready() {
		t.Errorf("%+v", m.planned)
	}
	again := NewReconcile(r.Host, screen.Route{Key: path}).(*matching)
	r.Show(again)
	if !again.ready() || !again.in.Remembered {
		t.Error("it is not remembered")
	}
}

func TestPicturesOfTheClaims(t *testing.T) {
	for name, look := range screentest.Looks() {
		r := newDesk(t, look)
		p := r.open(screen.Route{})
		r.Picture("claims-" + name)
		r.Press("↓", "↓", "Space")
		r.Picture("claims-drawer-" + name)
		r.Press("Space", "Alt+2")
		r.Picture("claims-waiting-" + name)
		r.Press("F12")
		r.Picture("claims-form-" + name)
		r.Press("Esc", "Alt+1")
		p.browse.Seek(r.claims[shop.ClaimSubmitted].Number)
		r.Press("F12")
		r.Picture("claims-accept-" + name)
		r.Press("Esc", "Alt+N")
		r.Picture("claims-refuse-" + name)
		r.Press("Esc")
		m := NewReconcile(r.Host, screen.Route{Key: r.theirs()})
		r.Show(m)
		r.Picture("claims-reconcile-" + name)
	}
}
