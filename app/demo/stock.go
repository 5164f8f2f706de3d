package demo

import (
	"fmt"
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
)

// parts adds the parts of the material, and beyond them variants for single
// models, such as a large shop has.
func (b *builder) parts() error {
	for i := range b.size.Parts {
		x := b.material.parts[i%len(b.material.parts)]
		p, cost, err := x.part()
		if err != nil {
			return err
		}
		p.Bin = fmt.Sprintf("%c-%02d-%d", 'A'+i/160%26, i/8%20+1, i%8+1)
		p.Barcode = fmt.Sprintf("690000%06d", i+1)
		if again := i / len(b.material.parts); again > 0 {
			m := b.models[again%len(b.models)]
			p.Number = fmt.Sprintf("%s%05d", x.Number[:1], i+1)
			p.Name = x.Name + " " + m.Model
			p.Fits = m.Model
			p.Min, p.Max = shop.One, 4*shop.One
			p.Price += shop.Money(again%37) * 100
			b.spare = append(b.spare, p.Number)
		}
		if err := b.load.Part(p, cost); err != nil {
			return err
		}
		if b.stock[p.Number], err = b.load.FindPart(p.Number); err != nil {
			return err
		}
	}
	return nil
}

// around writes which parts of the material serve in place of others, and for which
// cars they are made.
func around(b *builder) error {
	for _, x := range b.material.parts[:min(b.size.Parts, len(b.material.parts))] {
		part := b.stock[x.Number].ID
		for _, k := range x.Replacements {
			other := b.stock[k.Number]
			if other == nil {
				continue // of a shop with few parts
			}
			if err := work.LoadReplacement(b.load, k.Replacement(part, other.ID)); err != nil {
				return err
			}
		}
		var rows []shop.Fit
		for _, f := range x.MadeFor {
			rows = append(rows, shop.Fit{Make: f.Make, Model: f.Model, YearFrom: f.YearFrom, YearTo: f.YearTo, Code: f.Code, Note: f.Note})
		}
		if err := work.LoadFits(b.load, part, rows); err != nil {
			return err
		}
	}
	return nil
}

func (x partMaterial) part() (p shop.Part, cost shop.Money, err error) {
	p = shop.Part{
		Number: x.Number, Name: x.Name + " " + x.Spec, Unit: x.Unit, Origin: x.Origin, Make: x.Make, Fits: x.Fits, Active: true,
	}
	if p.Price, err = money(x.Price); err != nil {
		return p, 0, err
	}
	if cost, err = money(x.Cost); err != nil {
		return p, 0, err
	}
	if p.Min, err = qty(x.Min); err != nil {
		return p, 0, err
	}
	p.Max, err = qty(x.Max)
	return p, cost, err
}

// supply brings a part in when it falls under its least stock, the evening
// before it is needed, up to the most that is kept.
func supply(p shop.Part, cost shop.Money, from time.Time, uses []shop.Move) []shop.Move {
	left := max(p.Max, shop.One)
	in := []shop.Move{{PartID: p.ID, Kind: shop.MoveOpening, At: from, Qty: left, Value: cost.Times(left)}}
	for _, u := range uses {
		if left+u.Qty < 0 {
			lot := max(p.Max, -u.Qty) - left
			at := u.At.Add(-14 * time.Hour)
			if at.Before(in[len(in)-1].At) {
				at = in[len(in)-1].At
			}
			in = append(in, shop.Move{PartID: p.ID, Kind: shop.MoveReceive, At: at, Qty: lot, Value: cost.Times(lot)})
			left += lot
		}
		left += u.Qty
	}
	return in
}
