package screen

import (
	"fyne.io/fyne/v2"

	"gongdan/app/kit"
)

// Sizes of tiles in dp at 100 %.
const (
	tileTall = 54
	tileNote = 18 // more, where tiles have notes
	tileFoot = 26
	tileGap  = 8
)

// Tile is one figure in a grid of them.
type Tile struct {
	Name  string
	Aim   string // what it should be; left out where there is no room
	Value string
	Note  string // below the value
	Tone  string // of the note
	Bad   bool   // it is not as it should be
}

// Tiles are figures beside each other; the arrow keys choose among them.
type Tiles struct {
	*kit.Keyed
	spec TilesSpec
	at   int
}

// TilesSpec says what tiles there are.
type TilesSpec struct {
	Across int
	First  int  // which is chosen at first
	Notes  bool // tiles have notes
	N      func() int
	Tile   func(i int) Tile
	Chosen func(i int)
	Foot   func(pen *kit.Pen, at kit.Place) // a line below all of them
}

// NewTiles draws and moves among them.
func NewTiles(h *Host, spec TilesSpec) *Tiles {
	t := &Tiles{spec: spec, at: spec.First}
	t.Keyed = kit.NewKeyed(h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(l.Dp(400), t.Tall(l)) }, t.draw, t.key)
	return t
}

// At is which tile is chosen.
func (t *Tiles) At() int { return t.at }

// Choose chooses a tile.
func (t *Tiles) Choose(i int) {
	t.at = i
	t.spec.Chosen(i)
	t.Refresh()
}

func (t *Tiles) tile(l *kit.Theme) float32 {
	if t.spec.Notes {
		return l.Dp(tileTall + tileNote)
	}
	return l.Dp(tileTall)
}

// Tall is how tall they are with the line below.
func (t *Tiles) Tall(l *kit.Theme) float32 {
	rows := float32((t.spec.N() + t.spec.Across - 1) / t.spec.Across)
	return rows*t.tile(l) + (rows-1)*tileGap + l.Dp(tileFoot)
}

func (t *Tiles) draw(pen *kit.Pen, size fyne.Size) {
	across := t.spec.Across
	wide := (size.Width - float32(across-1)*tileGap) / float32(across)
	for i := range t.spec.N() {
		x, y := float32(i%across)*(wide+tileGap), float32(i/across)*(t.tile(pen.Look)+tileGap)
		t.drawTile(pen, i, kit.At(float32(int(x)), y, float32(int(wide)), t.tile(pen.Look)))
	}
	if foot := pen.Look.Dp(tileFoot); t.spec.Foot != nil {
		t.spec.Foot(pen, kit.At(0, size.Height-foot, size.Width, foot))
	}
}

func (t *Tiles) drawTile(pen *kit.Pen, i int, at kit.Place) {
	look, tile := pen.Look, t.spec.Tile(i)
	border, fill := look.Border, look.Surface
	over := pen.Spot(at.X, at.Y, at.W, at.H, func() { t.Choose(i) })
	switch {
	case i == t.at && t.Focused():
		border, fill = look.Primary, look.PrimarySoft
	case i == t.at:
		border = look.Primary
	case over:
		fill = look.Hover
	}
	pen.Round(at, 4, border)
	edge := float32(1)
	if i == t.at {
		edge = 2
	}
	pen.Round(kit.At(at.X+edge, at.Y+edge, at.W-2*edge, at.H-2*edge), 3, fill)
	left, right, top := at.X+10, at.X+at.W-10, at.Y+look.Dp(15)
	caption := pen.Style(kit.Caption)
	if w := caption.Width(tile.Aim); tile.Aim != "" && right-w-8 > left+caption.Width(tile.Name) {
		pen.TextR(right, top, tile.Aim, caption)
	}
	pen.Fit(left, top, right-left, tile.Name, caption)
	if tile.Note != "" {
		note := caption
		if tile.Tone != "" {
			note = note.In(look.Tone(tile.Tone).Ink)
		}
		pen.Fit(left, at.Y+look.Dp(57), right-left, tile.Note, note)
	}
	ink, mid := pen.Style(kit.Plate), at.Y+look.Dp(37)
	if tile.Bad {
		ink = ink.In(look.Tone("warn").Ink)
		pen.Icon("alert", right-look.Dp(14), mid, look.Dp(14), look.Tone("warn").Ink)
		right -= look.Dp(20)
	}
	pen.Fit(left, mid, right-left, tile.Value, ink)
}

// key moves among the tiles.
func (t *Tiles) key(c kit.Chord) bool {
	by := map[string]int{"←": -1, "→": 1, "↑": -t.spec.Across, "↓": t.spec.Across}[c.String()]
	if by == 0 {
		return false
	}
	if i := t.at + by; i >= 0 && i < t.spec.N() {
		t.Choose(i)
	}
	return true
}
