package vehicles

import (
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongdan/app/paper"
	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
)

// snap writes a photo of one colour and gives its path.
func snap(t testing.TB, paint color.Gray) string {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 400, 300))
	draw.Draw(img, img.Rect, image.NewUniform(paint), image.Point{}, draw.Src)
	path := filepath.Join(t.TempDir(), "IMG.jpg")
	f, err := os.Create(path)
	if err == nil {
		err = jpeg.Encode(f, img, nil)
	}
	if err != nil || f.Close() != nil {
		t.Fatal(err)
	}
	return path
}

// viewer notes what it is asked to show.
type viewer struct{ shown []string }

func (v *viewer) Open(file string) error {
	v.shown = append(v.shown, file)
	return nil
}
func (v *viewer) Print(string, string, paper.Paper) error { return nil }
func (v *viewer) Folder() (string, error)                 { return os.TempDir(), nil }

func TestTheArchiveShowsHowTheCarWasSeenLast(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	out := &viewer{}
	r.Out = out
	v := passat(r)
	r.Show(New(r.Host, screen.Route{Screen: screen.Vehicle, ID: int64(v.ID)}))
	var all []string
	for _, l := range screentest.Lines(r.Page.Content()) {
		all = append(all, l.Text)
	}
	s := strings.Join(all, "|")
	for _, want := range []string{"1  右前门 划痕：5 cm", "2  左后轮 划痕", "有 4 处标记", "照片与文件", "左后轮 划痕"} {
		if !strings.Contains(s, want) {
			t.Errorf("%q is not said: %s", want, s)
		}
	}
	r.Press("Alt+P", "Enter")
	if len(out.shown) != 1 || !strings.HasSuffix(out.shown[0], ".jpg") {
		t.Errorf("shown %v", out.shown)
	}
	r.Press("F6")
	if n := len(r.Routes); n == 0 || r.Routes[n-1].Screen != screen.Walk {
		t.Errorf("went to %v", r.Routes)
	}
}

func TestCarsNearALimitAreListed(t *testing.T) {
	for name, look := range screentest.Looks() {
		r := screentest.New(t, look)
		r.Show(NewNear(r.Host, screen.Route{Screen: screen.Near}))
		r.Sees(r.Say("near.none"))
		r.Picture("near-none-" + name)
		worn := map[string]int{"沪A3K728": 5, "沪B88K21": 3, "沪C12345": 1}
		for plate, times := range worn {
			problems(r, plate, times)
		}
		r.Show(NewNear(r.Host, screen.Route{Screen: screen.Near}))
		r.Picture("near-" + name)
		r.Sees("3K728")
		r.Sees("88K21")
		for _, l := range screentest.Lines(r.Page.Content()) {
			if strings.Contains(l.Text, "12345") {
				t.Errorf("%s: a car that is near nothing is listed", name)
			}
		}
		r.Press("Enter")
		if to := r.Routes[len(r.Routes)-1]; to.Screen != screen.Vehicle || to.ID == 0 {
			t.Errorf("%s: Enter leads to %+v", name, to)
		}
	}
}

// problems is a household car with so many repairs of one problem of its gearbox.
func problems(r *screentest.Rig, plate string, times int) {
	c := r.Customer(shop.Customer{Name: "王建国", Phone: "13800001234"})
	car := shop.Vehicle{Plate: plate, OwnerID: c.ID, Make: "大众", Model: "帕萨特", Use: shop.Household}
	car.Dates = shop.VehicleDates{InvoicedOn: "2025-03-01", DeliveredOn: "2025-03-05"}
	v, now := r.Vehicle(car), r.Now
	for n := range times {
		from := now.AddDate(0, n-times, 0)
		r.Visit(v, from, shop.Delivered, shop.Order{Kind: shop.Repair, Intake: shop.Intake{MileageKM: int64(5000 + 1000*n), Complaint: "变速器异响"}, Lines: []shop.Line{
			{Kind: shop.LabourLine, Name: "变速器检修", Qty: shop.One, Price: 12000, Payer: shop.PayFactory},
		}, Quality: &shop.QualityProblem{
			Code: "TR-NOISE", Assembly: shop.Gearbox, RepairFrom: from, RepairTo: from.AddDate(0, 0, 6),
			Record: shop.RepairRecord{Findings: "轴承磨损", NoTow: true, NoLoaner: true, SignedAt: from},
		}})
	}
	r.Now = now
}
