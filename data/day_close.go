package data

import (
	"fmt"
	"strings"
	"time"

	"gongdan/app/shop"
)

// tillDays is how far before the last close payments are looked for that no close holds:
// some come from elsewhere with their own time. What is older is not of this till.
const tillDays = 31

// LastDayClose is the newest close that holds; its ID is 0 when there is none.
func LastDayClose(v View) (shop.DayClose, error) {
	list, err := dayCloses(v, `undone_at = 0 ORDER BY at DESC, id DESC LIMIT 1`)
	if err != nil || len(list) == 0 {
		return shop.DayClose{}, err
	}
	return list[0], nil
}

// Till is what a close would hold as of now: all payments since the last one. Before the
// first one, those of today.
func Till(v View, now time.Time) (shop.Till, error) {
	last, err := LastDayClose(v)
	if err != nil {
		return shop.Till{}, err
	}
	t := shop.Till{Float: last.Left, Since: last.At}
	since := shop.DayOf(now, v.zone)
	if last.ID != 0 {
		first, err := column[shop.Day](v, `SELECT min(day) FROM day_closes WHERE undone_at = 0`)
		if err != nil {
			return t, err
		}
		since = max(first[0], shop.DayOf(last.At, v.zone).Add(-tillDays))
	}
	list, err := all(v, `payments WHERE at >= $1 AND at <= $2 AND NOT EXISTS (SELECT 1 FROM day_close_payments AS x WHERE x.payment_id = payments.id) ORDER BY at, id`,
		paymentRow, stamp(since.Time(v.zone)), stamp(now))
	for _, p := range list {
		t.Add(p)
	}
	return t, err
}

// DayClose reads a close with all it holds.
func DayClose(v View, id shop.DayCloseID) (shop.DayClose, error) {
	return oneDayClose(v, `id = $1`, id)
}

// DayCloseByNumber reads the close with that number.
func DayCloseByNumber(v View, number string) (shop.DayClose, error) {
	return oneDayClose(v, `number = $1`, number)
}

func oneDayClose(v View, where string, arg any) (shop.DayClose, error) {
	list, err := dayCloses(v, where, arg)
	if err == nil && len(list) == 0 {
		err = shop.ErrMissing
	}
	if err != nil {
		return shop.DayClose{}, err
	}
	return list[0], nil
}

// DayCloses reads the last closes, the newest first, at most n; undone ones too.
func DayCloses(v View, n int) ([]shop.DayClose, error) {
	return dayCloses(v, `id > 0 ORDER BY at DESC, id DESC LIMIT $1`, n)
}

// EachDayClose hands on all closes, the oldest first.
func EachDayClose(v View, do func(shop.DayClose) error) error {
	return each(v, "day_closes", dayCloseRow, func(c *shop.DayClose) int64 { return int64(c.ID) }, oneByOne(func(c shop.DayClose) error {
		if err := dayCloseRest(v, &c); err != nil {
			return err
		}
		return do(c)
	}))
}

func dayCloses(v View, where string, args ...any) ([]shop.DayClose, error) {
	list, err := all(v, `day_closes WHERE `+where, dayCloseRow, args...)
	for i := range list {
		if err == nil {
			err = dayCloseRest(v, &list[i])
		}
	}
	return list, err
}

func dayCloseRest(v View, c *shop.DayClose) (err error) {
	if c.Lines, err = all(v, `day_close_lines WHERE close_id = $1 ORDER BY n`, closeLineFields, c.ID); err != nil {
		return err
	}
	if c.Coins, err = all(v, `day_close_coins WHERE close_id = $1 ORDER BY n`, coinFields, c.ID); err != nil {
		return err
	}
	c.Payments, err = column[int64](v, `SELECT payment_id FROM day_close_payments WHERE close_id = $1 ORDER BY payment_id`, c.ID)
	return err
}

// SaveDayClose keeps a new close. It gets its number, RJ260414-001, when it has none. A
// payment that another close holds is an error.
func SaveDayClose(tx *Tx, c *shop.DayClose) error {
	remember(tx, c)
	if c.Number == "" {
		text, err := freeNumber(tx, dayCloseNumber, c.Day, dayNumber("RJ", c.Day))
		if err != nil {
			return err
		}
		c.Number = text
	}
	if err := keep(tx, shop.KindDayCloses, &c.ID, &c.Rev, dayCloseFields(c)); err != nil {
		return err
	}
	if err := replace(tx, "day_close_lines", "close_id", c.ID, rowsOf(c.Lines, closeLineFields)); err != nil {
		return err
	}
	if err := replace(tx, "day_close_coins", "close_id", c.ID, rowsOf(c.Coins, coinFields)); err != nil {
		return err
	}
	for _, p := range c.Payments {
		if _, err := tx.exec(`INSERT INTO day_close_payments (payment_id, close_id) VALUES ($1, $2)`, p, c.ID); err != nil {
			return fmt.Errorf("payment %d of close %s: %w", p, c.Number, err)
		}
	}
	return nil
}

// UndoDayClose lets the payments of a close go, as it is at its revision.
func UndoDayClose(tx *Tx, c *shop.DayClose) error {
	remember(tx, c)
	if err := keep(tx, shop.KindDayCloses, &c.ID, &c.Rev, dayCloseFields(c)); err != nil {
		return err
	}
	if _, err := tx.exec(`DELETE FROM day_close_payments WHERE close_id = $1`, c.ID); err != nil {
		return fmt.Errorf("undo close %s: %w", c.Number, err)
	}
	c.Payments = nil
	return nil
}

// TillRow is a payment of a close or of the till, with its order.
type TillRow struct {
	shop.Payment
	OrderID  shop.OrderID
	Number   string
	Plate    string
	Customer string
	Who      string
}

// TillRows reads payments by their ids, in the order they came.
func TillRows(v View, ids []int64) (rows []TillRow, err error) {
	if len(ids) == 0 {
		return nil, nil
	}
	in, args := among(ids, 0)
	err = eachRow(v, func(scan func(...any) error) error {
		var r TillRow
		p := paymentRow(&r.Payment)
		err := scan(append(p.places(), &r.OrderID, &r.Number, &r.Plate, &r.Customer, &r.Who)...)
		rows = append(rows, r)
		return err
	}, `SELECT p.`+strings.ReplaceAll(paymentRow(&shop.Payment{}).columns(), ", ", ", p.")+`, o.id, o.number, c.plate, coalesce(k.name, ''), coalesce(w.name, '')
		FROM payments AS p JOIN orders AS o ON o.id = p.order_id JOIN vehicles AS c ON c.id = o.vehicle_id
		LEFT JOIN customers AS k ON k.id = o.customer_id LEFT JOIN people AS w ON w.id = p.person_id WHERE p.id IN (`+in+`) ORDER BY p.at, p.id`, args...)
	return rows, err
}

func dayCloseFields(c *shop.DayClose) fields {
	return fields{
		{"number", &c.Number},
		{"day", &c.Day},
		{"at", moment{&c.At}},
		{"person_id", to(&c.Person)},
		{"float_fen", &c.Float},
		{"left_fen", &c.Left},
		{"note", &c.Note},
		{"undone_at", moment{&c.UndoneAt}},
		{"undone_by", to(&c.UndoneBy)},
	}
}

func dayCloseRow(c *shop.DayClose) fields { return dayCloseFields(c).with(&c.ID, &c.Rev) }

func closeLineFields(l *shop.CloseLine) fields {
	return fields{{"method", &l.Method}, {"expected_fen", &l.Expected}, {"counted_fen", &l.Counted}, {"reason", &l.Reason}}
}

func coinFields(c *shop.CoinCount) fields {
	return fields{{"worth_fen", &c.Worth}, {"pieces", &c.Pieces}}
}

// PaymentPlace names a payment as files do: the nth of its order, from 1.
type PaymentPlace struct {
	Order shop.OrderID
	N     int
}

// PaymentPlaces are the payments of a close.
func PaymentPlaces(v View, id shop.DayCloseID) (places []PaymentPlace, err error) {
	err = eachRow(v, func(scan func(...any) error) error {
		var p PaymentPlace
		err := scan(&p.Order, &p.N)
		places = append(places, p)
		return err
	}, `SELECT p.order_id, (SELECT count(*) FROM payments AS q WHERE q.order_id = p.order_id AND q.id <= p.id)
		FROM day_close_payments AS x JOIN payments AS p ON p.id = x.payment_id WHERE x.close_id = $1 ORDER BY 1, 2`, id)
	return places, err
}

// FreePayment finds a payment by its place; ErrMissing when there is none, or a close holds
// it.
func FreePayment(v View, p PaymentPlace) (int64, error) {
	list, err := column[int64](v, `SELECT id FROM payments WHERE order_id = $1 ORDER BY id`, p.Order)
	if err != nil {
		return 0, err
	}
	if p.N < 1 || p.N > len(list) {
		return 0, shop.ErrMissing
	}
	held, err := number(v, `SELECT count(*) FROM day_close_payments WHERE payment_id = $1`, list[p.N-1])
	if err == nil && held > 0 {
		err = shop.ErrMissing
	}
	return list[p.N-1], err
}
