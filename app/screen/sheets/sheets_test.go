package sheets

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongdan/app/paper"
	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/data"
)

// desktop is where documents go.
type desktop struct {
	dir    string
	opened []string
}

func (d *desktop) Open(file string) error                  { d.opened = append(d.opened, file); return nil }
func (d *desktop) Print(string, string, paper.Paper) error { return nil }
func (d *desktop) Folder() (string, error)                 { return d.dir, nil }

const stock = "配件编码,名称,单位,售价,进价,库存,货位,来源,备注\n" +
	"06L115562B,机油滤清器,只,49,26.5,99,A-03-2,原厂,常用\n" +
	"3Q0413031,前减震器总成 右,只,680,455,2,B-01-1,原厂,\n" +
	"P009,博世空调滤清器 活性炭,个,75,31.2,10,A-02-6,品牌,\n" +
	"P011,NGK 双铱金火花塞,只,78,42,6,A-06-2,品牌,\n" +
	"P041,瓦尔塔蓄电池 60Ah EFB,只,620,,4,D-01-1,品牌,\n"

const broken = "配件编码,名称,单位,售价,进价,库存,货位,来源\n" +
	"06L115562B,机油滤清器,只,面议,26.5,14,A-03-2,原厂\n" +
	"6.92E+12,前减震器总成 右,只,680,455,2,B-01-1,原厂\n" +
	"P009,博世空调滤清器 活性炭,个,75,31.2,1000000000,A-02-6,副厂\n" +
	"P011,NGK 双铱金火花塞,只,78,42,6,A-06-2,品牌\n" +
	"P011,火花塞,只,78,42,6,A-06-2,品牌\n"

func file(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// rig is a window over a store with one part that has moved.
func rig(t *testing.T, look screentest.Look) (*screentest.Rig, shop.Part) {
	t.Helper()
	r := screentest.New(t, look)
	r.Out = &desktop{dir: t.TempDir()}
	return r, r.Part(shop.Part{Number: "06L115562B", Name: "机油滤清器", Origin: shop.OEM, Bin: "A-03-2", Unit: "只", Price: 4800}, 14*shop.One, 2650)
}

func open(r *screentest.Rig, path string) *page {
	r.T.Helper()
	p, ok := New(r.Host, screen.Route{Screen: screen.Import, Key: path}).(*page)
	if !ok {
		r.T.Fatal("no import was opened")
	}
	r.Show(p)
	return p
}

func all(r *screentest.Rig) map[string]shop.Part {
	r.T.Helper()
	return screentest.Read(r, data.PartBook)
}

func TestATableComesInByOneKeyAndASecondTimeThereIsNothingToDo(t *testing.T) {
	r, oil := rig(t, screentest.Look{})
	p := open(r, file(t, "库存.csv", stock))
	if !r.Shows("配件编码") || !p.ready() || p.preview.table.Rows() != 5 {
		t.Fatalf("%d rows of %+v", p.preview.table.Rows(), p.planned.Faults)
	}
	r.Press("Ctrl+Enter")
	got := all(r)
	if got["06L115562B"].Price != 4900 || got["06L115562B"].OnHand != oil.OnHand || got["P009"].OnHand != 10*shop.One || got["P009"].Value != 31200 || len(got) != 5 {
		t.Fatalf("kept %+v", got)
	}
	if p.ready() || p.planned.Plan.Equal != 5 {
		t.Errorf("there is still something to do: %+v", p.planned.Plan)
	}
	r.Press("Ctrl+Enter", "Esc")
	if len(r.Routes) != 1 || r.Routes[0].Screen != screen.Parts {
		t.Errorf("Esc leads to %v", r.Routes)
	}
}

func TestATableWithFaultsShowsThemFirstAndBringsNothing(t *testing.T) {
	r, _ := rig(t, screentest.Look{})
	path := file(t, "库存.csv", broken)
	p := open(r, path)
	if p.preview.filters.Chosen() != onlyFaults || p.preview.table.Rows() != 4 || p.ready() {
		t.Fatalf("%s shows %d rows", p.preview.filters.Chosen(), p.preview.table.Rows())
	}
	r.Press("Ctrl+Enter")
	if len(all(r)) != 1 {
		t.Error("something came in")
	}
	r.Press("Ctrl+S")
	out := r.Out.(*desktop)
	if len(out.opened) != 1 {
		t.Fatalf("opened %v", out.opened)
	}
	raw, err := os.ReadFile(out.opened[0])
	if err != nil || !strings.HasPrefix(string(raw), "\ufeff行,列,内容,") || strings.Count(string(raw), "\r\n") != 6 {
		t.Errorf("%v\n%s", err, raw)
	}
	if err := os.WriteFile(path, []byte(stock), 0o600); err != nil {
		t.Fatal(err)
	}
	r.Press("F5")
	if !p.ready() || p.preview.filters.Chosen() != onlyAll {
		t.Error("the mended file is not read again")
	}
}

func TestAColumnIsGivenAMeaningByKeysAndThatIsRemembered(t *testing.T) {
	r, _ := rig(t, screentest.Look{})
	path := file(t, "a.csv", "甲,乙\nP1,机滤\n")
	p := open(r, path)
	if !r.Shows("没有“编码”这一列") {
		t.Error("nothing says what is missing")
	}
	r.Press("Enter", "1", "↓", "Enter", "↓", "Enter")
	if !p.ready() || p.planned.Plan.Fresh != 1 || p.in.Map[shop.PartName] != 2 {
		t.Fatalf("the columns are %v, %v", p.in.Map, p.planned.Faults)
	}
	again := open(r, file(t, "b.csv", "乙,甲\n空滤,P2\n"))
	if !again.in.Remembered || !again.ready() || again.in.Map[shop.PartNumber] != 2 {
		t.Errorf("remembered %v", again.in.Map)
	}
	r.Press("Alt+L", "Enter", "↑", "Enter") // the last item: not taken
	if _, ok := again.in.Map.FieldAt(1); ok {
		t.Errorf("still taken as %v", again.in.Map)
	}
}

func TestCodesThatTheTableHoldsAsNumbersAreAskedAbout(t *testing.T) {
	r, _ := rig(t, screentest.Look{})
	p := open(r, numbers(t))
	if p.ready() || !r.Shows("前面的 0 可能已丢") {
		t.Fatal("taken as they are")
	}
	r.Press("Alt+Z")
	if !p.ready() {
		t.Errorf("%v", p.planned.Faults)
	}
}

func TestWhatIsNoTableIsSaidAndTheWayOutStays(t *testing.T) {
	r, _ := rig(t, screentest.Look{})
	p := open(r, file(t, "old.xls", "\xd0\xcf\x11\xe0"))
	if p.in != nil || !strings.Contains(p.banner.Text(), "另存为 .xlsx") {
		t.Errorf("%q", p.banner.Text())
	}
	p.Dropped([]string{filepath.Join(t.TempDir(), "none.csv")})
	if !strings.Contains(p.banner.Text(), "打不开") {
		t.Errorf("%q", p.banner.Text())
	}
	p.Dropped([]string{file(t, "ok.csv", stock)})
	if p.in == nil || strings.Contains(p.banner.Text(), "打不开") {
		t.Errorf("%q", p.banner.Text())
	}
	p.Dropped([]string{file(t, "bad.csv", "a,b\nP1,\"x\n")})
	if !strings.Contains(p.banner.Text(), "引号") {
		t.Errorf("%q", p.banner.Text())
	}
}

func TestAFileIsChosenWhereNoneIsNamed(t *testing.T) {
	r, _ := rig(t, screentest.Look{})
	p := open(r, "")
	r.Type(file(t, "a.csv", stock))
	r.Press("Enter")
	if p.in == nil || !p.ready() {
		t.Error("the path that was typed is not opened")
	}
}

func TestPartsThatChangeElsewhereArePlannedAnew(t *testing.T) {
	r, oil := rig(t, screentest.Look{})
	p := open(r, file(t, "a.csv", stock))
	oil.Price = 4900
	r.Part(oil, 0, 0)
	r.Tick()
	if !r.Shows("又有改动") {
		t.Error("nothing says that parts were changed")
	}
	r.Press("F5")
	if p.planned.Plan.Altered != 0 || r.Shows("又有改动") {
		t.Errorf("planned %+v", p.planned.Plan.Rows[0])
	}
}

func TestAnImportIsCalledOffByEsc(t *testing.T) {
	r, _ := rig(t, screentest.Look{})
	p := open(r, file(t, "a.csv", stock))
	called := false
	p.work.words, p.work.stop = "…", func() { called = true }
	p.work.steps.tell(1250, 5000)
	r.Picture("sheets-working")
	r.Press("Ctrl+Enter", "Esc")
	if !called || len(r.Routes) != 0 {
		t.Error("Esc does not call it off")
	}
	p.end()
}

func TestWhoMayNotAdjustTheStockIsOfferedNothing(t *testing.T) {
	r, _ := rig(t, screentest.Look{})
	r.Sit("ln")
	p := open(r, "")
	if len(p.Actions()) != 1 {
		t.Errorf("offered %v", p.Actions())
	}
	p.Dropped([]string{file(t, "a.csv", stock)})
	if p.in != nil {
		t.Error("a table was opened")
	}
}

const both = "车牌号,VIN,车型,客户姓名,手机号\n沪A10001,LSVAA00010N000001,大众 帕萨特,王建国,13800000001\n沪A10002,,大众 高尔夫,王建国,13800000001\n沪A10003,,别克 君威,李娜,13800000002\n"

func TestATableOfCustomersAndCarsComesInAsEachOfThem(t *testing.T) {
	r, _ := rig(t, screentest.Look{})
	p := open(r, file(t, "旧系统.csv", both))
	if p.in.Kind != shop.VehicleTable || p.ready() || !r.Shows("没有电话为") {
		t.Fatalf("%s: %+v", p.in.Kind, p.planned.Faults)
	}
	r.Press("Alt+T", "↓", "Enter")
	if p.in.Kind != shop.CustomerTable || !p.ready() || p.planned.Customers.Fresh != 2 {
		t.Fatalf("%s: %+v", p.in.Kind, p.planned.Faults)
	}
	r.Press("Ctrl+Enter", "Alt+T", "↓", "↓", "Enter")
	if !p.ready() || !r.Shows("1 处提醒") {
		t.Fatalf("%s: %+v", p.in.Kind, p.planned.Faults)
	}
	r.Press("Ctrl+Enter")
	car := screentest.Read(r, func(v data.View) (shop.Vehicle, error) { return data.VehicleByKey(v, "沪A10002") })
	if car.OwnerID == 0 || car.Model != "大众 高尔夫" || p.ready() {
		t.Errorf("%+v", car)
	}
	r.Press("Esc")
	if len(r.Routes) != 1 || r.Routes[0].Screen != screen.Vehicle {
		t.Errorf("Esc leads to %v", r.Routes)
	}
}

func TestPicturesOfTheImport(t *testing.T) {
	looks := screentest.Looks()
	looks["zh-1092-dark"] = screentest.Look{W: 1092, H: 535, Dark: true}
	for name, look := range looks {
		r, _ := rig(t, look)
		open(r, file(t, "安行库存 2026-04.csv", stock))
		r.Press("Alt+K")
		r.Picture("sheets-" + name)
		r.Press("Alt+L", "Enter")
		r.Picture("sheets-columns-" + name)
		r.Press("Esc")
		open(r, file(t, "安行库存 2026-04.csv", broken))
		r.Picture("sheets-faults-" + name)
		open(r, numbers(t))
		r.Picture("sheets-digits-" + name)
		open(r, file(t, "旧系统 车辆.csv", both))
		r.Press("Alt+K")
		r.Picture("sheets-cars-" + name)
		r.Press("Alt+T")
		r.Picture("sheets-kind-" + name)
		r.Press("↓", "Enter", "Ctrl+Enter", "Alt+T", "↓", "↓", "Enter")
		r.Picture("sheets-cars-ready-" + name)
		r.Host.Env.Layer.CloseSheets()
		p := open(r, file(t, "old.xls", "\xd0\xcf\x11\xe0"))
		r.Picture("sheets-refused-" + name)
		p.Close()
	}
}
