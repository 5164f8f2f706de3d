package counts

import (
	"context"
	"errors"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// Actions implements screen.Page: what the person may not do is not there.
func (p *page) Actions() []screen.Action {
	var acts []screen.Action
	if !p.shape.read {
		return nil
	}
	form := shop.FormCountSheet
	if p.now.take.Status != shop.TakeOpen {
		form = shop.FormCountReport
	}
	acts = append(acts, screen.Action{ID: "counts.act.print", Keys: "Ctrl+P", Button: true, Do: func() { print(p.h, p.id, form) }})
	if p.closes() {
		word := "counts.act.show_book"
		if !p.now.take.Blind {
			word = "counts.act.hide_book"
		}
		acts = append(acts,
			screen.Action{ID: "counts.act.report", Keys: "Alt+R", Do: func() { print(p.h, p.id, shop.FormCountReport) }},
			screen.Action{ID: word, Keys: "Alt+B", Do: func() { closing{p}.blind(!p.now.take.Blind) }},
			screen.Action{ID: "counts.act.void", Keys: "Alt+V", Do: closing{p}.void},
			screen.Action{ID: "counts.act.cause", Keys: "Alt+C", Button: true, Do: closing{p}.cause},
			screen.Action{ID: "counts.act.post", Keys: "F12", Button: true, Primary: true, Do: closing{p}.post},
		)
	}
	if n := len(p.bar.queue.done); n > 0 && p.open() {
		acts = append(acts, screen.Action{ID: "counts.act.undo", Keys: "Ctrl+Z", Do: p.bar.undo})
	}
	return append(acts, p.browse.Actions()...)
}

// closing is what those do who end a stock-take.
type closing struct{ *page }

// blind hides what the books say from who counts, or shows it.
func (p closing) blind(hide bool) {
	s := p.now.take
	screen.Act(p.h, func(ctx context.Context, d work.Desk) (shop.StockTake, error) {
		return work.SetBlind(ctx, d, s.ID, s.Rev, hide)
	}, func(_ shop.StockTake, err error) {
		if err != nil {
			p.h.Fail("show the books", err)
			return
		}
		say := "counts.shown_now"
		if hide {
			say = "counts.hidden_now"
		}
		p.h.Toast(p.h.Say(say), func() { p.blind(!hide) })
	})
}

// cause asks why the chosen line differs.
func (p closing) cause() {
	r, ok := p.browse.Selected()
	if !ok || r.Difference() == 0 {
		p.h.Fail("cause", shop.Refuse("counts.refuse.no_difference", nil))
		return
	}
	var items []kit.Item
	var chosen kit.Item
	for _, c := range p.now.causes {
		it := kit.Item{ID: int64(c.ID), Cells: []string{c.Name}}
		if c.ID == r.CauseID {
			chosen = it
		}
		if c.Active || c.ID == r.CauseID {
			items = append(items, it)
		}
	}
	now := r.CauseID
	f := kit.NewForm(p.h.Env, "counts")
	f.Combo("cause", kit.NewSelect(p.h.Env, items), func() (kit.Item, bool) { return chosen, chosen.ID != 0 }, func(it kit.Item, _ bool) { now = shop.CauseID(it.ID) }).Required()
	f.Fill()
	screen.AskForm(p.h, p.h.Say("counts.act.cause")+"  "+r.Shelf+"  "+r.Part.Name, f, p.h.Say("edit.act.save"), func(shut func()) {
		p.setCause(f, r, now, shut)
	})
}

func (p closing) setCause(f *kit.Form, r data.TakeRow, now shop.CauseID, shut func()) {
	was := r.CauseID
	screen.Act(p.h, func(ctx context.Context, d work.Desk) (any, error) { return nil, work.SetCause(ctx, d, r.ID, was, now) }, func(_ any, err error) {
		if err != nil {
			if failure := f.Show(err); failure != nil {
				p.h.Log("set cause", failure)
			}
			return
		}
		shut()
		p.browse.Table.Focus()
		p.h.Toast(p.h.Say("counts.cause_set", shop.Args{"Part": r.Part.Name}), func() {
			screen.Act(p.h, func(ctx context.Context, d work.Desk) (any, error) { return nil, work.SetCause(ctx, d, r.ID, now, was) }, func(_ any, err error) { p.h.Fail("undo cause", err) })
		})
	})
}

// post asks whether the differences go into the ledger, and says what they come to.
func (p closing) post() {
	s, n := p.now.take, p.now.progress
	how := shop.TakePost{Note: s.Note}
	f := kit.NewForm(p.h.Env, "counts")
	with := shop.Args{"Different": n.Different, "Gain": n.Gain, "Loss": -n.Loss, "Counted": n.Counted, "Lines": n.Lines, "Left": n.Lines - n.Counted}
	words := "counts.post_sums"
	if !p.shape.costs {
		words = "counts.post_lines"
	}
	f.Text("note", &how.Note).Max(shop.MaxName).Under(kit.NewWords(p.h.Say(words, with)))
	if n.Lines > n.Counted {
		f.Tick("leave_rest", &how.LeaveRest)
	}
	f.Acts = func(err error) []kit.Act {
		if errors.Is(err, shop.ErrStale) {
			return screen.StaleActs(p.h, p.load, nil)
		}
		return nil
	}
	f.Fill()
	screen.AskForm(p.h, p.h.Say("counts.act.post")+"  "+s.Number, f, p.h.Say("counts.act.post"), func(shut func()) {
		now := p.now.take
		p.end(f, shut, "counts.posted", func(ctx context.Context, d work.Desk) (shop.StockTake, error) {
			return work.PostStockTake(ctx, d, now.ID, now.Rev, how)
		})
	})
}

// waysOut shows the lines that a refusal names.
func (p closing) waysOut(r *shop.Refusal) []kit.Act {
	show := func(n int) []kit.Act {
		return []kit.Act{{Word: p.h.Say("counts.act.look"), Keys: "F8", Do: func() {
			p.bar.quiet()
			p.browse.Actions()[n].Do()
		}}}
	}
	switch r.Fix {
	case "uncounted":
		return show(1)
	case "recount", "cause":
		return show(2)
	}
	return nil
}

// void asks why a stock-take is given up.
func (p closing) void() {
	s, reason := p.now.take, ""
	f := kit.NewForm(p.h.Env, "counts")
	f.Text("reason", &reason).Required().Max(shop.MaxName)
	f.Fill()
	screen.AskForm(p.h, p.h.Say("counts.act.void")+"  "+s.Number, f, p.h.Say("counts.act.void"), func(shut func()) {
		now := p.now.take
		p.end(f, shut, "counts.voided", func(ctx context.Context, d work.Desk) (shop.StockTake, error) {
			return work.VoidStockTake(ctx, d, now.ID, now.Rev, reason)
		})
	})
}

// end closes the stock-take. What keeps it from that is said above the lines, which it
// names.
func (p closing) end(f *kit.Form, shut func(), say string, do func(context.Context, work.Desk) (shop.StockTake, error)) {
	screen.Act(p.h, do, func(s shop.StockTake, err error) {
		if r := (*shop.Refusal)(nil); errors.As(err, &r) {
			shut()
			words, _ := p.h.Words(err)
			p.banner.Say(kit.Saying{Tone: "warn", Text: words, Acts: p.waysOut(r), Close: p.bar.quiet})
			p.root.Refresh()
			return
		}
		if err != nil {
			if failure := f.Show(err); failure != nil {
				p.h.Log("close stock-take", failure)
			}
			return
		}
		shut()
		p.bar.quiet()
		p.now.take = s
		p.bar.drop()
		p.show()
		p.load()
		p.browse.Table.Focus()
		p.h.Toast(p.h.Say(say, shop.Args{"Number": s.Number}), nil)
	})
}
