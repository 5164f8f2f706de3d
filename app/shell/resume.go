package shell

import (
	"strconv"
	"strings"

	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// resuming is how far the orders that were open are back, and by how many of them
// somebody turned before they were.
type resuming struct {
	on   bool
	turn int
}

// Resume opens the orders that were being written when the program closed.
// They stand among the open orders; the page in front stays.
func (s *Shell) Resume() {
	who := s.person.ID
	s.early = resuming{on: true}
	screen.Read(s.host, func(v data.View) ([]shop.Draft, error) { return data.Drafts(v, who) }, func(drafts []shop.Draft, err error) {
		turn := s.early.turn
		s.early = resuming{}
		if err != nil {
			s.host.Fail("read drafts", err)
			return
		}
		for _, d := range drafts {
			key, ok := strings.CutPrefix(d.Key, "order:")
			if !ok || len(s.tabs) >= tabsMost {
				continue
			}
			route := screen.Route{Screen: screen.Order, Key: key}
			if id, err := strconv.ParseInt(key, 10, 64); err == nil {
				route = screen.Route{Screen: screen.Order, ID: id}
			}
			if s.pages[route] == nil {
				s.pages[route] = s.table.of(screen.Order).open(s.host, route)
				s.addTab(route)
			}
		}
		s.refresh()
		if turn != 0 {
			s.turn(turn)
		}
	})
}
