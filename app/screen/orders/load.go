package orders

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/shop/sanbao"
	"gongdan/app/work"
	"gongdan/data"
)

// loaded is what one reading brings for the page, all of the same moment.
type loaded struct {
	visit    work.Visit
	people   []shop.Person
	summary  data.VehicleSummary
	declined []data.DeclinedLine
	stock    map[shop.PartID]shop.Part
	suits    map[shop.PartID]shop.Fitness
	running  []shop.Clock
	photos   int64
	outside  shop.Outside
	bought   []data.ToCome
	clock    sanbao.Clock // 三包, of the car as of now
	held     data.Guarantees
	rework   shop.Reworked
	disputed data.CaseDue
	recalls  []data.CarCampaign // that the car waits for
	draft    shop.Draft         // of the person at the desk; without an ID there is none
}

func loadCar(v data.View, id shop.VehicleID, now time.Time) (got loaded, err error) {
	if got.visit.Vehicle, err = data.Vehicle(v, id); err != nil {
		return got, err
	}
	if owner := got.visit.Vehicle.OwnerID; owner != 0 {
		if got.visit.Customer, err = data.Customer(v, owner); err != nil {
			return got, err
		}
	}
	if got.clock, err = data.Sanbao(v, got.visit.Vehicle, sanbao.AsOf{On: shop.DayOf(now, v.Zone()), Now: now}); err != nil {
		return got, err
	}
	if err = readGuarantees(v, &got, shop.DayOf(now, v.Zone())); err != nil {
		return got, err
	}
	if got.recalls, err = readCampaigns(v, id, shop.DayOf(now, v.Zone())); err != nil {
		return got, err
	}
	if got.disputed, err = data.CaseDueOf(v, id, shop.DayOf(now, v.Zone())); err != nil {
		return got, err
	}
	return got, got.around(v)
}

func loadOrder(v data.View, id shop.OrderID, now time.Time) (got loaded, err error) {
	o, err := data.Order(v, id)
	if err != nil {
		return got, err
	}
	if got, err = loadCar(v, o.VehicleID, now); err != nil {
		return got, err
	}
	if o.CustomerID != 0 {
		if got.visit.Customer, err = data.Customer(v, o.CustomerID); err != nil {
			return got, err
		}
	}
	got.visit.Order = o
	if err = readGuarantees(v, &got, shop.DayOf(now, v.Zone())); err != nil {
		return got, err
	}
	if got.stock, err = data.PartsOf(v, o.Lines); err != nil {
		return got, err
	}
	if got.suits, err = data.SuitOf(v, got.visit.Vehicle, got.stock); err != nil {
		return got, err
	}
	if got.photos, err = data.CountPhotos(v, id); err != nil {
		return got, err
	}
	if got.outside, err = data.Outside(v, id); err != nil {
		return got, err
	}
	if got.bought, err = data.BoughtFor(v, id); err != nil {
		return got, err
	}
	got.running, err = runningOn(v, id)
	return got, err
}

// runningOn are the clocks that run on the jobs of an order.
func runningOn(v data.View, id shop.OrderID) ([]shop.Clock, error) {
	all, err := data.ClocksOf(v, id)
	return slices.DeleteFunc(all, func(c shop.Clock) bool { return !c.Runs() }), err
}

// around reads what stands around a car: its past and the people of the shop.
func (got *loaded) around(v data.View) (err error) {
	if got.people, err = data.People(v); err != nil {
		return err
	}
	if got.summary, err = data.SumVehicle(v, got.visit.Vehicle.ID); err != nil {
		return err
	}
	got.declined, err = data.DeclinedOf(v, got.visit.Vehicle.ID)
	return err
}

// open reads the order of the route and the draft that was left of it.
func (e loading) open() {
	id, left := shop.OrderID(e.route.ID), e.draft.Reader()
	e.loading.load(func(v data.View) (got loaded, err error) {
		if id != 0 {
			if got, err = loadOrder(v, id, e.h.Env.Clock()); err != nil {
				return got, err
			}
		} else if got.people, err = data.People(v); err != nil {
			return got, err
		}
		got.draft, err = left(v)
		return got, err
	}, func(got loaded) {
		if id != 0 {
			e.keep.take(got.visit)
		}
		car, isCar := strings.CutPrefix(e.route.Key, "car:")
		if isCar && got.draft.ID == 0 {
			e.loading.beginCar(car)
			return
		}
		e.keep.restore(got.draft)
		e.intake.build()
		e.face()
		e.Shown()
		e.refresh() // keys that came early act now
	})
}

// beginCar starts an order for a car that another page chose, or offers the one
// it has.
func (e loading) beginCar(key string) {
	id, err := strconv.ParseInt(key, 10, 64)
	if err != nil {
		e.voice.fail("open order", shop.ErrMissing)
		return
	}
	screen.Read(e.h, func(v data.View) (hit shop.Hit, err error) {
		hit.ID = id
		if hit.OrderID, err = data.OpenOrderOf(v, shop.VehicleID(id)); err != nil || hit.OrderID == 0 {
			return hit, err
		}
		o, err := data.Order(v, hit.OrderID)
		hit.Number, hit.Status = o.Number, o.Status
		return hit, err
	}, func(hit shop.Hit, err error) {
		switch {
		case e.closed:
		case err != nil:
			e.voice.fail("open order", err)
		default:
			e.arrive.chosen(hit)
		}
	})
}

// load reads away from the window and shows only the latest reading.
func (e loading) load(get func(data.View) (loaded, error), show func(loaded)) {
	e.loads++
	mine := e.loads
	screen.Read(e.h, get, func(got loaded, err error) {
		switch {
		case e.closed || mine != e.loads:
		case err != nil:
			e.voice.fail("open order", err)
		default:
			e.facts.people = got.people
			if got.visit.Vehicle.ID != 0 {
				e.facts.summary, e.facts.declined, e.facts.running = got.summary, got.declined, got.running
				e.facts.photos = got.photos
				e.facts.outside, e.facts.bought, e.facts.clock = got.outside, got.bought, got.clock
				e.facts.held, e.facts.rework, e.facts.disputed = got.held, got.rework, got.disputed
				e.facts.campaigns = got.recalls
			}
			maps.Copy(e.facts.stock, got.stock)
			maps.Copy(e.facts.suits, got.suits)
			show(got)
		}
	})
}

// take makes what was read or saved the order of the page.
func (e keeping) take(v work.Visit) {
	e.visit, e.kept, e.newly = v, v.Order, false
	e.kept.Lines = append([]shop.Line(nil), v.Order.Lines...)
	e.history.clear()
}

// onChange is told after a write that touched orders or parts.
func (e loading) onChange() {
	if e.closed || e.busy.on {
		return
	}
	e.lines.refreshStock()
	if e.kept.ID == 0 {
		return
	}
	campaigns(e).again(false)
	id := e.kept.ID
	e.loading.countPhotos()
	readBought(e.Editor)
	readDisputed(e.Editor)
	screen.Read(e.h, func(v data.View) (shop.Order, error) { return data.Order(v, id) }, func(o shop.Order, err error) {
		switch {
		case e.closed || e.busy.on || err != nil || o.Rev == e.kept.Rev:
		case e.draft.Dirty():
			e.voice.say(kit.Saying{Tone: "warn", Text: e.h.Say("order.say.changed_elsewhere"), Acts: e.voice.staleActs()})
		default:
			e.loading.reload()
		}
	})
}

// countPhotos shows how many photos the order has.
func (e loading) countPhotos() {
	id := e.kept.ID
	screen.Read(e.h, func(v data.View) (int64, error) { return data.CountPhotos(v, id) }, func(n int64, err error) {
		e.h.Log("count photos", err)
		if err == nil && !e.closed && e.facts.photos != n {
			e.facts.photos = n
			e.intake.side.refresh()
		}
	})
}

// reload shows the order as it is kept now; what was typed here and not saved
// is gone, which the person chose.
func (e loading) reload() {
	e.voice.quiet()
	id := e.kept.ID
	e.loading.load(func(v data.View) (loaded, error) { return loadOrder(v, id, e.h.Env.Clock()) }, func(got loaded) {
		e.keep.take(got.visit)
		e.draft.Drop()
		e.intake.build()
		e.refresh()
	})
}
