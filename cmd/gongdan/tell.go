package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"gongdan/app/exchange"
	"gongdan/app/shop"
	"gongdan/data"
)

// tell says on the error output what went wrong, why and what can be done, and
// reports how the program ends.
func (s *session) tell(err error) int {
	if err == nil {
		return done
	}
	words, status := s.words(err)
	fmt.Fprintln(s.term.Err, words)
	return status
}

func (s *session) words(err error) (string, int) {
	var (
		missing  *noData
		trouble  *data.Trouble
		broken   *exchange.Broken
		problems shop.Problems
		faults   shop.Faults
		refusal  *shop.Refusal
		file     *fs.PathError
	)
	if m, ok := isMisuse(err); ok {
		return s.say.Say(m.say, m.with), misused
	}
	switch {
	case errors.As(err, &missing):
		return s.say.Say("cmd.say.no_data", shop.Args{"Path": missing.where}), unusable
	case errors.As(err, &trouble):
		say, with := trouble.Tell()
		return s.say.Say(say, with), unusable
	case errors.As(err, &broken):
		return s.broken(broken), refused
	case errors.As(err, &faults):
		return s.faults(faults), refused
	case errors.As(err, &problems):
		return s.problems(problems), refused
	case errors.As(err, &refusal):
		return s.say.Refusal(refusal), refused
	case errors.Is(err, shop.ErrMissing), errors.Is(err, shop.ErrStale):
		return s.say.Say("cmd.say.changed"), refused
	case errors.Is(err, context.Canceled):
		return s.say.Say("cmd.say.stopped"), refused
	case errors.As(err, &file):
		return s.file(file), refused
	}
	slog.New(slog.NewTextHandler(s.term.Err, nil)).Error("command", "err", err)
	return s.say.Say("cmd.say.unknown"), refused
}

// problems says a list of problems, each with the field it is about.
func (s *session) problems(all shop.Problems) string {
	var lines []string
	for _, p := range all {
		line := s.say.Problem(p)
		if p.Field != "" {
			line = p.Field + ": " + line
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func (s *session) broken(b *exchange.Broken) string {
	say := s.problems(b.Problems)
	if b.More > 0 {
		say += "\n" + s.say.Say("import.more", shop.Args{"Count": b.More})
	}
	return say + "\n" + s.say.Say("import.nothing")
}

// file says what is the matter with a file that was named: often it, or its
// folder, is not there.
func (s *session) file(err *fs.PathError) string {
	folder := filepath.Dir(err.Path)
	with := shop.Args{"Path": err.Path, "Folder": folder, "Text": err.Err.Error()}
	if !errors.Is(err, fs.ErrNotExist) {
		return s.say.Say("cmd.say.file", with)
	}
	if _, gone := os.Stat(folder); gone != nil {
		return s.say.Say("cmd.say.no_folder", with)
	}
	return s.say.Say("cmd.say.no_file", with)
}

// hasFolder reports as *fs.PathError that the folder of a file to be written is
// not there; no command makes folders.
func hasFolder(path string) error {
	_, err := os.Stat(filepath.Dir(path))
	if errors.Is(err, fs.ErrNotExist) {
		return &fs.PathError{Op: "write", Path: path, Err: fs.ErrNotExist}
	}
	return err
}
