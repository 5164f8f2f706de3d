package data

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"time"
)

// Occupation is a long write of one of our programs, such as an import.
type Occupation string

// The long writes there are.
const (
	Importing Occupation = "import"
	Mending   Occupation = "mend"
)

// Key is the word of the occupation.
func (o Occupation) Key() string { return "trouble.writer." + string(o) }

// occupied is the note that a long write leaves for other programs.
type occupied struct {
	What  Occupation
	Since time.Time
}

// occupiedName is under which name the note stands among the settings.
const occupiedName = "occupied"

// Occupy leaves a note in the file about a long write that is about to begin,
// so that other programs can say for whom they wait; done takes it away. It
// changes no record and is not in the audit. A server needs no such note: its
// writers wait for each other. A note left by a program that was killed is read
// only while somebody else writes.
func (s *Store) Occupy(ctx context.Context, what Occupation, since time.Time) (done func(), err error) {
	if s.engine != sqliteEngine {
		return func() {}, nil
	}
	if s.ReadOnly() {
		return nil, newTrouble(s.lock, s.Where(), nil)
	}
	note, err := json.Marshal(occupied{what, since})
	if err == nil {
		err = s.aside(ctx, `INSERT INTO settings (name, value) VALUES ($1, $2)
			ON CONFLICT (name) DO UPDATE SET value = excluded.value`, occupiedName, string(note))
	}
	if err != nil {
		return nil, s.trouble(fmt.Errorf("note a long write: %w", err))
	}
	return func() {
		if err := s.aside(context.WithoutCancel(ctx), `DELETE FROM settings WHERE name = $1`, occupiedName); err != nil {
			slog.Error("take the note of a long write away", "err", err)
		}
	}, nil
}

// aside runs a statement that is no act of anybody. It begins a transaction for
// it, as every write does: only so does the engine say rightly what is wrong.
func (s *Store) aside(ctx context.Context, query string, args ...any) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after Commit it does nothing
	if _, err := tx.ExecContext(ctx, query, args...); err != nil {
		return err
	}
	return tx.Commit()
}

// name tells in t which of our programs it is that writes, if it left a note.
func (s *Store) name(t *Trouble) {
	note, err := Read(context.Background(), s, func(v View) (setting, error) {
		return one(v, `settings WHERE name = $1`, settingRow, occupiedName)
	})
	var by occupied
	if err == nil && json.Unmarshal([]byte(note.value), &by) == nil {
		t.Writer, t.Since = by.What, by.Since
	}
}

// nameWriter is err, naming who writes where another program does.
func (s *Store) nameWriter(err error) error {
	var t *Trouble
	if s.engine == sqliteEngine && errors.As(err, &t) && t.Kind == BusyTrouble {
		s.name(t)
	}
	return err
}
