package screen

import (
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"gongdan/app/kit"
	"gongdan/app/paper"
	"gongdan/app/shop"
)

// WalkSheet (环车检查) shows the points of the walk-around: each is well until it
// is ticked as a fault and, if so, said in words. done is told the points when
// the sheet is confirmed.
func WalkSheet(h *Host, car shop.Vehicle, checks []shop.Check, readOnly bool, done func([]shop.Check)) {
	all := make([]shop.Check, len(paper.CheckPoints()))
	for i, point := range paper.CheckPoints() {
		all[i].Point = point
		for _, c := range checks {
			if c.Point == point {
				all[i] = c
			}
		}
	}
	f := kit.NewForm(h.Env, "walk")
	for i := range all {
		c := &all[i]
		f.Row(2)
		tick := kit.NewCheck(h.Env, h.Say(paper.PointKey(c.Point)))
		f.Add("fault_"+c.Point, tick, func() { tick.SetChecked(c.Fault) }, func() error { c.Fault = tick.Checked(); return nil }).Label("").Weight(0.8)
		f.Text("note_"+c.Point, &c.Note).Label("").Max(shop.MaxName).Hint(h.Say("walk.note"))
	}
	f.Fill()
	f.Enable(!readOnly)
	var sheet *kit.Sheet
	confirm := func() {
		if err := f.Read(); err != nil {
			f.Show(err)
			return
		}
		sheet.Close()
		if !readOnly {
			done(all)
		}
	}
	f.OnLast = confirm
	intro := kit.NewWords(h.Say("walk.help"))
	sheet = h.Env.Layer.OpenSheet(h.Env, kit.SheetSpec{
		Title: h.Say("walk.title", shop.Args{"Plate": h.Env.Lang.Plate(car.Plate)}), Wide: 520,
		Content: container.NewVBox(intro, container.New(layout.NewCustomPaddedLayout(8, 0, 0, 0), f.Content())), Confirm: &kit.Act{Word: h.Say("walk.act.done"), Do: confirm},
	})
}
