package home

import (
	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// The cards in the order of Tab.
const (
	bookedCard = iota
	waitingCard
	promisedCard
	draftsCard
	printsCard
)

// card is a list of rows under a title.
type card struct {
	title, empty, icon string // language keys of both words
	rows               []row
	sel, top           int
	note               string        // at the right of the head
	tall               float32       // of a row, in dp at 100 %
	place              fyne.Position // where it was drawn last, and how large
	size               fyne.Size
}

// row is a line of a card.
type row struct {
	id    string // tells rows apart
	chip  *kit.ChipSpec
	time  string // stands before the plate
	head  string
	about string
	right string
	tone  string // of right
	flag  string // below the chip: overdue
	open  func()
}

// board is the day's figures and the cards, as one drawing with the keyboard.
type board struct {
	h       *screen.Host
	keyed   *kit.Keyed
	read    bool // the figures have come once
	figures data.HomeFigures
	cards   []card
	at      int // the card the keys are in
}

// newBoard gives the cards without rows.
func newBoard(h *screen.Host) *board {
	b := &board{h: h, cards: deal()}
	b.keyed = kit.NewKeyed(h.Env, func(*kit.Theme) fyne.Size { return fyne.NewSize(500, 300) }, b.draw, b.key)
	b.keyed.Leaves, b.keyed.Wheel = b.leaves, b.wheel
	return b
}

func deal() []card {
	return []card{
		bookedCard:   {title: "home.booked", empty: "home.booked.none", icon: "calendar", tall: 52},
		waitingCard:  {title: "home.waiting", empty: "home.waiting.none", icon: "check", tall: 52},
		promisedCard: {title: "home.promised", empty: "home.promised.none", icon: "car", tall: 52},
		draftsCard:   {title: "home.drafts", empty: "home.drafts.none", icon: "pen", tall: 30},
		printsCard:   {title: "home.prints", empty: "home.prints.none", icon: "print", tall: 48},
	}
}

// refill puts what was read into the cards; the choice stays on its row.
func (p *Page) refill() {
	b := p.board
	b.read, b.figures = true, p.found.figures
	b.set(bookedCard, p.bookedRows())
	b.set(waitingCard, p.waitingRows())
	b.set(promisedCard, p.promisedRows())
	b.set(draftsCard, p.draftRows())
	b.set(printsCard, p.printRows())
	b.cards[promisedCard].note = p.h.Say("home.promised.note", shop.Args{"N": b.figures.DeliveredToday})
	if len(b.cards[b.at].rows) > 0 {
		return
	}
	for i := range b.cards {
		if len(b.cards[i].rows) > 0 {
			b.at = i
			return
		}
	}
}

func (b *board) set(i int, rows []row) {
	c := &b.cards[i]
	old := ""
	if c.sel < len(c.rows) {
		old = c.rows[c.sel].id
	}
	c.rows = rows
	c.sel = max(0, min(c.sel, len(rows)-1))
	for n, r := range rows {
		if r.id == old {
			c.sel = n
		}
	}
}

// selected is the row the keys act on; ok is false in an empty card.
func (b *board) selected() (r row, ok bool) {
	c := &b.cards[b.at]
	if c.sel >= len(c.rows) {
		return row{}, false
	}
	return c.rows[c.sel], true
}

// key walks through rows and cards, and opens.
func (b *board) key(c kit.Chord) bool {
	now := &b.cards[b.at]
	switch c {
	case kit.Keys("↑"):
		b.choose(b.at, now.sel-1)
	case kit.Keys("↓"):
		b.choose(b.at, now.sel+1)
	case kit.Keys("Home"):
		b.choose(b.at, 0)
	case kit.Keys("End"):
		b.choose(b.at, len(now.rows)-1)
	case kit.Keys("PgUp"):
		b.choose(b.at, now.sel-b.room(now))
	case kit.Keys("PgDn"):
		b.choose(b.at, now.sel+b.room(now))
	case kit.Keys("←"):
		b.turn(-1)
	case kit.Keys("→"):
		b.turn(1)
	case kit.Keys("Tab"):
		b.at = b.next(1)
	case kit.Keys("Shift+Tab"):
		b.at = b.next(-1)
	case kit.Keys("Enter"):
		if r, ok := b.selected(); ok {
			r.open()
		}
	default:
		return false
	}
	b.keyed.Refresh()
	return true
}

// next is the next card that has rows, by is 1 or -1; the same one at the end.
func (b *board) next(by int) int {
	for i := b.at + by; i >= 0 && i < len(b.cards); i += by {
		if len(b.cards[i].rows) > 0 {
			return i
		}
	}
	return b.at
}

// leaves lets Tab go on behind the last card.
func (b *board) leaves(back bool) bool {
	if back {
		return b.next(-1) == b.at
	}
	return b.next(1) == b.at
}

// turn goes to the card at the left or the right.
func (b *board) turn(by int) {
	if at := b.next(by); at != b.at {
		b.at = at
	}
}

func (b *board) choose(at, sel int) {
	c := &b.cards[at]
	b.at, c.sel = at, max(0, min(sel, len(c.rows)-1))
}

// wheel scrolls the card that has the keys.
func (b *board) wheel(rows int) {
	b.choose(b.at, b.cards[b.at].sel+rows)
	b.keyed.Refresh()
}

// room is how many rows of a card are seen.
func (b *board) room(c *card) int {
	look := kit.Look()
	return max(1, int((c.size.Height-look.Dp(36)-2)/look.Dp(c.tall)))
}

// openOrder opens the order of a row: at the till when the money is due.
func (p *Page) openOrder(id shop.OrderID, pays bool) func() {
	route := screen.Route{Screen: screen.Order, ID: int64(id)}
	if pays {
		route.Screen = screen.Settle
	}
	return func() { p.h.Go(route) }
}
