package shop

import (
	"errors"
	"strings"
)

// ErrMissing means that nothing is kept under the key asked for.
var ErrMissing = errors.New("shop: no such record")

// ErrStale means that somebody saved the record after it was read here.
var ErrStale = errors.New("shop: record was changed elsewhere")

// Args fills the blanks of a message.
type Args map[string]any

// Problem says what is wrong with one field of a draft. Field is the field's
// key: the same word is its column, its form row and its language key. Say is
// the key of the message; a Warn may be saved, anything else may not.
type Problem struct {
	Field string
	Say   string
	With  Args
	Warn  bool
}

// Problems are all that is wrong with a draft, in the order of its fields.
type Problems []Problem

// Add notes one more problem that keeps the draft from being saved.
func (p *Problems) Add(field, say string, with Args) {
	*p = append(*p, Problem{Field: field, Say: say, With: with})
}

// Warn notes something odd that does not keep the draft from being saved.
func (p *Problems) Warn(field, say string, with Args) {
	*p = append(*p, Problem{Field: field, Say: say, With: with, Warn: true})
}

// Err is the blocking part of p as an error, or nil when nothing blocks.
func (p Problems) Err() error {
	var hard Problems
	for _, x := range p {
		if !x.Warn {
			hard = append(hard, x)
		}
	}
	if len(hard) == 0 {
		return nil
	}
	return hard
}

// Under prefixes the fields of p, so that a line's problem can name its line.
func (p Problems) Under(prefix string) Problems {
	out := make(Problems, len(p))
	for i, x := range p {
		x.Field = prefix + x.Field
		out[i] = x
	}
	return out
}

func (p Problems) Error() string {
	s := make([]string, len(p))
	for i, x := range p {
		s[i] = x.Field + ": " + x.Say
	}
	return "shop: " + strings.Join(s, "; ")
}

// Refusal is an act that the rules of the trade forbid as things stand. It is
// no fault of the program and belongs to no single field. Blocks names the
// lines or records in the way, and Fix, if any, the act that clears the way.
type Refusal struct {
	Say    string
	With   Args
	Blocks []string
	Fix    string
}

func (r *Refusal) Error() string { return "shop: refused: " + r.Say }

// Refuse is a short way to write a refusal.
func Refuse(say string, with Args, blocks ...string) *Refusal {
	return &Refusal{Say: say, With: with, Blocks: blocks}
}

// Told is a fault that knows what to tell a person: the key of a message and
// its blanks. A store that cannot be written to is one.
type Told interface {
	error
	Tell() (say string, with Args)
}
