package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"gongdan/app/exchange"
	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
)

// session is one call of the program.
type session struct {
	*program
	ctx   context.Context
	term  terminal
	say   text.Lang
	store *data.Store
}

func (s *session) close() error {
	if s.store == nil {
		return nil
	}
	return s.store.Close()
}

// where is the place of the data: as named, else in the user's data folder.
func (s *session) where() string {
	if s.Data != "" {
		return s.Data
	}
	return filepath.Join(dataFolder(runtime.GOOS, s.term.Getenv), "gongdan", "gongdan.db")
}

// dataFolder is where programs of the user keep what they keep.
func dataFolder(system string, getenv func(string) string) string {
	home := getenv("HOME")
	switch {
	case system == "windows" && getenv("AppData") != "":
		return getenv("AppData")
	case system == "windows":
		return filepath.Join(getenv("USERPROFILE"), "AppData", "Roaming")
	case system == "darwin":
		return filepath.Join(home, "Library", "Application Support")
	case getenv("XDG_DATA_HOME") != "":
		return getenv("XDG_DATA_HOME")
	}
	return filepath.Join(home, ".local", "share")
}

func onServer(where string) bool {
	return strings.HasPrefix(where, "postgres://") || strings.HasPrefix(where, "postgresql://")
}

// open opens the data that is there.
func (s *session) open() (work.Desk, error) {
	if where := s.where(); !onServer(where) {
		if _, err := os.Stat(where); errors.Is(err, os.ErrNotExist) {
			return work.Desk{}, &noData{where}
		}
	}
	return s.begin()
}

// create opens the data and makes it when there is none.
func (s *session) create() (work.Desk, error) {
	if where := s.where(); s.Data == "" {
		if err := os.MkdirAll(filepath.Dir(where), 0o755); err != nil {
			return work.Desk{}, err
		}
	}
	return s.begin()
}

func (s *session) begin() (work.Desk, error) {
	store, err := data.Open(s.ctx, s.where())
	if err != nil {
		return work.Desk{}, err
	}
	s.store = store
	d := work.Desk{Store: store, Now: s.term.Now, Zone: store.Zone, Person: everybody()}
	settings, err := data.Read(s.ctx, store, data.Settings)
	if err != nil {
		return d, err
	}
	if s.Lang == "" && settings.LangTag != s.say.Tag {
		if say, err := text.Load(settings.LangTag); err == nil {
			s.say = say
		}
	}
	s.say.Zone = store.Zone
	if s.As == "" {
		return d, nil
	}
	d.Person, err = data.Read(s.ctx, store, func(v data.View) (shop.Person, error) { return data.PersonByCode(v, s.As) })
	if errors.Is(err, shop.ErrMissing) || err == nil && !d.Person.Active {
		err = shop.Refuse("cmd.refuse.nobody", shop.Args{"Code": s.As})
	}
	return d, err
}

// everybody is who calls the program without a name: whoever may read the file
// may do everything with it.
func everybody() shop.Person {
	return shop.Person{Roles: []shop.Role{shop.Owner}, Grants: shop.DefaultGrants()}
}

// print writes the one document of the call: as JSON, or for people to read.
func (s *session) print(record any) error {
	if s.JSON {
		return exchange.Print(s.term.Out, s.say.Zone, record)
	}
	return exchange.PrintPlain(s.term.Out, s.say.Zone, record)
}

// rows prints a table, its columns set apart by tabs.
func (s *session) rows(head []string, rows [][]string) error {
	for _, row := range append([][]string{head}, rows...) {
		if _, err := fmt.Fprintln(s.term.Out, strings.Join(row, "\t")); err != nil {
			return err
		}
	}
	return nil
}

// note says on the error output what should be known of what is printed.
func (s *session) note(key string, with shop.Args) { fmt.Fprintln(s.term.Err, s.say.Say(key, with)) }

// noData means that there is no data where it was looked for.
type noData struct{ where string }

// Error implements error.
func (n *noData) Error() string { return "no data at " + n.where }
