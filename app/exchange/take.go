package exchange

import (
	"strings"
	"time"

	"gongdan/app/shop"
	"gongdan/app/shop/sanbao"
	"gongdan/app/work"
	"gongdan/data"
)

// link is a reference to a record that may stand later in the file.
type link struct {
	at   where
	from int64
	key  string
	into string // customers: joined to
}

// counted is a part with the stock that the file says it has.
type counted struct {
	at   where
	part shop.PartID
	want shop.Qty
}

// feed hands the file to the load, section by section.
func (im *importer) feed(l *work.Load) error {
	im.load = l
	im.found = im.survey.found.clone()
	im.spoiled, im.used = map[string]bool{}, map[string]string{}
	im.later, im.counted, im.lots, im.runs = nil, nil, nil, map[clockOwner]bool{}
	l.Reserve(im.numbers)
	_, im.moves = im.sections["stock_moves"]
	im.issued = map[lineKey]issued{}
	steps := []func() error{
		im.takeShop, im.takeRights, im.takeRules, im.takeCheckPoints, func() error { return takeBlueprint(im) },
		func() error { return takeWorkdays(im) },
		func() error { return take(im, "bays", floor{im}.bay) },
		func() error { return take(im, "suppliers", outside{im}.supplier) },
		func() error { return take(im, "warehouses", shelves{im}.warehouse) },
		func() error { return take(im, "loaners", outside{im}.loaner) },
		func() error { return take(im, "people", im.person) },
		func() error { return take(im, "tools", toolbox{im}.tool) },
		func() error { return take(im, "customers", im.customer) },
		im.linkCustomers,
		func() error { return take(im, "vehicles", im.vehicle) },
		func() error { return take(im, "labour", im.labour) },
		func() error { return take(im, "parts", im.part) },
		func() error { return take(im, "parts", kin{im}.part) },
		func() error { return take(im, "stock_levels", shelves{im}.level) },
		func() error { return take(im, "lots", shelves{im}.lot) },
		func() error { return take(im, "packages", im.pack) },
		func() error { return take(im, "stock_moves", ledger{im}.weigh) },
		func() error { return take(im, "orders", orders{im}.order) },
		orders{im}.linkOrders,
		func() error { return take(im, "stock_moves", ledger{im}.move) },
		ledger{im}.countStock,
		stockTakes{im}.causes,
		func() error { return take(im, "stock_takes", stockTakes{im}.take) },
		func() error { return take(im, "appointments", bookings{im}.appointment) },
		func() error { return takeBuying(im) },
		func() error { return take(im, "campaigns", campaigns{im}.campaign) },
		func() error { return take(im, "bulletins", campaigns{im}.bulletin) },
		func() error { return take(im, "claims", claimTaker{im}.claim) },
		func() error { return take(im, "cases", files{im}.file) },
		func() error { return take(im, "day_closes", tills{im}.dayClose) },
		func() error { return take(im, "closed_months", shelves{im}.month) },
		func() error { return take(im, "kpi_targets", monthTaker{im}.target) },
		func() error { return take(im, "month_notes", monthTaker{im}.note) },
		func() error { return take(im, "month_reports", monthTaker{im}.report) },
		func() error { return take(im, "attendance", floor{im}.attendance) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	if im.found.count() > 0 {
		return errBroken
	}
	return nil
}

// takeShop changes of the settings what the file names.
func (im *importer) takeShop() error {
	m, ok := im.sections["shop"]
	if !ok {
		return nil
	}
	s, err := scanFrom(im.file, m)
	if err != nil {
		return err
	}
	v, err := s.record()
	if err != nil {
		return err
	}
	var r shopRecord
	*im.quiet.found = Broken{}
	if v.kind == null || !im.quiet.fill(v, &r, "shop") {
		return nil
	}
	err = im.load.Settings(r.apply)
	if p, ok := err.(shop.Problems); ok { //nolint:errorlint // Check gives it bare
		im.problems(where{v.spot, "shop"}, p)
		return nil
	}
	return err
}

func (r shopRecord) apply(s *shop.Settings) {
	put(&s.Name, r.Name)
	put(&s.USCC, r.USCC)
	put(&s.Address, r.Address)
	put(&s.Phone, r.Phone)
	put(&s.PlatePrefix, r.PlatePrefix)
	put(&s.CloseAt, r.CloseAt)
	put(&s.LangTag, string(r.Lang))
	put(&s.Paper, string(r.Paper))
	r.Labels.put(&s.Labels)
	put(&s.TextScale, r.TextScale)
	putAt(&s.LabourRate, r.LabourRate)
	putAt(&s.VATRate, r.VATRate)
	putAt(&s.Dark, r.Dark)
	putAt(&s.LockMinutes, r.LockMinutes)
}

// put changes at unless v says nothing.
func put[T comparable](at *T, v T) {
	var none T
	if v != none {
		*at = v
	}
}

// putAt changes at to what v points to.
func putAt[T any](at, v *T) {
	if v != nil {
		*at = *v
	}
}

func (im *importer) takeRights() error {
	var all []shop.Grant
	err := take(im, "rights", func(r rightRecord, at where) error {
		im.first("rights", string(r.Role)+" "+string(r.Right), at)
		all = append(all, shop.Grant{Role: r.Role, Right: r.Right, Limit: r.Limit})
		return nil
	})
	if err != nil || len(all) == 0 || im.found.count() > 0 {
		return err
	}
	return im.load.Grants(all)
}

func (im *importer) takeRules() error {
	var all []shop.Rule
	err := take(im, "rules", func(r ruleRecord, at where) error {
		im.first("rules", r.Book+" "+r.Name+" "+string(r.From), at)
		all = append(all, shop.Rule{Book: r.Book, Name: r.Name, Value: r.Value, From: r.From, Until: r.Until, Source: r.Source})
		return nil
	})
	if err != nil {
		return err
	}
	if im.found.count() > 0 {
		all = nil // nothing of the file is taken; what is checked further on is checked by what holds
	}
	im.law, err = im.load.Rules(all)
	return err
}

func (im *importer) person(r personRecord, at where) error {
	p := shop.Person{Code: r.Code, Name: r.Name, Roles: r.Roles, Phone: shop.Fold(r.Phone), PIN: r.PIN, Active: active(r.Active), Skills: r.Skills}
	if len(p.Roles) == 0 {
		p.Roles = []shop.Role{shop.Technician}
	}
	known := im.load.FindPerson(p.Code) != 0
	if !im.first("people", p.Code, at.in("code")) || !im.problems(at, p.Check()) {
		return nil
	}
	if err := im.load.Person(p); err != nil || known {
		return err
	}
	return floor{im}.week(r, at)
}

func active(a *bool) bool { return a == nil || *a }

func (im *importer) customer(r customerRecord, at where) error {
	c := shop.Customer{
		Code: r.Code, Name: r.Name, Kind: r.Kind, Phone: shop.Fold(r.Phone), Address: r.Address, Source: r.Source,
		Tags: r.Tags, Rank: r.Rank, Note: r.Note, CreditLimit: r.CreditLimit, Consent: r.Consent, ConsentAt: r.ConsentAt,
		CreatedAt: r.CreatedAt,
	}
	if c.Kind == "" {
		c.Kind = shop.PersonKind
	}
	if c.Source == "" {
		c.Source = shop.WalkIn
	}
	for _, x := range r.Contacts {
		c.Contacts = append(c.Contacts, shop.Contact{Name: x.Name, Phone: x.Phone, Role: x.Role})
	}
	known := im.load.FindCustomer(c.Code) != 0
	if !im.first("customers", c.Code, at.in("code")) || !im.problems(at, c.Check()) {
		return nil
	}
	if err := im.load.Customer(c); err != nil {
		return err
	}
	if id := im.load.FindCustomer(c.Code); !known && (r.ReferredBy != "" || r.MergedInto != "") {
		im.later = append(im.later, link{at, int64(id), r.ReferredBy, r.MergedInto})
	}
	return nil
}

func (im *importer) linkCustomers() error {
	for _, x := range im.later {
		by, into := im.load.FindCustomer(x.key), im.load.FindCustomer(x.into)
		if by == 0 && x.key != "" { // who referred a customer need not be in the file
			im.loose = append(im.loose, x.at.in("referred_by").place)
		}
		if into == 0 && x.into != "" {
			im.missing(x.at.in("merged_into"), "customers", x.into)
		}
		im.load.Refer(shop.CustomerID(x.from), by, into)
	}
	im.later = nil
	return nil
}

func (im *importer) vehicle(r vehicleRecord, at where) error {
	v := shop.Vehicle{
		VIN: shop.Fold(r.VIN), Plate: shop.Fold(r.Plate), OddPlate: r.OddPlate, Make: r.Make, Model: r.Model, Year: r.Year, Color: r.Color,
		Energy: r.Energy, Use: r.Use, EngineNo: r.EngineNo, MileageKM: r.MileageKM, Note: r.Note,
		Card: shop.WarrantyCard{Price: r.Price, Rate: r.Compensation, Rule: r.SanbaoRule, ExchangedOn: r.ExchangedOn},
		Dates: shop.VehicleDates{
			RegisteredOn: r.RegisteredOn, InvoicedOn: r.InvoicedOn, DeliveredOn: r.DeliveredOn,
			InsuredUntil: r.InsuredUntil, InspectedUntil: r.InspectedUntil,
		},
	}
	if v.Energy == "" {
		v.Energy = shop.EnergyOfPlate(v.Plate)
	}
	if v.Use == "" {
		v.Use = shop.Household
	}
	ok := im.problems(at, append(v.Check(), sanbao.CheckCard(im.law, data.PurchaseOf(v))...))
	if v.OwnerID = im.load.FindCustomer(r.Owner); v.OwnerID == 0 && r.Owner != "" {
		im.missing(at.in("owner"), "customers", r.Owner)
		ok = false
	}
	name, value := "vin", v.VIN
	if value == "" {
		name, value = "plate", v.Plate
	}
	plates, owners := im.spans(r, at)
	if !im.first("vehicles", value, at.in(name)) || !ok {
		im.spoiled["vehicles "+value] = true
		return nil
	}
	return im.load.Vehicle(v, plates, owners)
}

// spans are the plates and owners that a car had.
func (im *importer) spans(r vehicleRecord, at where) (plates []shop.PlateSpan, owners []shop.OwnerSpan) {
	since, owned := map[string]string{}, map[string]string{}
	for i, p := range r.Plates {
		im.once(since, p.From.Format(time.RFC3339), at.in("plates").nth(i).in("from"))
		plates = append(plates, shop.PlateSpan{Plate: shop.Fold(p.Plate), From: p.From, Until: p.Until})
	}
	for i, o := range r.Owners {
		id := im.load.FindCustomer(o.Owner)
		if id == 0 {
			im.missing(at.in("owners").nth(i).in("owner"), "customers", o.Owner)
		}
		im.once(owned, o.From.Format(time.RFC3339), at.in("owners").nth(i).in("from"))
		owners = append(owners, shop.OwnerSpan{Owner: id, From: o.From, Until: o.Until})
	}
	return plates, owners
}

func (im *importer) labour(r labourRecord, at where) error {
	job := shop.Labour{
		Code: r.Code, Name: r.Name, Hours: shop.One, Rate: r.Rate, WorkClass: r.WorkClass,
		GuaranteeDays: r.GuaranteeDays, GuaranteeKM: r.GuaranteeKM, Active: active(r.Active),
	}
	putAt(&job.Hours, r.Hours)
	if job.WorkClass == "" {
		job.WorkClass = shop.Minor
	}
	if !im.first("labour", job.Code, at.in("code")) || !im.problems(at, job.Check()) {
		return nil
	}
	return im.load.Labour(job)
}

func (im *importer) part(r partRecord, at where) error {
	p := shop.Part{
		Number: shop.Fold(r.Number), Name: r.Name, Unit: r.Unit, Price: r.Price, Origin: r.Origin, Make: r.Make, Fits: r.Fits,
		Bin: shop.Fold(r.Bin), Barcode: r.Barcode, Min: r.Min, Max: r.Max, OnHand: r.OnHand, Active: active(r.Active),
	}
	if p.Origin == "" {
		p.Origin = shop.OEM
	}
	ok := im.problems(at, p.Check()) && kin{im}.check(r, at)
	if r.OnHand < 0 || r.Cost < 0 {
		im.say(at.in("on_hand"), "import.say.stock_below", nil)
		ok = false
	}
	known, err := im.load.FindPart(p.Number)
	if err != nil || !im.first("parts", p.Number, at.in("number")) || !ok {
		return err
	}
	if err := im.load.Part(p, r.Cost); err != nil || known != nil {
		return err
	}
	made, err := im.load.FindPart(p.Number)
	if err == nil && im.moves {
		im.counted = append(im.counted, counted{at.in("on_hand"), made.ID, r.OnHand})
	}
	return err
}

func (im *importer) pack(r packageRecord, at where) error {
	before := im.found.count()
	k := shop.Package{Code: strings.TrimSpace(r.Code), Name: r.Name, Active: active(r.Active)}
	for i, x := range r.Items {
		item, err := im.item(x, at.in("items").nth(i))
		if err != nil {
			return err
		}
		k.Items = append(k.Items, item)
	}
	if !im.first("packages", k.Code, at.in("code")) || im.found.count() > before || !im.problems(at, k.Check()) {
		return nil
	}
	return im.load.Package(k)
}

func (im *importer) item(x itemRecord, at where) (item shop.PackageItem, err error) {
	item = shop.PackageItem{Qty: shop.One, Price: x.Price}
	putAt(&item.Qty, x.Qty)
	if (x.Labour == "") == (x.Part == "") {
		im.say(at, "import.say.item", nil)
		return item, nil
	}
	if x.Labour != "" {
		job, err := im.load.FindLabour(x.Labour)
		if err != nil {
			return item, err
		}
		if job == nil {
			im.missing(at.in("labour"), "labour", x.Labour)
			return item, nil
		}
		item.LabourID = job.ID
		return item, nil
	}
	part, err := im.load.FindPart(shop.Fold(x.Part))
	if err != nil {
		return item, err
	}
	if part == nil {
		im.missing(at.in("part"), "parts", x.Part)
		return item, nil
	}
	item.PartID = part.ID
	return item, nil
}
