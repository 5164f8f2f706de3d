package buying

import (
	"errors"
	"strings"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// scanning is what codes do on the page.
type scanning struct{ *receiving }

// scanHit is a part that was scanned, and who it is to come from.
type scanHit struct {
	part  shop.Part
	from  shop.SupplierID
	price shop.Money
}

// findScanned finds a part by its barcode, its number, or what the supplier
// calls it; without a supplier, whom it is to come from next.
func findScanned(v data.View, code string, by shop.SupplierID) (hit scanHit, err error) {
	for _, find := range []func() (shop.Part, error){
		func() (shop.Part, error) { return data.PartByBarcode(v, code) },
		func() (shop.Part, error) { return data.PartByNumber(v, shop.Fold(code)) },
		func() (shop.Part, error) { return data.PartByTheirNumber(v, code, by) },
	} {
		if hit.part, err = find(); !errors.Is(err, shop.ErrMissing) {
			break
		}
	}
	if err != nil {
		return hit, err
	}
	if by != 0 {
		offers, err := data.OffersBy(v, by, "9999-12-31")
		for _, o := range offers {
			if o.PartID == hit.part.ID {
				hit.price = o.Price
			}
		}
		return hit, err
	}
	lines, err := data.ToComeOf(v, hit.part.ID)
	if len(lines) > 0 {
		hit.from = lines[0].SupplierID
	}
	return hit, err
}

// scanned takes what was scanned or typed: a code counts a piece, a figure alone
// how many the next code counts, nothing at all posts the receipt.
func (r scanning) scanned() {
	text := strings.TrimSpace(r.scan.Text)
	r.scan.SetText("")
	r.banner.Clear()
	if text == "" {
		r.ended = true
		r.settle()
		return
	}
	times := r.in.Pieces
	if head, code, ok := strings.Cut(text, "*"); ok && code != "" {
		if n, err := shop.ParseQty(strings.TrimSpace(head)); err == nil && n > 0 {
			times, text = n, strings.TrimSpace(code)
		}
	}
	if times == 0 {
		times = shop.One
	}
	r.in.Pieces = 0
	r.finding++
	by := r.in.Delivery.SupplierID
	screen.Read(r.h, func(v data.View) (scanHit, error) { return findScanned(v, text, by) }, func(hit scanHit, err error) {
		r.finding--
		defer r.settle()
		switch {
		case r.closed:
		case errors.Is(err, shop.ErrMissing):
			r.figure(text)
		case err != nil:
			r.h.Fail("find what was scanned", err)
		default:
			r.count(hit, times)
		}
	})
}

// figure takes a figure that is no code as how many the next code counts.
func (r scanning) figure(text string) {
	if n, err := shop.ParseQty(text); err == nil && n > 0 && len(text) <= 5 {
		r.in.Pieces = n
		r.said = r.h.Say("buying.scan.next", shop.Args{"Qty": r.h.Env.Lang.Count(n)})
		r.refresh()
		return
	}
	r.said, r.ended = "", false
	r.say(kit.Saying{Tone: "warn", Text: r.h.Say("buying.scan.unknown", shop.Args{"Code": text})})
	r.refresh()
}

// count counts pieces of a part onto the receipt.
func (r scanning) count(hit scanHit, n shop.Qty) {
	if r.reading {
		r.queue = append(r.queue, func() { r.count(hit, n) })
		return
	}
	d := &r.in.Delivery
	r.parts[hit.part.ID] = hit.part
	if d.SupplierID == 0 && r.in.Supplier == "" && hit.from != 0 {
		d.SupplierID = hit.from
		r.form.Fill()
		r.expect()
		r.count(hit, n)
		return
	}
	s, ok := d.Scan(hit.part.ID, n, func(id shop.PurchaseLineID) shop.Qty { return r.open[id].Open() })
	switch {
	case s.Full:
		r.offer(hit, n, "buying.scan.full")
		return
	case !ok && len(r.open) > 0:
		r.offer(hit, n, "buying.scan.not_ordered")
		return
	case !ok:
		s.Row = r.free(hit, n)
	}
	r.counted(s.Row, n)
}

// counted shows the line that was counted.
func (r scanning) counted(row int, n shop.Qty) {
	l := r.in.Delivery.Lines[row]
	r.said = r.h.Say("buying.scan.counted", shop.Args{"Part": r.parts[l.PartID].Name, "N": r.h.Env.Lang.Count(n), "Qty": r.h.Env.Lang.Count(l.Qty)})
	r.draft.Touch()
	r.grid.Select(row, recvQty)
	r.refresh()
	r.h.Env.Focus(r.scan)
}

// free puts pieces on a line of their own, that nobody ordered.
func (r scanning) free(hit scanHit, n shop.Qty) (row int) {
	d := &r.in.Delivery
	for i := range d.Lines {
		if d.Lines[i].PartID == hit.part.ID && d.Lines[i].PurchaseLine == 0 {
			d.Lines[i].Qty += n
			return i
		}
	}
	cost := hit.price
	if cost == 0 {
		cost = hit.part.Cost()
	}
	d.Lines = append(d.Lines, shop.DeliveryLine{PartID: hit.part.ID, Qty: n, Price: cost})
	return len(d.Lines) - 1
}

// offer says why a scan was not counted, and the way to count it all the same.
func (r scanning) offer(hit scanHit, n shop.Qty, say string) {
	r.ended = false
	r.say(kit.Saying{Tone: "warn", Text: r.h.Say(say, shop.Args{"Part": hit.part.Name}), Acts: []kit.Act{
		{Word: r.h.Say("buying.act.free"), Keys: "Alt+F", Do: func() {
			r.banner.Clear()
			r.counted(r.free(hit, n), n)
		}},
	}})
	r.h.Env.Focus(r.scan)
}

// all counts everything that is still to come.
func (r scanning) all() {
	for i := range r.in.Delivery.Lines {
		if l := &r.in.Delivery.Lines[i]; l.PurchaseLine != 0 {
			l.Qty = r.open[l.PurchaseLine].Open()
		}
	}
	r.draft.Touch()
	r.refresh()
}

// split takes what is more than was ordered to lines of their own.
func (r scanning) split() {
	r.banner.Clear()
	for i := range r.in.Delivery.Lines {
		l := &r.in.Delivery.Lines[i]
		if over := l.Qty - r.open[l.PurchaseLine].Open(); l.PurchaseLine != 0 && over > 0 {
			l.Qty -= over
			r.free(scanHit{part: r.parts[l.PartID], price: l.Price}, over)
		}
	}
	r.draft.Touch()
	r.refresh()
}
