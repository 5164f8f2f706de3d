package exchange

import (
	"strings"
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// workdayRecord is a day that is not what its week says.
type workdayRecord struct {
	Day     shop.Day `json:"day" need:"yes"`
	Working bool     `json:"working,omitempty"`
	Name    string   `json:"name" need:"yes"`
	Source  string   `json:"source,omitempty"`
}

// caseRecord is a case of exchange or return under the order on 三包. Its last days follow
// from the calendar and are not written.
type caseRecord struct {
	Number      string            `json:"number" need:"yes"`
	Vehicle     string            `json:"vehicle" need:"yes"`
	Customer    string            `json:"customer,omitempty"`
	Asked       shop.Remedy       `json:"asked" need:"yes"`
	Remedy      shop.Remedy       `json:"remedy,omitempty"`
	Status      shop.CaseStatus   `json:"status,omitempty"`
	RequestedAt time.Time         `json:"requested_at" need:"yes"`
	MileageKM   int64             `json:"mileage_km,omitempty"`
	Words       string            `json:"words,omitempty"`
	TakenBy     string            `json:"taken_by,omitempty"`
	Grounds     []groundRecord    `json:"grounds,omitempty"`
	Answer      *answerRecord     `json:"answer,omitempty"`
	Delays      []delayRecord     `json:"delays,omitempty"`
	Sum         caseSumRecord     `json:"sum,omitempty"`
	End         *caseEndRecord    `json:"end,omitempty"`
	Events      []caseEventRecord `json:"events,omitempty"`
}

type groundRecord struct {
	Article string   `json:"article" need:"yes"`
	Reason  string   `json:"reason" need:"yes"`
	MetOn   shop.Day `json:"met_on" need:"yes"`
	Orders  []string `json:"orders,omitempty"`
}

type answerRecord struct {
	At     time.Time      `json:"at" need:"yes"`
	By     string         `json:"by,omitempty"`
	How    shop.AnswerWay `json:"how,omitempty"`
	Reason string         `json:"reason,omitempty"`
}

type delayRecord struct {
	Days     int    `json:"days" need:"yes"`
	Reason   string `json:"reason" need:"yes"`
	Evidence string `json:"evidence,omitempty"`
}

// caseSumRecord is what the compensation is made of, and what is given back.
type caseSumRecord struct {
	Price     shop.Money     `json:"price,omitempty"`
	MileageKM int64          `json:"mileage_km,omitempty"`
	Rate      shop.Rate      `json:"compensation_rate,omitempty"`
	Refunds   []refundRecord `json:"refunds,omitempty"`
	Taxes     string         `json:"taxes,omitempty"`
}

type refundRecord struct {
	Kind shop.RefundKind `json:"kind" need:"yes"`
	Note string          `json:"note,omitempty"`
	Paid shop.Money      `json:"paid" need:"yes"`
	Off  shop.Money      `json:"depreciation,omitempty"`
}

type caseEndRecord struct {
	On     shop.Day  `json:"on" need:"yes"`
	At     time.Time `json:"at,omitempty"`
	By     string    `json:"by,omitempty"`
	NewCar string    `json:"new_vehicle,omitempty"`
	Note   string    `json:"note,omitempty"`
}

type caseEventRecord struct {
	Kind   shop.CaseEventKind `json:"kind" need:"yes"`
	At     time.Time          `json:"at" need:"yes"`
	Person string             `json:"person,omitempty"`
	Note   string             `json:"note,omitempty"`
}

// exportCases writes the calendar and the cases that are counted by it.
func exportCases(x *exporter) error {
	days, err := data.Workdays(x.v)
	x.doc.open("workdays")
	for _, w := range days {
		x.doc.row(workdayRecord{w.Day, w.Working, w.Name, w.Source})
	}
	x.doc.shut()
	if err != nil {
		return err
	}
	x.doc.open("cases")
	err = data.EachCase(x.v, func(f data.CaseFile) error {
		x.doc.row(x.name.caseRecord(f))
		return x.doc.err
	})
	x.doc.shut()
	return err
}

func (n *names) caseRecord(f data.CaseFile) caseRecord {
	c, q := f.Case, f.Request
	r := caseRecord{
		Number: c.Number, Vehicle: n.vehicles[c.VehicleID], Customer: n.customers[c.CustomerID], Asked: c.Asked, Remedy: c.Remedy, Status: c.Status,
		RequestedAt: q.At, MileageKM: q.KM, Words: q.Words, TakenBy: n.people[q.By],
		Sum: caseSumRecord{Price: c.Sum.Price, MileageKM: c.Sum.KM, Rate: c.Sum.Rate, Taxes: c.Sum.Taxes},
	}
	for _, g := range c.Grounds {
		r.Grounds = append(r.Grounds, groundRecord(g))
	}
	for _, d := range c.Delays {
		r.Delays = append(r.Delays, delayRecord(d))
	}
	for _, x := range c.Sum.Refunds {
		r.Sum.Refunds = append(r.Sum.Refunds, refundRecord(x))
	}
	if a := c.Answer; !a.At.IsZero() {
		r.Answer = &answerRecord{a.At, n.people[a.By], a.How, a.Reason}
	}
	if e := c.End; e.On != "" {
		r.End = &caseEndRecord{e.On, e.At, n.people[e.By], n.vehicles[e.NewCar], e.Note}
	}
	for _, e := range f.Events {
		r.Events = append(r.Events, caseEventRecord{e.Kind, e.At, n.people[e.Person], e.Note})
	}
	return r
}

// takeWorkdays takes the calendar of a file.
func takeWorkdays(im *importer) error {
	var list []shop.Workday
	err := take(im, "workdays", func(r workdayRecord, at where) error {
		w := shop.Workday{Day: r.Day, Working: r.Working, Name: r.Name, Source: r.Source}
		if im.first("workdays", string(w.Day), at.in("day")) && im.problems(at, w.Check()) {
			list = append(list, w)
		}
		return nil
	})
	if err != nil || len(list) == 0 {
		return err
	}
	return work.LoadWorkdays(im.load, list)
}

// files takes the cases of a file.
type files struct{ *importer }

func (im files) file(r caseRecord, at where) error {
	before := im.found.count()
	f := data.CaseFile{Case: shop.Case{
		Number: strings.TrimSpace(r.Number), Asked: r.Asked, Remedy: r.Remedy, Status: r.Status,
		Request: shop.CaseRequest{At: r.RequestedAt, KM: r.MileageKM, Words: r.Words, By: im.personOf(r.TakenBy, at.in("taken_by"))},
		Sum:     shop.CaseSum{Price: r.Sum.Price, KM: r.Sum.MileageKM, Rate: r.Sum.Rate, Taxes: r.Sum.Taxes},
	}}
	if f.Remedy == "" {
		f.Remedy = f.Asked
	}
	if f.Status == "" {
		f.Status = shop.CaseAsked
	}
	im.links(r, &f.Case, at)
	for _, g := range r.Grounds {
		f.Grounds = append(f.Grounds, shop.CaseGround(g))
	}
	for _, d := range r.Delays {
		f.Delays = append(f.Delays, shop.CaseDelay(d))
	}
	for _, x := range r.Sum.Refunds {
		f.Sum.Refunds = append(f.Sum.Refunds, shop.CaseRefund(x))
	}
	for i, e := range r.Events {
		f.Events = append(f.Events, shop.CaseEvent{Kind: e.Kind, At: e.At, Person: im.personOf(e.Person, at.in("events").nth(i).in("person")), Note: e.Note})
	}
	if len(f.Events) > 0 && !f.Told(f.Events) {
		im.say(at.in("status"), "import.say.case_state", shop.Args{"Number": f.Number})
	}
	if !im.first("cases", f.Number, at.in("number")) || !im.problems(at, f.Case.Check(time.Time{})) || im.found.count() > before {
		return nil
	}
	return work.LoadCase(im.load, f)
}

// links finds what a case refers to.
func (im files) links(r caseRecord, c *shop.Case, at where) {
	vehicle := func(key string, at where) shop.VehicleID {
		id := im.load.FindVehicle(key)
		if id == 0 && key != "" {
			im.missing(at, "vehicles", key)
		}
		return id
	}
	c.VehicleID = vehicle(r.Vehicle, at.in("vehicle"))
	if c.CustomerID = im.load.FindCustomer(r.Customer); c.CustomerID == 0 && r.Customer != "" {
		im.missing(at.in("customer"), "customers", r.Customer)
	}
	if a := r.Answer; a != nil {
		c.Answer = shop.CaseAnswer{At: a.At, By: im.personOf(a.By, at.in("answer").in("by")), How: a.How, Reason: a.Reason}
	}
	if e := r.End; e != nil {
		here := at.in("end")
		c.End = shop.CaseEnd{On: e.On, At: e.At, By: im.personOf(e.By, here.in("by")), NewCar: vehicle(e.NewCar, here.in("new_vehicle")), Note: e.Note}
	}
}
