package data

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"gongdan/app/shop"
)

// roundTrip saves a record with a value in each field, twice, and expects it
// back as it went in. A field that the SQL forgets fails here without a new
// test. set gives what fill cannot know: records that it points to.
func roundTrip[T any](t *testing.T, s *Store, set func(*T), save func(*Tx, *T) error, read func(View, *T) (T, error)) {
	t.Helper()
	var x T
	id, rev := idOf(&x)
	for seed := range int64(2) { // once added, once changed
		oldID, oldRev := id.Int(), revOf(rev)
		n := 1000 * (seed + 1)
		fill(reflect.ValueOf(&x).Elem(), &n)
		id.SetInt(oldID)
		if rev.IsValid() {
			rev.SetInt(oldRev)
		}
		set(&x)
		write(t, s, func(tx *Tx) error { return save(tx, &x) })
		if id.Int() == 0 || rev.IsValid() && rev.Int() != seed+1 {
			t.Fatalf("%T %d has id %d and revision %d", x, seed, id.Int(), revOf(rev))
		}
		equal(t, get(t, s, func(v View) (T, error) { return read(v, &x) }), x)
	}
}

func idOf(x any) (id, rev reflect.Value) {
	v := reflect.ValueOf(x).Elem()
	return v.FieldByName("ID"), v.FieldByName("Rev")
}

func revOf(rev reflect.Value) int64 {
	if !rev.IsValid() {
		return 0
	}
	return rev.Int()
}

// stocked is a shop with one record of each sort that others point to.
type stocked struct {
	person   shop.Person
	customer shop.Customer
	car      shop.Vehicle
	job      shop.Labour
	part     shop.Part
}

func stockedShop(t testing.TB, s *Store) (k stocked) {
	t.Helper()
	k.person = shop.Person{Code: "zw", Name: "Zhang Wei", Roles: []shop.Role{shop.Owner}}
	k.customer = shop.Customer{Name: "Li"}
	k.job = shop.Labour{Code: "L1", Name: "Oil", Hours: 500}
	k.part = shop.Part{Number: "P1", Name: "Filter", Unit: "pcs"}
	write(t, s, func(tx *Tx) error {
		if err := errors.Join(SavePerson(tx, &k.person), SaveCustomer(tx, &k.customer), SaveLabour(tx, &k.job), SavePart(tx, &k.part)); err != nil {
			return err
		}
		k.car = shop.Vehicle{Plate: "沪AD12345", VIN: "LSVAA49J132047371", OwnerID: k.customer.ID}
		return SaveVehicle(tx, &k.car)
	})
	return k
}

func TestRecordsKeepEveryField(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := stockedShop(t, s)
		grants := get(t, s, Grants)
		roundTrip(t, s, func(p *shop.Person) { p.Grants = grants },
			SavePerson, func(v View, p *shop.Person) (shop.Person, error) { return Person(v, p.ID) })
		roundTrip(t, s, func(c *shop.Customer) { c.ReferredBy, c.MergedInto = k.customer.ID, k.customer.ID },
			SaveCustomer, func(v View, c *shop.Customer) (shop.Customer, error) { return CustomerByCode(v, c.Code) })
		roundTrip(t, s, func(c *shop.Vehicle) { c.OwnerID, c.MergedInto = k.customer.ID, k.car.ID },
			SaveVehicle, func(v View, c *shop.Vehicle) (shop.Vehicle, error) { return Vehicle(v, c.ID) })
		roundTrip(t, s, func(*shop.Labour) {},
			SaveLabour, func(v View, l *shop.Labour) (shop.Labour, error) { return LabourByCode(v, l.Code) })
		roundTrip(t, s, func(k *shop.Package) {},
			SavePackage, func(v View, k *shop.Package) (shop.Package, error) { return PackageByCode(v, k.Code) })
		roundTrip(t, s, func(b *shop.Bay) {}, SaveBay, func(v View, b *shop.Bay) (shop.Bay, error) { return Bay(v, b.ID) })
		roundTrip(t, s, func(r *shop.Rule) {}, SaveRule, func(v View, r *shop.Rule) (shop.Rule, error) {
			return one(v, `rules WHERE id = $1`, ruleRow, r.ID)
		})
		roundTrip(t, s, func(d *shop.Draft) { d.Person, d.Key = 3, "order:new" },
			SaveDraft, func(v View, d *shop.Draft) (shop.Draft, error) { return Draft(v, d.Person, d.Key) })
	})
}

func TestPartKeepsEveryFieldButItsStock(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		none := func(p *shop.Part) {
			p.OnHand, p.Held, p.Value, p.Reserved, p.OnOrder, p.DueOn, p.MovedAt = 0, 0, 0, 0, 0, "", time.Time{}
		}
		roundTrip(t, s, none, SavePart, func(v View, p *shop.Part) (shop.Part, error) { return PartByBarcode(v, p.Barcode) })
		p := filled[shop.Part](5000)
		p.ID, p.Rev = 0, 0
		write(t, s, func(tx *Tx) error { return SavePart(tx, &p) })
		got := get(t, s, func(v View) (shop.Part, error) { return PartByNumber(v, p.Number) })
		if got.OnHand != 0 || got.Value != 0 {
			t.Errorf("saving a part made %v pieces worth %v", got.OnHand, got.Value)
		}
		lines := []shop.Line{{Kind: shop.LabourLine}, {PartID: p.ID}, {PartID: p.ID}}
		equal(t, get(t, s, func(v View) (map[shop.PartID]shop.Part, error) { return PartsOf(v, lines) }), map[shop.PartID]shop.Part{p.ID: got})
		if none := get(t, s, func(v View) (map[shop.PartID]shop.Part, error) { return PartsOf(v, lines[:1]) }); len(none) != 0 {
			t.Errorf("parts of a line without one: %v", none)
		}
	})
}

func TestSettingsKeepEveryField(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		equal(t, get(t, s, Settings), shop.DefaultSettings())
		want := filled[shop.Settings](10)
		write(t, s, func(tx *Tx) error { return SaveSettings(tx, want) })
		equal(t, get(t, s, Settings), want)
		write(t, s, func(tx *Tx) error { return SaveSettings(tx, shop.DefaultSettings()) })
		equal(t, get(t, s, Settings), shop.DefaultSettings())
	})
}

func TestGrantsAreReplacedAsAWhole(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		if n := len(get(t, s, Grants)); n != len(shop.DefaultGrants()) {
			t.Errorf("a new shop has %d grants", n)
		}
		want := []shop.Grant{{Role: shop.Advisor, Right: shop.Discount, Limit: 500}}
		write(t, s, func(tx *Tx) error { return SaveGrants(tx, want) })
		equal(t, get(t, s, Grants), want)
	})
}

func TestSecondSaverOfARecordIsTold(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := stockedShop(t, s)
		mine, yours := k.customer, k.customer
		mine.Name, yours.Name = "mine", "yours"
		write(t, s, func(tx *Tx) error { return SaveCustomer(tx, &mine) })
		err := writeAt(s, noon(), func(tx *Tx) error { return SaveCustomer(tx, &yours) })
		if !errors.Is(err, shop.ErrStale) || yours.Rev != 1 {
			t.Errorf("got %v and revision %d, want ErrStale and 1", err, yours.Rev)
		}
		gone := shop.Labour{ID: 4711, Rev: 1, Code: "x", Name: "x", Hours: 1}
		err = writeAt(s, noon(), func(tx *Tx) error { return SaveLabour(tx, &gone) })
		if !errors.Is(err, shop.ErrMissing) {
			t.Errorf("a record that is gone: %v", err)
		}
	})
}

func TestCodeInUseIsAProblemOfItsField(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := stockedShop(t, s)
		for field, save := range map[string]func(tx *Tx) error{
			"code":   func(tx *Tx) error { return SavePerson(tx, &shop.Person{Code: k.person.Code, Name: "x"}) },
			"vin":    func(tx *Tx) error { return SaveVehicle(tx, &shop.Vehicle{VIN: k.car.VIN}) },
			"number": func(tx *Tx) error { return SavePart(tx, &shop.Part{Number: k.part.Number, Name: "x"}) },
		} {
			var p shop.Problems
			if err := writeAt(s, noon(), save); !errors.As(err, &p) || p[0].Field != field || p[0].Say != "say.taken" {
				t.Errorf("%s in use: %v", field, err)
			}
		}
	})
}

func TestMissingRecordsAreErrMissing(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		_, err := Read(t.Context(), s, func(v View) (int, error) {
			for name, read := range map[string]func() error{
				"person":   func() error { _, err := PersonByCode(v, "nobody"); return err },
				"customer": func() error { _, err := Customer(v, 1); return err },
				"vehicle":  func() error { _, err := VehicleByKey(v, "沪A00000"); return err },
				"nothing":  func() error { _, err := VehicleByKey(v, " "); return err },
				"labour":   func() error { _, err := Labour(v, 1); return err },
				"part":     func() error { _, err := Part(v, 1); return err },
				"barcode":  func() error { _, err := PartByBarcode(v, ""); return err },
				"package":  func() error { _, err := Package(v, 1); return err },
				"order":    func() error { _, err := OrderByNumber(v, "RO260412-001"); return err },
				"draft":    func() error { _, err := Draft(v, 1, "order:1"); return err },
			} {
				if err := read(); !errors.Is(err, shop.ErrMissing) {
					t.Errorf("%s: %v", name, err)
				}
			}
			return 0, nil
		})
		must(t, err)
	})
}

func TestCustomersAreFoundByTheirPhonesAndTheirContacts(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		driver := shop.Customer{Name: "Wang", Phone: "13900000001", Contacts: []shop.Contact{{Name: "Li", Phone: "13800000001"}}}
		owner := shop.Customer{Name: "Li", Phone: "13800000001"}
		joined := owner
		write(t, s, func(tx *Tx) error {
			err := errors.Join(SaveCustomer(tx, &driver), SaveCustomer(tx, &owner))
			joined.MergedInto = owner.ID
			return errors.Join(err, SaveCustomer(tx, &joined))
		})
		equal(t, []string{driver.Code, owner.Code}, []string{"C1", "C2"})
		got := get(t, s, func(v View) ([]shop.Customer, error) { return CustomersByPhone(v, "138 0000 0001") })
		equal(t, got, []shop.Customer{owner, driver})
		equal(t, len(get(t, s, func(v View) ([]shop.Customer, error) { return CustomersByPhone(v, "") })), 0)
	})
}

func TestCodesThatCameFromElsewhereAreSteppedOver(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		own, next := shop.Customer{Code: "C1", Name: "a"}, shop.Customer{Name: "b"}
		write(t, s, func(tx *Tx) error { return errors.Join(SaveCustomer(tx, &own), SaveCustomer(tx, &next)) })
		equal(t, next.Code, "C2")
	})
}

func TestEveryoneIsReadWithGrants(t *testing.T) {
	t.Parallel()
	s := openNew(t)
	gone, here := shop.Person{Code: "a", Name: "A"}, shop.Person{Code: "b", Name: "B", Active: true, Roles: []shop.Role{shop.Advisor}}
	write(t, s, func(tx *Tx) error { return errors.Join(SavePerson(tx, &gone), SavePerson(tx, &here)) })
	people := get(t, s, People)
	if len(people) != 2 || people[0].Code != "b" || people[0].DiscountLimit() != 1000 {
		t.Errorf("got %+v", people)
	}
}
