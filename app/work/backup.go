package work

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"gongdan/app/shop"
	"gongdan/data"
)

// BackUp puts a verified copy of the records into folder, named by the time,
// and lets old copies go as data.Rotate says. A server's records are backed up
// by the server: refused.
func BackUp(ctx context.Context, d Desk, folder string) (data.BackupInfo, error) {
	if d.Store.Engine() != "sqlite" {
		return data.BackupInfo{}, shop.Refuse("backup.refuse.postgres", nil)
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return data.BackupInfo{}, fmt.Errorf("folder of backups: %w", err)
	}
	info, err := data.Backup(ctx, d.Store, filepath.Join(folder, data.BackupName(d.Now(), d.Zone)))
	if err != nil {
		return info, err
	}
	_, err = data.Rotate(ctx, folder)
	return info, err
}
