package exchange

import (
	"time"

	"gongdan/app/shop"
	"gongdan/data"
)

// offerRecord is how a supplier delivers a part, and the prices it had.
type offerRecord struct {
	Part     string            `json:"part" need:"yes"`
	Supplier string            `json:"supplier" need:"yes"`
	Number   string            `json:"number,omitempty"` // theirs
	Pack     shop.Qty          `json:"pack,omitempty"`
	Least    shop.Qty          `json:"least,omitempty"`
	Prices   []offerPriceEntry `json:"prices,omitempty"`
}

type offerPriceEntry struct {
	On    shop.Day   `json:"on" need:"yes"`
	Price shop.Money `json:"price" need:"yes"`
}

// purchaseRecord is a purchase order. What has come for its lines is said by the
// receipts.
type purchaseRecord struct {
	Number   string              `json:"number" need:"yes"`
	Supplier string              `json:"supplier" need:"yes"`
	Status   shop.PurchaseStatus `json:"status" need:"yes"`
	By       string              `json:"by,omitempty"`
	OpenedAt time.Time           `json:"opened_at" need:"yes"`
	SentAt   time.Time           `json:"sent_at,omitempty"`
	EndedAt  time.Time           `json:"ended_at,omitempty"`
	Note     string              `json:"note,omitempty"`
	Reason   string              `json:"reason,omitempty"`
	Lines    []purchaseLineEntry `json:"lines,omitempty"`
}

// purchaseLineEntry is a line; Line counts the lines of the order that waits for it
// from 1.
type purchaseLineEntry struct {
	Part  string     `json:"part" need:"yes"`
	Qty   shop.Qty   `json:"qty" need:"yes"`
	Price shop.Money `json:"price,omitempty"`
	DueOn shop.Day   `json:"due_on,omitempty"`
	Why   shop.Why   `json:"why" need:"yes"`
	Order string     `json:"order,omitempty"`
	Line  int        `json:"line,omitempty"`
}

// receiptRecord is what a supplier has brought. Its pieces came in by moves whose
// note is its number.
type receiptRecord struct {
	Number   string             `json:"number" need:"yes"`
	Supplier string             `json:"supplier" need:"yes"`
	At       time.Time          `json:"at" need:"yes"`
	Voucher  string             `json:"voucher,omitempty"`
	By       string             `json:"by,omitempty"`
	Note     string             `json:"note,omitempty"`
	Lines    []receiptLineEntry `json:"lines,omitempty"`
	Photos   []voucherRecord    `json:"photos,omitempty"`
}

// voucherRecord is a photo of the papers that came; Line counts the lines of the
// receipt from 1, 0 is all of it.
type voucherRecord struct {
	photoRecord
	Line int `json:"line,omitempty"`
}

// receiptLineEntry is a line; PurchaseLine counts the lines of the purchase order
// from 1, Lot the lots of the file.
type receiptLineEntry struct {
	Part         string     `json:"part" need:"yes"`
	Qty          shop.Qty   `json:"qty" need:"yes"`
	Price        shop.Money `json:"price,omitempty"`
	Agreed       shop.Money `json:"agreed,omitempty"`
	Purchase     string     `json:"purchase,omitempty"`
	PurchaseLine int        `json:"purchase_line,omitempty"`
	Warehouse    string     `json:"warehouse,omitempty"`
	Bin          string     `json:"bin,omitempty"`
	Lot          int        `json:"lot,omitempty"`
}

// sendBackRecord is what went back to a supplier, by moves whose note is its number.
type sendBackRecord struct {
	Number     string              `json:"number" need:"yes"`
	Supplier   string              `json:"supplier" need:"yes"`
	At         time.Time           `json:"at" need:"yes"`
	By         string              `json:"by,omitempty"`
	Reason     string              `json:"reason" need:"yes"`
	CreditedAt time.Time           `json:"credited_at,omitempty"`
	CreditNote string              `json:"credit_note,omitempty"`
	Lines      []sendBackLineEntry `json:"lines,omitempty"`
}

// sendBackLineEntry is a line; Line counts the lines of the receipt from 1.
type sendBackLineEntry struct {
	Receipt   string     `json:"receipt" need:"yes"`
	Line      int        `json:"line" need:"yes"`
	Qty       shop.Qty   `json:"qty" need:"yes"`
	Price     shop.Money `json:"price,omitempty"`
	Cost      shop.Money `json:"cost,omitempty"`
	Warehouse string     `json:"warehouse,omitempty"`
	Bin       string     `json:"bin,omitempty"`
	Lot       int        `json:"lot,omitempty"`
}

// billRecord is an invoice of a supplier, with the numbers of what it is for.
type billRecord struct {
	Number   string     `json:"number" need:"yes"`
	Supplier string     `json:"supplier" need:"yes"`
	On       shop.Day   `json:"on" need:"yes"`
	DueOn    shop.Day   `json:"due_on,omitempty"`
	Amount   shop.Money `json:"amount" need:"yes"`
	Rate     shop.Rate  `json:"rate,omitempty"`
	Reason   string     `json:"reason,omitempty"`
	By       string     `json:"by,omitempty"`
	Receipts []string   `json:"receipts,omitempty"`
	Returns  []string   `json:"returns,omitempty"`
}

// supplierPaidRecord is money that went to a supplier; Corrects counts the payments
// of the file from 1.
type supplierPaidRecord struct {
	Supplier string      `json:"supplier" need:"yes"`
	Bill     string      `json:"bill,omitempty"`
	At       time.Time   `json:"at" need:"yes"`
	Method   shop.Method `json:"method" need:"yes"`
	Amount   shop.Money  `json:"amount" need:"yes"`
	By       string      `json:"by,omitempty"`
	Note     string      `json:"note,omitempty"`
	Corrects int         `json:"corrects,omitempty"`
}

// deal exports the documents of buying; it remembers where their lines stand.
type deal struct {
	*exporter
	lines    map[shop.PurchaseLineID]lineKey
	received map[shop.DeliveryLineID]lineKey
	receipts map[shop.DeliveryID]string
	returns  map[shop.SendBackID]string
	bills    map[shop.BillID]string
}

func (x *exporter) buying() error {
	d := deal{x, map[shop.PurchaseLineID]lineKey{}, map[shop.DeliveryLineID]lineKey{}, map[shop.DeliveryID]string{}, map[shop.SendBackID]string{}, map[shop.BillID]string{}}
	for _, section := range []func() error{d.offers, d.purchases, d.deliveries, d.sendBacks, d.invoices, d.payments} {
		if err := section(); err != nil {
			return err
		}
	}
	return nil
}

func (x deal) offers() error {
	x.doc.open("offers")
	err := data.EachOffer(x.v, func(o data.OfferFile) error {
		r := offerRecord{x.name.parts[o.PartID].Number, x.name.suppliers[o.SupplierID], o.Number, o.Pack, o.Least, nil}
		for _, p := range o.Prices {
			r.Prices = append(r.Prices, offerPriceEntry(p))
		}
		x.doc.row(r)
		return x.doc.err
	})
	x.doc.shut()
	return err
}

func (x deal) purchases() error {
	x.doc.open("purchases")
	err := data.EachPurchase(x.v, func(p shop.Purchase) error {
		r := purchaseRecord{p.Number, x.name.suppliers[p.SupplierID], p.Status, x.name.people[p.Person], p.OpenedAt, p.SentAt, p.EndedAt, p.Note, p.Reason, nil}
		for i, l := range p.Lines {
			x.lines[l.ID] = lineKey{p.Number, i + 1}
			r.Lines = append(r.Lines, purchaseLineEntry{x.name.parts[l.PartID].Number, l.Qty, l.Price, l.DueOn, l.Why, x.name.orders[l.OrderID], x.line[l.LineID]})
		}
		x.doc.row(r)
		return x.doc.err
	})
	x.doc.shut()
	return err
}

func (x deal) deliveries() error {
	photos := map[shop.DeliveryID][]shop.Photo{}
	err := data.EachVoucher(x.v, func(p shop.Photo) error {
		p.Thumb = nil // it does not travel
		photos[p.DeliveryID] = append(photos[p.DeliveryID], p)
		return nil
	})
	if err != nil {
		return err
	}
	x.doc.open("receipts")
	err = data.EachDelivery(x.v, func(d shop.Delivery) error {
		x.receipts[d.ID] = d.Number
		r := receiptRecord{d.Number, x.name.suppliers[d.SupplierID], d.At, d.Voucher, x.name.people[d.Person], d.Note, nil, nil}
		for i, l := range d.Lines {
			x.received[l.ID] = lineKey{d.Number, i + 1}
			of := x.lines[l.PurchaseLine]
			r.Lines = append(r.Lines, receiptLineEntry{
				x.name.parts[l.PartID].Number, l.Qty, l.Price, l.Agreed, of.order, of.line,
				x.stock.warehouses[l.Location.Warehouse], l.Location.Bin, x.stock.lots[l.Lot.ID],
			})
		}
		for i, p := range x.name.photos(photos[d.ID]) {
			r.Photos = append(r.Photos, voucherRecord{p, x.received[photos[d.ID][i].Line].line})
		}
		x.doc.row(r)
		return x.doc.err
	})
	x.doc.shut()
	return err
}

func (x deal) sendBacks() error {
	x.doc.open("supplier_returns")
	err := data.EachSendBack(x.v, func(s shop.SendBack) error {
		x.returns[s.ID] = s.Number
		r := sendBackRecord{s.Number, x.name.suppliers[s.SupplierID], s.At, x.name.people[s.Person], s.Reason, s.CreditedAt, s.CreditNote, nil}
		for _, l := range s.Lines {
			of := x.received[l.DeliveryLine]
			r.Lines = append(r.Lines, sendBackLineEntry{
				of.order, of.line, l.Qty, l.Price, l.Cost, x.stock.warehouses[l.Location.Warehouse], l.Location.Bin, x.stock.lots[l.LotID],
			})
		}
		x.doc.row(r)
		return x.doc.err
	})
	x.doc.shut()
	return err
}

func (x deal) invoices() error {
	x.doc.open("supplier_bills")
	err := data.EachBill(x.v, func(b shop.Bill) error {
		x.bills[b.ID] = b.Number
		r := billRecord{b.Number, x.name.suppliers[b.SupplierID], b.On, b.DueOn, b.Amount, b.Rate, b.Reason, x.name.people[b.Person], nil, nil}
		for _, id := range b.Deliveries {
			r.Receipts = append(r.Receipts, x.receipts[id])
		}
		for _, id := range b.SendBacks {
			r.Returns = append(r.Returns, x.returns[id])
		}
		x.doc.row(r)
		return x.doc.err
	})
	x.doc.shut()
	return err
}

func (x deal) payments() error {
	places := map[shop.SupplierPaymentID]int{}
	x.doc.open("supplier_payments")
	err := data.EachSupplierPayment(x.v, func(p shop.SupplierPayment) error {
		places[p.ID] = len(places) + 1
		x.doc.row(supplierPaidRecord{x.name.suppliers[p.SupplierID], x.bills[p.BillID], p.At, p.Method, p.Amount, x.name.people[p.Person], p.Note, places[p.Corrects]})
		return x.doc.err
	})
	x.doc.shut()
	return err
}
