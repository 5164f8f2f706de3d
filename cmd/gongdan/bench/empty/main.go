//go:build bench

// Command empty opens a window with nothing in it: the least that any program
// with this toolkit takes to start, on this machine, at this moment.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	w := app.NewWithID("gongdan.bench.empty").NewWindow("empty")
	w.SetContent(widget.NewLabel(""))
	w.Resize(fyne.NewSize(1280, 700))
	w.ShowAndRun()
}
