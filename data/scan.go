package data

import (
	"errors"
	"fmt"

	"gongdan/app/shop"
)

// CodeHit is the record that a code on a label, a form or a car stands for: a
// part by barcode or number, an order by number, a car by VIN or plate. It is
// shop.ErrMissing when there is none; Kind, ID and Key of the hit are filled.
func CodeHit(v View, code string) (hit shop.Hit, err error) {
	if shop.Fold(code) == "" {
		return hit, fmt.Errorf("find what was scanned: %w", shop.ErrMissing)
	}
	for _, find := range []func(View, string) (shop.Hit, error){scannedPart, scannedOrder, scannedVehicle} {
		if hit, err = find(v, code); !errors.Is(err, shop.ErrMissing) {
			return hit, err
		}
	}
	return shop.Hit{}, err
}

func scannedPart(v View, code string) (shop.Hit, error) {
	p, err := PartByBarcode(v, code)
	for _, number := range []string{code, shop.Fold(code)} {
		if errors.Is(err, shop.ErrMissing) {
			p, err = PartByNumber(v, number)
		}
	}
	return shop.Hit{Kind: shop.KindParts, ID: int64(p.ID), Key: p.Number, Title: p.Name}, err
}

func scannedOrder(v View, code string) (shop.Hit, error) {
	o, err := OrderByNumber(v, code)
	if errors.Is(err, shop.ErrMissing) {
		o, err = OrderByNumber(v, shop.Fold(code))
	}
	return shop.Hit{Kind: shop.KindOrders, ID: int64(o.ID), Key: o.Number}, err
}

func scannedVehicle(v View, code string) (shop.Hit, error) {
	car, err := VehicleByKey(v, code)
	return shop.Hit{Kind: shop.KindVehicles, ID: int64(car.ID), Key: car.VIN, Plate: car.Plate}, err
}

// BinHolds reports whether parts lie in a bin, or are said to.
func BinHolds(v View, bin string) (bool, error) {
	n, err := number(v, `SELECT (SELECT count(*) FROM parts WHERE bin = $1) + (SELECT count(*) FROM stock_at WHERE bin = $1)`, bin)
	return n > 0 && bin != "", err
}
