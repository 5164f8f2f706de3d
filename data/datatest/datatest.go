// Package datatest opens stores for the tests of other rooms: real ones, empty
// but for the rules and rights of a new shop.
package datatest

import (
	"context"
	"database/sql"
	"testing"

	"gongdan/data"
	"gongdan/data/datatest/engines"
)

// New is a store in a file of its own, closed and gone after the test.
func New(t testing.TB) *data.Store {
	t.Helper()
	return open(t, engines.File(t, template(t)))
}

// Each runs try on a store of each engine; see engines.Each.
func Each(t *testing.T, try func(t *testing.T, s *data.Store)) {
	t.Helper()
	engines.Each(t, template(t), func(t *testing.T, where string) { try(t, open(t, where)) })
}

func template(t testing.TB) engines.Template {
	t.Helper()
	key, err := data.SeedKey()
	if err != nil {
		t.Fatal(err)
	}
	return engines.Template{Key: key, Build: func(where string) error {
		s, err := data.Open(context.Background(), where)
		if err != nil {
			return err
		}
		return s.Close()
	}}
}

func open(t testing.TB, where string) *data.Store {
	t.Helper()
	s, err := data.Open(context.Background(), where)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err := data.Hasten(context.Background(), s); err != nil { // no test cuts the power
		t.Fatal(err)
	}
	return s
}

// Unbalance adds n thousandths to the stock of every part in a file, past the
// ledger, as no act of the program would.
func Unbalance(t testing.TB, s *data.Store, n int64) {
	t.Helper()
	behind(t, s, `UPDATE parts SET on_hand = on_hand + $1`, n)
}

// Forge changes a row of the journal in a file, as no act of the program would.
func Forge(t testing.TB, s *data.Store, row int64) {
	t.Helper()
	behind(t, s, `UPDATE audit SET note = 'forged' WHERE id = $1`, row)
}

// behind writes to a file past its store.
func behind(t testing.TB, s *data.Store, query string, args ...any) {
	t.Helper()
	db, err := sql.Open("sqlite", s.Where())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(query, args...); err != nil {
		t.Fatal(err)
	}
}
