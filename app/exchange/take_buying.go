package exchange

import (
	"errors"
	"strings"
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// traded is what of buying was taken so far.
type traded struct {
	open     map[lineKey]shop.Qty      // still to come, by the lines of the file
	bought   map[lineKey]shop.PartID   // parts of those lines
	left     map[lineKey]shop.Qty      // of receipts, that did not go back
	received map[lineKey]receiptPiece  // parts and prices of those lines
	moved    map[string]shop.Qty       // by the number of a document and the part
	numbers  map[string]bool           // of documents that were taken
	stored   map[string]*shop.Purchase // purchase orders of the shop, by number
	late     map[string]bool           // moves of parts that were there which come with a new document
}

type receiptPiece struct {
	part   shop.PartID
	number string // of the part
}

// buys takes the documents of buying of a file.
type buys struct{ *importer }

func takeBuying(im *importer) error {
	im.trade = newTraded()
	b := buys{im}
	for _, step := range []func() error{
		func() error { return take(im, "stock_moves", b.weigh) },
		func() error { return take(im, "offers", b.offer) },
		func() error { return take(im, "purchases", b.purchase) },
		func() error { return take(im, "receipts", b.receipt) },
		func() error { return take(im, "supplier_returns", b.sendBack) },
		func() error { return take(im, "stock_moves", latecomer{b}.row) },
		func() error { return take(im, "supplier_bills", b.bill) },
		func() error { return take(im, "supplier_payments", b.payment) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// weigh sums up what the ledger says of each document.
func (im buys) weigh(r moveRecord, _ where) error {
	if r.Kind == shop.MoveReceive || r.Kind == shop.MoveSendBack {
		im.trade.moved[moveKey(r.Kind, r.Note, r.Part)] += r.Qty
	}
	return nil
}

// supplier finds the supplier of a name.
func (im buys) supplier(name string, at where) shop.SupplierID {
	return outside(im).supplierOf(name, at.in("supplier"))
}

// part finds the part of a number.
func (im buys) part(number string, at where) (shop.Part, error) {
	p, err := im.load.FindPart(shop.Fold(number))
	if err != nil {
		return shop.Part{}, err
	}
	if p == nil {
		im.missing(at.in("part"), "parts", number)
		return shop.Part{}, nil
	}
	return *p, nil
}

func (im buys) offer(r offerRecord, at where) error {
	before := im.found.count()
	p, err := im.part(r.Part, at)
	if err != nil {
		return err
	}
	o := shop.Offer{PartID: p.ID, SupplierID: im.supplier(r.Supplier, at), Number: r.Number, Pack: r.Pack, Least: r.Least}
	var prices []data.OfferPrice
	for i, x := range r.Prices {
		if x.Price <= 0 || x.Price > shop.MaxMoney {
			im.say(at.in("prices").nth(i).in("price"), "say.money_range", shop.Args{"Max": shop.MaxMoney})
		}
		prices = append(prices, data.OfferPrice(x))
	}
	im.problems(at, o.Check())
	if !im.first("offers", r.Part+" "+r.Supplier, at) || im.found.count() > before {
		return nil
	}
	return work.LoadOffer(im.load, o, prices)
}

func (im buys) purchase(r purchaseRecord, at where) error {
	before := im.found.count()
	p := shop.Purchase{
		Number: strings.TrimSpace(r.Number), SupplierID: im.supplier(r.Supplier, at), Status: r.Status, Person: im.personOf(r.By, at.in("by")),
		OpenedAt: r.OpenedAt, SentAt: r.SentAt, EndedAt: r.EndedAt, Note: r.Note, Reason: r.Reason,
	}
	for i, x := range r.Lines {
		here := at.in("lines").nth(i)
		part, err := im.part(x.Part, here)
		if err != nil {
			return err
		}
		l := shop.PurchaseLine{PartID: part.ID, Qty: x.Qty, Price: x.Price, DueOn: x.DueOn, Why: x.Why, LineID: shop.LineID(x.Line)}
		if l.OrderID = im.load.FindOrder(x.Order); l.OrderID == 0 && x.Order != "" {
			im.missing(here.in("order"), "orders", x.Order)
		}
		key := lineKey{p.Number, i + 1}
		im.trade.open[key], im.trade.bought[key] = l.Qty, l.PartID
		p.Lines = append(p.Lines, l)
	}
	if p.Status == shop.PurchaseOpen {
		im.first("purchases open", r.Supplier, at.in("status"))
	}
	im.problems(at, p.Check())
	return im.document(shop.KindPurchases, p.Number, at, before, func() { work.LoadPurchase(im.load, p) })
}

// document takes a document unless it is there already or something is wrong with
// it.
func (im buys) document(kind shop.Kind, number string, at where, before int, load func()) error {
	if !im.first(string(kind), number, at.in("number")) || im.found.count() > before {
		return nil
	}
	im.trade.numbers[string(kind)+" "+number] = true
	there, err := work.HasDocument(im.load, kind, number)
	if err != nil {
		return err
	}
	work.CountDocument(im.load, kind, there)
	if !there {
		load()
	}
	return nil
}

func (im buys) receipt(r receiptRecord, at where) error {
	before := im.found.count()
	d := shop.Delivery{
		Number: strings.TrimSpace(r.Number), SupplierID: im.supplier(r.Supplier, at), At: r.At, Voucher: r.Voucher, Person: im.personOf(r.By, at.in("by")), Note: r.Note,
	}
	there, err := work.HasDocument(im.load, shop.KindDeliveries, d.Number)
	if err != nil {
		return err
	}
	late := latecomer{im}
	var of []work.Place
	for i, x := range r.Lines {
		here := at.in("lines").nth(i)
		part, err := im.part(x.Part, here)
		if err != nil {
			return err
		}
		key := lineKey{x.Purchase, x.PurchaseLine}
		switch {
		case x.Purchase == "":
		case im.trade.bought[key] == 0 || im.trade.bought[key] != part.ID:
			im.say(here.in("purchase"), "import.say.no_purchases", shop.Args{"Key": x.Purchase, "Line": x.PurchaseLine})
		default:
			if im.trade.open[key] -= x.Qty; im.trade.open[key] < 0 {
				im.say(here.in("qty"), "import.say.receipt_more", shop.Args{"Key": x.Purchase, "More": -im.trade.open[key]})
			}
		}
		l := shop.DeliveryLine{PartID: part.ID, Qty: x.Qty, Price: x.Price, Agreed: x.Agreed}
		l.Location, l.Lot.ID = im.lies(x.Warehouse, x.Bin, x.Lot, here)
		mine := lineKey{d.Number, i + 1}
		im.trade.left[mine], im.trade.received[mine] = x.Qty, receiptPiece{part.ID, x.Part}
		d.Lines, of = append(d.Lines, l), append(of, work.Place{Number: x.Purchase, N: x.PurchaseLine})
		if there {
			continue
		}
		if err := errors.Join(late.ordered(x, part.ID, here), late.lot(&d, i, x, here)); err != nil {
			return err
		}
	}
	photos := im.vouchers(r, at)
	im.problems(at, d.Check(time.Time{}))
	if there {
		err = late.known(d, at)
	} else {
		err = late.moves(d, r, at)
	}
	if err != nil {
		return err
	}
	im.moved(d, r, at)
	return im.document(shop.KindDeliveries, d.Number, at, before, func() { work.LoadDelivery(im.load, d, work.Came{Of: of, Photos: photos}) })
}

// vouchers takes the photos of the papers of a receipt.
func (im buys) vouchers(r receiptRecord, at where) []shop.Photo {
	var list []photoRecord
	for i, x := range r.Photos {
		if x.Line < 0 || x.Line > len(r.Lines) {
			im.say(at.in("photos").nth(i).in("line"), "import.say.no_receipts", shop.Args{"Key": r.Number, "Line": x.Line})
		}
		list = append(list, x.photoRecord)
	}
	all := album(im.importer, list, r.At, at)
	for i := range all {
		all[i].Line = shop.DeliveryLineID(r.Photos[i].Line)
	}
	return all
}

// moved compares a receipt with the moves that bear its number. Of a part that was
// there the file need not have any.
func (im buys) moved(d shop.Delivery, r receiptRecord, at where) {
	sums := map[string]shop.Qty{}
	for _, x := range r.Lines {
		sums[shop.Fold(x.Part)] += x.Qty
	}
	for i, x := range r.Lines {
		part := shop.Fold(x.Part)
		qty, have := sums[part], im.trade.moved[moveKey(shop.MoveReceive, d.Number, part)]
		if have != qty && (have != 0 || im.load.Added(d.Lines[i].PartID)) {
			im.say(at.in("lines"), "import.say.receipt_moves", shop.Args{"Part": part, "Qty": qty, "Moves": have})
		}
		sums[part] = have // told once
	}
}

// lies is where the pieces of a line lie, and of which lot.
func (im buys) lies(warehouse, bin string, lot int, at where) (l shop.Location, id shop.LotID) {
	var m shop.Move
	shelves(im).lies(moveRecord{Warehouse: warehouse, Bin: bin, Lot: lot}, &m, at)
	if m.Location.Warehouse == 0 {
		m.Location.Warehouse = shop.MainWarehouse
	}
	return m.Location, m.LotID
}

func (im buys) sendBack(r sendBackRecord, at where) error {
	before := im.found.count()
	s := shop.SendBack{
		Number: strings.TrimSpace(r.Number), SupplierID: im.supplier(r.Supplier, at), At: r.At, Person: im.personOf(r.By, at.in("by")),
		Reason: r.Reason, CreditedAt: r.CreditedAt, CreditNote: r.CreditNote,
	}
	there, err := work.HasDocument(im.load, shop.KindSendBacks, s.Number)
	if err != nil {
		return err
	}
	var of []work.Place
	for i, x := range r.Lines {
		here, key := at.in("lines").nth(i), lineKey{x.Receipt, x.Line}
		piece := im.trade.received[key]
		if piece.part == 0 {
			im.say(here.in("receipt"), "import.say.no_receipts", shop.Args{"Key": x.Receipt, "Line": x.Line})
			continue
		}
		if im.trade.left[key] -= x.Qty; im.trade.left[key] < 0 {
			im.say(here.in("qty"), "import.say.receipt_more", shop.Args{"Key": x.Receipt, "More": -im.trade.left[key]})
		}
		if !there {
			if err := (latecomer{im}).back(s, x, piece); err != nil {
				return err
			}
		}
		l := shop.SendBackLine{DeliveryLine: 1, PartID: piece.part, Qty: x.Qty, Price: x.Price, Cost: x.Cost} // its line is found when it is there
		l.Location, l.LotID = im.lies(x.Warehouse, x.Bin, x.Lot, here)
		s.Lines, of = append(s.Lines, l), append(of, work.Place{Number: x.Receipt, N: x.Line})
	}
	im.problems(at, s.Check(time.Time{}))
	return im.document(shop.KindSendBacks, s.Number, at, before, func() { work.LoadSendBack(im.load, s, of) })
}

func (im buys) bill(r billRecord, at where) error {
	before := im.found.count()
	b := shop.Bill{
		Number: strings.TrimSpace(r.Number), SupplierID: im.supplier(r.Supplier, at), On: r.On, DueOn: r.DueOn, Amount: r.Amount, Rate: r.Rate,
		Reason: r.Reason, Person: im.personOf(r.By, at.in("by")),
	}
	for i, n := range r.Receipts {
		im.covers(shop.KindDeliveries, n, at.in("receipts").nth(i))
	}
	for i, n := range r.Returns {
		im.covers(shop.KindSendBacks, n, at.in("returns").nth(i))
	}
	im.problems(at, b.Check(shop.Matched{Received: b.Amount}))
	return im.document(shop.KindBills, data.BillKey(b), at, before, func() { work.LoadBill(im.load, b, r.Receipts, r.Returns) })
}

// covers makes sure that an invoice is for a document of the file, and that no other
// one is.
func (im buys) covers(kind shop.Kind, number string, at where) {
	if !im.trade.numbers[string(kind)+" "+number] {
		im.say(at, "import.say.no_receipts", shop.Args{"Key": number, "Line": 0})
		return
	}
	im.first("billed "+string(kind), number, at)
}

func (im buys) payment(r supplierPaidRecord, at where) error {
	x := shop.SupplierPayment{SupplierID: im.supplier(r.Supplier, at), At: r.At, Method: r.Method, Amount: r.Amount, Person: im.personOf(r.By, at.in("by")), Note: r.Note}
	if r.Corrects > 0 {
		x.Corrects = 1 // which one is found when it is there
	}
	ok := im.problems(at, x.Check())
	x.Corrects = 0
	if key := data.BillKey(shop.Bill{SupplierID: x.SupplierID, Number: r.Bill}); r.Bill != "" && !im.trade.numbers[string(shop.KindBills)+" "+key] {
		im.say(at.in("bill"), "import.say.no_bills", shop.Args{"Key": r.Bill})
		return nil
	}
	if !ok || x.SupplierID == 0 {
		return nil
	}
	work.LoadSupplierPayment(im.load, x, r.Bill, r.Corrects)
	return nil
}
