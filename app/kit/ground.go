package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Ground lies below everything in a window and hears that the mouse moves,
// whatever lies above it; it takes nothing from what lies there.
type Ground struct {
	drawn
	heard func()
}

// NewGround gives a ground; heard is told of every move of the mouse.
func NewGround(heard func()) *Ground {
	g := &Ground{heard: heard}
	g.min = func(*Theme) fyne.Size { return fyne.Size{} }
	g.draw = func(*sketch, fyne.Size) {}
	g.ExtendBaseWidget(g)
	return g
}

// Cursor implements desktop.Cursorable. At every move the driver asks all that
// lies below the pointer, from the ground up, for a cursor and takes the last
// one; moves themselves are told to one widget only.
func (g *Ground) Cursor() desktop.Cursor {
	g.heard()
	return desktop.DefaultCursor
}
