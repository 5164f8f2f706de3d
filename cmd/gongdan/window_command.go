package main

import "time"

// windowCommand opens the window: what the program does without a command.
type windowCommand struct{}

// options are what the window is opened with.
type options struct {
	Where   string // path or postgres://…
	Lang    string // empty: as the shop's settings say
	As      string // code of the person at the counter; empty: ask
	Version string
	Now     func() time.Time
}

// Run opens the window and waits until it is closed.
func (windowCommand) Run(s *session) error {
	return openWindow(s.ctx, options{Where: s.where(), Lang: s.Lang, As: s.As, Version: build(), Now: s.term.Now})
}
