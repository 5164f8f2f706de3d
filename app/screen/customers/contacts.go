package customers

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
)

// The columns of the contacts.
const (
	colName = iota
	colPhone
	colRole
)

// contacts are those who may bring or fetch the car: lines to type over, with
// an empty one at the end for the next.
type contacts struct {
	f    *file
	grid *kit.Grid
}

func newContacts(f *file) *contacts {
	c := &contacts{f: f}
	c.grid = kit.NewGrid(f.h.Env, []kit.GridColumn{
		{ID: "name", TitleKey: "customers.contact.name", Min: 90, Kind: kit.GridText},
		{ID: "phone", TitleKey: "customers.contact.phone", W: 150, Kind: kit.GridText},
		{ID: "role", TitleKey: "customers.contact.role", W: 130, Kind: kit.GridText},
	})
	c.grid.Rows = func() int { return len(*c.all()) + 1 }
	c.grid.Cell, c.grid.Edit, c.grid.Set = c.cell, c.edit, c.set
	return c
}

// parts are the contacts as a piece of the customer's record.
func (c *contacts) parts() []screen.Part[record] {
	return []screen.Part[record]{{
		Title: c.f.h.Say("customers.contacts"),
		Same:  func(a, b record) bool { return slices.Equal(a.Customer.Contacts, b.Customer.Contacts) },
		Words: func(r record) string {
			var names []string
			for _, x := range r.Customer.Contacts {
				names = append(names, x.Name)
			}
			return strings.Join(names, c.f.h.Say("say.comma"))
		},
		Take: func(into *record, of record) { into.Customer.Contacts = of.Customer.Contacts },
	}}
}

func (c *contacts) all() *[]shop.Contact {
	if c.f.edit == nil {
		return &[]shop.Contact{}
	}
	return &c.f.edit.Record.Customer.Contacts
}

func (c *contacts) cell(row, col int) kit.Cell {
	all := *c.all()
	if row >= len(all) {
		if col == colName {
			return kit.Cell{Text: c.f.h.Say("customers.contact.add"), Tone: "muted"}
		}
		return kit.Cell{}
	}
	switch lang := c.f.h.Env.Lang; {
	case col == colName:
		return kit.Cell{Text: all[row].Name}
	case col == colRole:
		return kit.Cell{Text: all[row].Role}
	case c.hidden(row):
		return kit.Cell{Text: lang.Masked(all[row].Phone)}
	default:
		return kit.Cell{Text: lang.Phone(all[row].Phone)}
	}
}

// hidden reports whether the number of a line is not to be seen: it was kept
// before and nobody has asked for it.
func (c *contacts) hidden(row int) bool {
	kept := c.f.edit.Kept.Customer.Contacts
	phone := (*c.all())[row].Phone
	for _, k := range kept {
		if k.Phone == phone && phone != "" {
			return !c.f.phone.shown
		}
	}
	return false
}

func (c *contacts) edit(row, col int) (string, bool) {
	all := *c.all()
	if row >= len(all) {
		return "", true
	}
	switch col {
	case colName:
		return all[row].Name, true
	case colPhone:
		return all[row].Phone, !c.hidden(row)
	}
	return all[row].Role, true
}

func (c *contacts) set(row, col int, text string) (string, bool) {
	all, text := *c.all(), strings.TrimSpace(text)
	next := append([]shop.Contact(nil), all...)
	if row >= len(all) {
		if text == "" {
			return "", true
		}
		next = append(next, shop.Contact{})
	}
	one := &next[row]
	switch col {
	case colName:
		one.Name = text
	case colPhone:
		one.Phone = kit.ReadCode(text, kit.CodePhone, "")
	default:
		one.Role = text
	}
	problems := shop.Customer{Name: "-", Contacts: []shop.Contact{*one}}.Check()
	if err, ok := problems.Err().(shop.Problems); ok {
		return c.f.h.Env.Lang.Problem(err[0]), false
	}
	*c.all() = next
	c.f.edit.Touch()
	if len(problems) > 0 {
		return c.f.h.Env.Lang.Problem(problems[0]), true
	}
	return "", true
}

// held reports whether the keys are on a contact.
func (c *contacts) held() bool {
	at := fyne.CurrentApp().Driver().CanvasForObject(c.grid)
	row, _ := c.grid.Selected()
	return at != nil && at.Focused() == fyne.Focusable(c.grid) && row < len(*c.all())
}

// drop takes the chosen contact away; the toast brings it back.
func (c *contacts) drop() {
	row, _ := c.grid.Selected()
	all := *c.all()
	if row >= len(all) {
		return
	}
	next := append([]shop.Contact(nil), all[:row]...)
	c.put(append(next, all[row+1:]...))
	c.f.h.Toast(c.f.h.Say("customers.contact.dropped", shop.Args{"Name": all[row].Name}), func() { c.put(all) })
}

func (c *contacts) put(all []shop.Contact) {
	*c.all() = all
	c.f.edit.Touch()
	c.grid.Refresh()
}
