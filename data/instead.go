package data

import (
	"slices"

	"gongdan/app/shop"
)

// InsteadOf are the parts that serve in place of one, are there to be promised and are
// not made for other cars than the one asked for: its successors, the nearest first, then
// what serves as well as it or as they.
func InsteadOf(v View, part shop.PartID, car shop.Vehicle) ([]shop.Part, error) {
	chain, err := ChainOf(v, part)
	if err != nil {
		return nil, err
	}
	ids := inItsPlace(chain, part)
	if len(ids) == 0 {
		return nil, nil
	}
	parts, err := PartsBy(v, ids)
	if err != nil {
		return nil, err
	}
	suits, err := SuitOf(v, car, parts)
	var there []shop.Part
	for _, id := range ids {
		if p := parts[id]; p.Active && p.Available() > 0 && suits[id] != shop.FitsNot {
			there = append(there, p)
		}
	}
	return there, err
}

// inItsPlace are the parts that may be put in the place of one.
func inItsPlace(chain shop.Chain, part shop.PartID) []shop.PartID {
	ids := chain.Later(part)
	for _, id := range append([]shop.PartID{part}, ids...) {
		for _, other := range chain.Alternatives(id) {
			if other != part && !slices.Contains(ids, other) {
				ids = append(ids, other)
			}
		}
	}
	return ids
}
