package failures

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"gongdan/app/paper"
	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/assets"
)

// worn is a shop in which a part came back into most of the cars it was fitted into.
func worn(t *testing.T, look screentest.Look) *screentest.Rig {
	r := screentest.New(t, look)
	shock := r.Part(shop.Part{Number: "8V0413031", Name: "前减震器", Unit: "个", Price: 62000}, 40*shop.One, 1_600_000)
	plug := r.Part(shop.Part{Number: "06K905601", Name: "火花塞", Unit: "个", Price: 5200}, 40*shop.One, 120_000)
	now := r.Now
	for i, plate := range []string{"沪A10001", "沪A10002", "沪A10003", "沪A10004", "沪A10005", "沪A10006"} {
		c := r.Customer(shop.Customer{Name: "王建国", Phone: "13800001234"})
		v := r.Vehicle(shop.Vehicle{Plate: plate, OwnerID: c.ID, Make: "大众", Model: "帕萨特"})
		visit := func(days int, p shop.Part, km int64) {
			r.Visit(v, now.AddDate(0, 0, -days), shop.Delivered, shop.Order{Kind: shop.Repair, Intake: shop.Intake{MileageKM: km, Complaint: "过坎异响"}, Lines: []shop.Line{
				{Kind: shop.PartLine, PartID: p.ID, Code: p.Number, Name: p.Name, Unit: p.Unit, Qty: shop.One, Price: p.Price, Payer: shop.PayCustomer, Origin: shop.OEM},
			}})
		}
		visit(200-i, shock, 20_000)
		visit(150-i, plug, 21_000)
		if i < 4 {
			visit(100-i, shock, 24_500)
		}
	}
	r.Now = now
	r.Show(New(r.Host, screen.Route{Screen: screen.Failures}))
	return r
}

func TestPartsThatComeBackAreToldAndNamed(t *testing.T) {
	for name, look := range screentest.Looks() {
		r := worn(t, look)
		r.Picture("failures-" + name)
		r.Sees("4 / 10") // six were fitted, four of them again
		r.Sees(r.Say("failure.proven"))
		r.Press("Enter")
		r.Picture("failures-cases-" + name)
		r.Sees(r.Say("failure.cases", shop.Args{"Part": "前减震器", "Model": "大众 帕萨特", "Came": 4, "Fitted": 10}))
		r.Press("Enter")
		if to := r.Routes[len(r.Routes)-1]; to.Screen != screen.Order || to.ID == 0 {
			t.Errorf("%s: Enter leads to %+v", name, to)
		}
		r.Press("Alt+P")
		if to := r.Routes[len(r.Routes)-1]; to.Screen != screen.Parts || to.ID == 0 {
			t.Errorf("%s: Alt+P leads to %+v", name, to)
		}
	}
}

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

func TestTheWatchGoesOntoPaperAndLeadsToWhatReworksHaveCost(t *testing.T) {
	r := worn(t, screentest.Look{})
	press, err := paper.NewPress(assets.Regular, assets.Bold)
	if err != nil {
		t.Fatal(err)
	}
	out := &desktop{folder: t.TempDir()}
	r.Host.Press, r.Host.Out = press, out
	r.Press("Ctrl+P", "Ctrl+Enter")
	if len(out.opened) != 1 || filepath.Base(out.opened[0]) != "故障预警报表-2026-04-14-1.pdf" {
		t.Fatalf("opened %v", out.opened)
	}
	words, err := exec.Command("pdftotext", "-layout", out.opened[0], "-").Output()
	if err != nil || !strings.Contains(string(words), "8V0413031") || !strings.Contains(string(words), "4 / 10") {
		t.Errorf("%v: %s", err, words)
	}
	r.Press("Alt+R")
	if to := r.Routes[len(r.Routes)-1]; to.Screen != screen.Reworks {
		t.Errorf("Alt+R leads to %+v", to)
	}
}

func TestAShopWhereNothingCameBackSaysSo(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	r.Show(New(r.Host, screen.Route{Screen: screen.Failures}))
	r.Picture("failures-none")
	r.Sees(strings.Split(r.Say("failure.none", shop.Args{"N": 5}), "。")[0])
}
