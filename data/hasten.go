package data

import (
	"context"
	"fmt"
)

// Hasten lets acts end before the disk has what they wrote into a file, until end is
// called, which waits for the disk. A power cut meanwhile can break the file, so it is
// only for records that can be made again: a shop made up to try things out in, a test. A
// server settles that itself; there nothing changes.
func Hasten(ctx context.Context, s *Store) (end func() error, err error) {
	if s.engine != sqliteEngine || s.ReadOnly() {
		return func() error { return nil }, nil
	}
	if _, err := s.write.ExecContext(ctx, `PRAGMA synchronous = OFF`); err != nil {
		return nil, fmt.Errorf("write without waiting for the disk: %w", err)
	}
	return func() error {
		for _, do := range []string{`PRAGMA synchronous = FULL`, `PRAGMA wal_checkpoint(PASSIVE)`} {
			if _, err := s.write.ExecContext(context.WithoutCancel(ctx), do); err != nil {
				return fmt.Errorf("wait for the disk: %w", err)
			}
		}
		return nil
	}, nil
}
