package settings

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
)

// minePane is where everybody sets their own PIN.
type minePane struct {
	p        *Page
	form     *kit.Form
	old, pin string
	again    string
	root     fyne.CanvasObject
}

func newMine(p *Page) pane {
	x := &minePane{p: p}
	x.form = kit.NewForm(p.h.Env, "settings")
	x.secret("pin_old", &x.old).Hint(p.h.Say("settings.hint.pin_old"))
	x.secret("pin", &x.pin).Hint(p.h.Say("settings.hint.pin"))
	x.secret("pin_again", &x.again)
	x.form.OnLast = x.save
	x.form.Fill()
	content := padded(x.form.Content())
	x.root = container.New(narrowLayout{content}, kit.NewCard("", container.NewVScroll(content)))
	return x
}

func (x *minePane) secret(key string, at *string) *kit.FormField {
	e := kit.NewSecretEntry(x.p.h.Env)
	e.Max = pinMost
	return x.form.Add(key, e, func() { e.SetText(*at) }, func() error { *at = e.Text; return nil })
}

// save sets the PIN; who has one shows it first.
func (x *minePane) save() {
	if x.form.Read() != nil {
		return
	}
	who := x.p.h.Desk().Person
	var all shop.Problems
	if !shop.PINMatches(who.PIN, x.old) {
		all.Add("pin_old", "person.say.wrong_pin", nil)
	}
	if x.pin != "" {
		all = append(all, shop.CheckPIN(x.pin)...)
	}
	if x.pin != x.again {
		all.Add("pin_again", "settings.say.pin_again", nil)
	}
	if err := all.Err(); err != nil {
		x.form.Show(err)
		return
	}
	pin := x.pin
	screen.Act(x.p.h, func(ctx context.Context, d work.Desk) (any, error) { return nil, work.SetPIN(ctx, d, who.ID, pin) }, func(_ any, err error) {
		if failure := x.form.Show(err); failure != nil {
			x.p.h.Log("set pin", failure)
		}
		if err != nil {
			return
		}
		x.old, x.pin, x.again = "", "", ""
		x.form.Fill()
		word := "settings.pin_saved"
		if pin == "" {
			word = "settings.pin_cleared"
		}
		x.p.h.Toast(x.p.h.Say(word), nil)
	})
}

// Content implements pane.
func (x *minePane) Content() fyne.CanvasObject { return x.root }

// Actions implements pane.
func (x *minePane) Actions() []screen.Action {
	return []screen.Action{{ID: "settings.act.pin", Keys: "Ctrl+S", Button: true, Primary: true, Do: x.save}}
}

// Enter implements pane.
func (x *minePane) Enter() { x.form.Focus("") }

// Close implements pane: a PIN that was not confirmed is not kept.
func (x *minePane) Close() {}
