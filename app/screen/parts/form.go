package parts

import (
	"context"
	"slices"
	"strconv"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// newForm opens what is written on a part, or on a new one when id is 0.
func newForm(h *screen.Host, id shop.PartID) {
	key, title := "part:"+strconv.FormatInt(int64(id), 10), h.Say("parts.act.edit")
	if id == 0 {
		key, title = "part:new", h.Say("parts.act.new")
	}
	edit := screen.NewEdit(h, screen.EditSpec[shop.Part]{
		Draft: key, Scope: "part",
		Title: func(p shop.Part) string { return p.Number + " " + p.Name },
		Read: func(v data.View) (shop.Part, error) {
			if id == 0 {
				return shop.Part{Active: true, Origin: shop.Brand, Unit: h.Say("part.unit.usual")}, nil
			}
			return data.Part(v, id)
		},
		Save: func(ctx context.Context, d work.Desk, p shop.Part) (shop.Part, error) {
			return work.SavePart(ctx, d, p)
		},
		Build: func(f *kit.Form, p *shop.Part) {
			f.Row(2)
			f.Code("number", &p.Number, kit.CodePlain).Required()
			f.Text("name", &p.Name).Required().Max(shop.MaxName).Weight(1.4)
			f.Row(2)
			f.Money("price", &p.Price).Required()
			kit.AddSelect(f, "origin", &p.Origin, shop.Origins(), func(o shop.Origin) string { return h.Say(o.Key()) })
			f.Row(3)
			f.Text("unit", &p.Unit).Max(shop.MaxName)
			f.Text("make", &p.Make).Max(shop.MaxName)
			f.Code("bin", &p.Bin, kit.CodePlain)
			f.Text("fits", &p.Fits).Hint(h.Say("part.fits.hint"))
			f.Row(3)
			f.Qty("min", &p.Min)
			f.Qty("max", &p.Max)
			f.Code("barcode", &p.Barcode, kit.CodePlain)
			f.Tick("active", &p.Active)
		},
		Check: func(p shop.Part) shop.Problems { return seen(h, p.Check()) },
		Saved: func(p shop.Part) {
			h.Toast(h.Say("parts.saved", shop.Args{"Number": p.Number, "Name": p.Name}), nil)
		},
	})
	screen.SheetOf(h, title, 480, edit)
	edit.Open()
	edit.Form.Focus("number")
}

// seen leaves out what tells the cost to who may not know it.
func seen(h *screen.Host, p shop.Problems) shop.Problems {
	if h.Desk().Person.May(shop.SeeCost) {
		return p
	}
	return slices.DeleteFunc(p, func(x shop.Problem) bool { return x.Warn && x.Field == "price" })
}
