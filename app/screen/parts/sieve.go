package parts

import (
	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// sieve leaves of the parts those of one warehouse and of one brand.
type sieve struct{ *page }

// houses offers the warehouses, where there are several.
func (p sieve) houses() {
	p.house.OnPick = func(it kit.Item) {
		p.at = shop.WarehouseID(it.ID)
		p.narrow()
	}
	screen.Read(p.h, data.Warehouses, func(all []shop.Warehouse, err error) {
		if err != nil || p.closed {
			p.h.Fail("read warehouses", err)
			return
		}
		items := []kit.Item{{Cells: []string{p.h.Say("parts.all_houses")}}}
		for _, w := range all {
			if w.Active {
				items = append(items, kit.Item{ID: int64(w.ID), Cells: []string{w.Name}})
			}
		}
		p.house.SetItems(items)
		p.house.SetPicked(items[0])
		kit.Reveal(p.house, len(items) > 2)
		p.browse.Content().Refresh()
	})
}

// narrow leaves the parts of one warehouse and of one brand.
func (p sieve) narrow() {
	p.browse.Narrow(data.Ask{Warehouse: p.at, Make: p.brand})
	p.browse.Table.Focus()
}

// brands offers the brands (品牌), where there are several: what parts are told apart by.
func (p sieve) brands() {
	p.makes.OnPick = func(it kit.Item) {
		if p.brand = ""; it.ID != 0 {
			p.brand = it.Cells[0]
		}
		p.narrow()
	}
	screen.Read(p.h, data.PartMakes, func(all []string, err error) {
		if err != nil || p.closed {
			p.h.Fail("read brands", err)
			return
		}
		items := []kit.Item{{Cells: []string{p.h.Say("parts.all_makes")}}}
		for i, name := range all {
			items = append(items, kit.Item{ID: int64(i + 1), Cells: []string{name}})
		}
		p.makes.SetItems(items)
		p.makes.SetPicked(items[0])
		kit.Reveal(p.makes, len(items) > 2)
		p.browse.Content().Refresh()
	})
}
