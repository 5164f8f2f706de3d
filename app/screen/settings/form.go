package settings

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"gongdan/app/kit"
	"gongdan/app/paper"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
)

// formPane is a page of settings. Each is saved when its field is left, or at
// once where it is chosen, and can be taken back. What another desk has changed
// meanwhile is not gone over: that is said, with both to look at.
type formPane struct {
	p     *Page
	form  *kit.Form
	build func(*formPane)
	draft *shop.Settings
	kept  shop.Settings // as they were read
	ready bool          // the settings have been read
	root  fyne.CanvasObject
	stop  func()
}

// formWide is how wide a form gets, in dp at 100 %.
const formWide = 560

// newForm gives a page with the fields that build adds.
func newForm(p *Page, build func(*formPane)) *formPane {
	x := &formPane{p: p, form: kit.NewForm(p.h.Env, "settings"), build: build, draft: &shop.Settings{}}
	build(x)
	x.form.Acts = func(err error) []kit.Act {
		if errors.Is(err, shop.ErrStale) {
			return screen.StaleActs(p.h, x.reload, x.both)
		}
		return nil
	}
	x.form.Check = func() shop.Problems { return x.draft.Check() }
	for _, key := range x.form.Fields() {
		hook := x.form.Entry(key).Hook()
		switch x.form.Entry(key).(type) {
		case *kit.Choice, *kit.Check:
			after(&hook.OnEdit, func() { x.keep(key) })
		default:
			after(&hook.OnBlur, func() { x.keep(key) })
		}
	}
	content := padded(x.form.Content())
	x.root = container.New(narrowLayout{content}, kit.NewCard("", container.NewVScroll(content)))
	x.stop = kit.Live(p.h.Store, p.h.Env.Run, x.load, shop.KindSettings)
	x.load()
	return x
}

// after lets do happen after what a field tells already.
func after(told *func(), do func()) {
	before := *told
	*told = func() {
		if before != nil {
			before()
		}
		do()
	}
}

// load reads the settings, unless something is being typed.
func (x *formPane) load() {
	x.read(func(s shop.Settings) {
		if !x.ready || *x.draft == x.kept && s != x.kept {
			x.show(s, s)
		}
	})
}

// reload shows the settings as they are kept; what was typed is gone.
func (x *formPane) reload() { x.read(func(s shop.Settings) { x.show(s, s) }) }

func (x *formPane) read(then func(shop.Settings)) {
	screen.Read(x.p.h, data.Settings, func(s shop.Settings, err error) {
		if err != nil {
			x.form.Show(err)
			x.p.h.Log("read settings", err)
			return
		}
		then(s)
	})
}

// show puts a draft of settings that are kept into the fields.
func (x *formPane) show(kept, draft shop.Settings) {
	x.ready = false
	x.kept, *x.draft = kept, draft
	x.form.Fill()
	x.ready = true
}

// both shows what another desk has kept beside what is typed here, and saves
// what is chosen.
func (x *formPane) both() {
	x.read(func(theirs shop.Settings) {
		screen.LookAtBoth(x.p.h, screen.Both[shop.Settings]{
			Base: x.kept, Mine: *x.draft, Theirs: theirs, Scope: "settings",
			Build: func(f *kit.Form, s *shop.Settings) { x.build(&formPane{p: x.p, form: f, draft: s}) },
			Done: func(s shop.Settings) {
				x.show(theirs, s)
				x.keep(x.form.Fields()[0])
			},
		})
	})
}

// keep saves what has changed once nothing is wrong with it.
func (x *formPane) keep(key string) {
	if !x.ready || x.form.Read() != nil || x.draft.Check().Err() != nil || *x.draft == x.kept {
		return
	}
	was, now := x.kept, *x.draft
	x.kept = now
	x.save(was, now, func(err error) {
		if err != nil {
			x.kept = was // asked again when the next field is left
			return
		}
		x.p.h.Toast(x.p.h.Say("settings.saved", shop.Args{"Field": x.p.h.Say("settings." + key)}), func() {
			x.save(now, was, func(err error) {
				if err == nil {
					x.reload()
				}
			})
		})
	})
}

// save keeps what is other now than it was.
func (x *formPane) save(was, now shop.Settings, then func(error)) {
	act(x.p, func(ctx context.Context, d work.Desk) (any, error) { return nil, work.SaveSettings(ctx, d, was, now) }, func(_ any, err error) {
		then(err)
		if err != nil {
			if failure := x.form.Show(err); failure != nil {
				x.p.h.Log("save settings", failure)
			}
		}
	})
}

// Content implements pane.
func (x *formPane) Content() fyne.CanvasObject { return x.root }

// Actions implements pane.
func (x *formPane) Actions() []screen.Action { return nil }

// Enter implements pane.
func (x *formPane) Enter() { x.form.Focus("") }

// Close implements pane.
func (x *formPane) Close() {
	x.stop()
	if keys := x.form.Fields(); len(keys) > 0 {
		x.keep(keys[0])
	}
}

func newShop(p *Page) pane {
	return newForm(p, func(x *formPane) {
		s, f := x.draft, x.form
		f.Row(2)
		f.Text("name", &s.Name).Required().Max(shop.MaxName).Weight(2.4)
		f.Code("plate_prefix", &s.PlatePrefix, kit.CodePlate).Max(2)
		f.Text("address", &s.Address)
		f.Row(2)
		f.Code("phone", &s.Phone, kit.CodePhone).Max(20)
		f.Code("uscc", &s.USCC, kit.CodePlain).Max(18)
		f.Row(3)
		f.Money("labour_rate", &s.LabourRate).Unit(p.h.Say("settings.unit.hour"))
		f.Rate("vat_rate", &s.VATRate)
		f.Text("close_at", &s.CloseAt).Max(5)
	})
}

// looks are the words of light and dark.
func looks() []string { return []string{"light", "dark"} }

// scales are the sizes of text that can be chosen.
func scales() []int { return []int{85, 90, 100, 110, 125, 140, 150} }

func newDisplay(p *Page) pane {
	return newForm(p, func(x *formPane) {
		s, f := x.draft, x.form
		kit.AddChoice(f, "lang", &s.LangTag, text.Tags(), func(tag string) string { return p.h.Say("settings.lang." + tag[:2]) })
		addOf(x, "dark", looks(), picked{
			word: func(i int) string { return p.h.Say("settings.look." + looks()[i]) },
			get:  func() int { return map[bool]int{true: 1}[s.Dark] },
			set:  func(i int) { s.Dark = i == 1 },
		})
		var sizes []string
		for _, n := range scales() {
			sizes = append(sizes, p.h.Say("settings.percent", shop.Args{"N": n}))
		}
		addOf(x, "text_scale", sizes, picked{
			word: func(i int) string { return sizes[i] },
			get: func() int {
				for i, n := range scales() {
					if n >= s.TextScale {
						return i
					}
				}
				return 0
			},
			set: func(i int) { s.TextScale = scales()[i] },
		})
		minutes := []int{0, 5, 15, 30, 60}
		var waits []string
		for _, n := range minutes {
			waits = append(waits, p.h.Say("settings.minutes", shop.Args{"N": n}))
		}
		waits[0] = p.h.Say("settings.never")
		addOf(x, "lock_minutes", waits, picked{
			word: func(i int) string { return waits[i] },
			get: func() int {
				for i, n := range minutes {
					if n >= s.LockMinutes {
						return i
					}
				}
				return 0
			},
			set: func(i int) { s.LockMinutes = minutes[i] },
		})
	})
}

// picked is a value chosen by its place in a list.
type picked struct {
	word func(int) string
	get  func() int
	set  func(int)
}

// addOf adds a choice by place.
func addOf(x *formPane, key string, all []string, v picked) {
	options := make([]kit.Option, len(all))
	for i := range all {
		options[i] = kit.Option{Value: all[i], Word: v.word(i)}
	}
	c := kit.NewChoice(x.p.h.Env, options)
	x.form.Add(key, c, func() { c.SetValue(all[v.get()]) }, func() error {
		for i := range all {
			if all[i] == c.Value() {
				v.set(i)
			}
		}
		return nil
	})
}

func newPrint(p *Page) pane {
	return newForm(p, func(x *formPane) {
		s, f := x.draft, x.form
		papers := make([]string, len(paper.Papers()))
		for i, on := range paper.Papers() {
			papers[i] = string(on)
		}
		kit.AddChoice(f, "paper", &s.Paper, papers, func(on string) string { return on })
		f.Text("printer", &s.Printer).Hint(p.h.Say("settings.hint.printer"))
		labelFields(p, x)
	})
}

// labelFields are those of labels; the measures are of the shop's own paper.
func labelFields(p *Page, x *formPane) {
	l, f := &x.draft.Labels, x.form
	f.Row(2)
	kit.AddSelect(f, "label_paper", &l.Paper, shop.LabelNames(), func(name string) string {
		if name == shop.LabelOwn {
			return p.h.Say("label.own")
		}
		return screen.PaperWords(p.h, l.On(name))
	})
	kit.AddChoice(f, "label_symbol", &l.Symbol, shop.LabelSymbols(), func(s shop.LabelSymbol) string { return p.h.Say(s.Key()) })
	f.Row(4)
	f.Qty("label_wide", &l.Wide).Unit("mm")
	f.Qty("label_tall", &l.Tall).Unit("mm")
	f.Count("label_across", &l.Across)
	f.Count("label_down", &l.Down)
	f.Row(2)
	f.Tick("label_price", &l.Price)
	f.Tick("label_shop", &l.Shop)
	f.Text("label_printer", &l.Printer).Hint(p.h.Say("settings.hint.printer"))
}

// padded keeps room around the fields in a card.
func padded(o fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(10, 12, 14, 14), o)
}

// tall is how tall the card of the fields wants to be.
func (x *formPane) tall() float32 { return x.form.Content().MinSize().Height + 28 }

// narrowLayout makes a card as tall as what is in it and keeps its fields from
// getting too wide to read.
type narrowLayout struct{ content fyne.CanvasObject }

// Layout implements fyne.Layout.
func (l narrowLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	wide := min(size.Width, kit.Look().Dp(formWide)+24)
	l.content.Resize(fyne.NewSize(wide-2, l.content.Size().Height)) // what wraps learns its width
	kit.Put(all[0], 0, 0, wide, min(size.Height, l.content.MinSize().Height+6))
}

// MinSize implements fyne.Layout.
func (narrowLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, 160) }
