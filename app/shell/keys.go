package shell

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
)

// globalKeys are the keys that work everywhere.
func (s *Shell) globalKeys() *kit.Scope {
	scope := screen.Bind(kit.NewScope("window"), s.everywhere())
	for _, e := range s.table {
		if e.keys != "" {
			scope.Try(e.keys, func() bool {
				if e.right != "" && !s.person.May(e.right) {
					return false
				}
				s.Go(screen.Route{Screen: e.name})
				return true
			})
		}
	}
	return scope
}

// everywhere are the actions of the window itself.
func (s *Shell) everywhere() []screen.Action {
	return []screen.Action{
		{ID: "shell.act.help", Keys: "F1", Do: keySheet{s}.show},
		{ID: "order.act.new", Keys: "F2", Do: s.receive},
		{ID: "shell.act.find", Keys: "Ctrl+K", Do: func() { s.parts.find.Open() }},
		{ID: "shell.act.back", Keys: "Alt+←", Do: s.back},
		{ID: "shell.act.forward", Keys: "Alt+→", Do: s.forward},
		{ID: "shell.act.next_tab", Keys: "Ctrl+Tab", Do: func() { s.turn(1) }},
		{ID: "shell.act.close_tab", Keys: "Ctrl+W", Do: s.closePage},
		{ID: "shell.act.lock", Keys: "Ctrl+L", Do: s.hooks.Lock},
		{ID: "shell.act.quit", Keys: "Alt+F4", Do: s.hooks.Quit},
	}
}

// bind gives the page its keys and takes those of the page before away. What
// hangs over a page that is bound again, a menu or a message, keeps its keys.
func (s *Shell) bind(page screen.Page, again bool) {
	if s.pop != nil && !again {
		s.pop()
	}
	scope := screen.Bind(kit.NewScope("page"), page.Actions())
	if f, ok := page.(screen.Finder); ok {
		scope.On("Ctrl+F", f.Find).On("/", f.Find)
	}
	s.pop = s.env.Router.Swap(s.scope, scope)
	s.scope = scope
}

// early is the key that came while the page in front was still reading.
type early struct{ *Shell }

// reading reports whether the page has not got its record yet.
func (s early) reading() bool {
	r, ok := s.Page().(screen.Reading)
	return ok && r.Reading()
}

// take keeps a key that nobody could use because the page is still reading; of
// several the latest.
func (s early) take(c kit.Chord) bool {
	if !s.reading() || !c.Acts() {
		return false
	}
	s.waits = c
	return true
}

// press presses it once the record is there.
func (s early) press() {
	if c := s.waits; c != (kit.Chord{}) && !s.reading() {
		s.waits = kit.Chord{}
		s.env.Router.Press(c.String())
	}
}

// receive opens a new order.
func (s *Shell) receive() {
	for i := 1; ; i++ {
		route := screen.Route{Screen: screen.Order, Key: "new" + strconv.Itoa(i)}
		if s.pages[route] == nil {
			s.Go(route)
			return
		}
		if t, ok := s.pages[route].(screen.Tabbed); ok {
			if _, dirty := t.Tab(); !dirty {
				s.Go(route)
				return
			}
		}
	}
}

// turn shows the next of the open orders, or once they are back after a start.
func (s *Shell) turn(step int) {
	if s.early.on {
		s.early.turn = step
		return
	}
	if len(s.tabs) == 0 {
		return
	}
	i := slices.Index(s.tabs, s.at)
	if i < 0 {
		i = -step
	}
	s.Go(s.tabs[(i+step+len(s.tabs))%len(s.tabs)])
}

func (s *Shell) closePage() {
	if page := s.Page(); page != nil && s.at != homeOf(s.person) {
		s.Leave(page)
	}
}

// keySheet shows what can be done here, with the keys.
type keySheet struct{ *Shell }

func (s keySheet) show() {
	say := s.env.Lang.Say
	rows := container.NewVBox()
	add := func(title string, acts []screen.Action) {
		rows.Add(kit.NewHeading(title))
		for _, a := range acts {
			if a.Keys != "" {
				rows.Add(s.row(a.Keys, say(a.ID)))
			}
		}
	}
	if page := s.Page(); page != nil {
		add(page.Title(), page.Actions())
	}
	add(say("shell.help.everywhere"), s.everywhere())
	var places []screen.Action
	for _, e := range s.table {
		if e.keys != "" {
			places = append(places, screen.Action{ID: e.title, Keys: e.keys})
		}
	}
	add(say("shell.help.screens"), places)
	add(say("shell.help.forms"), []screen.Action{
		{ID: "shell.help.next", Keys: "Enter"},
		{ID: "shell.help.previous", Keys: "Shift+Enter"},
		{ID: "shell.help.newline", Keys: "Alt+Enter"},
		{ID: "shell.help.list", Keys: "↓"},
		{ID: "shell.help.today", Keys: "Ctrl+;"},
		{ID: "shell.help.undo", Keys: "Ctrl+Z"},
	})
	scroll := container.NewVScroll(rows)
	scroll.SetMinSize(fyne.NewSize(200, 320))
	s.env.Layer.OpenSheet(s.env, kit.SheetSpec{Title: say("shell.act.help"), Content: scroll})
}

// row is a key with what it does; the words stand below each other.
func (s keySheet) row(keys, word string) fyne.CanvasObject {
	return kit.NewDrawing(s.env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(200, l.Dp(22)) }, func(p *kit.Pen, size fyne.Size) {
		mid, left := size.Height/2, p.Look.Dp(116)
		p.KeyCap(0, mid, keys)
		p.Fit(left, mid, size.Width-left, word, p.Style(kit.Body))
	})
}
