package customers

import (
	"time"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// build puts the fields of a customer into the form.
func (f *file) build(form *kit.Form, r *record) {
	c, say := &r.Customer, f.h.Say
	form.Row(2)
	form.Text("name", &c.Name).Required().Max(shop.MaxName).Weight(1.3)
	kit.AddChoice(form, "kind", &c.Kind, shop.CustomerKinds(), func(k shop.CustomerKind) string { return say(k.Key()) })
	form.Row(2)
	f.phone.add(f, form, c)
	kit.AddSelect(form, "source", &c.Source, shop.Sources(), func(s shop.Source) string { return say(s.Key()) })
	form.Row(2)
	form.Combo("referred_by", screen.CustomerCombo(f.h, f.id), func() (kit.Item, bool) {
		return kit.Item{ID: int64(c.ReferredBy), Cells: []string{r.Referrer}}, c.ReferredBy != 0
	}, func(it kit.Item, ok bool) {
		if c.ReferredBy, r.Referrer = 0, ""; ok {
			c.ReferredBy, r.Referrer = shop.CustomerID(it.ID), it.Label()
		}
	}).Weight(1.3).Hint(say("customer.referred_by.hint"))
	form.Text("rank", &c.Rank).Max(shop.MaxName)
	form.Row(2)
	form.Text("tags", &c.Tags).Weight(1.3).Hint(say("customer.tags.hint"))
	form.Money("credit_limit", &c.CreditLimit)
	form.Text("address", &c.Address)
	form.Area("note", &c.Note, 2).Max(shop.MaxText)
	form.Row(2)
	form.Tick("consent", &c.Consent).Weight(1.3)
	form.DateTime("consent_at", &c.ConsentAt)
	form.Enable(f.h.Desk().Person.May(shop.GiveCredit), "credit_limit")
}

// check is the rules of the trade, and that somebody else may be the same.
func (f *file) check(r record) shop.Problems {
	p := r.Customer.Check()
	return append(p, f.twins.problems()...)
}

// phone is how the number of the customer is shown: hidden in its middle until
// somebody who may asks for it, which is noted in the journal.
type phone struct {
	shown  bool // it was asked for
	masked bool // the field of the form hides it
}

func (p *phone) wanted(f *file) bool {
	return f.id != 0 && !p.shown && f.edit.Kept.Customer.Phone != ""
}

// add puts the field into the form: one to read, or one to type into.
func (p *phone) add(f *file, form *kit.Form, c *shop.Customer) {
	if p.masked = f.edit != nil && p.wanted(f); !p.masked {
		form.Code("phone", &c.Phone, kit.CodePhone).Weight(1.3)
		return
	}
	e := kit.NewTextEntry(f.h.Env)
	e.Disable()
	e.OnFocus = f.unmask
	form.Add("phone", e, func() { e.SetText(f.h.Env.Lang.Masked(c.Phone)) }, func() error { return nil }).Weight(1.3)
}

// unmask shows and copies the whole number.
func (f *file) unmask() {
	screen.Unmask(f.h, f.edit.Kept.Customer, func() {
		f.phone.shown = true
		f.drawn()
	})
}

// twinPause is how long the typing rests before twins are looked for.
const twinPause = 300 * time.Millisecond

// twins are other files that may be of the same customer: with the same phone,
// or the same name and the same end of the phone.
type twins struct {
	f     *file
	found []shop.Customer
	field string // which field tells
	asked [2]string
	wait  func()
	looks int
}

func newTwins(f *file) *twins { return &twins{f: f} }

func (t *twins) any() bool { return len(t.found) > 0 }

func (t *twins) halt() {
	if t.wait != nil {
		t.wait()
		t.wait = nil
	}
}

// open goes to the first of them; what was typed here stays as a draft.
func (t *twins) open() {
	if t.any() {
		t.f.h.Go(screen.Route{Screen: screen.Customers, ID: int64(t.found[0].ID)})
	}
}

// look searches once the typing rests.
func (t *twins) look(c shop.Customer) {
	asked := [2]string{c.Name, shop.Fold(c.Phone)}
	kept := t.f.edit.Kept.Customer
	if asked == t.asked || asked == [2]string{kept.Name, kept.Phone} {
		return
	}
	t.asked = asked
	t.halt()
	t.wait = t.f.h.Env.Run.After(twinPause, func() { t.read(c) })
}

func (t *twins) read(c shop.Customer) {
	t.looks++
	mine, id := t.looks, t.f.id
	type found struct {
		field string
		all   []shop.Customer
	}
	screen.Read(t.f.h, func(v data.View) (got found, err error) {
		got.field, got.all, err = findTwins(v, c, id)
		return got, err
	}, func(got found, err error) {
		if err != nil || mine != t.looks || t.f.closed {
			t.f.h.Fail("find twins", err)
			return
		}
		t.show(got.field, got.all)
	})
}

// findTwins reads who may be the same as c, the file id left out.
func findTwins(v data.View, c shop.Customer, id shop.CustomerID) (field string, all []shop.Customer, err error) {
	number := shop.Fold(c.Phone)
	if len(number) >= 7 {
		same, err := data.CustomersByPhone(v, number)
		if err != nil {
			return "", nil, err
		}
		for _, x := range same {
			if x.ID != id {
				all = append(all, x)
			}
		}
		if len(all) > 0 {
			return "phone", all, nil
		}
	}
	if len(number) < 4 || c.Name == "" {
		return "", nil, nil
	}
	page, err := data.CustomerList(v, data.Ask{Text: c.Name, N: 50})
	for _, x := range page.Rows {
		if x.ID != id && x.Name == c.Name && len(x.Phone) >= 4 && x.Phone[len(x.Phone)-4:] == number[len(number)-4:] {
			all = append(all, shop.Customer{ID: x.ID, Code: x.Code, Name: x.Name, Phone: x.Phone})
		}
	}
	return "name", all, err
}

func (t *twins) show(field string, all []shop.Customer) {
	had := t.any()
	t.found, t.field = all, field
	edit := t.f.edit
	switch {
	case t.any():
		edit.Say(kit.Saying{Tone: "warn", Text: t.f.h.Say("customers.say.twin", shop.Args{"Name": all[0].Name}), Acts: []kit.Act{{Word: t.f.h.Say("customers.act.twin"), Keys: "Alt+O", Do: t.open}}})
		t.underField()
	case had:
		edit.Quiet()
	}
}

// underField says it under the field at once, unless something graver is said.
func (t *twins) underField() {
	form := t.f.edit.Form
	for _, key := range form.Fields() {
		if form.Message(key) != "" {
			return
		}
	}
	form.Show(t.problems())
}

func (t *twins) problems() (p shop.Problems) {
	if t.any() {
		x := t.found[0]
		p.Warn(t.field, "customer.say.twin_"+t.field, shop.Args{"Name": x.Name, "Code": x.Code, "Phone": t.f.h.Env.Lang.Masked(x.Phone)})
	}
	return p
}
