package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"gongdan/app/exchange"
	"gongdan/app/sheet"
	"gongdan/app/shop"
)

// exportCommand writes everything into a file of the open format, or the
// records of a kind into a table; into a folder it writes both.
type exportCommand struct {
	File  string `arg:"" name:"file"`
	Table string `name:"table" placeholder:"KIND" enum:",parts,customers,vehicles" default:""`
}

// Run writes the file whole or not at all.
func (c *exportCommand) Run(s *session) error {
	about, err := os.Stat(c.File)
	switch ext := strings.ToLower(filepath.Ext(c.File)); {
	case err == nil && about.IsDir():
		return c.folder(s)
	case ext == ".xlsx":
		return c.table(s, sheet.XLSX)
	case ext == ".csv":
		return c.table(s, sheet.CSV)
	case ext == "":
		return c.folder(s)
	case ext != ".json":
		return shop.Refuse("export.refuse.kind", shop.Args{"File": c.File})
	}
	d, err := s.open()
	if err != nil {
		return err
	}
	err = writeWhole(c.File, func(to io.Writer) error { return exchange.Export(s.ctx, d, to) })
	if err != nil {
		return err
	}
	return s.wrote(c.File)
}

// wroteRecord names the file that a command has made.
type wroteRecord struct {
	File string `json:"file"`
}

func (s *session) wrote(file string) error {
	if s.JSON {
		return s.print(wroteRecord{file})
	}
	_, err := fmt.Fprintln(s.term.Out, s.say.Say("cmd.wrote", shop.Args{"File": file}))
	return err
}

// writeWhole writes a file that is there only when all of it is.
func writeWhole(path string, write func(io.Writer) error) error {
	if err := hasFolder(path); err != nil {
		return err
	}
	part, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.tmp")
	if err != nil {
		return err
	}
	defer os.Remove(part.Name())
	err = write(part)
	if err == nil {
		err = part.Sync()
	}
	if e := part.Close(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	return os.Rename(part.Name(), path)
}
