package vehicles

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/shop/sanbao"
	"gongdan/app/work"
	"gongdan/data"
)

// record is a car as the form shows it.
type record struct {
	Vehicle shop.Vehicle
	Owner   string // name
	Year    int64
}

// form is a car being written, in a sheet.
type form struct {
	h     *screen.Host
	id    shop.VehicleID
	owner shop.CustomerID // of a new car
	edit  *screen.Edit[record]
	sheet *kit.Sheet
	twin  shop.Vehicle // another file with the same VIN or plate
	field string       // which of the two it is
	asked [2]string
	rules []shop.Rule
	looks int
}

// newForm opens the form of a car, or of a new one when id is 0; done is told
// what was kept.
func newForm(h *screen.Host, id shop.VehicleID, owner shop.CustomerID, done func(shop.Vehicle)) *form {
	f := &form{h: h, id: id, owner: owner}
	key, title := "vehicle:"+strconv.FormatInt(int64(id), 10), h.Say("vehicle.act.edit")
	if id == 0 {
		key, title = "vehicle:new", h.Say("vehicle.new")
	}
	f.edit = screen.NewEdit(h, screen.EditSpec[record]{
		Draft: key, Scope: "vehicle",
		Title: func(r record) string {
			return strings.TrimSpace(h.Env.Lang.Plate(r.Vehicle.Plate) + " " + r.Vehicle.Title())
		},
		Read: f.read, Save: f.save, Build: f.build, Check: f.check, Typed: f.typed,
		Saved: func(r record) {
			h.Toast(h.Say("vehicle.saved", shop.Args{"Plate": name(h, r.Vehicle)}), nil)
			done(r.Vehicle)
		},
	})
	f.sheet = screen.SheetOf(h, title, 560, f.edit)
	f.edit.Open()
	f.edit.Form.Focus("plate")
	return f
}

func name(h *screen.Host, v shop.Vehicle) string {
	if v.Plate == "" {
		return v.VIN
	}
	return h.Env.Lang.Plate(v.Plate)
}

func (f *form) read(v data.View) (r record, err error) {
	r.Vehicle = shop.Vehicle{OwnerID: f.owner, Use: shop.Household, Energy: shop.Petrol}
	if f.id != 0 {
		if r.Vehicle, err = data.Vehicle(v, f.id); err != nil {
			return r, err
		}
	}
	if f.rules, err = data.Rules(v); err != nil {
		return r, err
	}
	r.Year = int64(r.Vehicle.Year)
	if r.Vehicle.OwnerID == 0 {
		return r, nil
	}
	owner, err := data.Customer(v, r.Vehicle.OwnerID)
	r.Owner = owner.Name
	return r, err
}

func (f *form) save(ctx context.Context, d work.Desk, r record) (record, error) {
	r.Vehicle.Year = int(r.Year)
	kept, err := work.SaveVehicle(ctx, d, r.Vehicle)
	r.Vehicle, r.Year = kept, int64(kept.Year)
	return r, err
}

// build puts the fields of a car into the form.
func (f *form) build(form *kit.Form, r *record) {
	v, say := &r.Vehicle, f.h.Say
	form.Row(2)
	plate := form.Code("plate", &v.Plate, kit.CodePlate)
	plate.Field().(*kit.CodeEntry).Prefix = f.h.Settings().PlatePrefix
	form.Code("vin", &v.VIN, kit.CodeVIN).Max(17).Weight(1.4)
	form.Row(2)
	form.Combo("owner", screen.CustomerCombo(f.h, 0), func() (kit.Item, bool) {
		return kit.Item{ID: int64(v.OwnerID), Cells: []string{r.Owner}}, v.OwnerID != 0
	}, func(it kit.Item, ok bool) {
		if v.OwnerID, r.Owner = 0, ""; ok {
			v.OwnerID, r.Owner = shop.CustomerID(it.ID), it.Label()
		}
	}).Hint(say("vehicle.owner.hint"))
	screen.AddModel(f.h, form, v).Weight(1.4).Label(f.h.Say("vehicle.model"))
	form.Row(3)
	screen.AddYear(f.h, form, "year", &r.Year).Label(f.h.Say("vehicle.year"))
	form.Text("color", &v.Color).Max(shop.MaxName)
	form.Int("mileage_km", &v.MileageKM).Unit("km")
	form.Row(3)
	kit.AddSelect(form, "energy", &v.Energy, shop.Energies(), func(x shop.Energy) string { return say(x.Key()) })
	kit.AddSelect(form, "use", &v.Use, shop.Uses(), func(x shop.Use) string { return say(x.Key()) })
	form.Code("engine_no", &v.EngineNo, kit.CodePlain)
	form.Row(3)
	form.Date("registered_on", &v.Dates.RegisteredOn)
	form.Date("insured", &v.Dates.InsuredUntil)
	form.Date("inspected", &v.Dates.InspectedUntil)
	form.Row(2)
	form.Date("invoiced_on", &v.Dates.InvoicedOn)
	form.Date("delivered_on", &v.Dates.DeliveredOn)
	form.Row(2)
	form.Money("price", &v.Card.Price)
	form.Rate("compensation_rate", &v.Card.Rate)
	form.Row(2)
	kit.AddSelect(form, "sanbao_rule", &v.Card.Rule, shop.SanbaoRules(), func(x string) string { return say("vehicle.sanbao_by." + x) })
	form.Date("exchanged_on", &v.Card.ExchangedOn)
	form.Area("note", &v.Note, 2).Max(shop.MaxText)
	form.Tick("odd_plate", &v.OddPlate)
}

func (f *form) check(r record) shop.Problems {
	r.Vehicle.Year = int(r.Year)
	p := append(r.Vehicle.Check(), sanbao.CheckCard(f.rules, data.PurchaseOf(r.Vehicle))...)
	if f.twin.ID != 0 {
		p.Warn(f.field, "vehicle.say.twin", shop.Args{"Plate": name(f.h, f.twin)})
	}
	return p
}

// typed looks for another file with the same VIN or plate.
func (f *form) typed() {
	v := f.edit.Record.Vehicle
	asked := [2]string{shop.Fold(v.VIN), shop.Fold(v.Plate)}
	if asked == f.asked {
		return
	}
	f.asked = asked
	f.looks++
	mine, id := f.looks, f.id
	type found struct {
		field string
		car   shop.Vehicle
	}
	screen.Read(f.h, func(v data.View) (got found, err error) {
		got.field, got.car, err = findTwin(v, asked, id)
		return got, err
	}, func(got found, err error) {
		if err != nil || mine != f.looks {
			f.h.Fail("find the same car", err)
			return
		}
		f.show(got.field, got.car)
	})
}

// findTwin reads the file of another car with this VIN, or else this plate.
func findTwin(v data.View, keys [2]string, id shop.VehicleID) (field string, car shop.Vehicle, err error) {
	for i, key := range keys {
		if i == 0 && len(key) < 17 || i == 1 && !shop.IsPlate(key) {
			continue
		}
		car, err = data.VehicleByKey(v, key)
		switch {
		case errors.Is(err, shop.ErrMissing):
			continue
		case err != nil:
			return "", car, err
		case car.ID != id && (i == 0 && car.VIN == key || i == 1 && car.Plate == key):
			return [2]string{"vin", "plate"}[i], car, nil
		}
	}
	return "", shop.Vehicle{}, nil
}

func (f *form) show(field string, car shop.Vehicle) {
	had := f.twin.ID != 0
	f.field, f.twin = field, car
	switch {
	case car.ID != 0:
		f.edit.Say(kit.Saying{Tone: "warn", Text: f.h.Say("vehicle.say.twin", shop.Args{"Plate": name(f.h, car)}), Acts: []kit.Act{{Word: f.h.Say("vehicle.act.twin"), Keys: "Alt+O", Do: func() {
			f.sheet.Close()
			f.h.Go(screen.Route{Screen: screen.Vehicle, ID: int64(car.ID)})
		}}}})
	case had:
		f.edit.Quiet()
	}
}
