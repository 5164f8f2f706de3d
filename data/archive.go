package data

import "gongdan/app/shop"

// CustomerBook reads all customers that are joined to no other, in the order in
// which they came and without their contacts.
func CustomerBook(v View) ([]shop.Customer, error) {
	return all(v, `customers WHERE merged_into IS NULL ORDER BY id`, customerRow)
}

// VehicleBook reads all cars that are joined to no other, in the order in which
// they came.
func VehicleBook(v View) ([]shop.Vehicle, error) {
	return all(v, `vehicles WHERE merged_into IS NULL ORDER BY id`, vehicleRow)
}

// AddCustomer adds a customer to a bulk; one without a code gets one that is
// neither in the records nor among those that are taken.
func AddCustomer(b *Bulk, c *shop.Customer, taken map[string]bool) error {
	for c.Code == "" {
		code, err := freeCustomerCode(b.tx)
		if err != nil {
			return err
		}
		if !taken[code] {
			c.Code = code
		}
	}
	return b.Customer(c)
}
