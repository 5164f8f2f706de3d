package shell

import (
	"context"
	"log/slog"
	"slices"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// hitsWanted is how many records the search asks for.
const hitsWanted = 12

// finding is the search of the window.
type finding struct{ *Shell }

// finder is the search over everything, with all commands of the window;
// those of the page in front are added when it opens.
func (s finding) finder() *kit.Finder {
	f := kit.NewFinder(s.env, s.search, nil)
	f.Commands = s.commands
	f.Recent = s.recent
	return f
}

// commands are the acts of the page in front and of the window: all there are.
func (s finding) commands() []kit.Command {
	var all []kit.Command
	add := func(a screen.Action, icon string) {
		words := s.env.Lang.Say(a.ID)
		all = append(all, kit.Command{Word: words, Keys: a.Keys, Icon: icon, Also: data.AllInitials(words), Can: a.Can, Do: a.Do})
	}
	if page := s.Page(); page != nil {
		for _, a := range page.Actions() {
			add(a, "right")
		}
	}
	for _, a := range s.everywhere() {
		add(a, "right")
	}
	for _, e := range s.table {
		if e.title != "" && (e.right == "" || s.person.May(e.right)) {
			add(screen.Action{ID: e.title, Keys: e.keys, Do: func() { s.Go(screen.Route{Screen: e.name}) }}, e.icon)
		}
	}
	return all
}

// search finds records; it runs away from the window.
func (s finding) search(ctx context.Context, text string) []kit.Hit {
	found, err := data.Read(ctx, s.host.Store, func(v data.View) ([]shop.Hit, error) { return data.Find(v, text, hitsWanted) })
	if err != nil {
		slog.Error("search", "err", err)
	}
	hits := make([]kit.Hit, 0, len(found))
	for _, kind := range kindsOf(found) {
		for _, h := range found {
			if h.Kind == kind {
				hits = append(hits, s.hit(h))
			}
		}
	}
	return hits
}

// kindsOf are the kinds of hits, that of the best hit first, so that each kind
// stands together under one heading.
func kindsOf(hits []shop.Hit) []shop.Kind {
	var kinds []shop.Kind
	for _, h := range hits {
		if !slices.Contains(kinds, h.Kind) {
			kinds = append(kinds, h.Kind)
		}
	}
	return kinds
}

// recent are the open orders, so that an empty search leads back to them.
func (s finding) recent() []kit.Hit {
	var hits []kit.Hit
	for _, route := range s.tabs {
		label, _ := s.pages[route].(screen.Tabbed).Tab()
		hits = append(hits, kit.Hit{Group: s.env.Lang.Say("finder.recent"), Icon: "clock", Title: label, Open: func() { s.Go(route) }})
	}
	return hits
}

// hit shows a record in one line: for a car, where it is, who has it, what it
// waits for and when it was promised.
func (s finding) hit(h shop.Hit) kit.Hit {
	lang := s.env.Lang
	out := kit.Hit{Group: lang.Say("finder.kind." + string(h.Kind)), Title: h.Key}
	route := screen.Route{Screen: screen.Vehicle, ID: h.ID}
	switch h.Kind {
	case shop.KindVehicles:
		out.Icon, out.Title = "car", lang.Plate(h.Plate)
		out.Facts = []string{h.Title, h.Customer}
	case shop.KindCustomers:
		out.Icon, route.Screen = "user", screen.Customers
		out.Title, out.Facts = h.Customer, []string{lang.Masked(h.Phone), h.Key}
	case shop.KindParts:
		out.Icon, route.Screen = "box", screen.Parts
		out.Facts = []string{h.Title}
		if h.Old != "" {
			out.Facts = append(out.Facts, lang.Say("find.old", shop.Args{"Number": h.Old}))
		}
	case shop.KindTools:
		out.Icon, route.Screen = "tool", screen.Tools
		out.Facts = []string{h.Title, h.Who}
	case shop.KindAppointments:
		out.Icon, route.Screen, out.Title = "calendar", screen.Calendar, lang.When(h.Promised, s.env.Clock())+"  "+lang.Plate(h.Plate)
		out.Facts = []string{h.Customer, lang.Masked(h.Phone), lang.Say(h.Booking.Key())}
	case shop.KindClaims:
		out.Icon, route.Screen = "shield", screen.Claims
		out.Facts = []string{lang.Plate(h.Plate), h.Customer, h.Title}
	case shop.KindCases:
		chip := screen.CaseChip(s.host, h.Case)
		out.Icon, route.Screen, out.Chip = "shield", screen.Cases, &chip
		out.Facts = []string{lang.Plate(h.Plate), h.Customer, h.Title}
	case shop.KindStockTakes:
		out.Icon, route.Screen = "target", screen.Count
		out.Facts = []string{h.Title}
	case shop.KindOrders:
		out.Icon, route.Screen = "doc", screen.Order
		out.Facts = []string{lang.Plate(h.Plate), h.Customer}
	}
	if h.Status != "" {
		chip := screen.StatusChip(lang, h.Status)
		out.Chip = &chip
		if h.OrderID != 0 && h.Status.Open() {
			route = screen.Route{Screen: screen.Order, ID: int64(h.OrderID)}
		}
		wait := ""
		if h.Waits != "" {
			wait = lang.Say(h.Waits)
		}
		out.Facts = append(out.Facts, h.Who+" "+wait, lang.When(h.Promised, s.env.Clock()))
	}
	out.Open = func() { s.Go(route) }
	return out
}
