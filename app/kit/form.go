package kit

import (
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"gongdan/app/shop"
)

// Form is rows of fields, each under its label and over its message, tied to
// the values of a draft. The key of a field is the word that names it
// everywhere: with the scope before it, it is the language key of its label.
//
// A field's message comes when the field is left, never while it is typed in,
// and goes as soon as the field is right. What Check says on leaving is what
// the save says too, so one rule has one text.
type Form struct {
	fields
	// Check judges the draft each time a field is left; nil judges nothing.
	Check func() shop.Problems
	// OnChange is told after a change by hand has come into the draft.
	OnChange func()
	// OnLeave is told when a field is left.
	OnLeave func()
	// OnLast is done at Enter in the last field; nil leaves the form.
	OnLast func()
	// Acts are the ways out of an error that stand in the banner; nil has none.
	Acts func(err error) []Act

	env     *Env
	scope   string
	all     []*FormField
	rows    [][]*FormField
	room    int // fields that the last row still takes
	view    *formView
	banner  *Banner
	filling bool
}

// NewForm gives an empty form whose labels begin with scope and a dot.
func NewForm(env *Env, scope string) *Form {
	f := &Form{env: env, scope: scope, banner: NewBanner(env)}
	f.fields.form = f
	f.view = newFormView(f)
	return f
}

// Content is what goes into the window. It wants the width it is given and as
// much height as its rows need.
func (f *Form) Content() fyne.CanvasObject { return f.view }

// Fill shows the draft in the fields and forgets what was said about them.
func (f *Form) Fill() { f.FillOnly(f.Fields()) }

// FillOnly does so in those fields, as when the draft holds another record now.
func (f *Form) FillOnly(keys []string) {
	f.filling = true
	for _, x := range f.all {
		if !slices.Contains(keys, x.key) {
			continue
		}
		x.fill()
		x.visited, x.typed, x.told = false, false, nil
		x.say(nil)
	}
	f.filling = false
	f.banner.Clear()
	f.view.Refresh()
}

// Untyped are the fields in which nothing was typed since they were filled.
func (f *Form) Untyped() (keys []string) {
	for _, x := range f.all {
		if !x.typed {
			keys = append(keys, x.key)
		}
	}
	return keys
}

// Read brings what was typed into the draft. What cannot be read is returned as
// shop.Problems and leaves its part of the draft as it was.
func (f *Form) Read() error {
	var p shop.Problems
	for _, x := range f.all {
		if problem := x.load(); problem != nil {
			p = append(p, *problem)
		}
	}
	return p.Err()
}

// Show puts err where it belongs. Problems stand under their fields, warnings
// among them in their own tone, and the first field that cannot be saved gets
// the focus. A refusal, a stale or missing record, a problem whose field is not
// in this form, and all else stand in the banner with their Acts. A nil err
// clears everything. Show returns err again if it is a failure that deserves a
// line in the log.
func (f *Form) Show(err error) (failure error) {
	for _, x := range f.all {
		x.told = nil
		x.say(nil)
	}
	f.banner.Clear()
	var problems shop.Problems
	var refusal *shop.Refusal
	switch lang := f.env.Lang; {
	case err == nil:
	case errors.As(err, &problems):
		f.showProblems(problems)
	case errors.As(err, &refusal):
		f.speak(lang.Refusal(refusal), "warn", err)
	case errors.Is(err, shop.ErrStale):
		f.speak(lang.Say("form.stale"), "warn", err)
	case errors.Is(err, shop.ErrMissing):
		f.speak(lang.Say("form.missing"), "warn", err)
	default:
		f.speak(lang.Say("form.failed"), "bad", err)
		failure = err
	}
	f.view.Refresh()
	return failure
}

// showProblems keeps what a save has said at each field until it is changed. The
// focus moves before anything is said, for leaving a field judges the form.
func (f *Form) showProblems(problems shop.Problems) {
	var first *FormField
	var stray []string
	for _, p := range problems {
		x := f.find(p.Field)
		if x == nil {
			stray = append(stray, f.env.Lang.Problem(p))
			continue
		}
		if x.visited = true; x.told == nil || x.told.Warn && !p.Warn {
			x.told = &p
		}
		if !p.Warn && (first == nil || slices.Index(f.all, x) < slices.Index(f.all, first)) {
			first = x
		}
	}
	if len(stray) > 0 {
		f.speak(strings.Join(stray, "\n"), "bad", problems)
	}
	if first != nil {
		first.focus()
	}
	for _, x := range f.all {
		x.say(x.told)
	}
}

// speak says something in the banner, with the ways out that the screen knows.
func (f *Form) speak(text, tone string, err error) {
	say := Saying{Text: text, Tone: tone, Close: f.view.Refresh}
	if f.Acts != nil {
		say.Acts = f.Acts(err)
	}
	f.banner.Say(say)
}

// judge is what is wrong now, by field: what cannot be read before what Check
// says, what cannot be saved before what is only odd.
func (f *Form) judge() map[string]shop.Problem {
	now := map[string]shop.Problem{}
	note := func(p shop.Problem) {
		if old, ok := now[p.Field]; !ok || old.Warn && !p.Warn {
			now[p.Field] = p
		}
	}
	for _, x := range f.all {
		if p := x.load(); p != nil {
			note(*p)
		}
	}
	if f.Check != nil {
		for _, p := range f.Check() {
			note(p)
		}
	}
	return now
}

// edited hears a change in x: it goes into the draft, and messages that no
// longer hold go away. None comes: the person is still typing.
func (f *Form) edited(x *FormField) {
	if f.filling {
		return
	}
	x.told, x.typed = nil, true
	if x.load() == nil && f.OnChange != nil {
		f.OnChange()
	}
	if !slices.ContainsFunc(f.all, func(y *FormField) bool { return y.problem != nil }) {
		return
	}
	now := f.judge()
	for _, y := range f.all {
		if y.problem != nil {
			y.sayNow(now)
		}
	}
	f.view.Refresh()
}

// left hears that x has lost the focus: all fields that were visited say what
// is wrong with them.
func (f *Form) left(x *FormField) {
	x.visited = true
	now := f.judge()
	for _, y := range f.all {
		if y.visited || y.problem != nil {
			y.sayNow(now)
		}
	}
	f.view.Refresh()
	if f.OnLeave != nil {
		f.OnLeave()
	}
}

// step gives the focus to the next field that can be typed into, by is 1 or
// -1. It reports false at the end of the form.
func (f *Form) step(x *FormField, by int) bool {
	for i := slices.Index(f.all, x) + by; i >= 0 && i < len(f.all); i += by {
		if y := f.all[i]; !y.locked() && y.field.Visible() {
			y.focus()
			return true
		}
	}
	return false
}

// Focus gives the focus to the field key; "" is the first that can be typed in.
func (f *Form) Focus(key string) {
	if x := f.find(key); x != nil {
		x.focus()
		return
	}
	for _, x := range f.all {
		if !x.locked() {
			x.focus()
			return
		}
	}
}

// Resume gives the keys to the field key of a form that stands in the place of
// an older one: what is typed next follows what stands there already.
func (f *Form) Resume(key string) {
	x := f.must(key)
	x.focus()
	if e, ok := x.field.(interface{ base() *Entry }); ok {
		e.base().Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	}
}

// Enable lets a field be typed into or makes it read-only; without keys it is
// all fields.
func (f *Form) Enable(on bool, keys ...string) {
	for _, x := range f.all {
		if len(keys) > 0 && !slices.Contains(keys, x.key) {
			continue
		}
		if on {
			x.field.Enable()
		} else {
			x.field.Disable()
		}
	}
}

// Entry is the field key, to type into or to set up further. To ask for one
// that the form does not have is a mistake in the program.
func (f *Form) Entry(key string) Field { return f.must(key).field }

// Message is what stands under the field key.
func (f *Form) Message(key string) string {
	if p := f.must(key).problem; p != nil {
		return f.env.Lang.Problem(*p)
	}
	return ""
}

// Words is what the field key shows: its text, or the word that is chosen.
func (f *Form) Words(key string) string {
	switch field := f.must(key).field.(type) {
	case interface{ base() *Entry }:
		return field.base().Text
	case interface{ chosen() string }:
		return field.chosen()
	}
	return ""
}

// Label is the word of the field key.
func (f *Form) Label(key string) string {
	if label := f.must(key).label; label != "" {
		return label
	}
	return f.env.Lang.Say(f.scope + "." + key) // it stands in the field itself
}

// Banner is what stands above the form.
func (f *Form) Banner() string { return f.banner.Text() }

func (f *Form) must(key string) *FormField {
	if x := f.find(key); x != nil {
		return x
	}
	panic("kit: form " + f.scope + " has no field " + key)
}

func (f *Form) find(key string) *FormField {
	for _, x := range f.all {
		if x.key == key {
			return x
		}
	}
	return nil
}

// Fields are the keys in the order of the focus.
func (f *Form) Fields() []string {
	keys := make([]string, len(f.all))
	for i, x := range f.all {
		keys[i] = x.key
	}
	return keys
}
