package tools

import (
	"context"
	"strconv"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// edit opens what is written on a tool, or on a new one when id is 0.
func (p *page) edit(id shop.ToolID) {
	h := p.h
	title := h.Say("tools.act.edit")
	if id == 0 {
		title = h.Say("tools.act.new")
	}
	edit := screen.NewEdit(h, screen.EditSpec[shop.Tool]{
		Draft: draftOf("tool", id), Scope: "tool", Title: shop.Tool.Title,
		Read: func(v data.View) (shop.Tool, error) {
			if id == 0 {
				return shop.Tool{Active: true}, nil
			}
			return data.Tool(v, id)
		},
		Save: work.SaveTool,
		Build: func(f *kit.Form, t *shop.Tool) {
			f.Row(2)
			f.Code("code", &t.Code, kit.CodePlain).Required()
			f.Text("name", &t.Name).Required().Max(shop.MaxName).Weight(1.4)
			f.Row(3)
			f.Text("kind", &t.Kind).Max(shop.MaxName)
			f.Text("serial", &t.Serial).Max(shop.MaxName)
			f.Code("bin", &t.Bin, kit.CodePlain)
			f.Row(3)
			f.Date("bought_on", &t.BoughtOn)
			f.Money("value", &t.Value)
			f.Count("every_days", &t.EveryDays)
			f.Row(1)
			f.Text("note", &t.Note).Max(shop.MaxText)
		},
		Check: shop.Tool.Check,
		Saved: func(t shop.Tool) { h.Toast(h.Say("tools.saved", shop.Args{"Tool": t.Title()}), nil) },
	})
	screen.SheetOf(h, title, 480, edit)
	edit.Open()
	edit.Form.Focus("code")
}

// draftOf is the key of what is typed about a tool.
func draftOf(kind string, id shop.ToolID) string {
	if id == 0 {
		return kind + ":new"
	}
	return kind + ":" + strconv.FormatInt(int64(id), 10)
}

// use takes a tool out of use, with the reason, or into use again.
func (p *page) use(r data.ToolRow) {
	h, was := p.h, r.Tool
	set := func(active bool, why string, done func(shop.Tool, error)) {
		screen.Act(h, func(ctx context.Context, d work.Desk) (shop.Tool, error) {
			t, err := data.Read(ctx, d.Store, func(v data.View) (shop.Tool, error) { return data.Tool(v, was.ID) })
			if err != nil {
				return t, err
			}
			t.Active, t.Why = active, why
			return work.SaveTool(ctx, d, t)
		}, done)
	}
	told := func(key string) {
		h.Toast(h.Say(key, shop.Args{"Tool": was.Title()}), func() {
			set(was.Active, was.Why, func(_ shop.Tool, err error) { h.Fail("use of a tool", err) })
		})
	}
	if !was.Active {
		set(true, "", func(_ shop.Tool, err error) {
			if err != nil {
				h.Fail("use of a tool", err)
				return
			}
			told("tools.used")
		})
		return
	}
	why := ""
	f := kit.NewForm(h.Env, "tool")
	f.Text("why", &why).Required().Max(shop.MaxText)
	f.Fill()
	screen.AskForm(h, h.Say("tools.act.retire")+"  "+was.Title(), f, h.Say("tools.act.retire"), func(shut func()) {
		set(false, why, func(_ shop.Tool, err error) {
			if err != nil {
				h.Log("retire a tool", f.Show(err))
				return
			}
			shut()
			told("tools.retired")
		})
	})
}
