package parts

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

// kinship is what stands around a part: the numbers before and after it, what serves as
// well, and the cars it is made for.
type kinship struct{ *page }

// around is what the drawer shows of that.
type around struct {
	chain shop.Chain
	parts map[shop.PartID]shop.Part
	fits  []shop.Fit
}

func readAround(v data.View, id shop.PartID) (a around, err error) {
	if a.fits, err = data.FitsOf(v, id); err != nil {
		return a, err
	}
	if a.chain, err = data.ChainOf(v, id); err != nil {
		return a, err
	}
	ids := append(append(a.chain.Earlier(id), a.chain.Later(id)...), a.chain.Alternatives(id)...)
	a.parts, err = data.PartsBy(v, ids)
	return a, err
}

// successors are the numbers that came in place of a part.
func successors(v data.View, id shop.PartID) (numbers []string, err error) {
	chain, err := data.ChainOf(v, id)
	if err != nil {
		return nil, err
	}
	parts, err := data.PartsBy(v, chain.Next(id))
	for _, next := range chain.Next(id) {
		numbers = append(numbers, parts[next].Number)
	}
	return numbers, err
}

// sections are the chain of numbers and the cars, each with the key that edits it.
func (k kinship) sections(s story) []screen.Section {
	h := k.h
	chain, fits := screen.Section{Title: h.Say("replace.title")}, screen.Section{Title: h.Say("fit.title")}
	if k.may(shop.AdjustStock) {
		chain.Act = &kit.Act{Word: h.Say("kin.act.edit"), Keys: "Alt+H", Do: func() { k.replace(s.part) }}
		fits.Act = &kit.Act{Word: h.Say("kin.act.edit"), Keys: "Alt+J", Do: func() { k.fit(s.part) }}
	}
	c, id := s.around.chain, s.part.ID
	for _, x := range []struct {
		how shop.Relation
		of  []shop.PartID
	}{{shop.ReplacedBy, c.Later(id)}, {shop.Replaces, c.Earlier(id)}, {shop.Alternates, c.Alternatives(id)}} {
		for _, other := range x.of {
			chain.Facts = append(chain.Facts, k.fact(s, x.how, other))
		}
	}
	if len(chain.Facts) == 0 {
		chain.Facts = []screen.Fact{{Words: h.Say("replace.none")}}
	}
	for _, f := range s.around.fits {
		fits.Facts = append(fits.Facts, screen.Fact{Words: f.Words()})
	}
	if len(fits.Facts) == 0 {
		fits.Facts = []screen.Fact{{Words: h.Say("fit.none")}}
	}
	return []screen.Section{chain, fits}
}

// fact is one other part: how it stands to this one, since when, and how many there are.
func (k kinship) fact(s story, how shop.Relation, other shop.PartID) screen.Fact {
	x := s.around.parts[other]
	f := screen.Fact{
		Text: k.h.Say("replace.kin."+string(how), shop.Args{"Number": x.Number}),
		Do:   func() { k.browse.Seek(x.Number) },
	}
	direct := false
	for _, r := range s.around.chain {
		if got, to := r.Relation(s.part.ID); got == how && to == other && (r.From == s.part.ID || r.To == s.part.ID) {
			direct = true
			if f.Text = strings.TrimSpace(f.Text + "  " + r.Note); r.Since != "" {
				f.Text += "  " + string(r.Since)
			}
		}
	}
	if !direct {
		f.Text += "  " + k.h.Say("replace.further")
	}
	f.Right = k.h.Say("replace.have", shop.Args{"Have": k.h.Env.Lang.Count(x.OnHand)})
	if x.Available() > 0 {
		f.Tone = "good"
	}
	return f
}

// wide is how wide the two sheets are, in dp at 100 %; spare is how many rows they have
// beyond those there are.
const (
	kinWide = 680
	fitWide = 940
	spare   = 2
)

// kinEdit is what is written of the other parts.
type kinEdit struct {
	Rows [shop.MaxKin]shop.Kin

	room int
	was  []shop.Kin
	part shop.Part
}

// replace (替代件) writes which parts serve in place of one.
func (k kinship) replace(part shop.Part) {
	h := k.h
	var edit *screen.Edit[kinEdit]
	edit = screen.NewEdit(h, screen.EditSpec[kinEdit]{
		Draft: "kin:" + strconv.FormatInt(int64(part.ID), 10), Scope: "replace",
		Title: func(kinEdit) string { return h.Say("replace.title") + " " + part.Number },
		Read:  func(v data.View) (kinEdit, error) { return readKin(v, part.ID) },
		Build: k.buildKin,
		Check: func(e kinEdit) shop.Problems { return shop.CheckKin(part.Number, e.Rows[:]) },
		Save: func(ctx context.Context, d work.Desk, e kinEdit) (kinEdit, error) {
			var err error
			e.part, err = work.SaveKin(ctx, d, work.Kinship{Part: part.ID, Rev: e.part.Rev, Was: e.was, Now: e.Rows[:]})
			return e, err
		},
		Saved: func(e kinEdit) {
			now := slices.DeleteFunc(slices.Clone(e.Rows[:]), shop.Kin.Empty)
			h.Toast(h.Say("replace.saved", shop.Args{"Number": part.Number, "N": len(now)}), func() {
				k.back(func(ctx context.Context, d work.Desk) (shop.Part, error) {
					return work.SaveKin(ctx, d, work.Kinship{Part: part.ID, Rev: e.part.Rev, Was: now, Now: e.was})
				})
			})
		},
		Shown: func() {
			edit.RebuildAt(shop.Numbered("number", 0)) // with as many rows as there are
		},
	})
	screen.SheetOf(h, h.Say("replace.title")+"  "+part.Number+"  "+part.Name, kinWide, edit)
	edit.Open()
}

// back takes an act back.
func (k kinship) back(do func(context.Context, work.Desk) (shop.Part, error)) {
	screen.Act(k.h, do, func(_ shop.Part, err error) {
		if err != nil {
			k.h.Fail("take back what stands around a part", err)
		}
	})
}

func readKin(v data.View, id shop.PartID) (e kinEdit, err error) {
	if e.part, err = data.Part(v, id); err != nil {
		return e, err
	}
	e.was, err = work.KinOf(v, id)
	copy(e.Rows[:], e.was)
	e.room = min(len(e.was)+spare, len(e.Rows))
	return e, err
}

func (k kinship) buildKin(f *kit.Form, e *kinEdit) {
	word := k.heading()
	for i := range e.room {
		row := &e.Rows[i]
		if row.Relation == "" {
			row.Relation = shop.ReplacedBy
		}
		f.Row(4)
		kit.AddSelect(f, shop.Numbered("relation", i), &row.Relation, shop.Relations(), func(r shop.Relation) string { return k.h.Say(r.Key()) }).
			Label(word(i, "replace.relation")).Weight(1.3)
		k.numberField(f, shop.Numbered("number", i), &row.Number).Label(word(i, "replace.number")).Weight(1.3)
		f.Date(shop.Numbered("since", i), &row.Since).Label(word(i, "replace.since"))
		f.Text(shop.Numbered("note", i), &row.Note).Label(word(i, "replace.note")).Weight(1.5).Max(shop.MaxName)
	}
}

// heading gives the labels of rows: only the first has them.
func (k kinship) heading() func(int, string) string {
	return func(i int, key string) string {
		if i > 0 {
			return ""
		}
		return k.h.Say(key)
	}
}

// numberField is a field for the number of a part, found by whatever finds parts.
func (k kinship) numberField(f *kit.Form, key string, at *string) *kit.FormField {
	c := kit.NewCombo(k.h.Env, func(ctx context.Context, text string) (items []kit.Item) {
		all, err := data.Read(ctx, k.h.Store, func(v data.View) ([]data.PartRow, error) {
			page, err := data.PartList(v, data.Ask{Text: text, N: 8})
			return page.Rows, err
		})
		k.h.Log("find part", err)
		for _, p := range all {
			items = append(items, kit.Item{ID: int64(p.ID), Cells: []string{p.Number, p.Name}})
		}
		return items
	})
	c.Free, c.Codes = true, true
	return f.Add(key, c, func() { c.SetText(*at) }, func() error { *at = strings.TrimSpace(c.Text); return nil })
}

// fitEdit is what is written of the cars.
type fitEdit struct {
	Rows [shop.MaxFits]shop.Fit

	room int
	was  []shop.Fit
	part shop.Part
}

// fit (适用车型) writes which cars a part is made for.
func (k kinship) fit(part shop.Part) {
	h := k.h
	var edit *screen.Edit[fitEdit]
	edit = screen.NewEdit(h, screen.EditSpec[fitEdit]{
		Draft: "fit:" + strconv.FormatInt(int64(part.ID), 10), Scope: "fit",
		Title: func(fitEdit) string { return h.Say("fit.title") + " " + part.Number },
		Read: func(v data.View) (e fitEdit, err error) {
			if e.part, err = data.Part(v, part.ID); err != nil {
				return e, err
			}
			e.was, err = data.FitsOf(v, part.ID)
			copy(e.Rows[:], e.was)
			e.room = min(len(e.was)+spare, len(e.Rows))
			return e, err
		},
		Build: k.buildFit,
		Check: func(e fitEdit) shop.Problems { return shop.CheckFits(e.Rows[:]) },
		Save: func(ctx context.Context, d work.Desk, e fitEdit) (fitEdit, error) {
			var err error
			e.part, err = work.SaveFits(ctx, d, work.Fitting{Part: part.ID, Rev: e.part.Rev, Rows: e.Rows[:]})
			return e, err
		},
		Saved: func(e fitEdit) {
			now := slices.DeleteFunc(slices.Clone(e.Rows[:]), func(f shop.Fit) bool { return f == shop.Fit{} })
			h.Toast(h.Say("fit.saved", shop.Args{"Number": part.Number, "N": len(now)}), func() {
				k.back(func(ctx context.Context, d work.Desk) (shop.Part, error) {
					return work.SaveFits(ctx, d, work.Fitting{Part: part.ID, Rev: e.part.Rev, Rows: e.was})
				})
			})
		},
		Shown: func() {
			edit.RebuildAt(shop.Numbered("make", 0)) // with as many rows as there are
		},
	})
	screen.SheetOf(h, h.Say("fit.title")+"  "+part.Number+"  "+part.Name, fitWide, edit)
	edit.Open()
}

func (k kinship) buildFit(f *kit.Form, e *fitEdit) {
	word := k.heading()
	for i := range e.room {
		row := &e.Rows[i]
		f.Row(8)
		f.Text(shop.Numbered("make", i), &row.Make).Label(word(i, "fit.make")).Max(shop.MaxName)
		f.Text(shop.Numbered("model", i), &row.Model).Label(word(i, "fit.model")).Max(shop.MaxName).Weight(1.2)
		screen.AddYear(k.h, f, shop.Numbered("year_from", i), &row.YearFrom).Label(word(i, "fit.year_from")).Weight(0.7)
		screen.AddYear(k.h, f, shop.Numbered("year_to", i), &row.YearTo).Label(word(i, "fit.year_to")).Weight(0.7)
		f.Code(shop.Numbered("vin_from", i), &row.VINFrom, kit.CodePlain).Label(word(i, "fit.vin_from")).Weight(1.8)
		f.Code(shop.Numbered("vin_to", i), &row.VINTo, kit.CodePlain).Label(word(i, "fit.vin_to")).Weight(1.8)
		f.Text(shop.Numbered("code", i), &row.Code).Label(word(i, "fit.code")).Max(shop.MaxName)
		f.Text(shop.Numbered("note", i), &row.Note).Label(word(i, "fit.note")).Max(shop.MaxName)
	}
}
