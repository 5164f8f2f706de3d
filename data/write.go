package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"gongdan/app/shop"
)

// ErrUnnoted means that a Write changed records and noted nothing for the
// audit: a mistake of the program, found the first time it runs.
var ErrUnnoted = errors.New("data: a write without a note for the audit")

// mostTries is how often PostgreSQL may undo a Write for the sake of another
// before the caller hears of it.
const mostTries = 5

// By says who writes and when; person 0 is the program itself. At is the time
// of all that is written, so that an act has one time and tests choose it.
type By struct {
	Person shop.PersonID
	At     time.Time
}

// Tx reads and writes records. What it writes is kept in whole or not at all.
type Tx struct {
	View
	by      By
	changed []shop.Change
	notes   []shop.Audit
	noted   []int64 // rows of the audit
	undo    []func()

	catalogued bool // the write told FindItems already
}

// By is who writes and when.
func (tx *Tx) By() By { return tx.by }

// Day is the shop's day of the write.
func (tx *Tx) Day() shop.Day { return shop.DayOf(tx.by.At, tx.zone) }

// Note puts a row into the audit: act is what was done, such as order.save, to
// which record. Rows are kept with the write and lost with it.
func (tx *Tx) Note(act string, kind shop.Kind, record int64, note string) {
	tx.notes = append(tx.notes, shop.Audit{
		At: tx.by.At, Person: tx.by.Person, Act: act, Kind: kind, Record: record, Note: note,
	})
}

// Write runs do in one transaction. When do returns nil and all is kept, the
// audit has its rows and the watchers are told; otherwise the records are as
// they were before, in the store and in what do was saving, and nobody hears.
// do may run more than once. It must not call Write.
func (s *Store) Write(ctx context.Context, by By, do func(*Tx) error) error {
	if s.ReadOnly() {
		return newTrouble(s.lock, s.Where(), nil)
	}
	for try := 1; ; try++ {
		changed, err := s.writeOnce(ctx, by, do)
		if err == nil {
			s.tell(changed)
			return nil
		}
		if !yields(err) || try == mostTries {
			return s.trouble(err)
		}
	}
}

func (s *Store) writeOnce(ctx context.Context, by By, do func(*Tx) error) ([]shop.Change, error) {
	sqlTx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return nil, fmt.Errorf("begin to write: %w", err)
	}
	tx := &Tx{View: View{ctx: ctx, q: sqlTx, zone: s.Zone, engine: s.engine}, by: by}
	kept := false
	defer func() {
		if !kept {
			sqlTx.Rollback() //nolint:errcheck // what went wrong is told already
			tx.takeBack()
		}
	}()
	if err := tx.waitForTurn(); err != nil {
		return nil, err
	}
	if err := do(tx); err != nil {
		return nil, err
	}
	if err := tx.audit(); err != nil {
		return nil, err
	}
	s.following.note(tx.noted)
	if err := sqlTx.Commit(); err != nil {
		s.following.forget(tx.noted)
		return nil, fmt.Errorf("commit: %w", err)
	}
	kept = true
	return tx.changed, nil
}

// waitForTurn makes writers go one after the other. SQLite does so when the
// transaction begins; on PostgreSQL the head of the audit chain is the lock,
// since each writer needs it in the end. So whatever a writer reads stays true
// until it commits, and numbers have no gaps.
func (tx *Tx) waitForTurn() error {
	if tx.engine != postgresEngine {
		return nil
	}
	var head string
	err := tx.q.QueryRowContext(tx.ctx, `SELECT hash FROM audit_head WHERE one = 1 FOR UPDATE`).Scan(&head)
	if err != nil {
		return fmt.Errorf("wait to write: %w", err)
	}
	return nil
}

// change notes that a record was added, altered or removed.
func (tx *Tx) change(kind shop.Kind, id int64) {
	tx.changed = append(tx.changed, shop.Change{Kind: kind, ID: id})
}

// exec runs a statement and says how many rows it touched.
func (tx *Tx) exec(query string, args ...any) (int64, error) {
	done, err := tx.q.ExecContext(tx.ctx, query, args...)
	if err != nil {
		return 0, err
	}
	return done.RowsAffected()
}

// remember has *at put back when the write is undone, so that a record saved
// in vain has no id, number or revision of a row that does not exist.
func remember[T any](tx *Tx, at *T) {
	old := *at
	tx.undo = append(tx.undo, func() { *at = old })
}

func (tx *Tx) takeBack() {
	for i := len(tx.undo) - 1; i >= 0; i-- {
		tx.undo[i]()
	}
}

// missing turns "no rows" into shop.ErrMissing.
func missing(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return shop.ErrMissing
	}
	return err
}
