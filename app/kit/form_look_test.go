package kit

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/test"

	"gongdan/app/shop"
)

// reception is a draft such as the left panel of the order editor edits.
type reception struct {
	MileageKm int64
	Fuel      shop.Rate
	Sender    string
	Phone     string
	Kind      string
	Promised  time.Time
	Complaint string
	Waiting   bool
}

func receptionForm(env *Env, d *reception) *Form {
	f := NewForm(env, "order")
	f.Row(2)
	f.Int("mileage_km", &d.MileageKm).Unit("km").Required().Label("进厂里程")
	f.Rate("fuel", &d.Fuel).Label("油量")
	f.Row(2)
	f.Text("sender", &d.Sender).Label("送修人")
	f.Code("phone", &d.Phone, CodePhone).Label("送修人电话")
	f.Row(2)
	AddSelect(f, "kind", &d.Kind, []string{"warranty", "repair", "care"}, func(s string) string {
		return map[string]string{"warranty": "三包修理", "repair": "一般维修", "care": "保养"}[s]
	}).Label("业务类型")
	f.DateTime("promised", &d.Promised).Required().Label("预计交车")
	f.Area("complaint", &d.Complaint, 2).Required().Label("客户描述")
	AddChoice(f, "who", &d.Sender, []string{"王建国", "b", "c"}, func(s string) string {
		return map[string]string{"王建国": "本人", "b": "家属", "c": "司机"}[s]
	}).Label("送修人身份")
	f.Row(2)
	f.Tick("waiting", &d.Waiting)
	f.Tick("other", new(bool))
	return f
}

func filledReception(env *Env) *reception {
	return &reception{
		MileageKm: 23480, Fuel: 5000, Sender: "王建国", Phone: "13800001234", Kind: "warranty", Waiting: true,
		Promised: time.Date(2026, 4, 12, 16, 30, 0, 0, env.Lang.Zone), Complaint: "低速过坎右前又响，热车后更明显。\n顺便做保养，下午四点半来取。",
	}
}

// onCard pads a form on a surface as a card does, with buttons below.
func onCard(env *Env, f *Form) fyne.CanvasObject {
	buttons := container.New(layout.NewCustomPaddedHBoxLayout(8), NewButton(env, "打印", "Ctrl+P", Plain, nil), NewButton(env, "保存", "Ctrl+S", Primary, nil),
		NewButton(env, "加入", "", Quiet, nil), NewButton(env, "作废", "", Danger, nil))
	return onSurface(container.New(layout.NewCustomPaddedVBoxLayout(24), f.Content(), buttons))
}

// onSurface pads content on the ground of a card.
func onSurface(content fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(canvas.NewRectangle(Look().Surface), container.New(layout.NewCustomPaddedLayout(12, 12, 12, 12), content))
}

func TestTheFormKeepsItsWidthInEveryLook(t *testing.T) {
	for i, look := range []*Theme{NewTheme(Light(), 1), NewTheme(Dark(), 1), NewTheme(Light(), 1.5), NewTheme(Light(), 0.85)} {
		var f *Form
		r := newRig(t, []string{"zh-CN", "en", "zh-CN", "en"}[i], look, 300*max(1, look.Scale), 480*max(1, look.Scale), func(env *Env) fyne.CanvasObject {
			f = receptionForm(env, filledReception(env))
			f.Fill()
			return onCard(env, f)
		})
		show := func(what string) {
			t.Helper()
			r.picture(fmt.Sprint(what, "-", i))
			keepsIn(t, what, f)
		}
		show("form")
		f.Focus("mileage_km")
		show("focus")
		p := shop.Problems{}
		p.Add("mileage_km", "field.say.number", nil)
		p.Warn("fuel", "field.say.decimals", shop.Args{"Decimals": 2})
		p.Warn("phone", "field.say.time", nil)
		p.Add("complaint", "field.say.too_long", shop.Args{"Max": 20})
		f.Show(p)
		show("wrong")
		f.Show(shop.ErrStale)
		f.Enable(false, "sender", "kind", "promised", "waiting", "who")
		f.Focus("complaint")
		show("stale")
		f.Show(nil)
		f.Enable(true)
		f.Focus("kind")
		r.press("↓")
		show("list")
		r.press("Esc")
		f.Focus("promised")
		r.press("↓")
		show("calendar")
	}
}

// keepsIn fails if a word of the form or of one of its fields sticks out of it.
func keepsIn(t *testing.T, what string, f *Form) {
	t.Helper()
	wide := f.Content().Size().Width
	walk(f.Content(), 0, func(line *canvas.Text, x float32) {
		if right := x + Width(line.Text, line.TextSize, line.TextStyle.Bold); line.Text != "" && (x < 0 || right > wide) {
			t.Errorf("%s: %q stands at %v to %v in %v", what, line.Text, x, right, wide)
		}
	})
}

// walk tells of every line of text that is shown in o, and where it begins.
func walk(o fyne.CanvasObject, x float32, tell func(*canvas.Text, float32)) {
	if !o.Visible() {
		return
	}
	switch o := o.(type) {
	case *canvas.Text:
		tell(o, x)
	case *fyne.Container:
		for _, c := range o.Objects {
			walk(c, x+c.Position().X, tell)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			walk(c, x+c.Position().X, tell)
		}
	}
}

func driverShortcut(c Chord) fyne.Shortcut {
	if c.Mod == fyne.KeyModifierControl {
		switch c.Key {
		case fyne.KeyZ:
			return &fyne.ShortcutUndo{}
		case fyne.KeyY:
			return &fyne.ShortcutRedo{}
		case fyne.KeyA:
			return &fyne.ShortcutSelectAll{}
		case fyne.KeyV:
			return &fyne.ShortcutPaste{Clipboard: fyne.CurrentApp().Clipboard()}
		}
	}
	return &desktop.CustomShortcut{KeyName: c.Key, Modifier: c.Mod}
}
