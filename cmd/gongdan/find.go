package main

import (
	"strings"

	"gongdan/app/exchange"
	"gongdan/app/paper"
	"gongdan/app/shop"
)

// findCommand finds what the search box of the window finds.
type findCommand struct {
	Text  []string `arg:"" name:"text"`
	Limit int      `name:"limit" default:"20" placeholder:"N"`
}

// Run prints what was found, best first; nothing found is no error.
func (c *findCommand) Run(s *session) error {
	if c.Limit < 1 || c.Limit > 1000 {
		return &misuse{"cmd.say.count", shop.Args{"Max": 1000}}
	}
	w, err := s.viewer()
	if err != nil {
		return err
	}
	hits, err := w.Find(s.ctx, strings.Join(c.Text, " "), c.Limit)
	if err != nil {
		return err
	}
	return s.print(hits)
}

// viewer shows records to whoever called.
func (s *session) viewer() (exchange.Viewer, error) {
	d, err := s.open()
	return exchange.Viewer{Desk: d, Say: s.say, Capital: paper.Capital}, err
}
