package campaigns

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// called is a shop with a recall that catches five cars, of which one was put right, one
// owner was told and one refused, and a service campaign that catches none.
func called(t *testing.T, look screentest.Look) (*screentest.Rig, shop.Campaign, []shop.Vehicle) {
	t.Helper()
	r := screentest.New(t, look)
	names := []string{"王建国", "陈敏", "刘洋", "赵晓梅", "孙立"}
	var cars []shop.Vehicle
	for i, name := range names {
		c := r.Customer(shop.Customer{Name: name, Phone: "1380000123" + strconv.Itoa(i)})
		cars = append(cars, r.Vehicle(shop.Vehicle{
			Plate: "沪AD1234" + strconv.Itoa(i), VIN: "LSVAA49J0320473" + strconv.Itoa(10+i), OwnerID: c.ID, Make: "大众", Model: "帕萨特", Year: 2019 + i%2,
		}))
	}
	r.Vehicle(shop.Vehicle{Plate: "沪B77777", Make: "大众", Model: "帕萨特", Year: 2020})
	r.Labour(shop.Labour{Code: "RY-008", Name: "更换燃油泵法兰", Hours: 1500, WorkClass: shop.Minor})
	r.Part(shop.Part{Number: "3G0919051", Name: "燃油泵法兰 改进型", Unit: "只", Price: 68000, Origin: shop.OEM}, 3000, 41000)
	recall := keep(r, shop.Campaign{
		Code: "24Y5", Name: "更换燃油泵法兰", Kind: shop.CampaignRecall, FromDay: "2026-03-01", UntilDay: "2027-02-28", Source: "国市监召〔2026〕18 号",
		Todo: "检查燃油泵法兰有无裂纹，更换改进型法兰", JobCode: "RY-008", PartNo: "3G0919051", Criteria: []shop.Criterion{
			{Make: "大众", Model: "帕萨特", YearFrom: 2019, YearTo: 2021, VINFrom: "LSVAA49J032047300", VINTo: "LSVAA49J032047399"},
			{Make: "大众", Model: "途观L", YearFrom: 2020, YearTo: 2020},
		},
	})
	keep(r, shop.Campaign{Code: "QX-2026", Name: "清凉夏日空调免费检测", Kind: shop.CampaignService, FromDay: "2026-06-01", UntilDay: "2026-08-31", Criteria: []shop.Criterion{{Make: "丰田"}}})
	now := r.Now
	o := r.Visit(cars[0], now.AddDate(0, 0, -20), shop.Delivered, shop.Order{Kind: shop.Recall, Intake: shop.Intake{MileageKM: 31000}, Lines: []shop.Line{
		{Kind: shop.LabourLine, Code: "24Y5", Name: "更换燃油泵法兰", Qty: shop.One, Price: 18000, Payer: shop.PayFactory},
	}})
	screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		return work.JoinCampaign(ctx, d, recall.ID, o.ID, o.Rev)
	})
	r.Now = now
	for i, n := range []shop.CampaignNote{{Words: "电话；下周来"}, {Refused: true, Words: "车要卖了，不想跑一趟"}} {
		n.Campaign, n.Vehicle = recall.ID, cars[i+1].ID
		screentest.Do(r, func(ctx context.Context, d work.Desk) ([]shop.CampaignNote, error) {
			return work.NoteCampaign(ctx, d, []shop.CampaignNote{n})
		})
	}
	return r, recall, cars
}

func keep(r *screentest.Rig, c shop.Campaign) shop.Campaign {
	r.T.Helper()
	return screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Campaign, error) { return work.SaveCampaign(ctx, d, c) })
}

func figures(r *screentest.Rig, id shop.CampaignID) shop.CampaignFigures {
	r.T.Helper()
	return screentest.Read(r, func(v data.View) (shop.CampaignFigures, error) { return data.CampaignFigures(v, id) })
}

func TestPicturesOfCampaigns(t *testing.T) {
	looks := screentest.Looks()
	looks["zh-1092-dark"] = screentest.Look{Dark: true, W: 1092, H: 535}
	for name, look := range looks {
		empty := screentest.New(t, look)
		empty.Show(New(empty.Host, screen.Route{Screen: screen.Campaigns}))
		empty.Picture("campaigns-empty-" + name)
		r, recall, _ := called(t, look)
		r.Show(New(r.Host, screen.Route{Screen: screen.Campaigns}))
		r.Picture("campaigns-" + name)
		r.Press("↓")
		r.Press("Alt+E")
		r.Picture("campaigns-form-" + name)
		r.Press("F3")
		r.Type("帕")
		r.Tick()
		r.Picture("campaigns-form-quick-" + name)
		r.Show(New(r.Host, screen.Route{Screen: screen.Campaigns, ID: int64(recall.ID)}))
		r.Picture("campaigns-cars-" + name)
		r.Press("Alt+A")
		r.Picture("campaigns-told-" + name)
		r.Press("Esc", "↓", "Alt+N")
		r.Picture("campaigns-refuse-" + name)
	}
}

func TestACampaignIsWrittenByKeysAndSaysHowManyCarsItCatches(t *testing.T) {
	r, _, _ := called(t, screentest.Look{})
	r.Show(New(r.Host, screen.Route{Screen: screen.Campaigns}))
	r.Press("Ctrl+N")
	r.Type("26A1")
	r.Press("Enter", "Enter", "Enter")
	r.Type("安全气囊升级")
	r.Press("Ctrl+S")
	if !r.Shows("车辆范围要有 1 到") {
		t.Fatal("a campaign without rows is not refused in words")
	}
	r.Press("F3")
	r.Type("帕萨特")
	r.Tick()
	r.Press("Enter")
	r.Type("2020-2021")
	r.Press("Enter", "Ctrl+S")
	c := screentest.Read(r, func(v data.View) (shop.Campaign, error) { return data.CampaignByCode(v, "26A1") })
	if want := (shop.Criterion{Make: "大众", Model: "帕萨特", YearFrom: 2020, YearTo: 2021}); len(c.Criteria) != 1 || c.Criteria[0] != want || c.Code != "26A1" {
		t.Fatalf("kept %+v", c)
	}
	if f := figures(r, c.ID); f.Caught != 3 {
		t.Errorf("it catches %d cars", f.Caught)
	}
}

func TestARowThatCannotBeIsSaidByItsNumberAndYearsAreReadAsTyped(t *testing.T) {
	r, recall, _ := called(t, screentest.Look{})
	w := New(r.Host, screen.Route{Screen: screen.Campaigns})
	r.Show(w)
	r.Press("↓", "Alt+E", "F3", "↑") // up from the field are the rows
	r.Press("Home", "Del", "Del", "F3")
	r.Type("LSVAA49J532047399")
	r.Tick()
	r.Press("Enter")
	r.Type("LSVAA49J132047300")
	r.Press("Enter", "Ctrl+S")
	if !r.Shows("范围第 1 行的 VIN") {
		t.Error("rows the wrong way round are not said by their number")
	}
	if now := screentest.Read(r, func(v data.View) (shop.Campaign, error) { return data.Campaign(v, recall.ID) }); len(now.Criteria) != 2 {
		t.Errorf("saved all the same: %+v", now.Criteria)
	}
	for text, want := range map[string][2]int{"": {}, "2020": {2020, 2020}, "2019-2021": {2019, 2021}, "2019－": {2019, 0}, "-2021": {0, 2021}} {
		if from, to, ok := readYears(text); !ok || [2]int{from, to} != want {
			t.Errorf("%q: %d to %d, %v", text, from, to, ok)
		}
	}
	for _, text := range []string{"20", "2019-21", "x", "2019-2020-2021"} {
		if _, _, ok := readYears(text); ok {
			t.Errorf("%q is read", text)
		}
	}
	if s := yearsText(2019, 0) + yearsText(0, 2021) + yearsText(2020, 2020) + yearsText(0, 0); s != "2019--20212020" {
		t.Error(s)
	}
}

func TestACampaignOfABatchBeginsWithItsRow(t *testing.T) {
	r, _, _ := called(t, screentest.Look{})
	r.Show(New(r.Host, screen.Route{Screen: screen.Campaigns, Key: screen.BatchKey("3G0919051", "B260901")}))
	r.Type("26B1")
	r.Press("Enter", "Enter", "Enter")
	r.Type("更换法兰")
	r.Picture("campaigns-batch")
	r.Press("Ctrl+S")
	c := screentest.Read(r, func(v data.View) (shop.Campaign, error) { return data.CampaignByCode(v, "26B1") })
	if want := (shop.Criterion{PartNo: "3G0919051", Batch: "B260901"}); len(c.Criteria) != 1 || c.Criteria[0] != want {
		t.Errorf("kept %+v", c)
	}
}

func TestOwnersAreNotedAsToldTogetherAndTheNoteIsTakenBack(t *testing.T) {
	r, recall, _ := called(t, screentest.Look{})
	r.Show(New(r.Host, screen.Route{Screen: screen.Campaigns, ID: int64(recall.ID)}))
	if f := figures(r, recall.ID); f.Caught != 5 || f.Told != 1 || f.Refused != 1 || f.NoVIN != 1 || f.Done != 1 {
		t.Fatalf("begins with %+v", f)
	}
	r.Press("Alt+2", "Alt+A", "2")
	if f := figures(r, recall.ID); f.Told != 3 {
		t.Fatalf("told %d", f.Told)
	}
	r.Press("Ctrl+Z")
	if f := figures(r, recall.ID); f.Told != 1 {
		t.Fatalf("after the undo told %d", f.Told)
	}
}

func TestARefusalWantsTheOwnersWords(t *testing.T) {
	r, recall, _ := called(t, screentest.Look{})
	r.Show(New(r.Host, screen.Route{Screen: screen.Campaigns, ID: int64(recall.ID)}))
	r.Press("Alt+2", "Alt+N", "Ctrl+S")
	r.Picture("campaigns-refuse-wrong")
	if f := figures(r, recall.ID); f.Refused != 1 {
		t.Fatalf("a refusal without words is noted: %+v", f)
	}
	r.Type("等保养时一起做")
	r.Press("Ctrl+S")
	if f := figures(r, recall.ID); f.Refused != 2 {
		t.Fatalf("refused %d", f.Refused)
	}
	r.Press("Ctrl+Z")
	if f := figures(r, recall.ID); f.Refused != 1 {
		t.Errorf("after the undo refused %d", f.Refused)
	}
}

func TestTheNoticesAreATableWithATextToSend(t *testing.T) {
	r, recall, cars := called(t, screentest.Look{})
	out := &folder{dir: t.TempDir()}
	r.Host.Out = out
	r.Show(New(r.Host, screen.Route{Screen: screen.Campaigns, ID: int64(recall.ID)}))
	r.Press("Alt+3", "Ctrl+E")
	names, err := filepath.Glob(filepath.Join(out.dir, "*.csv"))
	if err != nil || len(names) != 1 {
		t.Fatalf("%v: %v", names, err)
	}
	raw, err := os.ReadFile(names[0])
	if err != nil {
		t.Fatal(err)
	}
	text := string(raw)
	for _, want := range []string{"\ufeff", cars[1].VIN, "陈敏", "13800001231", "24Y5 更换燃油泵法兰", "尊敬的陈敏"} {
		if !strings.Contains(text, want) {
			t.Errorf("the notices lack %q: %s", want, text)
		}
	}
	if n := strings.Count(text, "\n"); n != 2 {
		t.Errorf("%d lines", n)
	}
}

// folder takes files in and opens none.
type folder struct {
	screen.Output
	dir string
}

func (f *folder) Folder() (string, error) { return f.dir, nil }

func (f *folder) Open(string) error { return nil }

func TestEnterGoesFromACampaignToItsCarsAndToACar(t *testing.T) {
	r, recall, cars := called(t, screentest.Look{})
	r.Show(New(r.Host, screen.Route{Screen: screen.Campaigns}))
	r.Press("↓", "Enter")
	if to := r.Routes[len(r.Routes)-1]; to.Screen != screen.Campaigns || to.ID != int64(recall.ID) {
		t.Fatalf("went to %+v", to)
	}
	r.Show(New(r.Host, r.Routes[len(r.Routes)-1]))
	r.Press("Enter")
	if to := r.Routes[len(r.Routes)-1]; to.Screen != screen.Vehicle || to.ID != int64(cars[0].ID) {
		t.Errorf("went to %+v", to)
	}
}

func TestABulletinIsWrittenAndReadByKeys(t *testing.T) {
	for name, look := range screentest.Looks() {
		r, _, _ := called(t, look)
		r.Show(NewBulletins(r.Host, screen.Route{Screen: screen.Bulletins}))
		r.Picture("bulletins-empty-" + name)
		r.Press("Ctrl+N")
		r.Type("TB-2026-014")
		r.Press("Enter")
		r.Type("TR-SHIFT")
		r.Press("Enter")
		r.Type("变速器换挡顿挫：先升级控制单元软件")
		r.Press("Enter")
		r.Type("低速 2-1 降挡顿挫，多为控制单元软件 4B07 之前版本所致。先读版本号，低于 4B07 的升级后做 15 km 自学习；仍顿挫再检查阀体。")
		r.Press("Tab", "Tab")
		r.Type("帕萨特")
		r.Tick()
		r.Press("Enter")
		r.Type("2019")
		r.Picture("bulletins-form-" + name)
		r.Press("Ctrl+S")
		all := screentest.Read(r, data.Bulletins)
		if len(all) != 1 || all[0].Make != "大众" || all[0].Model != "帕萨特" || all[0].Fault != "TR-SHIFT" || all[0].YearFrom != 2019 {
			t.Fatalf("%s: kept %+v", name, all)
		}
		r.Press("Enter")
		r.Picture("bulletins-read-" + name)
		if !r.Shows("4B07") {
			t.Errorf("%s: it does not show its words", name)
		}
	}
}
