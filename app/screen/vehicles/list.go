package vehicles

import (
	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// list is all cars.
type list struct {
	h      *screen.Host
	browse *screen.Browse[data.VehicleRow]
	begin  func() // done once when the list is first shown
}

func newList(h *screen.Host) *list {
	l := &list{h: h}
	l.browse = screen.NewBrowse(h, screen.BrowseSpec[data.VehicleRow]{
		ID: "vehicles", Hint: h.Say("vehicles.hint"), Columns: columns(h),
		List: data.VehicleList, Row: func(r data.VehicleRow) int64 { return int64(r.ID) },
		Filters: []screen.Filter{{ID: data.FilterAll, Title: "vehicles.filter.all"}, {ID: data.VehiclesHere, Title: "vehicles.filter.here"}},
		Kinds:   []shop.Kind{shop.KindVehicles, shop.KindCustomers, shop.KindOrders},
		Empty:   kit.Blank{Icon: "car", Text: h.Say("vehicles.empty"), Acts: []kit.Act{{Word: h.Say("vehicle.new"), Keys: "Ctrl+N", Do: func() { l.create(0) }}}},
		None:    "vehicles.none",
		Open:    func(r data.VehicleRow) { l.open(r.ID) },
	})
	return l
}

// Title implements screen.Page.
func (l *list) Title() string { return l.h.Say("vehicles.title") }

// Content implements screen.Page.
func (l *list) Content() fyne.CanvasObject { return l.browse.Content() }

// Shown implements screen.Page.
func (l *list) Shown() {
	l.browse.Shown()
	if begin := l.begin; begin != nil {
		l.begin = nil
		begin()
	}
}

// Close implements screen.Page.
func (l *list) Close() { l.browse.Close() }

// Find implements screen.Finder.
func (l *list) Find() { l.browse.Find() }

// State implements screen.Stated.
func (l *list) State() (icon, tone, words string) { return "", "", l.h.Say("vehicles.keys") }

// Actions implements screen.Page.
func (l *list) Actions() []screen.Action {
	return append([]screen.Action{
		{ID: "vehicles.act.receive", Keys: "Alt+R", Button: true, Do: l.receive},
		{ID: "vehicles.act.near", Keys: "Alt+B", Button: true, Do: func() { l.h.Go(screen.Route{Screen: screen.Near}) }},
		{ID: "vehicles.act.campaigns", Keys: "Alt+C", Button: true, Do: func() { l.h.Go(screen.Route{Screen: screen.Campaigns}) }},
		{ID: "vehicle.new", Keys: "Ctrl+N", Button: true, Primary: true, Do: func() { l.create(0) }},
	}, append(screen.TableActions(l.h, shop.VehicleTable), l.browse.Actions()...)...)
}

func (l *list) open(id shop.VehicleID) { l.h.Go(screen.Route{Screen: screen.Vehicle, ID: int64(id)}) }

func (l *list) receive() {
	if r, ok := l.browse.Selected(); ok {
		receive(l.h, r.ID)
	}
}

func (l *list) create(owner shop.CustomerID) {
	newForm(l.h, 0, owner, func(v shop.Vehicle) { l.open(v.ID) })
}

func columns(h *screen.Host) []kit.Column[data.VehicleRow] {
	lang := h.Env.Lang
	return []kit.Column[data.VehicleRow]{
		{ID: "plate", TitleKey: "vehicles.plate", W: 116, Sort: "plate", Cell: func(r data.VehicleRow) kit.Cell {
			if r.Plate == "" {
				return kit.Cell{Text: r.VIN, Tone: "muted"}
			}
			return kit.Cell{Text: lang.Plate(r.Plate)}
		}},
		{ID: "vehicle", TitleKey: "vehicles.vehicle", Min: 130, Cell: func(r data.VehicleRow) kit.Cell { return kit.Cell{Text: r.Vehicle} }},
		{ID: "year", TitleKey: "vehicles.year", W: 60, From: 760, Cell: func(r data.VehicleRow) kit.Cell { return kit.Cell{Text: year(r.Year)} }},
		{ID: "owner", TitleKey: "vehicles.owner", W: 130, Cell: func(r data.VehicleRow) kit.Cell { return kit.Cell{Text: r.Owner} }},
		{ID: "phone", TitleKey: "vehicles.phone", W: 130, From: 820, Cell: func(r data.VehicleRow) kit.Cell { return kit.Cell{Text: lang.Masked(r.Phone), Tone: "muted"} }},
		{ID: "status", TitleKey: "vehicles.status", W: screen.WideStatus(h), Cell: func(r data.VehicleRow) kit.Cell {
			if r.Status == "" {
				return kit.Cell{}
			}
			chip := screen.StatusChip(lang, r.Status)
			return kit.Cell{Chip: &chip}
		}},
		{ID: "km", TitleKey: "vehicles.km", W: 96, Right: true, From: 640, Cell: func(r data.VehicleRow) kit.Cell {
			if r.MileageKM == 0 {
				return kit.Cell{}
			}
			return kit.Cell{Text: lang.Int(r.MileageKM)}
		}},
		{ID: "visits", TitleKey: "vehicles.visits", W: 64, Right: true, From: 700, Cell: func(r data.VehicleRow) kit.Cell { return kit.Cell{Text: lang.Int(r.Visits)} }},
		{ID: "last", TitleKey: "vehicles.last", W: 106, Right: true, Cell: func(r data.VehicleRow) kit.Cell { return kit.Cell{Text: lang.Date(r.LastVisit)} }},
	}
}
