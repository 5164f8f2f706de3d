package screen

import (
	"context"
	"strings"

	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/data"
)

// modelsMost is how many makes and models are offered at once.
const modelsMost = 8

// AddModel adds a car's make and model to a form: found by name or pinyin, or
// typed with a blank between the two; a single word is the model.
func AddModel(h *Host, f *kit.Form, v *shop.Vehicle) *kit.FormField {
	c := kit.NewCombo(h.Env, func(ctx context.Context, text string) []kit.Item {
		models, err := data.Read(ctx, h.Store, func(v data.View) ([]data.Model, error) { return data.FindModels(v, text, modelsMost) })
		h.Log("find models", err)
		items := make([]kit.Item, len(models))
		for i, m := range models {
			items[i] = kit.Item{ID: int64(i + 1), Cells: []string{m.Make + " " + m.Name}, Data: m}
		}
		return items
	})
	c.Free = true
	return f.Combo("model", c, func() (kit.Item, bool) {
		return kit.Item{Cells: []string{v.Title()}, Data: data.Model{Make: v.Make, Name: v.Model}}, v.Title() != ""
	}, func(it kit.Item, ok bool) {
		if m, is := it.Data.(data.Model); ok && is {
			v.Make, v.Model = m.Make, m.Name
			return
		}
		first, rest, two := strings.Cut(strings.TrimSpace(c.Text), " ")
		if v.Make, v.Model = first, strings.TrimSpace(rest); !two {
			v.Make, v.Model = "", first
		}
	})
}
