package orders

import (
	"slices"
	"strings"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// sources is where the part of a line comes from: what the customer was told, what was
// seen of the papers of a part of their own, and the lots that were issued.
type sources struct{ *Editor }

// actions are those about where the parts of the order come from and go back to.
func (e sources) actions() []screen.Action {
	return []screen.Action{
		{ID: "order.act.return", Keys: "Ctrl+R", Can: func() bool { return !e.frozen() }, Do: e.steps.giveBack},
		{ID: "issue.act.sources", Keys: "Alt+G", Do: e.open},
		{ID: "issue.act.open", Keys: "Alt+U", Can: func() bool { return e.visit.Order.Status == shop.Working }, Do: e.toStore},
	}
}

// toStore goes to the counter of the store, where the parts are handed out.
func (e sources) toStore() {
	e.keep.save(func() { e.h.Go(screen.Route{Screen: screen.Issue, ID: int64(e.kept.ID)}) })
}

// open shows the chosen line; what is changed is part of the order, to be saved with it.
func (e sources) open() {
	row, _ := e.lines.grid.Selected()
	if line := e.lines.row(row); line == nil || line.Kind != shop.PartLine {
		e.voice.fail("origin", shop.Refuse("issue.refuse.no_part", nil))
		return
	}
	id := e.kept.ID
	screen.Read(e.h, func(v data.View) ([]data.PartSource, error) { return data.SourcesOf(v, id) }, func(all []data.PartSource, err error) {
		if line := e.lines.row(row); err != nil || line == nil {
			e.voice.fail("origin", err)
		} else {
			e.show(row, *line, all)
		}
	})
}

func (e sources) show(row int, line shop.Line, all []data.PartSource) {
	facts := screen.NewFacts(e.h)
	facts.SetWidth(kit.Look().Dp(340))
	facts.Set([]screen.Section{e.lots(line, all)})
	form := kit.NewForm(e.h.Env, "source")
	kit.AddChoice(form, "origin", &line.Origin, shop.Origins(), func(o shop.Origin) string { return e.h.Say(o.Key()) })
	form.Text("own_paper", &line.OwnPaper).Max(shop.MaxName).Hint(e.h.Say("source.own_paper.hint")).Under(facts.Object())
	form.Check = func() shop.Problems {
		if was := e.lines.row(row); was != nil {
			return shop.CheckOrigin(*was, line.Origin)
		}
		return nil
	}
	form.Fill()
	if e.frozen() {
		form.Enable(false, "origin", "own_paper")
	}
	e.steps.ask(e.h.Say("source.title")+"・"+line.Title(), form, e.h.Say("act.confirm"), func(shut func()) {
		if err := form.Check().Err(); err != nil {
			form.Show(err)
			return
		}
		shut()
		e.set(row, line)
	})
}

// lots are those of which the line has pieces.
func (e sources) lots(line shop.Line, all []data.PartSource) screen.Section {
	lang := e.h.Env.Lang
	out := screen.Section{Title: e.h.Say("source.issued")}
	for _, x := range all {
		if x.LineID != line.ID || line.ID == 0 || x.LotID == 0 {
			continue
		}
		words := []string{x.Supplier}
		if x.Origin != "" {
			words = append(words, lang.Say(x.Origin.Key()))
		}
		if x.Paper != "" {
			words = append(words, lang.Say("paper.proof")+" "+x.Paper)
		}
		words = slices.DeleteFunc(words, func(s string) bool { return s == "" })
		out.Facts = append(out.Facts, screen.Fact{Key: x.Batch, Text: strings.Join(words, "・"), Right: lang.Count(x.Qty)})
	}
	if len(out.Facts) == 0 {
		out.Facts = []screen.Fact{{Words: e.h.Say("source.none")}}
	}
	return out
}

// set takes the origin over. The customer pays nothing for a part of their own, and for
// another the price of the book.
func (e sources) set(row int, to shop.Line) {
	was := e.lines.row(row)
	if was == nil || e.frozen() || was.Origin == to.Origin && was.OwnPaper == to.OwnPaper {
		return
	}
	e.history.note(e.visit.Order.Lines)
	asks := was.Agreement.Consent == shop.Agreed && !to.Origin.Serves(was.Origin)
	switch shop.CustomerOwned {
	case to.Origin:
		was.Price, was.Discount = 0, 0
	case was.Origin:
		was.Price, _ = e.listed(was)
	}
	was.Origin, was.OwnPaper = to.Origin, to.OwnPaper
	e.edited()
	e.lines.grid.Refresh()
	if asks {
		e.h.Toast(e.h.Say("source.done"), e.undo)
	}
}

// toReturn is the line of which pieces come back: the chosen one, else one of which more
// is out than is billed, else the first of which anything is out.
func toReturn(l *lines) *shop.Line {
	row, _ := l.grid.Selected()
	if line := l.row(row); line != nil && line.Issued > 0 {
		return line
	}
	all := l.e.visit.Order.Lines
	for _, fits := range []func(shop.Line) bool{
		func(x shop.Line) bool { return x.Surplus() > 0 },
		func(x shop.Line) bool { return x.Issued > 0 },
	} {
		if i := slices.IndexFunc(all, fits); i >= 0 {
			return &all[i]
		}
	}
	return nil
}

// originCell is where the part of a line comes from; muted, but for one of which the shop
// answers for nothing.
func originCell(h *screen.Host, line *shop.Line) kit.Cell {
	switch {
	case line.Kind != shop.PartLine || line.Origin == "":
		return kit.Cell{}
	case line.Origin == shop.CustomerOwned:
		return kit.Cell{Text: h.Say(line.Origin.Key()), Tone: "warn"}
	}
	return kit.Cell{Text: h.Say(line.Origin.Key()), Tone: "muted"}
}
