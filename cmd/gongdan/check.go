package main

import (
	"fmt"

	"gongdan/app/shop"
	"gongdan/data"
)

// checkCommand proves the records.
type checkCommand struct{}

type findingRecord struct {
	Key   string `json:"key"`
	Text  string `json:"text"`
	Fixed bool   `json:"fixed"`
}

type checkedRecord struct {
	OK       bool            `json:"ok"`
	Findings []findingRecord `json:"findings"`
}

// Run prints what cannot be right and mends what follows from other records.
// What is left unmended is a refusal.
func (c *checkCommand) Run(s *session) error {
	d, err := s.open()
	if err != nil {
		return err
	}
	var found []data.Finding
	if s.store.ReadOnly() {
		found, err = data.Check(s.ctx, s.store)
	} else {
		found, err = data.CheckAndMend(s.ctx, s.store, data.By{Person: d.Person.ID, At: d.Now()})
	}
	if err != nil {
		return err
	}
	report := checkedRecord{OK: true, Findings: []findingRecord{}}
	for _, f := range found {
		report.Findings = append(report.Findings, findingRecord{f.Key, s.say.Say(f.Key, f.Args), f.Fixed})
		report.OK = report.OK && f.Fixed
	}
	if err := c.print(s, report); err != nil {
		return err
	}
	if !report.OK {
		return shop.Refuse("check.refuse.found", shop.Args{"Count": len(found)})
	}
	return nil
}

func (c *checkCommand) print(s *session, r checkedRecord) error {
	if s.JSON {
		return s.print(r)
	}
	for _, f := range r.Findings {
		end := ""
		if f.Fixed {
			end = s.say.Say("check.fixed")
		}
		fmt.Fprintln(s.term.Out, f.Text+end)
	}
	if r.OK {
		fmt.Fprintln(s.term.Out, s.say.Say("check.good"))
	}
	return nil
}
