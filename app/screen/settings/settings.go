// Package settings is what the shop is and how the program behaves in it: a
// list of pages at the left, the page at the right. What is typed is saved when
// its field is left; who may not manage the shop sees fewer pages.
package settings

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
)

// pane is a page at the right.
type pane interface {
	Content() fyne.CanvasObject
	Actions() []screen.Action
	Enter() // takes the keys
	Close() // keeps what is still in a field
}

// section is a page by its name.
type section struct {
	id     string // language keys settings.page.<id> and settings.about.<id>
	group  string // language key settings.group.<group>
	icon   string
	manage bool // only for those who may manage
	open   func(*Page) pane
}

// sections are all pages in the order of the list.
func sections() []section {
	return []section{
		{id: "shop", group: "shop", icon: "home", manage: true, open: newShop},
		{id: "people", group: "shop", icon: "user", manage: true, open: newPeople},
		{id: "bays", group: "shop", icon: "wrench", manage: true, open: newBays},
		{id: "weeks", group: "shop", icon: "calendar", manage: true, open: newWeeks},
		{id: "workdays", group: "shop", icon: "calendar", manage: true, open: newWorkdays},
		{id: "rights", group: "shop", icon: "key", manage: true, open: newRights},
		{id: "mine", group: "shop", icon: "lock", open: newMine},
		{id: "walk", group: "shop", icon: "car", manage: true, open: newWalk},
		{id: "causes", group: "shop", icon: "target", open: newCauses},
		{id: "loaners", group: "shop", icon: "car", open: newLoaners},
		{id: "warehouses", group: "shop", icon: "box", open: newWarehouses},
		{id: "suppliers", group: "shop", icon: "out", open: newSuppliers},
		{id: "display", group: "program", icon: "panel", manage: true, open: newDisplay},
		{id: "print", group: "program", icon: "print", manage: true, open: newPrint},
		{id: "backup", group: "records", icon: "save", manage: true, open: newBackup},
		{id: "rules", group: "records", icon: "shield", manage: true, open: newRules},
		{id: "months", group: "records", icon: "lock", manage: true, open: newMonths},
		{id: "blueprint", group: "records", icon: "flow", manage: true, open: newBlueprint},
		{id: "journal", group: "records", icon: "list", manage: true, open: newJournal},
		{id: "check", group: "records", icon: "target", open: newCheck},
		{id: "about", group: "about", icon: "doc", open: newAbout},
	}
}

// Page is the settings screen.
type Page struct {
	h    *screen.Host
	boss *work.Desk // of somebody who allowed the settings once; nil: whoever sits there
	nav  *nav
	pane pane
	head *kit.Drawing
	body *fyne.Container
	root *fyne.Container
}

// New gives the page; the route's Key names the page to begin with.
func New(h *screen.Host, route screen.Route) screen.Page {
	p := &Page{h: h, body: container.NewStack()}
	p.nav = newNav(p)
	p.head = kit.NewDrawing(h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(100, l.Dp(44)) }, p.drawHead)
	p.root = container.New(pageLayout{p}, p.nav.card, p.head, p.body)
	p.nav.fill()
	p.nav.choose(route.Key)
	return p
}

// Title implements screen.Page.
func (p *Page) Title() string { return p.h.Say("screen.settings") }

// Content implements screen.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Shown implements screen.Page. What somebody allowed once is over.
func (p *Page) Shown() {
	if p.boss != nil {
		p.boss = nil
		p.again()
	}
	p.h.Env.Focus(p.nav.list)
}

// Close implements screen.Page.
func (p *Page) Close() {
	if p.pane != nil {
		p.pane.Close()
		p.pane = nil
	}
}

// Find implements screen.Finder: in a page that has a list to search in, else
// among the pages.
func (p *Page) Find() {
	if f, ok := p.pane.(screen.Finder); ok {
		f.Find()
		return
	}
	p.h.Env.Focus(p.nav.search)
}

// Actions implements screen.Page.
func (p *Page) Actions() []screen.Action {
	acts := []screen.Action{
		{ID: "settings.act.find", Keys: "Ctrl+F", Do: p.Find},
		{ID: "settings.act.up", Keys: "Alt+↑", Do: func() { p.nav.step(-1) }},
		{ID: "settings.act.down", Keys: "Alt+↓", Do: func() { p.nav.step(1) }},
		{ID: "settings.act.list", Keys: "Esc", Do: func() { p.h.Env.Focus(p.nav.list) }},
	}
	if !p.manages() {
		acts = append(acts, screen.Action{ID: "settings.act.unlock", Keys: "Ctrl+U", Do: p.unlock, Button: true})
	}
	if p.pane != nil {
		acts = append(acts, p.pane.Actions()...)
	}
	return acts
}

// manages reports whether everything may be changed here now.
func (p *Page) manages() bool { return p.desk().Person.May(shop.Manage) }

// desk is with whoever answers for what is changed.
func (p *Page) desk() work.Desk {
	if p.boss != nil {
		return *p.boss
	}
	return p.h.Desk()
}

// unlock lets somebody who may manage change the settings at another's desk
// until the page is left.
func (p *Page) unlock() {
	p.h.PIN(shop.Manage, func(d work.Desk) {
		p.boss = &d
		p.again()
	})
}

// again shows the pages that there are now.
func (p *Page) again() {
	at := p.nav.chosen().id
	p.nav.fill()
	p.nav.choose(at)
}

// open shows a page.
func (p *Page) open(s section) {
	if p.pane != nil {
		p.pane.Close()
	}
	p.pane = s.open(p)
	p.body.Objects = []fyne.CanvasObject{p.pane.Content()}
	p.body.Refresh()
	p.head.Refresh()
	p.h.Changed(p)
}

func (p *Page) drawHead(pen *kit.Pen, size fyne.Size) {
	s, look := p.nav.chosen(), pen.Look
	if s.id == "" {
		return
	}
	pen.Fit(0, look.Dp(11), size.Width, p.h.Say("settings.page."+s.id), pen.Style(kit.Page))
	pen.Fit(0, look.Dp(32), size.Width, p.h.Say("settings.about."+s.id), pen.Style(kit.Caption))
}

// act does work at the desk of whoever answers for it.
func act[T any](p *Page, do func(context.Context, work.Desk) (T, error), show func(T, error)) {
	desk := p.desk()
	kit.Load(p.h.Env.Run, func(ctx context.Context) (T, error) { return do(ctx, desk) }, show)
}

// navWide is the width of the list of pages in dp at 100 %.
const navWide = 216

// pageLayout places the list at the left, the page at the right.
type pageLayout struct{ p *Page }

// Layout implements fyne.Layout.
func (pageLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	look := kit.Look()
	left := look.Dp(navWide)
	kit.Put(all[0], 0, 0, left, size.Height)
	x := left + 16
	head := look.Dp(48)
	kit.Put(all[1], x, 0, size.Width-x, head)
	kit.Put(all[2], x, head, size.Width-x, size.Height-head)
}

// MinSize implements fyne.Layout.
func (pageLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 300) }
