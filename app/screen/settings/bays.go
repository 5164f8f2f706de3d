package settings

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// usualBayHours is how long a day a new bay can be booked until somebody says
// otherwise.
const usualBayHours = 8 * shop.One

// baysPane lists the places where cars are worked on.
type baysPane struct{ listPane[shop.Bay] }

func newBays(p *Page) pane {
	x := &baysPane{listPane[shop.Bay]{p: p}}
	x.fill(listSpec[shop.Bay]{
		id: "bays", kinds: []shop.Kind{shop.KindBays}, columns: x.columns(), read: data.Bays, open: func(b shop.Bay) { x.edit(b.ID) },
		same:  func(a, b shop.Bay) bool { return a.ID == b.ID },
		empty: kit.Blank{Icon: "home", Text: p.h.Say("settings.no_bays")},
	})
	return x
}

func (x *baysPane) columns() []kit.Column[shop.Bay] {
	h := x.p.h
	cell := func(b shop.Bay, text string) kit.Cell {
		if b.Active {
			return kit.Cell{Text: text}
		}
		return kit.Cell{Text: text, Tone: "muted"}
	}
	return []kit.Column[shop.Bay]{
		{ID: "code", TitleKey: "bay.code", W: 80, Cell: func(b shop.Bay) kit.Cell { return cell(b, b.Code) }},
		{ID: "name", TitleKey: "bay.name", W: 150, Cell: func(b shop.Bay) kit.Cell { return cell(b, b.Name) }},
		{ID: "skills", TitleKey: "bay.skills", Min: 140, Cell: func(b shop.Bay) kit.Cell {
			if len(b.Skills) == 0 {
				return kit.Cell{Text: h.Say("bay.all"), Tone: "muted"}
			}
			return cell(b, skillWords(h, b.Skills))
		}},
		{ID: "hours", TitleKey: "bay.hours", W: 100, Right: true, Cell: func(b shop.Bay) kit.Cell {
			return cell(b, h.Env.Lang.Count(b.Hours)+" "+h.Say("bay.unit"))
		}},
		{ID: "active", TitleKey: "bay.state", W: 110, Cell: func(b shop.Bay) kit.Cell {
			chip := kit.ChipSpec{Icon: "check", Word: h.Say("bay.active"), Tone: "green"}
			if !b.Active {
				chip = kit.ChipSpec{Icon: "close", Word: h.Say("bay.inactive"), Tone: "grey"}
			}
			return kit.Cell{Chip: &chip}
		}},
	}
}

// skillWords are skills in words.
func skillWords(h *screen.Host, skills []shop.Skill) string {
	words := make([]string, len(skills))
	for i, s := range skills {
		words[i] = h.Say(s.Key())
	}
	return strings.Join(words, h.Say("say.comma"))
}

// skillTicks adds a box to tick for each skill; what is ticked is in at, in the
// order in which skills are offered.
func skillTicks(h *screen.Host, f *kit.Form, label string, at *[]shop.Skill) {
	all := shop.Skills()
	for i, s := range all {
		if i%3 == 0 {
			f.Row(min(3, len(all)-i))
		}
		tick, key := kit.NewCheck(h.Env, h.Say(s.Key())), "skill_"+string(s)
		if i == 0 {
			key = "skills"
		}
		x := f.Add(key, tick, func() { tick.SetChecked(slices.Contains(*at, s)) }, func() error {
			*at = slices.DeleteFunc(slices.Clone(*at), func(o shop.Skill) bool { return o == s })
			if tick.Checked() {
				*at = append(*at, s)
			}
			return nil
		})
		x.Label("")
		if i == 0 {
			x.Label(label)
		}
	}
}

// Actions implements pane.
func (x *baysPane) Actions() []screen.Action {
	return []screen.Action{{ID: "settings.act.new_bay", Keys: "Ctrl+N", Button: true, Primary: true, Do: func() { x.edit(0) }}}
}

// edit opens a bay in a sheet, or a new one when id is 0.
func (x *baysPane) edit(id shop.BayID) {
	h, desk := x.p.h, x.p.desk()
	key, title := "bay:"+strconv.FormatInt(int64(id), 10), h.Say("bay.code")
	if id == 0 {
		key, title = "bay:new", h.Say("settings.bay_new")
	}
	edit := screen.NewEdit(h, screen.EditSpec[shop.Bay]{
		Draft: key, Scope: "bay",
		Title: func(b shop.Bay) string { return b.Code + " " + b.Name },
		Read: func(v data.View) (shop.Bay, error) {
			if id == 0 {
				return shop.Bay{Active: true, Hours: usualBayHours}, nil
			}
			return data.Bay(v, id)
		},
		Save: func(ctx context.Context, _ work.Desk, b shop.Bay) (shop.Bay, error) {
			return work.SaveBay(ctx, desk, b)
		},
		Check: func(b shop.Bay) shop.Problems { return b.Check() },
		Build: func(f *kit.Form, b *shop.Bay) {
			f.Row(3)
			f.Code("code", &b.Code, kit.CodePlain).Required().Max(8)
			f.Text("name", &b.Name).Required().Max(shop.MaxName).Weight(1.8)
			f.Qty("hours", &b.Hours).Required().Unit(h.Say("bay.unit"))
			skillTicks(h, f, h.Say("bay.skills"), &b.Skills)
			f.Row(1)
			f.Tick("active", &b.Active)
		},
		Saved: func(b shop.Bay) { h.Toast(h.Say("settings.bay_saved", shop.Args{"Code": b.Code}), nil) },
	})
	screen.SheetOf(h, title, 460, edit)
	edit.Open()
	edit.Form.Focus("code")
}
