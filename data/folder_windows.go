package data

import (
	"path/filepath"
	"syscall"
	"unsafe"
)

// driveRemote is what Windows calls a drive letter that stands for a share.
const driveRemote = 4

// onNetwork reports whether path lies on another PC: SQLite's locks do not hold
// there.
func onNetwork(path string) bool {
	if unc(path) {
		return true
	}
	root, err := syscall.UTF16PtrFromString(filepath.VolumeName(path) + `\`)
	if err != nil {
		return false
	}
	ask := syscall.NewLazyDLL("kernel32.dll").NewProc("GetDriveTypeW")
	kind, _, _ := ask.Call(uintptr(unsafe.Pointer(root)))
	return kind == driveRemote
}

// freeBytes is what the disk of path still takes from this user; 0 if that
// cannot be learnt.
func freeBytes(path string) int64 {
	folder, err := syscall.UTF16PtrFromString(filepath.Dir(path))
	if err != nil {
		return 0
	}
	var free int64
	ask := syscall.NewLazyDLL("kernel32.dll").NewProc("GetDiskFreeSpaceExW")
	if done, _, _ := ask.Call(uintptr(unsafe.Pointer(folder)), uintptr(unsafe.Pointer(&free)), 0, 0); done == 0 {
		return 0
	}
	return free
}
