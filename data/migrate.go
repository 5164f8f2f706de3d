package data

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/database"
	"github.com/pressly/goose/v3/lock"
)

//go:embed migrations/*/*.sql
var migrations embed.FS

// scripts are the migrations of an engine.
func scripts(e engine) (fs.FS, error) { return fs.Sub(migrations, "migrations/"+string(e)) }

// migrate brings the tables up to date and answers their version. before is
// called when tables that hold records are about to be changed; when it fails,
// nothing is. Tables newer than the program are left alone: a Trouble.
func migrate(ctx context.Context, db *sql.DB, e engine, from fs.FS, before func(version int64) error) (int64, error) {
	p, err := provider(db, e, from)
	if err != nil {
		return 0, err
	}
	sources := p.ListSources()
	needs := sources[len(sources)-1].Version
	has, err := version(ctx, db, e)
	switch {
	case err != nil:
		return 0, fmt.Errorf("version of the tables: %w", err)
	case has > needs:
		return has, &Trouble{Kind: NewerTrouble, Schema: has, Knows: needs}
	case has == needs:
		return has, nil
	case has > 0:
		if err := before(has); err != nil {
			return has, err
		}
	}
	if _, err := p.Up(ctx); err != nil {
		return has, fmt.Errorf("bring the tables from version %d to %d: %w", has, needs, err)
	}
	return needs, nil
}

func provider(db *sql.DB, e engine, from fs.FS) (*goose.Provider, error) {
	options := []goose.ProviderOption{goose.WithDisableGlobalRegistry(true), goose.WithSlog(slog.New(slog.DiscardHandler))}
	if e == sqliteEngine {
		return goose.NewProvider(database.DialectSQLite3, db, from, options...)
	}
	// Two PCs may start on a new server in the same second.
	turn, err := lock.NewPostgresSessionLocker()
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(database.DialectPostgres, db, from, append(options, goose.WithSessionLocker(turn))...)
}

// version is the newest migration that was applied, 0 for an empty database.
func version(ctx context.Context, db *sql.DB, e engine) (v int64, err error) {
	there, err := hasTable(ctx, db, e, "goose_db_version")
	if err != nil || !there {
		return 0, err
	}
	var newest sql.NullInt64
	err = db.QueryRowContext(ctx, `SELECT max(version_id) FROM goose_db_version WHERE is_applied`).Scan(&newest)
	return newest.Int64, err
}

func hasTable(ctx context.Context, db *sql.DB, e engine, name string) (bool, error) {
	query := `SELECT name FROM sqlite_master WHERE type = 'table' AND name = $1`
	if e == postgresEngine {
		query = `SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename = $1`
	}
	var found string
	err := db.QueryRowContext(ctx, query, name).Scan(&found)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}
