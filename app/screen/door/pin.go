package door

import (
	"strconv"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// AskPIN asks somebody who has the right r for the PIN, in a sheet over the
// page; done is told who it was. Esc leaves everything as it is.
func AskPIN(h *screen.Host, gate *work.Gate, r shop.Right, done func(shop.Person)) {
	screen.Read(h, data.People, func(people []shop.Person, err error) {
		if err != nil {
			h.Fail("read people", err)
			return
		}
		var may []shop.Person
		for _, p := range people {
			if p.Active && p.May(r) {
				may = append(may, p)
			}
		}
		if len(may) == 0 {
			h.Toast(h.Say("door.say.nobody", shop.Args{"Right": r}), nil)
			return
		}
		askOne(h, gate, may, asked{r, done})
	})
}

// asked is what somebody is asked to come for.
type asked struct {
	right shop.Right
	done  func(shop.Person)
}

// askOne shows the sheet in which one of may is chosen.
func askOne(h *screen.Host, gate *work.Gate, may []shop.Person, a asked) {
	who, pin := "0", ""
	all := make([]string, len(may))
	for i := range may {
		all[i] = strconv.Itoa(i)
	}
	chosen := func() shop.Person {
		if i, err := strconv.Atoi(who); err == nil {
			return may[i]
		}
		return may[0]
	}
	f := kit.NewForm(h.Env, "door")
	kit.AddSelect(f, "person", &who, all, func(i string) string {
		n, _ := strconv.Atoi(i)
		return may[n].Name
	})
	secret := kit.NewSecretEntry(h.Env)
	secret.Max = pinMost
	f.Add("pin", secret, func() { secret.SetText(pin) }, func() error { pin = secret.Text; return nil }).Label(h.Say("door.pin"))
	f.Fill()
	var sheet *kit.Sheet
	try := func() {
		if f.Read() != nil {
			return
		}
		err := gate.Try(chosen(), pin, h.Env.Clock())
		if err == nil {
			sheet.Close()
			a.done(chosen())
			return
		}
		secret.SetText("")
		f.Show(err)
		if !wrongPIN(err) {
			f.Focus("pin")
		}
	}
	f.OnLast = try
	sheet = h.Env.Layer.OpenSheet(h.Env, kit.SheetSpec{
		Kind: kit.SheetCentre, Title: h.Say("door.ask", shop.Args{"Right": a.right}), Content: container.New(layout.NewCustomPaddedLayout(0, 20, 0, 0), f.Content()), Wide: 360, Modal: true,
		Confirm: &kit.Act{Word: h.Say("door.act.allow"), Do: try},
	})
	f.Focus("pin")
}
