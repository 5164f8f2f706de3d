package exchange

import (
	"gongdan/app/shop"
	"gongdan/data"
)

func bayRecordOf(b shop.Bay) bayRecord {
	return bayRecord{b.Code, b.Name, b.Skills, &b.Hours, inactive(b.Active)}
}

func (x *exporter) bays() error {
	list, err := data.Bays(x.v)
	x.doc.open("bays")
	for _, b := range list {
		x.name.bays[b.ID] = b.Code
		x.doc.row(bayRecordOf(b))
	}
	x.doc.shut()
	return err
}

// personFloor is when somebody works and what they have learnt.
func personFloorOf(p shop.Person, week []shop.Shift, away []shop.Absence) personFloor {
	f := personFloor{Skills: p.Skills}
	for _, s := range week {
		f.Shifts = append(f.Shifts, shiftRecord{int(s.Weekday), s.From, s.Until})
	}
	for _, a := range away {
		if a.Person == p.ID {
			f.Absences = append(f.Absences, absenceRecord{a.From, a.Until, a.Note})
		}
	}
	return f
}

func (n *names) orderFloor(f shop.Floor) orderFloor {
	r := orderFloor{Bay: n.bays[f.BayID], Waits: f.Waits, Labels: f.Labels}
	if h := f.Hold; h.Why != shop.NoHold {
		r.Hold = &holdRecord{h.Why, h.Since, h.Until, h.Note}
	}
	return r
}

// given are the jobs of an order that were given out; one whose line is gone
// means nothing any more.
func (n *names) given(all []shop.Dispatch, lines map[shop.LineID]int) (list []givenRecord) {
	for _, d := range all {
		if lines[d.LineID] == 0 {
			continue
		}
		r := givenRecord{Line: lines[d.LineID], Bay: n.bays[d.Bay], From: d.From, Until: d.Until, By: n.people[d.By], At: d.At, Note: d.Note}
		for _, s := range d.Shares {
			r.Shares = append(r.Shares, shareRecord{n.people[s.Person], s.Part})
		}
		list = append(list, r)
	}
	return list
}

func (n *names) clocks(all []shop.Clock, lines map[shop.LineID]int) (list []clockRecord) {
	for _, c := range all {
		list = append(list, clockRecord{lines[c.Line], n.stretch(c)})
	}
	return list
}

func (n *names) stretch(c shop.Clock) stretch {
	return stretch{n.people[c.Person], c.From, c.Until, c.Why, n.people[c.By], c.Note}
}

func (x *exporter) attendance() error {
	list, err := data.Attendance(x.v)
	x.doc.open("attendance")
	for _, c := range list {
		x.doc.row(attendanceRecord{x.name.stretch(c)})
	}
	x.doc.shut()
	return err
}
