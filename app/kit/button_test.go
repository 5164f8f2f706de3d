package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func TestAButtonIsPressedByEnterSpaceAndClick(t *testing.T) {
	pressed := 0
	var b *Button
	r := newRig(t, "zh-CN", NewTheme(Light(), 1), 200, 60, func(env *Env) fyne.CanvasObject {
		b = NewButton(env, "保存", "Ctrl+S", Primary, func() { pressed++ })
		return container.NewVBox(b)
	})
	if h := b.MinSize().Height; h != 30 {
		t.Errorf("it is %v high", h)
	}
	r.focus(b)
	r.press("Enter", "Space")
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnter})
	test.Tap(b)
	if pressed != 4 {
		t.Errorf("pressed %d times", pressed)
	}
	b.Disable()
	test.Tap(b)
	b.Press()
	if pressed != 4 || b.Word() != "保存" {
		t.Error("a disabled button was pressed")
	}
}

func TestAButtonShowsEachOfItsStates(t *testing.T) {
	for _, p := range []Palette{Light(), Dark()} {
		look := NewTheme(p, 1)
		var all []*Button
		r := newRig(t, "en", look, 480, 260, func(env *Env) fyne.CanvasObject {
			rows := container.NewVBox()
			for _, kind := range []ButtonKind{Plain, Primary, Quiet, Danger} {
				row := container.NewHBox()
				for range 5 {
					b := NewButton(env, "保存", "F9", kind, nil)
					all = append(all, b)
					row.Add(container.NewPadded(b))
				}
				rows.Add(row)
			}
			return onSurface(rows)
		})
		for i, b := range all {
			switch i % 5 {
			case 1:
				b.MouseIn(&desktop.MouseEvent{})
			case 2:
				b.MouseDown(&desktop.MouseEvent{})
			case 3:
				b.FocusGained()
			case 4:
				b.Disable()
			}
		}
		for _, row := range [][]*Button{all[:5], all[5:10], all[15:]} {
			seen := map[Tone]bool{}
			for _, b := range []*Button{row[0], row[1], row[2], row[4]} {
				seen[b.tone(look)] = true
			}
			if len(seen) != 4 {
				t.Errorf("kind %d has %d looks for four states", row[0].kind, len(seen))
			}
		}
		r.picture(map[bool]string{false: "buttons-light", true: "buttons-dark"}[p.Dark])
		all[1].MouseOut()
		all[2].MouseUp(&desktop.MouseEvent{})
		if all[1].tone(look) != all[0].tone(look) || all[2].tone(look) != all[0].tone(look) {
			t.Error("a button stays lit")
		}
	}
}

func TestACheckIsTickedBySpaceAndAChoiceByArrowsAndFigures(t *testing.T) {
	var c *Check
	var o *Choice
	r := newRig(t, "zh-CN", NewTheme(Light(), 1), 400, 100, func(env *Env) fyne.CanvasObject {
		c = NewCheck(env, "客户在店等候")
		o = NewChoice(env, []Option{{"cash", "现金"}, {"wechat", "微信"}, {"card", "刷卡"}})
		return container.NewVBox(c, o)
	})
	edits := 0
	c.OnEdit, o.OnEdit = func() { edits++ }, func() { edits++ }
	r.focus(c)
	r.press("Space", "Enter")
	if !c.Checked() || r.focused() != fyne.Focusable(o) {
		t.Errorf("ticked %v, focus at %T", c.Checked(), r.focused())
	}
	for _, step := range []struct{ key, want string }{{"→", "cash"}, {"→", "wechat"}, {"3", "card"}, {"→", "cash"}, {"←", "card"}, {"4", "card"}, {"2", "wechat"}} {
		if r.press(step.key); o.Value() != step.want {
			t.Errorf("%s chose %q, not %q", step.key, o.Value(), step.want)
		}
	}
	x := o.chips(Look())[0] + choiceGap + 5
	o.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, 10)}})
	if o.hot != 1 {
		t.Errorf("the pointer is over %d", o.hot)
	}
	o.Tapped(&fyne.PointEvent{Position: fyne.NewPos(5, 10)})
	test.Tap(c)
	if o.Value() != "cash" || c.Checked() || edits != 9 {
		t.Errorf("clicked %q, %v, told %d times", o.Value(), c.Checked(), edits)
	}
	o.SetValue("nothing of the kind")
	if o.Value() != "" {
		t.Error("an unknown value is chosen")
	}
}
