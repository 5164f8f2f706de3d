package work

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"gongdan/app/shop"
	"gongdan/data"
)

// Taken counts the records of an import by their kind.
type Taken struct {
	Added map[shop.Kind]int
	Kept  map[shop.Kind]int // were there already and stay as they are
	Loose []string          // places of a file whose reference leads nowhere and was left out
}

// Total is how many records were added.
func (t Taken) Total() (n int) {
	for _, k := range t.Added {
		n += k
	}
	return n
}

// String says the counts for the journal.
func (t Taken) String() string {
	var s []string
	for _, k := range slices.Sorted(maps.Keys(t.Added)) {
		s = append(s, fmt.Sprintf("%s %d", k, t.Added[k]))
	}
	return strings.Join(s, ", ")
}

// errRehearsed ends an import that was only to be tried.
var errRehearsed = errors.New("work: rehearsed")

// Import takes in whatever feed hands to the Load, all of it or, when feed
// fails, nothing. A rehearsal does all the work and keeps nothing. feed may be
// called more than once and must begin anew each time. The records that are
// there are backed up first. It needs the right to manage.
func Import(ctx context.Context, d Desk, rehearse bool, feed func(*Load) error) (Taken, error) {
	if err := d.need(shop.Manage); err != nil {
		return Taken{}, err
	}
	if !rehearse {
		if err := d.backUpFirst(ctx); err != nil {
			return Taken{}, err
		}
	}
	done, err := d.Store.Occupy(ctx, data.Importing, d.Now())
	if err != nil {
		return Taken{}, err
	}
	defer done()
	var taken Taken
	err = d.do(ctx, func(tx *data.Tx) error {
		l, err := newLoad(tx)
		if err != nil {
			return err
		}
		if err := feed(l); err != nil {
			return err
		}
		if err := l.finish(); err != nil {
			return err
		}
		taken = l.taken
		if rehearse {
			return errRehearsed
		}
		if n := taken.Total(); n > 0 {
			tx.Note("import", shop.KindSettings, 0, taken.String())
		}
		return nil
	})
	if errors.Is(err, errRehearsed) {
		err = nil
	}
	return taken, err
}

// Load takes records in bulk within one act. Records refer to each other by
// id; who loads asks for the ids by the keys of the open format. A record whose
// key is there already stays as it is.
type Load struct {
	index
	bulk   *data.Bulk
	taken  Taken
	booked []shop.Appointment // kept when all else is there
	deals  deals
	cases  []data.CaseFile         // kept then too
	cars   map[shop.VehicleID]bool // added by this load
	fresh  bool                    // the store had no records

	reserved map[string]bool // numbers of orders and settlements
	told     map[shop.VehicleID]bool
	read     map[shop.VehicleID]int64 // km, of cars whose reading was not told
}

func newLoad(tx *data.Tx) (*Load, error) {
	known, err := data.KeysOf(tx.View)
	if err != nil {
		return nil, err
	}
	bulk, err := data.NewBulk(tx)
	if err != nil {
		return nil, err
	}
	l := &Load{index: newIndex(tx, known), bulk: bulk, deals: newDeals(), cars: map[shop.VehicleID]bool{}}
	l.reserved, l.told, l.read = map[string]bool{}, map[shop.VehicleID]bool{}, map[shop.VehicleID]int64{}
	l.taken = Taken{Added: map[shop.Kind]int{}, Kept: map[shop.Kind]int{}}
	s, err := data.Settings(tx.View)
	l.rate = s.LabourRate
	l.fresh = len(known.People)+len(known.Customers)+len(known.Owners)+len(known.Orders)+len(known.Parts) == 0
	return l, err
}

// Fresh reports whether there was no record before the load.
func (l *Load) Fresh() bool { return l.fresh }

// count notes that a record was added or, when it was there, kept.
func (l *Load) count(kind shop.Kind, there bool) {
	if there {
		l.taken.Kept[kind]++
	} else {
		l.taken.Added[kind]++
	}
}

// Settings lets alter change the shop's settings; problems are those of
// shop.Settings.Check.
func (l *Load) Settings(alter func(*shop.Settings)) error {
	s, err := data.Settings(l.tx.View)
	if err != nil {
		return err
	}
	before := s
	if alter(&s); s == before {
		return nil
	}
	if err := s.Check().Err(); err != nil {
		return err
	}
	l.count(shop.KindSettings, false)
	l.rate = s.LabourRate
	return data.SaveSettings(l.tx, s)
}

// Grants makes grants the rights of all roles.
func (l *Load) Grants(grants []shop.Grant) error {
	old, err := data.Grants(l.tx.View)
	if err != nil || slices.Equal(sorted(old), sorted(grants)) {
		return err
	}
	l.count(shop.KindRights, false)
	return data.SaveGrants(l.tx, grants)
}

func sorted(g []shop.Grant) []shop.Grant {
	return slices.SortedFunc(slices.Values(g), func(a, b shop.Grant) int {
		return strings.Compare(string(a.Role)+" "+string(a.Right), string(b.Role)+" "+string(b.Right))
	})
}

// RuleBook are the rules as they stand.
func (l *Load) RuleBook() ([]shop.Rule, error) { return data.Rules(l.tx.View) }

// Rules brings the rule tables to what the file says; rules that it does not
// name stay. All rules that hold then come back.
func (l *Load) Rules(rules []shop.Rule) (all []shop.Rule, err error) {
	old, err := data.Rules(l.tx.View)
	if err != nil {
		return nil, err
	}
	for _, r := range rules {
		i := slices.IndexFunc(old, func(o shop.Rule) bool { return o.Book == r.Book && o.Name == r.Name && o.From == r.From })
		if i >= 0 {
			if r.ID = old[i].ID; r == old[i] {
				continue
			}
		}
		if err := data.SaveRule(l.tx, &r); err != nil {
			return nil, err
		}
		l.count(shop.KindRules, i >= 0)
	}
	return data.Rules(l.tx.View)
}

// Person adds a person.
func (l *Load) Person(p shop.Person) error {
	_, there := l.known.People[p.Code]
	l.count(shop.KindPeople, there)
	if there {
		return nil
	}
	if err := data.SavePerson(l.tx, &p); err != nil {
		return err
	}
	l.known.People[p.Code] = p.ID
	return nil
}

// Customer adds a customer.
func (l *Load) Customer(c shop.Customer) error {
	_, there := l.known.Customers[c.Code]
	l.count(shop.KindCustomers, there)
	if there {
		return nil
	}
	if c.CreatedAt.IsZero() {
		c.CreatedAt = l.tx.By().At
	}
	if err := l.bulk.Customer(&c); err != nil {
		return err
	}
	l.known.Customers[c.Code] = c.ID
	return nil
}

// Refer notes who referred a customer that this load has added, and whose file
// it was joined to; 0 is nobody.
func (l *Load) Refer(c, by, into shop.CustomerID) { l.bulk.Refer(c, by, into) }

// Vehicle adds a car with the plates and owners it had. Without a history it
// begins now.
func (l *Load) Vehicle(v shop.Vehicle, plates []shop.PlateSpan, owners []shop.OwnerSpan) error {
	there := l.hasVehicle(v)
	l.count(shop.KindVehicles, there)
	if there {
		return nil
	}
	at := l.tx.By().At
	if len(plates) == 0 && v.Plate != "" {
		plates = []shop.PlateSpan{{Plate: v.Plate, From: at}}
	}
	if len(owners) == 0 && v.OwnerID != 0 {
		owners = []shop.OwnerSpan{{Owner: v.OwnerID, From: at}}
	}
	if err := l.bulk.Vehicle(&v, plates, owners); err != nil {
		return err
	}
	l.known.Vehicle(v.VIN, v.Plate, v.ID, v.OwnerID)
	l.cars[v.ID], l.told[v.ID] = true, v.MileageKM > 0
	return nil
}

// hasVehicle reports whether the car is there: by its VIN, or by the plate when
// it has none. Two cars of one file are two cars whatever their plates.
func (l *Load) hasVehicle(v shop.Vehicle) bool {
	if v.VIN != "" {
		return l.known.VINs[v.VIN] != 0
	}
	id := l.known.Plates[v.Plate]
	return l.known.Bare[v.Plate] != 0 || id != 0 && !l.cars[id]
}

// Labour adds a job of the price book.
func (l *Load) Labour(job shop.Labour) error {
	_, there := l.known.Labour[job.Code]
	l.count(shop.KindLabour, there)
	if there {
		return nil
	}
	if err := data.SaveLabour(l.tx, &job); err != nil {
		return err
	}
	l.known.Labour[job.Code] = job.ID
	l.labour[job.ID] = &job
	return nil
}

// Part adds a part; cost is what one piece costs. Its OnHand is what will be
// there when all is loaded.
func (l *Load) Part(p shop.Part, cost shop.Money) error {
	_, there := l.known.Parts[p.Number]
	l.count(shop.KindParts, there)
	if there {
		return nil
	}
	want := p.OnHand
	p.OnHand, p.Value = 0, 0
	if err := data.SavePart(l.tx, &p); err != nil {
		return err
	}
	l.known.Parts[p.Number] = p.ID
	l.stock.put(p, cost, want, cost.Times(want)).added = true
	return nil
}

// Package adds a package.
func (l *Load) Package(k shop.Package) error {
	_, there := l.known.Packages[k.Code]
	l.count(shop.KindPackages, there)
	if there {
		return nil
	}
	if err := data.SavePackage(l.tx, &k); err != nil {
		return err
	}
	l.known.Packages[k.Code] = k.ID
	return nil
}

// AllowExport refuses who may not take everything out, and notes who did.
func AllowExport(ctx context.Context, d Desk) error {
	if err := d.need(shop.ExportAll); err != nil {
		return err
	}
	if d.Store.ReadOnly() {
		return nil
	}
	return d.do(ctx, func(tx *data.Tx) error {
		tx.Note("export", shop.KindSettings, 0, "")
		return nil
	})
}
