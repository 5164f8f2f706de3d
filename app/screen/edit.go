package screen

import (
	"context"
	"errors"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// EditSpec says what an Edit edits.
type EditSpec[R any] struct {
	Draft string         // key of the draft: customer:17
	Title func(R) string // names the draft in a list of drafts
	Read  func(data.View) (R, error)
	Save  func(context.Context, work.Desk, R) (R, error)
	Build func(*kit.Form, *R) // puts the fields into the form
	Scope string              // of the form's labels
	Check func(R) shop.Problems
	Saved func(R)                       // shown after it was kept
	Shown func()                        // the record was read: the page may draw it; nil is fine
	Parts []Part[R]                     // what the record holds besides its fields
	Typed func()                        // something was typed; nil is fine
	Below fyne.CanvasObject             // what stands below the form; nil is fine
	Fixes func(*shop.Refusal) []kit.Act // what clears the way of a refusal; nil is fine
}

// Edit is a record being written in a form: what is typed is kept as a draft
// half a second after the last key, comes back after a crash, and is gone once
// it is saved. Mistakes stand under their fields; a record that somebody else
// has changed is said in a banner with the way to read it again.
type Edit[R any] struct {
	Record R // what the fields are tied to
	Kept   R // as it was last read or saved
	Form   *kit.Form

	h      *Host
	spec   EditSpec[R]
	banner *kit.Banner
	box    *fyne.Container
	scroll *container.Scroll
	draft  *Draft
	after  func() // what follows each save
	busy   bool
	closed bool
	loads  int
}

// NewEdit gives the form of a record, still empty; Open reads it.
func NewEdit[R any](h *Host, spec EditSpec[R]) *Edit[R] {
	e := &Edit[R]{h: h, spec: spec, banner: kit.NewBanner(h.Env)}
	e.box = container.New(downLayout{}, e.banner, container.NewStack())
	if spec.Below != nil {
		e.box.Add(spec.Below)
	}
	e.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(4, 4, 4, 8), e.box))
	e.draft = NewDraft(h, DraftSpec{Key: spec.Draft, Body: e.typed, Kept: func() {
		if !e.closed {
			e.told(spec.Typed)
		}
	}})
	e.Rebuild()
	return e
}

// Open reads the record, and the draft that was left of it.
func (e *Edit[R]) Open() { e.load(true) }

// Content is the form with its banner above; it scrolls where it is too tall,
// and to the field that gets the keys.
func (e *Edit[R]) Content() fyne.CanvasObject { return e.scroll }

// Rebuild makes the form anew, as when it has other fields now.
func (e *Edit[R]) Rebuild() {
	f := kit.NewForm(e.h.Env, e.spec.Scope)
	e.spec.Build(f, &e.Record)
	if e.spec.Check != nil {
		f.Check = func() shop.Problems { return e.spec.Check(e.Record) }
	}
	f.OnChange, f.OnLeave = e.Touch, e.draft.Left
	f.OnLast = e.save
	f.Acts = func(err error) []kit.Act {
		if errors.Is(err, shop.ErrStale) {
			return StaleActs(e.h, e.Reload, e.lookAtBoth)
		}
		if errors.Is(err, shop.ErrMissing) {
			return StaleActs(e.h, e.Reload, nil)
		}
		if r := (*shop.Refusal)(nil); errors.As(err, &r) && e.spec.Fixes != nil {
			return e.spec.Fixes(r)
		}
		return nil
	}
	for _, key := range f.Fields() {
		field := f.Entry(key)
		before := field.Hook().OnFocus
		field.Hook().OnFocus = func() {
			if before != nil {
				before()
			}
			e.reveal(field)
		}
	}
	e.Form = f
	f.Fill()
	e.box.Objects[1] = f.Content()
	e.box.Refresh()
}

// RebuildAt is Rebuild where the record has just come: whoever types already stays in
// the field, all others begin in the first.
func (e *Edit[R]) RebuildAt(first string) {
	at, all, now := "", e.Form.Fields(), e.h.Env.Focused()
	for i, key := range all {
		begun := i > 0 || len(e.Form.Untyped()) < len(all)
		if begun && now != nil && fyne.Focusable(e.Form.Entry(key)) == now {
			at = key
		}
	}
	e.Rebuild()
	switch {
	case at == "":
		e.Form.Focus(first)
	case slices.Contains(e.Form.Fields(), at):
		e.Form.Resume(at)
	}
}

// reveal scrolls to a field.
func (e *Edit[R]) reveal(field kit.Field) {
	look, d := kit.Look(), fyne.CurrentApp().Driver()
	top := d.AbsolutePositionForObject(field).Y - d.AbsolutePositionForObject(e.box).Y - look.Dp(24)
	bottom := top + field.Size().Height + look.Dp(64)
	room := e.scroll.Size().Height
	switch y := e.scroll.Offset.Y; {
	case room <= 0:
	case top < y:
		e.scroll.ScrollToOffset(fyne.NewPos(0, max(0, top)))
	case bottom > y+room:
		e.scroll.ScrollToOffset(fyne.NewPos(0, bottom-room))
	}
}

// Say shows a message above the form.
func (e *Edit[R]) Say(s kit.Saying) {
	s.Close = e.Quiet
	e.banner.Say(s)
	e.box.Refresh()
}

// Quiet takes the message away.
func (e *Edit[R]) Quiet() {
	e.banner.Clear()
	e.box.Refresh()
}

// Said is what stands above the form.
func (e *Edit[R]) Said() string { return e.banner.Text() }

// State is how things are, in the words of the action bar.
func (e *Edit[R]) State() (icon, tone, words string) { return e.draft.State() }

// Dirty reports whether something is typed and not saved.
func (e *Edit[R]) Dirty() bool { return e.draft.Dirty() }

// SetDraft names the draft anew, as when a new record got its number.
func (e *Edit[R]) SetDraft(key string) { e.draft.Rename(key) }

// Reload reads the record again; what was typed and not saved is gone.
func (e *Edit[R]) Reload() {
	e.Quiet()
	e.draft.Drop()
	e.load(false)
}

// Follow is for kit.Live: it shows the record as it is now unless something is
// typed.
func (e *Edit[R]) Follow() {
	if !e.draft.Dirty() && !e.busy && !e.closed {
		e.load(false)
	}
}

// load reads the record and, at first, the draft.
func (e *Edit[R]) load(first bool) {
	e.loads++
	mine, left := e.loads, e.draft.Reader()
	type found struct {
		record R
		draft  shop.Draft
	}
	Read(e.h, func(v data.View) (got found, err error) {
		if got.record, err = e.spec.Read(v); err != nil || !first {
			return got, err
		}
		got.draft, err = left(v)
		return got, err
	}, func(got found, err error) {
		switch {
		case e.closed || mine != e.loads || !first && e.draft.Dirty():
		case err != nil:
			e.fail(err)
		default:
			fill := e.Form.Fields()
			if first { // what was typed before the record was there stays
				fill = e.Form.Untyped()
			}
			e.Record, e.Kept = got.record, got.record
			if body := e.Record; e.draft.Restore(got.draft, &body) {
				e.Record = body
				e.Say(e.draft.Restored(e.Reload))
			}
			e.Form.FillOnly(fill)
			if len(fill) < len(e.Form.Fields()) {
				_ = e.Form.Read() // what cannot be read yet is said when it is saved
			}
			e.choose(fill)
			e.told(e.spec.Shown)
		}
	})
}

// choose selects the text of the field that has the keys, if it is one of those: it
// came after them.
func (e *Edit[R]) choose(keys []string) {
	for _, key := range keys {
		field := e.Form.Entry(key)
		if t, ok := field.(interface{ SelectAll() }); ok && e.h.Env.Focused() == fyne.Focusable(field) {
			t.SelectAll()
		}
	}
}

func (e *Edit[R]) told(do func()) {
	if do != nil {
		do()
	}
}

// Touch notes that something was typed: the draft is written soon.
func (e *Edit[R]) Touch() {
	if e.closed {
		return
	}
	e.draft.Touch()
	e.told(e.spec.Typed)
}

// typed is what the draft keeps.
func (e *Edit[R]) typed() (title string, body any) {
	_ = e.Form.Read() // what cannot be read yet is not in the draft
	return e.spec.Title(e.Record), e.Record
}

// Save keeps the record; then runs after it was kept.
func (e *Edit[R]) Save(then func()) {
	if e.busy {
		return
	}
	err := e.Form.Read()
	if err == nil && e.spec.Check != nil {
		err = e.spec.Check(e.Record).Err()
	}
	if err != nil {
		e.fail(err)
		return
	}
	e.busy = true
	e.draft.Halt()
	record := e.Record
	Act(e.h, func(ctx context.Context, d work.Desk) (R, error) { return e.spec.Save(ctx, d, record) }, func(kept R, err error) {
		e.busy = false
		if err != nil {
			e.draft.Keep()
			e.fail(err)
			return
		}
		e.Record, e.Kept = kept, kept
		e.draft.Drop()
		e.Quiet()
		e.Form.Show(nil)
		e.Form.Fill()
		e.spec.Saved(kept)
		e.told(then)
		e.told(e.after)
	})
}

func (e *Edit[R]) save() { e.Save(nil) }

// lookAtBoth shows what somebody else has kept beside what is typed here, and
// saves what is chosen.
func (e *Edit[R]) lookAtBoth() {
	_ = e.Form.Read() // what cannot be read yet stands as it was
	Read(e.h, e.spec.Read, func(theirs R, err error) {
		switch {
		case e.closed:
		case err != nil:
			e.fail(err)
		default:
			LookAtBoth(e.h, Both[R]{Base: e.Kept, Mine: e.Record, Theirs: theirs, Scope: e.spec.Scope, Build: e.spec.Build, Parts: e.spec.Parts, Done: func(r R) {
				e.Record, e.Kept = r, theirs
				e.Form.Fill()
				e.Touch()
				e.told(e.spec.Shown)
				e.save()
			}})
		}
	})
}

func (e *Edit[R]) fail(err error) {
	if failure := e.Form.Show(err); failure != nil {
		e.h.Log("edit "+e.spec.Draft, failure)
	}
	e.box.Refresh()
	if r := (*shop.Refusal)(nil); errors.As(err, &r) {
		e.scroll.ScrollToTop() // where it is said
	}
}

// Close ends the editing; what was typed stays as a draft.
func (e *Edit[R]) Close() {
	if e.closed {
		return
	}
	if !e.busy {
		e.draft.Keep()
	}
	e.closed = true
}

// SheetOf shows an edit in a sheet: Ctrl+S and Ctrl+Enter save and close it,
// Esc closes it and leaves the draft. More acts stand before the saving one.
func SheetOf[R any](h *Host, title string, wide float32, e *Edit[R], acts ...kit.Act) *kit.Sheet {
	var sheet *kit.Sheet
	e.after = func() { sheet.Close() }
	pop := h.Env.Router.Push(kit.NewScope("edit").On("Ctrl+Enter", e.save))
	sheet = h.Env.Layer.OpenSheet(h.Env, kit.SheetSpec{
		Title: title, Content: e.Content(), Wide: wide, Acts: acts,
		Confirm: &kit.Act{Word: h.Say("edit.act.save"), Keys: "Ctrl+S", Do: e.save},
		Closed: func() {
			pop()
			e.Close()
		},
	})
	e.Form.Focus("")
	return sheet
}

// downLayout stacks what is visible, each as tall as it wants to be in the
// width there is.
type downLayout struct{}

// Layout implements fyne.Layout.
func (downLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range all {
		if !o.Visible() {
			continue
		}
		kit.Put(o, 0, y, size.Width, o.MinSize().Height)
		tall := o.MinSize().Height // what wraps knows its width now
		kit.Put(o, 0, y, size.Width, tall)
		y += tall + 10
	}
}

// MinSize implements fyne.Layout.
func (downLayout) MinSize(all []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range all {
		if o.Visible() {
			want := o.MinSize()
			size.Width = max(size.Width, min(want.Width, 240))
			size.Height += want.Height + 10
		}
	}
	return size
}
