package shell

import (
	"fmt"
	"syscall"
	"unsafe"

	"gongdan/app/paper"
)

// show opens the file in the program that Windows has for its kind.
func show(file string) error { return shellExecute("open", file, "", visible) }

// onPrinter has the program that Windows opens such files with print this one,
// on that program's own terms: the paper is that of the printer, the scale that
// of the program, and whether anything came out is not known. Where no program
// prints such files it says so, and the document waits.
func onPrinter(file, printer string, _ paper.Paper) error {
	if printer == "" {
		return shellExecute("print", file, "", hidden)
	}
	return shellExecute("printto", file, `"`+printer+`"`, hidden)
}

// How the window of the other program is shown.
const (
	hidden  = 0 // SW_HIDE
	visible = 1 // SW_SHOWNORMAL
)

// shellExecute asks Windows to do verb with a file. An answer up to 32 is the
// number of a trouble: 31 says that no program does this.
func shellExecute(verb, file, with string, shown uintptr) error {
	v, err := syscall.UTF16PtrFromString(verb)
	if err != nil {
		return err
	}
	f, err := syscall.UTF16PtrFromString(file)
	if err != nil {
		return fmt.Errorf("%s %s: %w", verb, file, err)
	}
	w, err := syscall.UTF16PtrFromString(with)
	if err != nil {
		return fmt.Errorf("%s %s with %s: %w", verb, file, with, err)
	}
	answer, _, _ := syscall.NewLazyDLL("shell32.dll").NewProc("ShellExecuteW").Call(0,
		uintptr(unsafe.Pointer(v)), uintptr(unsafe.Pointer(f)), uintptr(unsafe.Pointer(w)), 0, shown)
	if answer <= 32 {
		return fmt.Errorf("%s %s: windows answers %d", verb, file, answer)
	}
	return nil
}
