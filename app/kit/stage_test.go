package kit

import (
	"context"
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"gongdan/app/text"
)

// stage is a window of the test driver with a layer over its content.
type stage struct {
	*Env
	now *Now
	mod fyne.KeyModifier
	win fyne.Window
	at  time.Time
}

// newStage shows what make gives.
func newStage(t testing.TB, make func(*Env) fyne.CanvasObject) *stage {
	t.Helper()
	return newStageIn(t, "zh-CN", Light(), make)
}

func newStageIn(t testing.TB, tag string, p Palette, make func(*Env) fyne.CanvasObject) *stage {
	t.Helper()
	wear(NewTheme(p, 1))
	lang, err := text.Load(tag)
	if err != nil {
		t.Fatal(err)
	}
	s := &stage{now: &Now{}, at: time.Date(2026, 4, 14, 9, 47, 0, 0, time.UTC)}
	s.Env = &Env{Lang: lang, Router: NewRouter(), Layer: NewLayer(), Run: s.now, Clock: func() time.Time { return s.at }}
	s.Router.Modifiers = func() fyne.KeyModifier { return s.mod }
	s.win = test.NewTempWindow(t, container.NewStack(make(s.Env), s.Layer.Object()))
	s.win.SetPadded(false)
	s.win.Resize(fyne.NewSize(1366, 689))
	s.Router.Attach(s.win.Canvas())
	return s
}

// press sends chords to what has the focus, as the driver does.
func (s *stage) press(keys ...string) {
	for _, k := range keys {
		c := Keys(k)
		focused := s.win.Canvas().Focused()
		tabs, _ := focused.(fyne.Tabbable)
		switch {
		case c.Key == fyne.KeyTab && (tabs == nil || !tabs.AcceptsTab()):
			if c.Mod == 0 {
				s.win.Canvas().FocusNext()
			} else {
				s.win.Canvas().FocusPrevious()
			}
		case c.Mod&^fyne.KeyModifierShift != 0:
			sc := stageShortcut(c)
			if f, ok := focused.(fyne.Shortcutable); ok {
				f.TypedShortcut(sc)
			} else {
				s.Router.Shortcut(sc, false)
			}
		case focused != nil:
			s.mod = c.Mod
			focused.TypedKey(&fyne.KeyEvent{Name: c.Key})
			s.mod = 0
		default:
			s.Router.Key(&fyne.KeyEvent{Name: c.Key}, false)
		}
	}
}

// write types letters into what has the focus.
func (s *stage) write(letters string) {
	for _, r := range letters {
		if f := s.win.Canvas().Focused(); f != nil {
			f.TypedRune(r)
		}
	}
}

// part is a record of the table tests.
type part struct {
	id   int64
	code string
	name string
	left int64
}

func partAt(i int64) part {
	return part{id: i, code: fmt.Sprintf("06L%06dH", i), name: fmt.Sprintf("机油滤清器 %d", i), left: i * 7 % 23}
}

// stock is a source of n parts that keeps to the keyset contract and counts
// how it is asked.
type stock struct {
	n      int64
	asks   []Ask[part]
	fail   error
	offset int64 // moves every record, as if the data had changed
}

// Page implements Source.
func (s *stock) Page(_ context.Context, ask Ask[part]) (PageOf[part], error) {
	s.asks = append(s.asks, ask)
	if s.fail != nil {
		return PageOf[part]{}, s.fail
	}
	pos := func(p *part) int64 {
		if ask.Desc {
			return s.n - 1 - p.id
		}
		return p.id - s.offset
	}
	var from, to int64
	switch {
	case ask.After != nil:
		from = pos(ask.After) + 1 + ask.Skip
	case ask.Before != nil:
		from = pos(ask.Before) - ask.Skip - int64(ask.N)
	case ask.Last:
		from = s.n - ask.Skip - int64(ask.N)
	default:
		from = ask.Skip
	}
	to = min(s.n, from+int64(ask.N))
	page := PageOf[part]{Count: s.n}
	for i := max(0, from); i < to; i++ {
		if ask.Desc {
			page.Rows = append(page.Rows, partAt(s.n-1-i))
		} else {
			page.Rows = append(page.Rows, partAt(i+s.offset))
		}
	}
	return page, nil
}

func partColumns() []Column[part] {
	return []Column[part]{
		{ID: "code", TitleKey: "", W: 120, Sort: "code", Cell: func(p part) Cell { return Cell{Text: p.code} }},
		{ID: "name", Min: 160, Cell: func(p part) Cell { return Cell{Text: p.name} }},
		{ID: "place", W: 70, Cell: func(p part) Cell { return Cell{Text: fmt.Sprintf("A-%02d-%d", p.id%40, p.id%9)} }},
		{ID: "left", W: 70, Right: true, Sort: "stock", Cell: func(p part) Cell {
			if p.left == 0 {
				return Cell{Text: "0", Icon: "alert", Tone: "bad"}
			}
			return Cell{Text: fmt.Sprint(p.left)}
		}},
		{ID: "price", W: 90, Right: true, Cell: func(p part) Cell { return Cell{Text: fmt.Sprintf("%d.00", 40+p.id%900)} }},
		{ID: "cost", W: 90, Right: true, From: 900, Cell: func(p part) Cell { return Cell{Text: fmt.Sprintf("%d.50", 30+p.id%700)} }},
		{ID: "state", W: 90, Cell: func(p part) Cell {
			if p.id%5 == 0 {
				return Cell{Chip: &ChipSpec{Icon: "check", Word: "在途", Tone: "sky"}}
			}
			return Cell{Text: "常备"}
		}},
		{ID: "date", W: 70, Right: true, Cell: func(p part) Cell { return Cell{Text: "04-13", Tone: "muted"} }},
	}
}

func stageShortcut(c Chord) fyne.Shortcut {
	if c == Keys("Ctrl+C") {
		return &fyne.ShortcutCopy{Clipboard: fyne.CurrentApp().Clipboard()}
	}
	return &chordShortcut{c}
}

// chordShortcut is a shortcut as the driver makes it of any chord.
type chordShortcut struct{ c Chord }

func (s *chordShortcut) ShortcutName() string  { return s.c.String() }
func (s *chordShortcut) Key() fyne.KeyName     { return s.c.Key }
func (s *chordShortcut) Mod() fyne.KeyModifier { return s.c.Mod }
