package orders

import (
	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
)

// draftBody is what a draft holds: the visit as typed, and what stands in the
// fields that are not part of it.
type draftBody struct {
	Visit  work.Visit
	Rev    int64
	Newly  bool
	Arrive string
	Quick  string

	Recalls []shop.CampaignID // that the order is to do once it is kept
}

// newDraft gives the draft of the page under the key of its route.
func (e keeping) newDraft(key string) *screen.Draft {
	return screen.NewDraft(e.h, screen.DraftSpec{Key: key, Body: func() (string, any) {
		_ = e.intake.read() // what cannot be read yet is not in the draft
		title, _ := e.Tab()
		return title, draftBody{Visit: e.visit, Rev: e.visit.Order.Rev, Newly: e.newly, Arrive: e.arrive.entry.Text, Quick: e.lines.quick.Text, Recalls: e.facts.recalls}
	}, Kept: func() {
		if !e.closed {
			e.h.Changed(e.Editor)
		}
	}})
}

// touch notes that something was typed.
func (e keeping) touch() {
	if e.closed || e.kept.Status.Frozen() && e.kept.ID != 0 {
		return
	}
	was := e.draft.Dirty()
	if e.draft.Touch(); !was {
		e.h.Changed(e.Editor)
	}
}

// restore brings a draft back into the fields. One of an order that was changed
// since is shown as it was typed and cannot be saved before both were looked at.
func (e keeping) restore(found shop.Draft) {
	var body draftBody
	if !e.draft.Restore(found, &body) {
		return
	}
	if e.frozen() && e.kept.ID != 0 {
		e.draft.Drop() // it was settled meanwhile: the draft has nothing to say any more
		return
	}
	if e.newly = body.Newly; e.kept.ID == 0 {
		e.visit, e.facts.recalls = body.Visit, body.Recalls
	} else {
		e.visit.Order = typedOver(e.kept, body.Visit.Order)
		e.visit.Order.Rev = body.Rev
	}
	e.arrive.entry.SetText(body.Arrive)
	e.lines.quick.SetText(body.Quick)
	if body.Rev != e.kept.Rev {
		e.voice.say(kit.Saying{Tone: "warn", Text: e.h.Say("order.say.draft_stale"), Close: e.voice.quiet, Acts: e.voice.staleActs()})
		return
	}
	say := e.draft.Restored(e.keep.discard)
	say.Close = e.voice.quiet
	e.voice.say(say)
}

// typedOver is the order as kept with what the page writes as it was typed.
func typedOver(kept, typed shop.Order) shop.Order {
	kept.Intake, kept.Kind, kept.Stamps.PromisedAt, kept.Lines = typed.Intake, typed.Kind, typed.Stamps.PromisedAt, typed.Lines
	kept.ReworkOf = typed.ReworkOf
	return kept
}

// discard gives up what was typed and not saved.
func (e keeping) discard() {
	e.voice.quiet()
	e.draft.Drop()
	if e.kept.ID == 0 {
		e.h.Leave(e.Editor)
		return
	}
	e.loading.reload()
}
