package campaigns

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// formWide is how wide the sheet of a campaign is.
const formWide = 860

// writing is a campaign being written: its form, and the rows of what it catches.
type writing struct {
	h     *screen.Host
	edit  *screen.Edit[shop.Campaign]
	grid  *kit.Grid
	quick *kit.Combo
	foot  *kit.Drawing
}

// write opens a campaign, or a new one when id is 0, which begins with rows.
func write(h *screen.Host, id shop.CampaignID, rows ...shop.Criterion) {
	w := &writing{h: h}
	w.build()
	key, title := "campaign:"+strconv.FormatInt(int64(id), 10), h.Say("campaigns.act.edit")
	if id == 0 {
		key, title = "campaign:new", h.Say("campaigns.act.new")
	}
	for _, r := range rows {
		key += "/" + r.PartNo + "/" + r.Batch
	}
	w.edit = screen.NewEdit(h, screen.EditSpec[shop.Campaign]{
		Draft: key, Scope: "campaign", Title: shop.Campaign.Title,
		Read: func(v data.View) (shop.Campaign, error) {
			if id == 0 {
				return shop.Campaign{Kind: shop.CampaignRecall, FromDay: h.Desk().Today(), Criteria: rows}, nil
			}
			return data.Campaign(v, id)
		},
		Save: work.SaveCampaign, Build: w.fields, Check: shop.Campaign.Check, Shown: w.refresh,
		Parts: []screen.Part[shop.Campaign]{{
			Title: h.Say("campaigns.rows"),
			Same:  func(a, b shop.Campaign) bool { return slices.Equal(a.Criteria, b.Criteria) },
			Words: func(c shop.Campaign) string { return h.Say("campaigns.rows_n", shop.Args{"N": len(c.Criteria)}) },
			Take:  func(into *shop.Campaign, of shop.Campaign) { into.Criteria = of.Criteria },
		}},
		Below: container.New(rowsLayout{}, kit.NewHeading(h.Say("campaigns.rows")), w.grid, w.foot),
		Saved: w.saved,
	})
	scope := kit.NewScope("campaign").Try("Del", w.remove).On("F3", func() { h.Env.Focus(w.quick) })
	sheet := screen.SheetOf(h, title, formWide, w.edit)
	sheet.OnClose(h.Env.Router.Push(scope))
	w.edit.Form.OnLast = func() { h.Env.Focus(w.quick) }
	w.edit.Open()
	w.edit.Form.Focus("code")
}

func (w *writing) fields(f *kit.Form, c *shop.Campaign) {
	h := w.h
	f.Row(3)
	f.Code("code", &c.Code, kit.CodePlain).Required().Max(shop.MaxName).Hint(h.Say("campaigns.hint.code"))
	kit.AddSelect(f, "kind", &c.Kind, shop.CampaignKinds(), func(k shop.CampaignKind) string { return h.Say(k.Key()) })
	f.Text("source", &c.Source).Max(shop.MaxName).Hint(h.Say("campaigns.hint.source"))
	f.Row(1)
	f.Text("name", &c.Name).Required().Max(shop.MaxName)
	f.Row(4)
	f.Date("from_day", &c.FromDay).Required()
	f.Date("until_day", &c.UntilDay).Hint(h.Say("campaigns.no_end"))
	job, part := newItem(h, shop.KindLabour), newItem(h, shop.KindParts)
	f.Add("job_code", job, func() { job.SetText(c.JobCode) }, typedInto(job, &c.JobCode))
	f.Add("part_no", part, func() { part.SetText(c.PartNo) }, typedInto(part, &c.PartNo))
	f.Row(1)
	f.Area("todo", &c.Todo, 2).Max(shop.MaxText).Hint(h.Say("campaigns.hint.todo"))
}

// newItem is a field for the code of a job of the catalogue or of a part; one that is typed
// and not known stays as it was typed.
func newItem(h *screen.Host, kind shop.Kind) *kit.Combo {
	c := kit.NewCombo(h.Env, func(ctx context.Context, text string) (items []kit.Item) {
		all, err := data.Read(ctx, h.Store, func(v data.View) ([]data.Item, error) { return data.FindItems(v, text, shop.Vehicle{}, 30) })
		h.Log("find items", err)
		for _, x := range all {
			if x.Kind == kind && len(items) < 8 {
				items = append(items, kit.Item{ID: int64(len(items) + 1), Cells: []string{x.Code(), x.Name()}})
			}
		}
		return items
	})
	c.Free, c.Codes = true, true
	c.Columns = []kit.ComboColumn{{Width: 110}, {}}
	return c
}

func typedInto(c *kit.Combo, at *string) func() error {
	return func() error {
		*at = strings.TrimSpace(c.Text)
		return nil
	}
}

// saved says how many cars the campaign catches.
func (w *writing) saved(c shop.Campaign) {
	h := w.h
	screen.Read(h, func(v data.View) (shop.CampaignFigures, error) { return data.CampaignFigures(v, c.ID) }, func(f shop.CampaignFigures, err error) {
		if err != nil {
			h.Fail("count the cars of a campaign", err)
			return
		}
		say := "campaigns.saved"
		if f.NoVIN > 0 {
			say = "campaigns.saved_no_vin"
		}
		h.Toast(h.Say(say, shop.Args{"Code": c.Code, "N": f.Caught, "NoVIN": f.NoVIN}), nil)
	})
}

// rowsLayout places the heading, the rows and their keys.
type rowsLayout struct{}

// rowsSeen is how many rows are seen at once, the one to type in included.
const rowsSeen = 6

// Layout implements fyne.Layout.
func (l rowsLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	look, y := kit.Look(), float32(0)
	for i, tall := range []float32{look.Dp(26), look.Dp(34 + rowsSeen*28), look.Dp(30)} {
		kit.Put(all[i], 0, y, size.Width, tall)
		y += tall
	}
}

// MinSize implements fyne.Layout.
func (rowsLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(300, kit.Look().Dp(26+34+rowsSeen*28+30))
}
