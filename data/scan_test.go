package data

import (
	"errors"
	"testing"

	"gongdan/app/shop"
)

func TestACodeStandsForAPartAnOrderOrACar(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		x := fillShop(t, s)
		for code, want := range map[string]shop.Hit{
			"6901234567892":     {Kind: shop.KindParts, ID: int64(x.filter.ID)},
			"06L115562B":        {Kind: shop.KindParts, ID: int64(x.filter.ID)},
			"06l115562b":        {Kind: shop.KindParts, ID: int64(x.filter.ID)},
			x.open.Number:       {Kind: shop.KindOrders, ID: int64(x.open.ID)},
			"LSVAA00090N000001": {Kind: shop.KindVehicles, ID: int64(x.car.ID)},
			"沪ad12345":          {Kind: shop.KindVehicles, ID: int64(x.car.ID)},
		} {
			got := get(t, s, func(v View) (shop.Hit, error) { return CodeHit(v, code) })
			if got.Kind != want.Kind || got.ID != want.ID {
				t.Errorf("%s stands for %+v", code, got)
			}
		}
		for _, code := range []string{"", " ", "06L115562", "12345"} {
			get(t, s, func(v View) (any, error) {
				if hit, err := CodeHit(v, code); !errors.Is(err, shop.ErrMissing) {
					t.Errorf("%q stands for %+v, %v", code, hit, err)
				}
				return nil, nil
			})
		}
	})
}
