package data

import (
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"strings"
	"time"

	"gongdan/app/shop"
)

// field pairs a column with the place its value has in a record. A record
// lists its fields once; reading, adding and changing all go by that list.
type field struct {
	column string
	at     any // a pointer, or both a sql.Scanner and a driver.Valuer
}

type fields []field

func (f fields) columns() string {
	names := make([]string, len(f))
	for i, x := range f {
		names[i] = x.column
	}
	return strings.Join(names, ", ")
}

func (f fields) places() []any {
	at := make([]any, len(f))
	for i, x := range f {
		at[i] = x.at
	}
	return at
}

// with puts id and rev before f, as they are read.
func (f fields) with(id, rev any) fields { return append(fields{{"id", id}, {"rev", rev}}, f...) }

// all reads the rows of from, a table with WHERE and ORDER BY behind it, into
// records with the fields that of lists.
func all[T any](v View, from string, of func(*T) fields, args ...any) ([]T, error) {
	var list []T
	var t T
	f := of(&t)
	rows, err := v.q.QueryContext(v.ctx, `SELECT `+f.columns()+` FROM `+from, args...)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", from, err)
	}
	defer rows.Close()
	for at := f.places(); rows.Next(); {
		if err := rows.Scan(at...); err != nil {
			return nil, fmt.Errorf("read %s: %w", from, err)
		}
		list = append(list, t)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("read %s: %w", from, err)
	}
	return list, nil
}

// one is all for at most one row; shop.ErrMissing when there is none.
func one[T any](v View, from string, of func(*T) fields, args ...any) (t T, err error) {
	f := of(&t)
	err = v.q.QueryRowContext(v.ctx, `SELECT `+f.columns()+` FROM `+from, args...).Scan(f.places()...)
	if err != nil {
		return t, fmt.Errorf("read %s: %w", from, missing(err))
	}
	return t, nil
}

// number reads one whole number; 0 when there is no row.
func number(v View, query string, args ...any) (n int64, err error) {
	err = v.q.QueryRowContext(v.ctx, query, args...).Scan(&n)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return 0, fmt.Errorf("read a number: %w", err)
	}
	return n, nil
}

// keep adds f as a new row when *id is zero, and otherwise changes the row that
// has *id and still *rev. If there is none any more, nothing is written and the
// error is shop.ErrStale, or shop.ErrMissing when the row is gone altogether.
// On success *id and *rev are the row's and the change is noted. The caller
// has the record remembered.
func keep[ID ~int64](tx *Tx, table shop.Kind, id *ID, rev *int64, f fields) error {
	args := f.places()
	query := `INSERT INTO ` + string(table) + ` (rev, ` + f.columns() + `) VALUES (1, ` + marks(len(f)) + `) RETURNING id, rev`
	if *id != 0 {
		query = fmt.Sprintf(`UPDATE %s SET rev = rev + 1, %s WHERE id = $%d AND rev = $%d RETURNING id, rev`,
			table, sets(f), len(f)+1, len(f)+2)
		args = append(args, *id, *rev)
	}
	err := tx.q.QueryRowContext(tx.ctx, query, args...).Scan(id, rev)
	if errors.Is(err, sql.ErrNoRows) {
		err = staleOrMissing(tx, table, int64(*id))
	}
	if err != nil {
		return fmt.Errorf("save %s %d: %w", table, *id, taken(err))
	}
	tx.change(table, int64(*id))
	return nil
}

func staleOrMissing(tx *Tx, table shop.Kind, id int64) error {
	n, err := number(tx.View, `SELECT count(*) FROM `+string(table)+` WHERE id = $1`, id)
	switch {
	case err != nil:
		return err
	case n == 0:
		return shop.ErrMissing
	}
	return shop.ErrStale
}

// insert adds f as a row of table.
func insert(tx *Tx, table string, f fields) error {
	_, err := tx.exec(`INSERT INTO `+table+` (`+f.columns()+`) VALUES (`+marks(len(f))+`)`, f.places()...)
	if err != nil {
		return fmt.Errorf("add to %s: %w", table, taken(err))
	}
	return nil
}

// insertID is insert for a table that numbers its rows.
func insertID[ID ~int64](tx *Tx, table string, id *ID, f fields) error {
	query := `INSERT INTO ` + table + ` (` + f.columns() + `) VALUES (` + marks(len(f)) + `) RETURNING id`
	if err := tx.q.QueryRowContext(tx.ctx, query, f.places()...).Scan(id); err != nil {
		return fmt.Errorf("add to %s: %w", table, taken(err))
	}
	return nil
}

// update changes the row of table with that id.
func update[ID ~int64](tx *Tx, table string, id ID, f fields) error {
	n, err := tx.exec(fmt.Sprintf(`UPDATE %s SET %s WHERE id = $%d`, table, sets(f), len(f)+1), append(f.places(), id)...)
	if err == nil && n == 0 {
		err = shop.ErrMissing
	}
	if err != nil {
		return fmt.Errorf("change %s %d: %w", table, id, taken(err))
	}
	return nil
}

// marks are $1, $2 … $n.
func marks(n int) string {
	m := make([]string, n)
	for i := range m {
		m[i] = fmt.Sprintf("$%d", i+1)
	}
	return strings.Join(m, ", ")
}

func sets(f fields) string {
	s := make([]string, len(f))
	for i, x := range f {
		s[i] = fmt.Sprintf("%s = $%d", x.column, i+1)
	}
	return strings.Join(s, ", ")
}

// moment keeps a time as milliseconds since 1970, UTC; the zero time is 0.
type moment struct{ t *time.Time }

// Value implements driver.Valuer.
func (m moment) Value() (driver.Value, error) { return stamp(*m.t), nil }

// Scan implements sql.Scanner.
func (m moment) Scan(v any) error {
	var n sql.NullInt64
	if err := n.Scan(v); err != nil {
		return err
	}
	*m.t = momentOf(n.Int64)
	return nil
}

// stamp is t as it is kept.
func stamp(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// momentOf is the time that is kept as n.
func momentOf(n int64) time.Time {
	if n == 0 {
		return time.Time{}
	}
	return time.UnixMilli(n).UTC()
}

// words keeps a list of words as one text with commas between.
type words[W ~string] struct{ list *[]W }

// Value implements driver.Valuer.
func (w words[W]) Value() (driver.Value, error) {
	names := make([]string, len(*w.list))
	for i, x := range *w.list {
		names[i] = string(x)
	}
	return strings.Join(names, ","), nil
}

// Scan implements sql.Scanner.
func (w words[W]) Scan(v any) error {
	var text sql.NullString
	if err := text.Scan(v); err != nil {
		return err
	}
	*w.list = nil
	for _, name := range strings.FieldsFunc(text.String, func(c rune) bool { return c == ',' }) {
		*w.list = append(*w.list, W(name))
	}
	return nil
}

// ref keeps the id of another record; 0 is no record and kept as NULL.
type ref[ID ~int64] struct{ id *ID }

// Value implements driver.Valuer.
func (r ref[ID]) Value() (driver.Value, error) {
	if *r.id == 0 {
		return nil, nil
	}
	return int64(*r.id), nil
}

// Scan implements sql.Scanner.
func (r ref[ID]) Scan(v any) error {
	var n sql.NullInt64
	if err := n.Scan(v); err != nil {
		return err
	}
	*r.id = ID(n.Int64)
	return nil
}

// to is a ref to the record in id.
func to[ID ~int64](id *ID) ref[ID] { return ref[ID]{id} }

// rowsOf are the fields of the records of a list, which must live as long.
func rowsOf[T any](list []T, of func(*T) fields) []fields {
	rows := make([]fields, len(list))
	for i := range list {
		rows[i] = of(&list[i])
	}
	return rows
}

// replace makes rows all that owner has in table, in their order. It is for
// lists that nothing else points to.
func replace[ID ~int64](tx *Tx, table, owner string, id ID, rows []fields) error {
	if _, err := tx.exec(`DELETE FROM `+table+` WHERE `+owner+` = $1`, id); err != nil {
		return fmt.Errorf("replace %s of %d: %w", table, id, err)
	}
	for n, r := range rows {
		if err := insert(tx, table, append(fields{{owner, id}, {"n", n + 1}}, r...)); err != nil {
			return fmt.Errorf("replace %s of %d: %w", table, id, err)
		}
	}
	return nil
}
