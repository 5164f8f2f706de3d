package main

import (
	"fmt"

	"gongdan/data"
)

// versionCommand says what this is.
type versionCommand struct{}

type versionRecord struct {
	Version string `json:"version"`
	Engine  string `json:"engine"`
	Schema  int64  `json:"schema"`
}

// Run prints the version of the program, the engine of the data and the version
// of its tables: those of the file, or what the program would make.
func (c *versionCommand) Run(s *session) error {
	r := versionRecord{Version: build(), Engine: "sqlite"}
	if onServer(s.where()) {
		r.Engine = "postgres"
	}
	schema, err := data.Newest(r.Engine)
	if err != nil {
		return err
	}
	r.Schema = schema
	if r.Engine == "sqlite" {
		if info, err := data.Verify(s.ctx, s.where()); err == nil {
			r.Schema = info.Schema
		}
	}
	if s.JSON {
		return s.print(r)
	}
	_, err = fmt.Fprintf(s.term.Out, "gongdan %s, %s, %d\n", r.Version, r.Engine, r.Schema)
	return err
}
