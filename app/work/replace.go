package work

import (
	"context"
	"slices"
	"strings"

	"gongdan/app/shop"
	"gongdan/data"
)

// Kinship is what is written of the parts that serve in place of one and that it serves
// in place of: as it was read, and as it is to be. What others wrote meanwhile of other
// numbers stays.
type Kinship struct {
	Part     shop.PartID
	Rev      int64
	Was, Now []shop.Kin
}

// KinOf is what is written of a part, as the numbers it knows.
func KinOf(v data.View, id shop.PartID) (kin []shop.Kin, err error) {
	list, err := data.Replacements(v, id)
	if err != nil {
		return nil, err
	}
	others := make([]shop.PartID, len(list))
	for i, r := range list {
		_, others[i] = r.Relation(id)
	}
	parts, err := data.PartsBy(v, others)
	for i, r := range list {
		how, _ := r.Relation(id)
		kin = append(kin, shop.Kin{Relation: how, Number: parts[others[i]].Number, Since: r.Since, Note: r.Note})
	}
	return kin, err
}

// SaveKin keeps what is written of the parts around one. Numbers that would go round are
// refused, and so is one that there is no part of.
func SaveKin(ctx context.Context, d Desk, k Kinship) (p shop.Part, err error) {
	err = d.keep(ctx, shop.AdjustStock, nil, func(tx *data.Tx) error {
		if p, err = data.Part(tx.View, k.Part); err != nil {
			return err
		}
		if p.Rev != k.Rev {
			return shop.ErrStale
		}
		if err := shop.CheckKin(p.Number, k.Now).Err(); err != nil {
			return err
		}
		if err := writeKin(tx, p, k); err != nil {
			return err
		}
		if err := data.SavePart(tx, &p); err != nil {
			return err
		}
		tx.Note("part.replace", shop.KindParts, int64(p.ID), kinWords(k.Now))
		return nil
	})
	return p, err
}

// writeKin takes away what is no longer written, and then adds what is new.
func writeKin(tx *data.Tx, p shop.Part, k Kinship) error {
	for _, x := range k.Was {
		if x.Empty() || slices.Contains(k.Now, x) {
			continue
		}
		other, err := data.PartByNumber(tx.View, shop.Fold(x.Number))
		if err != nil {
			return err
		}
		if err := data.DropReplacement(tx, x.Replacement(p.ID, other.ID)); err != nil {
			return err
		}
	}
	for i, x := range k.Now {
		if x.Empty() || slices.Contains(k.Was, x) {
			continue
		}
		other, err := data.PartByNumber(tx.View, shop.Fold(x.Number))
		if err != nil {
			return shop.Problems{{Field: shop.Numbered("number", i), Say: "replace.say.no_part", With: shop.Args{"Number": x.Number}}}
		}
		if err := data.SaveReplacement(tx, x.Replacement(p.ID, other.ID)); err != nil {
			return err
		}
	}
	return nil
}

func kinWords(all []shop.Kin) string {
	var words []string
	for _, k := range all {
		if !k.Empty() {
			words = append(words, strings.TrimSpace(string(k.Relation)+" "+shop.Fold(k.Number)+" "+string(k.Since)+" "+k.Note))
		}
	}
	return strings.Join(words, "; ")
}

// Fitting is the rows of cars that a part is made for, as they are to be.
type Fitting struct {
	Part shop.PartID
	Rev  int64
	Rows []shop.Fit
}

// SaveFits keeps the cars that a part is made for.
func SaveFits(ctx context.Context, d Desk, f Fitting) (p shop.Part, err error) {
	err = d.keep(ctx, shop.AdjustStock, shop.CheckFits(f.Rows), func(tx *data.Tx) error {
		if p, err = data.Part(tx.View, f.Part); err != nil {
			return err
		}
		if p.Rev != f.Rev {
			return shop.ErrStale
		}
		rows := slices.DeleteFunc(slices.Clone(f.Rows), func(x shop.Fit) bool { return x == shop.Fit{} })
		if err := data.SaveFits(tx, p.ID, rows); err != nil {
			return err
		}
		if err := data.SavePart(tx, &p); err != nil {
			return err
		}
		words := make([]string, len(rows))
		for i, row := range rows {
			words[i] = row.Words()
		}
		tx.Note("part.fits", shop.KindParts, int64(p.ID), strings.Join(words, "; "))
		return nil
	})
	return p, err
}

// LoadReplacement adds how two parts stand to each other, if one of them came with the
// load. A ring is refused.
func LoadReplacement(l *Load, r shop.Replacement) error {
	if !l.Added(r.From) && !l.Added(r.To) {
		return nil
	}
	return data.SaveReplacement(l.tx, r)
}

// LoadFits adds the cars that a part is made for, if it came with the load.
func LoadFits(l *Load, part shop.PartID, rows []shop.Fit) error {
	if len(rows) == 0 || !l.Added(part) {
		return nil
	}
	return data.SaveFits(l.tx, part, rows)
}
