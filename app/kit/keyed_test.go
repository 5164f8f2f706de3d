package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

func TestAKeyedDrawingTakesItsKeysAndHandsTheRestOn(t *testing.T) {
	var k *Keyed
	var heard []string
	clicks, wheel, last := 0, 0, false
	s := newStage(t, func(env *Env) fyne.CanvasObject {
		k = NewKeyed(env, func(*Theme) fyne.Size { return fyne.NewSize(100, 40) }, func(p *Pen, size fyne.Size) {
			p.Spot(0, 0, size.Width, 20, func() { clicks++ })
		}, func(c Chord) bool {
			heard = append(heard, c.String())
			return c == Keys("↓") || c.Key == fyne.KeyTab
		})
		k.Leaves = func(bool) bool { return last }
		k.Wheel = func(rows int) { wheel += rows }
		return container.NewVBox(k, NewButton(env, "b", "", Plain, nil))
	})
	pressed := false
	s.Router.Push(NewScope("page").On("F5", func() { pressed = true }))
	s.Focus(k)
	s.press("↓", "F5", "Tab")
	if !k.Focused() || !pressed || len(heard) != 3 {
		t.Errorf("%v, router %v, focused %v", heard, pressed, k.Focused())
	}
	last = true
	s.press("Tab")
	if k.Focused() {
		t.Error("Tab did not leave")
	}
	test.TapAt(k, fyne.NewPos(5, 5))
	if clicks != 1 || !k.Focused() {
		t.Errorf("%d clicks, focused %v", clicks, k.Focused())
	}
	k.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -25)})
	k.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 25)})
	k.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -25)})
	if wheel != 1 {
		t.Errorf("wheel %d", wheel)
	}
}
