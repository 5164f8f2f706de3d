package counts

import (
	"context"
	"slices"

	"gongdan/app/kit"
	"gongdan/app/paper"
	"gongdan/app/printing"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// begin asks where is counted, and what, and opens the stock-take.
func begin(h *screen.Host) {
	screen.Read(h, data.Warehouses, func(houses []shop.Warehouse, err error) {
		if err != nil {
			h.Fail("read warehouses", err)
			return
		}
		beginIn(h, slices.DeleteFunc(houses, func(w shop.Warehouse) bool { return !w.Active }))
	})
}

func beginIn(h *screen.Host, houses []shop.Warehouse) {
	shows := h.Desk().Person.May(shop.AdjustStock)
	edit := screen.NewEdit(h, screen.EditSpec[shop.StockTake]{
		Draft: "take:new", Scope: "counts",
		Title: func(s shop.StockTake) string { return h.Say("counts.title.new") + " " + s.Zone.Bin },
		Read: func(data.View) (shop.StockTake, error) {
			return shop.StockTake{Blind: true, Zone: shop.TakeZone{Warehouse: shop.MainWarehouse}}, nil
		},
		Save:  work.OpenStockTake,
		Check: func(s shop.StockTake) shop.Problems { return s.Check() },
		Build: func(f *kit.Form, s *shop.StockTake) {
			f.Row(2)
			addHouse(h, f, houses, &s.Zone.Warehouse)
			f.Code("bin", &s.Zone.Bin, kit.CodePlain).Max(shop.MaxName).Hint("A-03").Under(kit.NewWords(h.Say("counts.hint.bin")))
			f.Row(1)
			kit.AddSelect(f, "pick", &s.Zone.Pick, shop.TakePicks(), func(p shop.TakePick) string { return h.Say(p.Key()) })
			f.Text("note", &s.Note).Max(shop.MaxName)
			if shows {
				f.Tick("hide_book", &s.Blind)
			}
		},
		Saved: func(s shop.StockTake) {
			h.Toast(h.Say("counts.opened_as", shop.Args{"Number": s.Number}), nil)
			h.Go(screen.Route{Screen: screen.Count, ID: int64(s.ID)})
		},
	})
	screen.SheetOf(h, h.Say("counts.title.new"), 460, edit)
	edit.Open()
	edit.Form.Focus("warehouse")
}

// addHouse adds the choice of a warehouse, or of all.
func addHouse(h *screen.Host, f *kit.Form, houses []shop.Warehouse, at *shop.WarehouseID) {
	items := []kit.Item{{ID: 0, Cells: []string{h.Say("take.zone.all")}}}
	for _, w := range houses {
		items = append(items, kit.Item{ID: int64(w.ID), Cells: []string{w.Name}})
	}
	f.Combo("warehouse", kit.NewSelect(h.Env, items), func() (kit.Item, bool) {
		i := slices.IndexFunc(items, func(it kit.Item) bool { return it.ID == int64(*at) })
		if i < 0 {
			return kit.Item{}, false
		}
		return items[i], true
	}, func(it kit.Item, _ bool) { *at = shop.WarehouseID(it.ID) })
}

// print asks on what a paper of a stock-take is printed, and makes it.
func print(h *screen.Host, id shop.StockTakeID, form shop.Form) {
	screen.PrintPaper(h, screen.PaperJob{
		Title: h.Say(form.Key()), Papers: paper.Papers(), On: paper.Paper(h.Settings().Paper).Known(),
		Done: "counts.printed", Waits: "counts.print_waits",
		Make: func(ctx context.Context, d work.Desk, on paper.Paper, folder string) (string, error) {
			return printing.CountPaper(ctx, d, h.Press, h.Env.Lang, printing.CountJob{Take: id, Form: form, Paper: on, Dir: folder})
		},
	})
}
