package work

import (
	"context"

	"gongdan/app/shop"
	"gongdan/data"
)

// PartChange is what was written in the list of parts: the bin, the least that
// should be there and the price, as they were read and as they are to be.
type PartChange struct {
	Part     shop.PartID
	Was, Now shop.Shelf
}

// ReviseParts keeps changes of several parts, all of them or none. What somebody
// else has changed meanwhile stays; where that is the same figure of the same
// part, it is a problem that names the part.
func ReviseParts(ctx context.Context, d Desk, changes []PartChange) error {
	return d.keep(ctx, shop.AdjustStock, nil, func(tx *data.Tx) error {
		var wrong shop.Problems
		for _, c := range changes {
			p, err := data.Part(tx.View, c.Part)
			if err != nil {
				return err
			}
			if !p.Reshelve(c.Was, c.Now) {
				wrong.Add("number", "part.say.changed", shop.Args{"Part": p.Number + " " + p.Name})
				continue
			}
			if err := p.Check().Err(); err != nil {
				return err
			}
			if err := data.SavePart(tx, &p); err != nil {
				return err
			}
			tx.Note("part.revise", shop.KindParts, int64(p.ID), p.Number+" "+c.Now.Changes(c.Was))
		}
		return wrong.Err()
	})
}
