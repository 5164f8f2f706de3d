package work

import (
	"context"

	"gongdan/app/shop"
	"gongdan/app/shop/sanbao"
	"gongdan/data"
)

// Visit is a car at the counter: who brings it, the car, and the order.
type Visit struct {
	Customer shop.Customer
	Vehicle  shop.Vehicle
	Order    shop.Order
}

// Receive takes a car in: customer and car are created or brought up to date
// and the order is opened, in one act, so that nothing half-known stays. The
// customer becomes the owner of a car that has none; whoever brings the car of
// somebody else (送修人 is not 车主) gives the order and no more.
func Receive(ctx context.Context, d Desk, in Visit) (out Visit, err error) {
	err = d.do(ctx, func(tx *data.Tx) error {
		out = in
		return receive(d, tx, &out)
	})
	if err != nil {
		return in, err
	}
	return out, nil
}

func receive(d Desk, tx *data.Tx, out *Visit) (err error) {
	if err := d.saveCustomer(tx, &out.Customer); err != nil {
		return err
	}
	if out.Vehicle.OwnerID == 0 {
		out.Vehicle.OwnerID = out.Customer.ID
	}
	if err := d.saveVehicle(tx, &out.Vehicle); err != nil {
		return err
	}
	out.Order.CustomerID, out.Order.VehicleID = out.Customer.ID, out.Vehicle.ID
	if out.Order, err = d.saveOrder(tx, out.Order); err != nil {
		return err
	}
	out.Vehicle, err = data.Vehicle(tx.View, out.Vehicle.ID) // with the order's reading
	return err
}

// SaveCustomer keeps a customer.
func SaveCustomer(ctx context.Context, d Desk, c shop.Customer) (shop.Customer, error) {
	err := d.do(ctx, func(tx *data.Tx) error { return d.saveCustomer(tx, &c) })
	return c, err
}

func (d Desk) saveCustomer(tx *data.Tx, c *shop.Customer) error {
	if c.Kind == "" {
		c.Kind = shop.PersonKind
	}
	if c.Source == "" {
		c.Source = shop.WalkIn
	}
	c.Phone = shop.Fold(c.Phone)
	if c.CreatedAt.IsZero() {
		c.CreatedAt = d.Now()
	}
	if err := c.Check().Err(); err != nil {
		return err
	}
	if err := data.SaveCustomer(tx, c); err != nil {
		return err
	}
	tx.Note("customer.save", shop.KindCustomers, int64(c.ID), c.Code+" "+c.Name)
	return nil
}

// SaveVehicle keeps a car with its present plate and owner.
func SaveVehicle(ctx context.Context, d Desk, v shop.Vehicle) (shop.Vehicle, error) {
	err := d.do(ctx, func(tx *data.Tx) error { return d.saveVehicle(tx, &v) })
	return v, err
}

func (d Desk) saveVehicle(tx *data.Tx, v *shop.Vehicle) error {
	v.Plate, v.VIN = shop.Fold(v.Plate), shop.Fold(v.VIN)
	if v.Energy == "" {
		v.Energy = shop.EnergyOfPlate(v.Plate)
	}
	if v.Use == "" {
		v.Use = shop.Household
	}
	if v.Year == 0 {
		v.Year = shop.YearOfVIN(v.VIN, d.Now().Year())
	}
	rules, err := data.Rules(tx.View)
	if err != nil {
		return err
	}
	if err := append(v.Check(), sanbao.CheckCard(rules, data.PurchaseOf(*v))...).Err(); err != nil {
		return err
	}
	if err := data.SaveVehicle(tx, v); err != nil {
		return err
	}
	tx.Note("vehicle.save", shop.KindVehicles, int64(v.ID), v.Plate+" "+v.VIN)
	return nil
}

// SaveLabour keeps a job of the price book. It needs the right to change
// prices.
func SaveLabour(ctx context.Context, d Desk, l shop.Labour) (shop.Labour, error) {
	err := d.keep(ctx, shop.ChangePrice, l.Check(), func(tx *data.Tx) error {
		if err := data.SaveLabour(tx, &l); err != nil {
			return err
		}
		tx.Note("labour.save", shop.KindLabour, int64(l.ID), l.Code+" "+l.Hours.String()+" × "+l.Rate.String())
		return nil
	})
	return l, err
}

// SavePart keeps what is written on a part; its stock changes by moves only.
func SavePart(ctx context.Context, d Desk, p shop.Part) (shop.Part, error) {
	p.Number, p.Bin = shop.Fold(p.Number), shop.Fold(p.Bin)
	err := d.keep(ctx, shop.AdjustStock, p.Check(), func(tx *data.Tx) error {
		if err := data.SavePart(tx, &p); err != nil {
			return err
		}
		tx.Note("part.save", shop.KindParts, int64(p.ID), p.Number+" "+p.Price.String())
		return nil
	})
	return p, err
}

// SavePackage keeps a package.
func SavePackage(ctx context.Context, d Desk, k shop.Package) (shop.Package, error) {
	err := d.keep(ctx, shop.ChangePrice, k.Check(), func(tx *data.Tx) error {
		if err := data.SavePackage(tx, &k); err != nil {
			return err
		}
		tx.Note("package.save", shop.KindPackages, int64(k.ID), k.Code)
		return nil
	})
	return k, err
}

// keep is an act that needs a right and a record in order.
func (d Desk) keep(ctx context.Context, r shop.Right, p shop.Problems, act func(*data.Tx) error) error {
	if err := d.need(r); err != nil {
		return err
	}
	if err := p.Err(); err != nil {
		return err
	}
	return d.do(ctx, act)
}
