package screen

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"gongdan/app/kit"
	"gongdan/app/paper"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// reworkWide is how wide the sheet of a rework is.
const reworkWide = 640

// reworking is a rework record being written.
type reworking struct {
	Is shop.ReworkRecord

	o         shop.Order
	as        shop.Reworked
	people    []shop.Person
	suppliers []shop.Supplier
}

// ReworkSheet (返修单) asks why work had to be done again and who bears it. item is what is
// made good, "" where nobody has chosen it; done hears the order as it is then.
func ReworkSheet(h *Host, id shop.OrderID, item string, done func(shop.Order)) {
	var edit *Edit[reworking]
	zone := h.Env.Lang.Zone
	edit = NewEdit(h, EditSpec[reworking]{
		Draft: "rework:" + strconv.FormatInt(int64(id), 10), Scope: "rework",
		Title: func(r reworking) string { return h.Say("rework.title", shop.Args{"Number": r.o.Number}) },
		Read:  func(v data.View) (reworking, error) { return readReworking(v, id, item) },
		Build: func(f *kit.Form, r *reworking) { reworkForm{h, r}.build(f) },
		Check: func(r reworking) shop.Problems { return r.Is.Check(&r.o, r.as.Due, zone) },
		Save: func(ctx context.Context, d work.Desk, r reworking) (kept reworking, err error) {
			r.o, err = work.SaveRework(ctx, d, work.Rework{Order: r.o.ID, Rev: r.o.Rev, Record: r.Is})
			return r, err
		},
		Saved: func(r reworking) {
			h.Toast(h.Say("rework.saved", shop.Args{"Number": r.o.Number}), nil)
			done(r.o)
		},
		Shown: func() {
			edit.Rebuild() // the lists are known now
			edit.Form.Focus("cause")
			edit.Say(reworkSaying(h, edit.Record))
		},
	})
	SheetOf(h, h.Say("rework.sheet"), reworkWide, edit, kit.Act{Word: h.Say("rework.act.print"), Keys: "Ctrl+P", Do: func() { printRework(h, edit) }})
	edit.Open()
}

// printRework prints the record; what is typed is saved first, and its sheet closes.
func printRework(h *Host, edit *Edit[reworking]) {
	print := func() {
		PrintFormSheet(h, edit.Record.o, []shop.Form{shop.FormRework}, paper.Paper(h.Settings().Paper).Known())
	}
	if !edit.Dirty() {
		print()
		return
	}
	shut := edit.after
	edit.after = func() {
		shut()
		print()
	}
	edit.Save(nil)
}

// readReworking reads a record. One that does not say what is made good is of the first
// line that the order shares with the first one, or of its only line.
func readReworking(v data.View, id shop.OrderID, item string) (r reworking, err error) {
	if r.o, err = data.Order(v, id); err != nil {
		return r, err
	}
	var ok bool
	if r.as, ok, err = data.Rework(v, &r.o); err != nil {
		return r, err
	}
	if !ok {
		return r, shop.Refuse("rework.refuse.none", shop.Args{"Number": r.o.Number})
	}
	if r.Is = r.as.Record; r.Is.Item == "" {
		r.Is.Item = item
	}
	for i := range r.o.Lines {
		l := &r.o.Lines[i]
		if r.Is.Item == "" && slices.ContainsFunc(r.as.First.Lines, func(x shop.Line) bool { return x.SameItem(l) }) {
			r.Is.Item = l.Key()
		}
	}
	if r.people, err = data.People(v); err != nil {
		return r, err
	}
	r.suppliers, err = data.Suppliers(v)
	return r, err
}

// reworkSaying is what one must know before the cause is written: until when another one
// can be shown, what it has cost so far, and that the customer may choose.
func reworkSaying(h *Host, r reworking) kit.Saying {
	said := []string{h.Say("rework.first", shop.Args{"Number": r.as.First.Number})}
	s := kit.Saying{Tone: "info"}
	today := h.Desk().Today()
	switch {
	case r.as.Chooses():
		s.Tone = "bad"
		said = append(said, h.Say("rework.chooses", shop.Args{"N": len(r.as.Repeats), "Orders": strings.Join(r.as.Repeats, h.Say("say.comma"))}))
	case !r.as.Free:
		said = append(said, h.Say("rework.not_free"))
	case r.Is.Cause == shop.CauseOpen && today <= r.as.Due:
		said = append(said, h.Say("rework.due", shop.Args{"Day": r.as.Due}))
	default:
		said = append(said, h.Say("rework.free", shop.Args{"Day": r.as.Due}))
	}
	if sum := r.as.Cost.Sum(); sum > 0 && h.Desk().Person.May(shop.SeeCost) {
		said = append(said, h.Say("rework.cost", shop.Args{"Sum": sum, "Parts": r.as.Cost.Parts, "Labour": r.as.Cost.Labour, "Away": r.as.Cost.Away}))
	}
	s.Text = strings.Join(said, h.Say("say.semicolon"))
	return s
}

// reworkForm puts the fields of a rework into its form.
type reworkForm struct {
	h *Host
	r *reworking
}

func (x reworkForm) build(f *kit.Form) {
	say, is := x.h.Say, &x.r.Is
	f.Row(2)
	kit.AddSelect(f, "item", &is.Item, x.items(), x.itemName)
	kit.AddSelect(f, "cause", &is.Cause, append([]shop.ReworkCause{shop.CauseOpen}, shop.ReworkCauses()...), func(c shop.ReworkCause) string {
		if c == shop.CauseOpen {
			return say("rework.cause_open")
		}
		return say(c.Key())
	})
	f.Row(3)
	x.person(f)
	x.supplier(f)
	f.Text("batch", &is.Batch).Max(shop.MaxName).Hint(say("rework.batch.hint"))
	f.Area("words", &is.Words, 2).Max(shop.MaxText).Hint(say("rework.words.hint"))
	f.Row(2)
	f.DateTime("shown_at", &is.ShownAt)
	kit.AddSelect(f, "choice", &is.Choice, append([]shop.ReworkChoice{shop.ChoiceOpen}, shop.ReworkChoices()...), func(c shop.ReworkChoice) string {
		if c == shop.ChoiceOpen {
			return ""
		}
		return say(c.Key())
	})
	f.Text("evidence", &is.Evidence).Max(shop.MaxText).Hint(say("rework.evidence.hint"))
}

// items are what may be made good: the lines of the first order, and what is written.
func (x reworkForm) items() []string {
	all := []string{""}
	add := func(key string) {
		if !slices.Contains(all, key) {
			all = append(all, key)
		}
	}
	for i := range x.r.as.First.Lines {
		if l := &x.r.as.First.Lines[i]; l.Counts() && l.Kind != shop.OtherLine {
			add(l.Key())
		}
	}
	add(x.r.Is.Item)
	return all
}

func (x reworkForm) itemName(key string) string {
	for i := range x.r.as.First.Lines {
		if l := &x.r.as.First.Lines[i]; key != "" && l.Key() == key {
			return l.Title()
		}
	}
	return key
}

// person is the field of whose work it was.
func (x reworkForm) person(f *kit.Form) {
	var items []kit.Item
	for _, p := range x.r.people {
		if p.Active || p.ID == x.r.Is.Person {
			items = append(items, kit.Item{ID: int64(p.ID), Cells: []string{p.Name}})
		}
	}
	c := kit.NewSelect(x.h.Env, items)
	c.Free = true // it may be nobody: Enter goes on
	f.Combo("person", c, func() (kit.Item, bool) { return itemOf(items, int64(x.r.Is.Person)) }, func(it kit.Item, _ bool) {
		x.r.Is.Person = shop.PersonID(it.ID)
	})
}

// supplier is the field of whose part it was.
func (x reworkForm) supplier(f *kit.Form) {
	var items []kit.Item
	for _, s := range x.r.suppliers {
		if s.Active && s.Parts || s.ID == x.r.Is.Supplier {
			items = append(items, kit.Item{ID: int64(s.ID), Cells: []string{s.Name}})
		}
	}
	c := kit.NewSelect(x.h.Env, items)
	c.Free = true
	f.Combo("supplier", c, func() (kit.Item, bool) { return itemOf(items, int64(x.r.Is.Supplier)) }, func(it kit.Item, _ bool) {
		x.r.Is.Supplier = shop.SupplierID(it.ID)
	})
}

// itemOf is the item of a list that stands for a record.
func itemOf(items []kit.Item, id int64) (kit.Item, bool) {
	i := slices.IndexFunc(items, func(it kit.Item) bool { return it.ID == id })
	if id == 0 || i < 0 {
		return kit.Item{}, false
	}
	return items[i], true
}
