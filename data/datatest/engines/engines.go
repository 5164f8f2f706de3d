// Package engines gives tests places to keep records in: a file, and a database
// on the PostgreSQL server that GONGDAN_TEST_POSTGRES names. A place is a copy of
// a template that is built once, so a test waits milliseconds for it.
package engines

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
)

// Template is what places are copies of.
type Template struct {
	Key   string                   // stands for all that Build makes: another key, another template
	Build func(where string) error // makes the records at a new place
}

// Each runs try on a place of each engine. Without a server only the file is
// tried, unless GONGDAN_REQUIRE_POSTGRES is set: then the test fails.
func Each(t *testing.T, from Template, try func(t *testing.T, where string)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { try(t, File(t, from)) })
	server := os.Getenv("GONGDAN_TEST_POSTGRES")
	if server == "" {
		if os.Getenv("GONGDAN_REQUIRE_POSTGRES") != "" {
			t.Error("GONGDAN_TEST_POSTGRES names no server, and one is required")
		}
		return
	}
	t.Run("postgres", func(t *testing.T) { try(t, database(t, server, from)) })
}

// File is the path of a new copy of the template, gone after the test.
func File(t testing.TB, from Template) string {
	t.Helper()
	template := filepath.Join(os.TempDir(), "gongdan-test-"+from.Key+".db")
	raw, err := os.ReadFile(template)
	if err != nil {
		raw = build(t, template, from)
	}
	path := filepath.Join(t.TempDir(), "shop.db")
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// build makes the template under another name and moves it, since tests of
// several packages may be at it together.
func build(t testing.TB, template string, from Template) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "template.db")
	if err := from.Build(path); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	part := fmt.Sprintf("%s.%d", template, os.Getpid())
	if err := os.WriteFile(part, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(part, template); err != nil {
		t.Fatal(err)
	}
	return raw
}

// database is the address of a new database, gone after the test.
func database(t *testing.T, server string, from Template) string {
	t.Helper()
	ctx := context.Background()
	db, err := sql.Open("pgx", server)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	template := "gongdan_template_" + from.Key
	if err := buildDatabase(ctx, db, server, template, from); err != nil {
		t.Fatal(err)
	}
	name := fmt.Sprintf("gongdan_test_%d_%x", os.Getpid(), sha256.Sum256([]byte(t.Name())))[:50]
	if _, err := db.ExecContext(ctx, `CREATE DATABASE `+name+` TEMPLATE `+template); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := db.ExecContext(ctx, `DROP DATABASE `+name+` WITH (FORCE)`); err != nil {
			t.Error(err)
		}
	})
	return at(server, name)
}

// buildDatabase makes the template unless it is there. A lock of the server
// keeps tests of several packages apart; the template is given its name last.
func buildDatabase(ctx context.Context, db *sql.DB, server, template string, from Template) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, `SELECT pg_advisory_lock(20260412)`); err != nil {
		return err
	}
	defer conn.ExecContext(ctx, `SELECT pg_advisory_unlock(20260412)`) //nolint:errcheck // it ends with the connection
	var n int
	err = conn.QueryRowContext(ctx, `SELECT count(*) FROM pg_database WHERE datname = $1`, template).Scan(&n)
	if err != nil || n > 0 {
		return err
	}
	part := template + "_part"
	for _, do := range []string{`DROP DATABASE IF EXISTS ` + part + ` WITH (FORCE)`, `CREATE DATABASE ` + part} {
		if _, err := conn.ExecContext(ctx, do); err != nil {
			return err
		}
	}
	if err := from.Build(at(server, part)); err != nil {
		return err
	}
	_, err = conn.ExecContext(ctx, `ALTER DATABASE `+part+` RENAME TO `+template)
	return err
}

// at is the address of a database on a server.
func at(server, name string) string {
	u, err := url.Parse(server)
	if err != nil {
		return server
	}
	u.Path = "/" + name
	return u.String()
}
