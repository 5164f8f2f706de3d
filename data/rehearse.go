package data

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"gongdan/app/shop"
)

// Rehearse restores the backup at path into a folder of its own, opens it as
// the program will and proves it: it must hold as many records and the same
// last order as the backup says, and Check must find nothing. The backup is
// only read, and the folder is gone afterwards. What is wrong is a *Trouble.
func Rehearse(ctx context.Context, path string) (BackupInfo, error) {
	info, err := rehearse(ctx, path)
	if err != nil {
		return info, asTrouble(fmt.Errorf("rehearse: %w", err), path)
	}
	return info, nil
}

func rehearse(ctx context.Context, path string) (info BackupInfo, err error) {
	folder, err := os.MkdirTemp("", "gongdan-rehearsal-")
	if err != nil {
		return info, err
	}
	defer os.RemoveAll(folder)
	to := filepath.Join(folder, "gongdan.db")
	if info, _, err = restore(ctx, path, to); err != nil {
		return info, err
	}
	s, err := Open(ctx, to)
	if err != nil {
		return info, err
	}
	defer s.Close()
	has := info
	if _, err := Read(ctx, s, func(v View) (any, error) { return nil, has.count(v) }); err != nil {
		return info, err
	}
	if has != info {
		return info, &Trouble{Kind: UnsoundTrouble, Path: path, Err: fmt.Errorf("restored %+v of %+v", has, info)}
	}
	found, err := checkRecords(ctx, s)
	if err == nil && len(found) > 0 {
		err = &Trouble{Kind: UnsoundTrouble, Path: path, Err: fmt.Errorf("check: %d findings, the first %s %v", len(found), found[0].Key, found[0].Args)}
	}
	return info, err
}

// MarkOf tells two states of the records apart: it changes with every act and
// every draft, so that nothing is backed up twice.
func MarkOf(v View) (string, error) {
	acts, err := number(v, `SELECT coalesce(max(id), 0) FROM audit`)
	if err != nil {
		return "", fmt.Errorf("mark of the records: %w", err)
	}
	typed, err := number(v, `SELECT coalesce(max(at), 0) FROM drafts`)
	if err != nil {
		return "", fmt.Errorf("mark of the records: %w", err)
	}
	return fmt.Sprintf("%d.%d", acts, typed), nil
}

// rehearsals is the name under which Rehearsals are kept among the settings.
const rehearsals = "rehearsals"

// Rehearsals reads what came of the last backup into each folder.
func Rehearsals(v View) ([]shop.Rehearsal, error) {
	var all []shop.Rehearsal
	err := recall(v, rehearsals, &all)
	return all, err
}

// SaveRehearsals keeps what came of the last backups, instead of what was kept
// before. It is no act of anybody and stands in no journal.
func SaveRehearsals(tx *Tx, all []shop.Rehearsal) error {
	tx.change(shop.KindBackups, 0)
	return memorize(tx, rehearsals, all)
}

// IsEmpty reports whether nothing of the trade was ever kept.
func IsEmpty(v View) (bool, error) {
	n, err := number(v, `SELECT count(*) FROM (SELECT id FROM customers UNION ALL SELECT id FROM vehicles
		UNION ALL SELECT id FROM parts UNION ALL SELECT id FROM orders LIMIT 1) AS t`)
	return n == 0, err
}
