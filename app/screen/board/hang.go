package board

import (
	"context"
	"slices"
	"strings"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
)

// waits notes that the customer sits in the shop, or has gone.
func (p moving) waits() {
	s, ok := p.m.chosen()
	if !ok {
		return
	}
	key := "board.done.waits"
	if s.card.Floor.Waits {
		key = "board.done.gone"
	}
	words := p.h.Say(key, shop.Args{"Plate": p.h.Env.Lang.Plate(s.card.Plate)})
	p.hang(s.card.ID, words, func(f *shop.Floor) { f.Waits = !f.Waits })
}

// labels asks for the words on the chosen card.
func (p moving) labels() {
	s, ok := p.m.chosen()
	if !ok {
		return
	}
	id, plate := s.card.ID, p.h.Env.Lang.Plate(s.card.Plate)
	words := strings.Join(s.card.Floor.LabelList(), p.h.Say("say.comma"))
	f := kit.NewForm(p.h.Env, "board")
	f.Text("labels", &words).Max(shop.MaxName * 2).Hint(p.h.Say("board.hint.labels", shop.Args{"Max": shop.MaxLabels}))
	f.Check = func() shop.Problems { return shop.Floor{Labels: words}.Check() }
	f.Fill()
	screen.AskForm(p.h, p.h.Say("board.title.labels", shop.Args{"Plate": plate}), f, p.h.Say("edit.act.save"), func(shut func()) {
		if err := f.Check().Err(); err != nil {
			f.Show(err)
			return
		}
		shut()
		kept := strings.Join(shop.Floor{Labels: words}.LabelList(), ",")
		p.hang(id, p.h.Say("board.done.labels", shop.Args{"Plate": plate}), func(f *shop.Floor) { f.Labels = kept })
	})
}

// hang changes what hangs on a card and says so, with the way back.
func (p moving) hang(id shop.OrderID, words string, change func(*shop.Floor)) {
	p.write(act{
		id: id, words: words,
		do: func(ctx context.Context, d work.Desk, o shop.Order) (shop.Order, wayBack, error) {
			was, floor := o.Floor, o.Floor
			change(&floor)
			o, err := work.HangCard(ctx, d, id, o.Rev, floor)
			return o, func(ctx context.Context, d work.Desk, rev int64) (shop.Order, error) {
				return work.HangCard(ctx, d, id, rev, was)
			}, err
		},
		failed: func(err error) { p.refused(id, err) },
	})
}

// giveLane passes the jobs of a card that was dragged on to whose lane it is. A
// card that nobody is to have goes back to be given out.
func (p moving) giveLane(id shop.OrderID, lane group) {
	c := p.m.card(id)
	if c == nil || lane.key == keyCarried || leader(c) == lane.person {
		return
	}
	if lane.key == keyNobody {
		p.moveCard(id, shop.ToDispatch)
		return
	}
	p.quiet()
	to := work.PassTo{From: leader(c), To: lane.person}
	p.write(act{
		id: id, words: p.h.Say("board.done.given", shop.Args{"Plate": p.h.Env.Lang.Plate(c.Plate), "Person": p.m.name(to.To)}),
		do: func(ctx context.Context, d work.Desk, o shop.Order) (shop.Order, wayBack, error) {
			o, was, err := work.PassOn(ctx, d, id, o.Rev, to)
			return o, func(ctx context.Context, d work.Desk, rev int64) (shop.Order, error) {
				return work.TakeBackGiven(ctx, d, id, rev, was)
			}, err
		},
		failed: func(err error) { p.refused(id, err) },
	})
}

// name is what a technician is called.
func (m *model) name(who shop.PersonID) string {
	for _, p := range m.crew.People {
		if p.ID == who {
			return p.Name
		}
	}
	return ""
}

// menu offers what can be done with the chosen card.
func (p moving) menu() {
	all := p.Actions()
	var items []kit.Command
	for _, id := range []string{"board.act.open", "board.act.dispatch", "board.act.labels", "board.act.waits", "board.act.print"} {
		i := slices.IndexFunc(all, func(a screen.Action) bool { return a.ID == id })
		items = append(items, kit.Command{Word: p.h.Say(id), Keys: all[i].Keys, Can: all[i].Can, Do: all[i].Do})
	}
	p.h.Env.Layer.Menu(p.h.Env, p.v.beside(), items)
}
