package demo

import (
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
)

// toolMaterial is a tool, with how many days before the last one of the shop it
// was calibrated and lent.
type toolMaterial struct {
	Code, Name, Kind, Serial, Bin, Value string

	EveryDays  int `json:"every_days"`
	Calibrated []struct {
		Days   int
		By     string
		Passed bool
	}
	Lent []struct {
		Days, Due int            // the day it went out, and that on which it was wanted back
		State     shop.ToolState // empty: it is still out
	}
}

// Hours of the day at which tools go out and come back.
const (
	toolOut  = 9
	toolBack = 16
)

// toolRoom makes up the tools of the shop. Nothing of it is left to chance.
type toolRoom struct{ *builder }

// tools adds them with their files.
func (b toolRoom) tools() error {
	for i, x := range b.shop.Tools {
		value, err := money(x.Value)
		if err != nil {
			return err
		}
		f := work.ToolFile{Tool: shop.Tool{
			Code: x.Code, Name: x.Name, Kind: x.Kind, Serial: x.Serial, Bin: x.Bin, Value: value, EveryDays: x.EveryDays,
			BoughtOn: b.size.Until.Add(-900 - 11*i), Active: true,
		}}
		for n, c := range x.Calibrated {
			on := b.size.Until.Add(-c.Days)
			done := shop.Calibration{On: on, By: c.By, Passed: c.Passed, NextOn: on.Add(x.EveryDays), At: b.hour(on, toolBack)}
			if c.Passed {
				done.Certificate = x.Code + "-" + string(on[:4]) + string(rune('A'+n))
			}
			f.Calibrations = append(f.Calibrations, done)
		}
		for n, l := range x.Lent {
			f.Loans = append(f.Loans, b.loan(i+n, shop.ToolLoan{DueOn: b.size.Until.Add(-l.Due), OutAt: b.hour(b.size.Until.Add(-l.Days), toolOut), State: l.State}))
			if l.State.Ends() {
				f.Active, f.Why = false, b.shop.ToolNote
			}
		}
		if err := work.LoadTool(b.load, f); err != nil {
			return err
		}
	}
	return nil
}

// loan says who had a tool, and when it came back.
func (b toolRoom) loan(n int, l shop.ToolLoan) shop.ToolLoan {
	l.Person = b.crew.technicians[n%len(b.crew.technicians)]
	if l.State != "" {
		l.BackAt = b.hour(l.DueOn, toolBack)
	}
	if l.State.Ends() {
		l.Note = b.shop.ToolNote
	}
	return l
}

// hour is a time of a day of the shop.
func (b toolRoom) hour(on shop.Day, hour int) time.Time {
	return on.Time(b.zone).Add(time.Duration(hour) * time.Hour)
}
