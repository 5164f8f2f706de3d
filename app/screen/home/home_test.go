package home_test

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"gongdan/app/paper"
	"gongdan/app/printing"
	"gongdan/app/screen"
	"gongdan/app/screen/home"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/assets"
	"gongdan/data"
)

// printer takes documents, or not.
type printer struct {
	dir   string
	fail  error
	files []string
}

func (p *printer) Open(string) error { return nil }

func (p *printer) Print(file, _ string, _ paper.Paper) error {
	p.files = append(p.files, file)
	return p.fail
}

func (p *printer) Folder() (string, error) { return p.dir, nil }

// busy is a day at the shop: an estimate that waits, parts that are missing, a
// bill that is not paid, a promise that is late, one delivered, a draft, and
// two forms that no printer took.
func busy(t *testing.T, look screentest.Look) (*screentest.Rig, *printer) {
	t.Helper()
	r, out := screentest.New(t, look), &printer{dir: t.TempDir()}
	press, err := paper.NewPress(assets.Regular, assets.Bold)
	if err != nil {
		t.Fatal(err)
	}
	r.Out, r.Host.Press = out, press
	day := time.Date(2026, 4, 14, 0, 0, 0, 0, r.Env.Lang.Zone)
	labour := r.Labour(shop.Labour{Code: "BY-001", Name: "更换机油、机油滤清器", Hours: 500, WorkClass: shop.Minor})
	filter := r.Part(shop.Part{Number: "06K115562", Name: "机油滤清器 EA888", Unit: "个", Price: 4800, Origin: shop.OEM}, 14000, 2600)
	damper := r.Part(shop.Part{Number: "3Q0413031", Name: "前减震器总成 右", Unit: "个", Price: 68000, Origin: shop.OEM}, 0, 0)
	work1 := shop.Line{Kind: shop.LabourLine, Name: labour.Name, LabourID: labour.ID, Qty: 500, Price: 12000, Payer: shop.PayCustomer}
	oil := shop.Line{Kind: shop.PartLine, Name: filter.Name, PartID: filter.ID, Qty: shop.One, Price: 4800, Origin: shop.OEM, Payer: shop.PayCustomer}
	short := shop.Line{Kind: shop.PartLine, Name: damper.Name, PartID: damper.ID, Qty: shop.One, Price: 68000, Origin: shop.OEM, Payer: shop.PayCustomer}
	car := func(plate, maker, model, name string) shop.Vehicle {
		c := r.Customer(shop.Customer{Name: name, Phone: "13800001234", Source: shop.WalkIn})
		return r.Vehicle(shop.Vehicle{Plate: plate, OwnerID: c.ID, Make: maker, Model: model, Year: 2021})
	}
	intake := shop.Intake{MileageKM: 23480, Complaint: "例行保养"}
	at := func(h, m int) time.Time { return day.Add(time.Duration(h)*time.Hour + time.Duration(m)*time.Minute) }
	o := r.Visit(car("沪D5U318", "宝马", "320Li", "郑宁"), at(8, 40), shop.Received, shop.Order{Intake: intake, Lines: []shop.Line{work1, oil}})
	r.Now = at(9, 5)
	screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		return work.QuoteOrder(ctx, d, o.ID, o.Rev)
	})
	r.Visit(car("浙AF00672", "比亚迪", "秦PLUS", "林悦"), at(-2, 30), shop.Working, shop.Order{Intake: intake, Lines: []shop.Line{work1, short}})
	ready := r.Visit(car("沪A7W0N3", "本田", "雅阁", "高翔"), at(5, 0), shop.Ready, shop.Order{Intake: intake, Lines: []shop.Line{work1, oil}})
	r.Visit(car("沪B88K20", "丰田", "汉兰达", "刘洋"), at(8, 0), shop.Working, shop.Order{Intake: intake, Lines: []shop.Line{work1}})
	r.Visit(car("沪A3K728", "大众", "帕萨特", "王建国"), at(1, 0), shop.Delivered, shop.Order{Intake: intake, Lines: []shop.Line{work1, oil}})
	r.Now = at(8, 0)
	for i, plate := range []string{"沪AD12345", "苏E6T771", "沪C1R9M0"} {
		screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Appointment, error) {
			return work.Book(ctx, d, shop.Appointment{
				Plate: plate, Name: "王建国", Phone: "13800001234", Kind: shop.Maintenance, Request: "小保养", Hours: shop.One, Channel: shop.ByCall,
				Times: shop.BookingTimes{StartAt: at(9+i, 0)},
			})
		})
	}
	r.Now = at(9, 47)
	screentest.Do(r, func(ctx context.Context, d work.Desk) (any, error) {
		return nil, work.SaveDraft(ctx, d, shop.Draft{Key: "order:new1", Title: "沪G6B0J1", Body: "{}"})
	})
	screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Print, error) {
		return printing.Queue(ctx, d, press, r.Env.Lang, printing.Job{Form: shop.FormEstimate, Order: ready.ID, Dir: out.dir})
	})
	screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Print, error) { // the program died before it was drawn
		return work.QueuePrint(ctx, d, shop.FormContract, ready.ID)
	})
	r.Show(home.New(r.Host, screen.Route{Screen: screen.Home}))
	return r, out
}

func last(r *screentest.Rig) screen.Route {
	if len(r.Routes) == 0 {
		return screen.Route{}
	}
	return r.Routes[len(r.Routes)-1]
}

func TestRowsAreReachedByKeysAndEnterOpensThem(t *testing.T) {
	r, _ := busy(t, screentest.Look{})
	plate := func(route screen.Route) string {
		return screentest.Read(r, func(v data.View) (string, error) {
			o, err := data.Order(v, shop.OrderID(route.ID))
			if err != nil {
				return "", err
			}
			car, err := data.Vehicle(v, o.VehicleID)
			return car.Plate, err
		})
	}
	for _, step := range []struct{ keys, screen, plate string }{
		{"Tab Home Enter", screen.Order, "浙AF00672"}, // its parts have been missing longest
		{"End Enter", screen.Order, "沪D5U318"},
		{"↑ Enter", screen.Settle, "沪A7W0N3"},
		{"Tab Home Enter", screen.Order, "浙AF00672"},
		{"→ Enter", screen.Order, ""},
	} {
		r.Press(strings.Fields(step.keys)...)
		got := last(r)
		if got.Screen != step.screen || step.plate != "" && plate(got) != step.plate || step.plate == "" && got.Key != "new1" {
			t.Errorf("%s: %+v", step.keys, got)
		}
	}
	r.Press("Shift+Tab", "Shift+Tab", "Home", "Enter")
	if plate(last(r)) != "浙AF00672" {
		t.Errorf("back: %+v", last(r))
	}
}

func waiting(r *screentest.Rig) int { return len(screentest.Read(r, data.WaitingPrints)) }

func TestEnterPrintsAgainAndDelGivesUpWithUndo(t *testing.T) {
	r, out := busy(t, screentest.Look{})
	r.Press("Tab", "Tab", "Tab", "Tab", "Home")
	out.fail = errors.New("no paper")
	r.Press("Enter")
	if waiting(r) != 2 || len(out.files) != 1 || !strings.Contains(out.files[0], "estimate-1") {
		t.Fatalf("%v, %d wait", out.files, waiting(r))
	}
	out.fail = nil
	r.Press("Enter")
	if waiting(r) != 1 || out.files[1] != out.files[0] {
		t.Fatalf("%v, %d wait", out.files, waiting(r))
	}
	r.Press("Del")
	if waiting(r) != 0 {
		t.Fatal("it still waits")
	}
	r.Press("Ctrl+Z")
	if waiting(r) != 1 {
		t.Error("undo did not bring it back")
	}
}

func TestAFormWhoseDrawingWasCutShortIsDrawnAndPrintedAsTheCopyItIs(t *testing.T) {
	r, out := busy(t, screentest.Look{})
	r.Press("Tab", "Tab", "Tab", "Tab", "End", "Enter")
	if waiting(r) != 1 || len(out.files) != 1 || !strings.Contains(out.files[0], "contract-1") {
		t.Fatalf("%v, %d wait", out.files, waiting(r))
	}
	if pdf, err := os.ReadFile(out.files[0]); err != nil || !strings.HasPrefix(string(pdf), "%PDF") {
		t.Errorf("the printer got %d bytes: %v", len(pdf), err)
	}
}

func TestThePageFollowsTheRecordsAndTheClock(t *testing.T) {
	r, _ := busy(t, screentest.Look{})
	p := r.Page.(interface {
		State() (string, string, string)
	})
	r.Now = r.Now.Add(3 * time.Minute)
	r.Tick()
	if _, _, words := p.State(); !strings.Contains(words, "09:50") {
		t.Errorf("%q", words)
	}
	r.Press("Tab", "Tab", "Tab", "Tab", "Del", "Del", "Enter") // both are given up, the keys go elsewhere
	if waiting(r) != 0 || last(r).Screen == "" {
		t.Errorf("%d wait, %+v", waiting(r), last(r))
	}
}

func TestTheHomePageIsWholeAtEverySize(t *testing.T) {
	for name, look := range map[string]screentest.Look{
		"zh-1366": {}, "en-1366-dark": {Tag: "en", Dark: true}, "en-1092": {Tag: "en", W: 1092, H: 535}, "zh-1920": {W: 1920, H: 1001},
	} {
		t.Run(name, func(t *testing.T) {
			r, _ := busy(t, look)
			r.Picture("home-" + name)
		})
	}
}

func TestAnEmptyShopIsToldWhichKeyLeadsOn(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	r.Sit("ln")
	r.Show(home.New(r.Host, screen.Route{}))
	r.Press("↓", "→", "Tab", "Enter", "F5")
	r.Picture("home-empty")
	if len(r.Routes) != 0 {
		t.Errorf("%+v", r.Routes)
	}
}

func TestWhoComesTodayIsReceivedByAKey(t *testing.T) {
	r, _ := busy(t, screentest.Look{})
	r.Press("Enter")
	if got := last(r); got.Screen != screen.Calendar || got.ID == 0 {
		t.Fatalf("%+v", got)
	}
	r.Press("R")
	o := screentest.Read(r, func(v data.View) (shop.Order, error) { return data.Order(v, shop.OrderID(last(r).ID)) })
	if last(r).Screen != screen.Order || o.Intake.Complaint != "小保养" {
		t.Errorf("%+v, %+v", last(r), o)
	}
	r.Press("Tab", "R") // nobody comes there
	if len(r.Routes) != 2 {
		t.Errorf("%+v", r.Routes)
	}
}
