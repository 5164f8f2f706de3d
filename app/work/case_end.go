package work

import (
	"context"
	"errors"
	"strings"

	"gongdan/app/shop"
	"gongdan/data"
)

// CaseEnding is how what was granted was carried out: the day, and for an exchange the car
// that was given.
type CaseEnding struct {
	SeenCase
	On    shop.Day
	VIN   string
	Plate string // "": none yet
	Price shop.Money
	Note  string
}

// EndCase (换车/退车) carries out what was granted. The car that is given in exchange gets
// its own record, with its price and the n of the old one, and its periods run from that
// day (Art. 29). It needs the right to manage.
func EndCase(ctx context.Context, d Desk, x CaseEnding) (shop.Case, error) {
	if err := d.need(shop.Manage); err != nil {
		return shop.Case{}, err
	}
	x.VIN, x.Plate, x.Note = shop.Fold(x.VIN), shop.Fold(x.Plate), strings.TrimSpace(x.Note)
	return onCase(ctx, d, x.SeenCase, func(tx *data.Tx, c *shop.Case) (e shop.CaseEvent, err error) {
		if err := c.CheckEnding(x.On, x.VIN, shop.DayOf(c.Request.At, d.Zone), d.Today()).Err(); err != nil {
			return e, err
		}
		to := shop.CaseReturned
		e = shop.CaseEvent{Kind: shop.CaseEventReturned, Note: x.Note}
		if c.Remedy == shop.Exchange {
			to, e.Kind, e.Note = shop.CaseExchanged, shop.CaseEventExchanged, strings.TrimSpace(x.VIN+" "+x.Note)
		}
		if err := c.Move(to); err != nil {
			return e, err
		}
		c.End = shop.CaseEnd{On: x.On, At: d.Now(), By: d.Person.ID, Note: x.Note}
		if to == shop.CaseExchanged {
			c.End.NewCar, err = giveCar(d, tx, *c, x)
		}
		return e, err
	})
}

// giveCar keeps the car that is given in exchange: a new record, or that of the VIN, which
// must not have been given before.
func giveCar(d Desk, tx *data.Tx, c shop.Case, x CaseEnding) (shop.VehicleID, error) {
	old, err := data.Vehicle(tx.View, c.VehicleID)
	if err != nil {
		return 0, err
	}
	if x.VIN == old.VIN {
		return 0, shop.Problems{{Field: "new_vin", Say: "case.say.same_car"}}
	}
	car, err := data.VehicleByKey(tx.View, x.VIN)
	switch {
	case errors.Is(err, shop.ErrMissing):
		car = shop.Vehicle{VIN: x.VIN, Make: old.Make, Model: old.Model, Energy: old.Energy, Use: old.Use, OwnerID: c.CustomerID}
		car.Card.Rate = min(c.Sum.Rate, old.Card.Rate)
	case err != nil:
		return 0, err
	case car.Card.ExchangedOn != "":
		return 0, shop.Problems{{Field: "new_vin", Say: "case.say.given", With: shop.Args{"Day": car.Card.ExchangedOn}}}
	}
	car.Card.ExchangedOn, car.OwnerID = x.On, c.CustomerID
	if x.Price > 0 {
		car.Card.Price = x.Price
	}
	if x.Plate != "" {
		car.Plate = x.Plate
	}
	if car.Dates.DeliveredOn == "" {
		car.Dates.DeliveredOn = x.On
	}
	err = d.saveVehicle(tx, &car)
	var p shop.Problems
	if errors.As(err, &p) {
		for i := range p {
			p[i].Field = "new_" + p[i].Field
		}
		err = p
	}
	return car.ID, err
}

// givenOn sets the day on which a car was given in exchange.
func givenOn(d Desk, tx *data.Tx, id shop.VehicleID, on shop.Day) error {
	car, err := data.Vehicle(tx.View, id)
	if err != nil {
		return err
	}
	if car.Dates.DeliveredOn == car.Card.ExchangedOn {
		car.Dates.DeliveredOn = on
	}
	car.Card.ExchangedOn = on
	return d.saveVehicle(tx, &car)
}
