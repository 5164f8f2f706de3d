package board

import (
	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/shop"
)

// view draws the board and answers the mouse.
type view struct {
	p     *Page
	keyed *kit.Dragged

	cards []cardPlace // drawn last
	cols  []kit.Place // of the groups
	lane  int         // the first lane that is seen
	rooms map[string]int
	ghost ghost
	wall  *wall
}

// cardPlace is where a card was drawn.
type cardPlace struct {
	id shop.OrderID
	kit.Place
}

// ghost is the card that hangs at the pointer while it is dragged.
type ghost struct {
	id   shop.OrderID
	over int // the group it is over, -1: none
	move func(fyne.Position)
	drop func()
}

func newView(p *Page) *view {
	v := &view{p: p, rooms: map[string]int{}, ghost: ghost{over: -1}}
	v.keyed = kit.NewDragged(p.h.Env, func(*kit.Theme) fyne.Size { return fyne.NewSize(500, 240) }, painter{faces{v}}.draw, v.key)
	v.keyed.OnDrag, v.keyed.OnDrop, v.keyed.OnWheel, v.keyed.OnMenu = v.drag, v.dropped, v.wheel, v.menu
	return v
}

func (v *view) refresh() {
	v.keyed.Refresh()
	if v.wall != nil {
		v.wall.drawn.Refresh()
	}
}

// key walks over the cards. In columns ↑↓ go along, in lanes ←→ do.
func (v *view) key(c kit.Chord) bool {
	m := &v.p.m
	if v.wall != nil {
		return false
	}
	along, across := []string{"↑", "↓"}, []string{"←", "→"}
	if m.lanes {
		along, across = across, along
	}
	room := max(1, v.rooms[m.key()])
	switch c {
	case kit.Keys(along[0]):
		m.along(-1)
	case kit.Keys(along[1]):
		m.along(1)
	case kit.Keys(across[0]):
		m.across(-1)
	case kit.Keys(across[1]):
		m.across(1)
	case kit.Keys("Home"):
		m.choose(m.g, 0)
	case kit.Keys("End"):
		m.choose(m.g, 1<<30)
	case kit.Keys("PgUp"):
		m.along(-room)
	case kit.Keys("PgDn"):
		m.along(room)
	case kit.Keys("Menu"), kit.Keys("Shift+F10"):
		v.p.do.menu()
	default:
		return false
	}
	v.keyed.Refresh()
	return true
}

// key is the group that the choice stands in.
func (m *model) key() string {
	if m.g < len(m.groups) {
		return m.groups[m.g].key
	}
	return ""
}

// beside is the place of the window where the chosen card ends, for a menu.
func (v *view) beside() fyne.Position {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(v.keyed)
	for _, c := range v.cards {
		if c.id == v.p.m.sel {
			return at.AddXY(c.X+24, c.Y+min(c.H, kit.Look().Dp(30))+2)
		}
	}
	return at.AddXY(40, 60)
}

func (v *view) cardAt(at fyne.Position) shop.OrderID {
	for _, c := range v.cards {
		if at.X >= c.X && at.X < c.X+c.W && at.Y >= c.Y && at.Y < c.Y+c.H {
			return c.id
		}
	}
	return 0
}

func (v *view) groupAt(at fyne.Position) int {
	for g, c := range v.cols {
		if c.W > 0 && at.X >= c.X && at.X < c.X+c.W && at.Y >= c.Y && at.Y < c.Y+c.H {
			return g
		}
	}
	return -1
}

// menu offers what can be done with the card at a place.
func (v *view) menu(at fyne.Position) {
	if id := v.cardAt(at); id != 0 && v.wall == nil {
		v.p.m.sel = id
		v.p.m.settle()
		v.keyed.Refresh()
		v.p.do.menu()
	}
}

// drag takes the card that was pressed along with the pointer.
func (v *view) drag(from, at fyne.Position) {
	if v.ghost.id == 0 {
		v.lift(from)
	}
	if v.ghost.id == 0 {
		return
	}
	if over := v.groupAt(at); over != v.ghost.over {
		v.ghost.over = over
		v.keyed.Refresh()
	}
	base := fyne.CurrentApp().Driver().AbsolutePositionForObject(v.keyed)
	v.ghost.move(base.Add(at).AddXY(8, -14))
}

// lift begins to drag a card.
func (v *view) lift(from fyne.Position) {
	id := v.cardAt(from)
	c := v.p.m.card(id)
	if c == nil {
		return
	}
	v.p.m.sel = id
	v.p.m.settle()
	look, words := kit.Look(), v.p.h.Env.Lang.Plate(c.Plate)
	size := fyne.NewSize(look.Style(kit.Head).Width(words)+24, look.Dp(28))
	drawn := kit.NewDrawing(v.p.h.Env, func(*kit.Theme) fyne.Size { return size }, func(p *kit.Pen, size fyne.Size) {
		p.Round(kit.At(0, 0, size.Width, size.Height), 4, p.Look.Primary)
		p.Text(12, size.Height/2, words, p.Style(kit.Head).In(p.Look.OnPrimary))
	})
	v.ghost.id = id
	v.ghost.move, v.ghost.drop = kit.Hang(v.p.h.Env.Layer, drawn, size)
}

// dropped moves the card to the column it is over, or gives it to whose lane that
// is.
func (v *view) dropped(_, at fyne.Position) {
	id := v.ghost.id
	if id == 0 {
		return
	}
	v.ghost.drop()
	v.ghost = ghost{over: -1}
	g := v.groupAt(at)
	v.keyed.Refresh()
	if g < 0 || g >= len(v.p.m.groups) {
		return
	}
	if v.p.m.lanes {
		v.p.do.giveLane(id, v.p.m.groups[g])
		return
	}
	if s, ok := v.p.m.chosen(); ok && s.card.ID == id && s.stage != v.p.m.groups[g].stage {
		v.p.do.moveCard(id, v.p.m.groups[g].stage)
	}
}

// wheel scrolls the column or the lane under the pointer.
func (v *view) wheel(at fyne.Position, rows int) {
	g := v.groupAt(at)
	if g < 0 || g >= len(v.p.m.groups) {
		return
	}
	m := &v.p.m
	if m.lanes {
		v.lane = max(0, min(v.lane+rows, len(m.groups)-1))
		m.g = max(m.g, v.lane)
		m.choose(m.g, m.i)
	} else {
		grp := m.groups[g]
		m.tops[grp.key] = max(0, min(m.tops[grp.key]+rows, len(grp.slots)-1))
		if m.g == g {
			m.choose(g, max(m.i, m.tops[grp.key]))
		}
	}
	v.keyed.Refresh()
}
