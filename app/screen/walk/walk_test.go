package walk_test

import (
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"gongdan/app/paper"
	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/screen/walk"
	"gongdan/app/shop"
	"gongdan/data"
)

// viewer notes what it is asked to show.
type viewer struct{ shown []string }

func (v *viewer) Open(file string) error {
	v.shown = append(v.shown, file)
	return nil
}
func (v *viewer) Print(string, string, paper.Paper) error { return nil }
func (v *viewer) Folder() (string, error)                 { return os.TempDir(), nil }

// yard is a car that has just come in, with its walk-around on the screen.
func yard(t *testing.T, look screentest.Look, energy shop.Energy) (*screentest.Rig, shop.OrderID) {
	t.Helper()
	r := screentest.New(t, look)
	r.Out = &viewer{}
	r.Labour(shop.Labour{Code: "LT-001", Name: "更换轮胎", Hours: 400, Rate: 10000})
	owner := r.Customer(shop.Customer{Name: "刘洋", Phone: "13800005566"})
	car := r.Vehicle(shop.Vehicle{Plate: "沪B88K20", Make: "丰田", Model: "汉兰达 2.5L", Energy: energy, OwnerID: owner.ID})
	o := r.Visit(car, r.Now, shop.Received, shop.Order{Intake: shop.Intake{MileageKM: 45120, Fuel: 60, Complaint: "刹车有尖叫声，右前轮胎鼓包", Belongings: "儿童座椅一个"}})
	show(r, o.ID)
	return r, o.ID
}

func show(r *screentest.Rig, id shop.OrderID) {
	r.Show(walk.New(r.Host, screen.Route{Screen: screen.Walk, ID: int64(id)}))
}

func intake(r *screentest.Rig, id shop.OrderID) shop.Intake { return order(r, id).Intake }

func order(r *screentest.Rig, id shop.OrderID) shop.Order {
	return screentest.Read(r, func(v data.View) (shop.Order, error) { return data.Order(v, id) })
}

func photos(r *screentest.Rig, id shop.OrderID) []shop.Photo {
	return screentest.Read(r, func(v data.View) ([]shop.Photo, error) { return data.PhotosOf(v, id) })
}

// seen is all that the page says.
func seen(r *screentest.Rig) string {
	r.Page.Content().Refresh()
	var all []string
	for _, l := range screentest.Lines(r.Page.Content()) {
		all = append(all, l.Text)
	}
	return strings.Join(all, "|")
}

// picture writes a photo of a door with a scratch and gives its path.
func picture(t testing.TB, name string, paint color.RGBA) string {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 480, 360))
	for y := range 360 {
		for x := range 480 {
			c := paint
			if y > 300 {
				c = color.RGBA{60, 60, 66, 255}
			}
			if d := x - 2*y + 200; d > -6 && d < 6 && y > 80 && y < 240 {
				c = color.RGBA{240, 240, 240, 255}
			}
			img.Set(x, y, c)
		}
	}
	path := filepath.Join(t.TempDir(), name)
	f, err := os.Create(path)
	if err == nil {
		err = jpeg.Encode(f, img, nil)
	}
	if err != nil || f.Close() != nil {
		t.Fatal(err)
	}
	return path
}

func TestTheCarIsMarkedByKeysAndTheMarksAreKept(t *testing.T) {
	r, id := yard(t, screentest.Look{}, shop.Petrol)
	r.Press("1", "↑", "2", "Del", "Ctrl+Z", "↓", "→")
	r.Press("4", "4") // the same again is no second mark
	r.Press("Ctrl+Enter")
	got := intake(r, id).Marks
	var words []string
	for _, m := range got {
		words = append(words, string(m.Zone)+" "+string(m.Kind))
	}
	if want := []string{"hood scratch", "left_front_wheel dent", "windscreen crack"}; !slices.Equal(words, want) {
		t.Errorf("marks are %v, want %v", words, want)
	}
	if len(r.Routes) == 0 || r.Routes[len(r.Routes)-1].Screen != screen.Order {
		t.Errorf("went to %v", r.Routes)
	}
	events := screentest.Read(r, func(v data.View) ([]shop.Event, error) { return data.EventsOf(v, id) })
	if last := events[len(events)-1]; last.Kind != shop.EventWalked || last.Note != "0/0/24" {
		t.Errorf("the last event is %+v", last)
	}
}

func TestAMarkStandsWhereItWasClickedAndIsSaidInWords(t *testing.T) {
	r, id := yard(t, screentest.Look{}, shop.Petrol)
	r.Press("2") // a dent from now on
	outline := r.Focused().(fyne.CanvasObject)
	at := fyne.NewPos(outline.Size().Width*0.42, outline.Size().Height*0.82)
	test.TapAt(outline.(fyne.Tappable), at)
	marks := func() []shop.Blemish {
		r.Press("Ctrl+S")
		return intake(r, id).Marks
	}
	all := marks()
	if len(all) != 2 || all[1].Zone != "right_front_door" || all[1].Kind != shop.Dent || all[1].X < 350 || all[1].X > 500 || all[1].Y < 800 {
		t.Fatalf("marks are %+v", all)
	}
	if s := seen(r); !strings.Contains(s, "右前门") || !strings.Contains(s, "凹陷") {
		t.Errorf("the page says %s", s)
	}
	test.TapAt(outline.(fyne.Tappable), at) // a click on a mark chooses it
	r.Press("Enter")
	r.Type("停车场刮的")
	r.Press("Enter")
	if all = marks(); len(all) != 2 || all[1].Note != "停车场刮的" {
		t.Errorf("marks are %+v", all)
	}
}

func TestThePointsFitTheCarAndAreAnsweredByFigures(t *testing.T) {
	for energy, last := range map[shop.Energy]string{shop.Petrol: "行驶证", shop.PlugIn: "电池冷却液", shop.BatteryElectric: "电池冷却液"} {
		r, id := yard(t, screentest.Look{}, energy)
		r.Press("Alt+2", "1")
		figure(r, "2")
		r.Type("漏")
		r.Press("Enter", "↓", "3", "F8", "Ctrl+Enter")
		checks := intake(r, id).Checks
		if len(checks) != 24 || checks[0].Fault || checks[0].Unseen || !checks[1].Fault || checks[1].Note != "漏" || checks[2].Unseen {
			t.Errorf("%s: points are %+v", energy, checks)
		}
		show(r, id)
		r.Press("Alt+2", "PgDn", "PgDn", "PgDn")
		if s := seen(r); !strings.Contains(s, last) {
			t.Errorf("%s: the last point is not %s: %s", energy, last, s)
		}
	}
}

func TestAFaultGoesOnTheEstimateOnce(t *testing.T) {
	r, id := yard(t, screentest.Look{}, shop.Petrol)
	points := screentest.Read(r, data.CheckPoints)
	i := slices.IndexFunc(points, func(p shop.CheckPoint) bool { return p.Template == shop.PetrolWalk && p.Code == "tyres" })
	points[i].Offer = "LT-001"
	savePoint(r, points[i])
	r.Press("F5", "Alt+2", "F3") // not at fault: refused
	if n := len(order(r, id).Lines); n != 0 {
		t.Fatalf("%d lines of nothing", n)
	}
	r.Press("2", "F3")
	for range 10 {
		r.Press("↓")
	}
	figure(r, "2")
	r.Type("右前鼓包")
	r.Press("Enter", "↑", "F3", "F3")
	lines := order(r, id).Lines
	if len(lines) != 2 || lines[0].Kind != shop.OtherLine || lines[0].Price != 0 || lines[0].FromCheck != "body_front" || lines[1].Code != "LT-001" || lines[1].Price != 10000 || lines[1].FromCheck != "tyres" {
		t.Fatalf("lines are %+v", lines)
	}
	if s := seen(r); !strings.Contains(s, "已加入") {
		t.Errorf("the page says %s", s)
	}
}

func TestAWalkThatWasNotFinishedComesBack(t *testing.T) {
	r, id := yard(t, screentest.Look{}, shop.Petrol)
	r.Press("3", "Alt+3")
	r.Type("80")
	r.Press("Enter")
	r.Press("Esc") // back to the order; nothing is lost
	show(r, id)
	if s := seen(r); !strings.Contains(s, "掉漆") || !strings.Contains(s, "恢复") {
		t.Errorf("the page says %s", s)
	}
	if got := intake(r, id); len(got.Marks) != 0 || got.Fuel != 60 {
		t.Errorf("kept already: %+v", got)
	}
	r.Press("Ctrl+Enter")
	if got := intake(r, id); len(got.Marks) != 1 || got.Fuel != 80 {
		t.Errorf("kept: %+v", got)
	}
}

func TestPhotosComeByDropAndLeaveByKeyAndComeBack(t *testing.T) {
	r, id := yard(t, screentest.Look{}, shop.Petrol)
	one, two := picture(t, "IMG_031.jpg", color.RGBA{150, 30, 40, 255}), picture(t, "IMG_032.jpg", color.RGBA{40, 60, 120, 255})
	r.Page.(screen.Dropper).Dropped([]string{one, two, one})
	all := photos(r, id)
	if len(all) != 2 || all[0].Name != "IMG_031.jpg" || all[0].Width != 480 || len(all[0].Thumb) == 0 {
		t.Fatalf("photos are %+v", all)
	}
	if s := seen(r); !strings.Contains(s, "已经在这张单上") {
		t.Errorf("a photo that came twice is not told: %s", s)
	}
	r.Press("Alt+4", "Home", "N")
	r.Type("左前门")
	r.Press("Ctrl+Enter", "Enter")
	shown := r.Out.(*viewer).shown
	if photos(r, id)[0].Note != "左前门" || len(shown) != 1 || !strings.HasSuffix(shown[0], all[0].Hash+".jpg") {
		t.Errorf("note %q, shown %v", photos(r, id)[0].Note, shown)
	}
	r.Press("Del")
	if got := photos(r, id); len(got) != 1 || got[0].Name != "IMG_032.jpg" {
		t.Errorf("after removing: %+v", got)
	}
	r.Press("Ctrl+Z")
	if got := photos(r, id); len(got) != 2 || got[0].Note != "左前门" {
		t.Errorf("after undoing: %+v", got)
	}
	if err := os.Remove(shown[0]); err != nil {
		t.Fatal(err)
	}
	r.Press("Home", "Enter")
	if len(r.Out.(*viewer).shown) != 1 {
		t.Error("a file that is gone was shown")
	}
}

func TestTheWalkAroundLooksRight(t *testing.T) {
	for name, look := range screentest.Looks() {
		t.Run(name, func(t *testing.T) {
			r, _ := yard(t, look, shop.BatteryElectric)
			r.Page.(screen.Dropper).Dropped([]string{picture(t, "IMG_031.jpg", color.RGBA{150, 30, 40, 255}), picture(t, "IMG_032.jpg", color.RGBA{40, 60, 120, 255})})
			r.Press("1", "↓", "↓", "2", "→", "3", "F8", "Alt+2", "↓", "2", "Alt+1")
			r.Picture("walk-" + name)
			r.Press("Alt+2")
			r.Picture("walk-checks-" + name)
			r.Press("Ctrl+O")
			r.Picture("walk-files-" + name)
		})
	}
}

func TestAWalkThatSomebodyElseWroteIsNotOverwritten(t *testing.T) {
	r, id := yard(t, screentest.Look{}, shop.Petrol)
	r.Press("1")
	theirs := intake(r, id).Walk()
	theirs.Marks = []shop.Blemish{{Zone: shop.RearBumper, Kind: shop.Dent}}
	saveWalk(r, order(r, id), theirs)
	r.Press("Ctrl+S")
	if got := intake(r, id).Marks; len(got) != 1 || got[0].Zone != shop.RearBumper {
		t.Fatalf("marks are %+v", got)
	}
	if s := seen(r); !strings.Contains(s, r.Say("error.stale")) && !strings.Contains(s, "看两份") && !strings.Contains(s, "F5") {
		t.Errorf("the page says %s", s)
	}
	r.Press("F5")
	if s := seen(r); !strings.Contains(s, "后保险杠") {
		t.Errorf("after reading again: %s", s)
	}
}

func TestWhatWasKeptCanStillBeUndone(t *testing.T) {
	r, id := yard(t, screentest.Look{}, shop.Petrol)
	r.Press("1", "Ctrl+S", "Ctrl+Z", "Ctrl+S")
	if got := intake(r, id).Marks; len(got) != 0 {
		t.Errorf("marks are %+v", got)
	}
	r.Press("Ctrl+Y", "Ctrl+S")
	if got := intake(r, id).Marks; len(got) != 1 {
		t.Errorf("marks are %+v", got)
	}
}

func TestAPhotoIsChosenFromTheListOrByItsPath(t *testing.T) {
	r, id := yard(t, screentest.Look{}, shop.Petrol)
	path := picture(t, "IMG_040.jpg", color.RGBA{90, 120, 60, 255})
	if err := os.WriteFile(filepath.Join(filepath.Dir(path), "note.txt"), []byte("no"), 0o600); err != nil {
		t.Fatal(err)
	}
	r.Press("Ctrl+O")
	r.Type(filepath.Dir(path)) // a folder is shown
	r.Press("Enter", "↓", "Enter")
	if got := photos(r, id); len(got) != 1 || got[0].Name != "IMG_040.jpg" {
		t.Fatalf("photos are %+v", got)
	}
	r.Press("Esc", "Ctrl+O")
	r.Type(filepath.Join(filepath.Dir(path), "note.txt"))
	r.Press("Enter", "Esc")
	if s := seen(r); len(photos(r, id)) != 1 || !strings.Contains(s, "不是 JPEG 或 PNG") {
		t.Errorf("the page says %s", s)
	}
}
