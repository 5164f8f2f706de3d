package screen

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// draftPause is how long the typing rests before a draft is written.
const draftPause = 500 * time.Millisecond

// DraftSpec says what a Draft keeps.
type DraftSpec struct {
	Key  string                          // of the form: customer:17
	Body func() (title string, body any) // what is typed, and its name in a list of drafts
	Kept func()                          // it was written; nil is fine
}

// Draft keeps what is typed into a form and not saved: it is written half a
// second after the last key and when a field is left, comes back after a crash,
// and is gone once it is saved or given up. It belongs to the person who began
// it, so that two at two desks can write the same form.
type Draft struct {
	h     *Host
	spec  DraftSpec
	desk  work.Desk // of who began it
	dirty bool
	typed int
	at    time.Time // when it was last written; zero: nothing unsaved
	stop  func()
}

// NewDraft gives the draft of a form in which nothing is typed yet.
func NewDraft(h *Host, spec DraftSpec) *Draft { return &Draft{h: h, spec: spec} }

// Rename gives the draft another key, as when a new record got its number.
func (d *Draft) Rename(key string) { d.spec.Key = key }

// Dirty reports whether something is typed and not saved.
func (d *Draft) Dirty() bool { return d.dirty }

// Typed counts the changes by hand.
func (d *Draft) Typed() int { return d.typed }

// State is how things are, in the words of the action bar.
func (d *Draft) State() (icon, tone, words string) {
	switch {
	case !d.at.IsZero():
		return "check", "good", d.h.Say("edit.state.draft", shop.Args{"At": d.h.Env.Lang.Clock(d.at)})
	case d.dirty:
		return "pen", "grey", d.h.Say("edit.state.typing")
	}
	return "check", "good", d.h.Say("edit.state.saved")
}

// Reader gives the way to read what the person at the desk has left of the form;
// a draft without an ID is none.
func (d *Draft) Reader() func(data.View) (shop.Draft, error) {
	who, key := d.h.Desk().Person.ID, d.spec.Key
	return func(v data.View) (shop.Draft, error) {
		found, err := data.Draft(v, who, key)
		if errors.Is(err, shop.ErrMissing) {
			err = nil
		}
		return found, err
	}
}

// Restore brings what was left of the form into body. It reports whether there
// was anything that could be read.
func (d *Draft) Restore(found shop.Draft, body any) bool {
	if found.ID == 0 {
		return false
	}
	if err := json.Unmarshal([]byte(found.Body), body); err != nil {
		d.h.Log("restore draft "+found.Key, err)
		return false
	}
	d.desk, d.dirty, d.at = d.h.Desk(), true, found.At
	return true
}

// Restored says that what was typed is back, with a way to give it up.
func (d *Draft) Restored(discard func()) kit.Saying {
	return kit.Saying{Tone: "info", Text: d.h.Say("edit.say.restored", shop.Args{"At": d.h.Env.Lang.When(d.at, d.h.Env.Clock())}), Acts: []kit.Act{
		{Word: d.h.Say("edit.act.discard"), Do: discard},
	}}
}

// Touch notes that something was typed: it is written soon.
func (d *Draft) Touch() {
	if !d.dirty {
		d.desk = d.h.Desk()
	}
	d.typed++
	d.dirty = true
	d.Halt()
	d.stop = d.h.Env.Run.After(draftPause, d.Keep)
}

// Halt puts off writing what was typed, as while it is being saved.
func (d *Draft) Halt() {
	if d.stop != nil {
		d.stop()
		d.stop = nil
	}
}

// Left writes what was typed since the last time: a field was left.
func (d *Draft) Left() {
	if d.stop != nil {
		d.Keep()
	}
}

// Keep writes the draft now, if there is anything unsaved.
func (d *Draft) Keep() {
	d.Halt()
	if !d.dirty {
		return
	}
	title, body := d.spec.Body()
	text, err := json.Marshal(body)
	if err != nil {
		d.h.Log("draft "+d.spec.Key, err)
		return
	}
	draft := shop.Draft{Key: d.spec.Key, Title: title, Body: string(text)}
	desk := d.desk
	kit.Load(d.h.Env.Run, func(ctx context.Context) (time.Time, error) {
		return desk.Now(), work.SaveDraft(ctx, desk, draft)
	}, func(at time.Time, err error) {
		switch {
		case err != nil:
			d.h.Fail("save draft", err)
		case d.dirty:
			d.at = at
			if d.spec.Kept != nil {
				d.spec.Kept()
			}
		}
	})
}

// Drop forgets the draft: it was saved or given up.
func (d *Draft) Drop() {
	d.Halt()
	had, desk, key := d.dirty, d.desk, d.spec.Key
	d.dirty, d.at = false, time.Time{}
	if !had {
		return
	}
	kit.Load(d.h.Env.Run, func(ctx context.Context) (any, error) { return nil, work.DropDraft(ctx, desk, key) }, func(_ any, err error) {
		d.h.Fail("drop draft", err)
	})
}
