// Package opening is what a new shop sees first: its name, its owner, the other
// people, in one card that is done in a minute with the keyboard alone. Who
// only wants to look around fills a demo shop instead.
package opening

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
)

// focusPause is how long a new window may take to know its fields.
const focusPause = 50 * time.Millisecond

// opening is the first run. What is typed outlives a change of language.
type opening struct {
	h     *screen.Host // with the language that is chosen here
	done  func(shop.Person)
	draft work.Opening
	staff []*colleague
	own   bool // the owner's code was typed, it is not proposed any more

	root    *fyne.Container
	tongue  *kit.Choice
	shop    *kit.Form
	owner   *kit.Form
	others  *kit.Form
	scroll  *container.Scroll
	start   *kit.Button
	demo    *kit.Button
	loading *kit.Loading
	foot    *kit.Drawing
	busy    string // what is being done, in words; "" is nothing
	pop     func()
}

// colleague is a further person as typed.
type colleague struct {
	name string
	role shop.Role
}

// New gives the first run; done is told the owner once the shop is open. While
// it is shown no key of the window is heard.
func New(h *screen.Host, done func(shop.Person)) fyne.CanvasObject {
	mine, env := *h, *h.Env
	mine.Env = &env
	o := &opening{h: &mine, done: done, root: container.NewStack()}
	o.draft.Settings = h.Settings()
	o.draft.Settings.LangTag = h.Env.Lang.Tag
	o.staff = []*colleague{{role: shop.Advisor}, {role: shop.Technician}}
	scope := kit.NewScope("opening").On("Ctrl+Enter", o.open)
	if h.Demo != nil {
		scope.On("F8", o.fillDemo)
	}
	scope.Only = true
	o.pop = h.Env.Router.Push(scope)
	o.build()
	o.focusSoon()
	return o.root
}

// build makes the card in the language there is.
func (o *opening) build() {
	o.tongue = kit.NewChoice(o.h.Env, o.tongues())
	o.tongue.SetValue(o.draft.Settings.LangTag)
	o.tongue.Hook().OnEdit = func() { o.speak(o.tongue.Value()) }
	o.tongue.Hook().OnNext = func() { o.shop.Focus("") }
	o.buildShop()
	o.buildOwner()
	o.buildOthers()
	o.start = kit.NewButton(o.h.Env, o.h.Say("opening.act.start"), "Ctrl+Enter", kit.Primary, o.open)
	o.demo = kit.NewButton(o.h.Env, o.h.Say("opening.act.demo"), "F8", kit.Plain, o.fillDemo)
	kit.Reveal(o.demo, o.h.Demo != nil)
	o.loading = kit.NewLoading(o.h.Env)
	ground := kit.NewDrawing(o.h.Env, func(*kit.Theme) fyne.Size { return fyne.NewSize(400, 300) }, o.drawGround)
	o.foot = kit.NewDrawing(o.h.Env, func(*kit.Theme) fyne.Size { return fyne.NewSize(60, 30) }, o.drawFoot)
	body := container.New(bodyLayout{},
		kit.NewHeading(o.h.Say("opening.shop")), o.shop.Content(),
		kit.NewHeading(o.h.Say("opening.owner")), o.owner.Content(),
		kit.NewHeading(o.h.Say("opening.others")), o.others.Content())
	o.scroll = container.NewVScroll(body)
	for _, f := range []*kit.Form{o.shop, o.owner, o.others} {
		o.follow(f, f.Fields()...)
	}
	o.root.Objects = []fyne.CanvasObject{container.New(cardLayout{o}, ground, o.tongue, o.scroll, o.loading, o.foot, o.demo, o.start)}
	o.root.Refresh()
}

// tongues are the languages there are, each in its own words.
func (o *opening) tongues() []kit.Option {
	var all []kit.Option
	for _, tag := range text.Tags() {
		all = append(all, kit.Option{Value: tag, Word: o.h.Say("settings.lang." + tag[:2])})
	}
	return all
}

// speak goes on in another language.
func (o *opening) speak(tag string) {
	if tag == o.draft.Settings.LangTag {
		return
	}
	lang, err := text.Load(tag)
	if err != nil {
		o.h.Fail("change language", err)
		return
	}
	for _, f := range []*kit.Form{o.shop, o.owner, o.others} {
		_ = f.Read() // what cannot be read yet is typed again
	}
	lang.Zone = o.h.Env.Lang.Zone
	o.h.Env.Lang, o.draft.Settings.LangTag = lang, tag
	o.build()
	o.h.Env.Focus(o.tongue)
}

// focusSoon puts the keys on the first field once the window knows it.
func (o *opening) focusSoon() {
	o.h.Env.Run.After(focusPause, func() {
		if fyne.CurrentApp().Driver().CanvasForObject(o.shop.Entry("name")) == nil {
			o.focusSoon()
			return
		}
		o.shop.Focus("name")
	})
}

// fillDemo fills a demo shop and lets its owner in.
func (o *opening) fillDemo() {
	if o.busy != "" || o.h.Demo == nil {
		return
	}
	o.working(o.h.Say("opening.working.demo"))
	screen.Act(o.h, func(ctx context.Context, d work.Desk) (shop.Person, error) {
		if err := o.h.Demo(ctx); err != nil {
			return shop.Person{}, err
		}
		people, err := data.Read(ctx, d.Store, data.People)
		return first(people), err
	}, func(p shop.Person, err error) {
		o.working("")
		if err != nil {
			o.h.Fail("fill demo shop", err)
			return
		}
		o.leave(p)
	})
}

// first is the owner that looks around: one without a PIN before one with.
func first(people []shop.Person) (owner shop.Person) {
	for _, p := range people {
		if p.Active && p.Is(shop.Owner) && (owner.ID == 0 || owner.PIN != "" && p.PIN == "") {
			owner = p
		}
	}
	return owner
}

// leave goes to the desk.
func (o *opening) leave(p shop.Person) {
	o.pop()
	o.done(p)
}

// working shows what is being done, and that nothing else can be done now.
func (o *opening) working(words string) {
	o.busy = words
	if words == "" {
		o.loading.Stop()
		o.start.Enable()
		o.demo.Enable()
	} else {
		o.loading.Start()
		o.start.Disable()
		o.demo.Disable()
	}
	o.foot.Refresh()
}
