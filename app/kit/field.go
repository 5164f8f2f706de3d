package kit

import (
	"fyne.io/fyne/v2"

	"gongdan/app/shop"
)

// Field is what a form holds: entries of every sort, Combo, Choice and Check.
type Field interface {
	fyne.Widget
	fyne.Focusable
	fyne.Disableable
	Forwarder
	// Hook is what the field tells, for a form to listen to.
	Hook() *Hooks
	// SetMark colours the edge of the field.
	SetMark(Mark)
	// Settle makes what was typed look the way it is kept, as leaving does.
	Settle()
}

// Mark is what the edge of a field says about its content.
type Mark uint8

// The marks.
const (
	MarkNone  Mark = iota
	MarkWarn       // odd, may be saved
	MarkError      // cannot be saved
)

// Hooks are what a field tells those around it. Each may be nil.
type Hooks struct {
	OnKey      func(Chord) bool   // is offered each plain key first; true says it is used
	OnEdit     func()             // the content has changed, by hand or by the program
	OnNext     func()             // Enter; without it the next widget gets the focus
	OnPrevious func()             // Shift+Enter
	OnFocus    func()             // the keyboard has come
	OnBlur     func()             // it has gone, and the content is settled
	OnRefuse   func(shop.Problem) // what was typed is not taken; Field is empty
}

// Hook gives the hooks themselves, so that a form finds them behind a Field.
func (h *Hooks) Hook() *Hooks { return h }

func (h *Hooks) edited() {
	if h.OnEdit != nil {
		h.OnEdit()
	}
}

func (h *Hooks) refuse(say string, with shop.Args) {
	if h.OnRefuse != nil {
		h.OnRefuse(shop.Problem{Say: say, With: with})
	}
}

// walk takes Enter and Shift+Enter from self to its neighbours.
func (h *Hooks) walk(self fyne.Focusable, c Chord) bool {
	if c.Key != fyne.KeyReturn || c.Mod&^fyne.KeyModifierShift != 0 {
		return false
	}
	if c.Mod == 0 {
		h.next(self)
		return true
	}
	if h.OnPrevious != nil {
		h.OnPrevious()
	} else if at := canvasOf(self); at != nil {
		at.FocusPrevious()
	}
	return true
}

// walkOn goes from a field to its neighbour; it reports false where o is none.
func walkOn(o fyne.Focusable, c Chord) bool {
	field, ok := o.(interface {
		walk(self fyne.Focusable, c Chord) bool
	})
	return ok && field.walk(o, c)
}

func (h *Hooks) next(self fyne.Focusable) {
	if h.OnNext != nil {
		h.OnNext()
	} else if at := canvasOf(self); at != nil {
		at.FocusNext()
	}
}

// Unread says why a text could not be read: Say is the key of the message that
// says so, With fills its blanks.
type Unread struct {
	Say  string
	With shop.Args
}

func (u *Unread) Error() string { return "kit: cannot read: " + u.Say }

// canvasOf is the canvas that shows o, or nil.
func canvasOf(o any) fyne.Canvas {
	if obj, ok := o.(fyne.CanvasObject); ok {
		return fyne.CurrentApp().Driver().CanvasForObject(obj)
	}
	return nil
}

// leave tells the layer that who lost the focus. It reports that the focus is
// only lent to a click on the layer, so nothing is to be done about it.
func (e *Env) leave(who fyne.Focusable) (lent bool) {
	if e.Layer == nil {
		return false
	}
	if e.Layer.Pressed() {
		return true
	}
	e.Layer.Blurred(who)
	return false
}

// chord is a plain key with the Shift that is held down.
func (e *Env) chord(ev *fyne.KeyEvent) Chord {
	return Chord{Mod: e.Router.Modifiers() & fyne.KeyModifierShift, Key: plain(ev.Name)}
}
