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
	return networkType(uint32(fs.Type))
}

// networkType knows the file systems of networks by their magic numbers.
func networkType(magic uint32) bool {
	switch magic {
	case 0x6969, 0x517B, 0xFF534D42, 0xFE534D42, 0x73757245, 0x5346414F, 0x01021997, 0x00C36400:
		return true // NFS, SMB, CIFS, SMB2, Coda, AFS, 9P, Ceph
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
