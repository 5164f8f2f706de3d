package orders

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// arriving is the one field in which a car is found or begun: the last of its
// plate, a phone number, the end of its VIN, a name.
type arriving struct {
	e     *Editor
	entry *kit.Combo
	hint  *kit.Words
	box   *fyne.Container
}

// arrival is what a line of the list leads to: a car that is known, or a new
// one with this plate.
type arrival struct {
	hit   shop.Hit
	plate string
}

func newArriving(e *Editor) *arriving {
	a := &arriving{e: e}
	a.entry = kit.NewCombo(e.h.Env, a.search)
	a.entry.Free, a.entry.Codes = true, true
	a.entry.PlaceHolder = e.h.Say("order.arrive.hint")
	a.entry.Columns = []kit.ComboColumn{{Width: 110}, {Width: 160}, {}, {Width: 130, Muted: true}, {Width: 90}}
	a.entry.OnPick = a.pick
	a.entry.Hook().OnEdit = e.keep.touch
	a.entry.Hook().OnNext = func() {}
	a.hint = kit.NewWords(e.h.Say("order.arrive.help"))
	title := kit.NewHeading(e.h.Say("order.arrive.title"))
	a.box = container.New(arriveLayout{}, kit.NewCard("", nil), title, a.entry, a.hint)
	return a
}

func (a *arriving) content() fyne.CanvasObject { return a.box }

func (a *arriving) focus() { a.e.focus(a.entry) }

// search lists the cars that fit and, for a whole plate that no car has, the
// way to a new one.
func (a *arriving) search(ctx context.Context, text string) []kit.Item {
	if text == "" {
		return nil
	}
	h := a.e.h
	hits, err := data.Read(ctx, h.Store, func(v data.View) ([]shop.Hit, error) { return findCars(v, text) })
	h.Log("find cars", err)
	lang := h.Env.Lang
	var items []kit.Item
	plate := shop.CompletePlate(h.Settings().PlatePrefix, text)
	known := false
	for i, hit := range hits {
		known = known || hit.Plate == plate
		status := ""
		if hit.Status != "" {
			status = lang.Say(hit.Status.Key())
		}
		items = append(items, kit.Item{ID: int64(i + 1), Cells: []string{lang.Plate(hit.Plate), hit.Title, hit.Customer, lang.Masked(hit.Phone), status}, Data: arrival{hit: hit}})
	}
	if !known && (shop.IsPlate(plate) || len(hits) == 0) {
		if !shop.IsPlate(plate) {
			plate = shop.Fold(text)
		}
		items = append(items, kit.Item{ID: int64(len(items) + 1), Cells: []string{lang.Plate(plate), h.Say("order.arrive.create")}, Data: arrival{plate: plate}})
	}
	return items
}

// findCars is what the search finds, cars only.
func findCars(v data.View, text string) ([]shop.Hit, error) {
	hits, err := data.Find(v, text, 24)
	cars := slices.DeleteFunc(hits, func(h shop.Hit) bool { return h.Kind != shop.KindVehicles })
	return cars[:min(len(cars), 8)], err
}

func (a *arriving) pick(it kit.Item) {
	to, ok := it.Data.(arrival)
	if !ok {
		return
	}
	if to.plate != "" {
		a.e.beginNew(to.plate)
		return
	}
	a.chosen(to.hit)
}

// chosen begins an order for a car that is known, unless it has one.
func (a *arriving) chosen(hit shop.Hit) {
	if hit.OrderID != 0 && hit.Status.Open() {
		a.offerOpen(hit)
		return
	}
	a.e.beginKnown(shop.VehicleID(hit.ID))
}

// offerOpen says that the car is in the shop already: Enter opens its order,
// Ctrl+Enter starts another.
func (a *arriving) offerOpen(hit shop.Hit) {
	e := a.e
	e.voice.say(kit.Saying{Tone: "warn", Text: e.h.Say("order.arrive.open", shop.Args{"Number": hit.Number, "Status": hit.Status}), Acts: []kit.Act{
		{Word: e.h.Say("order.arrive.open_it"), Keys: "Enter", Do: func() {
			e.voice.quiet()
			e.draft.Drop()
			e.h.Go(screen.Route{Screen: screen.Order, ID: int64(hit.OrderID)})
			e.h.Leave(e)
		}},
		{Word: e.h.Say("order.arrive.another"), Keys: "Ctrl+Enter", Do: func() {
			e.voice.quiet()
			e.beginKnown(shop.VehicleID(hit.ID))
		}},
	}})
}

// beginNew starts an order for a car that nobody knows yet.
func (e *Editor) beginNew(plate string) {
	e.newly = true
	v := &e.visit.Vehicle
	v.Plate, v.Use, v.Energy = plate, shop.Household, shop.EnergyOfPlate(plate)
	switch {
	case shop.IsVIN(plate):
		v.Plate, v.VIN = "", plate
	case shop.IsMobile(plate):
		v.Plate, e.visit.Customer.Phone = "", plate
	}
	e.visit.Customer.Kind = shop.PersonKind
	e.begin()
	e.intake.focus("customer_name")
}

// beginKnown starts an order for a car of the archive.
func (e *Editor) beginKnown(id shop.VehicleID) {
	e.loading.load(func(v data.View) (loaded, error) { return loadCar(v, id, e.h.Env.Clock()) }, func(got loaded) {
		e.visit.Customer, e.visit.Vehicle = got.visit.Customer, got.visit.Vehicle
		in := &e.visit.Order.Intake
		in.SenderName, in.SenderPhone = e.visit.Customer.Name, e.visit.Customer.Phone
		e.begin()
		e.intake.focus("mileage_km")
		e.voice.welcome()
	})
}

func (e *Editor) begin() {
	o := &e.visit.Order
	o.VehicleID, o.CustomerID = e.visit.Vehicle.ID, e.visit.Customer.ID
	o.AdvisorID = e.h.Desk().Person.ID
	if o.Stamps.PromisedAt.IsZero() {
		o.Stamps.PromisedAt = usualPromise(e.h.Env.Clock())
	}
	e.intake.build()
	e.keep.touch()
	e.refresh()
}

// usualPromise is what is promised unless somebody says otherwise: three hours
// from now, at the next half hour.
func usualPromise(now time.Time) time.Time {
	return now.Add(3*time.Hour + 29*time.Minute).Truncate(30 * time.Minute)
}

// arriveLayout puts the field into the upper middle.
type arriveLayout struct{}

// Layout implements fyne.Layout.
func (arriveLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	look := kit.Look()
	wide := min(look.Dp(640), size.Width)
	x, y := (size.Width-wide)/2, min(look.Dp(80), size.Height/6)
	tall := look.Dp(170)
	kit.Put(all[0], x, y, wide, tall)
	kit.Put(all[1], x+24, y+look.Dp(20), wide-48, look.Dp(24))
	kit.Put(all[2], x+24, y+look.Dp(58), wide-48, look.Dp(32))
	kit.Put(all[3], x+24, y+look.Dp(106), wide-48, tall-look.Dp(116))
}

// MinSize implements fyne.Layout.
func (arriveLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, 200) }
