package data

import "gongdan/app/shop"

// Suppliers reads all suppliers, those in use first, by name.
func Suppliers(v View) ([]shop.Supplier, error) {
	return all(v, `suppliers ORDER BY active DESC, name`, supplierRow)
}

// Supplier reads one supplier.
func Supplier(v View, id shop.SupplierID) (shop.Supplier, error) {
	return one(v, `suppliers WHERE id = $1`, supplierRow, id)
}

// SupplierByName reads the supplier of that name.
func SupplierByName(v View, name string) (shop.Supplier, error) {
	return one(v, `suppliers WHERE name = $1`, supplierRow, name)
}

// SaveSupplier keeps a supplier. It is never removed: what it did names it.
func SaveSupplier(tx *Tx, s *shop.Supplier) error {
	remember(tx, s)
	return keep(tx, shop.KindSuppliers, &s.ID, &s.Rev, supplierFields(s))
}

func supplierFields(s *shop.Supplier) fields {
	return fields{
		{"name", &s.Name},
		{"parts", &s.Parts},
		{"sublet", &s.Sublet},
		{"contact", &s.Contact},
		{"phone", &s.Phone},
		{"lead_days", &s.LeadDays},
		{"terms_days", &s.TermsDays},
		{"account", &s.Account},
		{"note", &s.Note},
		{"active", &s.Active},
	}
}

func supplierRow(s *shop.Supplier) fields { return supplierFields(s).with(&s.ID, &s.Rev) }
