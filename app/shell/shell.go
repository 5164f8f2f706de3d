// Package shell is the frame of the window: the rail of screens, the open
// orders, the search, the actions and their keys. It knows every screen by the
// table in screens.go and nothing of what a screen does.
package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
)

// tabsMost is how many orders stand in the top bar at once.
const tabsMost = 6

// filesMost is how many pages of single records, other than orders, stay open
// behind the one in front, so that a day of looking things up does not fill
// the memory.
const filesMost = 6

// Shell is the frame around the pages.
type Shell struct {
	host   *screen.Host
	env    *kit.Env
	table  table
	pages  map[screen.Route]screen.Page
	tabs   []screen.Route // open orders, in the order in which they were opened
	files  []screen.Route // pages of single records, the one shown last at the end
	past   []screen.Route
	ahead  []screen.Route
	at     screen.Route
	pop    func()     // takes the keys of the page away
	scope  *kit.Scope // these keys
	waits  kit.Chord  // pressed while the page in front was reading; zero: none
	early  resuming   // what was pressed before the open orders were back
	person shop.Person
	parts  frameParts
	backup backupState
	hooks  Hooks
}

// backupState is how the last backup turned out, in words.
type backupState struct {
	words string
	tone  string // good; warn: there is none; bad: the last one does not hold
}

// frameParts are the pieces of the frame that are drawn again when something
// changes.
type frameParts struct {
	rail   *kit.Drawing
	top    *kit.Drawing
	bar    *kit.Drawing
	acts   *fyne.Container
	body   *fyne.Container
	root   *fyne.Container
	find   *kit.Finder
	narrow bool
}

// Hooks are what the shell asks of the program around it.
type Hooks struct {
	Desk     func(shop.Person) work.Desk
	Settings func() shop.Settings
	Lock     func() // asks who works here now
	Quit     func()
	Title    func(string)
}

// New gives the frame over host with nobody at the desk yet. It fills in the
// parts of host that belong to the frame.
func New(host *screen.Host, hooks Hooks) *Shell {
	s := &Shell{host: host, env: host.Env, hooks: hooks, pages: map[screen.Route]screen.Page{}}
	host.Go, host.Leave, host.Changed, host.Moved = s.Go, s.Leave, s.changed, s.moved
	host.Desk = func() work.Desk { return hooks.Desk(s.person) }
	host.Settings = hooks.Settings
	host.Window = func() fyne.Size { return s.parts.root.Size() }
	s.table = screens()
	s.build()
	s.env.Router.Push(s.globalKeys())
	s.env.Router.Unused = early{s}.take
	return s
}

func (s *Shell) build() {
	p := &s.parts
	p.rail = kit.NewDrawing(s.env, func(*kit.Theme) fyne.Size { return fyne.NewSize(48, 100) }, rail{s}.rail)
	p.top = kit.NewDrawing(s.env, func(*kit.Theme) fyne.Size { return fyne.NewSize(200, 40) }, topBar{s}.top)
	p.bar = kit.NewDrawing(s.env, func(*kit.Theme) fyne.Size { return fyne.NewSize(200, 44) }, topBar{s}.bar)
	p.acts = container.New(actsLayout{})
	p.body = container.NewStack()
	p.root = container.New(frameLayout{s}, p.rail, p.top, p.body, p.bar, p.acts)
	p.find = finding{s}.finder()
}

// Content is what goes into the window.
func (s *Shell) Content() fyne.CanvasObject {
	return container.NewStack(s.parts.root, s.env.Layer.Object())
}

// SetPerson puts somebody at the desk.
func (s *Shell) SetPerson(p shop.Person) {
	s.person = p
	s.parts.rail.Refresh()
}

// Person is who sits at the desk.
func (s *Shell) Person() shop.Person { return s.person }

// SetBackup tells how it stands with the backups.
func (s *Shell) SetBackup(b backupState) {
	s.backup = b
	s.parts.rail.Refresh()
}

// Page is the page in front.
func (s *Shell) Page() screen.Page { return s.pages[s.at] }

// Go shows the page of route, opening it if it is not open, and remembers the
// way back.
func (s *Shell) Go(route screen.Route) {
	if s.at != (screen.Route{}) && s.at != route {
		s.past, s.ahead = append(s.past, s.at), nil
	}
	s.show(route)
}

func (s *Shell) show(route screen.Route) {
	page := s.pages[route]
	if page == nil {
		e := s.table.of(route.Screen)
		if e == nil {
			return
		}
		page = e.open(s.host, route)
		s.pages[route] = page
		if _, ok := page.(screen.Tabbed); ok {
			s.addTab(route)
		}
	}
	if s.at != route {
		s.waits = kit.Chord{}
	}
	s.at = route
	s.tidy(route)
	s.env.Layer.HideList()
	s.env.Layer.CloseSheets()
	s.parts.body.Objects = []fyne.CanvasObject{page.Content()}
	s.parts.body.Refresh()
	s.bind(page, false)
	page.Shown()
	s.refresh()
}

// addTab puts an order among the open ones; of too many the oldest that has
// nothing unsaved goes.
func (s *Shell) addTab(route screen.Route) {
	s.tabs = append(s.tabs, route)
	for i := 0; len(s.tabs) > tabsMost && i < len(s.tabs)-1; i++ {
		if _, dirty := s.pages[s.tabs[i]].(screen.Tabbed).Tab(); !dirty {
			s.drop(s.tabs[i])
			return
		}
	}
}

// tidy notes that the page of route is shown and closes the record that was
// not looked at for longest, if there are too many.
func (s *Shell) tidy(route screen.Route) {
	if route.ID == 0 || route.Screen == screen.Order {
		return
	}
	s.files = append(without(s.files, route), route)
	if len(s.files) > filesMost {
		s.drop(s.files[0])
	}
}

// Leave closes the page and shows the one before. What was typed stays as a
// draft, so nothing is asked.
func (s *Shell) Leave(page screen.Page) {
	for route, p := range s.pages {
		if p == page {
			s.drop(route)
			if s.at == route {
				s.at = screen.Route{}
				s.back()
			}
			return
		}
	}
}

// drop closes the page of route and forgets it.
func (s *Shell) drop(route screen.Route) {
	if p := s.pages[route]; p != nil {
		p.Close()
	}
	delete(s.pages, route)
	s.tabs, s.files = without(s.tabs, route), without(s.files, route)
	s.past, s.ahead = without(s.past, route), without(s.ahead, route)
	s.parts.top.Refresh()
}

func without(routes []screen.Route, gone screen.Route) []screen.Route {
	var rest []screen.Route
	for _, r := range routes {
		if r != gone {
			rest = append(rest, r)
		}
	}
	return rest
}

// back shows the page before, or home when there is none.
func (s *Shell) back() {
	if len(s.past) == 0 {
		s.show(homeOf(s.person))
		return
	}
	to := s.past[len(s.past)-1]
	s.past = s.past[:len(s.past)-1]
	if s.at != (screen.Route{}) {
		s.ahead = append(s.ahead, s.at)
	}
	s.show(to)
}

func (s *Shell) forward() {
	if len(s.ahead) == 0 {
		return
	}
	to := s.ahead[len(s.ahead)-1]
	s.ahead = s.ahead[:len(s.ahead)-1]
	s.past = append(s.past, s.at)
	s.show(to)
}

// changed is told by a page that it looks different from outside.
func (s *Shell) changed(page screen.Page) {
	if page != s.Page() {
		s.parts.top.Refresh()
		return
	}
	s.bind(page, true)
	s.refresh()
	early{s}.press()
}

// moved puts a page under another route: a new order that got its number. The
// tab, the way back and the search find it there.
func (s *Shell) moved(page screen.Page, to screen.Route) {
	for from, p := range s.pages {
		if p != page || from == to {
			continue
		}
		delete(s.pages, from)
		s.pages[to] = page
		for _, list := range [][]screen.Route{s.tabs, s.past, s.ahead} {
			for i := range list {
				if list[i] == from {
					list[i] = to
				}
			}
		}
		if s.at == from {
			s.at = to
		}
		return
	}
}

// refresh draws the frame again.
func (s *Shell) refresh() {
	page := s.Page()
	if page == nil {
		return
	}
	s.hooks.Title(page.Title())
	s.parts.acts.Objects = topBar{s}.buttons(page)
	s.parts.acts.Refresh()
	s.parts.rail.Refresh()
	s.parts.top.Refresh()
	s.parts.bar.Refresh()
}

// CloseAll closes every page, so that each keeps what was typed.
func (s *Shell) CloseAll() {
	for _, p := range s.pages {
		p.Close()
	}
}
