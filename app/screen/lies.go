package screen

import (
	"gongdan/app/shop"
)

// LiesSection is where the pieces of a part lie, with the batch of each where lots
// tells them; pieces that all lie in the usual bin need no section, and get none where
// it is the only place.
func LiesSection(h *Host, p shop.Part, lies []shop.Lie, houses []shop.Warehouse, lots map[shop.LotID]shop.Lot) Section {
	lang := h.Env.Lang
	out := Section{Title: h.Say("stock.lies")}
	for _, x := range lies {
		f := Fact{Icon: "box", Text: Spot(h, p, x.Location, houses), Right: lang.Count(x.OnHand)}
		for _, w := range houses {
			if w.ID == x.Location.Warehouse && !w.Issues {
				f.Icon, f.Tone = "lock", "warn"
			}
		}
		if l, ok := lots[x.LotID]; ok {
			f.Text += "  " + h.Say("stock.of_batch", shop.Args{"Batch": l.Batch, "On": lang.Date(l.At)})
			if l.Blocked != "" {
				f.Icon, f.Tone = "alert", "bad"
			}
		}
		out.Facts = append(out.Facts, f)
	}
	if len(out.Facts) == 0 {
		out.Facts = []Fact{{Words: h.Say("stock.lies_none")}}
	}
	return out
}

// Spot is a location in words: the bin, and the warehouse where it is not the main one.
func Spot(h *Host, p shop.Part, at shop.Location, houses []shop.Warehouse) string {
	bin := at.Bin
	if bin == "" {
		bin = p.Bin
	}
	if bin == "" {
		bin = h.Say("stock.no_bin")
	}
	for _, w := range houses {
		if w.ID == at.Warehouse && (w.ID != shop.MainWarehouse || len(houses) > 1) {
			return w.Name + "  " + bin
		}
	}
	return bin
}
