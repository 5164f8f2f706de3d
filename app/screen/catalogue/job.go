package catalogue

import (
	"context"
	"strconv"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// refused says who may change prices, if the person at the desk may not.
func (p *page) refused() bool {
	err := p.h.Desk().Person.Need(shop.ChangePrice)
	p.h.Fail("open price book", err)
	return err != nil
}

// editJob opens a job, or a new one when id is 0.
func (p *page) editJob(id shop.LabourID) {
	if p.refused() {
		return
	}
	h := p.h
	key, title := "labour:"+strconv.FormatInt(int64(id), 10), h.Say("catalogue.job")
	if id == 0 {
		key, title = "labour:new", h.Say("catalogue.act.new_job")
	}
	edit := screen.NewEdit(h, screen.EditSpec[shop.Labour]{
		Draft: key, Scope: "labour",
		Title: func(l shop.Labour) string { return l.Code + " " + l.Name },
		Read: func(v data.View) (shop.Labour, error) {
			if id == 0 {
				return shop.Labour{Active: true, WorkClass: shop.Minor, Hours: shop.One}, nil
			}
			return data.Labour(v, id)
		},
		Save: func(ctx context.Context, d work.Desk, l shop.Labour) (shop.Labour, error) {
			return work.SaveLabour(ctx, d, l)
		},
		Check: func(l shop.Labour) shop.Problems { return l.Check() },
		Build: func(f *kit.Form, l *shop.Labour) { buildJob(h, f, l) },
		Saved: func(l shop.Labour) { h.Toast(h.Say("catalogue.saved", shop.Args{"Code": l.Code, "Name": l.Name}), nil) },
	})
	screen.SheetOf(h, title, 440, edit)
	edit.Open()
	edit.Form.Focus("code")
}

func buildJob(h *screen.Host, f *kit.Form, l *shop.Labour) {
	f.Row(2)
	f.Code("code", &l.Code, kit.CodePlain).Required()
	f.Text("name", &l.Name).Required().Max(shop.MaxName).Weight(1.6)
	f.Row(2)
	f.Qty("hours", &l.Hours).Required().Unit("h")
	f.Money("rate", &l.Rate).Hint(h.Say("labour.rate.hint", shop.Args{"Rate": h.Settings().LabourRate}))
	kit.AddSelect(f, "class", &l.WorkClass, shop.WorkClasses(), func(c shop.WorkClass) string { return h.Say(c.Key()) })
	f.Row(2)
	f.Int("guarantee_days", &l.GuaranteeDays).Hint(h.Say("labour.guarantee.hint"))
	f.Int("guarantee_km", &l.GuaranteeKM).Unit("km")
	f.Tick("active", &l.Active)
}
