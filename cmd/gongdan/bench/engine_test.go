//go:build bench

package bench_test

import (
	"database/sql"
	"fmt"
	"os/exec"
	"strings"
	"time"
)

// besideC runs the same SQL in the shell of SQLite, which is written in C: what
// is paid for an engine in Go.
func (b *board) besideC(path string) {
	db, err := sql.Open("sqlite", "file:"+path+"?mode=ro&_query_only=1")
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	for _, q := range []struct{ what, sql string }{
		{"a page of orders", `SELECT o.id, o.number, v.plate, c.name, o.status, o.total_fen FROM orders AS o JOIN vehicles AS v ON v.id = o.vehicle_id
			LEFT JOIN customers AS c ON c.id = o.customer_id ORDER BY o.received_at DESC, o.id DESC LIMIT 1000`},
		{"a range of search tokens", `SELECT token, id FROM search_tokens WHERE kind = 'vehicles' AND token >= '1' AND token < '2' LIMIT 5000`},
		{"lines of a thousand orders", `SELECT * FROM order_lines WHERE order_id BETWEEN 100000 AND 101000 ORDER BY order_id, n, id`},
		{"a sum over all orders by month", `SELECT settled_month, count(*), sum(total_fen) FROM orders GROUP BY settled_month`},
	} {
		ours := b.pace(30, func(int) error { return drain(db, q.sql) })
		theirs := b.shell(path, q.sql, 30)
		b.mark("beside C: "+q.what, ours.of(50)/theirs, 0, "times", fmt.Sprintf("%.2f ms, in C %.2f", ours.of(50), theirs))
	}
}

// drain reads all rows of a query.
func drain(db *sql.DB, query string) error {
	rows, err := db.Query(query)
	if err != nil {
		return err
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		return err
	}
	into := make([]any, len(names))
	for i := range into {
		into[i] = new(any)
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
	}
	return rows.Err()
}

// shell is what one of so many runs takes in the shell, in ms, less what the
// shell takes to start.
func (b *board) shell(path, query string, runs int) float64 {
	ask := strings.ReplaceAll(query, "\n", " ") + ";\n"
	ms := func(n int) float64 {
		cmd := exec.Command("sqlite3", "-readonly", path)
		cmd.Stdin = strings.NewReader(".output /dev/null\n" + ask + strings.Repeat(ask, n))
		began := time.Now()
		if out, err := cmd.CombinedOutput(); err != nil || len(out) > 0 {
			b.Fatalf("sqlite3: %v: %s", err, out)
		}
		return float64(time.Since(began).Microseconds()) / 1000
	}
	return (ms(runs) - ms(0)) / float64(runs)
}
