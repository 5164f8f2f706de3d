package exchange

import (
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// supplierRecord is somebody outside who delivers parts or does work for the
// shop; without a word it is work.
type supplierRecord struct {
	Name      string `json:"name" need:"yes"`
	Parts     bool   `json:"parts,omitempty"`
	Sublet    *bool  `json:"sublet,omitempty"`
	Contact   string `json:"contact,omitempty"`
	Phone     string `json:"phone,omitempty"`
	LeadDays  int64  `json:"lead_days,omitempty"`
	TermsDays int64  `json:"terms_days,omitempty"`
	Account   string `json:"account,omitempty"`
	Note      string `json:"note,omitempty"`
	Active    *bool  `json:"active,omitempty"`
}

// loanerRecord is a car that the shop lends.
type loanerRecord struct {
	Plate     string `json:"plate" need:"yes"`
	Model     string `json:"model,omitempty"` // absent: the plate
	MileageKM int64  `json:"mileage_km,omitempty"`
	Fuel      int    `json:"fuel,omitempty"`
	Note      string `json:"note,omitempty"`
	Active    *bool  `json:"active,omitempty"`
}

// outsideRecords is what of an order happened outside the shop.
type outsideRecords struct {
	Rescue    *rescueRecord    `json:"rescue,omitempty"`
	Sublets   []subletRecord   `json:"sublets,omitempty"`
	Loans     []loanRecord     `json:"loans,omitempty"`
	Transport *transportRecord `json:"transport,omitempty"`
}

// rescueRecord is how the car was fetched or repaired where it stood. Line, from
// 1, is the line that bills the fee.
type rescueRecord struct {
	Kind      shop.RescueKind `json:"kind" need:"yes"`
	Place     string          `json:"place" need:"yes"`
	Caller    string          `json:"caller,omitempty"`
	Phone     string          `json:"phone,omitempty"`
	CalledAt  time.Time       `json:"called_at" need:"yes"`
	LeftAt    time.Time       `json:"left_at,omitempty"`
	ArrivedAt time.Time       `json:"arrived_at,omitempty"`
	BackAt    time.Time       `json:"back_at,omitempty"`
	Driver    string          `json:"driver,omitempty"`
	Supplier  string          `json:"supplier,omitempty"`
	KM        int64           `json:"km,omitempty"`
	Fee       shop.Money      `json:"fee,omitempty"`
	Payer     shop.Payer      `json:"payer,omitempty"`
	Line      int             `json:"line,omitempty"`
	Cost      shop.Money      `json:"cost,omitempty"`
	Note      string          `json:"note,omitempty"`
}

// subletRecord is work that others did. Lines count the order's lines from 1;
// one that is gone is left out.
type subletRecord struct {
	Lines    []int      `json:"lines,omitempty"`
	Supplier string     `json:"supplier" need:"yes"`
	What     string     `json:"what" need:"yes"`
	Cost     shop.Money `json:"cost,omitempty"`
	DueOn    shop.Day   `json:"due_on" need:"yes"`
	SentAt   time.Time  `json:"sent_at,omitempty"`
	BackAt   time.Time  `json:"back_at,omitempty"`
	Note     string     `json:"note,omitempty"`
}

// loanRecord is a loaner car out and, with back_at, back again.
type loanRecord struct {
	Loaner   string    `json:"loaner" need:"yes"`
	Borrower string    `json:"borrower" need:"yes"`
	Phone    string    `json:"phone,omitempty"`
	Licence  bool      `json:"licence_seen,omitempty"`
	OutAt    time.Time `json:"out_at" need:"yes"`
	OutKM    int64     `json:"out_km,omitempty"`
	OutFuel  int       `json:"out_fuel,omitempty"`
	OutBy    string    `json:"out_by,omitempty"`
	DueAt    time.Time `json:"due_at,omitempty"`
	BackAt   time.Time `json:"back_at,omitempty"`
	BackKM   int64     `json:"back_km,omitempty"`
	BackFuel int       `json:"back_fuel,omitempty"`
	BackBy   string    `json:"back_by,omitempty"`
	Damage   string    `json:"damage,omitempty"`
	Note     string    `json:"note,omitempty"`
}

// transportRecord is money that was agreed instead of a loaner car.
type transportRecord struct {
	Amount   shop.Money      `json:"amount" need:"yes"`
	AgreedBy string          `json:"agreed_by,omitempty"`
	Way      shop.ConsentWay `json:"way,omitempty"`
	AgreedAt time.Time       `json:"agreed_at,omitempty"`
	Note     string          `json:"note,omitempty"`
}

func (x *exporter) suppliers() error {
	list, err := data.Suppliers(x.v)
	x.doc.open("suppliers")
	for _, s := range list {
		x.doc.row(supplierRecord{s.Name, s.Parts, inactive(s.Sublet), s.Contact, s.Phone, s.LeadDays, s.TermsDays, s.Account, s.Note, inactive(s.Active)})
	}
	x.doc.shut()
	return err
}

func (x *exporter) loaners() error {
	list, err := data.Loaners(x.v)
	x.doc.open("loaners")
	for _, l := range list {
		x.doc.row(loanerRecord{l.Plate, l.Model, l.MileageKM, l.Fuel, l.Note, inactive(l.Active)})
	}
	x.doc.shut()
	return err
}

// outside says what of an order happened outside; lines are the places of its
// lines by their ids.
func (n *names) outside(x shop.Outside, lines map[shop.LineID]int) (r outsideRecords) {
	if s := x.Rescue; s != nil {
		r.Rescue = &rescueRecord{
			s.Kind, s.Place, s.Caller, s.Phone, s.CalledAt, s.LeftAt, s.ArrivedAt, s.BackAt, n.people[s.Driver], n.suppliers[s.SupplierID],
			s.KM, s.Fee, s.Payer, lines[s.LineID], s.Cost, s.Note,
		}
	}
	for _, s := range x.Sublets {
		row := subletRecord{nil, n.suppliers[s.SupplierID], s.What, s.Cost, s.DueOn, s.SentAt, s.BackAt, s.Note}
		for _, id := range s.Lines {
			if at := lines[id]; at > 0 {
				row.Lines = append(row.Lines, at)
			}
		}
		r.Sublets = append(r.Sublets, row)
	}
	for _, l := range x.Loans {
		r.Loans = append(r.Loans, loanRecord{
			n.loaners[l.LoanerID], l.Borrower, l.Phone, l.Licence, l.OutAt, l.OutKM, l.OutFuel, n.people[l.OutBy],
			l.DueAt, l.BackAt, l.BackKM, l.BackFuel, n.people[l.BackBy], l.Damage, l.Note,
		})
	}
	if t := x.Transport; t != nil {
		r.Transport = &transportRecord{t.Amount, t.AgreedBy, t.Way, t.AgreedAt, t.Note}
	}
	return r
}

// outside reads what of an order happened outside, as the person may see it, and
// the names in it.
func (s *shower) outside(id shop.OrderID) (x shop.Outside, err error) {
	if x, err = data.Outside(s.v, id); err != nil || x.Empty() {
		return x, err
	}
	suppliers, err := data.Suppliers(s.v)
	if err != nil {
		return x, err
	}
	for _, p := range suppliers {
		s.name.suppliers[p.ID] = p.Name
	}
	loaners, err := data.Loaners(s.v)
	for _, l := range loaners {
		s.name.loaners[l.ID] = l.Plate
	}
	s.veil(&x)
	return x, err
}

// veil takes out what only some may see.
func (s *shower) veil(x *shop.Outside) {
	seen := s.Desk.Person.May(shop.SeeCost)
	if x.Rescue != nil {
		if x.Rescue.Phone = s.phone(x.Rescue.Phone); !seen {
			x.Rescue.Cost = 0
		}
	}
	for i := range x.Sublets {
		if !seen {
			x.Sublets[i].Cost = 0
		}
	}
	for i := range x.Loans {
		x.Loans[i].Phone = s.phone(x.Loans[i].Phone)
	}
}

// outside takes what a file says of what happened outside the shop.
type outside struct{ *importer }

func (im outside) supplier(r supplierRecord, at where) error {
	s := shop.Supplier{
		Name: r.Name, Parts: r.Parts, Sublet: active(r.Sublet), Contact: r.Contact, Phone: shop.Fold(r.Phone), LeadDays: r.LeadDays, TermsDays: r.TermsDays,
		Account: r.Account, Note: r.Note, Active: active(r.Active),
	}
	if !im.first("suppliers", s.Name, at.in("name")) || !im.problems(at, s.Check()) {
		im.spoiled["suppliers "+shop.Fold(s.Name)] = true
		return nil
	}
	return work.LoadSupplier(im.load, s)
}

func (im outside) loaner(r loanerRecord, at where) error {
	l := shop.Loaner{Plate: shop.Fold(r.Plate), Model: r.Model, MileageKM: r.MileageKM, Fuel: r.Fuel, Note: r.Note, Active: active(r.Active)}
	if l.Model == "" {
		l.Model = l.Plate
	}
	if !im.first("loaners", l.Plate, at.in("plate")) || !im.problems(at, l.Check()) {
		im.spoiled["loaners "+l.Plate] = true
		return nil
	}
	return work.LoadLoaner(im.load, l)
}

// of is what of an order happened outside. Its lines count the order's lines
// from 1.
func (im outside) of(r orderRecord, o *shop.Order, at where) (x shop.Outside) {
	x.Rescue = im.rescue(r, at.in("rescue"))
	for i, s := range r.Sublets {
		x.Sublets = append(x.Sublets, im.sublet(s, o, x.Sublets, at.in("sublets").nth(i)))
	}
	for i, l := range r.Loans {
		here := at.in("loans").nth(i)
		x.Loans = append(x.Loans, im.loan(l, here))
		if l.BackAt.IsZero() && work.LentElsewhere(im.load, x.Loans[i].LoanerID, o) {
			im.say(here.in("back_at"), "import.say.loaner_out", shop.Args{"Plate": l.Loaner})
		}
	}
	if t := r.Transport; t != nil {
		x.Transport = &shop.Transport{Amount: t.Amount, AgreedBy: t.AgreedBy, Way: t.Way, AgreedAt: t.AgreedAt, Note: t.Note}
		if x.Transport.AgreedBy == "" {
			x.Transport.AgreedBy = r.SenderName
		}
		if x.Transport.Way == "" {
			x.Transport.Way = shop.BySignature
		}
		im.problems(at.in("transport"), x.Transport.Check())
	}
	return x
}

func (im outside) rescue(r orderRecord, at where) *shop.Rescue {
	x := r.Rescue
	if x == nil {
		return nil
	}
	s := &shop.Rescue{
		Kind: x.Kind, Place: x.Place, Caller: x.Caller, Phone: shop.Fold(x.Phone), CalledAt: x.CalledAt, LeftAt: x.LeftAt, ArrivedAt: x.ArrivedAt,
		BackAt: x.BackAt, Driver: im.personOf(x.Driver, at.in("driver")), SupplierID: im.supplierOf(x.Supplier, at.in("supplier")),
		KM: x.KM, Fee: x.Fee, Payer: x.Payer, LineID: shop.LineID(x.Line), Cost: x.Cost, Note: x.Note,
	}
	if s.Fee > 0 && s.Payer == "" {
		s.Payer = shop.PayCustomer
	}
	floor(im).line(x.Line, r, at)
	im.problems(at, s.Check(time.Time{}))
	return s
}

// sublet takes work that others did. It is checked against an order whose lines
// have their places as ids, as the work names them.
func (im outside) sublet(x subletRecord, o *shop.Order, others []shop.Sublet, at where) shop.Sublet {
	s := shop.Sublet{
		SupplierID: im.supplierOf(x.Supplier, at.in("supplier")), What: x.What, Cost: x.Cost, DueOn: x.DueOn, SentAt: x.SentAt, BackAt: x.BackAt, Note: x.Note,
	}
	placed := shop.Order{}
	for i, l := range o.Lines {
		l.ID = shop.LineID(i + 1)
		placed.Lines = append(placed.Lines, l)
	}
	for _, n := range x.Lines {
		if n < 1 || n > len(o.Lines) {
			im.say(at.in("lines"), "import.say.row", shop.Args{"Got": n, "Max": len(o.Lines)})
			return s
		}
		s.Lines = append(s.Lines, shop.LineID(n))
	}
	for _, p := range s.Check(&placed, others, time.Time{}) {
		if p.Say != "sublet.say.lines" && (p.Field != "supplier" || x.Supplier == "") { // a line may be gone since
			im.problems(at, shop.Problems{p})
		}
	}
	if !s.Back() && o.Status.Frozen() {
		im.say(at.in("back_at"), "import.say.sublet_out", shop.Args{"What": s.What, "Status": o.Status})
	}
	return s
}

func (im outside) loan(x loanRecord, at where) shop.Loan {
	plate := shop.Fold(x.Loaner)
	l := shop.Loan{
		LoanerID: work.FindLoaner(im.load, plate), Borrower: x.Borrower, Phone: shop.Fold(x.Phone), Licence: true, OutAt: x.OutAt, OutKM: x.OutKM,
		OutFuel: x.OutFuel, OutBy: im.personOf(x.OutBy, at.in("out_by")), DueAt: x.DueAt, BackAt: x.BackAt, BackKM: x.BackKM, BackFuel: x.BackFuel,
		BackBy: im.personOf(x.BackBy, at.in("back_by")), Damage: x.Damage, Note: x.Note,
	}
	for _, p := range l.Check(0, time.Time{}) {
		if p.Field != "loaner" {
			im.problems(at, shop.Problems{p})
		}
	}
	l.Licence = x.Licence
	if l.LoanerID == 0 {
		im.missing(at.in("loaner"), "loaners", plate)
	}
	if l.Out() && plate != "" {
		im.first("loaners out", plate, at)
	}
	return l
}

// supplierOf finds the supplier of a name.
func (im outside) supplierOf(name string, at where) shop.SupplierID {
	id := work.FindSupplier(im.load, name)
	if id == 0 && name != "" {
		im.missing(at, "suppliers", name)
	}
	return id
}
