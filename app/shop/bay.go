package shop

import (
	"slices"
	"time"
)

// BayID is the number a bay is kept under.
type BayID int64

// Skill (技能) is a sort of work that a bay is fitted for and a technician has
// learnt.
type Skill string

// The skills there are.
const (
	Upkeep    Skill = "upkeep"    // 保养快修
	Mechanic  Skill = "mechanic"  // 机电
	Chassis   Skill = "chassis"   // 底盘、轮胎、定位
	Electric  Skill = "electric"  // 电气诊断
	HighVolts Skill = "high_volt" // 三电（高压证）
	Body      Skill = "body"      // 钣金
	Paint     Skill = "paint"     // 喷漆
)

// Skills are all skills, in the order in which they are offered.
func Skills() []Skill {
	return []Skill{Upkeep, Mechanic, Chassis, Electric, HighVolts, Body, Paint}
}

// Key is the word of the skill.
func (s Skill) Key() string { return "skill." + string(s) }

// Bay (工位) is a place where one car is worked on at a time.
type Bay struct {
	ID     BayID
	Rev    int64
	Code   string // short, stands on the card: 1
	Name   string
	Skills []Skill // what it is fitted for; empty: all
	Hours  Qty     // bookable in a working day
	Active bool
}

// MaxHours is the length of a day.
const MaxHours = 24 * One

// Check lists what keeps the bay from being saved.
func (b Bay) Check() Problems {
	var p Problems
	p.checkName("code", b.Code)
	p.checkName("name", b.Name)
	if b.Hours <= 0 || b.Hours > MaxHours {
		p.Add("hours", "bay.say.hours", Args{"Max": MaxHours})
	}
	for _, s := range b.Skills {
		if !slices.Contains(Skills(), s) {
			p.Add("skills", "bay.say.skill", Args{"Skill": string(s)})
		}
	}
	return p
}

// Shift (班次) is when somebody works on a day of the week, in minutes of the
// day; several shifts of a day leave a break between them.
type Shift struct {
	Weekday time.Weekday
	From    int
	Until   int
}

const minutesADay = 24 * 60

// CheckShifts lists what keeps somebody's week from being saved.
func CheckShifts(week []Shift) Problems {
	var p Problems
	for i, s := range week {
		if s.From < 0 || s.Until > minutesADay || s.From >= s.Until {
			p.Add("shifts", "shift.say.times", nil)
			continue
		}
		for _, other := range week[:i] {
			if other.Weekday == s.Weekday && s.From < other.Until && other.From < s.Until {
				p.Add("shifts", "shift.say.twice", Args{"Weekday": int(s.Weekday)})
			}
		}
	}
	return p
}

// Absence (请假) is a stretch of days on which somebody does not work.
type Absence struct {
	ID     int64
	Person PersonID
	From   Day
	Until  Day // inclusive
	Note   string
}

// Check lists what keeps the absence from being saved.
func (a Absence) Check() Problems {
	var p Problems
	if a.From == "" || a.Until < a.From {
		p.Add("until", "absence.say.days", nil)
	}
	p.checkText("note", a.Note, MaxName)
	return p
}

// HoursOn (可用工时) is how long somebody with that week works on a day, in
// thousandths of an hour; 0 on days of absence.
func HoursOn(week []Shift, away []Absence, day Day) Qty {
	t, err := time.Parse(time.DateOnly, string(day))
	if err != nil {
		return 0
	}
	for _, a := range away {
		if a.From <= day && day <= a.Until {
			return 0
		}
	}
	var minutes int
	for _, s := range week {
		if s.Weekday == t.Weekday() {
			minutes += s.Until - s.From
		}
	}
	return Qty(minutes) * One / 60
}

// UsualWeek is the week of somebody whose own was never written: six days of
// eight hours.
func UsualWeek() []Shift {
	var week []Shift
	for d := time.Monday; d <= time.Saturday; d++ {
		week = append(week, Shift{d, 8*60 + 30, 12 * 60}, Shift{d, 13*60 + 30, 18 * 60})
	}
	return week
}
