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

// loanersPane lists the cars that the shop lends, and where each of them is.
type loanersPane struct{ listPane[data.LoanerRow] }

func newLoaners(p *Page) pane {
	x := &loanersPane{listPane[data.LoanerRow]{p: p}}
	x.fill(listSpec[data.LoanerRow]{
		id: "loaners", kinds: []shop.Kind{shop.KindLoaners, shop.KindOrders}, columns: x.columns(), read: data.Loaners,
		open:  x.open,
		same:  func(a, b data.LoanerRow) bool { return a.ID == b.ID },
		empty: kit.Blank{Icon: "car", Text: p.h.Say("settings.no_loaners")},
	})
	return x
}

func (x *loanersPane) columns() []kit.Column[data.LoanerRow] {
	h := x.p.h
	cell := func(r data.LoanerRow, text string) kit.Cell {
		if r.Active {
			return kit.Cell{Text: text}
		}
		return kit.Cell{Text: text, Tone: "muted"}
	}
	return []kit.Column[data.LoanerRow]{
		{ID: "plate", TitleKey: "loaner.plate", W: 110, Cell: func(r data.LoanerRow) kit.Cell { return cell(r, h.Env.Lang.Plate(r.Plate)) }},
		{ID: "model", TitleKey: "loaner.model", W: 110, Cell: func(r data.LoanerRow) kit.Cell { return cell(r, r.Model) }},
		{ID: "mileage_km", TitleKey: "loaner.mileage_km", W: 96, Right: true, Cell: func(r data.LoanerRow) kit.Cell {
			return cell(r, h.Env.Lang.Int(r.MileageKM)+" km")
		}},
		{ID: "fuel", TitleKey: "loaner.fuel", W: 70, Right: true, Cell: func(r data.LoanerRow) kit.Cell { return cell(r, strconv.Itoa(r.Fuel)+" %") }},
		{ID: "where", TitleKey: "loaner.where", Min: 130, Cell: func(r data.LoanerRow) kit.Cell {
			if !r.Out() {
				return cell(r, r.Note)
			}
			words := h.Env.Lang.Plate(r.Car) + "  " + r.Loan.Borrower
			if !r.Loan.DueAt.IsZero() {
				words += "  " + h.Say("loan.due_is", shop.Args{"At": h.Env.Lang.When(r.Loan.DueAt, h.Env.Clock())})
			}
			return cell(r, words)
		}},
		{ID: "state", TitleKey: "loaner.state", W: 130, Cell: func(r data.LoanerRow) kit.Cell {
			chip := kit.ChipSpec{Icon: "check", Word: h.Say("loaner.here"), Tone: "green"}
			switch {
			case r.Out():
				chip = screen.LoanChip(h, r.Loan, h.Env.Clock())
			case !r.Active:
				chip = kit.ChipSpec{Icon: "close", Word: h.Say("loaner.inactive"), Tone: "grey"}
			}
			return kit.Cell{Chip: &chip}
		}},
	}
}

// Actions implements pane.
func (x *loanersPane) Actions() []screen.Action {
	manages := x.p.manages
	return []screen.Action{
		{ID: "settings.act.new_loaner", Keys: "Ctrl+N", Button: true, Primary: true, Can: manages, Do: func() { x.edit(0) }},
		{ID: "settings.act.loan", Keys: "Alt+O", Button: true, Do: x.follow},
	}
}

// follow shows the order that the chosen car is out for.
func (x *loanersPane) follow() {
	if r, ok := x.table.Selected(); ok && r.Out() {
		screen.OutsideSheet(x.p.h, r.OrderID, x.table.Focus)
	}
}

// open writes the chosen car; who may not sees where it is.
func (x *loanersPane) open(r data.LoanerRow) {
	if x.p.manages() {
		x.edit(r.ID)
		return
	}
	x.follow()
}

// edit opens a car in a sheet, or a new one when id is 0.
func (x *loanersPane) edit(id shop.LoanerID) {
	h, desk := x.p.h, x.p.desk()
	key, title := "loaner:"+strconv.FormatInt(int64(id), 10), h.Say("loaner.title")
	if id == 0 {
		key, title = "loaner:new", h.Say("settings.loaner_new")
	}
	edit := screen.NewEdit(h, screen.EditSpec[shop.Loaner]{
		Draft: key, Scope: "loaner",
		Title: func(l shop.Loaner) string { return l.Plate + " " + l.Model },
		Read: func(v data.View) (shop.Loaner, error) {
			if id == 0 {
				return shop.Loaner{Active: true}, nil
			}
			return data.Loaner(v, id)
		},
		Save: func(ctx context.Context, _ work.Desk, l shop.Loaner) (shop.Loaner, error) {
			l.Plate = shop.CompletePlate(h.Settings().PlatePrefix, shop.Fold(l.Plate))
			return work.SaveLoaner(ctx, desk, l)
		},
		Check: func(l shop.Loaner) shop.Problems {
			l.Plate = shop.CompletePlate(h.Settings().PlatePrefix, shop.Fold(l.Plate))
			return l.Check()
		},
		Build: func(f *kit.Form, l *shop.Loaner) {
			f.Row(2)
			f.Code("plate", &l.Plate, kit.CodePlate).Required().Max(10)
			f.Text("model", &l.Model).Required().Max(shop.MaxName)
			f.Row(2)
			f.Int("mileage_km", &l.MileageKM).Unit("km")
			f.Count("fuel", &l.Fuel).Unit("%")
			f.Row(1)
			f.Text("note", &l.Note).Max(shop.MaxText)
			f.Tick("active", &l.Active)
		},
		Saved: func(l shop.Loaner) {
			h.Toast(h.Say("settings.loaner_saved", shop.Args{"Plate": h.Env.Lang.Plate(l.Plate)}), nil)
		},
	})
	screen.SheetOf(h, title, 440, edit)
	edit.Open()
	edit.Form.Focus("plate")
}
