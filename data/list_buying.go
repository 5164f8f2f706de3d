package data

import (
	"fmt"
	"strings"

	"gongdan/app/shop"
)

// Filters of PurchaseList beside the states of purchase orders.
const (
	PurchasesAwaited = "awaited" // something is still to come
	PurchasesLate    = "late"    // it should be here; the day is Ask.Day
)

// PurchaseRow is a purchase order in a list.
type PurchaseRow struct {
	shop.Purchase // without lines
	Supplier      string
	Count         int64 // of its lines
	Total         shop.Money
	Due           shop.Day
}

// PurchaseList lists purchase orders by opened, number, due or total.
func PurchaseList(v View, ask Ask) (Page[PurchaseRow], error) {
	l := docs(shop.KindPurchases, purchaseListRow(&PurchaseRow{}))
	err := l.sortBy(ask, "opened:d.opened_at", "number:d.number!", "due:d.due_on!", "total:d.total_fen")
	if err != nil {
		return Page[PurchaseRow]{}, err
	}
	switch ask.Filter {
	case "", FilterAll:
	case PurchasesAwaited:
		l.only("d.status IN ('open', 'sent', 'part')")
	case PurchasesLate:
		l.only("d.status IN ('open', 'sent', 'part') AND d.due_on <> '' AND d.due_on < ?", ask.Day)
	default:
		l.only("d.status = ?", ask.Filter)
	}
	if err := l.findDocs(v, ask.Text, "PO"); err != nil {
		return Page[PurchaseRow]{}, err
	}
	return page(v, ask, l, func(r *PurchaseRow) []any { return purchaseListRow(r).places() })
}

func purchaseListRow(r *PurchaseRow) fields {
	return fields{
		{"d.id", &r.ID},
		{"d.rev", &r.Rev},
		{"d.number", &r.Number},
		{"d.supplier_id", &r.SupplierID},
		{"d.status", &r.Status},
		{"d.person_id", to(&r.Person)},
		{"d.opened_at", moment{&r.OpenedAt}},
		{"d.sent_at", moment{&r.SentAt}},
		{"d.ended_at", moment{&r.EndedAt}},
		{"d.note", &r.Note},
		{"s.name", &r.Supplier},
		{"(SELECT count(*) FROM purchase_lines AS l WHERE l.purchase_id = d.id)", &r.Count},
		{"d.total_fen", &r.Total},
		{"d.due_on", &r.Due},
	}
}

// docs is a list of documents of suppliers.
func docs(kind shop.Kind, row fields) *listing {
	return &listing{kind: kind, alias: "d", columns: row.columns(), joins: ` JOIN suppliers AS s ON s.id = d.supplier_id`}
}

// findDocs keeps the documents whose number begins with each word, with or
// without its letters, or whose supplier is called so.
func (l *listing) findDocs(v View, text, prefix string) error {
	words := wordsOf(text)
	if len(words) == 0 {
		return nil
	}
	suppliers, err := Suppliers(v)
	if err != nil {
		return err
	}
	for _, w := range words {
		var ids []shop.SupplierID
		for _, s := range suppliers {
			var t tokenSet
			t.name(s.Name)
			for _, token := range t.list {
				if strings.HasPrefix(token, w) {
					ids = append(ids, s.ID)
					break
				}
			}
		}
		digits := strings.TrimPrefix(strings.ToUpper(w), prefix)
		if len(digits) > 6 {
			digits = digits[:6] + "-" + digits[6:]
		}
		in, args := among(ids, len(l.args)+2)
		l.args = append(l.args, prefix+digits, prefix+digits+last)
		l.where = append(l.where, fmt.Sprintf("(d.number >= $%d AND d.number < $%d OR d.supplier_id IN (%s))", len(l.args)-1, len(l.args), in))
		l.args = append(l.args, args...)
	}
	return nil
}

// Filters of DeliveryList.
const (
	DeliveriesUnbilled = "unbilled" // they stand on no invoice yet
)

// DeliveryRow is a receipt in a list.
type DeliveryRow struct {
	shop.Delivery // without lines
	Supplier      string
	Count         int64
	Total         shop.Money
	BillID        shop.BillID
}

// DeliveryList lists receipts by at, number or total.
func DeliveryList(v View, ask Ask) (Page[DeliveryRow], error) {
	l := docs(shop.KindDeliveries, deliveryListRow(&DeliveryRow{}))
	if err := l.sortBy(ask, "at:d.at", "number:d.number!", "total:d.total_fen"); err != nil {
		return Page[DeliveryRow]{}, err
	}
	if ask.Filter == DeliveriesUnbilled {
		l.only("d.bill_id IS NULL")
	}
	if err := l.findDocs(v, ask.Text, "RK"); err != nil {
		return Page[DeliveryRow]{}, err
	}
	return page(v, ask, l, func(r *DeliveryRow) []any { return deliveryListRow(r).places() })
}

func deliveryListRow(r *DeliveryRow) fields {
	return fields{
		{"d.id", &r.ID},
		{"d.rev", &r.Rev},
		{"d.number", &r.Number},
		{"d.supplier_id", &r.SupplierID},
		{"d.at", moment{&r.At}},
		{"d.voucher", &r.Voucher},
		{"d.person_id", to(&r.Person)},
		{"d.note", &r.Note},
		{"s.name", &r.Supplier},
		{"(SELECT count(*) FROM delivery_lines AS l WHERE l.delivery_id = d.id)", &r.Count},
		{"d.total_fen", &r.Total},
		{"d.bill_id", to(&r.BillID)},
	}
}

// Filters of SendBackList.
const (
	SendBacksOpen = "open" // the credit is awaited
)

// SendBackRow is a return to a supplier in a list.
type SendBackRow struct {
	shop.SendBack // without lines
	Supplier      string
	Count         int64
	Total         shop.Money
	BillID        shop.BillID
}

// SendBackList lists returns by at, number or total.
func SendBackList(v View, ask Ask) (Page[SendBackRow], error) {
	l := docs(shop.KindSendBacks, nil)
	l.columns = strings.ReplaceAll(sendBackListRow(&SendBackRow{}).columns(), "d.", "d.")
	if err := l.sortBy(ask, "at:d.at", "number:d.number!", "total:d.total_fen"); err != nil {
		return Page[SendBackRow]{}, err
	}
	if ask.Filter == SendBacksOpen {
		l.only("d.credited_at = 0")
	}
	if err := l.findDocs(v, ask.Text, "TH"); err != nil {
		return Page[SendBackRow]{}, err
	}
	return page(v, ask, l, func(r *SendBackRow) []any { return sendBackListRow(r).places() })
}

func sendBackListRow(r *SendBackRow) fields {
	return fields{
		{"d.id", &r.ID},
		{"d.rev", &r.Rev},
		{"d.number", &r.Number},
		{"d.supplier_id", &r.SupplierID},
		{"d.at", moment{&r.At}},
		{"d.person_id", to(&r.Person)},
		{"d.reason", &r.Reason},
		{"d.credited_at", moment{&r.CreditedAt}},
		{"d.credit_note", &r.CreditNote},
		{"s.name", &r.Supplier},
		{"(SELECT count(*) FROM supplier_return_lines AS l WHERE l.return_id = d.id)", &r.Count},
		{"d.total_fen", &r.Total},
		{"d.bill_id", to(&r.BillID)},
	}
}
