package data

import (
	"path/filepath"
	"syscall"
)

// onNetwork reports whether path lies on another PC: SQLite's locks do not hold
// there.
func onNetwork(path string) bool {
	var fs syscall.Statfs_t
	if err := syscall.Statfs(filepath.Dir(path), &fs); err != nil {
		return false
	}
	var name []byte
	for _, c := range fs.Fstypename {
		if c == 0 {
			break
		}
		name = append(name, byte(c))
	}
	switch string(name) {
	case "nfs", "smbfs", "afpfs", "webdav", "ftp":
		return true
	}
	return false
}

// freeBytes is what the disk of path still takes from this user; 0 if that
// cannot be learnt.
func freeBytes(path string) int64 {
	var fs syscall.Statfs_t
	if err := syscall.Statfs(filepath.Dir(path), &fs); err != nil {
		return 0
	}
	return int64(fs.Bavail) * int64(fs.Bsize)
}
