package settings

import (
	"context"
	"strconv"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// warehousesPane lists the rooms of parts.
type warehousesPane struct{ listPane[shop.Warehouse] }

func newWarehouses(p *Page) pane {
	x := &warehousesPane{listPane[shop.Warehouse]{p: p}}
	x.fill(listSpec[shop.Warehouse]{
		id: "warehouses", kinds: []shop.Kind{shop.KindWarehouses}, columns: x.columns(), read: data.Warehouses,
		open: func(w shop.Warehouse) { x.edit(w.ID) },
		same: func(a, b shop.Warehouse) bool { return a.ID == b.ID },
	})
	return x
}

func (x *warehousesPane) columns() []kit.Column[shop.Warehouse] {
	h := x.p.h
	return []kit.Column[shop.Warehouse]{
		{ID: "name", TitleKey: "warehouse.name", Min: 160, Cell: func(w shop.Warehouse) kit.Cell {
			if w.Active {
				return kit.Cell{Text: w.Name}
			}
			return kit.Cell{Text: w.Name, Tone: "muted"}
		}},
		{ID: "issues", TitleKey: "warehouse.serves", W: screen.Wide(h, "warehouse.issues.yes", "warehouse.issues.no") + 26, Cell: func(w shop.Warehouse) kit.Cell {
			chip := kit.ChipSpec{Icon: "check", Word: h.Say("warehouse.issues.yes"), Tone: "green"}
			if !w.Issues {
				chip = kit.ChipSpec{Icon: "lock", Word: h.Say("warehouse.issues.no"), Tone: "amber"}
			}
			return kit.Cell{Chip: &chip}
		}},
		{ID: "active", TitleKey: "warehouse.state", W: screen.Wide(h, "warehouse.active", "warehouse.inactive") + 26, Cell: func(w shop.Warehouse) kit.Cell {
			chip := kit.ChipSpec{Icon: "check", Word: h.Say("warehouse.active"), Tone: "green"}
			if !w.Active {
				chip = kit.ChipSpec{Icon: "close", Word: h.Say("warehouse.inactive"), Tone: "grey"}
			}
			return kit.Cell{Chip: &chip}
		}},
	}
}

// Actions implements pane.
func (x *warehousesPane) Actions() []screen.Action {
	return []screen.Action{{ID: "settings.act.new_warehouse", Keys: "Ctrl+N", Button: true, Primary: true, Do: func() { x.edit(0) }}}
}

// edit opens a warehouse in a sheet, or a new one when id is 0.
func (x *warehousesPane) edit(id shop.WarehouseID) {
	h, desk := x.p.h, x.p.desk()
	title := h.Say("warehouse.title")
	if id == 0 {
		title = h.Say("settings.act.new_warehouse")
	}
	edit := screen.NewEdit(h, screen.EditSpec[shop.Warehouse]{
		Draft: "warehouse:" + strconv.FormatInt(int64(id), 10), Scope: "warehouse",
		Title: func(w shop.Warehouse) string { return w.Name },
		Read: func(v data.View) (shop.Warehouse, error) {
			if id == 0 {
				return shop.Warehouse{Active: true, Issues: true}, nil
			}
			return data.Warehouse(v, id)
		},
		Save: func(ctx context.Context, _ work.Desk, w shop.Warehouse) (shop.Warehouse, error) {
			return work.SaveWarehouse(ctx, desk, w)
		},
		Check: func(w shop.Warehouse) shop.Problems { return w.Check() },
		Build: func(f *kit.Form, w *shop.Warehouse) {
			f.Text("name", &w.Name).Required().Max(shop.MaxName)
			f.Tick("issues", &w.Issues)
			f.Tick("active", &w.Active)
		},
		Saved: func(w shop.Warehouse) { h.Toast(h.Say("warehouse.saved", shop.Args{"Name": w.Name}), nil) },
	})
	screen.SheetOf(h, title, 400, edit)
	edit.Open()
	edit.Form.Focus("name")
}
