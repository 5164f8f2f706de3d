package data

import (
	"fmt"

	"gongdan/app/shop"
)

// Customer reads a customer with the contacts, joined to another or not.
func Customer(v View, id shop.CustomerID) (shop.Customer, error) {
	return customer(v, `customers WHERE id = $1`, id)
}

// CustomerByCode reads the customer with that code.
func CustomerByCode(v View, code string) (shop.Customer, error) {
	return customer(v, `customers WHERE code = $1`, code)
}

func customer(v View, from string, args ...any) (shop.Customer, error) {
	c, err := one(v, from, customerRow, args...)
	if err == nil {
		c.Contacts, err = contacts(v, c.ID)
	}
	return c, err
}

// CustomersByPhone reads the customers whose number it is, and then those of
// whose contacts it is; it is folded first. Files joined to others are left out.
func CustomersByPhone(v View, phone string) ([]shop.Customer, error) {
	phone = shop.Fold(phone)
	if phone == "" {
		return nil, nil
	}
	list, err := all(v, `customers WHERE phone = $1 AND merged_into IS NULL ORDER BY id`, customerRow, phone)
	if err != nil {
		return nil, err
	}
	more, err := all(v, `customers WHERE phone <> $1 AND merged_into IS NULL
		AND id IN (SELECT customer_id FROM customer_contacts WHERE phone = $1) ORDER BY id`, customerRow, phone)
	if err != nil {
		return nil, err
	}
	list = append(list, more...)
	for i := range list {
		if list[i].Contacts, err = contacts(v, list[i].ID); err != nil {
			return nil, err
		}
	}
	return list, nil
}

func contacts(v View, id shop.CustomerID) ([]shop.Contact, error) {
	return all(v, `customer_contacts WHERE customer_id = $1 ORDER BY n`, contactFields, id)
}

// SaveCustomer keeps a customer with the contacts, and gives a code when there
// is none.
func SaveCustomer(tx *Tx, c *shop.Customer) error {
	remember(tx, c)
	if c.Code == "" {
		code, err := freeCustomerCode(tx)
		if err != nil {
			return err
		}
		c.Code = code
	}
	if err := keep(tx, shop.KindCustomers, &c.ID, &c.Rev, append(customerFields(c), nameKey(c))); err != nil {
		return err
	}
	if err := replace(tx, "customer_contacts", "customer_id", c.ID, rowsOf(c.Contacts, contactFields)); err != nil {
		return err
	}
	return saveTokens(tx, shop.KindCustomers, int64(c.ID), customerTokens(*c))
}

func freeCustomerCode(tx *Tx) (string, error) {
	return freeNumber(tx, customerNumber, "", func(n int64) string { return fmt.Sprintf("C%d", n) })
}

func customerFields(c *shop.Customer) fields {
	return fields{
		{"code", &c.Code},
		{"name", &c.Name},
		{"kind", &c.Kind},
		{"phone", &c.Phone},
		{"address", &c.Address},
		{"source", &c.Source},
		{"referred_by", to(&c.ReferredBy)},
		{"tags", &c.Tags},
		{"grade", &c.Rank},
		{"note", &c.Note},
		{"credit_limit_fen", &c.CreditLimit},
		{"consent", &c.Consent},
		{"consent_at", moment{&c.ConsentAt}},
		{"created_at", moment{&c.CreatedAt}},
		{"merged_into", to(&c.MergedInto)},
	}
}

// nameKey is what customers are sorted by: as their names are read, with the
// name itself behind it to tell apart who is read alike.
func nameKey(c *shop.Customer) field {
	key := ""
	if ways := readings(c.Name); len(ways) > 0 {
		for _, s := range ways[0] {
			key += s.sound + " "
		}
	}
	return field{"name_key", key + c.Name}
}

func customerRow(c *shop.Customer) fields { return customerFields(c).with(&c.ID, &c.Rev) }

func contactFields(c *shop.Contact) fields {
	return fields{{"name", &c.Name}, {"phone", &c.Phone}, {"role", &c.Role}}
}
