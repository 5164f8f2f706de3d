package screen

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/app/work"
)

// subletDays is how long new sublet work is out until somebody says otherwise.
const subletDays = 1

// sublet writes the nth sublet work of the order, counted from 1; 0 is new.
func (o outWriting) sublet(n int) {
	h, sees := o.h, o.h.Desk().Person.May(shop.SeeCost)
	type draft = outDraft[shop.Sublet]
	lines := o.subletLines(n)
	if n == 0 && len(lines) == 0 {
		h.Fail("sublet", shop.Refuse("sublet.refuse.no_lines", nil))
		return
	}
	key := ""
	if n > 0 {
		key = "/" + strconv.Itoa(n)
	}
	edit := write(o, outForm[shop.Sublet]{
		Scope: "sublet", draft: key, title: h.Say("sublet.title"), words: "outside.done.sublet",
		get: func(order shop.Order, x shop.Outside) (shop.Sublet, error) {
			switch {
			case n > len(x.Sublets):
				return shop.Sublet{}, shop.ErrMissing
			case n > 0:
				return x.Sublets[n-1], nil
			}
			return o.freshSublet(lines), nil
		},
		build: func(f *kit.Form, d *draft) {
			s := &d.Is
			o.lineTicks(f, lines, &s.Lines)
			f.Row(2)
			f.Text("what", &s.What).Required().Max(shop.MaxName).Weight(1.3)
			o.supplierField(f, &s.SupplierID, &d.Supplier).Required()
			f.Row(2)
			f.Date("due_on", &s.DueOn).Required()
			if sees {
				f.Money("cost", &s.Cost)
			}
			f.Row(2)
			f.DateTime("sent_at", &s.SentAt)
			f.DateTime("back_at", &s.BackAt)
			f.Row(1)
			f.Text("note", &s.Note).Max(shop.MaxText)
		},
		check: func(d draft) shop.Problems {
			d.Is.SupplierID = named(d.Is.SupplierID, d.Supplier)
			return d.Is.Check(&o.found.order, o.otherSublets(n), h.Env.Clock())
		},
		save: func(ctx context.Context, desk work.Desk, d draft) (shop.Order, shop.Outside, error) {
			return work.SaveSublet(ctx, desk, d.at, work.SubletEntry{Sublet: d.Is, N: n, Supplier: d.Supplier})
		},
	})
	edit.Form.Focus("what")
}

// otherSublets are those beside the nth.
func (o outWriting) otherSublets(n int) []shop.Sublet {
	all := slices.Clone(o.found.outside.Sublets)
	if n > 0 && n <= len(all) {
		all = slices.Delete(all, n-1, n)
	}
	return all
}

// subletLines are the lines that the nth sublet work can be about: no parts,
// nothing declined, nothing that is out already.
func (o outWriting) subletLines(n int) (lines []shop.Line) {
	taken := map[shop.LineID]bool{}
	for _, s := range o.otherSublets(n) {
		for _, id := range s.Lines {
			taken[id] = taken[id] || !s.Back()
		}
	}
	fee := shop.LineID(0)
	if r := o.found.outside.Rescue; r != nil {
		fee = r.LineID
	}
	for _, l := range o.found.order.Lines {
		if l.Kind != shop.PartLine && l.Counts() && !taken[l.ID] && (l.ID != fee || fee == 0) {
			lines = append(lines, l)
		}
	}
	return lines
}

// freshSublet is new work: about the line that was chosen, out from now on where
// the customer has agreed to it.
func (o outWriting) freshSublet(lines []shop.Line) shop.Sublet {
	now := o.h.Env.Clock()
	s := shop.Sublet{DueOn: shop.DayOf(now, o.h.Env.Lang.Zone).Add(subletDays)}
	for _, l := range lines {
		if l.ID == o.line || len(lines) == 1 {
			s.Lines, s.What = []shop.LineID{l.ID}, l.Title()
			if l.Agreement.Consent == shop.Agreed {
				s.SentAt = now.Truncate(time.Minute)
			}
		}
	}
	return s
}

// lineTicks is a box to tick for each line; what is ticked is in at, in the order
// of the lines.
func (o outWriting) lineTicks(f *kit.Form, lines []shop.Line, at *[]shop.LineID) {
	for i, l := range lines {
		if i%2 == 0 {
			f.Row(min(2, len(lines)-i))
		}
		tick, key := kit.NewCheck(o.h.Env, l.Title()), "line_"+strconv.FormatInt(int64(l.ID), 10)
		if i == 0 {
			key = "lines"
		}
		x := f.Add(key, tick, func() { tick.SetChecked(slices.Contains(*at, l.ID)) }, func() error {
			rest := slices.DeleteFunc(slices.Clone(*at), func(id shop.LineID) bool { return id == l.ID })
			if tick.Checked() {
				rest = append(rest, l.ID)
			}
			*at = rest
			return nil
		})
		if x.Label(""); i == 0 {
			x.Label(o.h.Say("sublet.lines"))
		}
	}
}

// loan writes the nth loan of the order, counted from 1; 0 hands a car out.
func (o outWriting) loan(n int) {
	h := o.h
	type draft = outDraft[shop.Loan]
	items := o.loanerItems(n)
	if len(items) == 0 {
		h.Fail("loan", shop.Refuse("loan.refuse.no_car", nil))
		return
	}
	if n > 0 && !o.found.outside.Loans[n-1].Out() {
		o.back(n)
		return
	}
	var edit *Edit[draft]
	edit = write(o, outForm[shop.Loan]{
		Scope: "loan", draft: loanDraft(n), title: h.Say("loan.title"), words: "outside.done.loan",
		get: func(order shop.Order, x shop.Outside) (shop.Loan, error) { return o.getLoan(n, order, x) },
		build: func(f *kit.Form, d *draft) {
			l := &d.Is
			car := kit.NewSelect(h.Env, items)
			car.OnPick = func(it kit.Item) {
				if x, ok := it.Data.(shop.Loaner); ok && edit != nil {
					h.Log("read the form", edit.Form.Read())
					edit.Record.Is.OutKM, edit.Record.Is.OutFuel = x.MileageKM, x.Fuel
					edit.Form.FillOnly([]string{"out_km", "out_fuel"})
					edit.Touch()
				}
			}
			f.Combo("loaner", car, func() (kit.Item, bool) {
				i := slices.IndexFunc(items, func(it kit.Item) bool { return it.ID == int64(l.LoanerID) })
				if i < 0 {
					return kit.Item{}, false
				}
				return items[i], true
			}, func(it kit.Item, _ bool) { l.LoanerID = shop.LoanerID(it.ID) }).Required()
			f.Row(2)
			f.Text("borrower", &l.Borrower).Required().Max(shop.MaxName)
			f.Code("phone", &l.Phone, kit.CodePhone).Max(20)
			f.Tick("licence", &l.Licence)
			f.Row(2)
			f.DateTime("out_at", &l.OutAt).Required()
			f.DateTime("due_at", &l.DueAt)
			f.Row(2)
			f.Int("out_km", &l.OutKM).Unit("km").Required()
			f.Count("out_fuel", &l.OutFuel).Label(h.Say("loan.out_fuel")).Unit("%")
			f.Row(1)
			f.Text("note", &l.Note).Max(shop.MaxText)
		},
		check: func(d draft) shop.Problems { return d.Is.Check(o.lastKM(n, d.Is.LoanerID), h.Env.Clock()) },
		save: func(ctx context.Context, desk work.Desk, d draft) (shop.Order, shop.Outside, error) {
			return work.SaveLoan(ctx, desk, d.at, n, d.Is)
		},
	})
	if n > 0 {
		edit.Form.Focus("due_at")
	}
}

func loanDraft(n int) string {
	if n == 0 {
		return ""
	}
	return "/" + strconv.Itoa(n)
}

// getLoan is the nth loan as it is kept, or one that begins now.
func (o outWriting) getLoan(n int, order shop.Order, x shop.Outside) (l shop.Loan, err error) {
	now := o.h.Env.Clock().Truncate(time.Minute)
	switch {
	case n > len(x.Loans):
		return l, shop.ErrMissing
	case n > 0:
		return x.Loans[n-1], nil
	}
	l = shop.Loan{Borrower: order.Intake.SenderName, Phone: order.Intake.SenderPhone, OutAt: now, DueAt: order.Stamps.PromisedAt}
	if l.Borrower == "" {
		l.Borrower, l.Phone = o.found.customer.Name, o.found.customer.Phone
	}
	if l.DueAt.Before(now) {
		l.DueAt = time.Time{}
	}
	return l, nil
}

// loanerItems are the cars that the nth loan can be of: those that are here.
func (o outWriting) loanerItems(n int) (items []kit.Item) {
	var own shop.LoanerID
	if n > 0 {
		own = o.found.outside.Loans[n-1].LoanerID
	}
	for _, r := range o.found.loaners {
		if r.ID == own || r.Active && !r.Out() {
			cells := []string{o.h.Env.Lang.Plate(r.Plate), r.Model, o.h.Env.Lang.Int(r.MileageKM) + " km"}
			items = append(items, kit.Item{ID: int64(r.ID), Cells: cells, Data: r.Loaner})
		}
	}
	return items
}

// lastKM is the reading that a car had before the nth loan; one that is out was
// asked for it when it went.
func (o outWriting) lastKM(n int, car shop.LoanerID) int64 {
	if n > 0 && o.found.outside.Loans[n-1].LoanerID == car {
		return 0
	}
	return outDrawing(o).loaner(car).MileageKM
}

// back takes the car of the nth loan back: its reading, its fuel, what was found.
func (o outWriting) back(n int) {
	h := o.h
	type draft = outDraft[shop.Loan]
	car := outDrawing(o).loaner(o.found.outside.Loans[n-1].LoanerID)
	title := h.Say("loan.back_title", shop.Args{"Plate": strings.TrimSpace(h.Env.Lang.Plate(car.Plate))})
	edit := write(o, outForm[shop.Loan]{
		Scope: "loan", draft: loanDraft(n) + "/back", title: title, words: "outside.done.back",
		get: func(order shop.Order, x shop.Outside) (shop.Loan, error) {
			l, err := o.getLoan(n, order, x)
			if err == nil && l.Out() {
				l.BackAt, l.BackFuel = h.Env.Clock().Truncate(time.Minute), l.OutFuel
			}
			return l, err
		},
		build: func(f *kit.Form, d *draft) {
			l := &d.Is
			f.Row(2)
			f.Int("back_km", &l.BackKM).Unit("km").Required()
			f.Count("back_fuel", &l.BackFuel).Label(h.Say("loan.back_fuel")).Unit("%")
			f.DateTime("back_at", &l.BackAt).Required()
			f.Area("damage", &l.Damage, 2).Max(shop.MaxText)
			f.Text("note", &l.Note).Max(shop.MaxText)
		},
		check: func(d draft) shop.Problems { return d.Is.Check(0, h.Env.Clock()) },
		save: func(ctx context.Context, desk work.Desk, d draft) (shop.Order, shop.Outside, error) {
			return work.SaveLoan(ctx, desk, d.at, n, d.Is)
		},
	})
	edit.Form.Focus("back_km")
}
