package kit

import (
	"errors"
	"testing"

	"fyne.io/fyne/v2"
)

func TestASumIsWorkedOutExactly(t *testing.T) {
	cases := []struct {
		typed    string
		decimals int
		want     int64
		say      string
	}{
		{"100+20*2-5", 2, 13500, ""},
		{"１２３。５", 2, 12350, ""},
		{"1,234.50", 2, 123450, ""},
		{"1，234＋１", 0, 1235, ""},
		{"￥98.00×２", 2, 19600, ""},
		{"-5", 0, -5, ""},
		{"10--3", 0, 0, "field.say.number"},
		{"3*-2", 0, 0, "field.say.number"},
		{"0.1+0.2", 2, 30, ""},
		{"9.99*0.85", 2, 849, ""},
		{"0.01*0.5", 2, 1, ""},
		{"-0.01*0.5", 2, -1, ""},
		{"4.5", 3, 4500, ""},
		{".5", 1, 5, ""},
		{"5.", 1, 50, ""},
		{"1.005", 2, 0, "field.say.decimals"},
		{"1.5", 0, 0, "field.say.whole"},
		{"1.50", 1, 15, ""},
		{"", 2, 0, "field.say.number"},
		{".", 2, 0, "field.say.number"},
		{"1+", 2, 0, "field.say.number"},
		{"1**2", 2, 0, "field.say.number"},
		{"1.2.3", 2, 0, "field.say.number"},
		{"abc", 2, 0, "field.say.number"},
		{"99999999999", 2, 0, "field.say.too_large"},
		{"99999999*99999999*99999999", 0, 0, "field.say.too_large"},
	}
	for _, c := range cases {
		got, err := ReadSum(c.typed, c.decimals, 1_000_000_000_000)
		var u *Unread
		if errors.As(err, &u); err != nil && u.Say != c.say || err == nil && (c.say != "" || got != c.want) {
			t.Errorf("%q with %d decimals is %d, %v; want %d %s", c.typed, c.decimals, got, err, c.want, c.say)
		}
	}
}

func FuzzReadSum(f *testing.F) {
	for _, s := range []string{"1+2*3", "１２。５", "-", "1e9", "0x10", "1/3", "９９９９×９９９９"} {
		f.Add(s, 2)
	}
	f.Fuzz(func(t *testing.T, s string, decimals int) {
		const limit = 1_000_000
		n, err := ReadSum(s, ((decimals%4)+4)%4, limit)
		if err == nil && (n > limit || n < -limit) {
			t.Errorf("%q is %d, beyond the limit", s, n)
		}
		var u *Unread
		if err != nil && !errors.As(err, &u) {
			t.Errorf("%q: %v says nothing", s, err)
		}
	})
}

func TestANumberFieldShowsGroupsOutsideAndFiguresInside(t *testing.T) {
	var n *NumberEntry
	r := newRig(t, "zh-CN", NewTheme(Light(), 1), 200, 60, func(env *Env) fyne.CanvasObject {
		n = NewNumberEntry(env, NumberMoney)
		return n
	})
	n.SetValue(123450)
	if s, _ := n.shown(n.Text), 0; s != "1,234.50" {
		t.Errorf("without the focus it shows %q", s)
	}
	r.focus(n)
	r.write("１００＋20x2")
	if n.Text != "100+20*2" {
		t.Errorf("typed %q over the selected text", n.Text)
	}
	r.window.Canvas().Unfocus()
	if v, err := n.Value(); n.Text != "140.00" || v != 14000 || err != nil {
		t.Errorf("left with %q, value %d, %v", n.Text, v, err)
	}
	r.focus(n)
	r.write("12+")
	r.window.Canvas().Unfocus()
	if _, err := n.Value(); n.Text != "12+" || err == nil {
		t.Errorf("what is no sum became %q, %v", n.Text, err)
	}
}

func TestNumbersAreWrittenBackTheWayTheyAreRead(t *testing.T) {
	for _, m := range []NumberMode{NumberInt, NumberMoney, NumberQty, NumberRate} {
		for _, v := range []int64{1, -1, 5, 10, 99, 100, 1000, 1234, 9999} {
			if got, err := ReadSum(m.write(v), m.decimals(), m.limit()); got != v || err != nil {
				t.Errorf("mode %d: %d is written %q and read as %d, %v", m, v, m.write(v), got, err)
			}
		}
	}
}
