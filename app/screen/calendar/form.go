package calendar

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// booking is the form of an appointment. What is typed is a draft; what is odd
// about it is said above the fields as soon as it is known.
type booking struct {
	p     *Page
	edit  *screen.Edit[shop.Appointment]
	car   *kit.Combo
	parts *kit.Combo
	names map[shop.PartID]string // of the parts that are kept
	list  *kit.Words
	asked string // about which car and hours advice was asked last
}

// edit opens the form of an appointment, or of a new one as it begins.
func (p *Page) edit(a shop.Appointment) {
	h := p.h
	b := &booking{p: p, names: map[shop.PartID]string{}, list: kit.NewWords("")}
	key, title := "appointment:"+strconv.FormatInt(int64(a.ID), 10), h.Say("calendar.title.edit", shop.Args{"Number": a.Number})
	if a.ID == 0 {
		key, title = "appointment:new", h.Say("calendar.title.new")
	}
	b.edit = screen.NewEdit(h, screen.EditSpec[shop.Appointment]{
		Draft: key, Scope: "appointment",
		Title: func(a shop.Appointment) string { return a.Title() },
		Read: func(v data.View) (shop.Appointment, error) {
			if a.ID == 0 {
				return a, nil
			}
			return data.Appointment(v, a.ID)
		},
		Save:  work.Book,
		Build: b.build,
		Check: func(now shop.Appointment) shop.Problems { return now.Check(a, h.Env.Clock()) },
		Saved: func(kept shop.Appointment) { b.saved(a, kept) },
		Shown: b.shown,
		Typed: b.advise,
	})
	screen.SheetOf(h, title, 520, b.edit)
	b.edit.Open()
	b.edit.Form.Focus("plate")
}

func (b *booking) build(f *kit.Form, a *shop.Appointment) {
	h := b.p.h
	b.car = kit.NewCombo(h.Env, b.cars)
	b.car.Free, b.car.OnPick = true, b.picked
	b.car.Columns = []kit.ComboColumn{{Width: 110}, {Width: 150}, {}, {Width: 110, Muted: true}}
	b.parts = kit.NewCombo(h.Env, b.findParts)
	b.parts.Free, b.parts.OnPick = true, b.keep
	b.parts.Columns = []kit.ComboColumn{{Width: 110}, {}, {Width: 110, Muted: true}}
	f.Combo("plate", b.car, func() (kit.Item, bool) {
		return kit.Item{Cells: []string{h.Env.Lang.Plate(a.Plate)}, Data: *a}, a.Plate != ""
	}, func(_ kit.Item, picked bool) { b.takePlate(a, picked) }).Hint(h.Say("calendar.hint.plate"))
	f.Row(2)
	f.Text("name", &a.Name).Max(shop.MaxName)
	f.Code("phone", &a.Phone, kit.CodePhone).Max(20).Required()
	f.Row(2)
	f.DateTime("start_at", &a.Times.StartAt).Required().Weight(1.6)
	f.Qty("hours", &a.Hours).Required().Unit("h")
	f.Text("request", &a.Request)
	f.Row(2)
	b.places(f, a)
	f.Row(2)
	kit.AddSelect(f, "kind", &a.Kind, shop.OrderKinds(), func(k shop.OrderKind) string { return h.Say(k.Key()) })
	kit.AddSelect(f, "channel", &a.Channel, shop.Channels(), func(c shop.Channel) string { return h.Say(c.Key()) })
	f.Row(2)
	c, show, pick := choice(h.Env, b.people(shop.Advisor), &a.AdvisorID)
	f.Combo("advisor", c, show, pick)
	f.DateTime("remind_at", &a.Times.RemindAt)
	f.Add("parts", b.parts, func() { b.parts.Clear(); b.tell() }, func() error { return nil }).Hint(h.Say("calendar.hint.parts")).Under(b.list)
}

// places adds where and by whom the work is done.
func (b *booking) places(f *kit.Form, a *shop.Appointment) {
	var bays []kit.Item
	for _, x := range b.p.grid.found.able.Bays {
		bays = append(bays, kit.Item{ID: int64(x.ID), Cells: []string{b.p.h.Say("calendar.bay", shop.Args{"Code": x.Code, "Name": x.Name})}})
	}
	c, show, pick := choice(b.p.h.Env, bays, &a.BayID)
	f.Combo("bay", c, show, pick)
	c, show, pick = choice(b.p.h.Env, b.people(shop.Technician), &a.Technician)
	f.Combo("technician", c, show, pick)
}

func (b *booking) people(role shop.Role) (items []kit.Item) {
	for _, x := range b.p.grid.found.able.People {
		if x.Is(role) {
			items = append(items, kit.Item{ID: int64(x.ID), Cells: []string{x.Name}})
		}
	}
	return items
}

// choice is a combo of records for an id; nothing chosen is 0.
func choice[ID ~int64](env *kit.Env, items []kit.Item, at *ID) (c *kit.Combo, show func() (kit.Item, bool), pick func(kit.Item, bool)) {
	show = func() (kit.Item, bool) {
		i := slices.IndexFunc(items, func(it kit.Item) bool { return it.ID == int64(*at) })
		if i < 0 {
			return kit.Item{}, false
		}
		return items[i], true
	}
	return kit.NewSelect(env, items), show, func(it kit.Item, _ bool) { *at = ID(it.ID) }
}

// takePlate takes what stands in the field of the car: a car that was picked,
// or a plate, or a phone number of somebody whom nobody knows.
func (b *booking) takePlate(a *shop.Appointment, picked bool) {
	text := shop.Fold(b.car.Text)
	switch {
	case picked || text == shop.Fold(a.Plate):
		return
	case shop.IsMobile(text):
		a.Phone, a.Plate = text, ""
	default:
		a.Plate = shop.CompletePlate(b.p.h.Settings().PlatePrefix, text)
		if !shop.IsPlate(a.Plate) {
			a.Plate = text
		}
	}
	a.VehicleID, a.CustomerID = 0, 0
}

// cars are the cars that a text may mean.
func (b *booking) cars(ctx context.Context, text string) (items []kit.Item) {
	h := b.p.h
	if text == "" {
		return nil
	}
	hits, err := data.Read(ctx, h.Store, func(v data.View) ([]shop.Hit, error) { return data.Find(v, text, 24) })
	h.Log("find cars", err)
	for _, x := range hits {
		if x.Kind == shop.KindVehicles && len(items) < 8 {
			items = append(items, kit.Item{ID: x.ID, Cells: []string{h.Env.Lang.Plate(x.Plate), x.Title, x.Customer, h.Env.Lang.Masked(x.Phone)}, Data: x})
		}
	}
	return items
}

// picked fills in what is known of a car.
func (b *booking) picked(it kit.Item) {
	type file struct {
		car   shop.Vehicle
		owner shop.Customer
	}
	screen.Read(b.p.h, func(v data.View) (f file, err error) {
		if f.car, err = data.Vehicle(v, shop.VehicleID(it.ID)); err == nil && f.car.OwnerID != 0 {
			f.owner, err = data.Customer(v, f.car.OwnerID)
		}
		return f, err
	}, func(f file, err error) {
		if err != nil {
			b.p.h.Fail("read car", err)
			return
		}
		a := &b.edit.Record
		b.p.h.Log("read the form", b.edit.Form.Read())
		a.VehicleID, a.CustomerID, a.Plate, a.Name, a.Phone = f.car.ID, f.owner.ID, f.car.Plate, f.owner.Name, f.owner.Phone
		b.edit.Form.FillOnly([]string{"plate", "name", "phone"})
		b.edit.Touch()
		b.advise()
	})
}

// findParts are the parts that a text may mean; behind a star stands how many.
func (b *booking) findParts(ctx context.Context, text string) (items []kit.Item) {
	h := b.p.h
	text, star, _ := strings.Cut(text, "*")
	if text = strings.TrimSpace(text); text == "" {
		return nil
	}
	qty, err := shop.ParseQty(strings.TrimSpace(star))
	if err != nil {
		qty = shop.One
	}
	all, err := data.Read(ctx, h.Store, func(v data.View) ([]data.Item, error) { return data.FindItems(v, text, shop.Vehicle{}, 40) })
	h.Log("find parts", err)
	for _, x := range all {
		if x.Kind == shop.KindParts && len(items) < 8 {
			free := h.Say("calendar.part_free", shop.Args{"N": x.Part.Available()})
			items = append(items, kit.Item{ID: int64(x.Part.ID), Cells: []string{x.Part.Number, x.Part.Name, free}, Data: keeping{x.Part, qty}})
		}
	}
	return items
}

// keeping is a part and how much of it is to be kept; 0 gives it back.
type keeping struct {
	part shop.Part
	qty  shop.Qty
}

// keep keeps a part for the appointment, in place of what was kept of it.
func (b *booking) keep(it kit.Item) {
	k, ok := it.Data.(keeping)
	if !ok {
		return
	}
	a := &b.edit.Record
	a.Parts = slices.DeleteFunc(slices.Clone(a.Parts), func(x shop.ReservedPart) bool { return x.PartID == k.part.ID })
	if k.qty > 0 {
		a.Parts = append(a.Parts, shop.ReservedPart{PartID: k.part.ID, Qty: k.qty})
	}
	b.names[k.part.ID] = k.part.Name
	b.parts.Clear()
	b.tell()
	b.edit.Touch()
	b.advise()
}

// tell writes which parts are kept.
func (b *booking) tell() {
	if b.edit == nil {
		return
	}
	var words []string
	for _, x := range b.edit.Record.Parts {
		words = append(words, b.names[x.PartID]+" ×"+b.p.h.Env.Lang.Count(x.Qty))
	}
	b.list.Set(strings.Join(words, b.p.h.Say("say.comma")))
}

// shown reads the names of the parts of the appointment that was opened.
func (b *booking) shown() {
	var lines []shop.Line
	for _, x := range b.edit.Record.Parts {
		lines = append(lines, shop.Line{PartID: x.PartID})
	}
	screen.Read(b.p.h, func(v data.View) (map[shop.PartID]shop.Part, error) { return data.PartsOf(v, lines) }, func(parts map[shop.PartID]shop.Part, err error) {
		b.p.h.Log("read parts", err)
		for id, p := range parts {
			b.names[id] = p.Name
		}
		b.tell()
	})
	b.advise()
}

// advise says what is odd about the booking, as soon as the car, the hours or
// the parts are others.
func (b *booking) advise() {
	_ = b.edit.Form.Read() // what cannot be read yet is not asked about
	a := b.edit.Record
	a.Plate, a.Phone = shop.Fold(a.Plate), shop.Fold(a.Phone)
	about := strings.Join([]string{
		a.Plate, a.Phone, a.Times.StartAt.String(), a.Hours.String(), strconv.Itoa(int(a.BayID)), strconv.Itoa(len(a.Parts)),
	}, "|")
	if about == b.asked {
		return
	}
	b.asked = about
	screen.Read(b.p.h, func(v data.View) (shop.Problems, error) { return work.BookingAdvice(v, a) }, func(p shop.Problems, err error) {
		switch {
		case b.asked != about:
		case err != nil:
			b.p.h.Log("advice on a booking", err)
		case len(p) == 0:
			b.edit.Quiet()
		default:
			b.edit.Say(kit.Saying{Tone: "warn", Text: b.words(p)})
		}
	})
}

func (b *booking) words(p shop.Problems) string {
	var all []string
	for _, x := range p {
		all = append(all, b.p.h.Say(x.Say, x.With))
	}
	return strings.Join(all, "\n")
}

// saved shows the appointment in the calendar, with the way back.
func (b *booking) saved(was, kept shop.Appointment) {
	p := b.p
	p.goal = kept.ID
	p.Load()
	say, back := "calendar.changed", func() { acts{p}.back(turned{kept, was}) }
	if was.ID == 0 {
		say, back = "calendar.booked", func() { acts{p}.unbook(kept) }
	}
	if was.ID != 0 && was.Times.StartAt.Equal(kept.Times.StartAt) && was.BayID == kept.BayID && was.Technician == kept.Technician && was.AdvisorID == kept.AdvisorID {
		back = nil
	}
	p.h.Toast(p.h.Say(say, shop.Args{"What": p.h.Env.Lang.Plate(kept.Title()), "At": kept.Times.StartAt, "Number": kept.Number}), back)
}

// unbook calls off what was just booked.
func (p acts) unbook(a shop.Appointment) {
	screen.Act(p.h, func(ctx context.Context, d work.Desk) (shop.Appointment, error) {
		off, _, err := work.CancelAppointment(ctx, d, a.ID, a.Rev, p.h.Say("act.undo"))
		return off, err
	}, func(_ shop.Appointment, err error) { p.h.Fail("undo booking", err) })
}
