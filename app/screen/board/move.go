package board

import (
	"context"
	"errors"
	"slices"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
)

// moves is what is being written, and what can be taken back. One act follows
// the other, so that each knows the revision that the one before it left.
type moves struct {
	busy bool
	wait []func()
	done []*moved // the latest at the end
}

// moving does what changes a car.
type moving struct{ *Page }

// next does an act as soon as those before it have ended; each calls end.
func (m *moves) next(do func()) {
	if m.busy {
		m.wait = append(m.wait, do)
		return
	}
	m.busy = true
	do()
}

func (m *moves) end() {
	m.busy = false
	if len(m.wait) > 0 {
		do := m.wait[0]
		m.wait = m.wait[1:]
		m.next(do)
	}
}

// undoMost is how many moves are remembered.
const undoMost = 50

// moved is an act that was kept.
type moved struct {
	id     shop.OrderID
	before int64 // revision that it found
	after  int64 // and that it left
	back   wayBack
}

// move takes the chosen car to a column. Where the column wants a reason, that is
// asked for by a digit.
func (p moving) move(to shop.Stage) {
	s, ok := p.m.chosen()
	if !ok || s.stage == to {
		return
	}
	p.moveCard(s.card.ID, to)
}

func (p moving) moveCard(id shop.OrderID, to shop.Stage) {
	c := p.m.card(id)
	switch {
	case c == nil:
	case to == shop.AwaitParts && shop.CanPlace(&c.Order, to):
		p.askReason(func(why shop.HoldReason) { p.place(id, shop.BoardMove{To: to, Hold: shop.Hold{Why: why}}) })
	default:
		p.place(id, shop.BoardMove{To: to})
	}
}

// askReason shows the reasons beside the card; a digit chooses one.
func (p moving) askReason(then func(shop.HoldReason)) {
	var items []kit.Command
	for i, why := range shop.PartsReasons() {
		items = append(items, kit.Command{Word: p.h.Say(why.Key()), Keys: string(rune('1' + i)), Do: func() { then(why) }})
	}
	p.h.Env.Layer.Menu(p.h.Env, p.v.beside(), items)
}

// act is what is written about a car. do is given the order as it stands when its
// turn comes, and answers the way back too.
type act struct {
	id     shop.OrderID
	words  string // said when it is done
	do     func(context.Context, work.Desk, shop.Order) (shop.Order, wayBack, error)
	failed func(error)
	over   func() // it is written, or not; nil is fine
}

// wayBack takes an act back from an order as it was kept last.
type wayBack func(ctx context.Context, d work.Desk, rev int64) (shop.Order, error)

// write does an act as soon as those before it have ended, and remembers it.
func (p moving) write(a act) {
	over := func() {
		if a.over != nil {
			a.over()
		}
	}
	p.moves.next(func() {
		c := p.m.card(a.id)
		if c == nil {
			over()
			p.moves.end()
			return
		}
		stood := c.Order
		type answer struct {
			o    shop.Order
			back wayBack
		}
		screen.Act(p.h, func(ctx context.Context, d work.Desk) (x answer, err error) {
			x.o, x.back, err = a.do(ctx, d, stood)
			return x, err
		}, func(x answer, err error) {
			over()
			if err != nil {
				a.failed(err)
			} else {
				p.kept(x.o)
				p.remember(&moved{id: a.id, before: stood.Rev, after: x.o.Rev, back: x.back}, a.words)
			}
			p.moves.end()
		})
	})
}

// place moves a card at once and writes it; a refusal puts it back.
func (p moving) place(id shop.OrderID, to shop.BoardMove) {
	c := p.m.card(id)
	if c == nil {
		return
	}
	p.quiet()
	p.m.pending[id] = to.To
	p.arrange()
	p.write(act{
		id: id, words: p.h.Say("board.done.moved", shop.Args{"Plate": p.h.Env.Lang.Plate(c.Plate), "To": to.To}),
		do: func(ctx context.Context, d work.Desk, o shop.Order) (shop.Order, wayBack, error) {
			o, was, err := work.PlaceOrder(ctx, d, id, o.Rev, to)
			return o, func(ctx context.Context, d work.Desk, rev int64) (shop.Order, error) {
				return work.PutBack(ctx, d, id, rev, was)
			}, err
		},
		failed: func(err error) { p.refusedMove(id, to, err) },
		over:   func() { delete(p.m.pending, id) },
	})
}

// kept shows an order as it was kept; what was being read before is out of date.
func (p moving) kept(o shop.Order) {
	if c := p.m.card(o.ID); c != nil {
		c.Order = o
	}
	p.arrange()
	p.Load()
}

// remember says what was done, with the way back.
func (p moving) remember(m *moved, words string) {
	p.moves.done = append(p.moves.done, m)
	if n := len(p.moves.done); n > undoMost {
		p.moves.done = p.moves.done[n-undoMost:]
	}
	p.h.Toast(words, func() { p.undoFrom(m) })
}

// undoFrom is the undo of a message: of its own move, or of the latest one where
// that was taken back already or the car has moved on since.
func (p moving) undoFrom(m *moved) {
	i := slices.Index(p.moves.done, m)
	if i < 0 || slices.ContainsFunc(p.moves.done[i+1:], func(x *moved) bool { return x.id == m.id }) {
		p.undoLast()
		return
	}
	p.undo(m)
}

func (p moving) undoLast() {
	if n := len(p.moves.done); n > 0 {
		p.undo(p.moves.done[n-1])
	}
}

// undo takes a move back. A move of the same car before it can be taken back
// next: it hears the new revision.
func (p moving) undo(m *moved) {
	p.moves.next(func() {
		i := slices.Index(p.moves.done, m)
		if i < 0 {
			p.moves.end()
			return
		}
		p.moves.done = slices.Delete(p.moves.done, i, i+1)
		screen.Act(p.h, func(ctx context.Context, d work.Desk) (shop.Order, error) {
			return m.back(ctx, d, m.after)
		}, func(o shop.Order, err error) {
			if err != nil {
				p.refused(m.id, err)
			} else {
				for _, x := range p.moves.done {
					if x.id == m.id && x.after == m.before {
						x.after = o.Rev
					}
				}
				p.m.sel = m.id
				p.kept(o)
			}
			p.moves.end()
		})
	})
}

// refusedMove puts the card back and leads to what is missing: to the sheet of
// dispatch at once, which then makes the move.
func (p moving) refusedMove(id shop.OrderID, to shop.BoardMove, err error) {
	var r *shop.Refusal
	if !errors.As(err, &r) || r.Fix != "dispatch" && r.Fix != "finish_job" {
		p.refused(id, err)
		return
	}
	p.m.sel = id
	p.arrange()
	if r.Fix == "dispatch" {
		p.h.Toast(p.h.Env.Lang.Refusal(r), nil)
		p.dispatch(func(o shop.Order) {
			if shop.StageOf(&o) != to.To {
				p.place(id, to)
			}
		})
		return
	}
	p.say(kit.Saying{Tone: "warn", Text: p.h.Env.Lang.Refusal(r), Acts: []kit.Act{
		{Word: p.h.Say("board.act.finish"), Keys: "Alt+F", Do: func() { p.finishJobs(id, to) }}, p.toOrder(id),
	}})
}

// refused says why not, and opens what blocks.
func (p moving) refused(id shop.OrderID, err error) {
	if errors.Is(err, context.Canceled) {
		return
	}
	p.m.sel = id
	p.arrange()
	words, fault := p.h.Words(err)
	say := kit.Saying{Tone: "warn", Text: words}
	var r *shop.Refusal
	switch {
	case errors.As(err, &r) && r.Fix != "":
		if say.Acts = screen.OutsideFix(p.h, id, r.Fix); say.Acts == nil {
			say.Acts = []kit.Act{p.toOrder(id)}
		}
	case errors.Is(err, shop.ErrStale), errors.Is(err, shop.ErrMissing):
		say.Acts = []kit.Act{{Word: p.h.Say("edit.act.reload"), Keys: "F5", Do: p.reload}}
	case fault:
		say.Tone = "bad"
		p.h.Log("move a card", err)
	}
	p.say(say)
}

// toOrder opens the order of a card, where what blocks can be cleared away.
func (p moving) toOrder(id shop.OrderID) kit.Act {
	return kit.Act{Word: p.h.Say("board.act.open"), Keys: "Alt+O", Do: func() {
		p.quiet()
		p.h.Go(screen.Route{Screen: screen.Order, ID: int64(id)})
	}}
}

func (p moving) say(s kit.Saying) {
	s.Close = p.quiet
	p.banner.Say(s)
	p.root.Refresh()
}

// finishJobs calls all jobs of a car done and moves it on.
func (p moving) finishJobs(id shop.OrderID, to shop.BoardMove) {
	c := p.m.card(id)
	if c == nil {
		return
	}
	p.quiet()
	var lines []shop.LineID
	for _, l := range c.Lines {
		if l.Kind == shop.LabourLine && l.Agreement.Consent == shop.Agreed && l.Job != shop.JobDone {
			lines = append(lines, l.ID)
		}
	}
	p.moves.next(func() {
		screen.Act(p.h, func(ctx context.Context, d work.Desk) (o shop.Order, err error) {
			for _, l := range lines {
				if o, err = work.FinishJob(ctx, d, id, l); err != nil {
					return o, err
				}
			}
			return o, nil
		}, func(o shop.Order, err error) {
			if err != nil {
				p.refused(id, err)
			} else if o.ID != 0 {
				p.kept(o)
				p.place(id, to)
			}
			p.moves.end()
		})
	})
}

// dispatch gives the jobs of the chosen car out; then is told the order that was
// kept.
func (p moving) dispatch(then func(shop.Order)) {
	s, ok := p.m.chosen()
	if !ok {
		return
	}
	screen.DispatchSheet(p.h, s.card.ID, func(o shop.Order) {
		p.kept(o)
		if then != nil {
			then(o)
		}
	})
}
