package data

import (
	"fmt"

	"gongdan/app/shop"
)

// The counters there are.
const (
	orderNumber       = "order"
	settlementNumber  = "settlement"
	customerNumber    = "customer"
	passNumber        = "pass"
	certificateNumber = "certificate"
	appointmentNumber = "appointment"
	takeNumber        = "stock_take"
	purchaseNumber    = "purchase"
	deliveryNumber    = "delivery"
	sendBackNumber    = "supplier_return"
	claimNumber       = "claim"
	dayCloseNumber    = "day_close"
	caseNumber        = "case"
)

// NextNumber takes the next number of a kind on a day, from 1 on; the empty day
// counts through all days. A number taken by a write that is undone is taken
// again: there are no gaps.
func NextNumber(tx *Tx, kind string, day shop.Day) (n int64, err error) {
	err = tx.q.QueryRowContext(tx.ctx, `INSERT INTO counters (kind, day, n) VALUES ($1, $2, 1)
		ON CONFLICT (kind, day) DO UPDATE SET n = counters.n + 1 RETURNING n`, kind, day).Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("next number of %s on %s: %w", kind, day, err)
	}
	return n, nil
}

// freeNumber takes numbers until one is not in use: records that came from
// elsewhere bring their own.
func freeNumber(tx *Tx, kind string, day shop.Day, write func(int64) string) (string, error) {
	for {
		n, err := NextNumber(tx, kind, day)
		if err != nil {
			return "", err
		}
		text := write(n)
		used, err := number(tx.View, usedNumber(kind), text)
		if err != nil || used == 0 {
			return text, err
		}
	}
}

func usedNumber(kind string) string {
	switch kind {
	case orderNumber:
		return `SELECT count(*) FROM orders WHERE number = $1`
	case settlementNumber:
		return `SELECT count(*) FROM orders WHERE settlement_no = $1 AND settlement_no <> ''`
	case passNumber:
		return `SELECT count(*) FROM handovers WHERE pass_no = $1`
	case certificateNumber:
		return `SELECT count(*) FROM certificates WHERE number = $1`
	case appointmentNumber:
		return `SELECT count(*) FROM appointments WHERE number = $1`
	case takeNumber:
		return `SELECT count(*) FROM stock_takes WHERE number = $1`
	case purchaseNumber:
		return `SELECT count(*) FROM purchases WHERE number = $1`
	case deliveryNumber:
		return `SELECT count(*) FROM deliveries WHERE number = $1`
	case dayCloseNumber:
		return `SELECT count(*) FROM day_closes WHERE number = $1`
	case claimNumber:
		return `SELECT count(*) FROM claims WHERE number = $1`
	case sendBackNumber:
		return `SELECT count(*) FROM supplier_returns WHERE number = $1`
	case caseNumber:
		return `SELECT count(*) FROM cases WHERE number = $1`
	}
	return `SELECT count(*) FROM customers WHERE code = $1`
}

// dayNumber writes numbers such as RO260414-007.
func dayNumber(prefix string, day shop.Day) func(int64) string {
	compact := day.Compact()
	if len(compact) == 8 {
		compact = compact[2:]
	}
	return func(n int64) string { return fmt.Sprintf("%s%s-%03d", prefix, compact, n) }
}

// TakeNumber gives an order its number, RO260414-007, by the shop's day on
// which it was received; an order that has one keeps it.
func TakeNumber(tx *Tx, o *shop.Order) error {
	if o.Number != "" {
		return nil
	}
	remember(tx, o)
	day := shop.DayOf(o.Stamps.ReceivedAt, tx.zone)
	if day == "" {
		day = tx.Day()
	}
	text, err := freeNumber(tx, orderNumber, day, dayNumber("RO", day))
	o.Number = text
	return err
}

// TakeSettlementNo gives an order its settlement's number, JS260414-003, by the
// shop's day on which it was settled, or that of the write; an order that has
// one keeps it. SaveOrder keeps the order.
func TakeSettlementNo(tx *Tx, o *shop.Order) error {
	if o.SettlementNo != "" {
		return nil
	}
	remember(tx, o)
	day := shop.DayOf(o.Stamps.SettledAt, tx.zone)
	if day == "" {
		day = tx.Day()
	}
	text, err := freeNumber(tx, settlementNumber, day, dayNumber("JS", day))
	o.SettlementNo = text
	return err
}
