package issue

import (
	"context"
	"errors"

	"gongdan/app/kit"
	"gongdan/app/paper"
	"gongdan/app/printing"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// acts are what can be done at the counter.
type acts struct{ *Page }

// Actions implements screen.Page.
func (p *Page) Actions() []screen.Action {
	any := func() bool { _, ok := p.chosen(); return ok }
	onRow := func() bool { r, ok := p.list.chosen(); return ok && !r.given() }
	onGiven := func() bool { r, ok := p.list.chosen(); return ok && r.line.Issued > 0 }
	inKit := func() bool { r, ok := p.list.chosen(); return ok && r.line.Package != "" }
	do := acts{p}
	return []screen.Action{
		{ID: "issue.act.print_all", Keys: "Alt+P", Button: true, Can: any, Do: do.printRound},
		{ID: "issue.act.print", Keys: "Ctrl+P", Button: true, Can: any, Do: do.printOrder},
		{ID: "issue.act.return", Keys: "Ctrl+R", Button: true, Can: onGiven, Do: do.giveBack},
		{ID: "issue.act.hand", Keys: "Ctrl+I", Button: true, Primary: true, Can: any, Do: do.handAll},
		{ID: "issue.act.row", Can: onRow, Do: do.handRow},
		{ID: "issue.act.lot", Keys: "Alt+L", Can: onRow, Do: do.pickLot},
		{ID: "issue.act.kit", Keys: "Alt+K", Can: inKit, Do: do.handKit},
		{ID: "issue.act.taker", Keys: "Alt+T", Can: any, Do: do.pickTaker},
		{ID: "issue.act.instead", Keys: "Alt+S", Can: func() bool { return p.instead.Line != 0 }, Do: do.takeInstead},
		{ID: "issue.act.order", Keys: "Alt+O", Can: any, Do: do.openOrder},
		{ID: "issue.act.scan", Keys: "Ctrl+F", Do: p.Find},
		{ID: "issue.act.reload", Keys: "F5", Do: p.Load},
	}
}

// hand gives out what was scanned. What is scanned meanwhile waits its turn.
func (p acts) hand(text string) {
	if p.busy {
		p.queue = append(p.queue, text)
		return
	}
	code, qty := shop.ParseScan(text)
	o, ok := p.chosen()
	if !ok || code == "" {
		p.told(shop.Refuse("issue.refuse.no_order", nil))
		return
	}
	scan := work.Scan{Code: code, Qty: qty, Taker: p.taker(&o.Order)}
	p.busy = true
	screen.Act(p.h, func(ctx context.Context, d work.Desk) (work.Handed, error) {
		return work.IssueScan(ctx, d, o.ID, o.Rev, scan)
	}, func(h work.Handed, err error) { p.done(o, h, err) })
}

// out gives out pieces of the chosen order.
func (p acts) out(list ...work.Issue) {
	o, ok := p.chosen()
	if !ok || p.busy {
		return
	}
	h := work.Handed{}
	for i, x := range list {
		list[i].Taker = p.taker(&o.Order)
		h.Lines, h.Qty = append(h.Lines, x.Line), h.Qty+x.Qty
	}
	p.busy = true
	screen.Act(p.h, func(ctx context.Context, d work.Desk) (work.Handed, error) {
		var err error
		h.Order, err = work.IssueLines(ctx, d, o.ID, o.Rev, list...)
		return h, err
	}, func(h work.Handed, err error) { p.done(o, h, err) })
}

// done says what was given out, with the way to take it back, or why nothing was.
func (p acts) done(o data.WaitingOrder, h work.Handed, err error) {
	p.busy = false
	defer p.next()
	if err != nil {
		p.instead = h.Instead
		p.told(err)
		return
	}
	p.quiet()
	plate := p.h.Env.Lang.Plate(o.Plate)
	words := p.h.Say("issue.done.kit", shop.Args{"Plate": plate, "N": len(h.Lines)})
	if l := h.Order.Line(h.Lines[0]); len(h.Lines) == 1 && l != nil {
		words = p.h.Say("issue.done", shop.Args{"Plate": plate, "Part": l.Title(), "Issued": p.h.Env.Lang.Count(l.Issued), "Of": p.h.Env.Lang.Count(l.Qty)})
	}
	var undo func()
	if len(h.Lines) == 1 && h.Qty > 0 {
		undo = func() { p.bringBack(h.Order, work.Return{Line: h.Lines[0], Qty: h.Qty}) }
	}
	p.h.Toast(words, undo)
	p.Load()
}

// takeInstead puts the part that was scanned last in the place of the one whose line it
// serves.
func (p acts) takeInstead() {
	o, ok := p.chosen()
	x := p.instead
	if !ok || p.busy || x.Line == 0 {
		return
	}
	p.busy = true
	screen.Act(p.h, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		return work.TakeInstead(ctx, d, o.ID, o.Rev, x)
	}, func(now shop.Order, err error) {
		p.busy = false
		defer p.next()
		p.quiet()
		if err != nil {
			p.told(err)
			return
		}
		for _, l := range now.Lines {
			if l.PartID == x.Part {
				p.told(&shop.Refusal{Say: "issue.say.instead", With: shop.Args{"Part": l.Code + " " + l.Name, "Price": l.Price, "Origin": l.Origin}})
			}
		}
		p.Load()
	})
}

func (p acts) next() {
	if p.busy || len(p.queue) == 0 {
		return
	}
	text := p.queue[0]
	p.queue = p.queue[1:]
	p.hand(text)
}

// handRow gives out the pieces of the chosen row, from where it says.
func (p acts) handRow() {
	r, ok := p.list.chosen()
	switch {
	case !ok || r.given():
	case r.pick.Short:
		p.out(work.Issue{Line: r.line.ID, Qty: r.pick.Qty}) // refused, with how many there are
	default:
		p.out(work.Issue{Line: r.line.ID, Qty: r.pick.Qty, Location: r.pick.Location, Lot: r.pick.LotID})
	}
}

// handAll gives out all that the order wants, or nothing when a piece is short.
func (p acts) handAll() {
	if o, ok := p.chosen(); ok {
		var all []work.Issue
		for _, w := range shop.Wants(&o.Order) {
			all = append(all, work.Issue{Line: w.LineID, Qty: w.Qty})
		}
		p.out(all...)
	}
}

// handKit gives out all parts of the package of the chosen row.
func (p acts) handKit() {
	if r, ok := p.list.chosen(); ok && r.line.Package != "" {
		p.hand(r.line.Package)
	}
}

// pickLot asks from which lot the pieces of the chosen row are to be.
func (p acts) pickLot() {
	r, ok := p.list.chosen()
	if !ok || r.given() {
		return
	}
	type found struct {
		lies []shop.Lie
		lots map[shop.LotID]shop.Lot
	}
	screen.Read(p.h, func(v data.View) (f found, err error) {
		if f.lies, err = data.LiesOf(v, r.line.PartID); err != nil {
			return f, err
		}
		lots, err := data.LotsOf(v, r.line.PartID)
		f.lots = map[shop.LotID]shop.Lot{}
		for _, l := range lots {
			f.lots[l.ID] = l
		}
		return f, err
	}, func(f found, err error) {
		if err != nil || len(f.lies) == 0 {
			p.told(errors.Join(err, shop.Refuse("issue.refuse.no_lots", shop.Args{"Part": r.line.Title()})))
			return
		}
		var items []string
		for _, x := range f.lies {
			items = append(items, p.lotWords(x, f.lots[x.LotID]))
		}
		screen.PickSheet(p.h, screen.Pick{Title: p.h.Say("issue.act.lot") + "・" + r.line.Title(), Items: items, Do: func(i int, _ string) {
			x := f.lies[i]
			p.out(work.Issue{Line: r.line.ID, Qty: min(x.OnHand, r.line.Missing()), Location: x.Location, Lot: x.LotID})
		}})
	})
}

// lotWords says where pieces lie and what they are; of those that nobody may have, why.
func (p acts) lotWords(x shop.Lie, l shop.Lot) string {
	lang := p.h.Env.Lang
	part := p.demand.Parts[x.PartID]
	bin := x.Location.Bin
	if bin == "" && x.Location.Warehouse == shop.MainWarehouse {
		bin = part.Bin
	}
	words := lang.Count(x.OnHand) + " " + part.Unit + "  " + p.demand.Warehouses[x.Location.Warehouse] + " " + bin
	origin := l.Origin
	if origin == "" {
		origin = part.Origin
	}
	if origin != "" {
		words += "  " + lang.Say(origin.Key())
	}
	if l.ID == 0 {
		return words + "  " + lang.Say("issue.lot.none")
	}
	words += "  " + l.Batch + " " + p.demand.Suppliers[l.SupplierID]
	switch {
	case l.Blocked != "":
		words += "  " + lang.Say("issue.lot.blocked", shop.Args{"Why": l.Blocked})
	case l.Used:
		words += "  " + lang.Say("paper.return.used")
	}
	return words
}

// pickTaker asks who takes the pieces of the order.
func (p acts) pickTaker() {
	o, ok := p.chosen()
	if !ok {
		return
	}
	all := screen.Technicians(p.demand.People)
	names, at := make([]string, len(all)), 0
	for i, x := range all {
		if names[i] = x.Name; x.ID == p.taker(&o.Order) {
			at = i
		}
	}
	screen.PickSheet(p.h, screen.Pick{Title: p.h.Say("issue.act.taker"), Items: names, At: at, Do: func(i int, _ string) {
		p.takers[o.ID] = all[i].ID
		p.list.keyed.Refresh()
		p.Find()
	}})
}

// giveBack brings pieces of the chosen line back.
func (p acts) giveBack() {
	r, ok := p.list.chosen()
	o, there := p.chosen()
	if !ok || !there || r.line.Issued == 0 {
		return
	}
	screen.ReturnSheet(p.h, *r.line, func(back work.Return) {
		back.By = p.taker(&o.Order)
		p.bringBack(o.Order, back)
	})
}

func (p acts) bringBack(o shop.Order, r work.Return) {
	screen.Act(p.h, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		return work.ReturnParts(ctx, d, o.ID, o.Rev, r)
	}, func(_ shop.Order, err error) {
		if err != nil {
			p.told(err)
			return
		}
		p.h.Toast(p.h.Say("order.done.returned"), nil)
		p.Load()
	})
}

func (p acts) openOrder() {
	if o, ok := p.chosen(); ok {
		p.h.Go(screen.Route{Screen: screen.Order, ID: int64(o.ID)})
	}
}

func (p acts) printOrder() {
	if o, ok := p.chosen(); ok {
		screen.PrintFormSheet(p.h, o.Order, []shop.Form{shop.FormPick, shop.FormReturn}, paper.Paper(p.h.Settings().Paper).Known())
	}
}

// printRound prints the list of what all orders want.
func (p acts) printRound() {
	screen.PrintPaper(p.h, screen.PaperJob{
		Title: p.h.Say("paper.round"), Papers: paper.Papers(), On: paper.Paper(p.h.Settings().Paper).Known(), Done: "issue.print.done", Waits: "issue.print.waits",
		Make: func(ctx context.Context, d work.Desk, on paper.Paper, folder string) (string, error) {
			return printing.Round(ctx, d, p.h.Press, p.h.Env.Lang, printing.RoundJob{Paper: on, Dir: folder})
		},
	})
}

// told shows why something was refused, with the way out.
func (p *Page) told(err error) {
	words, failure := p.h.Words(err)
	say := kit.Saying{Tone: "warn", Text: words, Close: p.quiet}
	if failure {
		p.h.Log("issue", err)
		say.Tone = "bad"
	}
	switch o, ok := p.chosen(); {
	case p.instead.Line != 0:
		say.Acts = []kit.Act{{Word: p.h.Say("issue.act.instead"), Keys: "Alt+S", Do: acts{p}.takeInstead}}
	case errors.Is(err, shop.ErrStale):
		say.Acts = []kit.Act{{Word: p.h.Say("issue.act.reload"), Keys: "F5", Do: func() { p.quiet(); p.Load() }}}
	case ok:
		say.Acts = []kit.Act{{Word: p.h.Say("issue.act.order"), Keys: "Alt+O", Do: func() { p.h.Go(screen.Route{Screen: screen.Order, ID: int64(o.ID)}) }}}
	}
	p.banner.Say(say)
	p.root.Refresh()
}

func (p *Page) quiet() {
	p.instead = work.Instead{}
	p.banner.Clear()
	if p.root != nil {
		p.root.Refresh()
	}
}
