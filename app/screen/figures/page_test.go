package figures

import (
	"context"
	"fmt"
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

// opened is the page over a store of two parts in April: of the filter 14 came today, 4
// are on an order in work and 1 was scrapped; of the plug nobody has the 4 pieces that
// the order wants.
func opened(t *testing.T, look screentest.Look) (*screentest.Rig, *Page, *desktop) {
	t.Helper()
	r := screentest.New(t, look)
	filter := r.Part(shop.Part{Number: "06L115562B", Name: "机油滤清器", Unit: "个", Price: 5800}, 14000, 3800)
	plug := r.Part(shop.Part{Number: "06K905601B", Name: "火花塞", Unit: "支", Price: 8800}, 0, 0)
	owner := r.Customer(shop.Customer{Code: "C1", Name: "郑宁", Kind: shop.PersonKind, Phone: "13800000001"})
	car := r.Vehicle(shop.Vehicle{Plate: "沪AD12345", OwnerID: owner.ID, Make: "大众", Model: "帕萨特"})
	line := func(p shop.Part) shop.Line { return shop.SellPart(p, 4000) }
	o := r.Visit(car, r.Now.Add(-time.Minute), shop.Working, shop.Order{Intake: shop.Intake{MileageKM: 12000}, Lines: []shop.Line{line(filter), line(plug)}})
	screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		return work.IssueParts(ctx, d, o.ID, o.Rev, o.Lines[0].ID)
	})
	screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Part, error) {
		return work.AdjustStock(ctx, d, shop.Count{PartID: filter.ID, Have: 10000, Counted: 9000, Reason: "进水"})
	})
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

func TestEveryFigureOpensItsRowsAndARowWhatIsBehindIt(t *testing.T) {
	r, p, _ := opened(t, screentest.Look{})
	if !p.tiles.Focused() || p.tables.of(p).rows() != 1 {
		t.Fatalf("the gap is not in front: %+v", p.book.Rows)
	}
	if g := &p.book.Rows[len(p.book.Rows)-1]; g.Gap() != 5000 || g.Pending() != 4000 || g.Adjusted != 1000 {
		t.Errorf("%+v", g)
	}
	r.Press("Enter", "Enter")
	if p.part == nil || p.tables.trace.Rows() != 3 || !r.Shows("06L115562B 机油滤清器：本期经过") {
		t.Fatalf("%d rows of the part %+v", p.tables.trace.Rows(), p.part)
	}
	r.Press("End", "Enter")
	if last := r.Routes[len(r.Routes)-1]; last.Screen != screen.Parts {
		t.Errorf("the adjustment went to %+v", last)
	}
	r.Press("↑", "Enter")
	if last := r.Routes[len(r.Routes)-1]; last.Screen != screen.Order || last.ID == 0 {
		t.Errorf("the issue went to %+v", last)
	}
	r.Press("Esc")
	if p.part != nil || p.tiles.Focused() {
		t.Error("Esc did not go back to the rows")
	}
	r.Press("Esc", "←", "←", "←", "←")
	if p.name() != "fill_rate" || !p.tiles.Focused() || p.tables.asked.Rows() != 2 {
		t.Fatalf("%s has %d requests", p.name(), p.tables.asked.Rows())
	}
	if !r.Shows("50 %") {
		t.Error("one request of two was filled")
	}
	r.Press("→", "Enter")
	if a, _ := p.tables.asked.Selected(); p.tables.asked.Rows() != 1 || a.Number != "06K905601B" {
		t.Errorf("short is %+v", a)
	}
	r.Press("Enter")
	if last := r.Routes[len(r.Routes)-1]; last.Screen != screen.Order {
		t.Errorf("the request went to %+v", last)
	}
	r.Press("Esc", "→", "Enter")
	if !p.tables.worth.focused(p) {
		t.Error("what was bought has no rows")
	}
}

// focused reports whether the keys are in the rows of a figure.
func (g grid[R]) focused(p *Page) bool { return !p.tiles.Focused() && g.rows() > 0 }

func TestTheMonthOfTheStoreIsChangedByKeys(t *testing.T) {
	r, p, _ := opened(t, screentest.Look{})
	r.Press("Ctrl+←")
	if p.book.Period.Month != "2026-03" || !r.Shows("2026 年 3 月没有库存流水、申领或结算。Ctrl+← Ctrl+→ 换月份。") {
		t.Errorf("%+v", p.book.Period)
	}
	r.Press("Ctrl+→", "Ctrl+←", "Home")
	if p.book.Period.Month != "2026-04" || p.book.Period.Until != "2026-04-14" {
		t.Errorf("%+v", p.book.Period)
	}
	r.Press("F6", "Ctrl+Enter", "F4")
	if p.book.Period.Month != "2026-04" || !r.Shows("指标说明") {
		t.Error("the sheet that explains is not there")
	}
}

func TestTheFiguresOfTheStoreGoIntoATableAndOntoPaper(t *testing.T) {
	r, _, out := opened(t, screentest.Look{})
	r.Press("F8")
	if len(out.opened) != 1 {
		t.Fatalf("opened %v", out.opened)
	}
	raw, err := os.ReadFile(out.opened[0])
	if err != nil || !strings.HasPrefix(filepath.Base(out.opened[0]), "库存指标-2026-04-") || !strings.Contains(string(raw), "06L115562B,机油滤清器,个,0,14,0,9,5,4,0,0,0,1,") {
		t.Errorf("%v %v: %s", out.opened, err, raw)
	}
	r.Press("Ctrl+P", "Ctrl+Enter")
	if len(out.opened) != 2 || filepath.Base(out.opened[1]) != "库存指标报表-2026-04-1.pdf" {
		t.Fatalf("opened %v", out.opened)
	}
	text, err := exec.Command("pdftotext", "-layout", out.opened[1], "-").Output()
	if words := strings.Join(strings.Fields(string(text)), ""); err != nil || !strings.Contains(words, "06L115562B机油滤清器01409540001") {
		t.Errorf("%v: %s", err, text)
	}
	notes := screentest.Read(r, func(v data.View) (data.Page[data.AuditRow], error) { return data.AuditList(v, data.Ask{Act: "report"}) })
	if len(notes.Rows) != 2 {
		t.Errorf("the journal says %+v", notes.Rows)
	}
}

func TestFiguresFollowWhatIsDoneElsewhere(t *testing.T) {
	r, p, _ := opened(t, screentest.Look{})
	before := p.book.Rows
	screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Part, error) {
		return work.ReceiveStock(ctx, d, shop.Receipt{PartID: before[0].PartID, Qty: 2000, Cost: 100, Note: "入库"})
	})
	r.Tick()
	if fmt.Sprint(p.book.Rows) == fmt.Sprint(before) {
		t.Error("the figures stayed as they were")
	}
}

func TestPicturesOfTheFigures(t *testing.T) {
	for name, look := range screentest.Looks() {
		t.Run(name, func(t *testing.T) {
			r, _, _ := opened(t, look)
			r.Picture("figures-" + name)
			if faults := screentest.Faults(r.Seen()); len(faults) > 0 {
				t.Errorf("%q", faults)
			}
			r.Press("Enter", "Enter")
			r.Picture("figures-trace-" + name)
			if faults := screentest.Faults(r.Seen()); len(faults) > 0 {
				t.Errorf("%q", faults)
			}
		})
	}
}
