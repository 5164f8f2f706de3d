// Package data keeps the shop's records, in one SQLite file or on a PostgreSQL
// server: all SQL of the program is here, one text for both engines, and
// nothing else is. What a record means is decided in package shop.
//
// A Store is read through Read and written through Write. Records are read and
// saved by funcs that take the View or the Tx first: Order, SaveOrder, Vehicle…
package data

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"sync"
	"time"

	"gongdan/app/shop"
)

// Store is an open set of records. There is one writer at a time, on either
// engine; readers never wait for it.
type Store struct {
	// Zone is where the shop's days begin and end. It is set by Open and not
	// changed while the store is in use.
	Zone *time.Location

	read   *sql.DB
	write  *sql.DB
	engine engine
	where  string // path, or the server's address with its password
	schema int64
	mode   string      // how the file was opened, as SQLite says it
	lock   TroubleKind // why every Write is refused, "" if it is not

	mu       sync.Mutex
	watchers []watcher
	lastID   int

	catalogue catalogue // what FindItems searches
	following following // what other programs wrote
}

type watcher struct {
	id   int
	hear func([]shop.Change)
}

// engine is what the two databases do not say in the same words.
type engine string

const (
	sqliteEngine   engine = "sqlite"
	postgresEngine engine = "postgres"
)

// chinaTime is the one zone of the country, whatever the clock of the PC says.
func chinaTime() *time.Location { return time.FixedZone("CST", 8*60*60) }

// Close ends the store. What was written is on the disk already.
func (s *Store) Close() error {
	err := s.read.Close()
	if e := s.write.Close(); err == nil {
		err = e
	}
	return err
}

// Where is the path of the file, or the server's address without its password.
func (s *Store) Where() string { return shown(s.where) }

// Engine is "sqlite" or "postgres".
func (s *Store) Engine() string { return string(s.engine) }

// Schema is the version of the tables, the same for all stores that are open.
func (s *Store) Schema() int64 { return s.schema }

// ReadOnly reports whether every Write will be refused, since the file or its
// folder may only be read or the disk was full when it was opened.
func (s *Store) ReadOnly() bool { return s.lock != "" }

// queryer is what *sql.DB and *sql.Tx have in common.
type queryer interface {
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
	QueryRowContext(context.Context, string, ...any) *sql.Row
	ExecContext(context.Context, string, ...any) (sql.Result, error)
}

// View reads records as they were at one moment.
type View struct {
	ctx    context.Context
	q      queryer
	zone   *time.Location
	engine engine
	shared *catalogue // nil in a Tx: what it sees may be undone
}

// Zone is where the shop's days begin and end.
func (v View) Zone() *time.Location { return v.zone }

// Read gets something out of s. However many queries get makes, all of them see
// the records as they were when the first one ran.
func Read[T any](ctx context.Context, s *Store, get func(View) (T, error)) (T, error) {
	var none T
	how := &sql.TxOptions{ReadOnly: true}
	if s.engine == postgresEngine {
		how.Isolation = sql.LevelRepeatableRead
	}
	tx, err := s.read.BeginTx(ctx, how)
	if err != nil {
		return none, s.trouble(fmt.Errorf("begin to read: %w", err))
	}
	defer tx.Rollback() //nolint:errcheck // nothing was written
	got, err := get(View{ctx: ctx, q: tx, zone: s.Zone, engine: s.engine, shared: &s.catalogue})
	if err != nil {
		return none, s.trouble(err)
	}
	return got, nil
}

// Watch has hear called after each Write that changed something, on the
// goroutine that wrote, and never after one that was undone. stop ends it.
func (s *Store) Watch(hear func([]shop.Change)) (stop func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lastID++
	id := s.lastID
	s.watchers = append(s.watchers, watcher{id, hear})
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.watchers = slices.DeleteFunc(s.watchers, func(w watcher) bool { return w.id == id })
	}
}

// tell hands each change once to those who watch. They may stop watching, or
// read and write, while they are told.
func (s *Store) tell(changes []shop.Change) {
	if len(changes) == 0 {
		return
	}
	var once []shop.Change
	for _, c := range changes {
		if !slices.Contains(once, c) {
			once = append(once, c)
		}
	}
	s.mu.Lock()
	all := slices.Clone(s.watchers)
	s.mu.Unlock()
	for _, w := range all {
		w.hear(once)
	}
}
