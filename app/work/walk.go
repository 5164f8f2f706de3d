package work

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"gongdan/app/shop"
	"gongdan/data"
)

// SaveWalk keeps what was written down on the way round a car and notes that
// somebody went round it. A settled order stays as it is.
func SaveWalk(ctx context.Context, d Desk, id shop.OrderID, rev int64, w shop.Walk) (shop.Order, error) {
	return d.change(ctx, id, rev, func(tx *data.Tx, o *shop.Order) error { return saveWalk(tx, d, o, w) })
}

func saveWalk(tx *data.Tx, d Desk, o *shop.Order, w shop.Walk) error {
	if o.Status.Frozen() {
		return shop.Refuse("order.refuse.frozen", shop.Args{"Status": o.Status})
	}
	if err := w.Check().Err(); err != nil {
		return err
	}
	walked := !o.Intake.Walk().Equal(w)
	o.Intake.TakeWalk(w)
	well, faults, unseen := w.Count()
	note := fmt.Sprintf("%d/%d/%d", well, faults, unseen)
	tx.Note("order.walk", shop.KindOrders, int64(o.ID), fmt.Sprintf("%s; marks: %d; complaint: %s", note, len(w.Marks), w.Complaint))
	if !walked {
		return nil
	}
	return d.tell(tx, o, shop.Event{Kind: shop.EventWalked, Note: note})
}

// Fault is a point of a walk-around that is to be offered for repair. Words are
// what a line without the price book is called.
type Fault struct {
	Walk         shop.Walk
	Point, Words string
}

// OfferFault keeps the walk and puts a faulty point of it on the estimate: the
// job or package that the template names, or else a line without a price, which
// must get one before it is agreed. A point that is on the estimate already is
// refused.
func OfferFault(ctx context.Context, d Desk, id shop.OrderID, rev int64, f Fault) (shop.Order, error) {
	return d.change(ctx, id, rev, func(tx *data.Tx, o *shop.Order) error {
		if err := saveWalk(tx, d, o, f.Walk); err != nil {
			return err
		}
		if !slices.ContainsFunc(f.Walk.Checks, func(c shop.Check) bool { return c.Point == f.Point && c.Fault }) {
			return shop.Refuse("walk.refuse.no_fault", shop.Args{"Point": f.Words})
		}
		if l := shop.Offered(o, f.Point); l != nil {
			return &shop.Refusal{Say: "walk.refuse.offered", With: shop.Args{"Point": f.Words}, Blocks: []string{l.Title()}}
		}
		lines, err := offer(tx.View, o, f)
		if err != nil {
			return err
		}
		o.Lines = append(slices.Clone(o.Lines), lines...)
		tx.Note("order.offer", shop.KindOrders, int64(o.ID), f.Point+": "+f.Words)
		return nil
	})
}

// offer are the lines that a faulty point is offered as.
func offer(v data.View, o *shop.Order, f Fault) ([]shop.Line, error) {
	car, err := data.Vehicle(v, o.VehicleID)
	if err != nil {
		return nil, err
	}
	points, err := data.CheckPoints(v)
	if err != nil {
		return nil, err
	}
	code := ""
	for _, p := range points {
		if p.Code == f.Point && p.Template == car.Energy.Template() {
			code = p.Offer
		}
	}
	lines, err := priced(v, code)
	if err != nil && !errors.Is(err, shop.ErrMissing) {
		return nil, err
	}
	if len(lines) == 0 {
		lines = []shop.Line{{Kind: shop.OtherLine, Name: cutTo(f.Words, shop.MaxName), Qty: shop.One}}
	}
	for i := range lines {
		lines[i].Payer, lines[i].FromCheck = shop.PayCustomer, f.Point
		lines[i].Agreement.Consent = shop.Proposed
	}
	return lines, nil
}

// priced are the lines of a job or a package of the price book; shop.ErrMissing
// for a code that it has not got, or not any more.
func priced(v data.View, code string) ([]shop.Line, error) {
	if code == "" {
		return nil, nil
	}
	job, err := data.LabourByCode(v, code)
	switch {
	case err == nil && job.Active:
		line, err := labourLine(v, job)
		return []shop.Line{line}, err
	case err != nil && !errors.Is(err, shop.ErrMissing):
		return nil, err
	}
	k, err := data.PackageByCode(v, code)
	if err == nil && !k.Active {
		err = shop.ErrMissing
	}
	if err != nil {
		return nil, err
	}
	return packageLines(v, k)
}

func packageLines(v data.View, k shop.Package) (lines []shop.Line, err error) {
	for _, i := range k.Items {
		var line shop.Line
		if i.LabourID != 0 {
			job, err := data.Labour(v, i.LabourID)
			if err != nil {
				return nil, err
			}
			if line, err = labourLine(v, job); err != nil {
				return nil, err
			}
		} else {
			p, err := data.Part(v, i.PartID)
			if err != nil {
				return nil, err
			}
			line = shop.Line{Kind: shop.PartLine, PartID: p.ID, Code: p.Number, Name: p.Name, Unit: p.Unit, Origin: p.Origin, Price: p.Price}
		}
		line.Qty, line.Package = i.Qty, k.Code
		if i.Price != 0 {
			line.Price = i.Price
		}
		lines = append(lines, line)
	}
	return lines, nil
}

func labourLine(v data.View, job shop.Labour) (shop.Line, error) {
	line := shop.Line{Kind: shop.LabourLine, LabourID: job.ID, Code: job.Code, Name: job.Name, WorkClass: job.WorkClass, Qty: job.Hours, Price: job.Rate}
	if line.Price == 0 {
		s, err := data.Settings(v)
		if err != nil {
			return line, err
		}
		line.Price = s.LabourRate
	}
	return line, nil
}

// SaveCheckPoint keeps a point of a template of the walk-around. A new one goes
// to the end of its list.
func SaveCheckPoint(ctx context.Context, d Desk, p shop.CheckPoint) (shop.CheckPoint, error) {
	err := d.do(ctx, func(tx *data.Tx) error {
		if err := d.need(shop.Manage); err != nil {
			return err
		}
		if p.ID == 0 {
			list, err := template(tx.View, p.Template)
			if err != nil {
				return err
			}
			p.Place, p.From = len(list)+1, d.Today()
			p.Code = newCode(list, p.Code)
		}
		problems := p.Check()
		if _, err := priced(tx.View, p.Offer); errors.Is(err, shop.ErrMissing) {
			problems.Add("offer", "walk.say.offer", shop.Args{"Code": p.Offer})
		} else if err != nil {
			return err
		}
		if err := problems.Err(); err != nil {
			return err
		}
		tx.Note("walk.point", shop.KindCheckPoints, int64(p.ID), string(p.Template)+" "+p.Code+" "+p.Name)
		return data.SaveCheckPoint(tx, &p)
	})
	return p, err
}

// newCode is a code that no point of a list has: that of a point without one is
// own_1, own_2…
func newCode(list []shop.CheckPoint, code string) string {
	has := func(c string) bool {
		return slices.ContainsFunc(list, func(p shop.CheckPoint) bool { return p.Code == c })
	}
	for n := 1; code == "" || has(code); n++ {
		code = fmt.Sprintf("own_%d", n)
	}
	return code
}

// MoveCheckPoint moves a point of a template by so many places.
func MoveCheckPoint(ctx context.Context, d Desk, id shop.CheckPointID, by int) error {
	return d.keep(ctx, shop.Manage, nil, func(tx *data.Tx) error {
		p, err := data.CheckPoint(tx.View, id)
		if err != nil {
			return err
		}
		list, err := template(tx.View, p.Template)
		if err != nil {
			return err
		}
		from := slices.IndexFunc(list, func(x shop.CheckPoint) bool { return x.ID == id })
		to := max(0, min(from+by, len(list)-1))
		list = slices.Delete(list, from, from+1)
		list = slices.Insert(list, to, p)
		tx.Note("walk.move_point", shop.KindCheckPoints, int64(id), fmt.Sprintf("%s %s: %d → %d", p.Template, p.Code, from+1, to+1))
		for i := range list {
			if list[i].Place == i+1 {
				continue
			}
			list[i].Place = i + 1
			if err := data.SaveCheckPoint(tx, &list[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

// template are the points of a template in their order.
func template(v data.View, t shop.WalkTemplate) ([]shop.CheckPoint, error) {
	list, err := data.CheckPoints(v)
	return slices.DeleteFunc(list, func(p shop.CheckPoint) bool { return p.Template != t }), err
}

// cutTo is a text of at most so many characters.
func cutTo(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most])
	}
	return s
}

// LoadCheckPoints brings the templates of the walk-around to what a load says;
// points that it does not name stay.
func LoadCheckPoints(l *Load, points []shop.CheckPoint) error {
	old, err := data.CheckPoints(l.tx.View)
	if err != nil {
		return err
	}
	for _, p := range points {
		i := slices.IndexFunc(old, func(o shop.CheckPoint) bool { return o.Template == p.Template && o.Code == p.Code })
		if i >= 0 {
			if p.ID, p.Rev = old[i].ID, old[i].Rev; p == old[i] {
				continue
			}
		}
		if err := data.SaveCheckPoint(l.tx, &p); err != nil {
			return err
		}
		l.count(shop.KindCheckPoints, i >= 0)
	}
	return nil
}

// CheckPoints are the templates of the walk-around as a load finds them.
func CheckPoints(l *Load) ([]shop.CheckPoint, error) { return data.CheckPoints(l.tx.View) }
