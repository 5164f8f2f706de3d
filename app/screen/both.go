package screen

import (
	"strings"

	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/shop"
)

// Both is a record that somebody else has changed while it was written here.
type Both[R any] struct {
	Base   R // as it was read before the writing began
	Mine   R
	Theirs R // as it is kept now
	Scope  string
	Build  func(*kit.Form, *R)
	Parts  []Part[R]
	Done   func(R) // is given theirs with what was chosen of mine, not saved yet
}

// Part is what a record holds besides the fields of its form: lines, contacts.
type Part[R any] struct {
	Title string
	Same  func(a, b R) bool
	Words func(R) string      // a few, to choose by
	Take  func(into *R, of R) // puts what of holds into another record
}

// The sides to choose from.
const (
	sideMine   = "mine"
	sideTheirs = "theirs"
)

// LookAtBoth shows what differs between two writings of a record, mine beside
// theirs, and puts together what is chosen. What was not touched here is theirs
// unless somebody says otherwise.
func LookAtBoth[R any](h *Host, b Both[R]) {
	var shown R
	form := kit.NewForm(h.Env, b.Scope)
	b.Build(form, &shown)
	words := func(r R) map[string]string {
		shown = r
		form.Fill()
		all := map[string]string{}
		for _, key := range form.Fields() {
			all[key] = form.Words(key)
		}
		return all
	}
	c := &choosing{h: h, form: kit.NewForm(h.Env, b.Scope), side: map[string]*string{}}
	base, mine, theirs := words(b.Base), words(b.Mine), words(b.Theirs)
	for _, key := range form.Fields() {
		if mine[key] != theirs[key] {
			c.add(key, mine[key] != base[key], mine[key], theirs[key]).Label(form.Label(key))
		}
	}
	for _, p := range b.Parts {
		if !p.Same(b.Mine, b.Theirs) {
			c.add(p.Title, !p.Same(b.Mine, b.Base), p.Words(b.Mine), p.Words(b.Theirs)).Label(p.Title)
		}
	}
	c.show(func() {
		shown = b.Theirs
		form.Fill()
		shown = b.Mine
		form.FillOnly(c.mine(form.Fields()))
		shown = b.Theirs
		h.Log("look at both", form.Read())
		for _, p := range b.Parts {
			if len(c.mine([]string{p.Title})) > 0 {
				p.Take(&shown, b.Mine)
			}
		}
		b.Done(shown)
	})
}

// StaleActs are the ways out when somebody else has changed the record; both may
// be nil.
func StaleActs(h *Host, reload, both func()) []kit.Act {
	acts := []kit.Act{{Word: h.Say("edit.act.reload"), Keys: "F5", Do: reload}}
	if both != nil {
		acts = append(acts, kit.Act{Word: h.Say("edit.act.both"), Keys: "Alt+B", Do: both})
	}
	return acts
}

// choosing is a form with a choice for each piece that differs.
type choosing struct {
	h    *Host
	form *kit.Form
	side map[string]*string
}

// add asks for one piece; what was touched here is taken from here at first.
func (c *choosing) add(key string, touched bool, mine, theirs string) *kit.FormField {
	side := sideTheirs
	if touched {
		side = sideMine
	}
	c.side[key] = &side
	words := map[string]string{sideMine: c.words(mine, theirs), sideTheirs: c.words(theirs, mine)}
	return kit.AddChoice(c.form, key, &side, []string{sideMine, sideTheirs}, func(side string) string {
		return c.h.Say("edit.both."+side, shop.Args{"Text": words[side]})
	})
}

// mine are those of the pieces that are taken from here.
func (c *choosing) mine(keys []string) (all []string) {
	for _, key := range keys {
		if side := c.side[key]; side != nil && *side == sideMine {
			all = append(all, key)
		}
	}
	return all
}

// bothMost is how many letters of a text are shown to choose by.
const bothMost = 20

// words is a text in few letters, from a little before where it differs.
func (c *choosing) words(text, other string) string {
	if text == "" {
		return c.h.Say("edit.both.empty")
	}
	all, with := []rune(strings.ReplaceAll(text, "\n", " ")), []rune(other)
	from := 0
	for from < len(all) && from < len(with) && all[from] == with[from] {
		from++
	}
	from = max(0, min(from-4, len(all)-bothMost))
	cut := string(all[from:min(len(all), from+bothMost)])
	if from > 0 {
		cut = "…" + cut
	}
	if from+bothMost < len(all) {
		cut += "…"
	}
	return cut
}

// show opens the sheet; done is told when all is chosen, at once where nothing
// differs.
func (c *choosing) show(done func()) {
	if len(c.side) == 0 {
		done()
		return
	}
	c.form.Fill()
	all := func(side string) func() {
		return func() {
			for _, s := range c.side {
				*s = side
			}
			c.form.Fill()
		}
	}
	var sheet *kit.Sheet
	keep := func() {
		sheet.Close()
		done()
	}
	c.form.OnLast = keep
	say := c.h.Say
	sheet = c.h.Env.Layer.OpenSheet(c.h.Env, kit.SheetSpec{
		Kind: kit.SheetCentre, Title: say("edit.act.both"), Wide: 640,
		Content: container.NewVBox(kit.NewWords(say("edit.both.help")), c.form.Content()),
		Acts: []kit.Act{
			{Word: say("edit.act.all_mine"), Keys: "Alt+1", Do: all(sideMine)},
			{Word: say("edit.act.all_theirs"), Keys: "Alt+2", Do: all(sideTheirs)},
		},
		Confirm: &kit.Act{Word: say("edit.act.save"), Keys: "Ctrl+S", Do: keep},
	})
	c.form.Focus("")
}
