package kit

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestACodeIsFoldedAndAPlateIsCompleted(t *testing.T) {
	for _, c := range []struct {
		typed  string
		kind   CodeKind
		prefix string
		want   string
	}{
		{"d12345", CodePlate, "沪A", "沪AD12345"},
		{"Ｄ１２３４", CodePlate, "沪A", "沪AD1234"},
		{"苏e·d12345", CodePlate, "沪A", "苏ED12345"},
		{"沪A D12345", CodePlate, "沪A", "沪AD12345"},
		{"2345", CodePlate, "沪A", "2345"},
		{"", CodePlate, "沪A", ""},
		{"d12345", CodePlate, "", "D12345"},
		{"lsvcj6c93 rn012874", CodeVIN, "", "LSVCJ6C93RN012874"},
		{"ＬＳＶ－１", CodeVIN, "", "LSV1"},
		{"138 0000-1234", CodePhone, "", "1380000-1234"},
		{"１３８００００１２３４", CodePhone, "", "13800001234"},
		{"06k 115-562.b", CodePlain, "", "06K115-562.B"},
	} {
		if got := ReadCode(c.typed, c.kind, c.prefix); got != c.want {
			t.Errorf("%q is %q, not %q", c.typed, got, c.want)
		}
	}
}

func FuzzReadCode(f *testing.F) {
	f.Add("d12345", uint8(1))
	f.Add("苏E·D12345", uint8(1))
	f.Fuzz(func(t *testing.T, s string, kind uint8) {
		k := CodeKind(kind % 4)
		once := ReadCode(s, k, "沪A")
		if again := ReadCode(once, k, "沪A"); again != once {
			t.Errorf("%q is %q, and read again %q", s, once, again)
		}
	})
}

func TestAPlateShowsItsProvinceFaintlyUntilItIsTyped(t *testing.T) {
	var c *CodeEntry
	r := newRig(t, "zh-CN", NewTheme(Light(), 1), 200, 60, func(env *Env) fyne.CanvasObject {
		c = NewCodeEntry(env, CodePlate)
		c.Prefix = "沪A"
		return c
	})
	r.focus(c)
	r.write("d12345")
	if c.ghostly(c.Text) != "沪A" || c.Text != "D12345" || c.Value() != "沪AD12345" {
		t.Errorf("ghost %q before %q, value %q", c.ghostly(c.Text), c.Text, c.Value())
	}
	r.window.Canvas().Unfocus()
	if c.Text != "沪AD12345" || c.shown(c.Text) != "沪A D12345" {
		t.Errorf("kept %q, shown %q", c.Text, c.shown(c.Text))
	}
	r.focus(c)
	r.write("苏")
	if c.ghostly(c.Text) != "" || !c.Latin() {
		t.Error("the ghost stays beside a typed province")
	}
}
