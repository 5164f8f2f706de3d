package kit

import "fyne.io/fyne/v2"

// Area is a field for several lines. Enter walks on as in every field;
// Alt+Enter begins a new line, as in Excel.
type Area struct{ Entry }

// NewArea gives an area that shows as many lines.
func NewArea(env *Env, lines int) *Area {
	a := &Area{}
	a.MultiLine, a.lines = true, lines
	a.init(env, a, trait{key: a.ownChord})
	a.Wrapping = fyne.TextWrapWord
	a.Max = 2000
	return a
}

func (a *Area) ownChord(c Chord) bool {
	if c != Keys("Alt+Enter") {
		return false
	}
	if !a.locked() && a.fits("\n") {
		a.undone = 0
		a.Entry.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	return true
}
