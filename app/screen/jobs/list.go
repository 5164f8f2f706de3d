package jobs

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/data"
)

// row is a job, or a forgotten clock that is asked about.
type row struct {
	id    string
	clock *shop.Clock // forgotten; nil: a job
	card  *data.Card
	line  *shop.Line
	plan  shop.Dispatch // zero: it was not planned
}

// list is the bench as one drawing with the keyboard: what is asked, what is to
// be done, and the hours of the day beside it.
type list struct {
	p     *Page
	keyed *kit.Keyed
	rows  []row
	sel   string // id of the chosen row
	top   int
	room  int // rows that are seen
}

func newList(p *Page) *list {
	l := &list{p: p, room: 1}
	l.keyed = kit.NewKeyed(p.h.Env, func(*kit.Theme) fyne.Size { return fyne.NewSize(500, 300) }, l.draw, l.key)
	l.keyed.Wheel = func(rows int) { l.step(rows) }
	return l
}

// fill makes the rows of what was read. The choice stays on its row; at first it
// is on what runs, else on what is next.
func (l *list) fill() {
	l.rows = nil
	for _, c := range l.forgotten() {
		l.rows = append(l.rows, row{id: "clock" + strconv.FormatInt(int64(c.ID), 10), clock: &c})
	}
	jobs := l.jobs()
	l.rows = append(l.rows, jobs...)
	if slices.ContainsFunc(l.rows, func(r row) bool { return r.id == l.sel }) {
		return
	}
	l.sel = ""
	if len(l.rows) > 0 {
		l.sel = l.rows[0].id
	}
	if running, ok := l.p.running(false); ok {
		for _, r := range jobs {
			if r.line.ID == running.Line {
				l.sel = r.id
			}
		}
	}
}

// forgotten are the clocks that nobody stopped on an earlier day: those of the
// bench, and to who manages those of everybody.
func (l *list) forgotten() []shop.Clock {
	p := l.p
	manages := p.h.Desk().Person.May(shop.Manage)
	var all []shop.Clock
	for _, c := range p.bench.Running {
		if c.Forgotten(p.h.Env.Clock(), p.h.Env.Lang.Zone) && (manages || c.Person == p.who) {
			all = append(all, c)
		}
	}
	slices.SortStableFunc(all, func(a, b shop.Clock) int { // one's own first, and jobs before attendance
		return cmp.Or(first(b.Person == p.who, a.Person == p.who), first(b.Order != 0, a.Order != 0), a.From.Compare(b.From))
	})
	return all
}

func first(b, a bool) int {
	switch {
	case a && !b:
		return -1
	case b && !a:
		return 1
	}
	return 0
}

// jobs are the jobs of the person in the order of the plan: what is done stands
// last.
func (l *list) jobs() []row {
	p := l.p
	plans := map[shop.LineID]shop.Dispatch{}
	for _, d := range p.bench.Plans {
		plans[d.LineID] = d
	}
	worked := map[shop.LineID]bool{}
	for _, c := range p.bench.Clocks {
		worked[c.Line] = worked[c.Line] || c.Order != 0
	}
	var all []row
	for i := range p.bench.Cards {
		card := &p.bench.Cards[i]
		for k := range card.Lines {
			line := &card.Lines[k]
			if line.Kind == shop.LabourLine && line.Agreement.Consent != shop.Declined && p.wants(card, line, plans[line.ID], worked[line.ID]) {
				all = append(all, row{id: "job" + strconv.FormatInt(int64(line.ID), 10), card: card, line: line, plan: plans[line.ID]})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b row) int {
		return cmp.Or(first(b.line.Job != shop.JobDone, a.line.Job != shop.JobDone), a.when().Compare(b.when()), cmp.Compare(a.card.ID, b.card.ID))
	})
	return all
}

// wants reports whether a job stands on the bench: it is the person's and not
// done, or was worked on that day.
func (p *Page) wants(card *data.Card, line *shop.Line, plan shop.Dispatch, worked bool) bool {
	mine := line.Technician == p.who || slices.ContainsFunc(plan.Shares, func(s shop.Share) bool { return s.Person == p.who })
	open := card.Status == shop.Received || card.Status == shop.Quoted || card.Status == shop.Working
	return p.who != 0 && (worked || mine && open && line.Job != shop.JobDone)
}

// when is what a job is ordered by: the plan, else the promise, else never.
func (r row) when() time.Time {
	switch {
	case !r.plan.From.IsZero():
		return r.plan.From
	case !r.card.Stamps.PromisedAt.IsZero():
		return r.card.Stamps.PromisedAt
	}
	return time.Unix(1<<40, 0)
}

// todo is how many jobs are not done.
func (l *list) todo() (n int) {
	for _, r := range l.rows {
		if r.line != nil && r.line.Job != shop.JobDone {
			n++
		}
	}
	return n
}

func (l *list) at() int {
	return slices.IndexFunc(l.rows, func(r row) bool { return r.id == l.sel })
}

// chosen is the row the keys act on.
func (l *list) chosen() (row, bool) {
	if i := l.at(); i >= 0 {
		return l.rows[i], true
	}
	return row{}, false
}

func (l *list) key(c kit.Chord) bool {
	switch c {
	case kit.Keys("↑"):
		l.step(-1)
	case kit.Keys("↓"):
		l.step(1)
	case kit.Keys("PgUp"):
		l.step(-l.room)
	case kit.Keys("PgDn"):
		l.step(l.room)
	case kit.Keys("Home"):
		l.step(-len(l.rows))
	case kit.Keys("End"):
		l.step(len(l.rows))
	case kit.Keys("Enter"):
		acts{l.p}.enter()
	default:
		return false
	}
	return true
}

// step chooses another row.
func (l *list) step(by int) {
	if len(l.rows) == 0 {
		return
	}
	l.sel = l.rows[max(0, min(len(l.rows)-1, l.at()+by))].id
	l.keyed.Refresh()
	l.p.h.Changed(l.p)
}
