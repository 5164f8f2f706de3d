package board

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// The filters of the board.
const (
	filterAll    = ""
	filterLate   = "late"
	filterWaits  = "waits"
	filterParts  = "parts"
	filterRework = "rework"
)

// filters are the pills above the board, in the order of their digits.
func filters() []screen.Filter {
	return []screen.Filter{
		{ID: filterAll, Title: "board.filter.all"},
		{ID: filterLate, Title: "board.filter.late"},
		{ID: filterWaits, Title: "board.filter.waits"},
		{ID: filterParts, Title: "board.filter.parts"},
		{ID: filterRework, Title: "board.filter.rework"},
	}
}

// slot is a card in its place.
type slot struct {
	card  *data.Card
	stage shop.Stage
	late  time.Duration // over the promised time; 0: not yet
}

// group is a column of the board, or a lane.
type group struct {
	key    string // tells groups apart
	stage  shop.Stage
	person shop.PersonID
	slots  []slot
}

// found is what the board shows, as it was read last.
type found struct {
	cards []data.Card
	crew  screen.Crew
}

// model is which cards stand where, and which one is chosen.
type model struct {
	found
	pending map[shop.OrderID]shop.Stage // moved here and not kept yet
	filter  string
	person  shop.PersonID // whose cards are shown; 0: everybody's
	lanes   bool
	now     time.Time
	zone    *time.Location

	groups []group
	counts []int64
	tops   map[string]int // first card that is seen, by group
	sel    shop.OrderID   // the card that the keys act on
	g, i   int            // where it stands
}

// arrange puts the cards into their groups. The choice stays on its card; when
// that has gone it goes to the one that stands there now.
func (m *model) arrange() {
	m.groups, m.counts = m.empty(), make([]int64, len(filters()))
	for n := range m.cards {
		s := m.slotOf(&m.cards[n])
		if s.stage == "" || m.person != 0 && !has(s.card, m.person) {
			continue
		}
		for f, x := range filters() {
			if s.fits(x.ID) {
				m.counts[f]++
			}
		}
		if s.fits(m.filter) {
			m.put(s)
		}
	}
	for g := range m.groups {
		slices.SortStableFunc(m.groups[g].slots, order)
	}
	m.groups = slices.DeleteFunc(m.groups, func(g group) bool { return g.key == keyCarried && len(g.slots) == 0 })
	m.settle()
}

// The lanes that belong to nobody.
const (
	keyCarried = "carried" // 昨日遗留
	keyNobody  = "nobody"  // 未派工
)

// empty are the groups without their cards.
func (m *model) empty() (all []group) {
	if !m.lanes {
		for _, s := range shop.Stages() {
			all = append(all, group{key: string(s), stage: s})
		}
		return all
	}
	all = append(all, group{key: keyCarried}, group{key: keyNobody})
	for _, p := range m.crew.People {
		if m.person == 0 || m.person == p.ID {
			all = append(all, group{key: strconv.FormatInt(int64(p.ID), 10), person: p.ID})
		}
	}
	return all
}

// put adds a card to its column, or to its lane: what was begun before today and
// is not done stands in a strip of its own.
func (m *model) put(s slot) {
	at := 0
	if !m.lanes {
		at = slices.Index(shop.Stages(), s.stage)
	} else if s.stage == shop.ToSettle || shop.DayOf(s.card.Stamps.ReceivedAt, m.zone) >= shop.DayOf(m.now, m.zone) {
		at = slices.IndexFunc(m.groups, func(g group) bool { return g.person == leader(s.card) && g.key != keyCarried })
		if at < 0 {
			at = 1
		}
	}
	m.groups[at].slots = append(m.groups[at].slots, s)
}

// leader is whose card it is: the technician of its first job.
func leader(c *data.Card) shop.PersonID {
	for i := range c.Lines {
		if l := &c.Lines[i]; l.Technician != 0 && l.Agreement.Consent != shop.Declined {
			return l.Technician
		}
	}
	return 0
}

func has(c *data.Card, who shop.PersonID) bool {
	return slices.ContainsFunc(c.Lines, func(l shop.Line) bool { return l.Technician == who && l.Agreement.Consent != shop.Declined })
}

func (m *model) slotOf(c *data.Card) slot {
	s := slot{card: c, stage: shop.StageOf(&c.Order)}
	if to, ok := m.pending[c.ID]; ok {
		s.stage = to
	}
	if s.stage != shop.ToSettle && !c.Stamps.PromisedAt.IsZero() {
		s.late = max(0, m.now.Sub(c.Stamps.PromisedAt))
	}
	return s
}

// reworked reports whether the car is here for work that was done before.
func (s slot) reworked() bool {
	return s.card.Kind == shop.Rework || s.card.ReworkOf != 0 || s.card.Failed > 0
}

func (s slot) fits(filter string) bool {
	switch filter {
	case filterLate:
		return s.late > 0
	case filterWaits:
		return s.card.Floor.Waits
	case filterParts:
		return s.stage == shop.AwaitParts
	case filterRework:
		return s.reworked()
	}
	return true
}

// order puts what is overdue first, then what was promised first; without a
// promise a car comes last.
func order(a, b slot) int {
	when := func(s slot) int64 {
		if s.card.Stamps.PromisedAt.IsZero() {
			return 1 << 60
		}
		return s.card.Stamps.PromisedAt.UnixMilli()
	}
	late := func(s slot) int {
		if s.late > 0 {
			return 0
		}
		return 1
	}
	return cmp.Or(cmp.Compare(late(a), late(b)), cmp.Compare(when(a), when(b)), cmp.Compare(a.card.ID, b.card.ID))
}

// settle finds the chosen card again.
func (m *model) settle() {
	for g := range m.groups {
		for i := range m.groups[g].slots {
			if m.groups[g].slots[i].card.ID == m.sel {
				m.g, m.i = g, i
				return
			}
		}
	}
	m.choose(min(m.g, len(m.groups)-1), m.i)
	for g := 0; m.sel == 0 && g < len(m.groups); g++ {
		m.choose(g, 0)
	}
}

// choose puts the keys on a card of a group; an empty group leaves them on none.
func (m *model) choose(g, i int) {
	m.sel = 0
	if g < 0 || g >= len(m.groups) || len(m.groups[g].slots) == 0 {
		return
	}
	m.g, m.i = g, max(0, min(i, len(m.groups[g].slots)-1))
	m.sel = m.groups[m.g].slots[m.i].card.ID
}

// chosen is the card the keys act on; ok is false on an empty board.
func (m *model) chosen() (slot, bool) {
	if m.sel == 0 || m.g >= len(m.groups) || m.i >= len(m.groups[m.g].slots) {
		return slot{}, false
	}
	return m.groups[m.g].slots[m.i], true
}

// along goes to another card of the group, across to the next group that has
// one.
func (m *model) along(by int) { m.choose(m.g, m.i+by) }

func (m *model) across(by int) {
	for g := m.g + by; g >= 0 && g < len(m.groups); g += by {
		if len(m.groups[g].slots) > 0 {
			m.choose(g, m.i)
			return
		}
	}
}

// card is the card of an order; nil if it is not on the board.
func (m *model) card(id shop.OrderID) *data.Card {
	for i := range m.cards {
		if m.cards[i].ID == id {
			return &m.cards[i]
		}
	}
	return nil
}
