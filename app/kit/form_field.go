package kit

import (
	"errors"
	"time"

	"fyne.io/fyne/v2"

	"gongdan/app/shop"
)

// FormField is a field in its form. Its funcs set it up and give it back.
type FormField struct {
	form     *Form
	key      string
	field    Field
	fill     func()
	read     func() error
	label    string // "" where the field brings its own word
	required bool
	weight   float32
	under    fyne.CanvasObject
	typed    bool          // something was typed since it was filled
	visited  bool          // its message may be shown
	told     *shop.Problem // said by a save, holds until the field is changed
	problem  *shop.Problem // what stands under the field
}

// Required puts the red star at the label. Whether it may be empty is for the
// rules to say.
func (x *FormField) Required() *FormField {
	x.required = true
	return x
}

// Weight is how wide the field is beside others in its row; 1 is usual.
func (x *FormField) Weight(w float32) *FormField {
	x.weight = w
	return x
}

// Label puts another text above the field.
func (x *FormField) Label(text string) *FormField {
	x.label = text
	return x
}

// Under puts something below the field and above its message: words to choose
// from. It cannot have the focus.
func (x *FormField) Under(o fyne.CanvasObject) *FormField {
	x.under = o
	return x
}

// Unit puts a word at the right end of the field.
func (x *FormField) Unit(unit string) *FormField {
	x.entry().Unit = unit
	return x
}

// Hint is what an empty field shows.
func (x *FormField) Hint(text string) *FormField {
	x.entry().SetPlaceHolder(text)
	return x
}

// Max is how many characters the field takes.
func (x *FormField) Max(runes int) *FormField {
	x.entry().Max = runes
	return x
}

// Field is the field itself, to set up further.
func (x *FormField) Field() Field { return x.field }

func (x *FormField) entry() *Entry {
	if e, ok := x.field.(interface{ base() *Entry }); ok {
		return e.base()
	}
	panic("kit: " + x.form.scope + "." + x.key + " is not typed into")
}

// load reads the field into the draft and gives the problem if it cannot.
func (x *FormField) load() *shop.Problem {
	err := x.read()
	if err == nil {
		return nil
	}
	var u *Unread
	if !errors.As(err, &u) {
		u = &Unread{Say: "field.say.unreadable"}
	}
	return &shop.Problem{Field: x.key, Say: u.Say, With: u.With}
}

// sayNow says what holds now: what a save has told goes first.
func (x *FormField) sayNow(now map[string]shop.Problem) {
	p, wrong := now[x.key]
	switch {
	case x.told != nil:
		x.say(x.told)
	case wrong:
		x.say(&p)
	default:
		x.say(nil)
	}
}

func (x *FormField) say(p *shop.Problem) {
	x.problem = p
	switch {
	case p == nil:
		x.field.SetMark(MarkNone)
	case p.Warn:
		x.field.SetMark(MarkWarn)
	default:
		x.field.SetMark(MarkError)
	}
}

// locked reports whether the field is read-only, with or without the focus.
func (x *FormField) locked() bool {
	if e, ok := x.field.(interface{ locked() bool }); ok {
		return e.locked()
	}
	return x.field.Disabled()
}

func (x *FormField) focus() {
	x.form.env.Focus(x.field)
}

// fields makes the fields of a form in their order, which is that of the focus.
type fields struct{ form *Form }

// Row puts the next n fields beside each other.
func (a *fields) Row(n int) {
	a.form.rows = append(a.form.rows, nil)
	a.form.room = n
}

// Add puts any field under key: fill shows the draft in it, read brings it into
// the draft or says with an *Unread why it cannot.
func (a *fields) Add(key string, field Field, fill func(), read func() error) *FormField {
	f := a.form
	x := &FormField{form: f, key: key, field: field, fill: fill, read: read, weight: 1, label: f.env.Lang.Say(f.scope + "." + key)}
	h := field.Hook()
	h.OnEdit = func() { f.edited(x) }
	h.OnBlur = func() { f.left(x) }
	h.OnRefuse = func(p shop.Problem) {
		x.say(&p)
		f.view.Refresh()
	}
	h.OnNext = func() { f.next(x) }
	h.OnPrevious = func() {
		if c := canvasOf(field); !f.step(x, -1) && c != nil {
			c.FocusPrevious()
		}
	}
	if f.room == 0 {
		a.Row(1)
	}
	f.room--
	last := len(f.rows) - 1
	f.rows[last] = append(f.rows[last], x)
	f.all = append(f.all, x)
	return x
}

// next goes on from x, or ends the form.
func (f *Form) next(x *FormField) {
	switch c := canvasOf(x.field); {
	case f.step(x, 1):
	case f.OnLast != nil:
		if c != nil {
			c.Unfocus()
		}
		f.OnLast()
	case c != nil:
		c.FocusNext()
	}
}

// Text adds a field for a line of text.
func (a *fields) Text(key string, at *string) *FormField {
	e := NewTextEntry(a.form.env)
	return a.Add(key, e, func() { e.SetText(*at) }, func() error { *at = e.Text; return nil })
}

// Area adds a field that shows as many lines of text.
func (a *fields) Area(key string, at *string, lines int) *FormField {
	e := NewArea(a.form.env, lines)
	return a.Add(key, e, func() { e.SetText(*at) }, func() error { *at = e.Text; return nil })
}

// Code adds a field for letters and figures.
func (a *fields) Code(key string, at *string, kind CodeKind) *FormField {
	e := NewCodeEntry(a.form.env, kind)
	return a.Add(key, e, func() { e.SetText(*at) }, func() error { *at = e.Value(); return nil })
}

// Int adds a field for a whole number.
func (a *fields) Int(key string, at *int64) *FormField { return addNumber(a, key, at, NumberInt) }

// Count adds a field for a small whole number.
func (a *fields) Count(key string, at *int) *FormField { return addNumber(a, key, at, NumberInt) }

// Money adds a field for an amount of money.
func (a *fields) Money(key string, at *shop.Money) *FormField {
	return addNumber(a, key, at, NumberMoney)
}

// Qty adds a field for a quantity.
func (a *fields) Qty(key string, at *shop.Qty) *FormField { return addNumber(a, key, at, NumberQty) }

// Rate adds a field for a share, typed as a percentage.
func (a *fields) Rate(key string, at *shop.Rate) *FormField {
	return addNumber(a, key, at, NumberRate).Unit("%")
}

func addNumber[T ~int | ~int64](a *fields, key string, at *T, mode NumberMode) *FormField {
	e := NewNumberEntry(a.form.env, mode)
	return a.Add(key, e, func() { e.SetValue(int64(*at)) }, func() error { return take(at, func() (T, error) { n, err := e.Value(); return T(n), err }) })
}

// Date adds a field for a day.
func (a *fields) Date(key string, at *shop.Day) *FormField {
	e := NewDateEntry(a.form.env)
	return a.Add(key, e, func() { e.SetDay(*at) }, func() error { return take(at, e.Day) })
}

// DateTime adds a field for a minute of a day.
func (a *fields) DateTime(key string, at *time.Time) *FormField {
	e := NewDateTimeEntry(a.form.env)
	return a.Add(key, e, func() { e.SetTime(*at) }, func() error { return take(at, e.Time) })
}

// Tick adds a box to tick; its label stands beside it.
func (a *fields) Tick(key string, at *bool) *FormField {
	e := NewCheck(a.form.env, a.form.env.Lang.Say(a.form.scope+"."+key))
	return a.Add(key, e, func() { e.SetChecked(*at) }, func() error { *at = e.Checked(); return nil }).Label("")
}

// Combo adds a field that searches: pick takes an item into the draft, or none
// if the field was emptied; show gives the item of the draft.
func (a *fields) Combo(key string, c *Combo, show func() (Item, bool), pick func(Item, bool)) *FormField {
	fill := func() {
		if it, ok := show(); ok {
			c.SetPicked(it)
		} else {
			c.Clear()
		}
	}
	return a.Add(key, c, fill, func() error { pick(c.Picked()); return nil })
}

// AddChoice adds a choice of a few values of a kind of the trade: all are what
// there is, word gives each its word.
func AddChoice[T ~string](f *Form, key string, at *T, all []T, word func(T) string) *FormField {
	options := make([]Option, len(all))
	for i, v := range all {
		options[i] = Option{Value: string(v), Word: word(v)}
	}
	c := NewChoice(f.env, options)
	return f.Add(key, c, func() { c.SetValue(string(*at)) }, func() error { *at = T(c.Value()); return nil })
}

// AddSelect adds a combo of more values than a choice shows side by side.
func AddSelect[T ~string](f *Form, key string, at *T, all []T, word func(T) string) *FormField {
	items := make([]Item, len(all))
	for i, v := range all {
		items[i] = Item{ID: int64(i), Cells: []string{word(v)}, Data: v}
	}
	show := func() (Item, bool) {
		for i, v := range all {
			if v == *at {
				return items[i], true
			}
		}
		return Item{}, false
	}
	pick := func(it Item, _ bool) { *at, _ = it.Data.(T) }
	return f.Combo(key, NewSelect(f.env, items), show, pick)
}

// take puts what get reads into at, and leaves at alone when it cannot.
func take[T any](at *T, get func() (T, error)) error {
	v, err := get()
	if err == nil {
		*at = v
	}
	return err
}
