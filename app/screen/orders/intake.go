package orders

import (
	"errors"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
)

// intake (接车信息) is the fields of the reception. For a car that nobody knows
// they begin with its owner and the car itself.
type intake struct {
	e    *Editor
	form *kit.Form
	box  *fyne.Container
	side *aside
}

func newIntake(e *Editor) *intake {
	in := &intake{e: e, box: container.NewStack()}
	in.side = newAside(in)
	in.build()
	return in
}

func (in *intake) content() fyne.CanvasObject { return in.box }

// build makes the form anew: which fields there are depends on whether the car
// is known and on what drives it.
func (in *intake) build() {
	e := in.e
	had := in.focused()
	f := kit.NewForm(e.h.Env, "order")
	in.form = f
	if e.newly {
		in.addCar(f)
	}
	in.head(f, &e.visit.Order).Under(in.side.phrases)
	f.Check, f.OnChange, f.OnLeave, f.OnLast = in.check, in.changed, e.draft.Left, e.lines.focusQuick
	f.Fill()
	f.Enable(!e.kept.Status.Frozen() || e.kept.ID == 0)
	in.box.Objects = []fyne.CanvasObject{container.NewBorder(kit.Padded(f.Content()), nil, nil, nil, in.side.rest)}
	in.box.Refresh()
	switch { // the field that had the keys is gone: they go to the one in its place
	case had == "":
	case slices.Contains(f.Fields(), had):
		f.Resume(had)
	default:
		e.lines.focusQuick()
	}
}

// head adds what every reception asks and answers the field of the customer's
// words.
func (in *intake) head(f *kit.Form, o *shop.Order) (complaint *kit.FormField) {
	e := in.e
	f.Row(2)
	f.Int("mileage_km", &o.Intake.MileageKM).Unit("km").Required()
	fuel := f.Count("fuel", &o.Intake.Fuel).Unit("%")
	if e.visit.Vehicle.Energy.Charged() {
		fuel.Label(e.h.Say("order.charge"))
	}
	f.Row(2)
	f.Text("sender_name", &o.Intake.SenderName).Max(shop.MaxName)
	f.Code("sender_phone", &o.Intake.SenderPhone, kit.CodePhone)
	f.Row(2)
	kit.AddSelect(f, "kind", &o.Kind, shop.OrderKinds(), func(k shop.OrderKind) string { return e.h.Say(k.Key()) })
	f.DateTime("promised_at", &o.Stamps.PromisedAt).Required()
	complaint = f.Area("complaint", &o.Intake.Complaint, 2).Required().Max(shop.MaxText)
	f.Text("belongings", &o.Intake.Belongings).Max(shop.MaxText)
	return complaint
}

// focused is the field that has the keys, "" if they are elsewhere.
func (in *intake) focused() string {
	if in.form == nil {
		return ""
	}
	at := in.e.h.Env.Focused()
	for _, key := range in.form.Fields() {
		if fyne.Focusable(in.form.Entry(key)) == at {
			return key
		}
	}
	return ""
}

// addCar adds the way of a new car: owner, phone, model, VIN, energy.
func (in *intake) addCar(f *kit.Form) {
	e := in.e
	c, v := &e.visit.Customer, &e.visit.Vehicle
	f.Row(2)
	f.Text("customer_name", &c.Name).Required().Max(shop.MaxName)
	f.Code("customer_phone", &c.Phone, kit.CodePhone)
	f.Row(2)
	screen.AddModel(e.h, f, v)
	kit.AddSelect(f, "energy", &v.Energy, shop.Energies(), func(x shop.Energy) string { return e.h.Say(x.Key()) })
	f.Row(2)
	plate := f.Code("plate", &v.Plate, kit.CodePlate)
	plate.Field().(*kit.CodeEntry).Prefix = e.h.Settings().PlatePrefix
	f.Code("vin", &v.VIN, kit.CodeVIN)
}

// read brings what was typed into the visit. What cannot be read is returned
// as problems and leaves its part as it was.
func (in *intake) read() error { return in.form.Read() }

// check is the rule of the trade for what is typed, and what the shop's hours
// say to the promise.
func (in *intake) check() shop.Problems {
	e := in.e
	o := e.visit.Order
	now := e.h.Env.Clock()
	problems := o.Check(e.visit.Vehicle.MileageKM, now)
	if e.newly { // the owner's name and phone stand beside those of the sender
		problems = append(problems, e.visit.Customer.Check().Under("customer_")...)
		problems = append(problems, e.visit.Vehicle.Check()...)
	}
	if after := closing(e.h.Settings().CloseAt, o.Stamps.PromisedAt, e.h.Env.Lang.Zone); after {
		problems.Warn("promised_at", "order.say.after_closing", shop.Args{"At": e.h.Settings().CloseAt})
	}
	return problems
}

// closing reports whether at lies after the shop's closing time.
func closing(closeAt string, at time.Time, zone *time.Location) bool {
	return !at.IsZero() && closeAt != "" && at.In(zone).Format("15:04") > closeAt
}

func (in *intake) changed() { in.e.edited() }

// fillSender takes the owner for who brought the car when nobody else is named.
func (in *intake) fillSender() {
	o := &in.e.visit.Order.Intake
	if c := in.e.visit.Customer; o.SenderName == "" {
		o.SenderName, o.SenderPhone = c.Name, c.Phone
	}
}

func (in *intake) focus(key string) { in.form.Focus(key) }

// focusFirst goes to the first field that is still empty.
func (in *intake) focusFirst() {
	e := in.e
	switch {
	case e.newly && e.visit.Customer.Name == "":
		in.focus("customer_name")
	case e.visit.Order.Intake.MileageKM == 0:
		in.focus("mileage_km")
	case e.visit.Order.Intake.Complaint == "":
		in.focus("complaint")
	default:
		e.lines.focusQuick()
	}
}

// show puts an error under its fields or in the page's banner.
func (in *intake) show(err error) {
	var problems shop.Problems
	if errors.As(err, &problems) {
		var mine, rest shop.Problems
		fields := in.form.Fields()
		for _, p := range problems {
			if slices.Contains(fields, p.Field) {
				mine = append(mine, p)
			} else {
				rest = append(rest, p)
			}
		}
		if len(mine) > 0 {
			in.e.openPanel()
			in.logged(in.form.Show(mine))
		}
		if len(rest) > 0 {
			in.e.lines.show(rest)
		}
		return
	}
	in.e.voice.fail("order", err)
}

func (in *intake) logged(failure error) {
	in.e.h.Log("order form", failure)
}
