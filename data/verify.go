package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"time"

	"gongdan/app/shop"
)

// BackupInfo says what is in a file, so that a person can tell whether it is
// the right one.
type BackupInfo struct {
	Path      string
	Size      int64 // bytes
	Schema    int64
	At        time.Time // of the newest write
	Customers int64
	Vehicles  int64
	Parts     int64
	Orders    int64
	Payments  int64
	Writes    int64  // rows of the audit
	LastOrder string // number of the newest order
}

// Verify proves that the file at path is a whole shop of this program: its
// pages, its mark, its version and that its tables can be counted. A check of
// the pages alone would pass an empty file. What is wrong is a *Trouble.
func Verify(ctx context.Context, path string) (BackupInfo, error) {
	info, err := inspect(ctx, path, true)
	if err != nil {
		return info, asTrouble(fmt.Errorf("verify: %w", err), path)
	}
	return info, nil
}

// inspect reads what is in a file; whole also reads all its pages.
func inspect(ctx context.Context, path string, whole bool) (info BackupInfo, err error) {
	info.Path = path
	file, err := os.Stat(path)
	if err != nil {
		return info, err
	}
	if info.Size = file.Size(); file.IsDir() {
		return info, &Trouble{Kind: NotOursTrouble}
	} else if info.Size == 0 {
		return info, &Trouble{Kind: DamagedTrouble}
	}
	address := fileAddress(path) + "?mode=ro&_query_only=1&_busy_timeout=5000"
	if _, err := os.Stat(path + "-wal"); errors.Is(err, os.ErrNotExist) {
		address += "&immutable=1" // finished: nobody writes it, and no notes are left beside it
	}
	db, err := sql.Open("sqlite", address)
	if err != nil {
		return info, err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	if err := info.greet(ctx, db); err != nil {
		return info, err
	}
	v := View{ctx: ctx, q: db, engine: sqliteEngine}
	if whole {
		said, err := column[string](v, `PRAGMA quick_check(1)`)
		if err != nil {
			return info, err
		}
		if len(said) != 1 || said[0] != "ok" {
			return info, &Trouble{Kind: DamagedTrouble, Err: fmt.Errorf("quick check: %v", said)}
		}
	}
	if err := info.count(v); err != nil {
		return info, &Trouble{Kind: DamagedTrouble, Err: err}
	}
	return info, nil
}

// greet asks whether the file is ours and of a version that is known.
func (info *BackupInfo) greet(ctx context.Context, db *sql.DB) error {
	var id int64
	if err := db.QueryRowContext(ctx, `PRAGMA application_id`).Scan(&id); err != nil {
		return err
	}
	if id != applicationID {
		return &Trouble{Kind: NotOursTrouble}
	}
	from, err := scripts(sqliteEngine)
	if err != nil {
		return err
	}
	p, err := provider(db, sqliteEngine, from)
	if err != nil {
		return err
	}
	sources := p.ListSources()
	knows := sources[len(sources)-1].Version
	if info.Schema, err = version(ctx, db, sqliteEngine); err != nil {
		return err
	}
	switch {
	case info.Schema == 0:
		return &Trouble{Kind: DamagedTrouble, Err: errors.New("no tables")}
	case info.Schema > knows:
		return &Trouble{Kind: NewerTrouble, Schema: info.Schema, Knows: knows}
	}
	return nil
}

func (info *BackupInfo) count(v View) error {
	for _, t := range []struct {
		table shop.Kind
		into  *int64
	}{
		{shop.KindCustomers, &info.Customers},
		{shop.KindVehicles, &info.Vehicles},
		{shop.KindParts, &info.Parts},
		{shop.KindOrders, &info.Orders},
		{shop.KindPayments, &info.Payments},
		{"audit", &info.Writes},
	} {
		n, err := number(v, `SELECT count(*) FROM `+string(t.table))
		if err != nil {
			return fmt.Errorf("count %s: %w", t.table, err)
		}
		*t.into = n
	}
	at, err := number(v, `SELECT at FROM audit ORDER BY id DESC LIMIT 1`)
	if err != nil {
		return err
	}
	info.At = momentOf(at)
	numbers, err := column[string](v, `SELECT number FROM orders ORDER BY id DESC LIMIT 1`)
	if len(numbers) > 0 {
		info.LastOrder = numbers[0]
	}
	return err
}
