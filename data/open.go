package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
	_ "modernc.org/sqlite"             // the driver "sqlite"
)

// applicationID marks an SQLite file as a shop of this program: "Gong".
const applicationID = 0x476F6E67

// busyWait is how many milliseconds a write waits for that of another program.
const busyWait = 5000

// Readers at once: a window draws a few panes together, and a server gives each
// PC no more than this.
const (
	fileReaders   = 4
	serverReaders = 6
	serverWriters = 2
)

// Open opens the shop at where, the path of a file or postgres://…, and brings
// its tables up to date. A file that is not there is created, with the rules
// and rights of a new shop; its folder must be there. What is in the way is a
// *Trouble. A file or folder that may only be read is opened to read.
func Open(ctx context.Context, where string) (*Store, error) {
	if isServer(where) {
		s, err := openServer(ctx, where)
		return s, asTrouble(err, shown(where))
	}
	path, err := filepath.Abs(where)
	if err != nil {
		return nil, fmt.Errorf("path %s: %w", where, err)
	}
	s, err := openFile(ctx, path)
	return s, asTrouble(err, path)
}

func isServer(where string) bool {
	return strings.HasPrefix(where, "postgres://") || strings.HasPrefix(where, "postgresql://")
}

// shown is where without a password.
func shown(where string) string {
	if !isServer(where) {
		return where
	}
	u, err := url.Parse(where)
	if err != nil {
		return "postgres://?"
	}
	return u.Redacted()
}

func openFile(ctx context.Context, path string) (*Store, error) {
	if onNetwork(path) {
		return nil, &Trouble{Kind: NetworkTrouble, Path: path}
	}
	file, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := createFile(ctx, path); err != nil {
			return nil, err
		}
	case err != nil:
		return nil, err
	case file.IsDir():
		return nil, &Trouble{Kind: NotOursTrouble, Path: path}
	case file.Size() == 0: // ours is created whole, so this one was cut
		return nil, &Trouble{Kind: DamagedTrouble, Path: path}
	}
	if locked(path) {
		return openToRead(ctx, path)
	}
	s, err := openFileAs(ctx, path, "rw")
	switch troubleKindOf(err, path) {
	case ReadOnlyTrouble:
		return openToRead(ctx, path)
	case DiskFullTrouble: // nothing can be saved, but everything can be looked up
		if reading, e := openToRead(ctx, path); e == nil {
			reading.lock = DiskFullTrouble
			return reading, nil
		}
	}
	return s, err
}

// locked reports whether file or folder is marked as not to be written, which
// the administrator of the PC could overrule without meaning to. Windows marks
// folders such as Documents that way and means something else by it.
func locked(path string) bool {
	marked := func(p string) bool {
		info, err := os.Stat(p)
		return err == nil && info.Mode().Perm()&0o222 == 0
	}
	return marked(path) || runtime.GOOS != "windows" && marked(filepath.Dir(path))
}

// createFile makes the file under another name and moves it when it is whole,
// so that no half-made shop is found after a power cut.
func createFile(ctx context.Context, path string) error {
	part, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.new")
	if err != nil {
		return err
	}
	part.Close()
	defer func() {
		for _, end := range []string{"", "-wal", "-shm"} {
			os.Remove(part.Name() + end)
		}
	}()
	s, err := connectFile(ctx, part.Name(), "rw")
	if err != nil {
		return err
	}
	err = s.fill(ctx)
	if e := s.Close(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	return os.Rename(part.Name(), path)
}

// fill makes the tables of a new file and what a new shop begins with.
func (s *Store) fill(ctx context.Context) error {
	if _, err := s.write.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d", applicationID)); err != nil {
		return err
	}
	return s.upToDate(ctx)
}

// upToDate migrates the tables and, when they are new, seeds them.
func (s *Store) upToDate(ctx context.Context) error {
	from, err := scripts(s.engine)
	if err != nil {
		return err
	}
	s.schema, err = migrate(ctx, s.write, s.engine, from, func(version int64) error { return s.copyBefore(ctx, version) })
	if err != nil {
		return err
	}
	return s.seed(ctx)
}

// copyBefore leaves a copy of the file beside it before its tables change. A
// server has its own backups.
func (s *Store) copyBefore(ctx context.Context, version int64) error {
	to := fmt.Sprintf("%s.v%d", s.where, version)
	if _, err := os.Stat(to); s.engine == postgresEngine || err == nil {
		return nil
	}
	if _, err := s.write.ExecContext(ctx, `VACUUM INTO $1`, to); err != nil {
		return fmt.Errorf("copy before the tables change: %w", err)
	}
	return nil
}

func openFileAs(ctx context.Context, path, mode string) (*Store, error) {
	s, err := connectFile(ctx, path, mode)
	if err != nil {
		return nil, err
	}
	if err := s.greet(ctx); err != nil {
		s.Close()
		return nil, err
	}
	if !s.ReadOnly() {
		if err := s.upToDate(ctx); err != nil {
			s.Close()
			return nil, err
		}
	}
	return s, nil
}

// openToRead opens a file that cannot be written. Where SQLite cannot even
// keep its notes beside it, nobody else can write it either; but what was
// written last may stand in such a note, and then it cannot be read without.
func openToRead(ctx context.Context, path string) (*Store, error) {
	s, err := openFileAs(ctx, path, "ro")
	wal, statErr := os.Stat(path + "-wal")
	complete := statErr != nil || wal.Size() == 0
	switch troubleKindOf(err, path) {
	case ReadOnlyTrouble, DiskFullTrouble:
		if complete {
			return openFileAs(ctx, path, "ro&immutable=1")
		}
	}
	return s, err
}

// troubleKindOf is the sort of trouble that err is, "" if it is none.
func troubleKindOf(err error, path string) TroubleKind {
	var t *Trouble
	if errors.As(asTrouble(err, path), &t) {
		return t.Kind
	}
	return ""
}

// greet asks a file whether it is ours and whether its tables can be read. The
// file is asked through SQLite alone: opening it otherwise, and closing it,
// would drop SQLite's locks.
func (s *Store) greet(ctx context.Context) error {
	var id int64
	if err := s.write.QueryRowContext(ctx, `PRAGMA application_id`).Scan(&id); err != nil {
		return err
	}
	if id != applicationID {
		return &Trouble{Kind: NotOursTrouble}
	}
	if s.ReadOnly() {
		return s.knows(ctx)
	}
	var mode string
	if err := s.write.QueryRowContext(ctx, `PRAGMA journal_mode`).Scan(&mode); err != nil {
		return err
	}
	if mode != "wal" {
		return fmt.Errorf("journal mode is %q, not wal", mode)
	}
	return s.tryToWrite(ctx)
}

// tryToWrite takes the write lock and gives it back, which shows what stat
// cannot. Where another program holds it, the file can be written, and nobody
// waits for that program just to open the file.
func (s *Store) tryToWrite(ctx context.Context) error {
	one, err := s.write.Conn(ctx)
	if err != nil {
		return err
	}
	defer one.Close()
	if _, err := one.ExecContext(ctx, `PRAGMA busy_timeout = 0`); err != nil {
		return err
	}
	tx, err := one.BeginTx(ctx, nil)
	if err == nil {
		err = tx.Rollback()
	}
	if _, e := one.ExecContext(ctx, fmt.Sprintf(`PRAGMA busy_timeout = %d`, busyWait)); err == nil || kindOfEngine(err) == BusyTrouble {
		err = e
	}
	return err
}

// knows refuses tables of another version: what cannot be written cannot be
// brought up to date.
func (s *Store) knows(ctx context.Context) error {
	from, err := scripts(s.engine)
	if err != nil {
		return err
	}
	readOnly := func(int64) error { return &Trouble{Kind: ReadOnlyTrouble} }
	s.schema, err = migrate(ctx, s.write, s.engine, from, readOnly)
	return err
}

// connectFile opens the pools of a file. What is set for a connection goes into
// the address, because each new connection needs it; a PRAGMA statement would
// reach only the one that happened to run it.
func connectFile(ctx context.Context, path, mode string) (*Store, error) {
	base := fileAddress(path) + "?mode=" + mode +
		fmt.Sprintf("&_busy_timeout=%d", busyWait) + "&_foreign_keys=1&_defensive=1&_dqs=0&_error_rc=1"
	s := &Store{Zone: chinaTime(), engine: sqliteEngine, where: path, mode: mode}
	if mode != "rw" {
		s.lock = ReadOnlyTrouble
	}
	writing := base + "&_query_only=1"
	if !s.ReadOnly() {
		// FULL: a settled bill outlives a power cut.
		writing = base + "&_journal_mode=WAL&_synchronous=FULL&_txlock=immediate"
	}
	var err error
	if s.write, err = sql.Open("sqlite", writing); err != nil {
		return nil, err
	}
	if s.read, err = sql.Open("sqlite", base+"&_query_only=1"); err != nil {
		s.write.Close()
		return nil, err
	}
	s.write.SetMaxOpenConns(1)
	s.read.SetMaxOpenConns(fileReaders)
	s.read.SetMaxIdleConns(fileReaders)
	if err := s.write.PingContext(ctx); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// fileAddress is path as SQLite reads it in an address: ?, # and % end or bend
// it otherwise.
func fileAddress(path string) string {
	p := strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(filepath.ToSlash(path))
	if !strings.HasPrefix(p, "/") {
		p = "/" + p // C:/shop.db
	}
	return "file://" + p
}

func openServer(ctx context.Context, where string) (*Store, error) {
	db, err := sql.Open("pgx", where)
	if err != nil {
		return nil, err
	}
	reading, err := sql.Open("pgx", where)
	if err != nil {
		db.Close()
		return nil, err
	}
	db.SetMaxOpenConns(serverWriters)
	reading.SetMaxOpenConns(serverReaders)
	s := &Store{Zone: chinaTime(), engine: postgresEngine, where: where, write: db, read: reading}
	if err := s.greetServer(ctx); err != nil {
		s.Close()
		return nil, err
	}
	if err := s.upToDate(ctx); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// greetServer refuses a database that holds tables of something else.
func (s *Store) greetServer(ctx context.Context) error {
	var others int
	err := s.write.QueryRowContext(ctx, `SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()`).Scan(&others)
	if err != nil || others == 0 {
		return err
	}
	for _, name := range []string{"goose_db_version", "audit_head"} {
		ours, err := hasTable(ctx, s.write, s.engine, name)
		if err != nil {
			return err
		}
		// Another PC may be creating the tables at this moment: the version
		// comes first, so it alone is enough.
		if ours {
			return nil
		}
	}
	return &Trouble{Kind: NotOursTrouble}
}
