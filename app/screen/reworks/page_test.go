package reworks

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

// again is a shop with three reworks in April: of a part, of a person, and one that the
// customer caused.
func again(t *testing.T, look screentest.Look) (*screentest.Rig, *desktop, []shop.Order) {
	r := screentest.New(t, look)
	press, err := paper.NewPress(assets.Regular, assets.Bold)
	if err != nil {
		t.Fatal(err)
	}
	out := &desktop{folder: t.TempDir()}
	r.Host.Press, r.Host.Out = press, out
	pad := r.Part(shop.Part{Number: "8W0698151", Name: "前制动片", Unit: "套", Price: 48000}, 40*shop.One, 21_000)
	job := r.Labour(shop.Labour{Code: "ZD-003", Name: "更换前制动片", Hours: 1200, WorkClass: shop.Minor, GuaranteeDays: 90, GuaranteeKM: 5000})
	by := screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Supplier, error) {
		return work.SaveSupplier(ctx, d, shop.Supplier{Name: "正德汽配", Parts: true, Active: true})
	})
	now := r.Now
	var orders []shop.Order
	for i, rec := range []shop.ReworkRecord{
		{Item: "ZD-003", Cause: shop.CausePart, Supplier: by.ID, Batch: "B1"},
		{Item: "ZD-003", Cause: shop.CauseHuman, Person: r.Person.ID},
		{Item: "ZD-003", Cause: shop.CauseCustomer, Words: "碰撞", Evidence: "照片 3 张"},
	} {
		v := r.Vehicle(shop.Vehicle{Plate: []string{"沪A3K728", "沪B88K20", "沪C10001"}[i], Make: "大众", Model: "帕萨特"})
		visit := func(days int, kind shop.OrderKind, of shop.OrderID, payer shop.Payer, to shop.Status) shop.Order {
			l := shop.SellLabour(job, 12000)
			l.Payer = payer
			return r.Visit(v, now.AddDate(0, 0, -days), to, shop.Order{Kind: kind, ReworkOf: of, Intake: shop.Intake{MileageKM: 50_000 + int64(30-days), Complaint: "又响了"}, Lines: []shop.Line{
				l, {Kind: shop.PartLine, PartID: pad.ID, Code: pad.Number, Name: pad.Name, Unit: "套", Qty: shop.One, Price: 48000, Payer: payer, Origin: shop.OEM},
			}})
		}
		first := visit(12+i, shop.Repair, 0, shop.PayCustomer, shop.Delivered)
		payer := shop.PayShop
		if rec.Cause == shop.CauseCustomer {
			payer = shop.PayCustomer
		}
		o := visit(3+i, shop.Rework, first.ID, payer, shop.Working)
		r.Now = now.AddDate(0, 0, -3-i)
		o = screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) {
			return work.IssueParts(ctx, d, o.ID, o.Rev)
		})
		if rec.Evidence != "" {
			rec.ShownAt = r.Now
		}
		o = screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) {
			return work.SaveRework(ctx, d, work.Rework{Order: o.ID, Rev: o.Rev, Record: rec})
		})
		orders = append(orders, o)
	}
	r.Now = now
	r.Show(New(r.Host, screen.Route{Screen: screen.Reworks}))
	return r, out, orders
}

func TestReworksAreToldByCauseAndByWhoBearsThem(t *testing.T) {
	for name, look := range screentest.Looks() {
		r, _, orders := again(t, look)
		r.Picture("reworks-" + name)
		p := r.Page.(*page)
		if len(p.rows) != 3 || p.book.Received != 5 {
			t.Fatalf("%s: %d rows, %d received", name, len(p.rows), p.book.Received)
		}
		if s := p.rows[0].RedoneSums; p.rows[0].Cause != shop.CauseHuman || s.Cost.Labour != 14400 || s.Cost.Parts != 21000 || s.Hours != 1200 || s.Waived != 62400 || s.Billed != 0 {
			t.Errorf("%s: %+v", name, p.rows[0])
		}
		if s := p.rows[2].RedoneSums; p.rows[2].Free || s.Cost.Sum() != 0 || s.Billed != 62400 {
			t.Errorf("%s: what the customer bears is %+v", name, p.rows[2])
		}
		r.Sees("708.00") // 2 × (144.00 + 210.00)
		r.Press("Enter")
		r.Picture("reworks-orders-" + name)
		r.Sees(orders[1].Number)
		r.Press("Enter")
		if to := r.Routes[len(r.Routes)-1]; to.Screen != screen.Order || to.ID != int64(orders[1].ID) {
			t.Errorf("%s: Enter leads to %+v", name, to)
		}
		r.Press("F4")
		r.Picture("reworks-define-" + name)
		r.Press("Esc", "Ctrl+←")
		if p.span.From != "2026-03-01" || p.span.To != "2026-03-31" {
			t.Errorf("%s: a month back is %s – %s", name, p.span.From, p.span.To)
		}
		r.Press("F6")
		r.Picture("reworks-period-" + name)
		r.Press("Esc")
	}
}

func TestWhatReworksHaveCostGoesIntoATableAndOntoPaper(t *testing.T) {
	r, out, orders := again(t, screentest.Look{})
	r.Press("F8", "Ctrl+P", "Ctrl+Enter")
	if len(out.opened) != 2 || filepath.Ext(out.opened[0]) != ".csv" || filepath.Base(out.opened[1]) != "返修成本报表-20260401-20260430-1.pdf" {
		t.Fatalf("opened %v", out.opened)
	}
	words, err := exec.Command("pdftotext", "-layout", out.opened[1], "-").Output()
	for _, want := range []string{"708.00", "正德汽配", orders[0].Number, "1,248.00"} {
		if err != nil || !strings.Contains(string(words), want) {
			t.Errorf("%v: the paper does not say %s:\n%s", err, want, words)
		}
	}
}
