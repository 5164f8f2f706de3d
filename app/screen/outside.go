package screen

import (
	"context"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/paper"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// outKind is a part of what happens outside.
type outKind string

// The parts in the order in which they stand, each with its letter.
const (
	outRescue    outKind = "rescue"
	outSublet    outKind = "sublet"
	outLoan      outKind = "loan"
	outTransport outKind = "transport"
)

func outKinds() []outKind { return []outKind{outRescue, outSublet, outLoan, outTransport} }

// keys is the letter that writes a new one, or opens the one there is.
func (k outKind) keys() string {
	return map[outKind]string{outRescue: "R", outSublet: "X", outLoan: "L", outTransport: "T"}[k]
}

// outRow is one thing outside; n counts those of its kind from 1.
type outRow struct {
	kind outKind
	n    int
}

// outFound is what the sheet shows, all of one moment.
type outFound struct {
	order     shop.Order
	car       shop.Vehicle
	customer  shop.Customer
	outside   shop.Outside
	suppliers []shop.Supplier
	loaners   []data.LoanerRow
	people    []shop.Person
	rules     []shop.Rule
}

// outing is the sheet of what of an order happens outside the shop: the rescue,
// work that others do, loaner cars and the money in their place.
type outing struct {
	h     *Host
	id    shop.OrderID
	found outFound
	rows  []outRow
	at    int
	line  shop.LineID // what new sublet work is about at first
	past  []outDone   // the latest at the end
	keyed *kit.Keyed
	sheet *kit.Sheet
	stop  func()
	ready func() // done once when the records are there
}

// OutsideSheet shows what of an order happens outside and lets it be written;
// closed is told when the sheet is gone, nil is fine.
func OutsideSheet(h *Host, id shop.OrderID, closed func()) { openOutside(h, id, closed, nil) }

// OutsideAct is a part of OutsideSheet that is to be written at once.
type OutsideAct string

// The parts that can be written at once.
const (
	WriteRescue    OutsideAct = OutsideAct(outRescue)
	WriteSublet    OutsideAct = OutsideAct(outSublet)
	WriteLoan      OutsideAct = OutsideAct(outLoan)
	WriteTransport OutsideAct = OutsideAct(outTransport)
)

// WriteOutside is OutsideSheet with the form of one part open; line is what new
// sublet work is about at first, 0 if nobody said.
func WriteOutside(h *Host, id shop.OrderID, act OutsideAct, line shop.LineID) {
	openOutside(h, id, nil, func(o *outing) {
		o.line = line
		o.begin(outKind(act))
	})
}

func openOutside(h *Host, id shop.OrderID, closed func(), then func(*outing)) {
	o := &outing{h: h, id: id}
	o.keyed = kit.NewKeyed(h.Env, o.room, outDrawing{o}.draw, o.key)
	if then != nil {
		o.ready = func() { then(o) }
	}
	o.read(func() {
		o.sheet = h.Env.Layer.OpenSheet(h.Env, kit.SheetSpec{
			Title: h.Say("outside.title", shop.Args{"Number": o.found.order.Number}), Wide: outWide, Content: o.keyed,
			Closed: func() {
				o.stop()
				if closed != nil {
					closed()
				}
			},
		})
		h.Env.Focus(o.keyed)
		o.stop = kit.Live(h.Store, h.Env.Run, func() { o.read(nil) }, shop.KindOrders, shop.KindLoaners, shop.KindSuppliers)
	})
}

// read gets all anew; first is done before anything is shown.
func (o *outing) read(first func()) {
	Read(o.h, func(v data.View) (outFound, error) { return readOutside(v, o.id) }, func(f outFound, err error) {
		if err != nil {
			o.h.Fail("read outside", err)
			return
		}
		o.found = f
		o.list()
		if first != nil {
			first()
		}
		o.keyed.Refresh()
		if do := o.ready; do != nil {
			o.ready = nil
			do()
		}
	})
}

func readOutside(v data.View, id shop.OrderID) (f outFound, err error) {
	if f.order, err = data.Order(v, id); err != nil {
		return f, err
	}
	if f.car, err = data.Vehicle(v, f.order.VehicleID); err != nil {
		return f, err
	}
	if f.order.CustomerID != 0 {
		if f.customer, err = data.Customer(v, f.order.CustomerID); err != nil {
			return f, err
		}
	}
	if f.outside, err = data.Outside(v, id); err != nil {
		return f, err
	}
	if f.suppliers, err = data.Suppliers(v); err != nil {
		return f, err
	}
	if f.loaners, err = data.Loaners(v); err != nil {
		return f, err
	}
	if f.rules, err = data.Rules(v); err != nil {
		return f, err
	}
	f.people, err = data.People(v)
	return f, err
}

// list makes the rows; the choice stays where it is.
func (o *outing) list() {
	x := o.found.outside
	o.rows = nil
	if x.Rescue != nil {
		o.rows = append(o.rows, outRow{outRescue, 1})
	}
	for n := range x.Sublets {
		o.rows = append(o.rows, outRow{outSublet, n + 1})
	}
	for n := range x.Loans {
		o.rows = append(o.rows, outRow{outLoan, n + 1})
	}
	if x.Transport != nil {
		o.rows = append(o.rows, outRow{outTransport, 1})
	}
	o.at = max(0, min(o.at, len(o.rows)-1))
}

func (o *outing) chosen() (outRow, bool) {
	if o.at >= len(o.rows) {
		return outRow{}, false
	}
	return o.rows[o.at], true
}

// key walks over the rows and acts on the chosen one.
func (o *outing) key(c kit.Chord) bool {
	row, ok := o.chosen()
	for _, k := range outKinds() {
		if c == kit.Keys(k.keys()) {
			o.begin(k)
			return true
		}
	}
	switch {
	case c == kit.Keys("↑"):
		o.choose(o.at - 1)
	case c == kit.Keys("↓"):
		o.choose(o.at + 1)
	case c == kit.Keys("Home"):
		o.choose(0)
	case c == kit.Keys("End"):
		o.choose(len(o.rows) - 1)
	case !ok:
		return false
	case c == kit.Keys("Enter"):
		o.open(row)
	case c == kit.Keys("F"):
		o.step(row)
	case c == kit.Keys("Del"):
		o.drop(row)
	case c == kit.Keys("P") && o.printable(row):
		o.print()
	default:
		return false
	}
	return true
}

func (o *outing) choose(at int) {
	o.at = max(0, min(at, len(o.rows)-1))
	o.keyed.Refresh()
}

// begin writes a new one of a kind; of the rescue and of the money there is one,
// which is opened.
func (o *outing) begin(k outKind) {
	switch k {
	case outRescue:
		outWriting{o}.rescue()
	case outSublet:
		outWriting{o}.sublet(0)
	case outLoan:
		outWriting{o}.loan(0)
	case outTransport:
		outWriting{o}.transport()
	}
}

// open opens what is chosen.
func (o *outing) open(r outRow) {
	switch r.kind {
	case outSublet:
		outWriting{o}.sublet(r.n)
	case outLoan:
		outWriting{o}.loan(r.n)
	default:
		o.begin(r.kind)
	}
}

// step takes what is chosen one step on: sublet work is sent, then back; a
// loaner car comes back with its reading.
func (o *outing) step(r outRow) {
	switch r.kind {
	case outSublet:
		o.act("outside.done.step", func(ctx context.Context, d work.Desk, at work.Seen) (shop.Order, shop.Outside, error) {
			return work.StepSublet(ctx, d, at, r.n)
		})
	case outLoan:
		outWriting{o}.back(r.n)
	default:
		o.open(r)
	}
}

// drop takes what is chosen off the order.
func (o *outing) drop(r outRow) {
	o.act("outside.done.drop", func(ctx context.Context, d work.Desk, at work.Seen) (shop.Order, shop.Outside, error) {
		switch r.kind {
		case outRescue:
			return work.DropRescue(ctx, d, at)
		case outSublet:
			return work.DropSublet(ctx, d, at, r.n)
		case outLoan:
			return work.DropLoan(ctx, d, at, r.n)
		}
		return work.SaveTransport(ctx, d, at, nil)
	})
}

// act does something with the order as it is seen, and says so with a way back.
func (o *outing) act(words string, do func(context.Context, work.Desk, work.Seen) (shop.Order, shop.Outside, error)) {
	type kept struct {
		order shop.Order
		was   shop.Outside
	}
	at := work.Seen{ID: o.id, Rev: o.found.order.Rev}
	Act(o.h, func(ctx context.Context, d work.Desk) (k kept, err error) {
		k.order, k.was, err = do(ctx, d, at)
		return k, err
	}, func(k kept, err error) {
		if err != nil {
			o.h.Fail("outside", err)
			o.read(nil)
			return
		}
		o.done(words, outDone{at.Rev, k.order.Rev, k.was})
	})
}

// outDone is an act that was kept: the revisions that it found and left, and how
// things stood before.
type outDone struct {
	before, after int64
	was           shop.Outside
}

// done says what was done, with the way back, and shows how things are.
func (o *outing) done(words string, act outDone) {
	o.past = append(o.past, act)
	o.h.Toast(o.h.Say(words, shop.Args{"Plate": o.h.Env.Lang.Plate(o.found.car.Plate)}), o.undo)
	o.read(nil)
}

// undo takes the latest act back; the one before it can be taken back next.
func (o *outing) undo() {
	n := len(o.past) - 1
	if n < 0 {
		return
	}
	last, fee := o.past[n], o.h.Say("rescue.fee_line")
	o.past = o.past[:n]
	Act(o.h, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		return work.PutOutsideBack(ctx, d, work.Seen{ID: o.id, Rev: last.after}, last.was, fee)
	}, func(kept shop.Order, err error) {
		if err != nil {
			o.h.Fail("undo outside", err)
			return
		}
		if n > 0 && o.past[n-1].after == last.before {
			o.past[n-1].after = kept.Rev
		}
		o.h.Toast(o.h.Say("outside.done.undone"), nil)
	})
}

// printable reports whether there is a paper of a row: of the loan that the paper
// is about.
func (o *outing) printable(r outRow) bool {
	lent, ok := paper.Away{Outside: o.found.outside}.Lent()
	return ok && r.kind == outLoan && o.found.outside.Loans[r.n-1] == lent
}

// print makes the paper of the loaner car (备用车借用单), small as it is.
func (o *outing) print() { PrintFormSheet(o.h, o.found.order, []shop.Form{shop.FormLoaner}, paper.A5) }

func (o *outing) room(look *kit.Theme) fyne.Size {
	tall := float32(0)
	for _, k := range outKinds() {
		tall += outHead + 8
		if n := o.count(k); n > 0 {
			tall += float32(n) * outTall
		} else {
			tall += outNone
		}
	}
	return fyne.NewSize(look.Dp(360), look.Dp(tall+outHint))
}

func (o *outing) count(k outKind) (n int) {
	for _, r := range o.rows {
		if r.kind == k {
			n++
		}
	}
	return n
}
