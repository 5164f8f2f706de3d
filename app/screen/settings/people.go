package settings

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// pinMost is the most digits that a PIN has.
const pinMost = 6

// peoplePane lists those who work here.
type peoplePane struct{ listPane[shop.Person] }

func newPeople(p *Page) pane {
	x := &peoplePane{listPane[shop.Person]{p: p}}
	x.fill(listSpec[shop.Person]{
		id: "people", kinds: []shop.Kind{shop.KindPeople}, columns: x.columns(), read: data.People, open: x.edit,
		same: func(a, b shop.Person) bool { return a.ID == b.ID },
	})
	return x
}

func (x *peoplePane) columns() []kit.Column[shop.Person] {
	say := x.p.h.Say
	tone := func(p shop.Person, text string) kit.Cell {
		if p.Active {
			return kit.Cell{Text: text}
		}
		return kit.Cell{Text: text, Tone: "muted"}
	}
	return []kit.Column[shop.Person]{
		{ID: "code", TitleKey: "person.code", W: 80, Cell: func(p shop.Person) kit.Cell { return tone(p, p.Code) }},
		{ID: "name", TitleKey: "person.name", W: 120, Cell: func(p shop.Person) kit.Cell { return tone(p, p.Name) }},
		{ID: "roles", TitleKey: "person.roles", Min: 120, Cell: func(p shop.Person) kit.Cell { return tone(p, roleWords(x.p.h, p.Roles)) }},
		{ID: "phone", TitleKey: "person.phone", W: 130, From: 640, Cell: func(p shop.Person) kit.Cell { return tone(p, x.p.h.Env.Lang.Phone(p.Phone)) }},
		{ID: "pin", TitleKey: "person.pin_set", W: 80, Cell: func(p shop.Person) kit.Cell {
			if p.PIN == "" {
				return kit.Cell{Text: say("person.pin_none"), Tone: "muted"}
			}
			return kit.Cell{Text: say("person.pin_yes"), Icon: "lock"}
		}},
		{ID: "active", TitleKey: "person.state", W: 100, Cell: func(p shop.Person) kit.Cell {
			chip := kit.ChipSpec{Icon: "check", Word: say("person.active"), Tone: "green"}
			if !p.Active {
				chip = kit.ChipSpec{Icon: "close", Word: say("person.inactive"), Tone: "grey"}
			}
			return kit.Cell{Chip: &chip}
		}},
	}
}

// roleWords are roles in words.
func roleWords(h *screen.Host, roles []shop.Role) string {
	words := make([]string, len(roles))
	for i, r := range roles {
		words[i] = h.Say(r.Key())
	}
	return strings.Join(words, h.Say("say.comma"))
}

// Actions implements pane.
func (x *peoplePane) Actions() []screen.Action {
	return []screen.Action{{ID: "settings.act.new_person", Keys: "Ctrl+N", Button: true, Primary: true, Do: func() {
		x.edit(shop.Person{Active: true})
	}}}
}

// personDraft is a person as it is being edited.
type personDraft struct {
	shop.Person
	roles map[shop.Role]*bool
	pin   string
	clear bool
}

// edit shows a person in a sheet.
func (x *peoplePane) edit(p shop.Person) {
	h := x.p.h
	d := &personDraft{Person: p, roles: map[shop.Role]*bool{}}
	f := personForm(h, d)
	var sheet *kit.Sheet
	save := func() {
		if err := f.Read(); err != nil {
			f.Show(err)
			return
		}
		x.save(d, func(err error) {
			if failure := f.Show(err); failure != nil {
				h.Log("save person", failure)
			}
			if err == nil {
				sheet.Close()
				h.Toast(h.Say("settings.person_saved", shop.Args{"Person": d.Name}), nil)
			}
		})
	}
	f.OnLast = save
	title := h.Say("settings.person_new")
	if p.ID != 0 {
		title = p.Name
	}
	sheet = h.Env.Layer.OpenSheet(h.Env, kit.SheetSpec{
		Title: title, Content: container.New(layout.NewCustomPaddedLayout(0, 24, 0, 0), f.Content()),
		Confirm: &kit.Act{Word: h.Say("edit.act.save"), Keys: "Ctrl+S", Do: save},
	})
	f.Focus("")
}

// personForm makes the fields of a person.
func personForm(h *screen.Host, d *personDraft) *kit.Form {
	f := kit.NewForm(h.Env, "person")
	f.Row(2)
	f.Text("name", &d.Name).Required().Max(shop.MaxName).Weight(1.6)
	f.Text("code", &d.Code).Required().Max(12)
	name, code := f.Entry("name").(*kit.Entry), f.Entry("code").(*kit.Entry)
	after(&name.Hook().OnBlur, func() {
		if code.Text == "" {
			code.SetText(data.Initials(name.Text))
		}
	})
	f.Code("phone", &d.Phone, kit.CodePhone).Max(20)
	for i, r := range shop.Roles() {
		if i%4 == 0 {
			f.Row(min(4, len(shop.Roles())-i))
		}
		on := slices.Contains(d.Roles, r)
		d.roles[r] = &on
		tick := kit.NewCheck(h.Env, h.Say(r.Key()))
		key := "role_" + string(r)
		if i == 0 {
			key = "roles"
		}
		f.Add(key, tick, func() { tick.SetChecked(on) }, func() error { on = tick.Checked(); return nil }).Label("")
	}
	f.Row(2)
	secret := kit.NewSecretEntry(h.Env)
	secret.Max = pinMost
	hint := h.Say("person.pin_hint_none")
	if d.PIN != "" {
		hint = h.Say("person.pin_hint_set")
	}
	f.Add("pin", secret, func() { secret.SetText("") }, func() error { d.pin = secret.Text; return nil }).Hint(hint)
	if d.PIN != "" {
		f.Tick("pin_clear", &d.clear)
	}
	skillTicks(h, f, h.Say("person.skills"), &d.Skills)
	f.Row(1)
	f.Tick("active", &d.Active)
	f.Fill()
	return f
}

// save keeps the person and the PIN.
func (x *peoplePane) save(d *personDraft, told func(error)) {
	p := d.Person
	p.Code, p.Name = strings.ToLower(strings.TrimSpace(p.Code)), strings.TrimSpace(p.Name)
	p.Roles = nil
	for _, r := range shop.Roles() {
		if *d.roles[r] {
			p.Roles = append(p.Roles, r)
		}
	}
	pin, change := d.pin, d.pin != "" || d.clear
	if pin != "" {
		if err := append(p.Check(), shop.CheckPIN(pin)...).Err(); err != nil {
			told(err)
			return
		}
	}
	act(x.p, func(ctx context.Context, desk work.Desk) (shop.Person, error) {
		kept, err := work.SavePerson(ctx, desk, p)
		if err != nil || !change {
			return kept, err
		}
		return kept, work.SetPIN(ctx, desk, kept.ID, pin)
	}, func(kept shop.Person, err error) {
		if err == nil {
			d.Person = kept
		}
		told(err)
	})
}
