package shell

import (
	"gongdan/app/screen"
	"gongdan/app/screen/blueprint"
	"gongdan/app/screen/board"
	"gongdan/app/screen/buying"
	"gongdan/app/screen/calendar"
	"gongdan/app/screen/campaigns"
	"gongdan/app/screen/cases"
	"gongdan/app/screen/catalogue"
	"gongdan/app/screen/claims"
	"gongdan/app/screen/counts"
	"gongdan/app/screen/customers"
	"gongdan/app/screen/failures"
	"gongdan/app/screen/figures"
	"gongdan/app/screen/home"
	"gongdan/app/screen/inspect"
	"gongdan/app/screen/issue"
	"gongdan/app/screen/jobs"
	"gongdan/app/screen/kpi"
	"gongdan/app/screen/lost"
	"gongdan/app/screen/lots"
	"gongdan/app/screen/months"
	"gongdan/app/screen/orders"
	"gongdan/app/screen/parts"
	"gongdan/app/screen/reworks"
	"gongdan/app/screen/settings"
	"gongdan/app/screen/settle"
	"gongdan/app/screen/sheets"
	"gongdan/app/screen/till"
	"gongdan/app/screen/tools"
	"gongdan/app/screen/vehicles"
	walkaround "gongdan/app/screen/walk"
	"gongdan/app/shop"
)

// entry is a screen of the program. A screen with a title stands in the rail;
// under names the rail's entry that is marked while another screen is shown.
type entry struct {
	name  string
	title string // language key
	icon  string
	keys  string
	right shop.Right
	role  shop.Role // stands in the rail of these people only; others find it by name
	under string
	open  func(*screen.Host, screen.Route) screen.Page
}

// screens is the table of all screens in the order of the rail.
func screens() table {
	return table{
		{name: screen.Home, title: "screen.home", icon: "home", keys: "Ctrl+1", open: home.New},
		{name: screen.Jobs, title: "screen.jobs", icon: "wrench", keys: "Ctrl+J", role: shop.Technician, open: jobs.New},
		{name: screen.Calendar, title: "screen.calendar", icon: "calendar", keys: "Ctrl+2", open: calendar.New},
		{name: screen.Orders, title: "screen.orders", icon: "car", keys: "Ctrl+3", open: orders.NewList},
		{name: screen.Order, under: screen.Orders, open: orders.NewEditor},
		{name: screen.Inspect, under: screen.Orders, open: inspect.New},
		{name: screen.Walk, under: screen.Orders, open: walkaround.New},
		{name: screen.Board, title: "screen.board", icon: "board", keys: "Ctrl+4", open: board.New},
		{name: screen.Settle, title: "screen.settle", icon: "yen", keys: "Ctrl+5", open: settle.New},
		{name: screen.Till, title: "screen.till", icon: "lock", right: shop.TakeMoney, role: shop.Cashier, under: screen.Settle, open: till.New},
		{name: screen.Customers, title: "screen.customers", icon: "user", keys: "Ctrl+6", open: customers.New},
		{name: screen.Vehicle, under: screen.Customers, open: vehicles.New},
		{name: screen.Near, under: screen.Customers, open: vehicles.NewNear},
		{name: screen.Parts, title: "screen.parts", icon: "box", keys: "Ctrl+7", open: parts.New},
		{name: screen.Import, under: screen.Parts, right: shop.AdjustStock, open: sheets.New},
		{name: screen.Lots, under: screen.Parts, open: lots.New},
		{name: screen.Buying, title: "screen.buying", icon: "truck", keys: "Ctrl+M", right: shop.AdjustStock, open: buying.New},
		{name: screen.Receiving, under: screen.Buying, right: shop.AdjustStock, open: buying.NewReceiving},
		{name: screen.Lost, title: "screen.lost", icon: "phone", role: shop.Advisor, under: screen.Customers, open: lost.New},
		{name: screen.Failures, under: screen.Parts, open: failures.New},
		{name: screen.Reworks, under: screen.Parts, right: shop.SeeCost, open: reworks.New},
		{name: screen.Tools, title: "screen.tools", icon: "tool", role: shop.Storekeeper, under: screen.Parts, open: tools.New},
		{name: screen.Counts, title: "screen.counts", icon: "target", right: shop.CountStock, role: shop.Storekeeper, open: counts.NewList},
		{name: screen.Count, under: screen.Counts, open: counts.New},
		{name: screen.Issue, title: "screen.issue", icon: "out", keys: "Ctrl+H", role: shop.Storekeeper, open: issue.New},
		{name: screen.Cases, under: screen.Customers, open: cases.New},
		{name: screen.Campaigns, title: "screen.campaigns", icon: "bell", role: shop.Advisor, under: screen.Customers, open: campaigns.New},
		{name: screen.Bulletins, under: screen.Campaigns, open: campaigns.NewBulletins},
		{name: screen.Figures, title: "screen.figures", icon: "yen", right: shop.SeeCost, role: shop.Storekeeper, under: screen.Parts, open: figures.New},
		{name: screen.Claims, title: "screen.claims", icon: "shield", role: shop.Cashier, under: screen.Orders, open: claims.New},
		{name: screen.Reconcile, under: screen.Claims, right: shop.HandleClaims, open: claims.NewReconcile},
		{name: screen.Catalogue, title: "screen.catalogue", icon: "list", open: catalogue.New},
		{name: screen.Blueprint, title: "screen.blueprint", icon: "flow", keys: "Ctrl+G", open: blueprint.New},
		{name: screen.KPI, title: "screen.kpi", icon: "target", keys: "Ctrl+T", role: shop.Owner, open: kpi.New},
		{name: screen.Month, title: "screen.month", icon: "doc", keys: "Ctrl+0", right: shop.SeeCost, role: shop.Owner, open: months.New},
		{name: screen.Targets, title: "screen.targets", under: screen.Month, right: shop.Manage, open: months.NewTargets},
		{name: screen.Settings, title: "screen.settings", icon: "gear", keys: "Ctrl+,", open: settings.New},
	}
}

// table is all screens of the program.
type table []entry

// of finds a screen by its name; nil if there is none.
func (t table) of(name string) *entry {
	for i := range t {
		if t[i].name == name {
			return &t[i]
		}
	}
	return nil
}

// homeOf is the screen that a person comes to first: the bench of who only
// works on cars, else the desk.
func homeOf(p shop.Person) screen.Route {
	for _, r := range p.Roles {
		if r != shop.Technician && r != shop.Inspector {
			return screen.Route{Screen: screen.Home}
		}
	}
	if p.Is(shop.Technician) {
		return screen.Route{Screen: screen.Jobs}
	}
	return screen.Route{Screen: screen.Home}
}

// isHome reports whether a place is one that somebody comes to first.
func isHome(at screen.Route) bool { return at.Screen == screen.Home || at.Screen == screen.Jobs }

// sitDown shows the page that somebody who just sat down comes to: the one that
// was left open, or their own first one in the place of another's.
func sitDown(s *Shell) {
	if s.Page() == nil || isHome(s.at) {
		s.Go(homeOf(s.person))
		return
	}
	s.Go(s.at)
}
