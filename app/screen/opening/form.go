package opening

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"unicode"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// Bounds of what is typed, in characters.
const (
	usccMost   = 18
	phoneMost  = 20
	prefixMost = 2
	codeMost   = 12
	pinMost    = 6
	staffMost  = 12 // further people; more are added in the settings
)

// buildShop makes the fields of the shop.
func (o *opening) buildShop() {
	s, f := &o.draft.Settings, kit.NewForm(o.h.Env, "settings")
	f.Row(2)
	f.Text("name", &s.Name).Required().Max(shop.MaxName).Weight(2.4)
	f.Code("plate_prefix", &s.PlatePrefix, kit.CodePlate).Max(prefixMost).Hint(o.h.Say("opening.hint.prefix"))
	f.Text("address", &s.Address)
	f.Row(2)
	f.Code("phone", &s.Phone, kit.CodePhone).Max(phoneMost)
	f.Money("labour_rate", &s.LabourRate).Unit(o.h.Say("settings.unit.hour"))
	f.Code("uscc", &s.USCC, kit.CodePlain).Max(usccMost).Hint(o.h.Say("opening.hint.later"))
	f.Check = func() shop.Problems { return o.draft.Settings.Check() }
	f.OnLast = func() { o.owner.Focus("") }
	f.Fill()
	o.shop = f
}

// buildOwner makes the fields of the owner. The code is proposed from the name
// until one is typed.
func (o *opening) buildOwner() {
	p, f := &o.draft.Owner, kit.NewForm(o.h.Env, "person")
	f.Row(3)
	f.Text("name", &p.Name).Required().Max(shop.MaxName).Weight(1.5)
	f.Text("code", &p.Code).Required().Max(codeMost)
	secret := kit.NewSecretEntry(o.h.Env)
	secret.Max = pinMost
	f.Add("pin", secret, func() { secret.SetText(o.draft.PIN) }, func() error { o.draft.PIN = secret.Text; return nil }).Hint(o.h.Say("opening.hint.pin"))
	f.Check = o.checkOwner
	f.OnLast = func() { o.others.Focus(rowKey(0, "name")) }
	f.Fill()
	name, code := f.Entry("name").(*kit.Entry), f.Entry("code").(*kit.Entry)
	proposing := false
	after(&name.Hook().OnEdit, func() {
		if !o.own {
			proposing = true
			code.SetText(codeOf(name.Text, nil))
			proposing = false
		}
	})
	after(&code.Hook().OnEdit, func() {
		if !proposing {
			o.own = code.Text != ""
		}
	})
	o.owner = f
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

func (o *opening) checkOwner() shop.Problems {
	p := o.draft.Owner
	p.Roles = []shop.Role{shop.Owner}
	all := p.Check()
	if o.draft.PIN != "" {
		all = append(all, shop.CheckPIN(o.draft.PIN)...)
	}
	return all
}

// buildOthers makes a row for each further person.
func (o *opening) buildOthers() {
	o.others = kit.NewForm(o.h.Env, "person")
	o.others.OnLast = o.open
	for i := range o.staff {
		o.addRow(i)
	}
	o.others.Fill()
}

func rowKey(i int, field string) string { return "others." + strconv.Itoa(i) + "." + field }

// addRow makes the fields of one more person. Enter in an empty name is enough.
func (o *opening) addRow(i int) {
	f := o.others
	f.Row(2)
	f.Text(rowKey(i, "name"), &o.staff[i].name).Label(o.label(i, "person.name")).Max(shop.MaxName).Hint(o.h.Say("opening.hint.colleague")).Weight(1.5)
	kit.AddSelect(f, rowKey(i, "role"), &o.staff[i].role, shop.Roles(), func(r shop.Role) string { return o.h.Say(r.Key()) }).Label(o.label(i, "opening.role"))
	name := f.Entry(rowKey(i, "name")).(*kit.Entry)
	on := name.Hook().OnNext
	name.Hook().OnNext = func() {
		if strings.TrimSpace(name.Text) == "" {
			o.open()
			return
		}
		on()
	}
	after(&name.Hook().OnBlur, func() { o.grow(i) })
}

// label names the columns once, above the first row.
func (o *opening) label(i int, key string) string {
	if i > 0 {
		return ""
	}
	return o.h.Say(key)
}

// grow adds an empty row once the last one has a name.
func (o *opening) grow(i int) {
	if i != len(o.staff)-1 || len(o.staff) == staffMost || strings.TrimSpace(o.staff[i].name) == "" {
		return
	}
	_ = o.others.Read() // a text can always be read
	o.staff = append(o.staff, &colleague{role: shop.Technician})
	o.addRow(i + 1)
	o.others.Fill()
	o.follow(o.others, rowKey(i+1, "name"), rowKey(i+1, "role"))
	o.scroll.Content.Refresh()
	o.scroll.Refresh()
	o.root.Objects[0].Refresh()
}

// codeOf is the short code of a name: its initials in pinyin, told apart from
// those that are taken.
func codeOf(name string, taken map[string]bool) string {
	code := data.Initials(name)
	if code == "" {
		code = strings.ToLower(strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return r
			}
			return -1
		}, name))
	}
	try := code
	for n := 2; taken[try]; n++ {
		try = code + strconv.Itoa(n)
	}
	return try
}

// gather is what was typed, ready to be kept, or what is wrong with it.
func (o *opening) gather() (in work.Opening, err error) {
	var all shop.Problems
	for _, f := range []*kit.Form{o.shop, o.owner, o.others} {
		var p shop.Problems
		if errors.As(f.Read(), &p) {
			all = append(all, p...)
		}
	}
	in = o.draft
	in.Owner.Code = strings.ToLower(strings.TrimSpace(in.Owner.Code))
	all = append(all, in.Settings.Check()...)
	all = append(all, o.checkOwner().Under("owner.")...)
	taken := map[string]bool{in.Owner.Code: true}
	in.Others = nil
	for i, c := range o.staff {
		name := strings.TrimSpace(c.name)
		if name == "" {
			continue
		}
		p := shop.Person{Name: name, Code: codeOf(name, taken), Roles: []shop.Role{c.role}, Active: true}
		taken[p.Code] = true
		all = append(all, p.Check().Under("others."+strconv.Itoa(i)+".")...)
		in.Others = append(in.Others, p)
	}
	return in, all.Err()
}

// open keeps the shop and goes to the desk.
func (o *opening) open() {
	if o.busy != "" {
		return
	}
	in, err := o.gather()
	if err != nil {
		o.show(err)
		return
	}
	o.working(o.h.Say("opening.working.open"))
	screen.Act(o.h, func(ctx context.Context, d work.Desk) (shop.Person, error) { return work.OpenShop(ctx, d, in) }, func(owner shop.Person, err error) {
		o.working("")
		if err != nil {
			o.show(err)
			return
		}
		o.leave(owner)
	})
}

// show puts what is wrong under its field, in whichever of the forms it is. The
// first field that is wrong gets the keys.
func (o *opening) show(err error) {
	var problems shop.Problems
	if !errors.As(err, &problems) {
		if failure := o.shop.Show(err); failure != nil {
			o.h.Log("open shop", failure)
		}
		o.scroll.ScrollToTop()
		return
	}
	parts := map[*kit.Form]shop.Problems{}
	for _, p := range problems {
		f := o.shop
		if field, ok := strings.CutPrefix(p.Field, "owner."); ok {
			f, p.Field = o.owner, field
		} else if p.Field == "pin" || p.Field == "code" {
			f = o.owner
		} else if strings.HasPrefix(p.Field, "others.") {
			f = o.others
		}
		parts[f] = append(parts[f], p)
	}
	for _, f := range []*kit.Form{o.others, o.owner, o.shop} { // the first form has the last word about the keys
		f.Show(parts[f].Err())
	}
	o.scroll.Content.Refresh()
}
