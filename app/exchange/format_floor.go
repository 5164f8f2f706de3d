package exchange

import (
	"time"

	"gongdan/app/shop"
)

// The workshop. All of it may be left out: a shop that keeps no clock has none.

// bayRecord is a place where a car is worked on. Without skills it is fitted for
// all.
type bayRecord struct {
	Code   string       `json:"code" need:"yes"`
	Name   string       `json:"name,omitempty"` // absent: the code
	Skills []shop.Skill `json:"skills,omitempty"`
	Hours  *shop.Qty    `json:"hours,omitempty"` // a day; absent: 8
	Active *bool        `json:"active,omitempty"`
}

// personFloor is what somebody has learnt and when they work; without shifts it
// is the usual week.
type personFloor struct {
	Skills   []shop.Skill    `json:"skills,omitempty"`
	Shifts   []shiftRecord   `json:"shifts,omitempty"`
	Absences []absenceRecord `json:"absences,omitempty"`
}

// shiftRecord is a stretch of a day of the week, 0 is Sunday, in minutes of the
// day.
type shiftRecord struct {
	Weekday int `json:"weekday" need:"key"`
	From    int `json:"from" need:"key"`
	Until   int `json:"until" need:"key"`
}

// absenceRecord is a stretch of days, both included.
type absenceRecord struct {
	From  shop.Day `json:"from" need:"yes"`
	Until shop.Day `json:"until" need:"yes"`
	Note  string   `json:"note,omitempty"`
}

// orderFloor is where the car stands and what it waits for.
type orderFloor struct {
	Bay    string      `json:"bay,omitempty"`
	Waits  bool        `json:"waits,omitempty"`
	Labels string      `json:"labels,omitempty"`
	Hold   *holdRecord `json:"hold,omitempty"`
}

type holdRecord struct {
	Why   shop.HoldReason `json:"why" need:"yes"`
	Since time.Time       `json:"since,omitempty"`
	Until time.Time       `json:"until,omitempty"`
	Note  string          `json:"note,omitempty"`
}

// givenRecord is a job that was given out. Line counts the lines of the order
// from 1; the first of the shares leads.
type givenRecord struct {
	Line   int           `json:"line" need:"yes"`
	Bay    string        `json:"bay,omitempty"`
	From   time.Time     `json:"planned_from,omitempty"`
	Until  time.Time     `json:"planned_until,omitempty"`
	Shares []shareRecord `json:"shares,omitempty"`
	By     string        `json:"by,omitempty"`
	At     time.Time     `json:"at,omitempty"`
	Note   string        `json:"note,omitempty"`
}

type shareRecord struct {
	Person string    `json:"person" need:"yes"`
	Part   shop.Rate `json:"part" need:"yes"`
}

// clockRecord is a stretch of work on a line of the order, counted from 1; 0 is
// a line that is gone. Without an until it runs.
type clockRecord struct {
	Line int `json:"line,omitempty"`
	stretch
}

// attendanceRecord is a stretch in which somebody was at work.
type attendanceRecord struct{ stretch }

type stretch struct {
	Person string           `json:"person" need:"yes"`
	From   time.Time        `json:"from" need:"yes"`
	Until  time.Time        `json:"until,omitempty"`
	Why    shop.PauseReason `json:"why,omitempty"`
	By     string           `json:"by,omitempty"`
	Note   string           `json:"note,omitempty"`
}
