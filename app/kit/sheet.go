package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// SheetKind is where a sheet stands.
type SheetKind uint8

// The kinds of sheet.
const (
	SheetSide   SheetKind = iota // at the right edge, as tall as the window
	SheetCentre                  // small, in the middle
)

const (
	sheetWide  = 420
	sheetHead  = 44
	sheetFoot  = 54
	sheetSpace = 16
)

// SheetSpec says what a sheet is. A modal one keeps keys and clicks from the
// screen below; only the few acts that cannot be undone are asked for that way.
type SheetSpec struct {
	Kind    SheetKind
	Title   string
	Content fyne.CanvasObject // scrolls where it is too tall
	Wide    float32           // dp at 100 %; 0 is 420
	Modal   bool
	Danger  bool  // what is confirmed cannot be taken back
	Confirm *Act  // Ctrl+Enter, unless its Keys say otherwise; it closes nothing by itself. With Enter it begins with the focus
	Acts    []Act // further buttons, before Confirm
	Closed  func()
	Scanned func(code string) bool // is offered what a barcode scanner reads; nil takes none
}

// Sheet is a form over the screen. Esc closes it; the focus goes to its first
// field and returns to where it was. Tab stays inside.
type Sheet struct {
	env         *Env
	spec        SheetSpec
	panel       *panel
	body        *fyne.Container
	head        fyne.CanvasObject
	foot        *fyne.Container
	scroll      *container.Scroll
	first, last *guard
	back        fyne.Focusable
	take, pop   func()
	inside      bool // the focus is being turned round at an end
}

// OpenSheet shows a sheet.
func (l *Layer) OpenSheet(env *Env, spec SheetSpec) *Sheet {
	s := &Sheet{env: env, spec: spec, back: l.focused()}
	l.HideList()
	s.first, s.last = newGuard(func() { s.turn(s.last, fyne.Canvas.FocusPrevious) }), newGuard(func() { s.turn(s.first, fyne.Canvas.FocusNext) })
	s.build(l)
	scope := NewScope("sheet").On("Esc", s.Close)
	for _, keys := range []string{"Enter", "Shift+Enter"} { // the page below may have an Enter of its own
		scope.Try(keys, func() bool { return walkOn(l.focused(), Keys(keys)) })
	}
	scope.Only = spec.Modal
	if spec.Confirm != nil {
		scope.On(s.confirmKeys(), spec.Confirm.Do)
	}
	for _, a := range spec.Acts {
		if a.Keys != "" {
			scope.On(a.Keys, a.Do)
		}
	}
	s.pop = env.Router.Push(scope)
	scrim := newTouch(l, nil, nil)
	shade := Fill(Look().Shadow, 0)
	root := container.NewWithoutLayout(s.panel.root)
	if spec.Modal {
		root.Objects = []fyne.CanvasObject{shade, scrim, s.panel.root}
	}
	s.take = l.put(l.sheets, root, func() {
		Put(root, 0, 0, l.size.Width, l.size.Height)
		Put(scrim, 0, 0, l.size.Width, l.size.Height)
		Put(shade, 0, 0, l.size.Width, l.size.Height)
		s.arrange(l.size)
	})
	l.open = append(l.open, s)
	s.enter()
	return s
}

// CloseSheets closes the sheets that belong to a page, as when another one
// comes to the front; modal ones stay.
func (l *Layer) CloseSheets() { closeSheets(l, func(s *Sheet) bool { return !s.spec.Modal }) }

// ClearSheets closes all sheets of a layer, as when somebody else sits down at
// the desk.
func ClearSheets(l *Layer) { closeSheets(l, func(*Sheet) bool { return true }) }

func closeSheets(l *Layer, which func(*Sheet) bool) {
	for _, s := range slices.Backward(slices.Clone(l.open)) {
		if which(s) {
			s.Close()
		}
	}
}

func (s *Sheet) confirmKeys() string {
	if s.spec.Confirm.Keys != "" {
		return s.spec.Confirm.Keys
	}
	return "Ctrl+Enter"
}

// build makes the parts; their order is the order of Tab.
func (s *Sheet) build(l *Layer) {
	title := &drawn{min: func(look *Theme) fyne.Size { return fyne.NewSize(0, look.Dp(sheetHead)) }}
	title.draw = func(k *sketch, size fyne.Size) {
		k.fit(sheetSpace, size.Height/2, size.Width-2*sheetSpace-24, s.spec.Title, k.look.Style(Page))
		k.fill(0, size.Height-1, size.Width, 1, k.look.Border)
	}
	title.ExtendBaseWidget(title)
	s.head = container.NewStack(title, container.New(layout.NewCustomPaddedLayout(0, 0, 0, 10), container.NewHBox(layout.NewSpacer(), container.NewCenter(newLink(l, Act{Do: s.Close})))))
	s.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(6, 6, 6, 6), s.spec.Content))
	s.foot = container.NewWithoutLayout()
	cancel := Act{Word: s.env.Lang.Say("sheet.close"), Keys: "Esc", Do: s.Close}
	if s.spec.Confirm != nil {
		cancel.Word = s.env.Lang.Say("sheet.cancel")
	}
	for _, a := range append([]Act{cancel}, s.spec.Acts...) {
		s.foot.Add(NewButton(s.env, a.Word, a.Keys, Plain, a.Do))
	}
	if c := s.spec.Confirm; c != nil {
		kind := Primary
		if s.spec.Danger {
			kind = Danger
		}
		s.foot.Add(NewButton(s.env, c.Word, s.confirmKeys(), kind, c.Do))
	}
	s.body = container.NewWithoutLayout(s.head, s.first, s.scroll, s.foot, s.last)
	s.panel = newPanel(l, s.body)
}

// arrange places the sheet in the window.
func (s *Sheet) arrange(room fyne.Size) {
	look := Look()
	head, foot, wide := look.Dp(sheetHead), look.Dp(sheetFoot), look.Dp(sheetWide)
	if s.spec.Wide > 0 {
		wide = look.Dp(s.spec.Wide)
	}
	wide = min(wide, room.Width)
	size, pos := fyne.NewSize(wide+1, room.Height+2), fyne.NewPos(room.Width-wide, -1)
	if s.spec.Kind == SheetCentre {
		s.spec.Content.Resize(fyne.NewSize(wide-2*sheetSpace, 0)) // texts that wrap learn their width
		tall := min(head+foot+s.spec.Content.MinSize().Height+2*sheetSpace+4, room.Height-32)
		size, pos = fyne.NewSize(wide, tall), fyne.NewPos(round((room.Width-wide)/2), round((room.Height-tall)/3))
	}
	s.panel.place(pos, size)
	w, h := size.Width-2, size.Height-2
	Put(s.head, 0, 0, w, head)
	Put(s.scroll, sheetSpace-6, head+sheetSpace-6, w-2*sheetSpace+12, h-head-foot-2*sheetSpace+12)
	Put(s.foot, 0, h-foot, w, foot)
	right := w - sheetSpace
	for i := len(s.foot.Objects) - 1; i >= 0; i-- {
		want := s.foot.Objects[i].MinSize()
		right -= want.Width
		Put(s.foot.Objects[i], right, (foot-want.Height)/2, want.Width, want.Height)
		right -= 8
	}
}

// enter puts the focus on the first field; where Enter confirms and there is
// none, on that button.
func (s *Sheet) enter() {
	if s.spec.Confirm != nil && s.confirmKeys() == "Enter" {
		s.turn(s.last, fyne.Canvas.FocusPrevious)
		return
	}
	s.turn(s.first, fyne.Canvas.FocusNext)
}

// turn puts the focus on an end and steps from it, without the end turning it
// round once more.
func (s *Sheet) turn(end *guard, step func(fyne.Canvas)) {
	c := s.env.Layer.canvas()
	if s.inside || c == nil {
		return
	}
	s.inside = true
	c.Focus(end)
	step(c)
	s.inside = false
}

// Close takes the sheet away and gives the focus back.
func (s *Sheet) Close() {
	if s.take == nil {
		return
	}
	c := s.env.Layer.canvas()
	s.env.Layer.HideList()
	s.take()
	s.pop()
	s.take = nil
	s.env.Layer.open = slices.DeleteFunc(s.env.Layer.open, func(x *Sheet) bool { return x == s })
	if c != nil && s.back != nil {
		c.Focus(s.back)
	} else if c != nil {
		c.Unfocus()
	}
	if s.spec.Closed != nil {
		s.spec.Closed()
	}
}

// OnClose has do done when the sheet is closed, before what its spec says.
func (s *Sheet) OnClose(do func()) {
	after := s.spec.Closed
	s.spec.Closed = func() {
		do()
		if after != nil {
			after()
		}
	}
}

// Open reports whether the sheet is shown.
func (s *Sheet) Open() bool { return s.take != nil }

// Question is asked before something that cannot be taken back.
type Question struct {
	Title, Text string
	Confirm     Act // its word says what is done, never just "yes"
	Danger      bool
}

// Ask asks and does Confirm if the answer is yes. The focus starts on the way
// out.
func (l *Layer) Ask(env *Env, q Question) *Sheet {
	words := NewWords(q.Text)
	var s *Sheet
	confirm := q.Confirm
	confirm.Do = func() {
		s.Close()
		q.Confirm.Do()
	}
	s = l.OpenSheet(env, SheetSpec{Kind: SheetCentre, Title: q.Title, Content: words, Modal: true, Danger: q.Danger, Confirm: &confirm})
	return s
}

// Words is a text that wraps.
type Words struct {
	drawn
	text string
}

// NewWords gives a text in the style of cells.
func NewWords(text string) *Words {
	w := &Words{text: text}
	w.min = func(look *Theme) fyne.Size {
		lines := look.Style(Body).Lines(w.text, max(look.Dp(160), w.Size().Width))
		return fyne.NewSize(look.Dp(160), float32(len(lines))*look.Dp(20))
	}
	w.draw = func(s *sketch, size fyne.Size) {
		for i, line := range s.look.Style(Body).Lines(w.text, size.Width) {
			s.line(0, s.look.Dp(10)+float32(i)*s.look.Dp(20), line, s.look.Style(Body))
		}
	}
	w.ExtendBaseWidget(w)
	return w
}

// Set changes the text.
func (w *Words) Set(text string) {
	w.text = text
	w.Refresh()
}

// guard is an unseen end of a sheet: the focus that reaches it goes on at the
// other end.
type guard struct {
	widget.BaseWidget
	gained func()
}

func newGuard(gained func()) *guard {
	g := &guard{gained: gained}
	g.ExtendBaseWidget(g)
	return g
}

// CreateRenderer implements fyne.Widget.
func (g *guard) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(Look().Surface))
}

// ForwardsKeys implements Forwarder.
func (g *guard) ForwardsKeys() {}

// FocusGained implements fyne.Focusable.
func (g *guard) FocusGained() { g.gained() }

// FocusLost implements fyne.Focusable.
func (g *guard) FocusLost() {}

// TypedRune implements fyne.Focusable.
func (g *guard) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (g *guard) TypedKey(*fyne.KeyEvent) {}
