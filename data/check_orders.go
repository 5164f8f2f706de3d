package data

import (
	"fmt"
	"strconv"
	"strings"

	"gongdan/app/shop"
)

// summed is an order with the sums that are kept beside it.
type summed struct {
	shop.Order
	open  bool
	month string
	total shop.Money
	due   shop.Money
	paid  shop.Money
}

func summedRow(o *summed) fields {
	return append(orderRow(&o.Order),
		field{"is_open", &o.open}, field{"settled_month", &o.month}, field{"total_fen", &o.total}, field{"due_fen", &o.due}, field{"paid_fen", &o.paid})
}

// orders compares the kept sums of each order with its lines and payments.
func (c *checker) orders() error {
	return each(c.v, "orders", summedRow, func(o *summed) int64 { return int64(o.ID) }, func(list []summed) error {
		from, to := int64(list[0].ID), int64(list[len(list)-1].ID)
		lines, err := hanging(c.v, [3]string{"order_lines", "order_id", "n, id"}, lineRow, ids{from, to})
		if err != nil {
			return err
		}
		payments, err := hanging(c.v, [3]string{"payments", "order_id", "id"}, paymentRow, ids{from, to})
		if err != nil {
			return err
		}
		for i := range list {
			o := &list[i]
			o.Lines, o.Payments = lines[int64(o.ID)], payments[int64(o.ID)]
			if err := c.order(o); err != nil {
				return err
			}
		}
		return nil
	})
}

func (c *checker) order(o *summed) error {
	t := o.Totals()
	month := shop.DayOf(o.Stamps.SettledAt, c.v.zone).Month()
	wrong := false
	differ := func(is bool, key string, have, real any) {
		if is {
			wrong = true
			c.mended(key, shop.Args{"Order": o.Number, "Have": have, "Real": real})
		}
	}
	differ(o.total != t.Total(), "check.order.total", o.total, t.Total())
	differ(o.due != t.Due, "check.order.due", o.due, t.Due)
	differ(o.paid != t.Paid, "check.order.paid", o.paid, t.Paid)
	differ(o.open != o.Status.Open(), "check.order.open", o.open, o.Status.Open())
	differ(o.month != month, "check.order.month", o.month, month)
	if !wrong || c.tx == nil {
		return nil
	}
	if err := update(c.tx, "orders", o.ID, sumFields(&o.Order, c.v.zone)); err != nil {
		return err
	}
	c.tx.change(shop.KindOrders, int64(o.ID))
	c.tx.Note("check.mend", shop.KindOrders, int64(o.ID), "")
	return nil
}

// numbers looks for numbers that were taken and are on no order and no
// certificate or appointment. Two cannot have the same: the tables forbid it.
func (c *checker) numbers() error {
	for _, of := range []struct{ counter, table, column, prefix string }{
		{orderNumber, "orders", "number", "RO"},
		{settlementNumber, "orders", "settlement_no", "JS"},
		{certificateNumber, "certificates", "number", "HG"},
		{appointmentNumber, "appointments", "number", "YY"},
		{passNumber, "handovers", "pass_no", "CM"},
		{takeNumber, "stock_takes", "number", "PD"},
		{purchaseNumber, "purchases", "number", "PO"},
		{deliveryNumber, "deliveries", "number", "RK"},
		{sendBackNumber, "supplier_returns", "number", "TH"},
		{claimNumber, "claims", "number", "SP"},
		{dayCloseNumber, "day_closes", "number", "RJ"},
		{caseNumber, "cases", "number", "HT"},
	} {
		there, err := c.numbersOf(of.table, of.column, of.prefix)
		if err != nil {
			return err
		}
		err = eachRow(c.v, func(scan func(...any) error) error {
			var day shop.Day
			var n int64
			if err := scan(&day, &n); err != nil {
				return err
			}
			for i := int64(1); i <= n; i++ {
				if text := dayNumber(of.prefix, day)(i); !there[strings.TrimPrefix(text, of.prefix)] {
					c.say("check.number.gap", shop.Args{"Number": text})
				}
			}
			return nil
		}, `SELECT day, n FROM counters WHERE kind = $1 ORDER BY day`, of.counter)
		if err != nil {
			return err
		}
	}
	return nil
}

func (c *checker) numbersOf(table, name, prefix string) (map[string]bool, error) {
	there := map[string]bool{}
	err := eachRow(c.v, func(scan func(...any) error) error {
		var text string
		err := scan(&text)
		there[text[len(prefix):]] = true
		return err
	}, fmt.Sprintf(`SELECT %[1]s FROM %[2]s WHERE %[1]s >= $1 AND %[1]s < $2`, name, table), prefix, prefix+last)
	return there, err
}

// findable is a sort of record that can be found, for the check of tokens.
type findable[T any] struct {
	kind   shop.Kind
	row    func(*T) fields
	id     func(*T) int64
	beside func(from, to int64) (func(*T) []string, error) // what its tokens are
}

// tokens compares what records are found by with what it should be.
func (c *checker) tokens() error {
	v := c.v
	plain := func(of func(shop.Order) []string) func(int64, int64) (func(*shop.Order) []string, error) {
		return func(int64, int64) (func(*shop.Order) []string, error) {
			return func(o *shop.Order) []string { return of(*o) }, nil
		}
	}
	return firstError(
		func() error {
			return checkTokens(c, findable[shop.Order]{shop.KindOrders, orderRow, func(o *shop.Order) int64 { return int64(o.ID) }, plain(orderTokens)})
		},
		func() error {
			return checkTokens(c, findable[shop.Customer]{
				shop.KindCustomers, customerRow, func(x *shop.Customer) int64 { return int64(x.ID) },
				func(from, to int64) (func(*shop.Customer) []string, error) {
					contacts, err := hanging(v, [3]string{"customer_contacts", "customer_id", "n"}, contactFields, ids{from, to})
					return func(x *shop.Customer) []string { x.Contacts = contacts[int64(x.ID)]; return customerTokens(*x) }, err
				},
			})
		},
		func() error {
			return checkTokens(c, findable[shop.Vehicle]{
				shop.KindVehicles, vehicleRow, func(x *shop.Vehicle) int64 { return int64(x.ID) },
				func(from, to int64) (func(*shop.Vehicle) []string, error) {
					plates, err := hanging(v, [3]string{"vehicle_plates", "vehicle_id", "from_at"}, plateFields, ids{from, to})
					return func(x *shop.Vehicle) []string { return vehicleTokens(*x, platesIn(plates[int64(x.ID)])) }, err
				},
			})
		},
		func() error {
			return checkTokens(c, findable[shop.Appointment]{
				shop.KindAppointments, appointmentRow, func(a *shop.Appointment) int64 { return int64(a.ID) },
				func(int64, int64) (func(*shop.Appointment) []string, error) {
					return func(a *shop.Appointment) []string { return appointmentTokens(*a) }, nil
				},
			})
		},
		func() error {
			return checkTokens(c, findable[shop.Lot]{
				shop.KindLots, lotRow, func(l *shop.Lot) int64 { return int64(l.ID) },
				func(int64, int64) (func(*shop.Lot) []string, error) {
					return func(l *shop.Lot) []string { return lotTokens(*l) }, nil
				},
			})
		},
		c.catalogueTokens,
	)
}

func platesIn(spans []shop.PlateSpan) []string {
	var plates []string
	for _, s := range spans {
		plates = append(plates, s.Plate)
	}
	return plates
}

func (c *checker) catalogueTokens() error {
	same := func(int64, int64) (func(*shop.Labour) []string, error) {
		return func(l *shop.Labour) []string { return labourTokens(*l) }, nil
	}
	part := func(int64, int64) (func(*shop.Part) []string, error) {
		old, err := oldNumbers(c.v)
		return func(p *shop.Part) []string { return partTokens(*p, old[p.ID].numbers()...) }, err
	}
	pack := func(int64, int64) (func(*shop.Package) []string, error) {
		return func(k *shop.Package) []string { return packageTokens(*k) }, nil
	}
	bare := func(p *shop.Part) fields { return partFields(p).with(&p.ID, &p.Rev) }
	return firstError(
		func() error {
			return checkTokens(c, findable[shop.Labour]{shop.KindLabour, labourRow, func(l *shop.Labour) int64 { return int64(l.ID) }, same})
		},
		func() error {
			return checkTokens(c, findable[shop.Part]{shop.KindParts, bare, func(p *shop.Part) int64 { return int64(p.ID) }, part})
		},
		func() error {
			return checkTokens(c, findable[shop.Package]{shop.KindPackages, packageRow, func(k *shop.Package) int64 { return int64(k.ID) }, pack})
		},
	)
}

func firstError(steps ...func() error) error {
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// checkTokens goes through the records of a sort and through the tokens at the
// same pace, so that tokens of records that are gone are found as well.
func checkTokens[T any](c *checker, f findable[T]) error {
	wrong, before := int64(0), int64(0)
	look := func(list []T, until int64) error {
		tokensFor, err := f.beside(before+1, until)
		if err != nil {
			return err
		}
		have, err := c.tokensBetween(f.kind, before+1, until)
		if err != nil {
			return err
		}
		for i := range list {
			id := f.id(&list[i])
			want := tokensFor(&list[i])
			if !sameSet(want, have[id]) {
				wrong++
				if err := c.mendTokens(f.kind, id, want); err != nil {
					return err
				}
			}
			delete(have, id)
		}
		for _, id := range keysOf(have) {
			wrong++
			if err := c.mendTokens(f.kind, id, nil); err != nil {
				return err
			}
		}
		before = until
		return nil
	}
	err := each(c.v, string(f.kind), f.row, f.id, func(list []T) error { return look(list, f.id(&list[len(list)-1])) })
	if err != nil {
		return err
	}
	newest, err := number(c.v, `SELECT coalesce(max(id), 0) FROM search_tokens WHERE kind = $1`, f.kind)
	if err == nil && newest > before {
		err = look(nil, newest)
	}
	if err != nil || wrong == 0 {
		return err
	}
	c.mended("check.tokens."+string(f.kind), shop.Args{"Count": wrong})
	if c.tx != nil {
		c.tx.Note("check.mend", f.kind, 0, "search "+strconv.FormatInt(wrong, 10))
	}
	return nil
}

func (c *checker) tokensBetween(kind shop.Kind, from, to int64) (map[int64][]string, error) {
	of := map[int64][]string{}
	err := eachRow(c.v, func(scan func(...any) error) error {
		var id int64
		var token string
		err := scan(&id, &token)
		of[id] = append(of[id], token)
		return err
	}, `SELECT id, token FROM search_tokens WHERE kind = $1 AND id BETWEEN $2 AND $3`, kind, from, to)
	return of, err
}

func (c *checker) mendTokens(kind shop.Kind, id int64, want []string) error {
	if c.tx == nil {
		return nil
	}
	return saveTokens(c.tx, kind, id, want)
}

func sameSet(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	has := make(map[string]bool, len(a))
	for _, x := range a {
		has[x] = true
	}
	for _, x := range b {
		if !has[x] {
			return false
		}
	}
	return true
}
