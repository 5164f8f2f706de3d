package shop

// SupplierID is the number a supplier is kept under.
type SupplierID int64

// Supplier (外协单位) is somebody outside who does work for the shop: a machine
// shop, a paint shop, a tow firm. The name is its key.
type Supplier struct {
	ID     SupplierID
	Rev    int64
	Name   string
	Phone  string
	Note   string // what they do, on what terms
	Active bool
}

// Check lists what keeps the supplier from being saved.
func (s Supplier) Check() Problems {
	var p Problems
	p.checkName("name", s.Name)
	p.checkPhone("phone", s.Phone)
	p.checkText("note", s.Note, MaxText)
	return p
}
