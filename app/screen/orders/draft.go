package orders

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
)

// draftPause is how long the typing rests before the draft is written.
const draftPause = 500 * time.Millisecond

// drafting is how the page keeps what is typed: written half a second after
// the last key, back after a crash, gone once it is saved.
type drafting struct {
	*Editor
	key   string
	dirty bool
	typed int       // counts changes by hand
	at    time.Time // when it was last written; zero: nothing unsaved
	stop  func()
}

// draftBody is what a draft holds: the visit as typed, and what stands in the
// fields that are not part of it.
type draftBody struct {
	Visit  work.Visit
	Rev    int64
	Newly  bool
	Arrive string
	Quick  string
}

// touch notes that something was typed: the draft is written soon.
func (e drafting) touch() {
	if e.closed || e.kept.Status.Frozen() && e.kept.ID != 0 {
		return
	}
	e.draft.typed++
	was := e.draft.dirty
	e.draft.dirty = true
	if e.draft.stop != nil {
		e.draft.stop()
	}
	e.draft.stop = e.h.Env.Run.After(draftPause, e.draft.keepDraft)
	if !was {
		e.h.Changed(e)
	}
}

// keepDraft writes the draft now, if there is anything unsaved.
func (e drafting) keepDraft() {
	if e.draft.stop != nil {
		e.draft.stop()
		e.draft.stop = nil
	}
	if !e.draft.dirty {
		return
	}
	if err := e.intake.read(); err != nil && !isProblems(err) {
		e.voice.fail("draft", err)
	}
	body, err := json.Marshal(draftBody{Visit: e.visit, Rev: e.kept.Rev, Newly: e.newly, Arrive: e.arrive.entry.Text, Quick: e.lines.quick.Text})
	if err != nil {
		e.voice.fail("draft", err)
		return
	}
	title, _ := e.Tab()
	draft := shop.Draft{Key: e.draft.key, Title: title, Body: string(body)}
	screen.Act(e.h, func(ctx context.Context, d work.Desk) (time.Time, error) {
		return d.Now(), work.SaveDraft(ctx, d, draft)
	}, func(at time.Time, err error) {
		if e.closed {
			return
		}
		if err != nil {
			e.voice.fail("draft", err)
			return
		}
		e.draft.at = at
		e.h.Changed(e)
	})
}

func isProblems(err error) bool {
	var p shop.Problems
	return errors.As(err, &p)
}

// dropDraft forgets the draft: it was saved or given up.
func (e drafting) dropDraft() {
	if e.draft.stop != nil {
		e.draft.stop()
		e.draft.stop = nil
	}
	had := e.draft.dirty || !e.draft.at.IsZero()
	e.draft.dirty, e.draft.at = false, time.Time{}
	if !had {
		return
	}
	key := e.draft.key
	screen.Act(e.h, func(ctx context.Context, d work.Desk) (any, error) { return nil, work.DropDraft(ctx, d, key) }, func(_ any, err error) {
		e.h.Fail("drop draft", err)
	})
}

// restore brings a draft back into the fields.
func (e drafting) restore(d shop.Draft) {
	var body draftBody
	if err := json.Unmarshal([]byte(d.Body), &body); err != nil {
		e.voice.fail("restore draft", err)
		return
	}
	o := body.Visit.Order
	if e.kept.ID != 0 {
		if body.Rev != e.kept.Rev {
			e.voice.say(kit.Saying{Tone: "warn", Text: e.h.Say("order.say.draft_stale"), Close: e.voice.quiet})
			return
		}
		kept := e.kept
		if err := kept.Edit(o); err != nil {
			return // it was settled meanwhile: the draft has nothing to say any more
		}
		o = kept
	}
	e.visit, e.newly = body.Visit, body.Newly
	e.visit.Order = o
	e.arrive.entry.SetText(body.Arrive)
	e.lines.quick.SetText(body.Quick)
	e.draft.dirty, e.draft.at = true, d.At
	e.voice.say(kit.Saying{Tone: "info", Text: e.h.Say("order.say.draft_restored", shop.Args{"At": e.h.Env.Lang.Clock(d.At)}), Close: e.voice.quiet, Acts: []kit.Act{
		{Word: e.h.Say("order.act.discard"), Do: e.draft.discard},
	}})
}

// discard gives up what was typed and not saved.
func (e drafting) discard() {
	e.voice.quiet()
	e.draft.dropDraft()
	if e.kept.ID == 0 {
		e.h.Leave(e)
		return
	}
	e.loading.reload()
}
