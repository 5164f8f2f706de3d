package data

import (
	"fmt"

	"gongdan/app/shop"
)

// best is how many days the best price of an offer is looked for.
const bestDays = 365

// OffersOf reads who delivers a part, those bought from last first. today is the
// day up to which the twelve months of the best price reach.
func OffersOf(v View, part shop.PartID, today shop.Day) ([]shop.Offer, error) {
	return offers(v, today, `o.part_id = $2`, part)
}

// OffersBy reads what a supplier delivers, by part.
func OffersBy(v View, supplier shop.SupplierID, today shop.Day) ([]shop.Offer, error) {
	return offers(v, today, `o.supplier_id = $2`, supplier)
}

// offers reads the offers of suppliers in use that where leaves, its first blank
// being $2.
func offers(v View, today shop.Day, where string, args ...any) ([]shop.Offer, error) {
	const prices = ` FROM offer_prices AS p WHERE p.part_id = o.part_id AND p.supplier_id = o.supplier_id`
	return all(v, `offers AS o WHERE `+where+` AND o.supplier_id IN (SELECT id FROM suppliers WHERE active = TRUE) ORDER BY o.part_id, 7 DESC, o.supplier_id`,
		func(o *shop.Offer) fields {
			return fields{
				{"o.part_id", &o.PartID},
				{"o.supplier_id", &o.SupplierID},
				{"o.their_number", &o.Number},
				{"o.pack", &o.Pack},
				{"o.least", &o.Least},
				{`coalesce((SELECT p.price_fen` + prices + ` ORDER BY p.priced_on DESC LIMIT 1), 0)`, &o.Price},
				{`coalesce((SELECT max(p.priced_on)` + prices + `), '')`, &o.On},
				{`coalesce((SELECT min(p.price_fen)` + prices + ` AND p.priced_on >= $1), 0)`, &o.Best},
			}
		}, append([]any{string(today.Add(-bestDays))}, args...)...)
}

// SaveOffer keeps how a supplier delivers a part, and its price when there is
// one, of the day On or of the write.
func SaveOffer(tx *Tx, o shop.Offer) error {
	_, err := tx.exec(`INSERT INTO offers (part_id, supplier_id, their_number, pack, least) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (part_id, supplier_id) DO UPDATE SET their_number = excluded.their_number, pack = excluded.pack, least = excluded.least`,
		o.PartID, o.SupplierID, o.Number, o.Pack, o.Least)
	if err != nil {
		return fmt.Errorf("offer of part %d: %w", o.PartID, err)
	}
	if o.On == "" {
		o.On = tx.Day()
	}
	return NotePrice(tx, o)
}

// NotePrice notes what a supplier takes for a part on a day; an offer is made
// where there is none. A price of 0 is not known and not noted.
func NotePrice(tx *Tx, o shop.Offer) error {
	_, err := tx.exec(`INSERT INTO offers (part_id, supplier_id, their_number, pack, least) VALUES ($1, $2, '', 0, 0)
		ON CONFLICT (part_id, supplier_id) DO NOTHING`, o.PartID, o.SupplierID)
	if err == nil && o.Price > 0 {
		_, err = tx.exec(`INSERT INTO offer_prices (part_id, supplier_id, priced_on, price_fen) VALUES ($1, $2, $3, $4)
			ON CONFLICT (part_id, supplier_id, priced_on) DO UPDATE SET price_fen = excluded.price_fen`, o.PartID, o.SupplierID, o.On, o.Price)
	}
	if err != nil {
		return fmt.Errorf("price of part %d: %w", o.PartID, err)
	}
	tx.change(shop.KindParts, int64(o.PartID))
	return nil
}

// DropOffer forgets that a supplier delivers a part, and for how much.
func DropOffer(tx *Tx, part shop.PartID, by shop.SupplierID) error {
	for _, table := range []string{"offer_prices", "offers"} {
		if _, err := tx.exec(`DELETE FROM `+table+` WHERE part_id = $1 AND supplier_id = $2`, part, by); err != nil {
			return fmt.Errorf("drop offer of part %d: %w", part, err)
		}
	}
	tx.change(shop.KindParts, int64(part))
	return nil
}

// OfferPrice is a price as it was known on a day.
type OfferPrice struct {
	On    shop.Day
	Price shop.Money
}

// OfferFile is an offer with all its prices, the oldest first.
type OfferFile struct {
	shop.Offer
	Prices []OfferPrice
}

// EachOffer hands on all offers with their prices, by part and supplier.
func EachOffer(v View, do func(OfferFile) error) error {
	prices, err := all(v, `offer_prices ORDER BY part_id, supplier_id, priced_on`, func(p *owned[shop.Offer]) fields {
		return fields{{"part_id", &p.row.PartID}, {"supplier_id", &p.row.SupplierID}, {"priced_on", &p.row.On}, {"price_fen", &p.row.Price}}
	})
	if err != nil {
		return err
	}
	list, err := all(v, `offers ORDER BY part_id, supplier_id`, func(o *shop.Offer) fields {
		return fields{{"part_id", &o.PartID}, {"supplier_id", &o.SupplierID}, {"their_number", &o.Number}, {"pack", &o.Pack}, {"least", &o.Least}}
	})
	if err != nil {
		return err
	}
	for _, o := range list {
		f := OfferFile{Offer: o}
		for len(prices) > 0 && prices[0].row.PartID == o.PartID && prices[0].row.SupplierID == o.SupplierID {
			f.Prices = append(f.Prices, OfferPrice{prices[0].row.On, prices[0].row.Price})
			prices = prices[1:]
		}
		if err := do(f); err != nil {
			return err
		}
	}
	return nil
}

// PartByTheirNumber reads the part that a supplier calls so, of any when the
// supplier is 0.
func PartByTheirNumber(v View, number string, by shop.SupplierID) (shop.Part, error) {
	return one(v, `parts WHERE id = (SELECT min(part_id) FROM offers WHERE their_number = $1 AND their_number <> '' AND ($2 = 0 OR supplier_id = $2))`,
		partRow, number, int64(by))
}
