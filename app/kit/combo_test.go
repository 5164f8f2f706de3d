package kit

import (
	"context"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

func parts(n int) []Item {
	items := make([]Item, n)
	for i := range items {
		items[i] = Item{ID: int64(i + 1), Cells: []string{"机油滤清器 " + strconv.Itoa(i+1), "P" + strconv.Itoa(i+1), "98.00"}, Match: [][2]int{{0, 2}}}
	}
	return items
}

// shown shows a combo over another field.
func combined(t *testing.T, build func(*Env) *Combo) (r *rig, c *Combo, next *Entry) {
	t.Helper()
	r = newRig(t, "zh-CN", NewTheme(Light(), 1), 500, 400, func(env *Env) fyne.CanvasObject {
		c, next = build(env), NewTextEntry(env)
		return onSurface(container.NewVBox(c, next))
	})
	return r, c, next
}

func TestAComboSearchesOnceTheTypingRestsAndPicksTheFirstHit(t *testing.T) {
	var asked []string
	var picked []int64
	r, c, next := combined(t, func(env *Env) *Combo {
		return NewCombo(env, func(_ context.Context, s string) []Item { asked = append(asked, s); return parts(12) })
	})
	c.OnPick = func(it Item) { picked = append(picked, it.ID) }
	r.focus(c)
	r.write("jy")
	r.write("lq")
	if len(asked) != 0 {
		t.Error("it did not wait")
	}
	r.now.Tick()
	if len(asked) != 1 || asked[0] != "jylq" || !c.Listing() || r.focused() != fyne.Focusable(c) {
		t.Fatalf("asked %q, listing %v, focus at %T", asked, c.Listing(), r.focused())
	}
	r.picture("combo")
	r.press("Enter")
	if it, ok := c.Picked(); !ok || it.ID != 1 || c.Text != "机油滤清器 1" || c.Listing() || r.focused() != fyne.Focusable(next) {
		t.Errorf("picked %v, text %q, focus at %T", it, c.Text, r.focused())
	}
	if len(picked) != 1 {
		t.Errorf("told %v", picked)
	}
}

func TestTheListIsWalkedFromTheField(t *testing.T) {
	r, c, next := combined(t, func(env *Env) *Combo { return NewSelect(env, parts(12)) })
	escaped := 0
	r.Router.Push(NewScope("screen").On("Esc", func() { escaped++ }))
	r.focus(c)
	r.press("Enter") // nothing is picked: Enter opens
	if len(c.Items()) != 12 {
		t.Fatalf("%d items", len(c.Items()))
	}
	for _, step := range []struct {
		key  string
		want int
	}{{"↑", 0}, {"↓", 1}, {"PgDn", 9}, {"↓", 10}, {"PgDn", 11}, {"↓", 11}, {"PgUp", 3}} {
		if r.press(step.key); c.list.at != step.want {
			t.Fatalf("%s leads to %d, not %d", step.key, c.list.at, step.want)
		}
		if c.list.at < c.list.first || c.list.at >= c.list.first+comboRows {
			t.Fatalf("%s: %d is out of sight from %d", step.key, c.list.at, c.list.first)
		}
	}
	r.press("Esc")
	if c.Listing() || escaped != 0 {
		t.Error("Esc does not close the list only")
	}
	r.press("Esc")
	if escaped != 1 {
		t.Error("the second Esc does not reach the screen")
	}
	r.press("↓", "↓", "Tab")
	if it, _ := c.Picked(); it.ID != 2 || r.focused() != fyne.Focusable(next) {
		t.Errorf("Tab picked %d, focus at %T", it.ID, r.focused())
	}
	r.focus(c)
	if r.press("↓"); c.list.at != 1 {
		t.Errorf("the list opens at %d", c.list.at)
	}
	r.press("Esc", "Enter")
	if r.focused() != fyne.Focusable(next) {
		t.Error("Enter on what is picked does not walk on")
	}
}

func TestLettersFilterFixedItemsAndMarkWhatFits(t *testing.T) {
	r, c, _ := combined(t, func(env *Env) *Combo {
		return NewSelect(env, []Item{{ID: 1, Cells: []string{"三包修理", "SB"}}, {ID: 2, Cells: []string{"一般维修", "WX"}}})
	})
	r.focus(c)
	r.write("维")
	r.now.Tick()
	hits := c.Items()
	if len(hits) != 1 || hits[0].ID != 2 || hits[0].Match[0] != [2]int{2, 3} {
		t.Fatalf("hits %+v", hits)
	}
	r.press("Ctrl+A")
	r.write("sb")
	r.now.Tick()
	if hits = c.Items(); len(hits) != 1 || hits[0].ID != 1 || hits[0].Marked != 1 {
		t.Fatalf("hits %+v", hits)
	}
	r.write("zz")
	r.now.Tick()
	if len(c.Items()) != 0 || !c.Listing() {
		t.Error("it does not say that nothing fits")
	}
	r.window.Canvas().Unfocus()
	if c.Text != "" || c.Listing() {
		t.Errorf("what is no item stays: %q", c.Text)
	}
	r.focus(c)
	r.write("一般维修")
	r.window.Canvas().Unfocus()
	if it, ok := c.Picked(); !ok || it.ID != 2 {
		t.Error("an item typed out in full is not picked")
	}
}

func TestOnlyTheLatestSearchIsShown(t *testing.T) {
	var waiting []func()
	run := &held{run: func(show func()) { waiting = append(waiting, show) }}
	r, c, _ := combined(t, func(env *Env) *Combo {
		env.Run = run
		return NewCombo(env, func(_ context.Context, s string) []Item { return []Item{{ID: int64(len(s)), Cells: []string{s}}} })
	})
	r.focus(c)
	r.write("a")
	run.Tick()
	r.write("b")
	run.Tick()
	waiting[1]()
	waiting[0]()
	if it := c.Items(); len(it) != 1 || it[0].Label() != "ab" {
		t.Errorf("shows %v", it)
	}
	r.window.Canvas().Unfocus()
	waiting[1]()
	if c.Listing() {
		t.Error("a late result opened the list of a field that was left")
	}
}

// held is a Runner whose results come when the test lets them.
type held struct {
	Now
	run func(show func())
}

func (h *held) Start(job func(context.Context) func()) { h.run(job(context.Background())) }

func TestEnterThatOvertakesTheSearchTakesTheFirstHit(t *testing.T) {
	r, c, next := combined(t, func(env *Env) *Combo {
		return NewCombo(env, func(_ context.Context, s string) []Item {
			if strings.HasPrefix(s, "690") {
				return parts(2)
			}
			return nil
		})
	})
	r.focus(c)
	r.write("6901234567892") // a scanner
	r.press("Enter")
	if it, ok := c.Picked(); !ok || it.ID != 1 || r.focused() != fyne.Focusable(next) {
		t.Errorf("picked %v %v, focus at %T", it, ok, r.focused())
	}
	r.focus(c)
	r.write("xyz")
	if r.press("Enter"); !c.Listing() || r.focused() != fyne.Focusable(c) {
		t.Error("nothing found, and it does not say so")
	}
}

func TestAClickPicksAndTheFieldIsLeftAsByEnter(t *testing.T) {
	r, c, next := combined(t, func(env *Env) *Combo { return NewSelect(env, parts(3)) })
	blurred := 0
	c.OnBlur = func() { blurred++ }
	r.focus(c)
	r.press("↓")
	list := c.list
	list.MouseDown(nil)
	r.window.Canvas().Unfocus() // the driver does, before the click is told
	if !c.Listing() || blurred != 0 {
		t.Fatal("the list is gone before the click")
	}
	list.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, 4+28+5)})
	if it, _ := c.Picked(); it.ID != 2 || r.focused() != fyne.Focusable(next) || blurred != 1 {
		t.Errorf("picked %d, focus at %T, left %d times", it.ID, r.focused(), blurred)
	}
}

func TestAFreeComboKeepsWhatIsTyped(t *testing.T) {
	r, c, _ := combined(t, func(env *Env) *Combo { return NewSelect(env, parts(3)) })
	c.Free = true
	r.focus(c)
	r.write("别的牌子")
	r.now.Tick()
	if c.Listing() {
		t.Error("an empty list is shown")
	}
	r.window.Canvas().Unfocus()
	if _, ok := c.Picked(); ok || c.Text != "别的牌子" {
		t.Errorf("kept %q", c.Text)
	}
	c.PickID(3)
	if it, ok := c.Picked(); !ok || it.ID != 3 {
		t.Error("not picked by its number")
	}
	c.PickID(99)
	if c.Text != "" {
		t.Error("an unknown number leaves a text")
	}
}
