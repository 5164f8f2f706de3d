package main

import (
	"fmt"
	"net"
	"os"
	"strings"
	"time"

	"gongdan/app/shop"
	"gongdan/data"
)

// restoreCommand puts a backup in the place of the data file.
type restoreCommand struct {
	File string `arg:"" name:"file"`
}

// restoredRecord says what is there now, what the file before had beyond it
// and where that one lies.
type restoredRecord struct {
	Restored copyRecord `json:"restored"`
	Lost     lostRecord `json:"lost"`
	Aside    string     `json:"aside"`
}

type lostRecord struct {
	Unknown  bool      `json:"unknown"`
	Since    time.Time `json:"since"`
	Writes   int64     `json:"writes"`
	Orders   int64     `json:"orders"`
	Payments int64     `json:"payments"`
}

// Run restores; it refuses while a window has the file open.
func (c *restoreCommand) Run(s *session) error {
	where := s.where()
	if s.As != "" {
		if err := c.allow(s); err != nil {
			return err
		}
	}
	if !onServer(where) && inWindow(where) {
		return shop.Refuse("restore.refuse.open", shop.Args{"Path": where})
	}
	if _, err := os.Stat(c.File); err != nil {
		return err
	}
	info, lost, err := data.Restore(s.ctx, c.File, where)
	if err != nil {
		return err
	}
	info.Path = c.File
	if s.JSON {
		return s.print(restoredRecord{copyOf(info), lostRecord{lost.Unknown, lost.Since, lost.Writes, lost.Orders, lost.Payments}, lost.Aside})
	}
	if err := s.copied("restore.done", info); err != nil {
		return err
	}
	say := "restore.lost"
	switch {
	case lost.Unknown:
		say = "restore.lost_unknown"
	case lost.Writes == 0:
		say = "restore.lost_nothing"
	}
	fmt.Fprintln(s.term.Out, s.say.Say(say, shop.Args{"Writes": lost.Writes, "Orders": lost.Orders, "Payments": lost.Payments, "Since": lost.Since}))
	if lost.Aside != "" {
		fmt.Fprintln(s.term.Out, s.say.Say("restore.aside", shop.Args{"Path": lost.Aside}))
	}
	return nil
}

// allow asks whether the person named may restore.
func (c *restoreCommand) allow(s *session) error {
	d, err := s.open()
	if err != nil {
		return err
	}
	if err := d.Person.Need(shop.Manage); err != nil {
		return err
	}
	err = s.store.Close()
	s.store = nil
	return err
}

// inWindow reports whether a window has the file open: it listens where it
// noted beside the file.
func inWindow(path string) bool {
	raw, err := os.ReadFile(path + ".window")
	if err != nil {
		return false
	}
	conn, err := net.DialTimeout("tcp", strings.TrimSpace(string(raw)), 2*time.Second)
	if err != nil {
		return false
	}
	conn.Close()
	return true
}
