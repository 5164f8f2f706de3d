package data

import (
	"testing"
	"time"

	"gongdan/app/shop"
)

// away is a shop with a supplier, a loaner car and an order of one line.
type away struct {
	stocked
	supplier shop.Supplier
	loaner   shop.Loaner
	order    shop.Order
}

func awayShop(t *testing.T, s *Store) (k away) {
	t.Helper()
	k.stocked = stockedShop(t, s)
	k.supplier = shop.Supplier{Name: "精工缸盖", Active: true}
	k.loaner = shop.Loaner{Plate: "沪A88888", Model: "朗逸", MileageKM: 30_000, Active: true}
	k.order = k.visit()
	write(t, s, func(tx *Tx) error {
		return firstError(
			func() error { return SaveSupplier(tx, &k.supplier) },
			func() error { return SaveLoaner(tx, &k.loaner) },
			func() error { return SaveOrder(tx, &k.order) },
		)
	})
	return k
}

func (k away) outside() shop.Outside {
	at := noon()
	return shop.Outside{
		OrderID: k.order.ID,
		Rescue: &shop.Rescue{
			Kind: shop.TowIn, Place: "延安高架", Caller: "王", Phone: "13800000001", CalledAt: at, LeftAt: at.Add(time.Minute), ArrivedAt: at.Add(time.Hour),
			BackAt: at.Add(2 * time.Hour), Driver: k.person.ID, KM: 24, Fee: 30_000, Payer: shop.PayCustomer, LineID: 4, Cost: 20_000, Note: "拖头",
		},
		Sublets: []shop.Sublet{
			{Lines: []shop.LineID{k.order.Lines[0].ID, 99}, SupplierID: k.supplier.ID, What: "镗缸", Cost: 60_000, DueOn: "2026-04-10", SentAt: at, Note: "急"},
			{Lines: []shop.LineID{7}, SupplierID: k.supplier.ID, What: "焊接", DueOn: "2026-04-20", SentAt: at, BackAt: at.Add(time.Hour)},
		},
		Loans: []shop.Loan{
			{
				LoanerID: k.loaner.ID, Borrower: "王", Phone: "13800000001", Licence: true, OutAt: at, OutKM: 30_000, OutFuel: 60, OutBy: k.person.ID,
				DueAt: at.Add(-time.Hour), Note: "全险",
			},
			{LoanerID: k.loaner.ID, Borrower: "李", Licence: true, OutAt: at, OutKM: 29_000, BackAt: at.Add(time.Hour), BackKM: 29_100, BackFuel: 50, BackBy: k.person.ID, Damage: "划痕"},
		},
		Transport: &shop.Transport{Amount: 10_000, AgreedBy: "王", Way: shop.ByPhone, AgreedAt: at, Note: "两天"},
	}
}

func TestWhatHappensOutsideIsKeptAndReplaced(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := awayShop(t, s)
		of := func() shop.Outside {
			return get(t, s, func(v View) (shop.Outside, error) { return Outside(v, k.order.ID) })
		}
		equal(t, of(), shop.Outside{OrderID: k.order.ID})
		x := k.outside()
		write(t, s, func(tx *Tx) error { return SaveOutside(tx, x) })
		equal(t, of(), x)
		cards := get(t, s, Board)
		if len(cards) != 1 || len(cards[0].Outside.Away()) != 1 || len(cards[0].Outside.OnLoan()) != 1 {
			t.Errorf("the board has %+v", cards)
		}
		rows := get(t, s, Loaners)
		if len(rows) != 1 || !rows[0].Out() || rows[0].Number != k.order.Number || rows[0].Car != k.car.Plate || rows[0].Loan != x.Loans[0] {
			t.Errorf("the loaner cars are %+v", rows)
		}
		hits := get(t, s, func(v View) ([]shop.Hit, error) { return Find(v, k.car.Plate, 3) })
		if len(hits) == 0 || k.order.Status == shop.Working && hits[0].Waits != WaitsSublet {
			t.Errorf("found %+v", hits)
		}
		late := get(t, s, func(v View) ([]Late, error) { return LateOutside(v, noon(), 0) })
		if len(late) != 2 || late[0].Days != 2 || late[0].Who != k.supplier.Name || late[1].Over != time.Hour || late[1].What != k.loaner.Plate {
			t.Errorf("late is %+v", late)
		}
		if nobodys := get(t, s, func(v View) ([]Late, error) { return LateOutside(v, noon(), 4711) }); len(nobodys) != 0 {
			t.Errorf("somebody else is told of %+v", nobodys)
		}
		x.Rescue, x.Transport, x.Loans, x.Sublets = nil, nil, x.Loans[1:], x.Sublets[1:]
		write(t, s, func(tx *Tx) error { return SaveOutside(tx, x) })
		equal(t, of(), x)
	})
}

func TestALoanerCarIsWithOneCustomerAtATime(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := awayShop(t, s)
		other := k.visit()
		write(t, s, func(tx *Tx) error { return SaveOrder(tx, &other) })
		x := k.outside()
		write(t, s, func(tx *Tx) error { return SaveOutside(tx, x) })
		second := shop.Outside{OrderID: other.ID, Loans: x.Loans[:1]}
		if err := writeAt(s, noon(), func(tx *Tx) error { return SaveOutside(tx, second) }); err == nil {
			t.Error("it is out twice")
		}
		if id := get(t, s, func(v View) (shop.OrderID, error) { return LoanedFor(v, k.loaner.ID) }); id != k.order.ID {
			t.Errorf("it is out for order %d", id)
		}
		short := shop.Outside{OrderID: other.ID, Loans: []shop.Loan{{LoanerID: k.loaner.ID, OutAt: noon(), OutKM: 500, BackAt: noon(), BackKM: 499}}}
		if err := writeAt(s, noon(), func(tx *Tx) error { return SaveOutside(tx, short) }); err == nil {
			t.Error("it came back with less km than it went out with")
		}
	})
}

func TestSuppliersAndLoanerCarsKeepEveryField(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		roundTrip(t, s, func(*shop.Supplier) {}, SaveSupplier, func(v View, x *shop.Supplier) (shop.Supplier, error) { return SupplierByName(v, x.Name) })
		roundTrip(t, s, func(*shop.Loaner) {}, SaveLoaner, func(v View, x *shop.Loaner) (shop.Loaner, error) { return Loaner(v, x.ID) })
		all := get(t, s, Suppliers)
		if len(all) != 1 || get(t, s, func(v View) (shop.Supplier, error) { return Supplier(v, all[0].ID) }) != all[0] {
			t.Errorf("suppliers %+v", all)
		}
	})
}

func TestCheckFindsWhatCannotBeOutside(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := awayShop(t, s)
		other := k.visit()
		x := k.outside()
		x.Sublets[0].Lines = x.Sublets[0].Lines[:1]
		write(t, s, func(tx *Tx) error {
			if err := SaveOrder(tx, &other); err != nil {
				return err
			}
			return SaveOutside(tx, x)
		})
		if found, err := Check(t.Context(), s); err != nil || len(found) > 0 {
			t.Fatalf("what is in order is found: %+v %v", found, err)
		}
		write(t, s, func(tx *Tx) error {
			for _, q := range []string{
				`UPDATE orders SET status = 'void', is_open = FALSE WHERE id = 1`, `UPDATE loaners SET mileage_km = 10`,
				`UPDATE rescues SET left_at = called_at - 1`,
			} {
				if _, err := tx.exec(q); err != nil {
					return err
				}
			}
			_, err := tx.exec(`UPDATE sublet_lines SET line_id = $1 WHERE sublet_n = 2`, other.Lines[0].ID)
			return err
		})
		found, err := Check(t.Context(), s)
		must(t, err)
		var keys []string
		for _, f := range found {
			keys = append(keys, f.Key)
		}
		equal(t, keys, []string{"check.sublet.out", "check.sublet.line", "check.loaner.km", "check.rescue.times"})
	})
}
