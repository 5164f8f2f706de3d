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

// suppliersPane lists who delivers parts to the shop and who works for it outside.
type suppliersPane struct{ listPane[shop.Supplier] }

func newSuppliers(p *Page) pane {
	x := &suppliersPane{listPane[shop.Supplier]{p: p}}
	x.fill(listSpec[shop.Supplier]{
		id: "suppliers", kinds: []shop.Kind{shop.KindSuppliers}, columns: x.columns(), read: data.Suppliers,
		open:  func(s shop.Supplier) { x.edit(s.ID) },
		same:  func(a, b shop.Supplier) bool { return a.ID == b.ID },
		empty: kit.Blank{Icon: "out", Text: p.h.Say("settings.no_suppliers")},
	})
	return x
}

func (x *suppliersPane) columns() []kit.Column[shop.Supplier] {
	h := x.p.h
	cell := func(s shop.Supplier, text string) kit.Cell {
		if s.Active {
			return kit.Cell{Text: text}
		}
		return kit.Cell{Text: text, Tone: "muted"}
	}
	return []kit.Column[shop.Supplier]{
		{ID: "name", TitleKey: "supplier.name", W: 200, Cell: func(s shop.Supplier) kit.Cell { return cell(s, s.Name) }},
		{ID: "kind", TitleKey: "supplier.kind", W: 120, Cell: func(s shop.Supplier) kit.Cell { return cell(s, kindOf(h, s)) }},
		{ID: "contact", TitleKey: "supplier.contact", W: 90, From: 700, Cell: func(s shop.Supplier) kit.Cell { return cell(s, s.Contact) }},
		{ID: "phone", TitleKey: "supplier.phone", W: 130, Cell: func(s shop.Supplier) kit.Cell { return cell(s, h.Env.Lang.Phone(s.Phone)) }},
		{ID: "note", TitleKey: "supplier.note", Min: 140, Cell: func(s shop.Supplier) kit.Cell { return cell(s, s.Note) }},
		{ID: "active", TitleKey: "supplier.state", W: 110, Cell: func(s shop.Supplier) kit.Cell {
			chip := kit.ChipSpec{Icon: "check", Word: h.Say("supplier.active"), Tone: "green"}
			if !s.Active {
				chip = kit.ChipSpec{Icon: "close", Word: h.Say("supplier.inactive"), Tone: "grey"}
			}
			return kit.Cell{Chip: &chip}
		}},
	}
}

// Actions implements pane.
func (x *suppliersPane) Actions() []screen.Action {
	return []screen.Action{{ID: "settings.act.new_supplier", Keys: "Ctrl+N", Button: true, Primary: true, Do: func() { x.edit(0) }}}
}

// edit opens a supplier in a sheet, or a new one when id is 0.
func (x *suppliersPane) edit(id shop.SupplierID) {
	h, desk := x.p.h, x.p.desk()
	key, title := "supplier:"+strconv.FormatInt(int64(id), 10), h.Say("supplier.title")
	if id == 0 {
		key, title = "supplier:new", h.Say("settings.supplier_new")
	}
	edit := screen.NewEdit(h, screen.EditSpec[shop.Supplier]{
		Draft: key, Scope: "supplier",
		Title: func(s shop.Supplier) string { return s.Name },
		Read: func(v data.View) (shop.Supplier, error) {
			if id == 0 {
				return shop.Supplier{Parts: true, Active: true}, nil
			}
			return data.Supplier(v, id)
		},
		Save: func(ctx context.Context, _ work.Desk, s shop.Supplier) (shop.Supplier, error) {
			return work.SaveSupplier(ctx, desk, s)
		},
		Check: func(s shop.Supplier) shop.Problems { return s.Check() },
		Build: func(f *kit.Form, s *shop.Supplier) {
			f.Row(2)
			f.Text("name", &s.Name).Required().Max(shop.MaxName).Weight(1.4)
			f.Code("phone", &s.Phone, kit.CodePhone).Max(20)
			f.Row(2)
			f.Tick("parts", &s.Parts)
			f.Tick("sublet", &s.Sublet)
			f.Row(3)
			f.Text("contact", &s.Contact).Max(shop.MaxName)
			f.Int("lead_days", &s.LeadDays).Unit(h.Say("rule.unit.days"))
			f.Int("terms_days", &s.TermsDays).Unit(h.Say("rule.unit.days"))
			f.Row(1)
			f.Text("account", &s.Account).Max(shop.MaxName)
			f.Area("note", &s.Note, 2).Max(shop.MaxText)
			f.Tick("active", &s.Active)
		},
		Saved: func(s shop.Supplier) { h.Toast(h.Say("settings.supplier_saved", shop.Args{"Name": s.Name}), nil) },
	})
	screen.SheetOf(h, title, 440, edit)
	edit.Open()
	edit.Form.Focus("name")
}

// kindOf says what a supplier does for the shop.
func kindOf(h *screen.Host, s shop.Supplier) string {
	switch {
	case s.Parts && s.Sublet:
		return h.Say("supplier.parts") + h.Say("say.comma") + h.Say("supplier.sublet")
	case s.Parts:
		return h.Say("supplier.parts")
	}
	return h.Say("supplier.sublet")
}
