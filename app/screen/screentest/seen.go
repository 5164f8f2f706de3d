package screentest

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"gongdan/assets"
)

// Seen is a line of text on the screen. Box is the ink of its letters, Clip
// what is left of the window around it: a scrolled line is seen through it.
type Seen struct {
	Text      string
	Box, Clip Frame
}

// Frame is a part of the window in dp.
type Frame struct{ X, Y, W, H float32 }

func (f Frame) right() float32  { return f.X + f.W }
func (f Frame) bottom() float32 { return f.Y + f.H }

// cut is what two frames have in common; its sides are negative where they
// are apart.
func (f Frame) cut(g Frame) Frame {
	x, y := max(f.X, g.X), max(f.Y, g.Y)
	return Frame{x, y, min(f.right(), g.right()) - x, min(f.bottom(), g.bottom()) - y}
}

// Lines are the lines of text that are seen in o, which fills the window.
// What a field holds is left out: a field scrolls.
func Lines(o fyne.CanvasObject) []Seen {
	var e eye
	e.walk(o, fyne.Position{}, Frame{W: o.Size().Width, H: o.Size().Height})
	return e.lines
}

// eye walks over what is shown, from the window to its letters.
type eye struct{ lines []Seen }

func (e *eye) walk(o fyne.CanvasObject, at fyne.Position, clip Frame) {
	if !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	own := Frame{at.X, at.Y, o.Size().Width, o.Size().Height}
	switch o := o.(type) {
	case *canvas.Text:
		e.line(o, own, clip)
	case *canvas.Rectangle:
		e.cover(o, clip.cut(own))
	case *fyne.Container:
		for _, child := range o.Objects {
			e.walk(child, at, clip)
		}
	case *container.Scroll:
		e.walk(o.Content, at.Subtract(o.Offset), clip.cut(own))
	case fyne.Widget:
		e.widget(o, at, clip)
	}
}

// line notes a line where it is not scrolled away. Its ink is lower than the
// line, which keeps room for accents.
func (e *eye) line(t *canvas.Text, own, clip Frame) {
	want := fyne.MeasureText(t.Text, t.TextSize, t.TextStyle)
	box := Frame{own.X, own.Y + want.Height*0.3, want.Width, want.Height * 0.5}
	if seen := clip.cut(box); strings.TrimSpace(t.Text) == "" || seen.H < box.H*0.7 || seen.W <= 0 {
		return
	}
	e.lines = append(e.lines, Seen{t.Text, box, clip})
}

// widget looks into a widget; of a field only at what is written on it.
func (e *eye) widget(o fyne.Widget, at fyne.Position, clip Frame) {
	if _, focus := o.(fyne.Focusable); !focus { // what has the keys may have a ring around it
		clip = clip.cut(Frame{at.X, at.Y, o.Size().Width, o.Size().Height})
	}
	_, field := o.(interface{ SelectedText() string })
	for _, child := range test.WidgetRenderer(o).Objects() {
		if _, scrolls := child.(fyne.Widget); !field || !scrolls {
			e.walk(child, at, clip)
		}
	}
}

// cover forgets the lines that a filled rectangle hides: all of what lies
// under something as large as a sheet, and what lies wholly under a field.
func (e *eye) cover(r *canvas.Rectangle, over Frame) {
	if _, _, _, opaque := r.FillColor.RGBA(); opaque != 0xffff || over.W <= 0 || over.H <= 0 {
		return
	}
	large := over.W > 200 && over.H > 150
	e.lines = slices.DeleteFunc(e.lines, func(s Seen) bool {
		both := over.cut(s.Box)
		return both.W > 0 && both.H > 0 && (large || both == s.Box)
	})
}

// Words are the words of a language that stand by themselves: those without
// blanks.
func Words(t testing.TB, tag string) (all []string) {
	t.Helper()
	names, err := fs.Glob(assets.Lang, path.Join("lang", tag, "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		words := map[string]string{}
		raw, err := fs.ReadFile(assets.Lang, name)
		if err == nil {
			err = json.Unmarshal(raw, &words)
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range words {
			if !strings.Contains(w, "{") {
				all = append(all, w)
			}
		}
	}
	return all
}

// Faults tells which lines run out of what holds them and which lie over each
// other.
func Faults(lines []Seen) (all []string) {
	for i, a := range lines {
		if a.Box.right() > a.Clip.right()+1 || a.Box.X < a.Clip.X-1 {
			all = append(all, fmt.Sprintf("%q runs out of its holder, %.0f dp at the right, %.0f at the left", a.Text, a.Box.right()-a.Clip.right(), a.Clip.X-a.Box.X))
		}
		for _, b := range lines[i+1:] {
			if both := a.Box.cut(b.Box); both.W > 1 && both.H > 1 && a.Box != b.Box {
				all = append(all, fmt.Sprintf("%q lies over %q", a.Text, b.Text))
			}
		}
	}
	return all
}

// Cuts tells which of the words of the program are cut, and what is cut down to
// nothing. Names and other words that people write may be cut.
func Cuts(lines []Seen, words []string) (all []string) {
	for _, l := range lines {
		short, cut := strings.CutSuffix(l.Text, "…")
		i := slices.IndexFunc(words, func(w string) bool { return strings.HasPrefix(w, short) && !strings.HasSuffix(w, l.Text) })
		switch {
		case !cut:
		case short == "":
			all = append(all, fmt.Sprintf("something at %.0f, %.0f is cut down to nothing", l.Box.X, l.Box.Y))
		case i >= 0 && len([]rune(short)) > 1:
			all = append(all, fmt.Sprintf("%q is cut: %q", words[i], l.Text))
		}
	}
	return all
}

// Seen are the lines of text that the window shows, sheets and toasts included.
func (r *Rig) Seen() []Seen { return Lines(r.window.Content()) }

// Shows reports whether the window shows a text.
func (r *Rig) Shows(text string) bool {
	return slices.ContainsFunc(r.Seen(), func(s Seen) bool { return strings.Contains(s.Text, text) })
}
