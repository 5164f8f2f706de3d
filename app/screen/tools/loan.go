package tools

import (
	"context"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// lending is what is asked before a tool changes hands.
type lending struct {
	tool   shop.Tool
	loan   shop.ToolLoan // its ID is 0 when the tool is here
	rules  shop.ToolRules
	people []shop.Person
}

func (p *page) readLending(id shop.ToolID, then func(lending)) {
	today := p.today()
	screen.Read(p.h, func(v data.View) (l lending, err error) {
		if l.tool, err = data.Tool(v, id); err != nil {
			return l, err
		}
		if l.loan, err = data.ToolOut(v, id); err != nil {
			return l, err
		}
		if l.people, err = data.People(v); err != nil {
			return l, err
		}
		rules, err := data.Rules(v)
		l.rules = shop.ToolRulesOn(rules, today)
		return l, err
	}, func(l lending, err error) {
		switch {
		case p.closed:
		case err != nil:
			p.h.Fail("read tool", err)
		default:
			then(l)
		}
	})
}

// holder is who has the tool.
func (l lending) holder() string {
	for _, x := range l.people {
		if x.ID == l.loan.Person {
			return x.Name
		}
	}
	return ""
}

// turn lends a tool that is here and takes back one that is not.
func (p *page) turn(id shop.ToolID) {
	p.readLending(id, func(l lending) {
		if l.loan.ID != 0 {
			p.backSheet(l)
			return
		}
		p.lendSheet(l)
	})
}

// lendSheet asks who gets the tool and until when. What may not be lent is
// refused before anybody types.
func (p *page) lendSheet(l lending) {
	h, t, today := p.h, l.tool, p.today()
	if l.loan.ID != 0 {
		h.Fail("lend", shop.Refuse("tool.refuse.lent", shop.Args{"Tool": t.Title(), "Person": l.holder(), "At": l.loan.OutAt}))
		return
	}
	if err := t.MayLend(l.rules, today); err != nil {
		h.Fail("lend", err)
		return
	}
	first := shop.ToolLoan{ToolID: t.ID, DueOn: today.Add(l.rules.LoanDays - 1)}
	edit := screen.NewEdit(h, screen.EditSpec[shop.ToolLoan]{
		Draft: draftOf("tool_lend", t.ID), Scope: "tool",
		Title: func(shop.ToolLoan) string { return h.Say("tools.act.lend") + " " + t.Title() },
		Read:  func(data.View) (shop.ToolLoan, error) { return first, nil },
		Save:  work.LendTool,
		Build: func(f *kit.Form, x *shop.ToolLoan) {
			personField(h, f, l.people, &x.Person).Required()
			f.Date("due_on", &x.DueOn)
			f.Text("note", &x.Note).Max(shop.MaxText)
		},
		Check: func(x shop.ToolLoan) shop.Problems {
			all := x.Check(today)
			if t.Overdue(today) {
				all.Warn("person", "tool.say.overdue", shop.Args{"Due": string(t.DueOn)})
			}
			return all
		},
		Saved: func(x shop.ToolLoan) {
			p.undoable(h.Say("tools.said.lent", shop.Args{"Tool": t.Title(), "Person": nameOf(l.people, x.Person)}), x)
		},
	})
	screen.SheetOf(h, h.Say("tools.act.lend")+"  "+t.Title(), 420, edit)
	edit.Open()
	edit.Form.Focus("person")
}

// undoable says what was done with a loan, with the way back.
func (p *page) undoable(words string, x shop.ToolLoan) {
	p.h.Toast(words, func() {
		screen.Act(p.h, func(ctx context.Context, d work.Desk) (any, error) { return nil, work.UndoToolLoan(ctx, d, x) }, func(_ any, err error) {
			p.h.Fail("undo a loan", err)
		})
	})
}

func nameOf(people []shop.Person, id shop.PersonID) string {
	return lending{people: people, loan: shop.ToolLoan{Person: id}}.holder()
}

// personField is a field for one of those who work here.
func personField(h *screen.Host, f *kit.Form, people []shop.Person, id *shop.PersonID) *kit.FormField {
	var items []kit.Item
	for _, p := range people {
		if p.Active {
			items = append(items, kit.Item{ID: int64(p.ID), Cells: []string{p.Name, p.Code, data.Initials(p.Name)}})
		}
	}
	c := kit.NewSelect(h.Env, items)
	return f.Combo("person", c, func() (kit.Item, bool) {
		for _, it := range items {
			if it.ID == int64(*id) {
				return it, true
			}
		}
		return kit.Item{}, false
	}, func(it kit.Item, _ bool) { *id = shop.PersonID(it.ID) })
}

// backSheet asks in what state the tool came back.
func (p *page) backSheet(l lending) {
	h, t := p.h, l.tool
	if l.loan.ID == 0 {
		h.Fail("take back", shop.Refuse("tool.refuse.here", shop.Args{"Tool": t.Title()}))
		return
	}
	first := l.loan
	first.State = shop.ToolGood
	edit := screen.NewEdit(h, screen.EditSpec[shop.ToolLoan]{
		Draft: draftOf("tool_back", t.ID), Scope: "tool",
		Title: func(shop.ToolLoan) string { return h.Say("tools.act.back") + " " + t.Title() },
		Read:  func(data.View) (shop.ToolLoan, error) { return first, nil },
		Save:  work.TakeToolBack,
		Build: func(f *kit.Form, x *shop.ToolLoan) {
			kit.AddChoice(f, "state", &x.State, shop.ToolStates(), func(s shop.ToolState) string { return h.Say(s.Key()) })
			f.Text("note", &x.Note).Max(shop.MaxText)
		},
		Check: func(x shop.ToolLoan) shop.Problems {
			x.BackAt = h.Env.Clock()
			return x.Check("")
		},
		Saved: func(x shop.ToolLoan) {
			p.undoable(h.Say("tools.said.back", shop.Args{"Tool": t.Title(), "Person": l.holder(), "State": x.State}), x)
		},
	})
	screen.SheetOf(h, h.Say("tools.act.back")+"  "+t.Title()+"  "+l.holder(), 420, edit)
	edit.Open()
	edit.Form.Focus("state")
}
