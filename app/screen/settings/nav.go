package settings

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
)

// nav is the list of pages with a field to search in above.
type nav struct {
	p      *Page
	search *kit.Entry
	list   *kit.Keyed
	card   *kit.Card
	all    []section // those the person may see
	shown  []section // those that the search leaves
	at     int
}

func newNav(p *Page) *nav {
	n := &nav{p: p}
	n.search = kit.NewTextEntry(p.h.Env)
	n.search.PlaceHolder, n.search.Icon = p.h.Say("settings.search"), "search"
	n.search.OnEdit = n.filter
	n.search.OnKey = func(c kit.Chord) bool {
		switch c {
		case kit.Keys("↓"):
			n.step(1)
		case kit.Keys("↑"):
			n.step(-1)
		case kit.Keys("Enter"):
			n.enter()
		case kit.Keys("Esc"):
			n.search.SetText("")
			p.h.Env.Focus(n.list)
		default:
			return false
		}
		return true
	}
	n.list = kit.NewKeyed(p.h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(l.Dp(120), l.Dp(100)) }, n.draw, n.key)
	n.card = kit.NewCard("", container.New(navLayout{}, n.search, n.list))
	return n
}

// fill lists the pages that the person may see.
func (n *nav) fill() {
	n.all = nil
	for _, s := range sections() {
		if (!s.manage || n.p.manages()) && (s.id != "mine" || n.p.boss == nil) {
			n.all = append(n.all, s)
		}
	}
	n.filter()
}

// filter leaves the pages whose words hold what is typed; the first of them is
// shown.
func (n *nav) filter() {
	old := n.chosen().id
	words := strings.ToLower(strings.TrimSpace(n.search.Text))
	n.shown, n.at = nil, 0
	for _, s := range n.all {
		say := n.p.h.Say
		in := say("settings.page."+s.id) + " " + say("settings.about."+s.id) + " " + say("settings.group."+s.group)
		if strings.Contains(strings.ToLower(in), words) {
			if s.id == old {
				n.at = len(n.shown)
			}
			n.shown = append(n.shown, s)
		}
	}
	if words != "" && n.chosen().id != old && len(n.shown) > 0 {
		n.p.open(n.chosen())
	}
	n.list.Refresh()
}

// chosen is the page that is shown.
func (n *nav) chosen() section {
	if n.at < len(n.shown) {
		return n.shown[n.at]
	}
	return section{}
}

// choose shows the page called id, or the first.
func (n *nav) choose(id string) {
	n.at = 0
	for i, s := range n.shown {
		if s.id == id {
			n.at = i
		}
	}
	n.show()
}

func (n *nav) show() {
	if n.at < len(n.shown) {
		n.p.open(n.shown[n.at])
	}
	n.list.Refresh()
}

// step shows the next page, by is 1 or -1.
func (n *nav) step(by int) {
	if at := n.at + by; at >= 0 && at < len(n.shown) {
		n.at = at
		n.show()
	}
}

// enter gives the keys to the page.
func (n *nav) enter() {
	if n.p.pane != nil {
		n.p.pane.Enter()
	}
}

func (n *nav) key(c kit.Chord) bool {
	switch c {
	case kit.Keys("↑"):
		n.step(-1)
	case kit.Keys("↓"):
		n.step(1)
	case kit.Keys("Home"):
		n.step(-n.at)
	case kit.Keys("End"):
		n.step(len(n.shown) - 1 - n.at)
	case kit.Keys("Enter"), kit.Keys("→"):
		n.enter()
	default:
		return false
	}
	return true
}

// pitch is how tall a page and a caption stand in the list: less where the
// window is low.
func (n *nav) pitch(look *kit.Theme, room float32) (tall, caption float32) {
	tall, caption = look.Dp(30), look.Dp(28)
	if n.height(len(n.shown), tall, caption) > room {
		tall, caption = look.Dp(26), look.Dp(22)
	}
	return tall, caption
}

// height is that of the first pages of the list, with their captions.
func (n *nav) height(count int, tall, caption float32) float32 {
	var sum float32
	for i := range count {
		if i == 0 || n.shown[i].group != n.shown[i-1].group {
			sum += caption
		}
		sum += tall
	}
	return sum
}

// scrolled is where the list begins, so that the page that is shown is in sight.
func (n *nav) scrolled(tall, caption, room float32) float32 {
	if len(n.shown) == 0 {
		return 2
	}
	return min(2, room-4-n.height(n.at+1, tall, caption))
}

func (n *nav) draw(p *kit.Pen, size fyne.Size) {
	look := p.Look
	tall, caption := n.pitch(look, size.Height)
	y, group := n.scrolled(tall, caption, size.Height), ""
	for i, s := range n.shown {
		if s.group != group {
			group = s.group
			p.Fit(12, y+caption/2, size.Width-24, n.p.h.Say("settings.group."+group), p.Style(kit.Caption))
			y += caption
		}
		mid := y + tall/2
		st, ink := p.Style(kit.Body), look.Muted
		over := p.Spot(0, y, size.Width, tall, func() { n.at = i; n.show() })
		switch {
		case i == n.at:
			fill := look.PrimarySoft
			if n.list.Focused() {
				fill = look.Selection
			}
			p.Round(kit.At(6, y+1, size.Width-12, tall-2), 4, fill)
			p.Fill(0, y+1, 3, tall-2, look.Primary)
			st, ink = st.Strong().In(look.Primary), look.Primary
		case over:
			p.Round(kit.At(6, y+1, size.Width-12, tall-2), 4, look.Hover)
		}
		p.Icon(s.icon, 14, mid, look.Dp(16), ink)
		p.Fit(22+look.Dp(16), mid, size.Width-34-look.Dp(16), n.p.h.Say("settings.page."+s.id), st)
		y += tall
	}
	if len(n.shown) == 0 {
		for _, line := range p.Style(kit.Caption).Lines(n.p.h.Say("settings.none"), size.Width-24) {
			p.Text(12, y+look.Dp(12), line, p.Style(kit.Caption))
			y += look.Dp(18)
		}
	}
}

// navLayout puts the search above the list.
type navLayout struct{}

// Layout implements fyne.Layout.
func (navLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	tall := all[0].MinSize().Height
	kit.Put(all[0], 11, 11, size.Width-22, tall)
	kit.Put(all[1], 0, 11+tall+6, size.Width, size.Height-tall-17)
}

// MinSize implements fyne.Layout.
func (navLayout) MinSize(all []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(120, all[0].MinSize().Height+120)
}
