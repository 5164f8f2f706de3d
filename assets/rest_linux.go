package assets

import (
	"syscall"
	"unsafe"
)

// Rest lets the memory of the fonts go until somebody reads them again: they
// are a quarter of the program, and a window needs only what was cut out of
// them. The system reads them from the program's file then. It is a hint, so
// what the system thinks of it does not matter.
func Rest() {
	page := uintptr(syscall.Getpagesize())
	for _, font := range [][]byte{Regular, Bold} {
		at := uintptr(unsafe.Pointer(unsafe.SliceData(font)))
		head := (page - at%page) % page // whole pages only: others stand beside the font
		if whole := (uintptr(len(font)) - head) / page * page; uintptr(len(font)) > head && whole > 0 {
			_ = syscall.Madvise(font[head:head+whole], syscall.MADV_DONTNEED)
		}
	}
}
