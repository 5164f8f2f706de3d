package kit

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestOnlyFieldsForCodesAndFiguresAndSecretsWantNoInputMethod(t *testing.T) {
	plate := func(env *Env) *Entry {
		c := NewCodeEntry(env, CodePlate)
		c.Prefix = "沪A"
		return &c.Entry
	}
	code := func(kind CodeKind) func(*Env) *Entry {
		return func(env *Env) *Entry { return &NewCodeEntry(env, kind).Entry }
	}
	for name, c := range map[string]struct {
		make  func(*Env) *Entry
		latin bool
	}{
		"a name":                   {NewTextEntry, false},
		"a complaint":              {func(env *Env) *Entry { return &NewArea(env, 3).Entry }, false},
		"what is searched":         {func(env *Env) *Entry { return &NewCombo(env, nil).Entry }, false},
		"a PIN":                    {NewSecretEntry, true},
		"a VIN":                    {code(CodeVIN), true},
		"a phone number":           {code(CodePhone), true},
		"a part number":            {code(CodePlain), true},
		"an amount":                {func(env *Env) *Entry { return &NewNumberEntry(env, NumberMoney).Entry }, true},
		"a plate with a prefix":    {plate, true},
		"a plate without a prefix": {code(CodePlate), false},
	} {
		newRig(t, "zh-CN", NewTheme(Light(), 1), 200, 60, func(env *Env) fyne.CanvasObject {
			e := c.make(env)
			if e.Latin() != c.latin {
				t.Errorf("%s: without an input method is %v", name, e.Latin())
			}
			return e.self
		})
	}
}

func TestTheCaretIsToldInPixelsAndInsideTheField(t *testing.T) {
	var e *Entry
	r := newRig(t, "zh-CN", NewTheme(Light(), 1), 200, 60, func(env *Env) fyne.CanvasObject {
		e = NewTextEntry(env)
		return e
	})
	r.focus(e)
	begin := caretOf(e, 1)
	r.write("昌盛")
	if two := caretOf(e, 1); two.x < begin.x+20 || two.y != begin.y || two.tall < 14 {
		t.Errorf("behind two characters the caret is at %+v, before them at %+v", two, begin)
	}
	if one, two := caretOf(e, 1), caretOf(e, 2); two.x < 2*one.x || two.x > 2*one.x+1 || two.y < 2*one.y {
		t.Errorf("twice as large it is at %+v, else at %+v", two, one)
	}
	r.write("昌盛汽车维修昌盛汽车维修昌盛汽车维修昌盛汽车维修")
	if far := caretOf(e, 1); far.x > 200 || far.y > 60 {
		t.Errorf("behind a long line the caret is at %+v, outside the field", far)
	}
}

func TestAltAndALetterGiveAPlateItsProvince(t *testing.T) {
	var c *CodeEntry
	r := newRig(t, "zh-CN", NewTheme(Light(), 1), 200, 60, func(env *Env) fyne.CanvasObject {
		c = NewCodeEntry(env, CodePlate)
		c.Prefix = "沪A"
		return c
	})
	r.focus(c)
	for _, step := range []struct{ key, want string }{{"Alt+S", "苏"}, {"Alt+S", "陕"}, {"Alt+S", "苏"}, {"Alt+Q", "青"}, {"Alt+B", "青"}} {
		if r.press(step.key); c.Text != step.want {
			t.Errorf("%s gives %q, not %q", step.key, c.Text, step.want)
		}
	}
	r.write("ed12345")
	if r.press("Alt+Z"); c.Value() != "浙ED12345" {
		t.Errorf("another province gives %q", c.Value())
	}
	if r.write("6"); c.Value() != "浙ED123456" {
		t.Errorf("typing goes on to %q", c.Value())
	}
	c.SelectAll()
	if r.press("Alt+H"); c.Text != "黑" {
		t.Errorf("in the place of all there is %q", c.Text)
	}
}
