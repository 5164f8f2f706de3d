package exchange

import (
	"fmt"
	"strings"

	"gongdan/app/shop"
	"gongdan/app/shop/sanbao"
	"gongdan/app/work"
)

// orders takes the orders of a file.
type orders struct{ *importer }

// order takes one order with all that hangs on it.
func (im orders) order(r orderRecord, at where) error {
	before := im.found.count()
	o := shop.Order{Number: r.Number, Kind: r.Kind, Status: r.Status, Stamps: r.stamps(), Intake: r.intake()}
	if o.Kind == "" {
		o.Kind = shop.Repair
	}
	r.orderEnd.fill(&o)
	o.Floor = floor(im).of(r, at)
	if o.Status == "" {
		o.Status = stationOf(o.Stamps)
	}
	im.checkTimes(at, &o)
	if err := im.people(r, at, &o); err != nil {
		return err
	}
	if err := im.lines(r, at, &o); err != nil {
		return err
	}
	given, clocks := floor(im).given(r, at), floor(im).clocks(r, at, &o)
	im.payments(r, at, &o)
	o.Quality = r.Quality.problem()
	sheets := im.inspections(r, at)
	hand, photos, away := im.handover(r, &o, at), im.photos(r, at), outside(im).of(r, &o, at)
	asked, err := im.requests(r, at)
	if err != nil {
		return err
	}
	im.checkOrder(at, &o)
	if r.Number != "" && !im.first("orders", r.Number, at.in("number")) || im.found.count() > before {
		im.spoiled["orders "+shop.Fold(r.Number)] = true
		return nil
	}
	h := work.History{Events: im.events(r), Prints: im.prints(r, at), Inspections: sheets, Ledger: im.moves, Dispatches: given, Clocks: clocks, Handover: hand, Photos: photos, Outside: away, Requests: asked, Rework: im.rework(r, &o, at)}
	if err := im.free(&o, h, at); err != nil || im.found.count() > before {
		return err
	}
	known := r.Number != "" && im.load.FindOrder(r.Number) != 0
	if err := im.load.Order(&o, h); err != nil || known || o.ID == 0 {
		return err
	}
	for i := range o.Lines {
		k := lineKey{r.Number, i + 1}
		if m, ok := im.issued[k]; ok {
			m.line, m.origin = o.Lines[i].ID, o.Lines[i].Origin
			im.issued[k] = m
		}
	}
	if r.ReworkOf != "" {
		im.later = append(im.later, link{at: at.in("rework_of"), from: int64(o.ID), key: r.ReworkOf})
	}
	return nil
}

// stationOf is how far an order has come by its times.
func stationOf(s shop.Stamps) shop.Status {
	switch {
	case !s.VoidAt.IsZero():
		return shop.Void
	case !s.DeliveredAt.IsZero():
		return shop.Delivered
	case !s.SettledAt.IsZero():
		return shop.Settled
	case !s.FinishedAt.IsZero():
		return shop.Ready
	case !s.AgreedAt.IsZero():
		return shop.Working
	case !s.QuotedAt.IsZero():
		return shop.Quoted
	}
	return shop.Received
}

// checkTimes makes sure that an order has the time of the station it is at.
func (im orders) checkTimes(at where, o *shop.Order) {
	key, t := "received_at", o.Stamps.ReceivedAt
	switch o.Status {
	case shop.Working:
		key, t = "agreed_at", o.Stamps.AgreedAt
	case shop.Ready:
		key, t = "finished_at", o.Stamps.FinishedAt
	case shop.Settled:
		key, t = "settled_at", o.Stamps.SettledAt
	case shop.Delivered:
		key, t = "delivered_at", o.Stamps.DeliveredAt
	case shop.Void:
		key, t = "void_at", o.Stamps.VoidAt
	}
	if t.IsZero() {
		im.say(at.in("status"), "import.say.order_times", shop.Args{"Status": o.Status, "Key": key})
	}
}

func (r *orderRecord) stamps() shop.Stamps {
	t := r.orderTimes
	return shop.Stamps{
		ReceivedAt: t.ReceivedAt, QuotedAt: t.QuotedAt, AgreedAt: t.AgreedAt, PromisedAt: t.PromisedAt,
		FinishedAt: t.FinishedAt, SettledAt: t.SettledAt, DeliveredAt: t.DeliveredAt, VoidAt: t.VoidAt,
	}
}

func (r *orderRecord) intake() shop.Intake {
	t := r.orderIntake
	in := shop.Intake{
		MileageKM: t.MileageKM, Fuel: t.Fuel, SenderName: t.SenderName, SenderPhone: shop.Fold(t.SenderPhone),
		Complaint: t.Complaint, Belongings: t.Belongings,
	}
	for _, c := range t.Checks {
		in.Checks = append(in.Checks, shop.Check(c))
	}
	for _, m := range t.Marks {
		in.Marks = append(in.Marks, shop.Blemish(m))
	}
	return in
}

func (r orderEnd) fill(o *shop.Order) {
	o.SettlementNo, o.OutKM, o.OldParts, o.Note, o.VoidReason = r.SettlementNo, r.OutKM, r.OldParts, r.Note, r.VoidReason
}

// people finds the car, the customer and the advisor.
func (im orders) people(r orderRecord, at where, o *shop.Order) (err error) {
	key := shop.Fold(r.Vehicle)
	if o.VehicleID = im.load.FindVehicle(key); o.VehicleID == 0 {
		im.missing(at.in("vehicle"), "vehicles", key)
	}
	if r.Customer == nil {
		o.CustomerID = im.load.OwnerOf(o.VehicleID)
	} else if o.CustomerID = im.load.FindCustomer(*r.Customer); o.CustomerID == 0 && *r.Customer != "" {
		im.missing(at.in("customer"), "customers", *r.Customer)
	}
	o.AdvisorID, err = im.workerOf(r.Advisor, shop.Advisor)
	return err
}

// personOf finds who has a code.
func (im *importer) personOf(code string, at where) shop.PersonID {
	id := im.load.FindPerson(code)
	if id == 0 && code != "" {
		im.missing(at, "people", code)
	}
	return id
}

// workerOf finds who did a job. Somebody who is named only by the code has
// left the shop, most likely: they become a person who works here no more.
func (im *importer) workerOf(code string, role shop.Role) (shop.PersonID, error) {
	id := im.load.FindPerson(code)
	if id != 0 || code == "" {
		return id, nil
	}
	if err := im.load.Person(shop.Person{Code: code, Name: code, Roles: []shop.Role{role}}); err != nil {
		return 0, err
	}
	return im.load.FindPerson(code), nil
}

// checkOrder asks the rules of the trade. An order that comes in may be long
// past its promise.
func (im orders) checkOrder(at where, o *shop.Order) {
	last := o.Intake.MileageKM
	problems := o.Check(last, o.Stamps.PromisedAt)
	if o.OutKM < 0 || o.OutKM > shop.MaxMileage {
		problems.Add("out_km", "order.say.mileage_range", shop.Args{"Max": shop.MaxMileage})
	}
	if o.Quality != nil {
		problems = append(problems, sanbao.CheckPart(im.law, *o.Quality).Under("quality.")...)
	}
	for i, p := range problems {
		problems[i].Field = linePlace(o, p.Field)
	}
	im.problems(at, problems)
}

// linePlace turns lines.2.qty, as the rules say, into lines[2].hours, as it
// stands in the file.
func linePlace(o *shop.Order, field string) string {
	rest, ok := strings.CutPrefix(field, "lines.")
	n, key, cut := strings.Cut(rest, ".")
	if !ok || !cut {
		return field
	}
	for i := range o.Lines {
		if (where{}).nth(i).place != "["+n+"]" {
			continue
		}
		if o.Lines[i].Kind == shop.LabourLine {
			switch key {
			case "qty":
				key = "hours"
			case "price":
				key = "rate"
			}
		}
	}
	return "lines[" + n + "]." + key
}

func (im orders) payments(r orderRecord, at where, o *shop.Order) {
	settled := o.Stamps.SettledAt
	for i, x := range r.Payments {
		here := at.in("payments").nth(i)
		p := shop.Payment{At: x.At, Kind: x.Kind, Method: x.Method, Amount: x.Amount, Note: x.Note, Corrects: int64(x.Corrects)}
		if p.At.IsZero() {
			p.At = settled
		}
		if p.At.IsZero() {
			p.At = o.Stamps.ReceivedAt
		}
		if p.Method == "" {
			p.Method = shop.Cash
		}
		if p.Kind == "" {
			p.Kind = paymentKind(p, settled.IsZero() || p.At.Before(settled))
		}
		p.Person = im.personOf(x.Person, here.in("person"))
		switch {
		case p.Amount == 0:
			im.say(here.in("amount"), "payment.say.zero", nil)
		case p.Amount < -shop.MaxMoney:
			im.say(here.in("amount"), "say.money_range", shop.Args{"Max": shop.MaxMoney})
		case x.Corrects < 0 || x.Corrects > i:
			im.say(here.in("corrects"), "import.say.row", shop.Args{"Got": x.Corrects, "Max": i})
		}
		o.Payments = append(o.Payments, p)
	}
}

// paymentKind is what a payment was for whose kind is not said.
func paymentKind(p shop.Payment, early bool) shop.PaymentKind {
	switch {
	case p.Amount < 0:
		return shop.Refund
	case early:
		return shop.Deposit
	}
	return shop.Pay
}

func (r *qualityRecord) problem() *shop.QualityProblem {
	if r == nil {
		return nil
	}
	q := &shop.QualityProblem{
		Code: r.Code, Description: r.Description, Assembly: r.Assembly, SeriousSafety: r.SeriousSafety,
		RepairFrom: r.RepairFrom, RepairTo: r.RepairTo, ExcludedHours: r.ExcludedHours, ExcludedReason: string(r.ExcludedReason),
		ReplacedAssembly: r.ReplacedAssembly, Failure: string(r.Failure), ExcludedEvidence: r.ExcludedEvidence,
		Record: shop.RepairRecord{Findings: r.Findings, NoTow: r.NoTow, NoLoaner: r.NoLoaner, SignedAt: r.SignedAt},
	}
	if r.MainPart != nil {
		q.MainPartAssembly, q.MainPart = r.MainPart.Assembly, r.MainPart.Part
	}
	return q
}

// events are those of the file; nil when it has none. A person or a line that
// is gone stays unnamed.
func (im orders) events(r orderRecord) []shop.Event {
	var all []shop.Event
	for _, x := range r.Events {
		all = append(all, shop.Event{
			At: x.At, Kind: x.Kind, Person: im.load.FindPerson(x.Person), LineID: shop.LineID(x.Line), By: x.By, Way: x.Way,
			Amount: x.Amount, Note: x.Note,
		})
	}
	return all
}

func (im orders) prints(r orderRecord, at where) []shop.Print {
	var all []shop.Print
	had := map[string]string{}
	for i, x := range r.Prints {
		im.once(had, fmt.Sprintf("%s %d", x.Form, x.Copy), at.in("prints").nth(i).in("copy"))
		all = append(all, shop.Print{
			Form: x.Form, At: x.At, Copy: x.Copy, Person: im.load.FindPerson(x.Person), State: shop.PrintDone,
		})
	}
	return all
}

func (im orders) linkOrders() error {
	for _, x := range im.later {
		id := im.load.FindOrder(x.key)
		if id == 0 || int64(id) == x.from {
			im.loose = append(im.loose, x.at.place) // the first repair may lie before the file begins
			continue
		}
		im.load.Rework(shop.OrderID(x.from), id)
	}
	im.later = nil
	return nil
}
