package parts

import (
	"context"
	"strconv"
	"strings"
	"time"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// mover are the sheets that move pieces of a part.
type mover struct{ *page }

// moving is what the sheets of a part are filled from.
type moving struct {
	part      shop.Part
	houses    []shop.Warehouse
	suppliers []shop.Supplier
	lies      []shop.Lie
	lots      map[shop.LotID]shop.Lot
}

func readMoving(v data.View, id shop.PartID) (m moving, err error) {
	if m.part, err = data.Part(v, id); err != nil {
		return m, err
	}
	if m.houses, err = data.Warehouses(v); err != nil {
		return m, err
	}
	if m.suppliers, err = data.Suppliers(v); err != nil {
		return m, err
	}
	if m.lies, err = data.LiesOf(v, id); err != nil {
		return m, err
	}
	lots, err := data.LotsOf(v, id)
	m.lots = map[shop.LotID]shop.Lot{}
	for _, l := range lots {
		m.lots[l.ID] = l
	}
	return m, err
}

// with reads what a sheet needs and opens it.
func (p mover) with(part shop.Part, open func(moving)) {
	screen.Read(p.h, func(v data.View) (moving, error) { return readMoving(v, part.ID) }, func(m moving, err error) {
		if err != nil {
			p.h.Fail("read part", err)
			return
		}
		open(m)
	})
}

// spec begins a sheet that moves pieces of a part: draft, title and what is said when
// it is done are the same for all of them.
func spec[R any](p mover, act string, m moving, first R) screen.EditSpec[R] {
	return screen.EditSpec[R]{
		Draft: act + ":" + strconv.FormatInt(int64(m.part.ID), 10), Scope: "stock",
		Title: func(R) string { return p.h.Say("parts.act."+act) + " " + m.part.Number },
		Read:  func(data.View) (R, error) { return first, nil },
	}
}

// sheet opens the sheet of an act; do is told to have been kept by the part as it is
// then.
func sheet[R any](p mover, act string, m moving, s screen.EditSpec[R], do func(context.Context, work.Desk, R) (shop.Part, error)) *screen.Edit[R] {
	s.Save = func(ctx context.Context, d work.Desk, r R) (R, error) {
		part, err := do(ctx, d, r)
		m.part = part
		return r, err
	}
	more := s.Saved
	s.Saved = func(r R) {
		p.h.Toast(p.h.Say("parts.moved", shop.Args{"Name": m.part.Name, "Have": p.h.Env.Lang.Count(m.part.OnHand)}), nil)
		if more != nil {
			more(r)
		}
	}
	edit := screen.NewEdit(p.h, s)
	screen.SheetOf(p.h, p.h.Say("parts.act."+act)+"  "+m.part.Number+"  "+m.part.Name, 460, edit)
	edit.Open()
	return edit
}

// incoming is a receipt as it is typed.
type incoming struct {
	shop.Receipt
	On shop.Day
}

// receive (入库) takes pieces into the store: how many, what one cost and, where that
// is known, the batch, its papers and from whom it came.
func (p mover) receive(part shop.Part) {
	p.with(part, func(m moving) {
		zone := p.h.Env.Lang.Zone
		today := shop.DayOf(p.h.Env.Clock(), zone)
		s := spec(p, "receive", m, incoming{Receipt: shop.Receipt{PartID: part.ID, Cost: part.Cost(), Location: shop.Location{Bin: part.Bin}, Lot: shop.Lot{Origin: part.Origin}}, On: today})
		s.Check = func(r incoming) shop.Problems { return r.Receipt.Check() }
		s.Saved = func(r incoming) { p.stickers.came(part, r.Qty) }
		s.Build = func(f *kit.Form, r *incoming) {
			f.Row(3)
			f.Qty("qty", &r.Qty).Required().Unit(part.Unit)
			f.Money("cost", &r.Cost).Required()
			f.Date("on", &r.On).Required()
			f.Row(2)
			p.supplierField(f, m, &r.Lot.SupplierID)
			f.Text("note", &r.Note).Max(shop.MaxName).Hint(p.h.Say("stock.note.hint"))
			f.Row(2)
			f.Text("batch", &r.Lot.Batch).Max(shop.MaxName)
			f.Text("certificate", &r.Lot.Certificate).Max(shop.MaxName)
			f.Row(2)
			p.houseField(f, "warehouse", m, &r.Location.Warehouse).Label(p.h.Say("stock.warehouse"))
			f.Code("bin", &r.Location.Bin, kit.CodePlain)
			f.Row(2)
			kit.AddSelect(f, "origin", &r.Lot.Origin, stocked(), func(o shop.Origin) string { return p.h.Say(o.Key()) })
			f.Tick("used", &r.Lot.Used)
		}
		sheet(p, "receive", m, s, func(ctx context.Context, d work.Desk, r incoming) (shop.Part, error) {
			if r.On != today {
				r.At = r.On.Time(zone).Add(12 * time.Hour)
			}
			return work.ReceiveStock(ctx, d, r.Receipt)
		}).Form.Focus("qty")
	})
}

// stocked are the origins of what a shop has on its shelves.
func stocked() (all []shop.Origin) {
	for _, o := range shop.Origins() {
		if o != shop.CustomerOwned {
			all = append(all, o)
		}
	}
	return all
}

func (p mover) supplierField(f *kit.Form, m moving, id *shop.SupplierID) {
	var items []kit.Item
	for _, s := range m.suppliers {
		if s.Active || s.ID == *id {
			items = append(items, kit.Item{ID: int64(s.ID), Cells: []string{s.Name, s.Phone}})
		}
	}
	c := kit.NewSelect(p.h.Env, items)
	c.Free = true // it may be nobody: Enter goes on
	f.Combo("supplier", c, func() (kit.Item, bool) { return itemOf(items, int64(*id)) }, func(it kit.Item, _ bool) { *id = shop.SupplierID(it.ID) })
}

func (p mover) houseField(f *kit.Form, key string, m moving, id *shop.WarehouseID) *kit.FormField {
	var items []kit.Item
	for _, w := range m.houses {
		if w.Active {
			items = append(items, kit.Item{ID: int64(w.ID), Cells: []string{w.Name}})
		}
	}
	return f.Combo(key, kit.NewSelect(p.h.Env, items), func() (kit.Item, bool) { return itemOf(items, int64(max(*id, shop.MainWarehouse))) },
		func(it kit.Item, _ bool) { *id = shop.WarehouseID(it.ID) })
}

func itemOf(items []kit.Item, id int64) (kit.Item, bool) {
	for _, it := range items {
		if it.ID == id {
			return it, true
		}
	}
	return kit.Item{}, false
}

// lieField chooses which of the pieces that lie there are meant.
func (p mover) lieField(f *kit.Form, m moving, at *shop.Location, lot *shop.LotID) {
	var items []kit.Item
	for i, x := range m.lies {
		words := screen.Spot(p.h, m.part, x.Location, m.houses)
		if l := m.lots[x.LotID]; l.Batch != "" {
			words += "  " + l.Batch
		}
		items = append(items, kit.Item{ID: int64(i), Cells: []string{words, p.h.Env.Lang.Count(x.OnHand)}})
	}
	f.Combo("from", kit.NewSelect(p.h.Env, items), func() (kit.Item, bool) {
		for i, x := range m.lies {
			if x.Location == *at && x.LotID == *lot {
				return items[i], true
			}
		}
		return kit.Item{}, false
	}, func(it kit.Item, ok bool) {
		if ok {
			*at, *lot = m.lies[it.ID].Location, m.lies[it.ID].LotID
		}
	})
}

// adjust (调整) sets the stock to what was counted.
func (p mover) adjust(part shop.Part) {
	p.with(part, func(m moving) {
		have := m.part.OnHand
		s := spec(p, "adjust", m, shop.Count{PartID: part.ID, Have: have, Counted: have})
		s.Check = func(c shop.Count) shop.Problems { return c.Check() }
		s.Build = func(f *kit.Form, c *shop.Count) {
			f.Qty("counted", &c.Counted).Required().Unit(part.Unit).Label(p.h.Say("stock.counted_of", shop.Args{"Have": p.h.Env.Lang.Count(have)}))
			if e, ok := f.Entry("counted").(*kit.NumberEntry); ok {
				e.Zero = true
			}
			f.Text("reason", &c.Reason).Required().Max(shop.MaxName).Hint(p.h.Say("stock.reason.hint"))
		}
		sheet(p, "adjust", m, s, func(ctx context.Context, d work.Desk, c shop.Count) (shop.Part, error) {
			c.Have = have
			return work.AdjustStock(ctx, d, c)
		}).Form.Focus("counted")
	})
}

// transfer (调拨) takes pieces to another bin or warehouse.
func (p mover) transfer(part shop.Part) {
	p.with(part, func(m moving) {
		if len(m.lies) == 0 {
			p.h.Toast(p.h.Say("parts.nothing_there", shop.Args{"Part": part.Name}), nil)
			return
		}
		x := m.lies[0]
		s := spec(p, "transfer", m, shop.StockTransfer{PartID: part.ID, From: x.Location, LotID: x.LotID, Qty: x.OnHand})
		s.Check = func(t shop.StockTransfer) shop.Problems { return t.Check() }
		s.Build = func(f *kit.Form, t *shop.StockTransfer) {
			f.Row(2)
			p.lieField(f, m, &t.From, &t.LotID)
			f.Qty("qty", &t.Qty).Required().Unit(part.Unit)
			f.Row(2)
			p.houseField(f, "to", m, &t.To.Warehouse).Label(p.h.Say("stock.to"))
			f.Code("to_bin", &t.To.Bin, kit.CodePlain)
			f.Text("note", &t.Note).Max(shop.MaxName)
		}
		sheet(p, "transfer", m, s, work.TransferStock).Form.Focus("to_bin")
	})
}

// scrap (报废) throws pieces away.
func (p mover) scrap(part shop.Part) {
	p.with(part, func(m moving) {
		if len(m.lies) == 0 {
			p.h.Toast(p.h.Say("parts.nothing_there", shop.Args{"Part": part.Name}), nil)
			return
		}
		s := spec(p, "scrap", m, shop.Scrap{PartID: part.ID, Location: m.lies[0].Location, LotID: m.lies[0].LotID})
		s.Check = func(x shop.Scrap) shop.Problems { return x.Check() }
		s.Build = func(f *kit.Form, x *shop.Scrap) {
			f.Row(2)
			p.lieField(f, m, &x.Location, &x.LotID)
			f.Qty("qty", &x.Qty).Required().Unit(part.Unit)
			f.Text("reason", &x.Reason).Required().Max(shop.MaxName).Hint(p.h.Say("stock.scrap.hint"))
		}
		sheet(p, "scrap", m, s, work.ScrapStock).Form.Focus("qty")
	})
}

// level writes the least and the most of a part that one warehouse should have.
func (p mover) level(part shop.Part) {
	p.with(part, func(m moving) {
		screen.Read(p.h, func(v data.View) ([]shop.Level, error) { return data.Levels(v, part.ID) }, func(all []shop.Level, err error) {
			if err != nil {
				p.h.Fail("read levels", err)
				return
			}
			first := shop.Level{PartID: part.ID, Warehouse: max(p.at, shop.MainWarehouse)}
			for _, l := range all {
				if l.Warehouse == first.Warehouse {
					first = l
				}
			}
			s := spec(p, "level", m, first)
			s.Check = func(l shop.Level) shop.Problems { return l.Check() }
			s.Build = func(f *kit.Form, l *shop.Level) {
				p.houseField(f, "warehouse", m, &l.Warehouse).Label(p.h.Say("stock.warehouse"))
				f.Row(2)
				f.Qty("min", &l.Min).Unit(part.Unit)
				f.Qty("max", &l.Max).Unit(part.Unit)
			}
			sheet(p, "level", m, s, func(ctx context.Context, d work.Desk, l shop.Level) (shop.Part, error) {
				return m.part, work.SetLevel(ctx, d, l)
			}).Form.Focus("min")
		})
	})
}

// lies is where the pieces lie; nothing where they all lie in the usual bin.
func (p mover) lies(s story) []screen.Section {
	usual := len(s.moving.lies) == 1 && s.moving.lies[0].LotID == 0 && s.moving.lies[0].Location == shop.Location{Warehouse: shop.MainWarehouse}
	if usual || len(s.moving.lies) == 0 {
		return nil
	}
	out := screen.LiesSection(p.h, s.part, s.moving.lies, s.moving.houses, s.moving.lots)
	if len(s.moving.lots) > 0 {
		out.Act = &kit.Act{Word: strings.TrimSpace(p.h.Say("parts.act.lots")), Keys: "Alt+B", Do: func() { p.lots(s.part) }}
	}
	return []screen.Section{out}
}

// lots opens the batches of a part.
func (p mover) lots(part shop.Part) {
	p.h.Go(screen.Route{Screen: screen.Lots, ID: int64(part.ID)})
}
