package kpi

import (
	"cmp"
	"slices"

	"gongdan/app/shop"
)

// Reckon is all figures of the rows. Their order never changes an answer.
func Reckon(r *Rows) Figures {
	var all Figures
	all = append(all, production(r)...)
	all = append(all, onTime(r), rework(r), firstFix(r), appointments(r), efficiency(r), use(r), receivables(r), newcomers(r), lost(r))
	all = append(all, asked(r)...)
	place := map[Key]int{}
	for i, k := range Keys() {
		place[k] = i
	}
	slices.SortFunc(all, func(a, b Figure) int { return place[a.Key] - place[b.Key] })
	for i := range all {
		all[i].Orders = tidy(all[i].Orders)
	}
	return all
}

// tidy puts the orders by their numbers, each once; one that is met by one of its lines is
// met.
func tidy(list []Ref) []Ref {
	slices.SortFunc(list, func(a, b Ref) int {
		met := 0
		if a.Met != b.Met {
			if met = 1; a.Met {
				met = -1
			}
		}
		return cmp.Or(cmp.Compare(a.Number, b.Number), cmp.Compare(a.Order, b.Order), met)
	})
	return slices.CompactFunc(list, func(a, b Ref) bool { return a.Order == b.Order })
}

func (o Order) ref(met bool) Ref { return Ref{o.ID, o.Number, met} }

// divide is a figure of ÷ by in whole units of its key: basis points, or fen. It is rounded
// half away from zero, and not known where by is not above zero.
func divide(k Key, of, by int64) Figure {
	f := Figure{Key: k, Of: of, By: by, Known: by > 0}
	switch {
	case !f.Known:
	case k.Unit() == Fen:
		f.Value = int64(shop.Money(of).Part(1, shop.Qty(by)))
	default:
		f.Value = int64(shop.Money(shop.Whole).Part(shop.Qty(of), shop.Qty(by)))
	}
	return f
}

// production are the figures of the orders that were settled in the period.
func production(r *Rows) []Figure {
	var out, labour, parts, cost shop.Money
	cars := map[shop.VehicleID]bool{}
	var refs []Ref
	noVIN, noCost := 0, 0
	for _, o := range r.Settled {
		refs = append(refs, o.ref(true))
		if cars[o.Vehicle] = true; !o.VIN {
			noVIN++
		}
		for _, l := range o.Lines {
			cost += l.Cost
			if l.Kind == shop.PartLine && l.Issued == 0 {
				noCost++
			}
			if l.Payer == shop.PayShop {
				continue
			}
			switch out += l.Amount; l.Kind {
			case shop.LabourLine:
				labour += l.Amount
			case shop.PartLine:
				parts += l.Amount
			}
		}
	}
	known := len(r.Settled) > 0
	plain := func(k Key, v int64, missing int) Figure {
		return Figure{Key: k, Value: v, Known: known, Orders: slices.Clone(refs), Missing: missing}
	}
	all := []Figure{
		plain(Visits, int64(len(r.Settled)), 0), plain(DistinctVehicles, int64(len(cars)), noVIN), plain(Output, int64(out), 0),
		plain(LabourIncome, int64(labour), 0), plain(PartsIncome, int64(parts), 0), plain(GrossProfit, int64(out-cost), noCost),
	}
	for _, f := range []Figure{
		divide(OutputPerVisit, int64(out), int64(len(r.Settled))), divide(LabourShare, int64(labour), int64(out)), divide(GrossMargin, int64(out-cost), int64(out)),
	} {
		f.Orders = slices.Clone(refs)
		if f.Key == GrossMargin {
			f.Missing = noCost
		}
		all = append(all, f)
	}
	return all
}

// onTime is of the orders that were delivered and had a promise: those not later than it.
// An order without a promise is missing.
func onTime(r *Rows) Figure {
	var refs []Ref
	var met, missing int
	for _, d := range r.Delivered {
		if d.Promised.IsZero() {
			missing++
			continue
		}
		kept := !d.At.After(d.Promised)
		if refs = append(refs, d.ref(kept)); kept {
			met++
		}
	}
	f := divide(OnTimeRate, int64(met), int64(len(refs)))
	f.Orders, f.Missing = refs, missing
	return f
}

// rework is of the orders that were received: those of kind rework.
func rework(r *Rows) Figure {
	var refs []Ref
	met := 0
	for _, x := range r.Received {
		back := x.Kind == shop.Rework
		if refs = append(refs, x.ref(back)); back {
			met++
		}
	}
	f := divide(ExternalReworkRate, int64(met), int64(len(refs)))
	f.Orders = refs
	return f
}

// firstFix is of the repairs that were delivered: those of which none came back within 30
// days. What came back is named, too.
func firstFix(r *Rows) Figure {
	var refs []Ref
	var fixed, all int
	for _, d := range r.Delivered {
		if d.Kind != shop.Repair {
			continue
		}
		all++
		if refs = append(refs, d.ref(len(d.Back) == 0)); len(d.Back) == 0 {
			fixed++
		}
		for _, b := range d.Back {
			b.Met = false
			refs = append(refs, b)
		}
	}
	f := divide(FirstFixRate, int64(fixed), int64(all))
	f.Orders = refs
	return f
}

// appointments is of the orders that were received: those that came of an appointment. It
// is not known of a shop that had never written one down.
func appointments(r *Rows) Figure {
	var refs []Ref
	met := 0
	for _, x := range r.Received {
		if refs = append(refs, x.ref(x.Booked)); x.Booked {
			met++
		}
	}
	f := divide(AppointmentRate, int64(met), int64(len(refs)))
	f.Known, f.Orders = f.Known && r.Books, refs
	return f
}

// efficiency is billed ÷ clocked hours of the labour lines with clocked hours of settled
// orders. What the shop pays is clocked and not billed. Lines without are missing.
func efficiency(r *Rows) Figure {
	var refs []Ref
	var billed, clocked shop.Qty
	missing := 0
	for _, o := range r.Settled {
		for _, l := range o.Lines {
			switch {
			case l.Kind != shop.LabourLine:
				continue
			case l.Clocked <= 0:
				missing++
				continue
			case l.Payer != shop.PayShop:
				billed += l.Qty
			}
			clocked += l.Clocked
			refs = append(refs, o.ref(true))
		}
	}
	f := divide(TechnicianEfficient, int64(billed), int64(clocked))
	f.Orders, f.Missing = refs, missing
	return f
}

// use is worked ÷ rostered hours of technicians; days of the roster on which nobody clocked
// anything are missing. It is not known where no hour was clocked.
func use(r *Rows) Figure {
	var worked, roster shop.Qty
	var refs []Ref
	missing := 0
	for _, h := range r.Hours {
		worked += h.Worked
		refs = append(refs, h.Orders...)
		if roster += h.Roster; h.Roster > 0 && h.Worked == 0 {
			missing++
		}
	}
	f := divide(TechnicianUse, int64(worked), int64(roster))
	f.Known, f.Orders, f.Missing = f.Known && worked > 0, refs, missing
	return f
}

// receivables is what customers owed when the period ended.
func receivables(r *Rows) Figure {
	f := Figure{Key: Receivables, Known: r.EverOwed}
	for _, o := range r.Owed {
		f.Value += int64(o.Due)
		f.Orders = append(f.Orders, o.ref(true))
	}
	return f
}

// newcomers are the customers who were never here before, by their first order.
func newcomers(r *Rows) Figure {
	f := Figure{Key: NewCustomers, Known: len(r.Received) > 0}
	seen := map[shop.CustomerID]bool{}
	for _, x := range r.Received {
		switch {
		case x.Customer == 0:
			f.Missing++
		case x.First:
			f.Orders = append(f.Orders, x.ref(true))
			seen[x.Customer] = true
		}
	}
	f.Value = int64(len(seen))
	return f
}

// lost is of the customers who were here in the month six months before: those who did not
// come in the six months since. It is known when the period is over.
func lost(r *Rows) Figure {
	var refs []Ref
	var gone int64
	for _, x := range r.Left {
		if refs = append(refs, x.ref(!x.Returned)); !x.Returned {
			gone++
		}
	}
	f := divide(LostRate, gone, int64(len(refs)))
	f.Known, f.Orders = f.Known && r.Over, refs
	return f
}

// asked are the figures of what customers say. Nothing of it is recorded yet: of each
// delivery an answer is missing.
func asked(r *Rows) []Figure {
	return []Figure{{Key: Satisfaction, Missing: len(r.Delivered)}, {Key: Complaints}}
}
