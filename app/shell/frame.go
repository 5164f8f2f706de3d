package shell

import (
	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
)

// Sizes of the frame in dp at 100 %.
const (
	railWide   = 148
	railNarrow = 48
	topTall    = 40
	barTall    = 44
	margin     = 12
	gap        = 8
	sitterTall = 72   // who sits there, at the foot of the rail
	narrowAt   = 1100 // below it the rail is icons only
)

// frameLayout places rail, top bar, page, action bar and its buttons. It asks
// for little room: a window cannot be smaller than its content.
type frameLayout struct{ s *Shell }

// Layout implements fyne.Layout.
func (l frameLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	look, p := kit.Look(), &l.s.parts
	p.narrow = size.Width < look.Dp(narrowAt)
	rail, top, bar := max(railWide, look.Dp(railWide)), look.Dp(topTall), look.Dp(barTall)
	if p.narrow {
		rail = look.Dp(railNarrow)
	}
	kit.Put(p.rail, 0, 0, rail, size.Height)
	kit.Put(p.top, rail, 0, size.Width-rail, top)
	kit.Put(p.body, rail+margin, top+gap, size.Width-rail-2*margin, size.Height-top-bar-2*gap)
	kit.Put(p.bar, rail, size.Height-bar, size.Width-rail, bar)
	want := p.acts.MinSize()
	kit.Put(p.acts, size.Width-margin-want.Width, size.Height-bar+(bar-want.Height)/2, want.Width, want.Height)
}

// MinSize implements fyne.Layout.
func (l frameLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(640, 400) }

// actsLayout places buttons in a row from left to right.
type actsLayout struct{}

// Layout implements fyne.Layout.
func (actsLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	var x float32
	for _, o := range all {
		want := o.MinSize()
		kit.Put(o, x, 0, want.Width, size.Height)
		x += want.Width + gap
	}
}

// MinSize implements fyne.Layout.
func (actsLayout) MinSize(all []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for i, o := range all {
		want := o.MinSize()
		size.Width += want.Width
		size.Height = max(size.Height, want.Height)
		if i > 0 {
			size.Width += gap
		}
	}
	return size
}

// rail draws the list of screens, topBar what stands beside it above and below
// the page.
type (
	rail   struct{ *Shell }
	topBar struct{ *Shell }
)

// rail draws the list of screens and who sits at the desk.
func (s rail) rail(p *kit.Pen, size fyne.Size) {
	look := p.Look
	p.Fill(0, 0, size.Width, size.Height, look.Surface)
	p.Fill(size.Width-1, 0, 1, size.Height, look.Border)
	mid := look.Dp(20)
	p.Round(kit.At(12, mid-12, 24, 24), 4, look.Primary)
	p.Icon("doc", 15, mid, 18, look.OnPrimary)
	if !s.parts.narrow {
		right := p.Text(44, mid, s.env.Lang.Say("app.name"), p.Style(kit.Page))
		if latin, st := s.env.Lang.Say("app.latin"), p.Style(kit.Caption); right+6+st.Width(latin) <= size.Width-4 {
			p.Text(right+6, mid+1, latin, st)
		}
	}
	pitch := look.Dp(36)
	if size.Height < look.Dp(600) {
		pitch = look.Dp(32)
	}
	y, seen := look.Dp(topTall+8), s.seen()
	if room := size.Height - y - look.Dp(sitterTall); pitch*float32(len(seen)) > room {
		pitch = max(look.Dp(20), room/float32(len(seen)))
	}
	for _, e := range seen {
		s.entry(p, e, y, size.Width, pitch)
		y += pitch
	}
	s.sitter(p, size)
}

// seen are the entries that the person at the desk may see.
func (s rail) seen() (all []entry) {
	for _, e := range s.table {
		if e.title != "" && (e.right == "" || s.person.May(e.right)) && (e.role == "" || s.person.Is(e.role)) {
			all = append(all, e)
		}
	}
	return all
}

// marked reports whether the screen in front belongs to the entry.
func (s rail) marked(e entry) bool {
	at := s.table.of(s.at.Screen)
	return at != nil && (e.name == at.name || e.name == at.under)
}

func (s rail) entry(p *kit.Pen, e entry, y, wide, pitch float32) {
	look, mid := p.Look, y+pitch/2
	st, ink := p.Style(kit.Body), look.Muted
	over := p.Spot(0, y, wide, pitch, func() { s.Go(screen.Route{Screen: e.name}) })
	if s.marked(e) {
		p.Round(kit.At(6, y+2, wide-13, pitch-4), 4, look.PrimarySoft)
		p.Fill(0, y+2, 3, pitch-4, look.Primary)
		st, ink = st.Strong().In(look.Primary), look.Primary
	} else if over {
		p.Round(kit.At(6, y+2, wide-13, pitch-4), 4, look.Hover)
	}
	if s.parts.narrow {
		p.Icon(e.icon, (wide-18)/2, mid, 18, ink)
		return
	}
	p.Icon(e.icon, 12, mid, 18, ink)
	right := wide - 10
	if e.keys != "" {
		right = p.KeyCapR(right, mid, e.keys[len("Ctrl+"):]) - 6
	}
	p.Fit(38, mid, right-38, s.env.Lang.Say(e.title), st)
}

func (s rail) sitter(p *kit.Pen, size fyne.Size) {
	look := p.Look
	name := s.person.Name
	if name == "" {
		return
	}
	first := string([]rune(name)[:1])
	tall := look.Dp(64)
	y := size.Height - tall
	if s.parts.narrow {
		mid := size.Height - look.Dp(24)
		p.Spot(0, mid-16, size.Width, 32, s.hooks.Lock)
		p.Round(kit.At(size.Width/2-12, mid-12, 24, 24), 12, look.PrimarySoft)
		st := p.Style(kit.Caption).Strong().In(look.Primary)
		p.Text((size.Width-st.Width(first))/2, mid, first, st)
		s.copies(p, kit.At(4, mid-look.Dp(48), size.Width-8, look.Dp(28)))
		return
	}
	if p.Spot(0, y, size.Width, look.Dp(36), s.hooks.Lock) {
		p.Round(kit.At(6, y+2, size.Width-13, look.Dp(34)), 4, look.Hover)
	}
	p.HLine(12, y-6, size.Width-25)
	mid := y + look.Dp(19)
	p.Round(kit.At(14, mid-12, 24, 24), 12, look.PrimarySoft)
	st := p.Style(kit.Caption).Strong().In(look.Primary)
	p.Text(26-st.Width(first)/2, mid, first, st)
	s.whoever(p, mid, size.Width-56)
	s.copies(p, kit.At(8, mid+look.Dp(16), size.Width-16, look.Dp(24)))
}

// whoever writes the name of who sits here and what they are: in one line, or
// the role below the name where a language has longer words.
func (s rail) whoever(p *kit.Pen, mid, room float32) {
	name, st := s.person.Name, p.Style(kit.Body)
	if len(s.person.Roles) == 0 {
		p.Fit(46, mid, room, name, st)
		return
	}
	role := s.env.Lang.Say(s.person.Roles[0].Key())
	if both := name + "・" + role; st.Width(both) <= room {
		p.Text(46, mid, both, st)
		return
	}
	p.Fit(46, mid-p.Look.Dp(8), room, name, st)
	p.Fit(46, mid+p.Look.Dp(8), room, role, p.Style(kit.Caption))
}

// copies tells how the last backup turned out; where the rail is narrow, only a
// bad one is seen. A click leads to the backups.
func (s rail) copies(p *kit.Pen, box kit.Place) {
	look, mid := p.Look, box.Y+box.H/2
	if s.backup.words == "" || s.parts.narrow && s.backup.tone != "bad" {
		return
	}
	if p.Spot(box.X, box.Y, box.W, box.H, func() { s.Go(screen.Route{Screen: screen.Settings, Key: "backup"}) }) {
		p.Round(box, 4, look.Hover)
	}
	icon, ink, st := "check", look.Success, p.Style(kit.Caption)
	if s.backup.tone != "good" {
		icon, ink = "alert", look.Tone(s.backup.tone).Ink
		st = st.In(ink)
	}
	if s.parts.narrow {
		p.Icon(icon, box.X+(box.W-18)/2, mid, 18, ink)
		return
	}
	p.Icon(icon, 14, mid, 13, ink)
	p.Fit(32, mid, box.W-26, s.backup.words, st)
}

// drawTop draws the title, the open orders, the search and the button of a new
// reception.
func (s topBar) top(p *kit.Pen, size fyne.Size) {
	look, mid := p.Look, size.Height/2
	p.Fill(0, 0, size.Width, size.Height, look.Surface)
	p.HLine(0, size.Height-1, size.Width)
	right := s.search(p, size)
	page := s.Page()
	if page == nil {
		return
	}
	x := p.Fit(margin, mid, look.Dp(180), page.Title(), p.Style(kit.Page)) + 16
	for _, route := range s.tabs {
		label, _ := s.pages[route].(screen.Tabbed).Tab()
		wide := p.Style(kit.Body).Width(label) + 28
		if x+wide > right {
			return
		}
		s.tab(p, route, x, wide)
		x += wide + 4
	}
}

func (s topBar) tab(p *kit.Pen, route screen.Route, x, wide float32) {
	look, st := p.Look, p.Style(kit.Body).In(p.Look.Muted)
	label, dirty := s.pages[route].(screen.Tabbed).Tab()
	tall := look.Dp(topTall)
	over := p.Spot(x, 0, wide, tall, func() { s.Go(route) })
	switch {
	case route == s.at:
		p.Round(kit.At(x, 6, wide, tall-12), 4, look.PrimarySoft)
		p.Fill(x, tall-3, wide, 3, look.Primary)
		st = st.In(look.Primary)
	case over:
		p.Round(kit.At(x, 6, wide, tall-12), 4, look.Hover)
	}
	p.Text(x+10, tall/2, label, st)
	if dirty {
		p.Round(kit.At(x+wide-13, tall/2-3, 6, 6), 3, look.Primary)
	}
}

// drawSearch draws what looks like a field and opens the search; it gives the
// left end.
func (s topBar) search(p *kit.Pen, size fyne.Size) float32 {
	look, mid, tall := p.Look, size.Height/2, p.Look.Dp(30)
	say := s.env.Lang.Say
	word, key := p.Style(kit.Body), p.Style(kit.Caption)
	bw := word.Strong().Width(say("order.act.new")) + key.Width("F2") + 50
	bx := size.Width - margin - bw
	primary := s.at.Screen == screen.Home // elsewhere the page has a next step of its own
	edge, fill, ink := look.InputBorder, look.Surface, look.Ink
	over := p.Spot(bx, mid-tall/2, bw, tall, s.receive)
	if primary {
		edge, fill, ink = look.Primary, look.Primary, look.OnPrimary
		word, key = word.Strong(), key.In(look.OnPrimary)
	} else if over {
		fill = look.Hover
	}
	p.Round(kit.At(bx, mid-tall/2, bw, tall), 4, edge)
	p.Round(kit.At(bx+1, mid-tall/2+1, bw-2, tall-2), 3, fill)
	p.Icon("plus", bx+10, mid, 14, ink)
	p.Text(p.Text(bx+30, mid, say("order.act.new"), word.In(ink))+8, mid, "F2", key)

	sw := min(look.Dp(344), size.Width*0.4)
	sx := bx - gap - sw
	fill = look.Surface
	if p.Spot(sx, mid-tall/2, sw, tall, s.parts.find.Open) {
		fill = look.Hover
	}
	p.Round(kit.At(sx, mid-tall/2, sw, tall), 4, look.InputBorder)
	p.Round(kit.At(sx+1, mid-tall/2+1, sw-2, tall-2), 3, fill)
	p.Icon("search", sx+9, mid, 16, look.Muted)
	left := p.KeyCapR(sx+sw-6, mid, "Ctrl+K")
	p.Fit(sx+33, mid, left-sx-40, say("finder.placeholder"), p.Style(kit.Body).In(look.Placeholder))
	return sx - 12
}

// drawBar draws the ground of the action bar and how things are.
func (s topBar) bar(p *kit.Pen, size fyne.Size) {
	look, mid := p.Look, size.Height/2
	p.Fill(0, 0, size.Width, size.Height, look.Surface)
	p.HLine(0, 0, size.Width)
	right := size.Width - s.parts.acts.MinSize().Width - 2*margin
	page, ok := s.Page().(screen.Stated)
	if !ok {
		return
	}
	icon, tone, words := page.State()
	x := float32(margin)
	if icon != "" {
		x = p.Icon(icon, x, mid, 14, look.Tone(tone).Ink) + 6
	}
	p.Fit(x, mid, right-x, words, p.Style(kit.Caption))
}

// buttons are the page's actions that stand in the action bar.
func (s topBar) buttons(page screen.Page) []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, a := range page.Actions() {
		if !a.Button {
			continue
		}
		kind := kit.Plain
		if a.Primary {
			kind = kit.Primary
		}
		b := kit.NewButton(s.env, s.env.Lang.Say(a.ID), a.Keys, kind, a.Do)
		if !a.Ready() {
			b.Disable()
		}
		all = append(all, b)
	}
	return all
}
