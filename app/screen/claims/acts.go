package claims

import (
	"context"
	"errors"
	"strconv"

	"gongdan/app/kit"
	"gongdan/app/paper"
	"gongdan/app/printing"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// next takes a claim its next step: it is written, submitted, answered, paid.
func (p *page) next(r data.ClaimRow) {
	switch {
	case r.ID == 0:
		p.write(r.OrderID)
	case r.Can(shop.ClaimSubmit):
		p.submit(r.ID)
	case r.Status == shop.ClaimSubmitted:
		p.tell(r.Claim, shop.ClaimAccept)
	default:
		p.tell(r.Claim, shop.ClaimPay)
	}
}

// back takes back what was noted last: that it was sent, the answer, a payment.
func (p *page) back(r data.ClaimRow) {
	switch {
	case r.Can(shop.ClaimRecall):
		p.happen(r.Claim, shop.ClaimEvent{Kind: shop.ClaimRecall}, nil)
	case r.Can(shop.ClaimPayBack):
		p.tell(r.Claim, shop.ClaimPayBack)
	default:
		p.tell(r.Claim, shop.ClaimReopen)
	}
}

// happen notes something that asks nothing; then may undo it.
func (p *page) happen(c shop.Claim, e shop.ClaimEvent, undo func(shop.Claim) *shop.ClaimEvent) {
	screen.Act(p.h, func(ctx context.Context, d work.Desk) (shop.Claim, error) {
		return work.TellClaim(ctx, d, work.SeenClaim{ID: c.ID, Rev: c.Rev}, e)
	}, func(kept shop.Claim, err error) {
		if err != nil {
			p.h.Fail("note of a claim", err)
			return
		}
		p.said(kept, undo)
	})
}

// said says where the claim stands now, with the way back.
func (p *page) said(c shop.Claim, undo func(shop.Claim) *shop.ClaimEvent) {
	words := p.h.Say("claims.said", shop.Args{"Number": c.Number, "Status": c.Status})
	if undo == nil {
		p.h.Toast(words, nil)
		return
	}
	p.h.Toast(words, func() {
		if e := undo(c); e != nil {
			p.happen(c, *e, nil)
		}
	})
}

// submit sends a claim to the factory. What it lacks stands under the fields of its
// form. The claim is read anew: the list may be behind what was saved a moment ago.
func (p *page) submit(id shop.ClaimID) {
	var c shop.Claim
	screen.Act(p.h, func(ctx context.Context, d work.Desk) (_ shop.Claim, err error) {
		if c, err = data.Read(ctx, d.Store, func(v data.View) (shop.Claim, error) { return data.Claim(v, id) }); err != nil {
			return c, err
		}
		return work.TellClaim(ctx, d, work.SeenClaim{ID: c.ID, Rev: c.Rev}, shop.ClaimEvent{Kind: shop.ClaimSubmit})
	}, func(kept shop.Claim, err error) {
		var lacks shop.Problems
		switch {
		case errors.As(err, &lacks):
			p.edit(c, lacks)
		case err != nil:
			p.h.Fail("submit claim", err)
		default:
			p.said(kept, func(shop.Claim) *shop.ClaimEvent { return &shop.ClaimEvent{Kind: shop.ClaimRecall} })
		}
	})
}

// wayBack is the event that takes one back, with a reason that says so.
func wayBack(h *screen.Host, kind shop.ClaimEventKind) func(shop.Claim) *shop.ClaimEvent {
	reason := h.Say("claims.undone")
	switch kind {
	case shop.ClaimAccept, shop.ClaimRefuse:
		return func(c shop.Claim) *shop.ClaimEvent {
			if !c.Can(shop.ClaimReopen) {
				return nil
			}
			return &shop.ClaimEvent{Kind: shop.ClaimReopen, Note: reason}
		}
	case shop.ClaimPay:
		return func(c shop.Claim) *shop.ClaimEvent {
			last := c.LastPaid()
			if last == nil {
				return nil
			}
			return &shop.ClaimEvent{Kind: shop.ClaimPayBack, Amount: -last.Amount, Corrects: last.ID, Note: reason}
		}
	}
	return nil
}

// begun is an event as its form begins, with the claim as it is now.
type begun struct {
	claim shop.Claim
	event shop.ClaimEvent
}

// tell asks what there is to say about what happened to a claim, and notes it. What
// may not be is refused before anybody types.
func (p *page) tell(r shop.Claim, kind shop.ClaimEventKind) {
	today := p.h.Desk().Today()
	screen.Read(p.h, func(v data.View) (b begun, err error) {
		b.claim, err = data.Claim(v, r.ID)
		return b, err
	}, func(b begun, err error) {
		c := b.claim
		b.event = shop.ClaimEvent{Kind: kind, On: today}
		switch kind {
		case shop.ClaimAccept:
			b.event.Amount = c.Claimed
		case shop.ClaimPay:
			b.event.Amount = c.Left()
		case shop.ClaimPayBack:
			if last := c.LastPaid(); last != nil {
				b.event.Amount, b.event.Corrects = -last.Amount, last.ID
			}
		}
		switch {
		case p.closed:
		case err != nil:
			p.h.Fail("read claim", err)
		case !c.Can(kind):
			p.h.Fail("note of a claim", shop.Refuse("claim.refuse.move", shop.Args{"Number": c.Number, "Status": c.Status, "Act": shop.Named(kind.Key())}, c.Number))
		default:
			p.ask(b)
		}
	})
}

func (p *page) ask(b begun) {
	h, c, kind := p.h, b.claim, b.event.Kind
	var kept shop.Claim
	edit := screen.NewEdit(h, screen.EditSpec[shop.ClaimEvent]{
		Draft: "claim_event:" + strconv.FormatInt(int64(c.ID), 10) + "/" + string(kind), Scope: "claim_event",
		Title: func(shop.ClaimEvent) string { return c.Number + " " + h.Say(kind.Key()) },
		Read:  func(data.View) (shop.ClaimEvent, error) { return b.event, nil },
		Save: func(ctx context.Context, d work.Desk, e shop.ClaimEvent) (_ shop.ClaimEvent, err error) {
			kept, err = work.TellClaim(ctx, d, work.SeenClaim{ID: c.ID, Rev: c.Rev}, e)
			return e, err
		},
		Build: func(f *kit.Form, e *shop.ClaimEvent) {
			f.Row(2)
			if kind == shop.ClaimAccept || kind == shop.ClaimPay {
				f.Money("amount", &e.Amount).Required()
			}
			f.Date("on", &e.On)
			f.Row(1)
			note := f.Text("note", &e.Note).Max(shop.MaxText)
			if kind != shop.ClaimAccept && kind != shop.ClaimPay {
				note.Required()
			}
		},
		Check: func(e shop.ClaimEvent) shop.Problems { return c.CheckEvent(e, h.Desk().Today()) },
		Saved: func(shop.ClaimEvent) { p.said(kept, wayBack(h, kind)) },
	})
	screen.SheetOf(h, h.Say(kind.Key())+"  "+c.Number+"  "+h.Env.Lang.Yuan(c.Claimed), 420, edit)
	edit.Open()
	if kind == shop.ClaimAccept || kind == shop.ClaimPay {
		edit.Form.Focus("amount")
		return
	}
	edit.Form.Focus("note")
}

// create asks for the order whose claim is to be written.
func create(p *page) {
	number := ""
	f := kit.NewForm(p.h.Env, "claims")
	f.Code("order", &number, kit.CodePlain).Required().Hint(p.h.Say("claims.hint.order"))
	f.Fill()
	screen.AskForm(p.h, p.h.Say("claims.act.new"), f, p.h.Say("claims.act.new"), func(shut func()) {
		screen.Read(p.h, func(v data.View) (shop.Order, error) { return data.OrderByNumber(v, shop.Fold(number)) }, func(o shop.Order, err error) {
			if err != nil {
				var wrong shop.Problems
				wrong.Add("order", "claims.say.no_order", shop.Args{"Number": number})
				f.Show(wrong)
				return
			}
			shut()
			p.ofOrder(o.ID)
		})
	})
}

// printClaim makes the paper of a claim.
func printClaim(h *screen.Host, id shop.ClaimID) {
	on := paper.Paper(h.Settings().Paper).Known()
	screen.PrintPaper(h, screen.PaperJob{
		Title: h.Say(shop.FormClaim.Key()), Papers: []paper.Paper{paper.A4, paper.A5}, On: on, Done: "claims.printed", Waits: "claims.print_waits",
		Make: func(ctx context.Context, d work.Desk, on paper.Paper, folder string) (string, error) {
			return printing.Claim(ctx, d, h.Press, h.Env.Lang, printing.ClaimJob{Claim: id, Paper: on, Dir: folder})
		},
	})
}

// saveTable writes the rows that are listed into a file for a table program.
func saveTable(p *page) {
	lang, ask := p.h.Env.Lang, p.browse.Asked()
	screen.SaveTable(p.h, p.h.Say("screen.claims"), func(ctx context.Context, d work.Desk, write func([]string) error) error {
		rows, err := data.Read(ctx, d.Store, func(v data.View) ([]data.ClaimRow, error) { return screen.Every(v, ask, p.list) })
		if err != nil {
			return err
		}
		var head []string
		for _, key := range []string{
			"claims.number", "claims.state", "claims.factory", "claim.theirs", "claims.plate", "claims.vin", "claims.order", "claims.fault",
			"claims.claimed", "claims.accepted", "claims.paid", "claims.open", "claims.since",
		} {
			head = append(head, lang.Say(key))
		}
		if err := write(head); err != nil {
			return err
		}
		for _, r := range rows {
			sent, open := "", shop.Money(0)
			if !r.SubmittedAt.IsZero() {
				sent = lang.Date(r.SubmittedAt)
			}
			if r.ID != 0 {
				open = r.Open()
			}
			if err := write([]string{
				r.Number, chipOf(p.h, r).Word, r.Factory, r.Theirs, r.Plate, r.VIN, r.Order, r.Report.Fault,
				r.Claimed.String(), r.Accepted.String(), r.Paid.String(), open.String(), sent,
			}); err != nil {
				return err
			}
		}
		return nil
	})
}
