package data

import (
	"slices"
	"strings"

	"gongdan/app/shop"
)

// replaced looks for part numbers that go round, and for rows of cars that no car can
// be in.
func replaced(c *checker) error {
	chain, err := AllReplacements(c.v)
	if err != nil {
		return err
	}
	told := map[shop.PartID]bool{}
	for _, r := range chain {
		if r.Kind != shop.Superseded || told[r.From] {
			continue
		}
		ring := chain.Ring(r)
		if len(ring) == 0 {
			continue
		}
		for _, id := range ring {
			told[id] = true
		}
		numbers, err := partNumbers(c.v, slices.Compact(ring))
		if err != nil {
			return err
		}
		c.say("check.part.ring", shop.Args{"Parts": strings.Join(numbers, " → ")})
	}
	fits, err := FitsOfAll(c.v)
	if err != nil {
		return err
	}
	for id, rows := range fits {
		if shop.CheckFits(rows).Err() == nil {
			continue
		}
		numbers, err := partNumbers(c.v, []shop.PartID{id})
		if err != nil {
			return err
		}
		c.say("check.part.fits", shop.Args{"Part": numbers[0]})
	}
	return nil
}
