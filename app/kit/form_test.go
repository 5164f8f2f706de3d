package kit

import (
	"errors"
	"fmt"
	"image/color"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"gongdan/app/shop"
)

// checked is a reception form whose rules ask for a mileage, for a phone number
// of eleven figures, and warn of a small mileage.
func checked(t *testing.T) (*rig, *Form, *reception) {
	t.Helper()
	var f *Form
	d := &reception{}
	r := newRig(t, "zh-CN", NewTheme(Light(), 1), 300, 640, func(env *Env) fyne.CanvasObject {
		f = receptionForm(env, d)
		f.Check = func() shop.Problems {
			var p shop.Problems
			switch {
			case d.MileageKm == 0:
				p.Add("mileage_km", "field.say.number", nil)
			case d.MileageKm < 100:
				p.Warn("mileage_km", "field.say.too_large", nil)
			}
			if d.Phone != "" && len(d.Phone) != 11 {
				p.Add("phone", "field.say.too_long", shop.Args{"Max": len(d.Phone)})
			}
			return p
		}
		f.Fill()
		return onSurface(f.Content())
	})
	return r, f, d
}

func TestTheFocusWalksTheFieldsInTheOrderTheyWereDeclared(t *testing.T) {
	r, f, _ := checked(t)
	want := []string{"mileage_km", "fuel", "sender", "phone", "kind", "promised", "complaint", "who", "waiting", "other"}
	if !slices.Equal(f.Fields(), want) {
		t.Fatalf("declared %q", f.Fields())
	}
	last := 0
	f.OnLast = func() { last++ }
	f.Focus("")
	f.Entry("kind").(*Combo).PickID(0)
	for i, key := range want {
		if r.focused() != fyne.Focusable(f.Entry(key)) {
			t.Fatalf("step %d is at %T, not at %s", i, r.focused(), key)
		}
		r.press("Enter")
	}
	if last != 1 || r.focused() != nil {
		t.Errorf("Enter in the last field: done %d times, focus at %T", last, r.focused())
	}
	f.Focus("other")
	for i := len(want) - 2; i >= 0; i-- {
		if r.press("Shift+Enter"); r.focused() != fyne.Focusable(f.Entry(want[i])) {
			t.Fatalf("back to %T, not to %s", r.focused(), want[i])
		}
	}
	for _, key := range want[1:] {
		if r.press("Tab"); r.focused() != fyne.Focusable(f.Entry(key)) {
			t.Fatalf("Tab leads to %T, not to %s", r.focused(), key)
		}
	}
}

func TestAMessageComesOnLeavingAndGoesAsSoonAsTheFieldIsRight(t *testing.T) {
	r, f, d := checked(t)
	f.Focus("phone")
	r.write("138")
	if f.Message("phone") != "" {
		t.Error("a message while the person types")
	}
	r.press("Enter")
	if got := f.Message("phone"); got != "最多 3 个字，请写短一些。" {
		t.Errorf("on leaving it says %q", got)
	}
	if f.Message("mileage_km") != "" {
		t.Error("a field that nobody visited complains")
	}
	f.Focus("phone")
	r.press("Ctrl+A")
	r.write("1380000123")
	if got := f.Message("phone"); !strings.Contains(got, "10") {
		t.Errorf("while it is mended it says %q", got)
	}
	if r.write("4"); f.Message("phone") != "" || d.Phone != "13800001234" {
		t.Errorf("right, and it says %q; the draft has %q", f.Message("phone"), d.Phone)
	}
}

func TestTypingGoesOnInAFieldThatTookTheKeysOver(t *testing.T) {
	r, f, d := checked(t)
	f.Focus("complaint")
	r.write("异响")
	f.Focus("mileage_km")
	f.Resume("complaint")
	if r.write("，右前"); d.Complaint != "异响，右前" {
		t.Errorf("typed on to %q", d.Complaint)
	}
}

func TestAWarningHasItsToneAndDoesNotBlock(t *testing.T) {
	r, f, _ := checked(t)
	f.Focus("mileage_km")
	r.write("50")
	r.press("Enter")
	n := f.Entry("mileage_km").(*NumberEntry)
	if f.Message("mileage_km") == "" || n.mark != MarkWarn || f.Read() != nil {
		t.Errorf("%q, mark %d, %v", f.Message("mileage_km"), n.mark, f.Read())
	}
	f.Focus("mileage_km")
	r.write("x")
	r.press("Enter")
	if n.mark != MarkError || f.Read() == nil {
		t.Error("what cannot be read does not block")
	}
}

func TestASaveShowsItsProblemsAndFocusesTheFirst(t *testing.T) {
	r, f, _ := checked(t)
	f.Focus("other")
	var p shop.Problems
	p.Add("phone", "field.say.whole", nil)
	p.Warn("fuel", "field.say.number", nil)
	p.Add("sender", "field.say.time", nil)
	p.Add("lines.3.qty", "field.say.day", nil)
	if f.Show(fmt.Errorf("save order 7: %w", p)) != nil {
		t.Error("a problem is no failure")
	}
	if r.focused() != fyne.Focusable(f.Entry("sender")) {
		t.Errorf("the focus is at %T", r.focused())
	}
	for key, say := range map[string]string{"phone": "field.say.whole", "fuel": "field.say.number", "sender": "field.say.time"} {
		if f.Message(key) != r.Lang.Say(say) {
			t.Errorf("%s says %q", key, f.Message(key))
		}
	}
	if f.Banner() != r.Lang.Say("field.say.day") {
		t.Errorf("what is not in the form is lost: %q", f.Banner())
	}
	r.press("Enter") // leaves sender: what only the save can know stays
	if f.Message("sender") == "" || f.Message("phone") == "" {
		t.Error("a look at the next field made it forget what the save said")
	}
	r.write("1")
	f.Focus("sender")
	r.write("王")
	if f.Message("sender") != "" {
		t.Error("it was changed and still says what the save said")
	}
	f.Fill()
	if f.Message("phone") != "" || f.Banner() != "" {
		t.Error("Fill keeps what was said")
	}
}

func TestEachSortOfErrorHasItsPlace(t *testing.T) {
	_, f, _ := checked(t)
	failure := errors.New("disk full")
	var offered []error
	f.Acts = func(err error) []Act {
		offered = append(offered, err)
		return []Act{{Word: "重新读取", Keys: "F5", Do: func() {}}}
	}
	for _, c := range []struct {
		err, want error
		say       string
	}{
		{nil, nil, ""},
		{shop.Refuse("form.missing", nil), nil, "form.missing"},
		{fmt.Errorf("save: %w", shop.ErrStale), nil, "form.stale"},
		{fmt.Errorf("read: %w", shop.ErrMissing), nil, "form.missing"},
		{failure, failure, "form.failed"},
	} {
		want := ""
		if c.say != "" {
			want = f.env.Lang.Say(c.say)
		}
		if got := f.Show(c.err); got != c.want || f.Banner() != want {
			t.Errorf("%v: returned %v, the banner says %q", c.err, got, f.Banner())
		}
	}
	if len(offered) != 4 || len(f.banner.say.Acts) != 1 {
		t.Errorf("ways out of %v were asked for", offered)
	}
	f.Show(nil)
	if f.Banner() != "" {
		t.Error("the banner stays")
	}
}

func TestADraftHearsChangesByHandOnly(t *testing.T) {
	r, f, d := checked(t)
	heard := 0
	f.OnChange = func() { heard++ }
	f.Fill()
	if heard != 0 {
		t.Error("filling is no change")
	}
	f.Focus("mileage_km")
	r.write("1+2")
	if heard != 2 || d.MileageKm != 3 { // "1+" is no number and leaves the draft alone
		t.Errorf("heard %d, the draft has %d", heard, d.MileageKm)
	}
	f.Focus("who")
	r.press("2")
	f.Focus("waiting")
	r.press("Space")
	if d.Sender != "b" || !d.Waiting || heard != 5 { // leaving wrote 1+2 as 3
		t.Errorf("draft %+v, heard %d", d, heard)
	}
	f.Focus("kind")
	r.press("Enter", "↓", "Enter")
	if d.Kind != "repair" {
		t.Errorf("picked %q", d.Kind)
	}
}

func TestFieldsThatAreReadOnlyAreSkipped(t *testing.T) {
	r, f, _ := checked(t)
	f.Enable(false, "fuel", "sender")
	f.Focus("mileage_km")
	if r.press("Enter"); r.focused() != fyne.Focusable(f.Entry("phone")) {
		t.Errorf("Enter leads to %T", r.focused())
	}
	f.Enable(false)
	f.Enable(true, "complaint")
	if f.Focus(""); r.focused() != fyne.Focusable(f.Entry("complaint")) {
		t.Errorf("the first that can be typed into is %T", r.focused())
	}
}

func TestARefusedLetterIsExplainedAtOnceAndForgottenAtTheNext(t *testing.T) {
	r, f, _ := checked(t)
	f.Entry("sender").(*Entry).Max = 2
	f.Focus("sender")
	r.write("王建国")
	if f.Message("sender") != "最多 2 个字，请写短一些。" {
		t.Errorf("says %q", f.Message("sender"))
	}
	f.Entry("sender").TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	if f.Message("sender") != "" {
		t.Error("it still says so")
	}
}

func TestAFieldWhoseKeyIsUnknownIsAMistakeOfTheProgram(t *testing.T) {
	_, f, _ := checked(t)
	defer func() {
		if recover() == nil {
			t.Error("nothing happened")
		}
	}()
	f.Message("plat")
}

func TestRowsKeepTheirRhythmAndAMessageOfOneLineMovesNothing(t *testing.T) {
	r, f, _ := checked(t)
	y := func(key string) float32 { return f.Entry(key).Position().Y }
	for _, pair := range [][2]string{{"mileage_km", "sender"}, {"sender", "kind"}, {"kind", "complaint"}} {
		if d := y(pair[1]) - y(pair[0]); d != 64 {
			t.Errorf("%s stands %v below %s", pair[1], d, pair[0])
		}
	}
	before, tall := y("complaint"), f.Content().MinSize().Height
	var p shop.Problems
	p.Add("sender", "field.say.whole", nil)
	f.Show(p)
	if y("complaint") != before || f.Content().MinSize().Height != tall {
		t.Error("a short message moved what is below")
	}
	p.Add("phone", "form.failed", nil)
	f.Show(p)
	if y("complaint") <= before || f.Content().MinSize().Height <= tall {
		t.Error("a long message has no room")
	}
	for _, line := range (Style{Size: 12}).Lines(r.Lang.Say("form.failed"), 200) {
		if (Style{Size: 12}).Width(line) > 200 {
			t.Errorf("%q is too wide", line)
		}
	}
}

func TestTheLookChangesWhileTheFormIsShown(t *testing.T) {
	r, f, _ := checked(t)
	ink := func() (c color.Color, size float32) {
		e := f.Entry("sender").(*Entry)
		e.SetText("王")
		look := r.window.Canvas().Capture()
		at := e.Position().AddXY(12, 12)
		return look.At(int(at.X+e.Size().Width-20), int(at.Y+15)), e.MinSize().Height
	}
	light, small := ink()
	for _, scale := range []float32{0.85, 1, 1.5} {
		fyne.CurrentApp().Settings().SetTheme(NewTheme(Dark(), scale))
		r.window.Resize(fyne.NewSize(300*scale, 640*scale))
		for _, key := range f.Fields() {
			e := f.Entry(key)
			if want := Look().Dp(30); e.MinSize().Height < want || e.Size().Height < want {
				t.Errorf("at %v %s is %v high and wants %v", scale, key, e.Size().Height, e.MinSize().Height)
			}
		}
		r.picture(fmt.Sprint("switched-", scale))
	}
	dark, tall := ink()
	if light == dark || tall != 45 || small != 30 {
		t.Errorf("light %v dark %v, height %v then %v", light, dark, small, tall)
	}
}

func TestEveryFieldHandsItsKeysToTheRouter(t *testing.T) {
	var all []Field
	r := newRig(t, "en", NewTheme(Light(), 1), 300, 600, func(env *Env) fyne.CanvasObject {
		all = []Field{
			NewTextEntry(env), NewSecretEntry(env), NewNumberEntry(env, NumberQty), NewCodeEntry(env, CodeVIN), NewDateEntry(env),
			NewDateTimeEntry(env), NewArea(env, 2), NewSelect(env, parts(2)), NewChoice(env, []Option{{"a", "A"}}), NewCheck(env, "tick"),
		}
		f := NewForm(env, "order")
		for i, x := range all {
			f.Add(fmt.Sprint("f", i), x, func() {}, func() error { return nil })
		}
		return f.Content()
	})
	heard := 0
	r.Router.Push(NewScope("screen").On("F2", func() { heard++ }).On("Esc", func() { heard++ }).On("Ctrl+S", func() { heard++ }))
	for i, x := range all {
		r.focus(x)
		if r.press("F2", "Esc", "Ctrl+S"); heard != 3*(i+1) {
			t.Fatalf("%T keeps keys of the screen for itself: %d heard", x, heard)
		}
	}
}
