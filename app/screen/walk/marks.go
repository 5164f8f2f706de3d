package walk

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
)

// marks (外观标记) is the outline of the car and, in words, what was marked on it.
// A click or a figure puts a mark of a kind; arrows walk over the zones.
type marks struct {
	p       *Page
	outline *screen.Outline
	kinds   *kit.Drawing
	grid    *kit.Grid
	card    *kit.Card // around the outline; says the zone in words
	zone    shop.Zone
	kind    shop.BlemishKind // what a click puts
	chosen  int              // the mark that is chosen, -1: none
	rows    int              // of kinds, as many as their words take
}

// The columns of the list of marks.
const (
	markN = iota
	markZone
	markKind
	markNote
)

func newMarks(p *Page) *marks {
	m := &marks{p: p, zone: shop.Bonnet, kind: shop.Scratch, chosen: -1, rows: 1}
	m.outline = screen.NewOutline(p.h, m.key)
	m.outline.OnTap = m.tap
	m.kinds = kit.NewDrawing(p.h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(200, float32(m.rows)*l.Dp(25)) }, m.drawKinds)
	m.grid = kit.NewGrid(p.h.Env, []kit.GridColumn{
		{ID: "n", TitleKey: "walk.mark.n", W: 34, Right: true},
		{ID: "zone", TitleKey: "walk.mark.zone", W: screen.Wide(p.h, zoneKeys()...)},
		{ID: "kind", TitleKey: "walk.mark.kind", W: screen.Wide(p.h, kindKeys()...), Kind: kit.GridChoice, Choices: m.choices},
		{ID: "note", TitleKey: "walk.mark.note", Min: 80, Kind: kit.GridText},
	})
	m.grid.Rows = func() int { return len(p.walk().Marks) }
	m.grid.Cell, m.grid.Edit, m.grid.Set = m.cell, m.text, m.set
	m.card = kit.NewCard(p.h.Say("walk.marks"), container.New(outlineLayout{m}, m.outline.Object(), m.kinds))
	m.grid.OnSelect = func(row, _ int) { m.choose(row) }
	return m
}

func zoneKeys() (all []string) {
	for _, z := range shop.Zones() {
		all = append(all, z.Key())
	}
	return append(all, "walk.mark.zone")
}

func kindKeys() (all []string) {
	for _, k := range shop.BlemishKinds() {
		all = append(all, k.Key())
	}
	return append(all, "walk.mark.kind")
}

// focused reports whether the outline or the list has the keys.
func (m *marks) focused() bool {
	f := m.p.h.Env.Focused()
	return f == fyne.Focusable(m.outline.Keyed()) || f == fyne.Focusable(m.grid)
}

// key takes the keys of the outline.
func (m *marks) key(c kit.Chord) bool {
	for keys, way := range map[string][2]float64{"←": {-1, 0}, "→": {1, 0}, "↑": {0, -1}, "↓": {0, 1}} {
		if c == kit.Keys(keys) {
			m.walk(m.zone.Beside(way[0], way[1]))
			return true
		}
	}
	for i, kind := range shop.BlemishKinds() {
		if c == kit.Keys(strconv.Itoa(i+1)) {
			m.kind = kind
			m.put(shop.Blemish{Zone: m.zone, Kind: kind})
			return true
		}
	}
	switch c {
	case kit.Keys("Enter"):
		if m.chosen >= 0 {
			m.grid.Focus()
			m.grid.Select(m.chosen, markNote)
			return true
		}
	case kit.Keys("Home"):
		m.walk(shop.FrontBumper)
		return true
	case kit.Keys("End"):
		m.walk(shop.RearBumper)
		return true
	}
	return false
}

// walk goes to a zone and chooses the mark on it, if there is one.
func (m *marks) walk(z shop.Zone) {
	m.zone = z
	m.chosen = slices.IndexFunc(m.p.walk().Marks, func(b shop.Blemish) bool { return b.Zone == z })
	m.show()
}

// choose goes to a mark.
func (m *marks) choose(i int) {
	if all := m.p.walk().Marks; i >= 0 && i < len(all) {
		m.chosen, m.zone = i, all[i].Zone
		m.show()
	}
}

// tap chooses the mark that was clicked, or puts one where nothing is.
func (m *marks) tap(at shop.Spot, sign int) {
	if sign >= 0 {
		m.choose(sign)
		return
	}
	z := shop.ZoneAt(at)
	if z == "" {
		return
	}
	m.zone = z
	m.put(shop.Blemish{Zone: z, Kind: m.kind, X: within(at.X), Y: within(at.Y)})
}

func within(n float64) int { return max(1, min(999, int(n+0.5))) }

// put adds a mark. By the keys a zone has one of a kind; the one that is there is
// chosen.
func (m *marks) put(b shop.Blemish) {
	all := m.p.walk().Marks
	if b.X == 0 {
		if i := slices.IndexFunc(all, func(o shop.Blemish) bool { return o.Zone == b.Zone && o.Kind == b.Kind }); i >= 0 {
			m.choose(i)
			return
		}
		b.X, b.Y = m.free(b.Zone)
	}
	if len(all) >= shop.MaxBlemishes {
		m.p.h.Fail("mark", shop.Refuse("walk.refuse.marks", shop.Args{"Max": shop.MaxBlemishes}))
		return
	}
	m.p.change(func(w *shop.Walk) {
		w.Marks = append(slices.Clone(w.Marks), b)
		m.chosen = len(w.Marks) - 1
	})
}

// free is a place in a zone where no other mark stands: its middle, else beside
// it.
func (m *marks) free(z shop.Zone) (x, y int) {
	mid := z.Centre()
	for n := range 9 {
		step := float64((n+1)/2) * 34
		if n%2 == 1 {
			step = -step
		}
		x, y = within(mid.X+step), within(mid.Y)
		if !slices.ContainsFunc(m.p.walk().Marks, func(b shop.Blemish) bool {
			at := b.At()
			return max(at.X-float64(x), float64(x)-at.X) < 30 && max(at.Y-float64(y), float64(y)-at.Y) < 50
		}) {
			break
		}
	}
	return x, y
}

// drop takes the chosen mark away.
func (m *marks) drop() {
	if m.chosen < 0 || m.chosen >= len(m.p.walk().Marks) {
		return
	}
	m.p.change(func(w *shop.Walk) {
		w.Marks = slices.Delete(slices.Clone(w.Marks), m.chosen, m.chosen+1)
		m.chosen = slices.IndexFunc(w.Marks, func(b shop.Blemish) bool { return b.Zone == m.zone })
	})
}

// draw draws the outline and the list for the walk as it is.
func (m *marks) draw() {
	var signs []screen.Sign
	var zones []shop.Zone
	for i, b := range m.p.walk().Marks {
		signs = append(signs, screen.Sign{At: b.At(), Text: strconv.Itoa(i + 1)})
		zones = append(zones, b.Zone)
	}
	m.outline.Set(signs, zones)
	m.chosen = min(m.chosen, len(signs)-1)
	m.show()
	m.grid.Refresh()
}

// show draws what is chosen.
func (m *marks) show() {
	m.outline.Choose(m.zone, m.chosen)
	m.card.SetCount(m.p.h.Say(m.zone.Key()), "")
	if row, _ := m.grid.Selected(); m.chosen >= 0 && row != m.chosen {
		m.grid.Select(m.chosen, markNote)
	}
	m.kinds.Refresh()
}

// place says where the nth kind stands in a width, and in how many rows they
// stand; n beyond them all asks for the rows alone.
func (m *marks) place(look *kit.Theme, width float32, n int) (at kit.Place, rows int) {
	tall := look.Dp(25)
	x, y := float32(0), float32(0)
	caption := look.Style(kit.Caption)
	for i, kind := range shop.BlemishKinds() {
		wide := 5 + caption.Width(strconv.Itoa(i+1)) + 3 + caption.Width(m.p.h.Say(kind.Key())) + 5
		if x+wide > width && x > 0 {
			x, y = 0, y+tall
		}
		if i == n {
			return kit.At(x, y+1, wide, tall-3), 0
		}
		x += wide + 4
	}
	return at, int(y/tall) + 1
}

// drawKinds draws the kinds with their figures.
func (m *marks) drawKinds(p *kit.Pen, size fyne.Size) {
	look := p.Look
	st, key := p.Style(kit.Caption).In(look.Ink), p.Style(kit.Caption)
	for i, kind := range shop.BlemishKinds() {
		at, _ := m.place(look, size.Width, i)
		fill, edge := look.Surface, look.Border
		if m.kind == kind {
			fill, edge = look.PrimarySoft, look.Primary
		}
		if p.Spot(at.X, at.Y, at.W, at.H, func() { m.kind = kind; m.kinds.Refresh() }) && m.kind != kind {
			fill = look.Hover
		}
		p.Round(at, 4, edge)
		p.Round(kit.At(at.X+1, at.Y+1, at.W-2, at.H-2), 3, fill)
		mid := at.Y + at.H/2
		p.Text(p.Text(at.X+5, mid, strconv.Itoa(i+1), key)+3, mid, m.p.h.Say(kind.Key()), st)
	}
}

func (m *marks) choices(int) (all []kit.GridChoose) {
	for _, k := range shop.BlemishKinds() {
		all = append(all, kit.GridChoose{Text: string(k), Word: m.p.h.Say(k.Key())})
	}
	return all
}

func (m *marks) cell(row, col int) kit.Cell {
	all := m.p.walk().Marks
	if row >= len(all) {
		return kit.Cell{}
	}
	switch b := all[row]; col {
	case markN:
		return kit.Cell{Text: strconv.Itoa(row + 1), Tone: "muted"}
	case markZone:
		return kit.Cell{Text: m.p.h.Say(b.Zone.Key())}
	case markKind:
		return kit.Cell{Text: m.p.h.Say(b.Kind.Key())}
	default:
		return kit.Cell{Text: b.Note}
	}
}

func (m *marks) text(row, col int) (string, bool) {
	all := m.p.walk().Marks
	if row >= len(all) || m.p.frozen() {
		return "", false
	}
	if col == markKind {
		return string(all[row].Kind), true
	}
	return all[row].Note, col == markNote
}

func (m *marks) set(row, col int, text string) (string, bool) {
	next := slices.Clone(m.p.walk().Marks)
	if col == markKind {
		next[row].Kind = shop.BlemishKind(text)
	} else {
		next[row].Note = text
	}
	if err := (shop.Walk{Marks: next}).Check().Err(); err != nil {
		words, _ := m.p.h.Words(err)
		return words, false
	}
	m.p.change(func(w *shop.Walk) { w.Marks = next })
	return "", true
}
