package cases

import (
	"context"
	"strings"

	"gongdan/app/kit"
	"gongdan/app/paper"
	"gongdan/app/printing"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// acts are what can be done with a case.
type acts struct{ *page }

// verdict is what an answer says.
type verdict string

const (
	grants  verdict = "grant"
	refuses verdict = "refuse"
)

// answering is an answer being written.
type answering struct {
	Verdict verdict
	Is      shop.CaseAnswer
}

// answer opens the answer to a case. What the clock says stands above.
func (p acts) answer(c shop.Case) {
	screen.MayManage(p.h, func(d work.Desk) { p.answerAt(d, c) })
}

func (p acts) answerAt(d work.Desk, c shop.Case) {
	h := p.h
	first := answering{Verdict: refuses, Is: shop.CaseAnswer{At: h.Env.Clock(), How: shop.AnswerWritten}}
	if len(c.Grounds) > 0 || c.Status == shop.CaseRefused {
		first.Verdict = grants
	}
	var kept shop.Case
	var edit *screen.Edit[answering]
	said := verdict("")
	tell := func() { // what the clock says of such an answer, whenever that changes
		_ = edit.Form.Read()
		if v := edit.Record.Verdict; v != said {
			said = v
			edit.Say(p.weigh(c, v == grants))
		}
	}
	edit = screen.NewEdit(h, screen.EditSpec[answering]{
		Draft: draftOf("case_answer", c.ID), Scope: "case",
		Title: func(answering) string { return h.Say("cases.act.answer") + " " + c.Number },
		Read:  func(data.View) (answering, error) { return first, nil },
		Save: func(ctx context.Context, _ work.Desk, r answering) (_ answering, err error) {
			kept, err = work.AnswerCase(ctx, d, work.CaseReply{SeenCase: saw(c), Grant: r.Verdict == grants, Answer: r.Is})
			return r, err
		},
		Build: func(f *kit.Form, r *answering) {
			kit.AddChoice(f, "grant", &r.Verdict, []verdict{grants, refuses}, func(v verdict) string { return h.Say("case.verdict." + string(v)) })
			f.Row(2)
			kit.AddSelect(f, "how", &r.Is.How, shop.AnswerWays(), func(w shop.AnswerWay) string { return h.Say(w.Key()) })
			f.DateTime("answered_at", &r.Is.At).Required()
			f.Area("answer_reason", &r.Is.Reason, 4).Max(shop.MaxText).Hint(h.Say("case.reason.hint"))
		},
		Check: func(r answering) shop.Problems { return c.CheckAnswer(r.Verdict == grants, r.Is, h.Env.Clock()) },
		Saved: func(answering) {
			words := "cases.granted"
			if kept.Status == shop.CaseRefused {
				words = "cases.refused"
			}
			p.undoable(h.Say(words, shop.Args{"Number": c.Number, "Day": kept.CompleteDue}), c, kept)
		},
		Shown: func() { tell() },
		Typed: func() { tell() },
	})
	screen.SheetOf(h, h.Say("cases.act.answer")+"  "+c.Number, wide, edit)
	edit.Open()
	edit.Form.Focus("grant")
}

// groundWords says what the clock showed when the customer asked, and what is due.
func (p acts) groundWords(c shop.Case) string {
	h := p.h
	var said []string
	for _, g := range c.Grounds {
		said = append(said, h.Say("repair.ground", shop.Args{"Article": g.Article, "Reason": shop.Named("sanbao.reason." + g.Reason), "Day": g.MetOn}))
	}
	if len(said) == 0 {
		return h.Say("case.no_ground") + " " + h.Say("cases.answer_by", shop.Args{"Day": c.AnswerDue})
	}
	return h.Say("cases.when_asked", shop.Args{"Grounds": strings.Join(said, h.Say("say.semicolon")), "Day": c.AnswerDue})
}

// weigh says above an answer what the clock says of it.
func (p acts) weigh(c shop.Case, grant bool) kit.Saying {
	for _, x := range c.CheckAnswer(grant, shop.CaseAnswer{}, p.h.Env.Clock()) {
		if x.Warn {
			return kit.Saying{Tone: "warn", Text: p.h.Env.Lang.Problem(x) + " " + p.h.Say("cases.answer_by", shop.Args{"Day": c.AnswerDue})}
		}
	}
	return kit.Saying{Tone: "info", Text: p.groundWords(c)}
}

// saw is a case as it was seen.
func saw(c shop.Case) work.SeenCase { return work.SeenCase{ID: c.ID, Rev: c.Rev} }

// delay writes down days that the customer caused.
func (p acts) delay(c shop.Case) {
	h := p.h
	var kept shop.Case
	edit := screen.NewEdit(h, screen.EditSpec[shop.CaseDelay]{
		Draft: draftOf("case_delay", c.ID), Scope: "case",
		Title: func(shop.CaseDelay) string { return h.Say("cases.act.delay") + " " + c.Number },
		Read:  func(data.View) (shop.CaseDelay, error) { return shop.CaseDelay{Days: 1}, nil },
		Save: func(ctx context.Context, d work.Desk, x shop.CaseDelay) (_ shop.CaseDelay, err error) {
			kept, err = work.DelayCase(ctx, d, saw(c), x)
			return x, err
		},
		Build: func(f *kit.Form, x *shop.CaseDelay) {
			f.Count("delay_days", &x.Days).Required()
			f.Area("delay_reason", &x.Reason, 2).Required().Max(shop.MaxText)
			f.Text("delay_evidence", &x.Evidence).Max(shop.MaxText).Hint(h.Say("case.evidence.hint"))
		},
		Check: shop.CaseDelay.Check,
		Saved: func(shop.CaseDelay) {
			p.undoable(h.Say("cases.delayed", shop.Args{"Number": c.Number, "Day": kept.CompleteDue}), c, kept)
		},
	})
	screen.SheetOf(h, h.Say("cases.act.delay")+"  "+c.Number, 460, edit)
	edit.Open()
	edit.Form.Focus("delay_days")
}

// turn makes a return of an exchange.
func (p acts) turn(c shop.Case) {
	h, why := p.h, shop.TurnLate
	if p.today() <= c.CompleteDue {
		why = shop.TurnNoCar
	}
	f := kit.NewForm(h.Env, "case")
	kit.AddChoice(f, "turn", &why, shop.TurnReasons(), func(t shop.TurnReason) string { return h.Say(t.Key()) })
	f.Fill()
	screen.MayManage(h, func(d work.Desk) {
		screen.AskForm(h, h.Say("cases.act.turn")+"  "+c.Number, f, h.Say("cases.act.turn"), func(shut func()) {
			p.step(f, shut, c, "cases.said.turned", func(ctx context.Context) (shop.Case, error) { return work.TurnCase(ctx, d, saw(c), why) })
		})
	})
}

// withdraw ends a case that the customer takes back.
func (p acts) withdraw(c shop.Case) {
	h, why := p.h, ""
	f := kit.NewForm(h.Env, "case")
	f.Text("end_note", &why).Label(h.Say("case.withdraw_reason")).Required().Max(shop.MaxText)
	f.Fill()
	screen.AskForm(h, h.Say("cases.act.withdraw")+"  "+c.Number, f, h.Say("cases.act.withdraw"), func(shut func()) {
		p.step(f, shut, c, "cases.withdrawn", func(ctx context.Context) (shop.Case, error) { return work.WithdrawCase(ctx, h.Desk(), saw(c), why) })
	})
}

// step does what a small form asks, says so with the way back, and shuts the form.
func (p acts) step(f *kit.Form, shut func(), before shop.Case, say string, do func(context.Context) (shop.Case, error)) {
	kit.Load(p.h.Env.Run, do, func(now shop.Case, err error) {
		if err != nil {
			if failure := f.Show(err); failure != nil {
				p.h.Log("step of a case", failure)
			}
			return
		}
		shut()
		p.undoable(p.h.Say(say, shop.Args{"Number": now.Number}), before, now)
	})
}

// end carries out what was granted.
func (p acts) end(c shop.Case) {
	screen.MayManage(p.h, func(d work.Desk) { p.endAt(d, c) })
}

func (p acts) endAt(d work.Desk, c shop.Case) {
	h, today := p.h, p.today()
	title := h.Say("cases.end."+string(c.Remedy)) + "  " + c.Number
	asked := shop.DayOf(c.Request.At, h.Env.Lang.Zone)
	var kept shop.Case
	edit := screen.NewEdit(h, screen.EditSpec[work.CaseEnding]{
		Draft: draftOf("case_end", c.ID), Scope: "case",
		Title: func(work.CaseEnding) string { return title },
		Read:  func(data.View) (work.CaseEnding, error) { return work.CaseEnding{On: today}, nil },
		Save: func(ctx context.Context, _ work.Desk, x work.CaseEnding) (_ work.CaseEnding, err error) {
			x.SeenCase = saw(c)
			kept, err = work.EndCase(ctx, d, x)
			return x, err
		},
		Build: func(f *kit.Form, x *work.CaseEnding) {
			f.Row(2)
			f.Date("ended_on", &x.On).Required()
			if c.Remedy == shop.Exchange {
				f.Money("new_price", &x.Price)
				f.Row(2)
				f.Code("new_vin", &x.VIN, kit.CodeVIN).Required().Max(17).Weight(1.4)
				f.Code("new_plate", &x.Plate, kit.CodePlate)
			}
			f.Row(1)
			f.Text("end_note", &x.Note).Max(shop.MaxText)
		},
		Check: func(x work.CaseEnding) shop.Problems { return c.CheckEnding(x.On, x.VIN, asked, today) },
		Saved: func(work.CaseEnding) {
			p.undoable(h.Say("cases.ended."+string(c.Remedy), shop.Args{"Number": c.Number}), c, kept)
		},
	})
	screen.SheetOf(h, title, wide, edit)
	edit.Open()
	edit.Form.Focus("ended_on")
}

// print makes a paper of the case: that of its state unless another is chosen.
func (p acts) print(c shop.Case) {
	h := p.h
	parts := printing.CaseParts(c)
	part := parts[0]
	screen.PrintPaper(h, screen.PaperJob{
		Title: h.Say(shop.FormCase.Key()) + "  " + c.Number, Papers: []paper.Paper{paper.A4, paper.A5}, On: paper.A4, Done: "cases.printed", Waits: "cases.print_waits",
		Fields: func(f *kit.Form) {
			kit.AddChoice(f, "part", &part, parts, func(x paper.CasePart) string { return h.Say(x.Key()) }).Label(h.Say("case.part"))
		},
		Make: func(ctx context.Context, d work.Desk, on paper.Paper, folder string) (string, error) {
			return printing.Case(ctx, d, h.Press, h.Env.Lang, printing.CaseJob{Case: c.ID, Part: part, Paper: on, Dir: folder})
		},
	})
}
