package tools

import (
	"strings"
	"testing"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// shed is a shop with what one finds in a tool room: a wrench that was
// calibrated, a gauge that is overdue, a tester that failed, a lamp that somebody
// should have brought back, and a jack that leaks.
type shed struct {
	*screentest.Rig
	wrench, gauge, tester, lamp, jack shop.Tool
	zhang                             shop.Person
}

func newShed(t *testing.T, look screentest.Look) *shed {
	t.Helper()
	r := &shed{Rig: screentest.New(t, look)}
	save := func(x shop.Tool) shop.Tool {
		x.Active = x.Why == ""
		kept, err := work.SaveTool(t.Context(), r.Desk(), x)
		if err != nil {
			t.Fatal(err)
		}
		return kept
	}
	r.wrench = save(shop.Tool{Code: "GJ-001", Name: "扭力扳手 20–200 N·m", Kind: "量具", Serial: "SN778", Bin: "T-1-2", BoughtOn: "2025-01-10", Value: 88000, EveryDays: 365})
	r.gauge = save(shop.Tool{Code: "GJ-002", Name: "胎压表", Kind: "量具", Bin: "T-1-3", EveryDays: 180})
	r.tester = save(shop.Tool{Code: "GJ-003", Name: "蓄电池检测仪", Kind: "检测仪", Bin: "T-2-1", EveryDays: 365})
	r.lamp = save(shop.Tool{Code: "GJ-004", Name: "工作灯", Kind: "照明", Bin: "T-3-1"})
	r.jack = save(shop.Tool{Code: "GJ-005", Name: "卧式千斤顶 3 t", Kind: "举升", Bin: "T-4", Why: "漏油，待修"})
	for _, c := range []shop.Calibration{
		{ToolID: r.wrench.ID, On: "2026-01-12", By: "市计量检测院", Certificate: "JL-2026-0112", Passed: true},
		{ToolID: r.gauge.ID, On: "2025-09-01", By: "市计量检测院", Certificate: "JL-2025-0901", Passed: true},
		{ToolID: r.tester.ID, On: "2026-04-02", By: "厂家售后", Note: "内阻偏大 12%"},
	} {
		if _, err := work.CalibrateTool(t.Context(), r.Desk(), c); err != nil {
			t.Fatal(err)
		}
	}
	r.zhang = screentest.Read(r.Rig, func(v data.View) (shop.Person, error) { return data.PersonByCode(v, "zw") })
	at := r.Now
	r.Now = at.AddDate(0, 0, -2)
	if _, err := work.LendTool(t.Context(), r.Desk(), shop.ToolLoan{ToolID: r.lamp.ID, Person: r.zhang.ID, DueOn: shop.DayOf(r.Now, r.Env.Lang.Zone)}); err != nil {
		t.Fatal(err)
	}
	r.Now = at
	return r
}

// open shows the tools with one chosen.
func (r *shed) open(x shop.Tool) *page {
	p := New(r.Host, screen.Route{Screen: screen.Tools, ID: int64(x.ID)}).(*page)
	r.Show(p)
	return p
}

// out is who has a tool; "" is nobody.
func (r *shed) out(x shop.Tool) shop.ToolLoan {
	r.T.Helper()
	return screentest.Read(r.Rig, func(v data.View) (shop.ToolLoan, error) { return data.ToolOut(v, x.ID) })
}

func TestAToolIsLentAndTakenBackByKeys(t *testing.T) {
	r := newShed(t, screentest.Look{})
	r.open(r.wrench)
	r.Press("Alt+B")
	r.Type("张伟")
	r.Press("Enter", "Ctrl+S")
	l := r.out(r.wrench)
	if l.Person != r.zhang.ID || l.DueOn != "2026-04-14" {
		t.Fatalf("lent %+v", l)
	}
	r.Press("Alt+B")
	if r.Env.Layer.Toasts() != 2 {
		t.Error("lending it twice is not refused in words")
	}
	r.Press("Alt+R", "2", "Ctrl+S")
	if r.out(r.wrench).ID != 0 {
		t.Error("still out")
	}
	loans := screentest.Read(r.Rig, func(v data.View) ([]shop.ToolLoan, error) { return data.ToolLoans(v, r.wrench.ID, 1) })
	if loans[0].State != shop.ToolWorn {
		t.Errorf("it came back %s", loans[0].State)
	}
	r.Press("Ctrl+Z")
	if r.out(r.wrench).ID != l.ID {
		t.Error("taking it back cannot be undone")
	}
}

func TestALabelThatIsScannedLendsOrTakesBack(t *testing.T) {
	r := newShed(t, screentest.Look{})
	p := r.open(shop.Tool{})
	if p.Meet(shop.Hit{Kind: shop.KindParts}) {
		t.Error("a part is taken for a tool")
	}
	if !p.Meet(shop.Hit{Kind: shop.KindTools, ID: int64(r.lamp.ID), Key: r.lamp.Code}) {
		t.Fatal("a tool is not met")
	}
	r.Press("Ctrl+S")
	if r.out(r.lamp).ID != 0 {
		t.Error("the lamp is not back")
	}
	p.Meet(shop.Hit{Kind: shop.KindTools, ID: int64(r.lamp.ID), Key: r.lamp.Code})
	r.Type("张伟")
	r.Press("Enter", "Ctrl+S")
	if r.out(r.lamp).Person != r.zhang.ID {
		t.Error("the lamp is not lent again")
	}
}

func TestWhatMayNotBeLentIsRefusedBeforeAnythingIsTyped(t *testing.T) {
	r := newShed(t, screentest.Look{})
	for i, x := range []shop.Tool{r.gauge, r.tester} {
		r.open(x)
		r.Press("Alt+B")
		if r.Env.Layer.Toasts() != i+1 || r.out(x).ID != 0 {
			t.Errorf("%s: %d messages", x.Name, r.Env.Layer.Toasts())
		}
	}
	r.open(r.wrench)
	r.Press("Alt+R")
	if r.Env.Layer.Toasts() != 3 {
		t.Error("what is here comes back without a word")
	}
}

func TestACalibrationPutsAToolRightAgain(t *testing.T) {
	r := newShed(t, screentest.Look{})
	r.open(r.tester)
	r.Press("Alt+C")
	r.Press("Enter")
	r.Type("JL-7")
	r.Press("Ctrl+S")
	got := screentest.Read(r.Rig, func(v data.View) (shop.Tool, error) { return data.Tool(v, r.tester.ID) })
	if got.Failed || got.CalibratedOn != "2026-04-14" || got.DueOn != "2027-04-14" {
		t.Errorf("it is %+v", got)
	}
	r.Press("Ctrl+Z")
	got = screentest.Read(r.Rig, func(v data.View) (shop.Tool, error) { return data.Tool(v, r.tester.ID) })
	if !got.Failed {
		t.Error("it cannot be undone")
	}
}

func TestAToolIsWrittenTakenOutOfUseAndPutBack(t *testing.T) {
	r := newShed(t, screentest.Look{})
	r.open(shop.Tool{})
	r.Press("Ctrl+N")
	r.Type("gj-009")
	r.Press("Enter")
	r.Type("拉马")
	r.Press("Ctrl+S")
	puller := screentest.Read(r.Rig, func(v data.View) (shop.Tool, error) { return data.ToolByCode(v, "GJ-009") })
	r.open(puller)
	r.Press("Alt+X")
	r.Type("钩爪变形")
	r.Press("Ctrl+Enter")
	if x := screentest.Read(r.Rig, func(v data.View) (shop.Tool, error) { return data.Tool(v, puller.ID) }); x.Active || x.Why != "钩爪变形" {
		t.Errorf("out of use it is %+v", x)
	}
	r.Press("Ctrl+Z")
	if x := screentest.Read(r.Rig, func(v data.View) (shop.Tool, error) { return data.Tool(v, puller.ID) }); !x.Active {
		t.Error("it cannot be undone")
	}
	p := r.open(shop.Tool{})
	r.Press("Alt+5")
	if row, ok := p.browse.Selected(); !ok || row.ID != r.jack.ID {
		t.Fatalf("out of use is %+v", row)
	}
	r.Press("Alt+X")
	if x := screentest.Read(r.Rig, func(v data.View) (shop.Tool, error) { return data.Tool(v, r.jack.ID) }); !x.Active || x.Why != "" {
		t.Errorf("in use again it is %+v", x)
	}
}

func TestTheFiltersCountWhatIsOutAndDue(t *testing.T) {
	r := newShed(t, screentest.Look{})
	p := r.open(shop.Tool{})
	for key, want := range map[string]shop.Tool{"Alt+2": r.lamp, "Alt+3": r.lamp, "Alt+5": r.jack} {
		r.Press(key)
		if row, ok := p.browse.Table.Row(0); !ok || row.ID != want.ID || p.browse.Table.Rows() != 1 {
			t.Errorf("%s lists %d, first %+v", key, p.browse.Table.Rows(), row)
		}
	}
	r.Press("Alt+4")
	if p.browse.Table.Rows() != 2 {
		t.Errorf("%d are to be calibrated", p.browse.Table.Rows())
	}
}

func TestWhoDoesNotLookAfterToolsOnlyLooksAtThem(t *testing.T) {
	r := newShed(t, screentest.Look{})
	r.Sit("zw")
	p := r.open(r.lamp)
	for _, a := range p.Actions() {
		if strings.HasPrefix(a.ID, "tools.act.") && a.ID != "tools.act.label" {
			t.Errorf("a technician is offered %s", a.ID)
		}
	}
	r.Press("Enter")
	p.Meet(shop.Hit{Kind: shop.KindTools, ID: int64(r.lamp.ID), Key: r.lamp.Code})
	r.Press("Ctrl+S")
	if r.out(r.lamp).ID == 0 {
		t.Error("a technician took a tool back")
	}
}

func TestPicturesOfTheTools(t *testing.T) {
	for name, look := range screentest.Looks() {
		r := newShed(t, look)
		p := r.open(shop.Tool{})
		r.Picture("tools-" + name)
		r.Press("↓", "↓", "Space")
		r.Picture("tools-drawer-" + name)
		r.Press("Space")
		p.browse.Seek(r.wrench.Code)
		r.Press("Alt+B")
		r.Picture("tools-lend-" + name)
		r.Press("Esc", "Alt+C")
		r.Picture("tools-calibrate-" + name)
		r.Press("Esc", "Enter")
		r.Picture("tools-form-" + name)
		r.Press("Esc")
		p.browse.Seek(r.lamp.Code)
		r.Press("Alt+R")
		r.Picture("tools-back-" + name)
	}
}
