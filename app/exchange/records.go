package exchange

import (
	"gongdan/app/shop"
	"gongdan/data"
)

// names are the keys of records by their ids.
type names struct {
	staff     []shop.Person
	people    map[shop.PersonID]string
	customers map[shop.CustomerID]string
	vehicles  map[shop.VehicleID]string
	packages  map[shop.PackageID]string
	orders    map[shop.OrderID]string
	bays      map[shop.BayID]string
	suppliers map[shop.SupplierID]string
	loaners   map[shop.LoanerID]string
	labour    map[shop.LabourID]shop.Labour
	parts     map[shop.PartID]shop.Part
}

func newNames() names {
	return names{
		people: map[shop.PersonID]string{}, customers: map[shop.CustomerID]string{}, vehicles: map[shop.VehicleID]string{},
		packages: map[shop.PackageID]string{}, orders: map[shop.OrderID]string{},
		bays: map[shop.BayID]string{}, suppliers: map[shop.SupplierID]string{}, loaners: map[shop.LoanerID]string{}, labour: map[shop.LabourID]shop.Labour{}, parts: map[shop.PartID]shop.Part{},
	}
}

// read fills in all names but those of labour and parts.
func (n *names) read(v data.View) (err error) {
	if n.staff, err = data.People(v); err != nil {
		return err
	}
	for _, p := range n.staff {
		n.people[p.ID] = p.Code
	}
	k, err := data.KeysOf(v)
	if err != nil {
		return err
	}
	turn(n.customers, k.Customers)
	turn(n.vehicles, k.VINs)
	turn(n.vehicles, k.Bare)
	turn(n.packages, k.Packages)
	turn(n.orders, k.Orders)
	turn(n.suppliers, k.Suppliers)
	turn(n.loaners, k.Loaners)
	return nil
}

// turn puts keys by their ids.
func turn[ID comparable](into map[ID]string, from map[string]ID) {
	for key, id := range from {
		into[id] = key
	}
}

func (n *names) customerRecord(c shop.Customer) customerRecord {
	r := customerRecord{
		Code: c.Code, Name: c.Name, Kind: c.Kind, Phone: c.Phone, Source: c.Source, ReferredBy: n.customers[c.ReferredBy],
		Address: c.Address, Tags: c.Tags, Rank: c.Rank, Note: c.Note, CreditLimit: c.CreditLimit, Consent: c.Consent,
		ConsentAt: c.ConsentAt, CreatedAt: c.CreatedAt, MergedInto: n.customers[c.MergedInto],
	}
	for _, x := range c.Contacts {
		r.Contacts = append(r.Contacts, contactRecord(x))
	}
	return r
}

func (n *names) vehicleRecord(c data.VehicleFile) vehicleRecord {
	r := vehicleRecord{
		VIN: c.VIN, Plate: c.Plate, Owner: n.customers[c.OwnerID],
		vehicleMake: vehicleMake{c.Make, c.Model, c.Year, c.Energy, c.Use, c.Color, c.EngineNo},
		vehicleLife: vehicleLife{
			InvoicedOn: c.Dates.InvoicedOn, DeliveredOn: c.Dates.DeliveredOn, Price: c.Card.Price, Compensation: c.Card.Rate,
			SanbaoRule: c.Card.Rule, ExchangedOn: c.Card.ExchangedOn,
			RegisteredOn: c.Dates.RegisteredOn, InsuredUntil: c.Dates.InsuredUntil, InspectedUntil: c.Dates.InspectedUntil,
			MileageKM: c.MileageKM, OddPlate: c.OddPlate, Note: c.Note,
		},
	}
	for _, s := range c.Plates {
		r.Plates = append(r.Plates, plateRecord(s))
	}
	for _, s := range c.Owners {
		r.Owners = append(r.Owners, ownerRecord{n.customers[s.Owner], s.From, s.Until})
	}
	return r
}

func labourRecordOf(l shop.Labour) labourRecord {
	return labourRecord{l.Code, l.Name, &l.Hours, l.Rate, l.WorkClass, l.GuaranteeDays, l.GuaranteeKM, inactive(l.Active)}
}

func partRecordOf(p shop.Part) partRecord {
	return partRecord{
		Number: p.Number, Name: p.Name, Unit: p.Unit, Price: p.Price, Cost: p.Cost(), Origin: p.Origin, OnHand: p.OnHand, Bin: p.Bin,
		Min: p.Min, Max: p.Max, Make: p.Make, Fits: p.Fits, Barcode: p.Barcode, Active: inactive(p.Active),
	}
}

func (n *names) packageRecord(k shop.Package) packageRecord {
	r := packageRecord{Code: k.Code, Name: k.Name, Active: inactive(k.Active)}
	for _, i := range k.Items {
		r.Items = append(r.Items, itemRecord{n.labour[i.LabourID].Code, n.parts[i.PartID].Number, &i.Qty, i.Price})
	}
	return r
}

// orderFile is an order with its journal.
func (n *names) orderFile(o data.OrderFile) orderRecord {
	r := n.orderRecord(&o.Order)
	lines := map[shop.LineID]int{}
	for i, l := range o.Lines {
		lines[l.ID] = i + 1
	}
	r.Given, r.Clocks = n.given(o.Dispatches, lines), n.clocks(o.Clocks, lines)
	r.Handover, r.Photos, r.Rework = n.handover(o.Handover), n.photos(o.Photos), n.rework(o.Rework)
	r.outsideRecords = n.outside(o.Outside, lines)
	r.Requests = n.requests(o.Requests, lines)
	for _, e := range o.Events {
		r.Events = append(r.Events, eventRecord{e.At, e.Kind, n.people[e.Person], lines[e.LineID], e.By, e.Way, e.Amount, e.Note})
	}
	for _, p := range o.Prints {
		if p.State == shop.PrintDone {
			r.Prints = append(r.Prints, printRecord{p.Form, p.At, p.Copy, n.people[p.Person]})
		}
	}
	for _, in := range o.Inspections {
		r.Inspections = append(r.Inspections, n.inspectionRecord(in, lines))
	}
	return r
}

func (n *names) orderRecord(o *shop.Order) orderRecord {
	customer := n.customers[o.CustomerID]
	t, in := o.Stamps, o.Intake
	r := orderRecord{
		orderHead:  orderHead{o.Number, n.vehicles[o.VehicleID], &customer, n.people[o.AdvisorID], o.Kind, o.Status},
		orderTimes: orderTimes{t.ReceivedAt, t.QuotedAt, t.AgreedAt, t.PromisedAt, t.FinishedAt, t.SettledAt, t.DeliveredAt, t.VoidAt},
		orderIntake: orderIntake{
			MileageKM: in.MileageKM, Fuel: in.Fuel, SenderName: in.SenderName, SenderPhone: in.SenderPhone,
			Complaint: in.Complaint, Belongings: in.Belongings,
		},
		orderEnd:   orderEnd{o.SettlementNo, o.OutKM, o.OldParts, o.Note, o.VoidReason, n.orders[o.ReworkOf]},
		orderFloor: n.orderFloor(o.Floor),
		orderRest:  orderRest{Quality: qualityOf(o.Quality)},
	}
	r.Checks, r.Marks = walkRecords(in)
	for i := range o.Lines {
		r.Lines = append(r.Lines, n.lineRecord(&o.Lines[i]))
	}
	places := map[int64]int{}
	for i, p := range o.Payments {
		places[p.ID] = i + 1
		r.Payments = append(r.Payments, paymentRecord{p.At, p.Method, p.Amount, p.Kind, n.people[p.Person], p.Note, places[p.Corrects]})
	}
	return r
}

func qualityOf(q *shop.QualityProblem) *qualityRecord {
	if q == nil {
		return nil
	}
	r := &qualityRecord{
		Code: q.Code, Description: q.Description, Assembly: q.Assembly, SeriousSafety: q.SeriousSafety, RepairFrom: q.RepairFrom,
		RepairTo: q.RepairTo, ExcludedHours: q.ExcludedHours, ExcludedReason: excludedReason(q.ExcludedReason),
		ReplacedAssembly: q.ReplacedAssembly, Failure: failure(q.Failure), ExcludedEvidence: q.ExcludedEvidence,
		Findings: q.Record.Findings, NoTow: q.Record.NoTow, NoLoaner: q.Record.NoLoaner, SignedAt: q.Record.SignedAt,
	}
	if q.MainPartAssembly != "" || q.MainPart != "" {
		r.MainPart = &mainPartRecord{q.MainPartAssembly, q.MainPart}
	}
	return r
}

// lineRecord says of the price book's copy only what differs from the book.
func (n *names) lineRecord(l *shop.Line) lineRecord {
	r := lineRecord{
		Discount: l.Discount, Payer: l.Payer, Technician: n.people[l.Technician], Clocked: l.Clocked, Job: l.Job,
		lineConsent: lineConsent{l.Agreement.Consent, l.Agreement.By, l.Agreement.Way, l.Agreement.At},
	}
	r.Package, r.FromCheck, r.FoundBy, r.FoundAt, r.OwnPaper = l.Package, l.FromCheck, n.people[l.FoundBy], l.FoundAt, l.OwnPaper
	var book shop.Line
	switch l.Kind {
	case shop.LabourLine:
		job, known := n.labour[l.LabourID]
		r.Labour, r.Hours, r.Rate, r.Free = job.Code, &l.Qty, &l.Price, !known
		book = shop.Line{Code: job.Code, Name: job.Name, WorkClass: job.WorkClass}
		book.Longer = shop.Longer{GuaranteeDays: job.GuaranteeDays, GuaranteeKM: job.GuaranteeKM}
		if !known {
			r.Labour = l.Title()
			book.Code, book.Name = r.Labour, r.Labour
		}
	case shop.PartLine:
		part, known := n.parts[l.PartID]
		r.Part, r.Qty, r.Price, r.Free = part.Number, &l.Qty, &l.Price, !known
		book = shop.Line{Code: part.Number, Name: part.Name, Unit: part.Unit, Origin: part.Origin}
		if !known {
			r.Part = l.Title()
			book.Code, book.Name = r.Part, r.Part
		}
	default:
		r.Other, r.Qty, r.Price = l.Title(), &l.Qty, &l.Price
		book.Name = r.Other
	}
	r.Code, r.Name, r.Unit = unlike(l.Code, book.Code), unlike(l.Name, book.Name), unlike(l.Unit, book.Unit)
	r.Origin, r.WorkClass = unlike(l.Origin, book.Origin), unlike(l.WorkClass, book.WorkClass)
	r.GuaranteeDays, r.GuaranteeKM = unlike(l.GuaranteeDays, book.GuaranteeDays), unlike(l.GuaranteeKM, book.GuaranteeKM)
	return r
}

// unlike is what is, when the book says something else.
func unlike[T comparable](is, book T) *T {
	if is == book {
		return nil
	}
	return &is
}
