package work

import (
	"context"
	"time"

	"gongdan/app/shop"
	"gongdan/app/shop/sanbao"
	"gongdan/data"
)

// Repair is what the sheet of a quality problem (质量问题) writes; nil takes the problem
// back.
type Repair struct {
	Order   shop.OrderID
	Rev     int64
	Problem *shop.QualityProblem
}

// SaveProblem keeps the quality problem of an order with what its record must say by law.
// It may be written as long as the car is here, and is part of the bill then.
func SaveProblem(ctx context.Context, d Desk, r Repair) (shop.Order, error) {
	return d.change(ctx, r.Order, r.Rev, func(tx *data.Tx, o *shop.Order) error {
		if o.Status == shop.Delivered || o.Status == shop.Void {
			return shop.Refuse("order.refuse.frozen", shop.Args{"Status": o.Status})
		}
		if o.Status == shop.Settled && !sameProblem(o.Quality, r.Problem) {
			return shop.Refuse("sanbao.refuse.settled", shop.Args{"Number": o.Number})
		}
		o.Quality = r.Problem
		if o.Quality == nil {
			tx.Note("order.problem", shop.KindOrders, int64(o.ID), "")
			return nil
		}
		rules, err := data.Rules(tx.View)
		if err != nil {
			return err
		}
		if err := append(o.Quality.CheckTyped(), sanbao.CheckPart(rules, *o.Quality)...).Err(); err != nil {
			return err
		}
		tx.Note("order.problem", shop.KindOrders, int64(o.ID), o.Quality.Code+" "+string(o.Quality.Assembly))
		return nil
	})
}

// sameProblem reports whether two problems differ in nothing but the signatures, which
// come after the bill.
func sameProblem(a, b *shop.QualityProblem) bool {
	if a == nil || b == nil {
		return a == b
	}
	x, y := *a, *b
	x.Record.SignedAt, y.Record.SignedAt = time.Time{}, time.Time{}
	return x == y
}

// RecordGaps are the fields of the law's record of repair (2021 order Art. 17) that an
// order lacks, signatures left out; none where the order on 三包 does not bind: the car is
// no household's, or was past its free-repair period (包修期) when it came in.
func RecordGaps(v data.View, o *shop.Order, now time.Time) ([]shop.RecordField, error) {
	if binds, err := bound(v, o, now); !binds {
		return nil, err
	}
	x, err := data.Outside(v, o.ID)
	if err != nil {
		return nil, err
	}
	rules, err := data.Rules(v)
	return shop.RecordGaps(o, x, shop.LoanerDue(o, rules, now, v.Zone()) > 0), err
}

// bound reports whether the order on 三包 binds an order of the workshop.
func bound(v data.View, o *shop.Order, now time.Time) (bool, error) {
	if o.Quality == nil || o.Kind == shop.Recall || o.Kind == shop.Maintenance {
		return false, nil
	}
	car, err := data.Vehicle(v, o.VehicleID)
	if err != nil {
		return false, err
	}
	c, err := data.Sanbao(v, car, sanbao.AsOf{On: shop.DayOf(o.Stamps.ReceivedAt, v.Zone()), Now: now})
	return c.Applies && c.Windows.FreeRepair.Open, err
}

// recorded refuses the bill of an order on 三包 whose record lacks what the law asks for.
func recorded(tx *data.Tx, d Desk, o *shop.Order) error {
	gaps, err := RecordGaps(tx.View, o, d.Now())
	if err != nil || len(gaps) == 0 {
		return err
	}
	return refuseGaps("sanbao.refuse.record", o, gaps)
}

// signed refuses to let a car on 三包 leave without the signatures on its record.
func signed(tx *data.Tx, d Desk, o *shop.Order) error {
	binds, err := bound(tx.View, o, d.Now())
	if err != nil || !binds || !o.Quality.Record.SignedAt.IsZero() {
		return err
	}
	return refuseGaps("sanbao.refuse.signed", o, []shop.RecordField{shop.RecordSigned})
}

func refuseGaps(say string, o *shop.Order, gaps []shop.RecordField) error {
	named := make([]shop.Named, len(gaps))
	for i, g := range gaps {
		named[i] = shop.Named(g.Key())
	}
	return &shop.Refusal{Say: say, With: shop.Args{"Number": o.Number, "Gaps": named}, Fix: "record"}
}
