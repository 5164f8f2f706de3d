package data

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"reflect"
	"strings"

	"gongdan/app/shop"
)

// Bulk adds many new records within one Write, some ten times as fast as they
// are saved one by one: rows wait in memory and are written hundreds at a time.
// They are there to be read after Close, which must be the last call. Records
// are taken as they are; who calls has checked them and sees to the note.
type Bulk struct {
	tx     *Tx
	tables map[string]*waiting
	last   map[string]int64 // ids given so far, of tables that are referred to
	rows   int
	holds  bool           // something lies where nothing may be issued from
	after  []func() error // what is written when all rows are there
}

// waiting are rows of one table that are not written yet.
type waiting struct {
	columns []string
	args    []any
	many    *sql.Stmt // writes a whole batch
}

// Bounds of a batch: what one statement takes, and how many rows wait.
const (
	batchArgs   = 2000
	waitingRows = 20_000
	bulkCache   = 100_000 // kB
	usualCache  = 2000    // SQLite's own
)

// bulkTables are the tables in the order in which rows refer to each other.
func bulkTables() []string {
	return []string{
		"customers", "customer_contacts", "vehicles", "vehicle_plates", "vehicle_owners", "parts",
		"orders", "order_checks", "order_marks", "order_photos", "order_lines", "inspections", "inspection_items", "certificates", "dispatches", "dispatch_shares", "clocks", "handovers", "order_promises", "reworks", "rescues", "sublets", "sublet_lines", "loans", "transports", "quality_problems", "stock_requests", "order_events", "payments", "prints", "stock_moves", "stock_at", "search_tokens",
	}
}

// numbered are the tables whose ids Bulk gives.
func numbered() []string {
	return []string{"customers", "vehicles", "orders", "order_lines", "payments", "inspections", "certificates", "order_photos"}
}

// NewBulk begins a bulk of the write. There is one writer at a time, so the
// ids that follow the last ones are free.
func NewBulk(tx *Tx) (*Bulk, error) {
	b := &Bulk{tx: tx, tables: map[string]*waiting{}, last: map[string]int64{}}
	for _, name := range bulkTables() {
		b.tables[name] = &waiting{}
	}
	if err := b.cache(bulkCache); err != nil {
		return nil, err
	}
	for _, name := range numbered() {
		n, err := number(tx.View, `SELECT coalesce(max(id), 0) FROM `+name)
		if err != nil {
			return nil, err
		}
		b.last[name] = n
	}
	return b, nil
}

// Close writes what still waits.
func (b *Bulk) Close() error {
	if err := b.flush(); err != nil {
		return err
	}
	for _, do := range b.after {
		if err := do(); err != nil {
			return err
		}
	}
	if b.holds {
		if _, err := b.tx.exec(`UPDATE parts SET held = (` + heldOf + `)`); err != nil {
			return fmt.Errorf("hold stock back: %w", err)
		}
	}
	for _, t := range b.tables {
		if t.many != nil {
			if err := t.many.Close(); err != nil {
				return fmt.Errorf("end a bulk: %w", err)
			}
		}
	}
	if b.tx.engine != postgresEngine {
		return b.cache(usualCache)
	}
	for _, name := range append(numbered(), "parts") {
		if b.last[name] == 0 {
			continue
		}
		if _, err := b.tx.exec(`SELECT setval(pg_get_serial_sequence($1, 'id'), $2)`, name, b.last[name]); err != nil {
			return fmt.Errorf("number %s on: %w", name, err)
		}
	}
	return nil
}

// cache has the file's pages kept in so many kB of memory while rows go to all
// corners of it.
func (b *Bulk) cache(kB int) error {
	if b.tx.engine != sqliteEngine {
		return nil
	}
	_, err := b.tx.exec(fmt.Sprintf(`PRAGMA cache_size = -%d`, kB))
	return err
}

// take gives the next id of a table.
func take[ID ~int64](b *Bulk, table string, id *ID) {
	b.last[table]++
	*id = ID(b.last[table])
}

// add puts a row into the queue.
func (b *Bulk) add(table string, f fields) error {
	t := b.tables[table]
	if t.columns == nil {
		for _, x := range f {
			t.columns = append(t.columns, x.column)
		}
	}
	for _, x := range f {
		v, err := plain(x.at)
		if err != nil {
			return fmt.Errorf("%s.%s: %w", table, x.column, err)
		}
		t.args = append(t.args, v)
	}
	if b.rows++; b.rows >= waitingRows {
		return b.flush()
	}
	return nil
}

// plain is the value of a field as drivers take it, apart from the record.
func plain(at any) (driver.Value, error) {
	if v, ok := at.(driver.Valuer); ok {
		return v.Value()
	}
	v := reflect.ValueOf(at)
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.String:
		return v.String(), nil
	case reflect.Bool:
		return v.Bool(), nil
	}
	return v.Int(), nil
}

// flush writes all rows that wait, those first that others refer to.
func (b *Bulk) flush() error {
	for _, name := range bulkTables() {
		if err := b.write(name, b.tables[name]); err != nil {
			return fmt.Errorf("add to %s: %w", name, taken(err))
		}
	}
	b.rows = 0
	return nil
}

func (b *Bulk) write(name string, t *waiting) (err error) {
	if len(t.args) == 0 {
		return nil
	}
	width := len(t.columns)
	batch := batchArgs / width * width
	args := t.args
	for ; len(args) >= batch; args = args[batch:] {
		if t.many == nil {
			if t.many, err = b.prepare(b.values(name, t.columns, batch/width)); err != nil {
				return err
			}
		}
		if _, err := t.many.ExecContext(b.tx.ctx, args[:batch]...); err != nil {
			return err
		}
	}
	if len(args) > 0 {
		if _, err := b.tx.exec(b.values(name, t.columns, len(args)/width), args...); err != nil {
			return err
		}
	}
	clear(t.args)
	t.args = t.args[:0]
	return nil
}

func (b *Bulk) prepare(query string) (*sql.Stmt, error) {
	q, ok := b.tx.q.(interface {
		PrepareContext(context.Context, string) (*sql.Stmt, error)
	})
	if !ok {
		return nil, fmt.Errorf("a bulk needs a transaction of its own")
	}
	return q.PrepareContext(b.tx.ctx, query)
}

// values is the statement that adds so many rows. SQLite is given marks without
// numbers: it looks a numbered one up among all of them, which takes longer
// than the rest for so many.
func (b *Bulk) values(table string, columns []string, rows int) string {
	var s strings.Builder
	s.WriteString(`INSERT INTO ` + table + ` (` + strings.Join(columns, ", ") + `) VALUES `)
	n := 0
	for r := range rows {
		if r > 0 {
			s.WriteString(", ")
		}
		s.WriteByte('(')
		for c := range columns {
			if c > 0 {
				s.WriteByte(',')
			}
			if n++; b.tx.engine == sqliteEngine {
				s.WriteByte('?')
			} else {
				fmt.Fprintf(&s, "$%d", n)
			}
		}
		s.WriteByte(')')
	}
	return s.String()
}

// tokens adds what a record is found by.
func (b *Bulk) tokens(kind shop.Kind, id int64, tokens []string) error {
	for _, t := range tokens {
		if err := b.add("search_tokens", fields{{"kind", kind}, {"token", t}, {"id", id}}); err != nil {
			return err
		}
	}
	return nil
}
