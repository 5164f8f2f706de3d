package settings

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// rightsPane is a grid of rights by roles. The owner may do everything and has
// no column to change.
type rightsPane struct {
	p        *Page
	grid     *kit.Keyed
	root     fyne.CanvasObject
	grants   []shop.Grant
	row, col int
	top      int
	stop     func()
}

// roles are those whose rights can be changed.
func (x *rightsPane) roles() []shop.Role { return shop.Roles()[1:] }

func newRights(p *Page) pane {
	x := &rightsPane{p: p}
	x.grid = kit.NewKeyed(p.h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(l.Dp(420), l.Dp(200)) }, x.draw, x.key)
	x.grid.Wheel = func(rows int) {
		x.step(rows, 0)
		x.grid.Refresh()
	}
	x.root = container.New(gridLayout{x}, kit.NewCard("", x.grid))
	x.stop = kit.Live(p.h.Store, p.h.Env.Run, x.load, shop.KindRights)
	x.load()
	return x
}

func (x *rightsPane) load() {
	screen.Read(x.p.h, data.Grants, func(grants []shop.Grant, err error) {
		if err != nil {
			x.p.h.Fail("read rights", err)
			return
		}
		x.grants = grants
		x.grid.Refresh()
	})
}

// granted finds what a role may.
func (x *rightsPane) granted(role shop.Role, right shop.Right) (shop.Grant, bool) {
	for _, g := range x.grants {
		if g.Role == role && g.Right == right {
			return g, true
		}
	}
	return shop.Grant{Role: role, Right: right}, false
}

func (x *rightsPane) key(c kit.Chord) bool {
	switch c {
	case kit.Keys("↑"):
		x.step(-1, 0)
	case kit.Keys("↓"):
		x.step(1, 0)
	case kit.Keys("←"):
		x.step(0, -1)
	case kit.Keys("→"):
		x.step(0, 1)
	case kit.Keys("Home"):
		x.col = 0
	case kit.Keys("End"):
		x.col = len(x.roles()) - 1
	case kit.Keys("Space"), kit.Keys("Enter"):
		x.flip()
	default:
		return false
	}
	x.grid.Refresh()
	return true
}

func (x *rightsPane) step(down, across int) {
	x.row = max(0, min(x.row+down, len(shop.Rights())-1))
	x.col = max(0, min(x.col+across, len(x.roles())-1))
}

// flip gives the right to the role or takes it away. For a discount it asks how
// much.
func (x *rightsPane) flip() {
	role, right := x.roles()[x.col], shop.Rights()[x.row]
	g, on := x.granted(role, right)
	if right == shop.Discount {
		x.limit(g)
		return
	}
	x.set(g, !on)
}

// set keeps the grants with g, or without it, and offers to take that back.
func (x *rightsPane) set(g shop.Grant, on bool) {
	old := x.grants
	next := slices.DeleteFunc(slices.Clone(old), func(o shop.Grant) bool { return o.Role == g.Role && o.Right == g.Right })
	word := "settings.right_taken"
	if on {
		next, word = append(next, g), "settings.right_given"
	}
	x.keep(next, func() {
		x.p.h.Toast(x.p.h.Say(word, shop.Args{"Role": g.Role, "Right": g.Right}), func() { x.keep(old, func() {}) })
	})
}

func (x *rightsPane) keep(grants []shop.Grant, then func()) {
	was := x.grants
	act(x.p, func(ctx context.Context, d work.Desk) (any, error) { return nil, work.SaveGrants(ctx, d, was, grants) }, func(_ any, err error) {
		if err != nil {
			x.p.h.Fail("save rights", err)
			x.load()
			return
		}
		then()
	})
}

// limit asks up to which share of a price the role may give.
func (x *rightsPane) limit(g shop.Grant) {
	h, limit := x.p.h, g.Limit
	f := kit.NewForm(h.Env, "settings")
	f.Rate("discount_limit", &limit).Hint(h.Say("settings.hint.discount"))
	f.Check = func() (p shop.Problems) {
		if limit < 0 || limit > shop.Whole {
			p.Add("discount_limit", "settings.say.discount_limit", nil)
		}
		return p
	}
	f.Fill()
	screen.AskForm(h, h.Say("settings.discount_title", shop.Args{"Role": g.Role}), f, h.Say("edit.act.save"), func(close func()) {
		if err := f.Check().Err(); err != nil {
			f.Show(err)
			return
		}
		close()
		g.Limit = limit
		x.set(g, limit > 0)
	})
}

// Content implements pane.
func (x *rightsPane) Content() fyne.CanvasObject { return x.root }

// Actions implements pane.
func (x *rightsPane) Actions() []screen.Action { return nil }

// Enter implements pane.
func (x *rightsPane) Enter() { x.p.h.Env.Focus(x.grid) }

// Close implements pane.
func (x *rightsPane) Close() { x.stop() }

// Sizes of the grid in dp at 100 %.
const (
	rightWide = 196
	roleWide  = 118
	rightTall = 34
)

func (x *rightsPane) draw(p *kit.Pen, size fyne.Size) {
	look, say := p.Look, x.p.h.Say
	head, foot := look.Dp(32), look.Dp(36)
	first := look.Dp(rightWide)
	each := float32(int(min(look.Dp(roleWide), (size.Width-first)/float32(len(x.roles())))))
	wide := first + each*float32(len(x.roles()))
	p.Fill(0, 0, size.Width, head, look.Header)
	for i, r := range x.roles() {
		word := p.Style(kit.Caption).Cut(say(r.Key()), each-6)
		p.Text(first+float32(i)*each+(each-p.Style(kit.Caption).Width(word))/2, head/2, word, p.Style(kit.Caption))
	}
	tall := float32(int(max(look.Dp(27), min(look.Dp(rightTall), (size.Height-head-foot)/float32(len(shop.Rights()))))))
	room := max(1, int((size.Height-head-foot)/tall))
	x.top = max(0, min(x.top, len(shop.Rights())-room))
	x.top = max(min(x.top, x.row), x.row-room+1)
	for n := x.top; n < min(len(shop.Rights()), x.top+room); n++ {
		y := head + float32(n-x.top)*tall
		if n%2 == 1 {
			p.Fill(0, y, size.Width, tall, look.RowAlt)
		}
		p.Fit(14, y+tall/2, first-20, say(shop.Rights()[n].Key()), p.Style(kit.Body))
		for i := range x.roles() {
			x.drawCell(p, cellAt{n, i, first + float32(i)*each, y, each, tall})
		}
	}
	p.HLine(0, size.Height-foot, size.Width)
	p.KeyHints(14, size.Height-foot/2, max(wide, size.Width)-12,
		kit.KeyHint{Keys: "↑↓←→", Word: say("settings.hint.walk")}, kit.KeyHint{Keys: "Space", Word: say("settings.hint.flip")})
}

// cellAt is a cell of the grid and where it stands.
type cellAt struct {
	row, col   int
	x, y, w, h float32
}

func (x *rightsPane) drawCell(p *kit.Pen, c cellAt) {
	look := p.Look
	role, right := x.roles()[c.col], shop.Rights()[c.row]
	g, on := x.granted(role, right)
	over := p.Spot(c.x, c.y, c.w, c.h, func() {
		x.row, x.col = c.row, c.col
		x.grid.Refresh()
		x.flip()
	})
	if over {
		p.Fill(c.x, c.y, c.w, c.h, look.Hover)
	}
	box := look.Dp(18)
	bx, by := c.x+(c.w-box)/2, c.y+(c.h-box)/2
	words, st := x.p.h.Env.Lang.Percent(g.Limit)+" %", p.Style(kit.Body).Strong().In(look.Primary)
	if right == shop.Discount && on {
		bw := st.Width(words) + 16
		bx, box = c.x+(c.w-bw)/2, bw
	}
	if x.grid.Focused() && c.row == x.row && c.col == x.col {
		p.Round(kit.At(bx-4, by-4, box+8, look.Dp(18)+8), 7, look.Primary)
		p.Round(kit.At(bx-2, by-2, box+4, look.Dp(18)+4), 5, look.Surface)
	}
	switch {
	case right == shop.Discount && on:
		p.Round(kit.At(bx, by, box, look.Dp(18)), 3, look.PrimarySoft)
		p.Text(bx+8, c.y+c.h/2, words, st)
	case on:
		p.Round(kit.At(bx, by, box, box), 3, look.Primary)
		p.Icon("check", bx+2, c.y+c.h/2, box-4, look.OnPrimary)
	default:
		p.Round(kit.At(bx, by, box, box), 3, look.InputBorder)
		p.Round(kit.At(bx+1, by+1, box-2, box-2), 2, look.Surface)
	}
}

// gridLayout makes the card as wide and tall as the grid needs.
type gridLayout struct{ x *rightsPane }

// Layout implements fyne.Layout.
func (l gridLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	look := kit.Look()
	wide := look.Dp(rightWide) + look.Dp(roleWide)*float32(len(l.x.roles())) + 2
	tall := look.Dp(32) + look.Dp(36) + look.Dp(rightTall)*float32(len(shop.Rights())) + 2
	kit.Put(all[0], 0, 0, min(wide, size.Width), min(tall, size.Height))
}

// MinSize implements fyne.Layout.
func (gridLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(400, 200) }
