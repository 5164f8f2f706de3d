package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// backupCommand copies the data file.
type backupCommand struct {
	File string `arg:"" name:"file"`
}

// Run makes a verified copy. Into a folder it goes under the name of its time.
// The photos go into the folder "photos" beside it, each once.
func (c *backupCommand) Run(s *session) error {
	d, err := s.open()
	if err != nil {
		return err
	}
	to := c.File
	if info, err := os.Stat(to); err == nil && info.IsDir() {
		to = filepath.Join(to, data.BackupName(d.Now(), d.Zone))
	}
	if err := hasFolder(to); err != nil {
		return err
	}
	info, err := data.Backup(s.ctx, s.store, to)
	if err != nil {
		return err
	}
	if err := work.BackUpPhotos(s.ctx, d, info.Path); err != nil {
		return err
	}
	return s.copied("backup.made", info)
}

// copyRecord says what is in a backup.
type copyRecord struct {
	File      string    `json:"file"`
	Size      int64     `json:"size"`
	Schema    int64     `json:"schema"`
	At        time.Time `json:"at"` // of the newest write
	Customers int64     `json:"customers"`
	Vehicles  int64     `json:"vehicles"`
	Parts     int64     `json:"parts"`
	Orders    int64     `json:"orders"`
	LastOrder string    `json:"last_order"`
}

func copyOf(i data.BackupInfo) copyRecord {
	return copyRecord{i.Path, i.Size, i.Schema, i.At, i.Customers, i.Vehicles, i.Parts, i.Orders, i.LastOrder}
}

func (s *session) copied(say string, info data.BackupInfo) error {
	if s.JSON {
		return s.print(copyOf(info))
	}
	_, err := fmt.Fprintln(s.term.Out, s.say.Say(say, shop.Args{
		"Path": info.Path, "Orders": info.Orders, "Vehicles": info.Vehicles, "At": info.At, "Last": info.LastOrder,
	}))
	return err
}
