package data

import (
	"context"
	"errors"
	"reflect"
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/data/datatest/engines"
)

// eachEngine runs try on an empty store of each engine.
func eachEngine(t *testing.T, try func(t *testing.T, s *Store)) {
	t.Helper()
	engines.Each(t, template(t), func(t *testing.T, where string) { try(t, openAt(t, where)) })
}

// openNew is an empty store in a file.
func openNew(t testing.TB) *Store {
	t.Helper()
	return openAt(t, engines.File(t, template(t)))
}

func template(t testing.TB) engines.Template {
	t.Helper()
	key, err := SeedKey()
	must(t, err)
	return engines.Template{Key: key, Build: func(where string) error {
		s, err := Open(context.Background(), where)
		if err != nil {
			return err
		}
		return s.Close()
	}}
}

func openAt(t testing.TB, where string) *Store {
	t.Helper()
	s, err := Open(context.Background(), where)
	must(t, err)
	t.Cleanup(func() { must(t, s.Close()) })
	_, err = Hasten(context.Background(), s) // no test cuts the power
	must(t, err)
	return s
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// noon is when tests write.
func noon() time.Time { return time.Date(2026, 4, 12, 4, 0, 0, 0, time.UTC) }

// write runs do at a time, with a note that tests need not repeat.
func writeAt(s *Store, at time.Time, do func(*Tx) error) error {
	return s.Write(context.Background(), By{At: at}, func(tx *Tx) error {
		tx.Note("test", shop.KindOrders, 0, "")
		return do(tx)
	})
}

func write(t testing.TB, s *Store, do func(*Tx) error) {
	t.Helper()
	must(t, writeAt(s, noon(), do))
}

func get[T any](t testing.TB, s *Store, from func(View) (T, error)) T {
	t.Helper()
	got, err := Read(context.Background(), s, from)
	must(t, err)
	return got
}

// fill sets v and all it holds to values that differ from each other and from
// zero, but for references to other records, which are left to the test.
func fill(v reflect.Value, n *int64) {
	*n++
	switch {
	case v.Type() == reflect.TypeFor[time.Time]():
		v.Set(reflect.ValueOf(time.UnixMilli(1_700_000_000_000 + *n).UTC()))
	case isRef(v.Type()):
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n)
		}
	case v.Kind() == reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case v.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range 2 {
			fill(v.Index(i), n)
		}
	case v.Kind() == reflect.String:
		v.SetString("x" + time.Duration(*n).String())
	case v.Kind() == reflect.Bool:
		v.SetBool(true)
	default:
		v.SetInt(*n)
	}
}

func isRef(t reflect.Type) bool {
	switch t {
	case reflect.TypeFor[shop.CustomerID](), reflect.TypeFor[shop.VehicleID](), reflect.TypeFor[shop.PersonID](),
		reflect.TypeFor[shop.OrderID](), reflect.TypeFor[shop.LineID](), reflect.TypeFor[shop.LabourID](),
		reflect.TypeFor[shop.PartID](), reflect.TypeFor[shop.PackageID](), reflect.TypeFor[shop.BayID]():
		return true
	}
	return false
}

// filled is a record with a value in each field.
func filled[T any](seed int64) (x T) {
	fill(reflect.ValueOf(&x).Elem(), &seed)
	return x
}

func equal(t testing.TB, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("\n got %+v\nwant %+v", got, want)
	}
}

func TestWatchersHearAfterCommitOnly(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		var heard [][]shop.Change
		var names []string
		stop := s.Watch(func(c []shop.Change) {
			heard = append(heard, c)
			names = append(names, get(t, s, func(v View) (shop.Person, error) { return Person(v, shop.PersonID(c[0].ID)) }).Name)
		})
		p := shop.Person{Code: "zw", Name: "Zhang", Roles: []shop.Role{shop.Owner}}
		undone := errors.New("undone")
		err := writeAt(s, noon(), func(tx *Tx) error { return errors.Join(SavePerson(tx, &p), undone) })
		if !errors.Is(err, undone) || heard != nil || p.ID != 0 || p.Rev != 0 {
			t.Fatalf("undone: %v, heard %v, person %+v", err, heard, p)
		}
		write(t, s, func(tx *Tx) error { return errors.Join(SavePerson(tx, &p), SavePerson(tx, &p)) })
		equal(t, heard, [][]shop.Change{{{Kind: shop.KindPeople, ID: int64(p.ID)}}})
		equal(t, names, []string{"Zhang"})
		stop()
		write(t, s, func(tx *Tx) error { return SavePerson(tx, &p) })
		if len(heard) != 1 || p.Rev != 3 {
			t.Errorf("heard %v after stopping, revision %d", heard, p.Rev)
		}
	})
}

func TestWriteWithoutNoteIsRefused(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		ctx := context.Background()
		p := shop.Person{Code: "zw", Name: "Zhang"}
		err := s.Write(ctx, By{At: noon()}, func(tx *Tx) error { return SavePerson(tx, &p) })
		if !errors.Is(err, ErrUnnoted) {
			t.Errorf("got %v, want ErrUnnoted", err)
		}
		equal(t, len(get(t, s, People)), 0)
		d := shop.Draft{Key: "order:new"}
		must(t, s.Write(ctx, By{At: noon()}, func(tx *Tx) error { return SaveDraft(tx, &d) }))
	})
}

func TestReaderSeesOneMoment(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		p := shop.Person{Code: "zw", Name: "before"}
		write(t, s, func(tx *Tx) error { return SavePerson(tx, &p) })
		_, err := Read(context.Background(), s, func(v View) (int, error) {
			first, err := Person(v, p.ID)
			must(t, err)
			p.Name = "after"
			write(t, s, func(tx *Tx) error { return SavePerson(tx, &p) })
			second, err := Person(v, p.ID)
			equal(t, second, first)
			return 0, err
		})
		must(t, err)
		equal(t, get(t, s, func(v View) (shop.Person, error) { return Person(v, p.ID) }).Name, "after")
	})
}

func TestAuditShowsEveryRowTouched(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		ctx := context.Background()
		for _, note := range []string{"one", "two", "three"} {
			must(t, s.Write(ctx, By{Person: 7, At: noon()}, func(tx *Tx) error {
				tx.Note("part.adjust", shop.KindParts, 5, note)
				return nil
			}))
		}
		rows := get(t, s, func(v View) ([]shop.Audit, error) { return AuditOf(v, shop.KindParts, 5) })
		if len(rows) != 3 || rows[0].Note != "three" || rows[0].Person != 7 || !rows[0].At.Equal(noon()) {
			t.Fatalf("got %+v", rows)
		}
		breaks := func() (id int64, broken bool) {
			id = get(t, s, func(v View) (id int64, err error) { id, broken, err = AuditBreak(v); return })
			return id, broken
		}
		if id, broken := breaks(); broken {
			t.Fatalf("a chain as written breaks at %d", id)
		}
		spoil := func(query string, want int64) {
			t.Helper()
			_, err := s.write.Exec(query)
			must(t, err)
			if id, broken := breaks(); !broken || id != want {
				t.Errorf("%s: broken %v at %d, want at %d", query, broken, id, want)
			}
		}
		spoil(`DELETE FROM audit WHERE note = 'three'`, 0)
		spoil(`UPDATE audit SET note = 'won' WHERE note = 'one'`, rows[2].ID)
		spoil(`DELETE FROM audit WHERE note = 'won'`, rows[1].ID)
	})
}
