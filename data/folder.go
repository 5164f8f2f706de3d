package data

import (
	"path/filepath"
	"strings"
)

// SyncedFolder names the service that copies the folder of path elsewhere while
// it is being written, or "". Such a service can tear the file: warn, and keep
// only finished backups there.
func SyncedFolder(path string) string {
	for _, name := range strings.Split(filepath.ToSlash(path), "/") {
		low := strings.ToLower(name)
		for _, s := range syncServices() {
			if strings.HasPrefix(low, strings.ToLower(s)) {
				return s
			}
		}
	}
	return ""
}

// syncServices are the folders that sync services make, by their beginnings.
func syncServices() []string {
	return []string{
		"OneDrive", "Dropbox", "Google Drive", "GoogleDrive", "iCloudDrive", "Mobile Documents",
		"Nutstore", "坚果云", "我的坚果云", "BaiduSyncdisk", "百度云同步盘", "WPSDrive", "WPS云盘", "腾讯微云",
	}
}

// unc reports whether path names a share of another PC: \\server\share.
func unc(path string) bool {
	p := filepath.ToSlash(strings.ReplaceAll(path, `\`, "/"))
	return strings.HasPrefix(p, "//") && !strings.HasPrefix(p, "//?/") && !strings.HasPrefix(p, "//./") ||
		strings.HasPrefix(strings.ToUpper(p), "//?/UNC/")
}
