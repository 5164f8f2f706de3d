package data

import (
	"errors"
	"fmt"
	"slices"

	"gongdan/app/shop"
)

// Replacements reads what is written of a part: what it replaces, what replaces it, and
// what serves as well.
func Replacements(v View, part shop.PartID) ([]shop.Replacement, error) {
	return all(v, `part_replacements WHERE from_id = $1 OR to_id = $1 ORDER BY kind DESC, since_day, from_id, to_id`, replacementRow, part)
}

// AllReplacements reads what is written of all parts.
func AllReplacements(v View) (shop.Chain, error) {
	list, err := all(v, `part_replacements ORDER BY from_id, to_id`, replacementRow)
	return shop.Chain(list), err
}

// ChainOf reads all replacements that lead to the parts or away from them, over as many
// numbers as there are.
func ChainOf(v View, parts ...shop.PartID) (shop.Chain, error) {
	var chain shop.Chain
	known := map[shop.PartID]bool{}
	has := map[[2]shop.PartID]bool{}
	for ask := parts; len(ask) > 0; {
		in, args := among(ask, 0)
		list, err := all(v, `part_replacements WHERE from_id IN (`+in+`) OR to_id IN (`+in+`) ORDER BY from_id, to_id`, replacementRow, args...)
		if err != nil {
			return nil, err
		}
		for _, id := range ask {
			known[id] = true
		}
		ask = nil
		for _, r := range list {
			if k := [2]shop.PartID{r.From, r.To}; !has[k] {
				has[k] = true
				chain = append(chain, r)
			}
			for _, id := range []shop.PartID{r.From, r.To} {
				if !known[id] && !slices.Contains(ask, id) {
					ask = append(ask, id)
				}
			}
		}
	}
	return chain, nil
}

// SaveReplacement keeps how two parts stand to each other, in place of what was written
// of them. It is refused when the numbers would go round, with the ring named. Two who
// write at once cannot make a ring together: each waits for the other's count of the
// price book.
func SaveReplacement(tx *Tx, r shop.Replacement) error {
	r = r.Ordered()
	if err := tx.newCatalogue(); err != nil {
		return err
	}
	had, err := all(tx.View, `part_replacements WHERE from_id = $1 AND to_id = $2 OR from_id = $2 AND to_id = $1`, replacementRow, r.From, r.To)
	if err != nil {
		return err
	}
	if err := dropReplacement(tx, r.From, r.To); err != nil {
		return err
	}
	chain, err := ChainOf(tx.View, r.From, r.To)
	if err != nil {
		return err
	}
	if ring := chain.Ring(r); len(ring) > 0 {
		names, err := partNumbers(tx.View, ring)
		if err != nil {
			return err
		}
		return shop.Refuse("replace.refuse.ring", shop.Args{"From": names[0], "To": names[1]}, names...)
	}
	if err := insert(tx, "part_replacements", replacementRow(&r)); err != nil {
		return err
	}
	for _, x := range append(had, r) {
		if err := renumbered(tx, x); err != nil {
			return err
		}
	}
	return nil
}

// DropReplacement takes away what is written of two parts; it is shop.ErrStale when
// there is nothing of that sort any more.
func DropReplacement(tx *Tx, r shop.Replacement) error {
	r = r.Ordered()
	have, err := one(tx.View, `part_replacements WHERE from_id = $1 AND to_id = $2`, replacementRow, r.From, r.To)
	switch {
	case errors.Is(err, shop.ErrMissing) || err == nil && have.Kind != r.Kind:
		return shop.ErrStale
	case err != nil:
		return err
	}
	if err := tx.newCatalogue(); err != nil {
		return err
	}
	if err := dropReplacement(tx, r.From, r.To); err != nil {
		return err
	}
	return renumbered(tx, r)
}

func dropReplacement(tx *Tx, a, b shop.PartID) error {
	_, err := tx.exec(`DELETE FROM part_replacements WHERE from_id = $1 AND to_id = $2 OR from_id = $2 AND to_id = $1`, a, b)
	if err != nil {
		return fmt.Errorf("replace part %d by %d: %w", a, b, err)
	}
	return nil
}

// renumbered lets the parts that come after a replacement be found by the old numbers,
// and tells of both ends.
func renumbered(tx *Tx, r shop.Replacement) error {
	tx.change(shop.KindParts, int64(r.From))
	tx.change(shop.KindParts, int64(r.To))
	if r.Kind != shop.Superseded {
		return nil
	}
	p, err := Part(tx.View, r.To)
	if err != nil {
		return err
	}
	return renumber(tx, p)
}

// renumber writes what a part is found by, and those that came in its place.
func renumber(tx *Tx, p shop.Part) error {
	chain, err := ChainOf(tx.View, p.ID)
	if err != nil {
		return err
	}
	for _, id := range append([]shop.PartID{p.ID}, chain.Later(p.ID)...) {
		x := p
		if id != p.ID {
			if x, err = Part(tx.View, id); err != nil {
				return err
			}
		}
		old, err := partNumbers(tx.View, chain.Earlier(id))
		if err != nil {
			return err
		}
		if err := saveTokens(tx, shop.KindParts, int64(id), partTokens(x, old...)); err != nil {
			return err
		}
	}
	return nil
}

// partNumbers are the numbers of parts, in their order.
func partNumbers(v View, parts []shop.PartID) ([]string, error) {
	if len(parts) == 0 {
		return nil, nil
	}
	by, err := PartsBy(v, parts)
	numbers := make([]string, len(parts))
	for i, id := range parts {
		numbers[i] = by[id].Number
	}
	return numbers, err
}

// PartsBy reads parts by their ids.
func PartsBy(v View, parts []shop.PartID) (map[shop.PartID]shop.Part, error) {
	lines := make([]shop.Line, len(parts))
	for i, id := range parts {
		lines[i].PartID = id
	}
	return PartsOf(v, lines)
}

func replacementRow(r *shop.Replacement) fields {
	return fields{{"from_id", &r.From}, {"to_id", &r.To}, {"kind", &r.Kind}, {"since_day", &r.Since}, {"note", &r.Note}}
}

// oldNumber is a number that a part came in place of, as it is written and folded.
type oldNumber struct{ number, folded string }

type oldList []oldNumber

func (l oldList) numbers() (all []string) {
	for _, o := range l {
		all = append(all, o.number)
	}
	return all
}

// oldNumbers are those of all parts, the nearest first.
func oldNumbers(v View) (map[shop.PartID]oldList, error) {
	chain, err := AllReplacements(v)
	if err != nil {
		return nil, err
	}
	number := map[shop.PartID]string{}
	err = eachRow(v, func(scan func(...any) error) error {
		var id shop.PartID
		var n string
		err := scan(&id, &n)
		number[id] = n
		return err
	}, `SELECT id, number FROM parts WHERE id IN (SELECT from_id FROM part_replacements WHERE kind = 'superseded')`)
	if err != nil {
		return nil, err
	}
	old := map[shop.PartID]oldList{}
	for _, r := range chain {
		if r.Kind != shop.Superseded || old[r.To] != nil {
			continue
		}
		for _, id := range append(chain.Later(r.To), r.To) {
			old[id] = nil
			for _, before := range chain.Earlier(id) {
				old[id] = append(old[id], oldNumber{number[before], fold(number[before])})
			}
		}
	}
	return old, nil
}
