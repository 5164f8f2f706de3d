package data

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"

	"gongdan/app/shop"
)

// TroubleKind is what keeps a store from being opened or written.
type TroubleKind string

// The sorts of trouble.
const (
	NewerTrouble    TroubleKind = "newer"     // made by a newer program: Schema, Knows
	DamagedTrouble  TroubleKind = "damaged"   // cut or overwritten: restore a backup
	NotOursTrouble  TroubleKind = "not_ours"  // another program's file or database
	ReadOnlyTrouble TroubleKind = "read_only" // may be read, not written
	DiskFullTrouble TroubleKind = "disk_full"
	BusyTrouble     TroubleKind = "busy"      // another program writes, and went on for seconds
	NetworkTrouble  TroubleKind = "network"   // the file is on another PC
	NoFolderTrouble TroubleKind = "no_folder" // the folder is gone, such as a stick pulled out
	ServerTrouble   TroubleKind = "server"    // the server does not answer
	UnsoundTrouble  TroubleKind = "unsound"   // a backup that opens, but is not the shop that it should be
	DeniedTrouble   TroubleKind = "denied"    // name or password was refused
)

// Trouble says why the store at Path cannot be opened or written. It is about
// the PC, not about what was typed: nothing was saved, and the words under Key
// say what can be done.
type Trouble struct {
	Kind   TroubleKind
	Path   string
	Schema int64      // of the tables, when they are newer
	Knows  int64      // the newest that the program knows
	FreeMB int64      // on a full disk, what is left: a little may be too little
	Writer Occupation // of busy: what the other program does, if it is ours and says so
	Since  time.Time  // of busy: when it began
	Err    error      // what the engine said; nil when it was not asked
}

// Key is the message of the trouble.
func (t *Trouble) Key() string {
	if t.Writer != "" {
		return "trouble.busy_by"
	}
	return "trouble." + string(t.Kind)
}

// Tell is the message of the trouble with its blanks.
func (t *Trouble) Tell() (say string, with shop.Args) {
	return t.Key(), shop.Args{"Path": t.Path, "Schema": t.Schema, "Knows": t.Knows, "Free": t.FreeMB, "Writer": t.Writer, "Since": t.Since}
}

func (t *Trouble) Error() string {
	s := fmt.Sprintf("data: %s: %s", t.Path, t.Kind)
	if t.Err != nil {
		s += ": " + t.Err.Error()
	}
	return s
}

// Unwrap is what the engine said.
func (t *Trouble) Unwrap() error { return t.Err }

// trouble is err, as a *Trouble where the engine says so. What the caller did
// between reading and writing is not the store's trouble.
func (s *Store) trouble(err error) error {
	return s.nameWriter(troubleOf(err, s.Where(), kindOfEngine))
}

// asTrouble turns what an engine or the system says into a *Trouble with its
// path, and leaves all other errors as they are.
func asTrouble(err error, path string) error {
	return troubleOf(err, path, func(err error) TroubleKind {
		if kind := kindOfEngine(err); kind != "" {
			return kind
		}
		return kindOfSystem(err)
	})
}

func troubleOf(err error, path string, kindOf func(error) TroubleKind) error {
	if err == nil {
		return nil
	}
	var t *Trouble
	if errors.As(err, &t) {
		if t.Path == "" {
			t.Path = path
		}
		return err
	}
	if kind := kindOf(err); kind != "" {
		return newTrouble(kind, path, err)
	}
	return err
}

func newTrouble(kind TroubleKind, path string, err error) *Trouble {
	t := &Trouble{Kind: kind, Path: path, Err: err}
	if kind == DiskFullTrouble {
		t.FreeMB = freeBytes(path) >> 20
	}
	return t
}

func kindOfEngine(err error) TroubleKind {
	var file *sqlite.Error
	var server *pgconn.PgError
	var connect *pgconn.ConnectError
	var wire *net.OpError
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return ""
	case errors.As(err, &file):
		return kindOfFile(file.Code())
	case errors.As(err, &server):
		return kindOfServer(server.Code)
	case errors.As(err, &connect), errors.As(err, &wire), errors.Is(err, driver.ErrBadConn):
		return ServerTrouble
	}
	return ""
}

// kindOfFile reads SQLite's result codes: the low byte is the sort, the rest
// the detail.
func kindOfFile(code int) TroubleKind {
	const ioWrite, ioShortRead, ioShare, ioShareSize = 778, 522, 4618, 4874
	switch {
	case code&0xff == 13, code == ioWrite, code == ioShare, code == ioShareSize: // no room for the file, or for the notes beside it
		return DiskFullTrouble
	case code&0xff == 11, code&0xff == 26, code == ioShortRead:
		return DamagedTrouble
	case code&0xff == 8, code&0xff == 14, code&0xff == 3:
		return ReadOnlyTrouble
	case code&0xff == 5, code&0xff == 6:
		return BusyTrouble
	}
	return ""
}

// kindOfServer reads PostgreSQL's SQLSTATE.
func kindOfServer(state string) TroubleKind {
	switch {
	case state == "53100":
		return DiskFullTrouble
	case state == "25006":
		return ReadOnlyTrouble
	case strings.HasPrefix(state, "28"), state == "42501":
		return DeniedTrouble
	case state == "55P03":
		return BusyTrouble
	case state == "XX001", state == "XX002":
		return DamagedTrouble
	case strings.HasPrefix(state, "08"), strings.HasPrefix(state, "57P"), state == "53300", state == "3D000":
		return ServerTrouble
	}
	return ""
}

func kindOfSystem(err error) TroubleKind {
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EFBIG):
		return DiskFullTrouble
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return ReadOnlyTrouble
	case errors.Is(err, fs.ErrNotExist):
		return NoFolderTrouble
	}
	return ""
}

// yields reports whether PostgreSQL undid a transaction for the sake of another
// one, so that it may simply run again.
func yields(err error) bool {
	var e *pgconn.PgError
	return errors.As(err, &e) && (e.Code == "40001" || e.Code == "40P01")
}

// taken turns a breach of uniqueness into a problem of the field that must be
// the only one of its kind: a code or a VIN in use.
func taken(err error) error {
	var file *sqlite.Error
	var server *pgconn.PgError
	field := ""
	switch {
	case errors.As(err, &file) && (file.Code() == 2067 || file.Code() == 1555):
		_, field, _ = strings.Cut(file.Error(), "failed: ")
		field, _, _ = strings.Cut(field, " (")
		if strings.Contains(field, ",") {
			return err
		}
		_, field, _ = strings.Cut(field, ".")
	case errors.As(err, &server) && server.Code == "23505":
		field = strings.TrimPrefix(server.ConstraintName, server.TableName+"_")
		field = strings.TrimSuffix(strings.TrimPrefix(field, "by_"), "_key")
	}
	switch field {
	case "code", "vin", "number", "name", "plate":
		var p shop.Problems
		p.Add(field, "say.taken", nil)
		return errors.Join(p, err)
	}
	return err
}
