package vehicles

import (
	"slices"

	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/shop/sanbao"
	"gongdan/data"
)

// ordersMost is how many visits of a car are shown; more than any car has.
const ordersMost = 300

// archive is all that is known of a car, of one moment.
type archive struct {
	car      shop.Vehicle
	owner    shop.Customer
	summary  data.VehicleSummary
	orders   []shop.Order // the newest first
	booked   []shop.Appointment
	events   map[shop.OrderID][]shop.Event
	outside  map[shop.OrderID]shop.Outside
	declined []data.DeclinedLine
	plates   []shop.PlateSpan
	owners   []shop.OwnerSpan
	names    map[shop.CustomerID]string
	people   map[shop.PersonID]string
	photos   []screen.Snap // the newest of all visits

	photoCount int64
	clock      sanbao.Clock
	cases      []screen.DueCase
	held       data.Guarantees
	past       past

	campaigns []data.CarCampaign
	bulletins []shop.Bulletin
}

// readArchive reads the archive of a car.
func readArchive(v data.View, id shop.VehicleID, today shop.Day) (a archive, err error) {
	if a.car, err = data.Vehicle(v, id); err != nil {
		return a, err
	}
	if a.car.OwnerID != 0 {
		if a.owner, err = data.Customer(v, a.car.OwnerID); err != nil {
			return a, err
		}
	}
	if a.summary, err = data.SumVehicle(v, id); err != nil {
		return a, err
	}
	if a.declined, err = data.DeclinedOf(v, id); err != nil {
		return a, err
	}
	if a.booked, err = data.AppointmentsOfCar(v, id); err != nil {
		return a, err
	}
	if err = a.readOrders(v, id); err != nil {
		return a, err
	}
	photos, n, err := data.PhotosOfCar(v, id, photosMost)
	if err != nil {
		return a, err
	}
	a.photos, a.photoCount = screen.Snaps(photos), n
	if a.cases, err = readCases(v, id, today); err != nil {
		return a, err
	}
	if a.past, err = readPast(v, id, a.cases); err != nil {
		return a, err
	}
	if err = a.readCampaigns(v); err != nil {
		return a, err
	}
	return a, a.readSpans(v, id)
}

func (a *archive) readOrders(v data.View, id shop.VehicleID) error {
	ids, err := data.OrdersOf(v, id, ordersMost)
	if err != nil {
		return err
	}
	a.events = map[shop.OrderID][]shop.Event{}
	for _, id := range ids {
		o, err := data.Order(v, id)
		if err != nil {
			return err
		}
		a.orders = append(a.orders, o)
		if a.events[id], err = data.EventsOf(v, id); err != nil {
			return err
		}
	}
	if a.outside, err = data.OutsideOfCar(v, id); err != nil {
		return err
	}
	people, err := data.People(v)
	a.people = map[shop.PersonID]string{}
	for _, p := range people {
		a.people[p.ID] = p.Name
	}
	return err
}

func (a *archive) readSpans(v data.View, id shop.VehicleID) (err error) {
	if a.plates, err = data.PlatesOf(v, id); err != nil {
		return err
	}
	if a.owners, err = data.OwnersOf(v, id); err != nil {
		return err
	}
	a.names = map[shop.CustomerID]string{}
	for _, s := range a.owners {
		c, err := data.Customer(v, s.Owner)
		if err != nil {
			return err
		}
		a.names[s.Owner] = c.Name
	}
	return nil
}

// advice are the lines of an order that are still not taken.
func (a *archive) advice(id shop.OrderID) (all []data.DeclinedLine) {
	for _, d := range a.declined {
		if d.OrderID == id {
			all = append(all, d)
		}
	}
	return all
}

// walk is the newest walk-around: which order it was on, and what was found.
func (a *archive) walk() (o shop.Order, faults []shop.Check, ok bool) {
	for _, o := range a.orders {
		if !o.Intake.Walked() || o.Status == shop.Void {
			continue
		}
		for _, c := range o.Intake.Checks {
			if c.Fault {
				faults = append(faults, c)
			}
		}
		return o, faults, true
	}
	return o, nil, false
}

// toWalk is the order whose walk-around is looked at: the one that is open, else
// the last that has one.
func (a *archive) toWalk() (shop.Order, bool) {
	if len(a.orders) > 0 && a.orders[0].Status.Open() {
		return a.orders[0], true
	}
	o, _, ok := a.walk()
	return o, ok
}

// readings are the mileages that were noted, the oldest first.
func (a *archive) readings() (all []reading) {
	for _, o := range slices.Backward(a.orders) {
		if km := max(o.Intake.MileageKM, o.OutKM); km > 0 && o.Status != shop.Void {
			all = append(all, reading{o.Stamps.ReceivedAt, km})
		}
	}
	return all
}
