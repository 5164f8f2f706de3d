package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// entries puts n entries on a stage, one below the other.
func entries(t *testing.T, n int) (*stage, []*Entry) {
	var all []*Entry
	s := newStage(t, func(env *Env) fyne.CanvasObject {
		c := container.NewWithoutLayout()
		for i := range n {
			e := NewTextEntry(env)
			Put(e, 20, 20+float32(i)*620, 200, 30)
			all = append(all, e)
			c.Add(e)
		}
		return c
	})
	s.win.Canvas().Focus(all[0])
	return s, all
}

func wantFocus(t *testing.T, s *stage, f fyne.Focusable, when string) {
	t.Helper()
	if got := s.win.Canvas().Focused(); got != f {
		t.Errorf("%s the focus is on %T %p, want %T %p", when, got, got, f, f)
	}
}

func TestAListHangsBelowItsAnchorAndFlipsAboveWhenLow(t *testing.T) {
	s, e := entries(t, 2)
	content := newTouch(s.Layer, nil, nil)
	s.Layer.ShowList(e[0], content, fyne.NewSize(300, 120))
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject
	if p := at(content); p != fyne.NewPos(21, 53) {
		t.Errorf("below: %v", p)
	}
	hide := s.Layer.ShowList(e[1], content, fyne.NewSize(300, 120))
	if p := at(content); p != fyne.NewPos(21, 640-2-120+1) {
		t.Errorf("above: %v", p)
	}
	hide()
	if s.Layer.Listing() {
		t.Error("the list is still shown")
	}
	s.Layer.ShowAt(fyne.NewPos(1300, 680), content, fyne.NewSize(300, 120))
	if p := at(content); p != fyne.NewPos(1366-300+1, 689-120+1) {
		t.Errorf("clamped: %v", p)
	}
}

func TestWhatIsNotCoveredStaysClickable(t *testing.T) {
	pressed := 0
	s := newStage(t, func(env *Env) fyne.CanvasObject {
		b := NewButton(env, "保存", "", Plain, func() { pressed++ })
		Put(b, 600, 300, 100, 30)
		e := NewTextEntry(env)
		Put(e, 20, 20, 200, 30)
		return container.NewWithoutLayout(e, b)
	})
	e := s.win.Content().(*fyne.Container).Objects[0].(*fyne.Container).Objects[0].(*Entry)
	s.win.Canvas().Focus(e)
	s.Layer.ShowList(e, newTouch(s.Layer, nil, nil), fyne.NewSize(200, 100))
	s.Layer.Toast(s.Env, ToastText{Text: "x"})
	test.TapCanvas(s.win.Canvas(), fyne.NewPos(610, 310))
	if pressed != 1 {
		t.Errorf("pressed %d times through the layer", pressed)
	}
	if s.Layer.Listing() {
		t.Error("a click outside leaves the list")
	}
}

func TestAClickOutsideHidesAMenuAndDoesNothingElse(t *testing.T) {
	pressed := 0
	s := newStage(t, func(env *Env) fyne.CanvasObject {
		return NewButton(env, "保存", "", Plain, func() { pressed++ })
	})
	s.Layer.ShowAt(fyne.NewPos(10, 10), newTouch(s.Layer, nil, nil), fyne.NewSize(200, 100))
	test.TapCanvas(s.win.Canvas(), fyne.NewPos(900, 400))
	if pressed != 0 || s.Layer.Listing() {
		t.Errorf("pressed %d, list shown %v", pressed, s.Layer.Listing())
	}
}

// The driver tells MouseDown, takes the focus, and tells Tapped.
func TestAClickOnAListGivesTheFieldItsFocusBack(t *testing.T) {
	s, e := entries(t, 1)
	picked := false
	row := newTouch(s.Layer, func() { picked = true }, nil)
	s.Layer.ShowList(e[0], row, fyne.NewSize(200, 100))
	row.MouseDown(&desktop.MouseEvent{})
	s.win.Canvas().Unfocus()
	if !s.Layer.Listing() {
		t.Fatal("the list went before the click was told")
	}
	row.Tapped(&fyne.PointEvent{})
	wantFocus(t, s, e[0], "after the click")
	if !picked {
		t.Error("the click was not told")
	}
}

func TestAToastLeavesTheFocusAndItsKeyTakesBack(t *testing.T) {
	s, e := entries(t, 1)
	undone := 0
	for range 5 {
		s.Layer.Toast(s.Env, ToastText{Text: "沪B 88K20 → 待料", Undo: &Act{Word: "撤销", Keys: "Ctrl+Z", Do: func() { undone++ }}})
	}
	wantFocus(t, s, e[0], "after the toasts")
	if top := s.win.Canvas().Overlays().Top(); top != nil {
		t.Errorf("a toast lies over the window as %T", top)
	}
	if n := s.Layer.Toasts(); n != toastsMost {
		t.Errorf("%d toasts are shown", n)
	}
	s.press("Ctrl+Z")
	if undone != 1 || s.Layer.Toasts() != toastsMost {
		t.Errorf("undone %d, shown %d", undone, s.Layer.Toasts())
	}
	s.now.Tick()
	s.now.Tick()
	if n := s.Layer.Toasts(); n != 0 {
		t.Errorf("%d toasts stay", n)
	}
	if s.Router.Press("Ctrl+Z") {
		t.Error("the key of a toast outlives it")
	}
}

func TestToastsKeepTheirPlaceWhenTheWindowGrows(t *testing.T) {
	s, _ := entries(t, 1)
	s.Layer.Toast(s.Env, ToastText{Text: "已保存"})
	s.win.Resize(fyne.NewSize(1000, 600))
	root := s.Layer.queue.shown[0].root
	if got := root.Position().X + root.Size().Width; got != 1000-16 {
		t.Errorf("the toast ends at %v", got)
	}
	if min := s.Layer.Object().MinSize(); min != (fyne.Size{}) {
		t.Errorf("the layer asks for %v", min)
	}
}

func TestABannerWrapsItsTextAndItsKeysWorkWhileItIsShown(t *testing.T) {
	var b *Banner
	s := newStage(t, func(env *Env) fyne.CanvasObject {
		b = NewBanner(env)
		return container.NewBorder(b, nil, nil, nil)
	})
	retried, closed := 0, 0
	b.Say(Saying{
		Text: strings.Repeat("没有保存成功：磁盘空间不足（剩 12 MB）。内容仍在草稿里。", 6), Tone: "bad",
		Acts: []Act{{Word: "重试", Keys: "Ctrl+R", Do: func() { retried++ }}}, Close: func() { closed++ },
	})
	if h := b.MinSize().Height; h < 50 {
		t.Errorf("a long text takes %v", h)
	}
	s.press("Ctrl+R")
	b.links[1].Tapped(nil)
	if retried != 1 || closed != 1 || b.Visible() || b.Text() != "" {
		t.Errorf("retried %d, closed %d, shown %v", retried, closed, b.Visible())
	}
	if s.Router.Press("Ctrl+R") {
		t.Error("the key of a banner outlives it")
	}
	if b.MinSize() != (fyne.Size{}) {
		t.Errorf("a silent banner takes %v", b.MinSize())
	}
}

func TestASheetTakesTheFocusKeepsItAndGivesItBack(t *testing.T) {
	s, e := entries(t, 1)
	below, saved, closed := 0, 0, 0
	s.Router.Push(NewScope("screen").On("F9", func() { below++ }))
	first, second := NewTextEntry(s.Env), NewTextEntry(s.Env)
	sheet := s.Layer.OpenSheet(s.Env, SheetSpec{
		Title: "新客户", Content: container.NewVBox(first, second), Modal: true,
		Confirm: &Act{Word: "保存", Do: func() { saved++ }}, Closed: func() { closed++ },
	})
	wantFocus(t, s, first, "at first")
	s.press("F9", "Ctrl+Enter")
	if below != 0 || saved != 1 {
		t.Errorf("below %d, saved %d", below, saved)
	}
	for range 3 { // second, cancel, save
		s.press("Tab")
	}
	s.press("Tab")
	wantFocus(t, s, first, "after a round")
	s.press("Shift+Tab")
	if b, ok := s.win.Canvas().Focused().(*Button); !ok || b.Word() != "保存" {
		t.Errorf("backwards from the first is %T", s.win.Canvas().Focused())
	}
	s.press("Esc")
	wantFocus(t, s, e[0], "after Esc")
	if sheet.Open() || closed != 1 {
		t.Errorf("open %v, closed %d", sheet.Open(), closed)
	}
	s.press("F9")
	if below != 1 {
		t.Errorf("after the sheet below is %d", below)
	}
}

func TestAQuestionStartsOnTheWayOut(t *testing.T) {
	s, e := entries(t, 1)
	done := 0
	q := Question{Title: "红冲？", Text: "不能撤销。", Confirm: Act{Word: "红冲", Do: func() { done++ }}, Danger: true}
	s.Layer.Ask(s.Env, q)
	s.press("Enter")
	wantFocus(t, s, e[0], "after Enter")
	if done != 0 {
		t.Error("Enter did what cannot be taken back")
	}
	s.Layer.Ask(s.Env, q)
	s.press("Ctrl+Enter")
	if done != 1 {
		t.Errorf("Ctrl+Enter did it %d times", done)
	}
}

func TestAMenuIsWalkedByKeysWhileTheTableKeepsTheFocus(t *testing.T) {
	s, table := tableOn(t, &stock{n: 20})
	var did string
	items := []Command{{Word: "打开", Do: func() { did += "a" }}, {Word: "停用", Can: func() bool { return false }}, {Word: "删除", Do: func() { did += "b" }}}
	table.OnMenu = func(_ part, at fyne.Position) { s.Layer.Menu(s.Env, at, items) }
	s.press("Menu", "↓", "Enter")
	if did != "b" || s.Layer.Listing() {
		t.Errorf("did %q, list shown %v", did, s.Layer.Listing())
	}
	s.press("Menu", "1", "Menu", "Esc", "↓")
	if did != "ba" || table.view.sel != 1 {
		t.Errorf("did %q, row %d", did, table.view.sel)
	}
}

func TestLoadingIsShownOnlyWhenItTakesLong(t *testing.T) {
	var l *Loading
	s := newStage(t, func(env *Env) fyne.CanvasObject { l = NewLoading(env); return l })
	l.Start()
	if l.Moving() {
		t.Error("it moves at once")
	}
	s.now.Tick()
	if !l.Moving() {
		t.Error("it does not move")
	}
	l.Stop()
	s.now.Tick()
	if l.Moving() {
		t.Error("it moves on")
	}
}

func TestLinesBreakBetweenChineseButNeverBeforeAClosingMark(t *testing.T) {
	newStage(t, func(env *Env) fyne.CanvasObject { return NewLoading(env) })
	st := Look().Style(Body)
	long := "将生成一张金额相反的结算单，原单保留。收款 1,170.00 元（微信）需要另行退回，Ctrl+K 搜索“红冲”。"
	for w := float32(60); w < 400; w += 13 {
		lines := st.Lines(long, w)
		if joined := strings.Join(lines, ""); strings.ReplaceAll(joined, " ", "") != strings.ReplaceAll(long, " ", "") {
			t.Fatalf("at %v letters were lost: %q", w, joined)
		}
		for i, l := range lines {
			if i > 0 && strings.ContainsAny(string([]rune(l)[0]), "，。）”") {
				t.Errorf("at %v line %q starts with a closing mark", w, l)
			}
			if strings.HasSuffix(l, "（") || strings.HasSuffix(l, "“") {
				t.Errorf("at %v line %q ends with an opening mark", w, l)
			}
		}
	}
}
