package screentest

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Fill shows something in the whole window, without the frame around it: what
// stands there before anybody sits at the desk.
func (r *Rig) Fill(o fyne.CanvasObject) {
	r.window.SetContent(container.NewStack(o, r.Env.Layer.Object()))
}
