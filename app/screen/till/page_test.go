package till

import (
	"context"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"gongdan/app/paper"
	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/assets"
	"gongdan/data"
)

// desktop keeps what was opened.
type desktop struct {
	folder string
	opened []string
}

func (d *desktop) Folder() (string, error) { return d.folder, nil }
func (d *desktop) Open(file string) error {
	d.opened = append(d.opened, file)
	return nil
}
func (d *desktop) Print(string, string, paper.Paper) error { return nil }

// paid is a shop in which two cars were paid today: 144.00 by WeChat, and 100.00 in cash of
// 144.00, the rest of which stands on account.
func paid(t *testing.T, look screentest.Look) (*screentest.Rig, *desktop) {
	r := screentest.New(t, look)
	press, err := paper.NewPress(assets.Regular, assets.Bold)
	if err != nil {
		t.Fatal(err)
	}
	out := &desktop{folder: t.TempDir()}
	r.Host.Press, r.Host.Out = press, out
	job := r.Labour(shop.Labour{Code: "ZD-003", Name: "更换前制动片", Hours: 1200, WorkClass: shop.Minor, GuaranteeDays: 90, GuaranteeKM: 5000})
	for i, plate := range []string{"沪A3K728", "沪B88K20"} {
		owner := r.Customer(shop.Customer{Name: []string{"王建国", "陈敏"}[i], Phone: "1380000123" + plate[len(plate)-1:], CreditLimit: 50000})
		v := r.Vehicle(shop.Vehicle{Plate: plate, Make: "大众", Model: "帕萨特", OwnerID: owner.ID})
		o := r.Visit(v, r.Now.Add(-4*60*60*1e9), shop.Ready, shop.Order{Intake: shop.Intake{MileageKM: 50_000}, Lines: []shop.Line{shop.SellLabour(job, 12000)}})
		money := [][]shop.Payment{{{Method: shop.WeChat, Amount: 14400}}, {{Method: shop.Cash, Amount: 10000}, {Method: shop.OnAccount, Amount: 4400}}}[i]
		screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) {
			return work.SettleOrder(ctx, d, o.ID, o.Rev, work.Settlement{OutKM: 50_000, OldParts: shop.OldReturned, Payments: money})
		})
	}
	r.Show(New(r.Host, screen.Route{Screen: screen.Till}))
	return r, out
}

func TestTheTillIsCountedByKeys(t *testing.T) {
	for name, look := range screentest.Looks() {
		r, out := paid(t, look)
		p := r.Page.(*page)
		r.Picture("till-" + name)
		if p.rows.Rows() != 3 || p.found.now.Expected(shop.Cash) != 10000 || p.found.now.Account != 4400 {
			t.Fatalf("%s: %+v", name, p.found.now)
		}
		r.Press("F12")
		r.Picture("till-count-" + name)
		r.Type("1") // a note of 100.00; it is 0.00 too much, so no reason is asked
		r.Press("Ctrl+S")
		closes := screentest.Read(r, func(v data.View) ([]shop.DayClose, error) { return data.DayCloses(v, 9) })
		if len(closes) != 1 || closes[0].Cash().Counted != 10000 || closes[0].HandedOver() != 10000 || len(closes[0].Payments) != 3 {
			t.Fatalf("%s: %+v", name, closes)
		}
		r.Picture("till-closed-" + name)
		r.Press("Alt+2")
		r.Picture("till-closes-" + name)
		r.Press("Enter")
		r.Picture("till-open-" + name)
		r.Sees(closes[0].Number)
		r.Press("Esc", "Ctrl+P", "Ctrl+Enter")
		if len(out.opened) != 1 || !strings.Contains(filepath.Base(out.opened[0]), closes[0].Number) {
			t.Fatalf("%s: opened %v", name, out.opened)
		}
		words, err := exec.Command("pdftotext", "-layout", out.opened[0], "-").Output()
		for _, want := range []string{closes[0].Number, "144.00", "100.00", "44.00", "王建国"} {
			if err != nil || !strings.Contains(string(words), want) {
				t.Errorf("%s: %v: the paper does not say %s:\n%s", name, err, want, words)
			}
		}
		r.Press("Alt+U")
		if again := screentest.Read(r, func(v data.View) (shop.DayClose, error) { return data.LastDayClose(v) }); again.ID != 0 {
			t.Errorf("%s: undone, yet %+v holds", name, again)
		}
	}
}

func TestADifferenceAsksForItsReasonUnderTheField(t *testing.T) {
	r, _ := paid(t, screentest.Look{})
	r.Press("F12")
	r.Type("2")
	r.Press("Ctrl+S")
	r.Picture("till-reason")
	r.Sees("请写明原因")
	if closes := screentest.Read(r, func(v data.View) ([]shop.DayClose, error) { return data.DayCloses(v, 9) }); len(closes) != 0 {
		t.Errorf("%+v", closes)
	}
}

func TestWhatWasTypedStaysWhenMoneyComesWhileTheTillIsCounted(t *testing.T) {
	r, _ := paid(t, screentest.Look{})
	p := r.Page.(*page)
	r.Press("F12")
	r.Type("1")
	id := p.found.now.Rows[1].OrderID
	o := screentest.Read(r, func(v data.View) (shop.Order, error) { return data.Order(v, id) })
	screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		return work.PayDebt(ctx, d, o.ID, o.Rev, shop.Payment{Method: shop.WeChat, Amount: 400})
	})
	r.Press("Ctrl+S")
	r.Picture("till-changed")
	r.Sees("填过的数都还在")
	r.Press("Esc", "F12", "Ctrl+S")
	r.Sees("请写明原因") // WeChat: 148.00 should be there, 144.00 were counted
	if closes := screentest.Read(r, func(v data.View) ([]shop.DayClose, error) { return data.DayCloses(v, 9) }); len(closes) != 0 {
		t.Errorf("%+v", closes)
	}
}
