package shell

import (
	"gongdan/app/screen"
	"gongdan/app/screen/calendar"
	"gongdan/app/screen/catalogue"
	"gongdan/app/screen/customers"
	"gongdan/app/screen/home"
	"gongdan/app/screen/orders"
	"gongdan/app/screen/parts"
	"gongdan/app/screen/settings"
	"gongdan/app/screen/settle"
	"gongdan/app/screen/vehicles"
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
	under string
	open  func(*screen.Host, screen.Route) screen.Page
}

// screens is the table of all screens in the order of the rail.
func screens() table {
	return table{
		{name: screen.Home, title: "screen.home", icon: "home", keys: "Ctrl+1", open: home.New},
		{name: screen.Calendar, title: "screen.calendar", icon: "calendar", keys: "Ctrl+2", open: calendar.New},
		{name: screen.Orders, title: "screen.orders", icon: "car", keys: "Ctrl+3", open: orders.NewList},
		{name: screen.Order, under: screen.Orders, open: orders.NewEditor},
		{name: screen.Settle, title: "screen.settle", icon: "yen", keys: "Ctrl+5", open: settle.New},
		{name: screen.Customers, title: "screen.customers", icon: "user", keys: "Ctrl+6", open: customers.New},
		{name: screen.Vehicle, under: screen.Customers, open: vehicles.New},
		{name: screen.Parts, title: "screen.parts", icon: "box", keys: "Ctrl+7", open: parts.New},
		{name: screen.Catalogue, title: "screen.catalogue", icon: "list", open: catalogue.New},
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
