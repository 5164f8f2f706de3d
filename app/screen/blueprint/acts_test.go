package blueprint

import (
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gongdan/app/paper"
	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/assets"
	"gongdan/data"
)

// desktop is where files go and are opened.
type desktop struct {
	folder string
	opened []string
}

func (d *desktop) Open(file string) error                { d.opened = append(d.opened, file); return nil }
func (*desktop) Print(string, string, paper.Paper) error { return nil }
func (d *desktop) Folder() (string, error)               { return d.folder, nil }

func (d *desktop) text(t *testing.T, n int) string {
	t.Helper()
	raw, err := os.ReadFile(d.opened[n])
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// said is all that the window says.
func said(r *screentest.Rig) string {
	var all []string
	for _, line := range r.Seen() {
		all = append(all, line.Text)
	}
	return strings.Join(all, "\n")
}

// opened is the page over a shop in which two cars were here in April: one in
// and out on the 13th, from 9:00 to 12:00, one that came at 9:00 today and is in
// work.
func opened(t *testing.T) (*screentest.Rig, *Page, *desktop) {
	t.Helper()
	r := screentest.New(t, screentest.Look{})
	job := r.Labour(shop.Labour{Code: "BY-1", Name: "保养", Hours: 500, Rate: 12000, WorkClass: shop.Minor})
	line := func() []shop.Line {
		return []shop.Line{{Kind: shop.LabourLine, LabourID: job.ID, Code: job.Code, Name: job.Name, WorkClass: shop.Minor, Qty: 500, Price: 12000, Payer: shop.PayCustomer}}
	}
	owner := r.Customer(shop.Customer{Code: "C1", Name: "郑宁", Kind: shop.PersonKind, Phone: "13800000001"})
	for i, plate := range []string{"沪AD12345", "沪B88K20"} {
		car := r.Vehicle(shop.Vehicle{Plate: plate, OwnerID: owner.ID, Make: "大众", Model: "帕萨特"})
		at, to := time.Date(2026, 4, 13, 9, 0, 0, 0, r.Env.Lang.Zone), shop.Delivered
		if i == 1 {
			at, to = at.AddDate(0, 0, 1), shop.Working
		}
		r.Visit(car, at, to, shop.Order{Intake: shop.Intake{MileageKM: 12000}, Lines: line()})
	}
	out := &desktop{folder: t.TempDir()}
	press, err := paper.NewPress(assets.Regular, assets.Bold)
	if err != nil {
		t.Fatal(err)
	}
	r.Out, r.Host.Press = out, press
	p := New(r.Host, screen.Route{}).(*Page)
	r.Show(p)
	return r, p, out
}

func TestEveryFigureLeadsToItsOrdersAndAnOrderToItself(t *testing.T) {
	r, p, _ := opened(t)
	if n := len(p.found.figures.Cases); n != 2 || len(p.found.cars) != 1 {
		t.Fatalf("%d visits, %d here", n, len(p.found.cars))
	}
	r.Press("Enter") // a step that is only described
	if p.drill != nil {
		t.Error("a figure without orders has a list")
	}
	for view, keys := range map[string][]string{bySteps: {"Alt+1", "End", "↑", "Enter"}, byAdvisors: {"Alt+2", "Enter"}, byCauses: {"Alt+3", "Home", "↓", "↓", "↓", "↓", "Enter"}} {
		r.Press(keys...)
		if p.drill == nil || p.drill.view != view || p.sheets.list.table.Rows() != int64(len(p.drill.of)) || len(p.drill.of) == 0 {
			t.Errorf("%s has the list %+v", view, p.drill)
			continue
		}
		r.Press("Enter")
		if last := r.Routes[len(r.Routes)-1]; last.Screen != screen.Order || last.ID == 0 {
			t.Errorf("%s: Enter went to %+v", view, last)
		}
		r.Press("Esc")
		if p.drill != nil {
			t.Errorf("%s: Esc stays in the list", view)
		}
	}
	r.Press("Alt+4", "Enter")
	if last := r.Routes[len(r.Routes)-1]; last.Screen != screen.Order || last.ID != int64(p.found.cars[0].Order) {
		t.Errorf("the car that is here went to %+v", last)
	}
	r.Press("Alt+W")
	if words := said(r); !strings.Contains(words, r.Say("blueprint.why")) || !strings.Contains(words, r.Say("blueprint.course")) {
		t.Errorf("the sheet says %q", words)
	}
	r.Press("Esc", "Ctrl+E")
	if last := r.Routes[len(r.Routes)-1]; last != (screen.Route{Screen: screen.Settings, Key: "blueprint"}) {
		t.Errorf("Ctrl+E went to %+v", last)
	}
}

func TestThePeriodIsChangedByKeys(t *testing.T) {
	r, p, _ := opened(t)
	zh := r.Env.Lang
	if words := p.period.words(zh); words != "2026 年 4 月" {
		t.Errorf("begins with %s", words)
	}
	r.Press("←", "←")
	if words := p.period.words(zh); words != "2026 年 2 月" || len(p.found.figures.Cases) != 0 || p.box.Objects[0] != p.state {
		t.Errorf("%s has %d visits", words, len(p.found.figures.Cases))
	}
	if words := said(r); !strings.Contains(words, "2026 年 2 月没有工单") {
		t.Errorf("says %q", words)
	}
	r.Press("→", "→", "F7")
	if !p.period.delivered || len(p.found.figures.Cases) != 1 {
		t.Errorf("by the day delivered %d visits", len(p.found.figures.Cases))
	}
	p.to(period{from: "2026-04-14", until: "2026-04-14"})
	if len(p.found.figures.Cases) != 1 || p.period.name() != "2026-04-14_2026-04-14" {
		t.Errorf("of one day %d visits", len(p.found.figures.Cases))
	}
	r.Press("←")
	if p.period != (period{from: "2026-04-13", until: "2026-04-13"}) {
		t.Errorf("the day before is %+v", p.period)
	}
	r.Press("Alt+4", "←", "F7")
	if p.period.from != "2026-04-13" {
		t.Error("cars that are here have no period")
	}
	r.Press("F6", "Ctrl+Enter")
	if p.views.Chosen() != bySteps {
		t.Error("a period was chosen and is not shown")
	}
}

func TestFiguresGoIntoATableAndOntoPaper(t *testing.T) {
	r, _, out := opened(t)
	r.Press("F8")
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(out.text(t, 0), "\ufeff"))).ReadAll()
	if err != nil || filepath.Base(out.opened[0]) != "服务蓝图-2026-04-20260414-094712.csv" || len(rows) != 12 {
		t.Fatalf("%v, %v: %q", out.opened, err, rows)
	}
	if reception := rows[2]; rows[0][0] != "步骤" || reception[0] != "接车检查报价" || reception[3] != "0:30" {
		t.Errorf("%q", rows)
	}
	r.Press("Ctrl+P", "Ctrl+Enter")
	if len(out.opened) != 2 || filepath.Base(out.opened[1]) != "服务流程分析-2026-04-1.pdf" {
		t.Fatalf("opened %v", out.opened)
	}
	text, err := exec.Command("pdftotext", "-layout", out.opened[1], "-").Output()
	words := strings.Join(strings.Fields(string(text)), "")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"服务流程分析", "2026年4月", "接车检查报价", "待取车", "王磊", "最近秩次法"} {
		if !strings.Contains(words, want) {
			t.Errorf("the paper does not say %s:\n%s", want, text)
		}
	}
	notes := screentest.Read(r, func(v data.View) (data.Page[data.AuditRow], error) { return data.AuditList(v, data.Ask{Act: "report"}) })
	if len(notes.Rows) != 2 {
		t.Errorf("the journal says %+v", notes.Rows)
	}
	r.Sit("ln")
	r.Press("F8")
	if len(out.opened) != 2 {
		t.Error("an advisor took the table along")
	}
	r.Press("Alt+4", "Ctrl+P", "Ctrl+Enter")
	if len(out.opened) != 2 {
		t.Error("cars that are here went onto paper")
	}
}

func TestWhatIsDoneElsewhereIsSeenAtOnce(t *testing.T) {
	r, p, _ := opened(t)
	r.Press("Alt+2", "Home", "Enter")
	rows := p.sheets.list.table.Rows()
	car := screentest.Read(r, func(v data.View) (shop.Vehicle, error) { return data.Vehicle(v, 1) })
	r.Visit(car, r.Now, shop.Received, shop.Order{Intake: shop.Intake{MileageKM: 12100}})
	r.Now = r.Now.Add(30 * time.Minute)
	r.Tick()
	if len(p.found.cars) != 2 || p.sheets.list.table.Rows() != rows+1 {
		t.Errorf("%d cars here, %d in the list of %d", len(p.found.cars), p.sheets.list.table.Rows(), rows)
	}
}
