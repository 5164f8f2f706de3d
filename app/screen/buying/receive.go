package buying

import (
	"context"
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// draftReceiving is the key of the draft of a receipt.
const draftReceiving = "receiving"

// incoming is a receipt as it is written: what the draft keeps.
type incoming struct {
	Delivery shop.Delivery
	Supplier string // of one who is not on file
	Day      shop.Day
	Pieces   shop.Qty // that the next scan counts; 0: one
	Papers   []voucher
}

// receiving (入库) is the page on which what a supplier brings is counted in: each
// scanned code is one more piece.
type receiving struct {
	h         *screen.Host
	in        incoming
	suppliers []shop.Supplier
	parts     map[shop.PartID]shop.Part
	open      map[shop.PurchaseLineID]data.ToCome
	draft     *screen.Draft
	banner    *kit.Banner
	form      *kit.Form
	scan      *kit.Entry
	grid      *kit.Grid
	sum       *kit.Drawing
	papers    *vouchers
	root      *fyne.Container
	said      string // of the last scan
	last      shop.DeliveryID
	busy      bool
	closed    bool
	belt
}

// belt is what was scanned and is not counted yet: a scanner is faster than the
// records.
type belt struct {
	finding int      // codes that are looked up
	reading bool     // what is to come is being read
	queue   []func() // to be counted once it is
	ended   bool     // the receipt is to be posted when all is counted
}

// NewReceiving opens the page: for a purchase order, or for whatever comes.
func NewReceiving(h *screen.Host, route screen.Route) screen.Page {
	r := &receiving{h: h, parts: map[shop.PartID]shop.Part{}, open: map[shop.PurchaseLineID]data.ToCome{}}
	r.banner = kit.NewBanner(h.Env)
	r.draft = screen.NewDraft(h, screen.DraftSpec{Key: draftReceiving, Body: func() (string, any) {
		return h.Say("buying.receiving") + " " + r.in.Supplier, r.in
	}, Kept: func() { h.Changed(r) }})
	r.scan = kit.NewTextEntry(h.Env)
	r.scan.PlaceHolder, r.scan.Icon = h.Say("buying.scan.hint"), "search"
	r.scan.Hook().OnNext = scanning{r}.scanned
	r.grid = incomings{r}.newGrid()
	r.sum = kit.NewDrawing(h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(200, l.Dp(34)) }, incomings{r}.drawSum)
	r.papers = newVouchers(r)
	r.root = newReceivingRoot(r)
	r.begin(shop.PurchaseID(route.ID))
	return r
}

// begun is what the page starts with.
type begun struct {
	suppliers []shop.Supplier
	purchase  shop.Purchase
	draft     shop.Draft
}

// begin reads the suppliers, the purchase order and the draft that was left.
func (r *receiving) begin(id shop.PurchaseID) {
	left := r.draft.Reader()
	screen.Read(r.h, func(v data.View) (b begun, err error) {
		if b.suppliers, err = data.Suppliers(v); err != nil {
			return b, err
		}
		if id != 0 {
			if b.purchase, err = data.Purchase(v, id); err != nil {
				return b, err
			}
		}
		b.draft, err = left(v)
		return b, err
	}, func(b begun, err error) {
		if r.closed {
			return
		}
		if err != nil {
			r.h.Fail("read receiving", err)
			return
		}
		r.suppliers = b.suppliers
		body := r.in
		if r.draft.Restore(b.draft, &body) && (id == 0 || body.Delivery.SupplierID == b.purchase.SupplierID) {
			r.in = body
			r.say(r.draft.Restored(r.discard))
		} else {
			r.in.Delivery.SupplierID = b.purchase.SupplierID
		}
		r.build()
		r.expect()
	})
}

// build makes the head of the receipt.
func (r *receiving) build() {
	f := kit.NewForm(r.h.Env, "receiving")
	d := &r.in.Delivery
	f.Row(4)
	screen.AddSupplier(r.h, f, screen.Delivering(r.suppliers), screen.SupplierField{ID: &d.SupplierID, Name: &r.in.Supplier}).Required().Weight(1.4).Label(r.h.Say("buying.supplier"))
	f.Text("voucher", &d.Voucher).Max(shop.MaxName)
	f.Date("day", &r.in.Day).Hint(string(r.h.Desk().Today()))
	f.Text("note", &d.Note).Max(shop.MaxName)
	before := d.SupplierID
	f.OnChange = r.draft.Touch
	f.OnLeave = func() {
		r.draft.Left()
		if f.Read() == nil && d.SupplierID != before {
			before = d.SupplierID
			r.expect()
		}
	}
	f.OnLast = func() { r.h.Env.Focus(r.scan) }
	f.Fill()
	r.form = f
	r.root.Objects[1] = f.Content()
	r.root.Refresh()
	r.h.Env.Focus(r.scan)
}

// expect reads what is still to come from the supplier and puts it on the
// receipt, each line with nothing counted yet; what is counted already stays.
func (r *receiving) expect() {
	r.reading = true
	by := r.in.Delivery.SupplierID
	type found struct {
		lines  []data.ToCome
		parts  map[shop.PartID]shop.Part
		offers []shop.Offer
	}
	counted := slices.Clone(r.in.Delivery.Lines)
	screen.Read(r.h, func(v data.View) (f found, err error) {
		if by != 0 {
			if f.lines, err = data.ToComeFrom(v, by); err != nil {
				return f, err
			}
			if f.offers, err = data.OffersBy(v, by, r.h.Desk().Today()); err != nil {
				return f, err
			}
		}
		var named []shop.Line
		for _, l := range f.lines {
			named = append(named, shop.Line{PartID: l.PartID})
		}
		for _, l := range counted {
			named = append(named, shop.Line{PartID: l.PartID})
		}
		f.parts, err = data.PartsOf(v, named)
		return f, err
	}, func(f found, err error) {
		if r.closed {
			return
		}
		if err != nil {
			r.h.Fail("read what is to come", err)
			return
		}
		r.parts, r.open, r.reading = f.parts, map[shop.PurchaseLineID]data.ToCome{}, false
		r.merge(f.lines, f.offers)
		r.refresh()
		queue := r.queue
		r.queue = nil
		for _, count := range queue {
			count()
		}
		r.settle()
	})
}

// settle posts the receipt if that was asked for and nothing is left to count.
func (r *receiving) settle() {
	if r.ended && r.finding == 0 && !r.reading && len(r.queue) == 0 {
		r.ended = false
		r.post()
	}
}

// merge puts what is to come behind what is counted.
func (r *receiving) merge(lines []data.ToCome, offers []shop.Offer) {
	d := &r.in.Delivery
	d.Lines = slices.DeleteFunc(d.Lines, func(l shop.DeliveryLine) bool { return l.Qty == 0 })
	has := map[shop.PurchaseLineID]bool{}
	for i := range d.Lines {
		has[d.Lines[i].PurchaseLine] = true
	}
	for _, l := range lines {
		r.open[l.ID] = l
		if has[l.ID] {
			continue
		}
		x := shop.DeliveryLine{PartID: l.PartID, Price: l.Price, Agreed: l.Price, PurchaseLine: l.ID}
		for _, o := range offers {
			if o.PartID == l.PartID && x.Price == 0 {
				x.Price = o.Price
			}
		}
		d.Lines = append(d.Lines, x)
	}
	for i := range d.Lines { // a line that was ordered and is over meanwhile was not ordered
		if l := &d.Lines[i]; l.PurchaseLine != 0 && r.open[l.PurchaseLine].ID == 0 {
			l.PurchaseLine, l.Agreed = 0, 0
		}
	}
}

// post (过账) takes it all into the store.
func (r *receiving) post() {
	if r.busy || r.form == nil {
		return
	}
	if err := r.form.Read(); err != nil {
		r.form.Show(err)
		return
	}
	d := r.in.Delivery
	if r.in.Day != "" && r.in.Day != r.h.Desk().Today() {
		d.At = r.in.Day.Time(r.h.Env.Lang.Zone).Add(noon)
	}
	d.Lines = slices.Clone(d.Lines)
	r.busy = true
	r.draft.Halt()
	supplier, papers := r.in.Supplier, slices.Clone(r.in.Papers)
	screen.Act(r.h, func(ctx context.Context, desk work.Desk) (in cameIn, err error) {
		if in.Delivery, err = work.PostDelivery(ctx, desk, d, supplier); err == nil {
			in.lost = attach(ctx, desk, in.Delivery, papers)
		}
		return in, err
	}, func(in cameIn, err error) {
		r.busy = false
		if err != nil {
			r.draft.Keep()
			r.fail(err)
			return
		}
		r.posted(in.Delivery)
		r.papers.missed(in)
	})
}

// posted begins the next receipt. What was taken in can be printed, as labels too
// once there are some: last says which it was.
func (r *receiving) posted(kept shop.Delivery) {
	var pieces shop.Qty
	for _, l := range kept.Lines {
		pieces += l.Qty
	}
	r.draft.Drop()
	r.last, r.in, r.said = kept.ID, incoming{}, r.h.Say("buying.posted", shop.Args{"Number": kept.Number, "Qty": r.h.Env.Lang.Count(pieces)})
	r.banner.Clear()
	r.h.Toast(r.said, nil)
	r.build()
	r.expect()
	r.h.Changed(r)
}

// fail says what keeps the receipt from being posted; a mistake of a line stands
// in words above.
func (r *receiving) fail(err error) {
	var problems shop.Problems
	if errors.As(err, &problems) {
		for _, p := range problems {
			if strings.HasPrefix(p.Field, "lines") || p.Field == "at" {
				r.say(kit.Saying{Tone: "warn", Text: r.h.Env.Lang.Problem(p)})
				return
			}
		}
	}
	var refused *shop.Refusal
	if errors.As(err, &refused) {
		words, _ := r.h.Words(err)
		say := kit.Saying{Tone: "warn", Text: words}
		if refused.Fix == "free" {
			say.Acts = []kit.Act{{Word: r.h.Say("buying.act.split"), Keys: "Alt+F", Do: scanning{r}.split}}
		}
		r.say(say)
		return
	}
	if failure := r.form.Show(err); failure != nil {
		r.h.Log("post receipt", failure)
	}
	r.root.Refresh()
}

// discard begins anew.
func (r *receiving) discard() {
	r.draft.Drop()
	r.banner.Clear()
	r.in = incoming{}
	r.build()
	r.expect()
}

func (r *receiving) say(s kit.Saying) {
	s.Close = func() {
		r.banner.Clear()
		r.root.Refresh()
	}
	r.banner.Say(s)
	r.root.Refresh()
}

func (r *receiving) refresh() {
	r.grid.Refresh()
	r.sum.Refresh()
	r.papers.show()
}
