package data

import (
	"fmt"
	"time"

	"gongdan/app/shop"
)

// InspectionsOf reads the sheets of an order, the first one first, with their
// items and the certificates they issued.
func InspectionsOf(v View, id shop.OrderID) ([]shop.Inspection, error) {
	sheets, err := all(v, `inspections WHERE order_id = $1 ORDER BY at, id`, inspectionRow, id)
	if err != nil || len(sheets) == 0 {
		return nil, err
	}
	items, err := all(v, `inspection_items WHERE inspection_id IN (SELECT id FROM inspections WHERE order_id = $1) ORDER BY inspection_id, n`,
		ownedItem, id)
	if err != nil {
		return nil, err
	}
	papers, err := all(v, `certificates WHERE order_id = $1 ORDER BY id`, ownedCertificate, id)
	join(sheets, items, papers)
	return sheets, err
}

// CertificateOf reads the certificate that was issued last for an order; nil
// when there is none. It may be void.
func CertificateOf(v View, id shop.OrderID) (*shop.Certificate, error) {
	list, err := all(v, `certificates WHERE order_id = $1 ORDER BY id DESC LIMIT 1`, ownedCertificate, id)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	return &list[0].row, nil
}

func ownedItem(o *owned[shop.InspectionItem]) fields {
	return append(sheetItemFields(&o.row), field{"inspection_id", &o.owner})
}

func ownedCertificate(o *owned[shop.Certificate]) fields {
	return append(certificateFields(&o.row), field{"id", &o.row.ID}, field{"inspection_id", &o.owner})
}

// join hangs items and certificates on their sheets.
func join(sheets []shop.Inspection, items []owned[shop.InspectionItem], papers []owned[shop.Certificate]) {
	at := make(map[shop.InspectionID]*shop.Inspection, len(sheets))
	for i := range sheets {
		at[sheets[i].ID] = &sheets[i]
	}
	for _, x := range items {
		if in := at[shop.InspectionID(x.owner)]; in != nil {
			in.Items = append(in.Items, x.row)
		}
	}
	for i := range papers {
		if in := at[shop.InspectionID(papers[i].owner)]; in != nil {
			in.Certificate = &papers[i].row
		}
	}
}

// AddInspection keeps a signed sheet, and the certificate that it issues, which
// gets its number. A sheet is never changed afterwards.
func AddInspection(tx *Tx, in *shop.Inspection) error {
	remember(tx, in)
	if err := insertID(tx, "inspections", &in.ID, inspectionFields(in)); err != nil {
		return fmt.Errorf("inspection of order %d: %w", in.OrderID, err)
	}
	if err := replace(tx, "inspection_items", "inspection_id", in.ID, rowsOf(in.Items, sheetItemFields)); err != nil {
		return err
	}
	tx.change(shop.KindOrders, int64(in.OrderID))
	c := in.Certificate
	if c == nil {
		return nil
	}
	remember(tx, c)
	if err := takeCertificateNo(tx, c); err != nil {
		return err
	}
	row := append(certificateFields(c), field{"order_id", in.OrderID}, field{"inspection_id", in.ID})
	if err := insertID(tx, "certificates", &c.ID, row); err != nil {
		return fmt.Errorf("certificate of order %d: %w", in.OrderID, err)
	}
	return nil
}

// VoidCertificate takes the validity from the certificate of an order; there
// may be none that is valid.
func VoidCertificate(tx *Tx, id shop.OrderID, why shop.EventKind) error {
	at := tx.by.At
	n, err := tx.exec(`UPDATE certificates SET void_at = $1, void_why = $2 WHERE order_id = $3 AND void_at = 0`, moment{&at}, why, id)
	return voided(tx, id, n, err)
}

// ReviveCertificate makes the certificate that was issued last for an order
// valid again, because what made it void was taken back; there may be none.
func ReviveCertificate(tx *Tx, id shop.OrderID) error {
	n, err := tx.exec(`UPDATE certificates SET void_at = 0, void_why = ''
		WHERE id = (SELECT max(id) FROM certificates WHERE order_id = $1) AND void_why = 'reopened'`, id)
	return voided(tx, id, n, err)
}

func voided(tx *Tx, id shop.OrderID, n int64, err error) error {
	if err != nil {
		return fmt.Errorf("certificate of order %d: %w", id, err)
	}
	if n > 0 {
		tx.change(shop.KindOrders, int64(id))
	}
	return nil
}

func takeCertificateNo(tx *Tx, c *shop.Certificate) (err error) {
	if c.Number != "" {
		return nil
	}
	day := dayOrToday(tx, c.IssuedAt)
	c.Number, err = freeNumber(tx, certificateNumber, day, dayNumber("HG", day))
	return err
}

func dayOrToday(tx *Tx, at time.Time) shop.Day {
	if day := shop.DayOf(at, tx.zone); day != "" {
		return day
	}
	return tx.Day()
}

func inspectionFields(in *shop.Inspection) fields {
	return fields{
		{"order_id", to(&in.OrderID)},
		{"sort", &in.Sort},
		{"person_id", to(&in.Inspector)},
		{"at", moment{&in.At}},
		{"road_done", &in.Road.Done},
		{"road_km", &in.Road.KM},
		{"road_finding", &in.Road.Finding},
		{"result", &in.Result},
		{"reason", &in.Reason},
	}
}

func inspectionRow(in *shop.Inspection) fields {
	return append(inspectionFields(in), field{"id", &in.ID})
}

func sheetItemFields(i *shop.InspectionItem) fields {
	return fields{{"line_id", &i.LineID}, {"name", &i.Name}, {"mark", &i.Mark}, {"value", &i.Value}, {"note", &i.Note}}
}

func certificateFields(c *shop.Certificate) fields {
	return fields{
		{"number", &c.Number},
		{"issued_at", moment{&c.IssuedAt}},
		{"person_id", to(&c.Person)},
		{"class", &c.Class},
		{"days", &c.Days},
		{"km", &c.KM},
		{"void_at", moment{&c.VoidAt}},
		{"void_why", &c.VoidWhy},
	}
}

// inspectionsBetween reads the sheets of the orders of a page.
func inspectionsBetween(v View, page ids) (map[int64][]shop.Inspection, error) {
	const sheetsOf = `(SELECT id FROM inspections WHERE order_id BETWEEN $1 AND $2)`
	sheets, err := all(v, `inspections WHERE order_id BETWEEN $1 AND $2 ORDER BY order_id, at, id`, inspectionRow, page.from, page.to)
	if err != nil || len(sheets) == 0 {
		return nil, err
	}
	items, err := all(v, `inspection_items WHERE inspection_id IN `+sheetsOf+` ORDER BY inspection_id, n`, ownedItem, page.from, page.to)
	if err != nil {
		return nil, err
	}
	papers, err := all(v, `certificates WHERE order_id BETWEEN $1 AND $2 ORDER BY id`, ownedCertificate, page.from, page.to)
	join(sheets, items, papers)
	by := map[int64][]shop.Inspection{}
	for _, in := range sheets {
		by[int64(in.OrderID)] = append(by[int64(in.OrderID)], in)
	}
	return by, err
}
