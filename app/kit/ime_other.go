//go:build !windows

package kit

// handle is the system's name of the window, where anybody asks for it.
func (e *Env) handle() uintptr { return 0 }

func inputMethod(uintptr, bool) {}

func offerAt(uintptr, func() caretSpot) {}
