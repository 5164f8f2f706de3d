package opening_test

import (
	"context"
	"slices"
	"testing"

	"gongdan/app/screen/opening"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

// rig is a window over an empty store with the first run in it.
type rig struct {
	*screentest.Rig
	in []shop.Person // who came in
}

func open(t *testing.T, look screentest.Look, demo func(context.Context) error) *rig {
	t.Helper()
	r := &rig{Rig: screentest.New(t, look)}
	r.Store = datatest.New(t)
	r.Person = shop.Person{}
	r.Host.Settings = shop.DefaultSettings
	r.Demo = demo
	r.Fill(opening.New(r.Host, func(p shop.Person) { r.in = append(r.in, p) }))
	r.Tick()
	return r
}

func people(r *rig) []shop.Person { return screentest.Read(r.Rig, data.People) }

func TestAShopOpensWithTheKeyboardAlone(t *testing.T) {
	r := open(t, screentest.Look{}, nil)
	for _, s := range []string{"安行汽车服务", "沪A", "上海市宝山区沪太路 1 号", "02156781234", "130", "", "王磊"} {
		r.Type(s)
		r.Press("Enter")
	}
	r.Press("Enter") // the code is proposed
	r.Type("2468")
	r.Press("Enter")
	r.Type("李娜")
	r.Press("Enter", "Enter")
	r.Type("张伟")
	r.Press("Enter", "Enter")
	r.Type("张维")
	r.Press("Enter", "Enter", "Enter")
	if len(r.in) != 1 || r.in[0].Name != "王磊" || r.in[0].Code != "wl" || r.in[0].PIN == "" || !r.in[0].May(shop.Manage) {
		t.Fatalf("came in: %+v", r.in)
	}
	s := screentest.Read(r.Rig, data.Settings)
	if s.Name != "安行汽车服务" || s.PlatePrefix != "沪A" || s.LabourRate != 13000 || s.Phone != "02156781234" || s.LangTag != "zh-CN" {
		t.Errorf("%+v", s)
	}
	var got []string
	for _, p := range people(r) {
		got = append(got, p.Code+" "+string(p.Roles[0]))
	}
	if want := []string{"ln advisor", "wl owner", "zw technician", "zw2 technician"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestCtrlEnterStartsFromAnyFieldAndMistakesStandUnderTheirFields(t *testing.T) {
	r := open(t, screentest.Look{}, nil)
	r.Press("Ctrl+Enter")
	if len(r.in) != 0 || len(people(r)) != 0 {
		t.Fatal("a shop without a name was opened")
	}
	r.Picture("opening-mistakes")
	r.Type("安行") // the first field that is wrong has the keys
	r.Press("Ctrl+Enter")
	r.Type("王磊")
	r.Press("Ctrl+Enter")
	if len(r.in) != 1 || r.in[0].PIN != "" {
		t.Fatalf("%+v", r.in)
	}
}

func TestAnotherLanguageKeepsWhatWasTyped(t *testing.T) {
	r := open(t, screentest.Look{}, nil)
	r.Type("安行")
	r.Press("Shift+Enter", "→", "Enter", "Enter", "Enter")
	r.Press("Ctrl+Enter")
	r.Type("王磊")
	r.Press("Ctrl+Enter")
	s := screentest.Read(r.Rig, data.Settings)
	if len(r.in) != 1 || s.Name != "安行" || s.LangTag != "en" {
		t.Errorf("%v %+v", r.in, s)
	}
}

func TestADemoShopIsFilledAndItsOwnerComesIn(t *testing.T) {
	var r *rig
	r = open(t, screentest.Look{}, func(ctx context.Context) error {
		_, err := work.OpenShop(ctx, r.Desk(), work.Opening{Settings: shop.Settings{Name: "演示", TextScale: 100}, Owner: shop.Person{Code: "demo", Name: "演示店长"}})
		return err
	})
	r.Press("F8")
	if len(r.in) != 1 || r.in[0].Code != "demo" {
		t.Fatalf("%+v", r.in)
	}
}

func TestKeysOfTheWindowAreNotHeard(t *testing.T) {
	r := open(t, screentest.Look{}, nil)
	r.Press("F2", "Ctrl+K", "Esc", "F8")
	if len(r.in) != 0 || len(r.Routes) != 0 {
		t.Error("a key of the window was heard")
	}
}

func TestTheCardIsWholeAtEverySize(t *testing.T) {
	for name, look := range map[string]screentest.Look{
		"zh-1366": {}, "en-1366": {Tag: "en"}, "zh-1092-dark": {W: 1092, H: 535, Dark: true}, "en-1092": {Tag: "en", W: 1092, H: 535}, "zh-1920": {W: 1920, H: 1001},
	} {
		t.Run(name, func(t *testing.T) {
			r := open(t, look, func(context.Context) error { return nil })
			r.Type("安行汽车服务")
			for range 6 {
				r.Press("Enter")
			}
			r.Type("王磊")
			r.Picture("opening-" + name)
		})
	}
}
