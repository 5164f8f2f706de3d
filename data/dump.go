package data

import (
	"gongdan/app/shop"
)

// dumpRows is how many records are read at once when all are read, so that a
// store of any size is read in the same room.
const dumpRows = 500

// each reads all rows of a table by id, a few hundred at a time, and hands
// them on with what hangs on them.
func each[T any](v View, table string, of func(*T) fields, id func(*T) int64, do func([]T) error) error {
	for last := int64(0); ; {
		list, err := all(v, table+` WHERE id > $1 ORDER BY id LIMIT $2`, of, last, dumpRows)
		if err != nil || len(list) == 0 {
			return err
		}
		if err := do(list); err != nil {
			return err
		}
		last = id(&list[len(list)-1])
	}
}

// owned is a row with the record that it hangs on.
type owned[T any] struct {
	owner int64
	row   T
}

// ids are the first and the last id of a page.
type ids struct{ from, to int64 }

// hanging reads the rows of from, a table with the column that says on what
// they hang and their order there, that hang on the records of a page.
func hanging[T any](v View, from [3]string, of func(*T) fields, page ids) (map[int64][]T, error) {
	table, owner, order := from[0], from[1], from[2]
	list, err := all(v, table+` WHERE `+owner+` BETWEEN $1 AND $2 ORDER BY `+owner+`, `+order, func(o *owned[T]) fields {
		return append(of(&o.row), field{owner, &o.owner})
	}, page.from, page.to)
	by := map[int64][]T{}
	for _, o := range list {
		by[o.owner] = append(by[o.owner], o.row)
	}
	return by, err
}

// EachCustomer hands on all customers with their contacts, the oldest file
// first.
func EachCustomer(v View, do func(shop.Customer) error) error {
	return each(v, "customers", customerRow, func(c *shop.Customer) int64 { return int64(c.ID) }, func(list []shop.Customer) error {
		page := ids{int64(list[0].ID), int64(list[len(list)-1].ID)}
		contacts, err := hanging(v, [3]string{"customer_contacts", "customer_id", "n"}, contactFields, page)
		if err != nil {
			return err
		}
		for _, c := range list {
			c.Contacts = contacts[int64(c.ID)]
			if err := do(c); err != nil {
				return err
			}
		}
		return nil
	})
}

// VehicleFile is a car with its history.
type VehicleFile struct {
	shop.Vehicle
	Plates []shop.PlateSpan
	Owners []shop.OwnerSpan
}

// EachVehicle hands on all cars but those joined to others, the oldest file
// first.
func EachVehicle(v View, do func(VehicleFile) error) error {
	return each(v, "vehicles", vehicleRow, func(c *shop.Vehicle) int64 { return int64(c.ID) }, func(list []shop.Vehicle) error {
		page := ids{int64(list[0].ID), int64(list[len(list)-1].ID)}
		plates, err := hanging(v, [3]string{"vehicle_plates", "vehicle_id", "from_at"}, plateFields, page)
		if err != nil {
			return err
		}
		owners, err := hanging(v, [3]string{"vehicle_owners", "vehicle_id", "from_at"}, ownerFields, page)
		if err != nil {
			return err
		}
		for _, c := range list {
			if c.MergedInto != 0 {
				continue
			}
			if err := do(VehicleFile{c, plates[int64(c.ID)], owners[int64(c.ID)]}); err != nil {
				return err
			}
		}
		return nil
	})
}

// EachLabour hands on all jobs of the price book, the oldest first.
func EachLabour(v View, do func(shop.Labour) error) error {
	return each(v, "labour", labourRow, func(l *shop.Labour) int64 { return int64(l.ID) }, oneByOne(do))
}

// EachPart hands on all parts with their stock, the oldest first; what is
// reserved and what is on order are left out.
func EachPart(v View, do func(shop.Part) error) error {
	row := func(p *shop.Part) fields {
		f := partRow(p)
		return f[:len(f)-3]
	}
	return each(v, "parts", row, func(p *shop.Part) int64 { return int64(p.ID) }, oneByOne(do))
}

// EachLot hands on all lots, the oldest first.
func EachLot(v View, do func(shop.Lot) error) error {
	return each(v, "lots", lotRow, func(l *shop.Lot) int64 { return int64(l.ID) }, oneByOne(do))
}

// EachMove hands on the whole stock ledger as it was written.
func EachMove(v View, do func(shop.Move) error) error {
	return each(v, "stock_moves", moveRow, func(m *shop.Move) int64 { return m.ID }, oneByOne(do))
}

// EachAppointment hands on all appointments with their parts, the oldest first.
func EachAppointment(v View, do func(shop.Appointment) error) error {
	return each(v, "appointments", appointmentRow, func(a *shop.Appointment) int64 { return int64(a.ID) }, func(list []shop.Appointment) error {
		page := ids{int64(list[0].ID), int64(list[len(list)-1].ID)}
		parts, err := hanging(v, [3]string{"appointment_parts", "appointment_id", "n"}, keptFields, page)
		if err != nil {
			return err
		}
		for _, a := range list {
			a.Parts = parts[int64(a.ID)]
			if err := do(a); err != nil {
				return err
			}
		}
		return nil
	})
}

// oneByOne makes a func for a list of one for its records.
func oneByOne[T any](do func(T) error) func([]T) error {
	return func(list []T) error {
		for _, x := range list {
			if err := do(x); err != nil {
				return err
			}
		}
		return nil
	}
}

// OrderFile is an order with its journal, its printings and its inspections.
type OrderFile struct {
	shop.Order
	Events      []shop.Event
	Prints      []shop.Print
	Inspections []shop.Inspection
	Dispatches  []shop.Dispatch
	Clocks      []shop.Clock
	Handover    shop.Handover
	Photos      []shop.Photo
	Outside     shop.Outside
	Requests    []shop.Request
	Rework      shop.ReworkRecord
}

// Attendance reads all stretches in which somebody was at work.
func Attendance(v View) ([]shop.Clock, error) {
	return all(v, `clocks WHERE order_id IS NULL ORDER BY from_at, id`, clockRow)
}

// EachOrder hands on all orders, the oldest first.
func EachOrder(v View, do func(OrderFile) error) error {
	return each(v, "orders", orderRow, func(o *shop.Order) int64 { return int64(o.ID) }, func(list []shop.Order) error {
		page := ids{int64(list[0].ID), int64(list[len(list)-1].ID)}
		h, err := hangingOrders(v, page)
		if err != nil {
			return err
		}
		for _, o := range list {
			if err := do(h.file(o)); err != nil {
				return err
			}
		}
		return nil
	})
}

// orderRest is what hangs on the orders of a page.
type orderRest struct {
	lines    map[int64][]shop.Line
	payments map[int64][]shop.Payment
	checks   map[int64][]shop.Check
	marks    map[int64][]shop.Blemish
	photos   map[int64][]shop.Photo
	quality  map[int64][]shop.QualityProblem
	events   map[int64][]shop.Event
	prints   map[int64][]shop.Print
	sheets   map[int64][]shop.Inspection
	given    map[int64][]shop.Dispatch
	clocks   map[int64][]shop.Clock
	left     map[int64][]shop.Handover
	promises map[int64][]shop.Promise
	outside  map[shop.OrderID]shop.Outside
	reworks  map[int64][]shop.ReworkRecord
	asked    map[int64][]shop.Request
}

func hangingOrders(v View, page ids) (h orderRest, err error) {
	if h.lines, err = hanging(v, [3]string{"order_lines", "order_id", "n, id"}, lineRow, page); err != nil {
		return h, err
	}
	if h.payments, err = hanging(v, [3]string{"payments", "order_id", "id"}, paymentRow, page); err != nil {
		return h, err
	}
	if h.checks, err = hanging(v, [3]string{"order_checks", "order_id", "n"}, checkFields, page); err != nil {
		return h, err
	}
	if h.marks, err = hanging(v, [3]string{"order_marks", "order_id", "n"}, markFields, page); err != nil {
		return h, err
	}
	if h.photos, err = photosBetween(v, page); err != nil {
		return h, err
	}
	if h.quality, err = hanging(v, [3]string{"quality_problems", "order_id", "order_id"}, qualityFields, page); err != nil {
		return h, err
	}
	if h.events, err = hanging(v, [3]string{"order_events", "order_id", "at, id"}, eventRow, page); err != nil {
		return h, err
	}
	if h.prints, err = hanging(v, [3]string{"prints", "order_id", "id"}, printRow, page); err != nil {
		return h, err
	}
	if h.sheets, err = inspectionsBetween(v, page); err != nil {
		return h, err
	}
	if h.clocks, err = hanging(v, [3]string{"clocks", "order_id", "from_at, id"}, clockRow, page); err != nil {
		return h, err
	}
	if h.left, err = hanging(v, [3]string{"handovers", "order_id", "order_id"}, handoverFields, page); err != nil {
		return h, err
	}
	if h.promises, err = hanging(v, [3]string{"order_promises", "order_id", "n"}, promiseFields, page); err != nil {
		return h, err
	}
	if h.reworks, err = hanging(v, [3]string{"reworks", "order_id", "order_id"}, reworkFields, page); err != nil {
		return h, err
	}
	if h.outside, err = outsides(v, `order_id BETWEEN $1 AND $2`, page.from, page.to); err != nil {
		return h, err
	}
	if h.asked, err = hanging(v, [3]string{"stock_requests", "order_id", "id"}, requestRow, page); err != nil {
		return h, err
	}
	given, err := dispatches(v, `order_id BETWEEN $1 AND $2`, page.from, page.to)
	h.given = map[int64][]shop.Dispatch{}
	for _, d := range given {
		h.given[int64(d.OrderID)] = append(h.given[int64(d.OrderID)], d)
	}
	return h, err
}

func (h orderRest) file(o shop.Order) OrderFile {
	id := int64(o.ID)
	o.Lines, o.Payments, o.Intake.Checks, o.Intake.Marks = h.lines[id], h.payments[id], h.checks[id], h.marks[id]
	if q := h.quality[id]; len(q) > 0 {
		o.Quality = &q[0]
	}
	var left shop.Handover
	if all := h.left[id]; len(all) > 0 {
		left = all[0]
	}
	left.Promises = h.promises[id]
	var again shop.ReworkRecord
	if all := h.reworks[id]; len(all) > 0 {
		again = all[0]
	}
	return OrderFile{o, h.events[id], h.prints[id], h.sheets[id], h.given[id], h.clocks[id], left, h.photos[id], h.outside[o.ID], h.asked[id], again}
}
