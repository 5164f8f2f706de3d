package home

import (
	"context"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"gongdan/app/kit"
	"gongdan/app/paper"
	"gongdan/app/printing"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// waitingRows are the orders that somebody must act on.
func (p *Page) waitingRows() []row {
	lang, now := p.h.Env.Lang, p.h.Env.Clock()
	all := append(p.caseRows(), p.lateRows()...)
	for _, x := range p.found.figures.Waiting {
		chip := screen.StatusChip(lang, x.Status)
		r := row{id: x.Number, chip: &chip, head: lang.Plate(x.Plate), open: p.openOrder(x.ID, x.Waits == data.WaitsPayment)}
		about := []string{x.Vehicle, x.Customer}
		switch x.Waits {
		case data.WaitsApproval:
			r.right, r.tone = p.h.Say("home.since", shop.Args{"Time": screen.Span(p.h, now.Sub(x.Since))}), "bad"
			about = append(about, p.h.Say("home.estimate", shop.Args{"Sum": x.Due}))
		case data.WaitsExtra:
			chip = kit.ChipSpec{Icon: "alert", Word: p.h.Say("home.extra"), Tone: "warn"}
			about = append(about, strings.Join(x.Extra, lang.Say("say.comma")))
			r.right, r.tone = p.h.Say("home.since", shop.Args{"Time": screen.Span(p.h, now.Sub(x.Since))}), "bad"
		case data.WaitsParts:
			chip = kit.ChipSpec{Icon: "box", Word: p.h.Say("home.parts"), Tone: "orange"}
			about = append(about, strings.Join(x.Missing, lang.Say("say.comma")))
			if r.right = p.h.Say("home.missing", shop.Args{"N": len(x.Missing)}); x.DueOn != "" {
				r.right = p.h.Say("home.due_on", shop.Args{"On": string(x.DueOn[5:])})
			}
		case data.WaitsArrived:
			chip = kit.ChipSpec{Icon: "check", Word: p.h.Say("home.arrived"), Tone: "green"}
			about = append(about, strings.Join(x.Came, lang.Say("say.comma")))
		case data.WaitsCause:
			chip, _ = screen.ReworkChip(p.h, x.CauseDue, shop.DayOf(now, lang.Zone))
			about = append(about, p.h.Say("home.cause"))
		case data.WaitsPayment:
			r.right = lang.Money(x.Due)
		}
		r.about = dotted(about...)
		all = append(all, r)
	}
	all = append(all, p.claimRows()...)
	return append(all, p.toolRows()...) // cars come first
}

// lateRows are sublet work and loaner cars that should be back by now.
func (p *Page) lateRows() (all []row) {
	lang := p.h.Env.Lang
	for i, x := range p.found.late {
		r := row{
			id: "late:" + strconv.Itoa(i) + x.Number, chip: &kit.ChipSpec{Icon: "out", Word: p.h.Say("outside.chip.sublet"), Tone: "orange"},
			head: lang.Plate(x.Plate), about: dotted(x.What, x.Who), right: p.h.Say("outside.late", shop.Args{"N": x.Days}), tone: "bad",
			open: p.openOrder(x.OrderID, false),
		}
		if x.Loaner {
			r.chip = &kit.ChipSpec{Icon: "key", Word: p.h.Say("outside.chip.loaner"), Tone: "orange"}
			r.about, r.right = dotted(lang.Plate(x.What), x.Who), p.h.Say("loan.state.late", shop.Args{"Time": screen.Span(p.h, x.Over)})
		}
		all = append(all, r)
	}
	return all
}

// promisedRows are the orders that were promised for today or before.
func (p *Page) promisedRows() []row {
	lang, now := p.h.Env.Lang, p.h.Env.Clock()
	var all []row
	for _, x := range p.found.figures.Promised {
		chip := screen.StatusChip(lang, x.Status)
		r := row{
			id: x.Number, chip: &chip, time: lang.Clock(x.PromisedAt), head: lang.Plate(x.Plate), about: dotted(x.Vehicle, x.Customer, x.Who),
			open: p.openOrder(x.ID, x.Status == shop.Ready),
		}
		if shop.DayOf(x.PromisedAt, lang.Zone) < shop.DayOf(now, lang.Zone) {
			r.time = x.PromisedAt.In(lang.Zone).Format("01-02")
		}
		if late := now.Sub(x.PromisedAt); late > 0 && x.Status != shop.Settled {
			r.flag = p.h.Say("home.late", shop.Args{"Time": screen.Span(p.h, late)})
		}
		all = append(all, r)
	}
	return all
}

// draftRows are the forms that this person is writing.
func (p *Page) draftRows() []row {
	lang, now := p.h.Env.Lang, p.h.Env.Clock()
	var all []row
	for _, d := range p.found.drafts {
		kind, key, _ := strings.Cut(d.Key, ":")
		title := d.Title
		if title == "" {
			title = p.h.Say("home.draft.untitled")
		}
		if kind == "order" {
			title = lang.Plate(title)
		}
		all = append(all, row{id: d.Key, head: title, right: lang.When(d.At, now), open: func() { p.writeOn(kind, key) }})
	}
	return all
}

// writeOn opens the form of a draft.
func (p *Page) writeOn(kind, key string) {
	route := draftRoute(kind, key)
	if kind == "dispatch" {
		screen.DispatchSheet(p.h, shop.OrderID(route.ID), func(shop.Order) { p.Load() })
		return
	}
	p.h.Go(route)
}

// draftRoute is where a draft is written on.
func draftRoute(kind, key string) screen.Route {
	route := screen.Route{Key: key}
	if id, err := strconv.ParseInt(key, 10, 64); err == nil {
		route = screen.Route{ID: id}
	}
	switch kind {
	case "order":
		route.Screen = screen.Order
	case "vehicle":
		route.Screen = screen.Vehicle
	case "appointment":
		route.Screen = screen.Calendar
	case "part", "parts":
		route.Screen = screen.Parts
	case "labour", "package":
		route.Screen = screen.Catalogue
	case "extra":
		route.Screen = screen.Order
	case "handover":
		route.Screen = screen.Settle
	case "take":
		if route.Screen = screen.Count; route.ID == 0 {
			route.Screen = screen.Counts
		}
	case "cause":
		route = screen.Route{Screen: screen.Settings, Key: "causes"}
	case "inspection":
		route.Screen = screen.Inspect
	case "repair", "rescue", "sublet", "loan", "transport":
		id, _, _ := strings.Cut(key, "/")
		n, _ := strconv.ParseInt(id, 10, 64)
		route = screen.Route{Screen: screen.Order, ID: n}
	case "claim", "claim_event":
		id, _, _ := strings.Cut(key, "/")
		if n, err := strconv.ParseInt(id, 10, 64); err == nil {
			route = screen.Route{ID: n}
		}
		route.Screen = screen.Claims
	case "case", "case_answer", "case_sum", "case_delay", "case_end":
		route.Screen = screen.Cases
	case "workday":
		route = screen.Route{Screen: screen.Settings, Key: "workdays"}
	case "tool", "tool_lend", "tool_back", "tool_calibrate":
		route.Screen = screen.Tools
	case "bay", "week", "supplier", "loaner":
		route = screen.Route{Screen: screen.Settings, Key: kind + "s"}
	default:
		route.Screen = screen.Customers
	}
	return route
}

// printRows are the forms that wait for a printer.
func (p *Page) printRows() []row {
	lang := p.h.Env.Lang
	var all []row
	for _, x := range p.found.prints {
		all = append(all, row{
			id: fmt.Sprint(x.ID), head: p.h.Say(x.Form.Key()), about: dotted(lang.Plate(x.plate), x.number),
			right: lang.When(x.At, p.h.Env.Clock()), open: func() { p.printAgain(x.Print) },
		})
	}
	return all
}

// printAgain hands a form to the printer once more, as the copy that it is. A
// form whose drawing was cut short is drawn first.
func (p *Page) printAgain(job shop.Print) {
	printer, on, lang := p.h.Settings().Printer, paper.Paper(p.h.Settings().Paper).Known(), p.h.Env.Lang
	screen.Act(p.h, func(ctx context.Context, d work.Desk) (_ shop.Print, err error) {
		folder := filepath.Dir(job.File)
		if job.File == "" {
			if folder, err = p.h.Out.Folder(); err != nil {
				return job, err
			}
		}
		again := printing.Job{Form: job.Form, Order: job.OrderID, Paper: on, Copy: job.Copy, By: d.Person.Name, Dir: folder}
		if job.File, err = printing.Again(ctx, d, p.h.Press, lang, again); err != nil {
			return job, err
		}
		job.State, job.Trouble = shop.PrintDone, ""
		if err := p.h.Out.Print(job.File, printer, on); err != nil {
			job.State, job.Trouble = shop.PrintWaiting, err.Error()
		}
		return work.KeepPrint(ctx, d, job)
	}, func(job shop.Print, err error) {
		switch {
		case err != nil:
			p.h.Fail("print again", err)
		case job.State == shop.PrintWaiting:
			p.h.Env.Layer.Toast(p.h.Env, kit.ToastText{Tone: "warn", Text: p.h.Say("home.say.still_waiting", shop.Args{"Form": job.Form, "File": job.File})})
		default:
			p.h.Toast(p.h.Say("home.printed", shop.Args{"Form": job.Form}), nil)
		}
	})
}

// onPrint reports whether the keys are on a form that waits for a printer.
func (p *Page) onPrint() bool {
	_, ok := p.board.selected()
	return ok && p.board.at == printsCard
}

// drop gives up a form that waits for a printer.
func (p *Page) drop() {
	c := &p.board.cards[printsCard]
	if c.sel >= len(p.found.prints) {
		return
	}
	job := p.found.prints[c.sel].Print
	keep := func(state shop.PrintState, then func()) {
		job.State = state
		screen.Act(p.h, func(ctx context.Context, d work.Desk) (shop.Print, error) { return work.KeepPrint(ctx, d, job) }, func(_ shop.Print, err error) {
			p.h.Fail("drop print", err)
			if err == nil && then != nil {
				then()
			}
		})
	}
	keep(shop.PrintDropped, func() {
		p.h.Toast(p.h.Say("home.dropped", shop.Args{"Form": job.Form}), func() { keep(shop.PrintWaiting, nil) })
	})
}

// dotted joins what is there with dots between.
func dotted(parts ...string) string {
	var all []string
	for _, s := range parts {
		if s != "" {
			all = append(all, s)
		}
	}
	return strings.Join(all, "・")
}
