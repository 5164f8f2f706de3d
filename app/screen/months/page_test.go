package months

import (
	"context"
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
	"gongdan/app/shop/monthly"
	"gongdan/app/text"
	"gongdan/app/work"
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

// opened is the page over a shop that delivered an order of 580.00 in March, and one of
// 348.00 in February; today is a day in April.
func opened(t *testing.T, look screentest.Look) (*screentest.Rig, *Page, *desktop) {
	t.Helper()
	r := screentest.New(t, look)
	filter := r.Part(shop.Part{Number: "06L115562B", Name: "机油滤清器", Unit: "个", Price: 5800}, 40000, 3800)
	owner := r.Customer(shop.Customer{Code: "C1", Name: "郑宁", Kind: shop.PersonKind, Phone: "13800000001"})
	car := r.Vehicle(shop.Vehicle{Plate: "沪AD12345", OwnerID: owner.ID, Make: "大众", Model: "帕萨特"})
	now := r.Now
	for days, qty := range map[int]shop.Qty{40: 10000, 70: 6000} {
		r.Now = now.AddDate(0, 0, -days)
		r.Visit(car, r.Now.Add(-time.Hour), shop.Delivered, shop.Order{Intake: shop.Intake{MileageKM: int64(20000 - 50*days)}, Lines: []shop.Line{shop.SellPart(filter, qty)}})
	}
	r.Now = now
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

func TestTheMonthOpensOnTheLastThatIsOverAndItsFiguresOpenTheirOrders(t *testing.T) {
	r, p, _ := opened(t, screentest.Look{})
	b := &p.made.book
	if b.Period.Month() != "2026-03" || !r.Shows("580.00") || len(p.made.pdf) == 0 || !strings.HasPrefix(string(p.made.pdf), "%PDF") {
		t.Fatalf("%+v of %s, %d bytes", b.Now, b.Period.Month(), len(p.made.pdf))
	}
	if !r.Shows("+66.7 %") { // 580 ÷ 348 = 1.6667
		t.Error("the change against February is not there")
	}
	r.Press("Tab", "Space")
	if !p.front.listed || p.front.refs.Rows() != 1 {
		t.Fatalf("the output lists %d orders", p.front.refs.Rows())
	}
	r.Press("Enter", "Enter")
	if last := r.Routes[len(r.Routes)-1]; last.Screen != screen.Order || last.ID == 0 {
		t.Errorf("the order went to %+v", last)
	}
	r.Press("Esc")
	if p.front.listed || !p.tiles.Focused() {
		t.Error("Esc did not go back")
	}
	r.Press("Ctrl+←", "Ctrl+←")
	if p.made.book.Period.Month() != "2026-01" || !r.Shows("2026 年 1 月没有结算、接车或交车的记录。") {
		t.Errorf("%s", p.made.book.Period.Month())
	}
	r.Press("Ctrl+→", "Ctrl+→", "Ctrl+→")
	if p.made.book.Over || !strings.Contains(stateOf(p), "还没结束") {
		t.Errorf("a month that is not over says %q", stateOf(p))
	}
}

func stateOf(p *Page) string {
	_, _, words := p.State()
	return words
}

func TestSectionsAndComparisonAreChosenByKeys(t *testing.T) {
	r, p, _ := opened(t, screentest.Look{})
	whole := len(p.made.pdf)
	r.Press("↓", "Space", "↓", "Space")
	if got := p.sections(); len(got) != 7 || got[1] != monthly.Advisors || len(p.made.pdf) >= whole {
		t.Errorf("%v, %d bytes of %d", got, len(p.made.pdf), whole)
	}
	r.Press("F6")
	if p.with != monthly.LastYear || !r.Shows("去年同月 —") {
		t.Errorf("compared with %s", p.with)
	}
	again := New(r.Host, screen.Route{}).(*Page)
	defer again.Close()
	if r.Env.Layouts != nil && (again.with != p.with || len(again.sections()) != 7) {
		t.Error("what was chosen is forgotten")
	}
	for range monthly.Sections() {
		r.Press("Space", "↑")
	}
	for range monthly.Sections() {
		r.Press("↓")
	}
	for _, s := range p.sections() {
		view{p}.tick(s)
	}
	if len(p.sections()) != 1 {
		t.Errorf("%v stay", p.sections())
	}
}

func TestTheReportIsPrintedSavedAndWrittenIntoAWorkbook(t *testing.T) {
	r, p, out := opened(t, screentest.Look{})
	drawn := string(p.made.pdf)
	r.Press("Ctrl+P", "Ctrl+Enter")
	if len(out.opened) != 1 || filepath.Base(out.opened[0]) != "经营月报-2026-03-1.pdf" {
		t.Fatalf("opened %v", out.opened)
	}
	if raw, err := os.ReadFile(out.opened[0]); err != nil || string(raw) != drawn {
		t.Errorf("what goes out is not what was drawn: %v", err)
	}
	said, err := exec.Command("pdftotext", "-layout", out.opened[0], "-").Output()
	if words := strings.Join(strings.Fields(string(said)), ""); err != nil || !strings.Contains(words, "2026年3月经营月报") || !strings.Contains(words, "产值580.00348.00—") {
		t.Errorf("%v: %s", err, said)
	}
	r.Press("Ctrl+E", "Ctrl+S")
	if len(out.opened) != 2 || !strings.HasSuffix(out.opened[1], ".xlsx") {
		t.Errorf("opened %v", out.opened)
	}
	notes := screentest.Read(r, func(v data.View) (data.Page[data.AuditRow], error) { return data.AuditList(v, data.Ask{Act: "report"}) })
	if len(notes.Rows) < 3 {
		t.Errorf("the journal says %+v", notes.Rows)
	}
}

func TestAClosedMonthKeepsItsReportAndSaysWhatChangedSince(t *testing.T) {
	r, p, _ := opened(t, screentest.Look{})
	r.Press("F12", "Ctrl+Enter")
	r.Tick()
	b := &p.made.book
	if !b.Closed || b.Since.ID == 0 || b.Since.SHA256 == "" || len(b.Changed) != 0 {
		t.Fatalf("closed %v, %+v, changed %+v: %q", b.Closed, b.Since, b.Changed, stateOf(p))
	}
	id := b.Now.Of("output").Orders[0].Order
	o := screentest.Read(r, func(v data.View) (shop.Order, error) { return data.Order(v, id) })
	o.Lines[0].Price += 100
	if err := r.Store.Write(t.Context(), data.By{At: r.Now}, func(tx *data.Tx) error {
		tx.Note("test", shop.KindOrders, int64(o.ID), "")
		return data.SaveOrder(tx, &o)
	}); err != nil {
		t.Fatal(err)
	}
	r.Tick()
	if !strings.Contains(strings.Join(wordsOf(p), ""), "月结后有变：产值 存档时 580.00，现在 590.00") {
		t.Errorf("the page says %q, changed %+v", stateOf(p), p.made.book.Changed)
	}
}

func wordsOf(p *Page) []string {
	return []string{stateOf(p), strings.Join(text.MonthState(p.h.Env.Lang, &p.made.book), "")}
}

func TestTheOwnersNotesStandOnTheReport(t *testing.T) {
	r, p, _ := opened(t, screentest.Look{})
	r.Press("F4")
	r.Type("春季空调活动")
	r.Press("Ctrl+S")
	r.Tick()
	if p.made.book.Note.Words != "春季空调活动" {
		t.Errorf("%+v", p.made.book.Note)
	}
}

func TestATargetIsTypedAndRefusedBelowZero(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	p := NewTargets(r.Host, screen.Route{}).(*Targets)
	r.Show(p)
	r.Press("Home")
	for range 9 {
		r.Press("↓") // the rate on time
	}
	r.Press("Enter")
	r.Type("-1")
	r.Press("Ctrl+S")
	if all := screentest.Read(r, data.Targets); len(all) != 0 {
		t.Errorf("kept %+v", all)
	}
	r.Press("Esc", "Enter", "Ctrl+A")
	r.Type("95.5")
	r.Press("Ctrl+S")
	r.Tick()
	all := screentest.Read(r, data.Targets)
	if len(all) != 1 || all[0].Key != "on_time_rate" || all[0].Value != 9550 || all[0].Month != "2026-04" {
		t.Fatalf("kept %+v", all)
	}
	r.Press("Del")
	if left := screentest.Read(r, data.Targets); len(left) != 0 {
		t.Errorf("%+v is left", left)
	}
}

func TestPicturesOfTheMonth(t *testing.T) {
	for name, look := range screentest.Looks() {
		t.Run(name, func(t *testing.T) {
			r, _, _ := opened(t, look)
			screentest.Do(r, func(ctx context.Context, d work.Desk) (monthly.Target, error) {
				return work.SaveTarget(ctx, d, monthly.Target{Key: "on_time_rate", Month: "2026-01", Value: 9500})
			})
			r.Tick()
			r.Picture("month-" + name)
			if faults := screentest.Faults(r.Seen()); len(faults) > 0 {
				t.Errorf("%q", faults)
			}
			r.Show(NewTargets(r.Host, screen.Route{}))
			r.Picture("targets-" + name)
			if faults := screentest.Faults(r.Seen()); len(faults) > 0 {
				t.Errorf("%q", faults)
			}
		})
	}
}
