package kit

import (
	"syscall"
	"unsafe"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
)

// These talk to imm32, the input method manager of Windows, which the window
// library leaves alone. They run on the goroutine of the window, as all that a
// field does, for imm32 answers only the thread that made it. Where a call does
// nothing the program goes on as without it, so what it answers is not asked.

// handle is the system's name of the window; 0 before there is one.
func (e *Env) handle() (window uintptr) {
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		if native, ok := w.(driver.NativeWindow); ok && w.Canvas() == e.Router.canvas {
			native.RunNative(func(c any) {
				if c, ok := c.(driver.WindowsWindowContext); ok {
					window = c.HWND
				}
			})
		}
	}
	return window
}

// The names and values of <imm.h>.
const (
	cfsForcePosition = 0x20
	cfsExclude       = 0x80
	iaceDefault      = 0x10
	niCompositionStr = 0x15
	cpsCancel        = 0x04
)

type immPoint struct{ x, y int32 }

type immRect struct{ left, top, right, bottom int32 }

// compositionForm is COMPOSITIONFORM: where the letters stand.
type compositionForm struct {
	style uint32
	at    immPoint
	area  immRect
}

// candidateForm is CANDIDATEFORM: where the words that are offered stand.
type candidateForm struct {
	index, style uint32
	at           immPoint
	area         immRect
}

func imm(name string) *syscall.LazyProc { return syscall.NewLazyDLL("imm32.dll").NewProc(name) }

// withContext runs do with the input context of a window, if it has one.
func withContext(window uintptr, do func(context uintptr)) {
	if window == 0 {
		return
	}
	context, _, _ := imm("ImmGetContext").Call(window)
	if context == 0 {
		return
	}
	do(context)
	imm("ImmReleaseContext").Call(window, context)
}

// inputMethod switches the input method of a window on or off. What was being
// composed when it goes off is thrown away.
func inputMethod(window uintptr, on bool) {
	if window == 0 {
		return
	}
	flags := uintptr(iaceDefault)
	if !on {
		flags = 0 // no context, and not that of the thread either
		withContext(window, func(context uintptr) {
			imm("ImmNotifyIME").Call(context, niCompositionStr, cpsCancel, 0)
		})
	}
	imm("ImmAssociateContextEx").Call(window, 0, flags)
}

// offerAt puts the letters at the caret and the words that are offered beside
// the line of text, never over it.
func offerAt(window uintptr, caret func() caretSpot) {
	withContext(window, func(context uintptr) {
		p := caret()
		at := immPoint{int32(p.x), int32(p.y)}
		line := immRect{at.x, at.y, at.x + 1, at.y + int32(p.tall)}
		letters := compositionForm{style: cfsForcePosition, at: at, area: line}
		imm("ImmSetCompositionWindow").Call(context, uintptr(unsafe.Pointer(&letters)))
		words := candidateForm{style: cfsExclude, at: at, area: line}
		imm("ImmSetCandidateWindow").Call(context, uintptr(unsafe.Pointer(&words)))
	})
}
