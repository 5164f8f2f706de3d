package data

import (
	"fmt"
	"slices"

	"gongdan/app/shop"
)

// AddPart adds a part with the move that opens its stock, of Qty 0 for none, and
// gives the id. The parts of a bulk are added by AddPart alone or not at all: it
// gives ids that SavePart does not know of.
func AddPart(b *Bulk, p *shop.Part, opening shop.Move) error {
	if b.last["parts"] == 0 {
		n, err := number(b.tx.View, `SELECT coalesce(max(id), 0) FROM parts`)
		if err != nil {
			return err
		}
		b.last["parts"] = n
		if err := b.tx.newCatalogue(); err != nil {
			return err
		}
	}
	take(b, "parts", &p.ID)
	p.Rev = 1
	if opening.Qty != 0 {
		opening.PartID, opening.Balance = p.ID, opening.Qty
		opening.Location = opening.Location.Of(*p)
		p.OnHand, p.Value, p.MovedAt = opening.Qty, opening.Value, opening.At
	}
	row := append(partFields(p).with(&p.ID, &p.Rev), field{"on_hand", &p.OnHand}, field{"value_fen", &p.Value}, field{"moved_at", moment{&p.MovedAt}})
	if err := b.add("parts", row); err != nil {
		return err
	}
	b.tell(shop.KindParts)
	if err := b.tokens(shop.KindParts, int64(p.ID), partTokens(*p)); err != nil || opening.Qty == 0 {
		return err
	}
	if err := b.Move(opening); err != nil {
		return err
	}
	return b.add("stock_at", lieRowOf(shop.Lie{PartID: p.ID, Location: opening.Location, OnHand: opening.Qty}))
}

// lieRowOf is what lies somewhere as a row of stock_at.
func lieRowOf(x shop.Lie) fields {
	return fields{
		{"part_id", &x.PartID},
		{"warehouse_id", &x.Location.Warehouse},
		{"bin", &x.Location.Bin},
		{"lot_id", &x.LotID},
		{"on_hand", &x.OnHand},
	}
}

// MayEnter refuses a stock move with the time of the write, if its month is
// closed.
func MayEnter(tx *Tx) error { return MayMove(tx, tx.by.At) }

// RevisePart is SavePart for one of many parts: what it is found by is written
// only if that is other than in was, which is the part as it is kept.
func RevisePart(tx *Tx, was shop.Part, p *shop.Part) error {
	tokens := partTokens(*p)
	if !slices.Equal(tokens, partTokens(was)) {
		return SavePart(tx, p)
	}
	remember(tx, p)
	if err := tx.newCatalogue(); err != nil {
		return err
	}
	return keep(tx, shop.KindParts, &p.ID, &p.Rev, partFields(p))
}

// PartBook reads all parts by their number, but not what is reserved of them.
func PartBook(v View) (map[string]shop.Part, error) {
	list, err := all(v, `parts`, func(p *shop.Part) fields {
		return append(partFields(p).with(&p.ID, &p.Rev), field{"on_hand", &p.OnHand}, field{"held", &p.Held}, field{"value_fen", &p.Value}, field{"moved_at", moment{&p.MovedAt}})
	})
	if err != nil {
		return nil, fmt.Errorf("read the parts: %w", err)
	}
	book := make(map[string]shop.Part, len(list))
	for _, p := range list {
		book[p.Number] = p
	}
	return book, nil
}
