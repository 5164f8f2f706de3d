package screen

import (
	"strings"

	"gongdan/app/kit"
	"gongdan/app/shop"
)

// SupplierField is a field for a supplier: one of those there are, or a name
// that is put on file when the record is kept.
type SupplierField struct {
	ID   *shop.SupplierID
	Name *string // of one who is not on file
}

// AddSupplier adds it to a form; all are the suppliers to choose from.
func AddSupplier(h *Host, f *kit.Form, all []shop.Supplier, at SupplierField) *kit.FormField {
	var items []kit.Item
	for _, s := range all {
		if s.Active || s.ID == *at.ID {
			items = append(items, kit.Item{ID: int64(s.ID), Cells: []string{s.Name, s.Phone}})
		}
	}
	c := kit.NewSelect(h.Env, items)
	c.Free = true
	return f.Add("supplier", c, func() {
		if c.PickID(int64(*at.ID)); *at.ID == 0 {
			c.SetText(*at.Name)
		}
	}, func() error {
		it, ok := c.Picked()
		if *at.ID, *at.Name = shop.SupplierID(it.ID), ""; !ok {
			*at.ID, *at.Name = 0, strings.TrimSpace(c.Text)
		}
		for _, s := range all {
			if !ok && s.Name == *at.Name {
				*at.ID, *at.Name = s.ID, ""
			}
		}
		return nil
	})
}

// Delivering are the suppliers that deliver parts, and those whose kind nobody
// has said.
func Delivering(all []shop.Supplier) (some []shop.Supplier) {
	for _, s := range all {
		if s.Parts {
			some = append(some, s)
		}
	}
	return some
}
