package shell

import (
	"context"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/paper"
	"gongdan/app/screen"
	"gongdan/app/screen/door"
	"gongdan/app/screen/opening"
	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/assets"
	"gongdan/data"
)

// AppID is the name of the program for the system; it never changes.
const AppID = "cn.gongdan.desk"

// Options are what the window is opened with.
type Options struct {
	Store   *data.Store
	Lang    string // a tag, "" for the one in the settings
	Person  string // code of who sits at the desk; "" asks
	Now     func() time.Time
	Version string
	Claim   *Claim // the file is this program's; nil on a server
	Demo    func(context.Context) error
}

// Window is the open program.
type Window struct {
	opt      Options
	app      fyne.App
	win      fyne.Window
	env      *kit.Env
	host     *screen.Host
	shell    *Shell
	run      *kit.Background
	gate     *work.Gate
	settings shop.Settings
	copies   *backups
	layouts  *screen.Layouts
	fonts    *kit.Everyday
	heard    time.Time // when a key or the mouse was last heard
	door     shut
	restore  string // the backup that takes the place of the records once the window is closed
	stop     []func()
}

// shut is the desk behind the door.
type shut struct {
	on   bool
	keys fyne.Focusable // had the keys when the desk was locked
}

// Run opens the window and returns when it is closed and everything that was
// typed is kept. restore is the backup that somebody wants in the place of the
// records, if any: it can be put there only after the store is closed.
func Run(ctx context.Context, opt Options) (restore string, err error) {
	w := &Window{opt: opt, gate: work.NewGate()}
	ctx, cancel := context.WithCancel(ctx)
	w.run = &kit.Background{Context: ctx}
	if w.settings, err = data.Read(ctx, opt.Store, data.Settings); err != nil {
		cancel()
		return "", err
	}
	w.app = fyneapp.NewWithID(AppID)
	w.app.SetIcon(fyne.NewStaticResource("app.png", assets.AppIcon))
	if err := w.build(); err != nil {
		cancel()
		return "", err
	}
	w.begin(ctx)
	w.win.ShowAndRun()
	for _, stop := range w.stop {
		stop()
	}
	cancel()
	w.run.Wait()
	return w.restore, nil
}

// build makes the parts of the window; it is done again when the language
// changes.
func (w *Window) build() error {
	tag := w.opt.Lang
	if tag == "" {
		tag = w.settings.LangTag
	}
	lang, err := text.Load(tag)
	if err != nil {
		return err
	}
	lang.Zone = w.opt.Store.Zone
	press, err := paper.NewPress(assets.Regular, assets.Bold)
	if err != nil {
		return err
	}
	if w.fonts == nil {
		if w.fonts, err = everyday(); err != nil {
			return err
		}
		w.app.Settings().SetTheme(kit.NewTheme(kit.Light(), 1).With(w.fonts))
	}
	w.setTheme()
	w.env = &kit.Env{Lang: lang, Router: kit.NewRouter(), Layer: kit.NewLayer(), Run: w.run, Clock: w.opt.Now}
	w.host = &screen.Host{Env: w.env, Store: w.opt.Store, Press: press, Out: output{run: w.run}, PIN: w.askPIN, Redo: w.redo, Version: w.opt.Version, Demo: w.opt.Demo}
	if w.opt.Store.Engine() == "sqlite" && !w.opt.Store.ReadOnly() {
		w.host.Restore = w.restoreFrom
	}
	if w.layouts == nil {
		w.layouts = screen.NewLayouts(func() *screen.Host { return w.host })
	}
	w.env.Layouts = w.layouts
	w.shell = New(w.host, Hooks{
		Desk:     w.desk,
		Settings: func() shop.Settings { return w.settings },
		Lock:     w.lock,
		Quit:     w.quit,
		Title:    w.title,
	})
	kit.ReadScans(w.env, scanning{w.shell}.take)
	if w.win == nil {
		w.win = w.app.NewWindow(lang.Say("app.name"))
		w.win.SetPadded(false)
		w.win.Resize(fyne.NewSize(1366, 689))
		w.win.SetCloseIntercept(w.quit)
		w.win.SetOnDropped(func(_ fyne.Position, files []fyne.URI) { dropped(w.shell, files) })
		w.win.SetMaster()
	}
	w.env.Router.Attach(w.win.Canvas())
	w.hear()
	w.env.Router.Heard = w.hear
	return nil
}

// hear notes that somebody is at the desk: a key was pressed or the mouse moved.
func (w *Window) hear() { w.heard = w.opt.Now() }

// put makes o what the window shows.
func (w *Window) put(o fyne.CanvasObject) {
	w.win.SetContent(container.NewStack(kit.NewGround(w.hear), o))
}

// setTheme sets the look, in everyday fonts until somebody types a rare
// character: the whole fonts would take a fifth of the window's memory more.
func (w *Window) setTheme() {
	palette := kit.Light()
	if w.settings.Dark {
		palette = kit.Dark()
	}
	look := kit.NewTheme(palette, float32(w.settings.TextScale)/100)
	if !kit.Look().Whole() {
		look = look.With(w.fonts)
	}
	w.app.Settings().SetTheme(look)
}

// everyday cuts the fonts down to what everyday writing needs.
func everyday() (*kit.Everyday, error) {
	regular, has, err := paper.Everyday(assets.Regular)
	if err != nil {
		return nil, err
	}
	bold, _, err := paper.Everyday(assets.Bold)
	assets.Rest()
	return &kit.Everyday{
		Regular: fyne.NewStaticResource("NotoSansSC-Regular-everyday.ttf", regular),
		Bold:    fyne.NewStaticResource("NotoSansSC-Bold-everyday.ttf", bold),
		Has:     has,
	}, err
}

// begin decides what is seen first: setting up a new shop, the door, or the
// desk of the only person there is.
func (w *Window) begin(ctx context.Context) {
	w.show(kit.NewState(w.env, kit.Blank{}))
	people, err := data.Read(ctx, w.opt.Store, data.People)
	if err != nil {
		slog.Error("read people", "err", err)
	}
	w.stop = append(w.stop, kit.Live(w.opt.Store, w.run, w.reload, shop.KindSettings, shop.KindPeople, shop.KindRights))
	w.keepCopies()
	w.watchDesk()
	followOthers(w.run, w.opt.Store)
	if w.opt.Claim != nil {
		w.opt.Claim.Serve(w.run, w.win.RequestFocus)
	}
	switch {
	case len(people) == 0:
		w.show(opening.New(w.host, w.enter))
		return
	case w.opt.Person != "":
		for _, p := range people {
			if p.Code == w.opt.Person && p.PIN == "" {
				w.enter(p)
				return
			}
		}
	case len(people) == 1 && people[0].PIN == "":
		w.enter(people[0])
		return
	}
	w.lock()
}

// show puts something other than the desk into the window.
func (w *Window) show(o fyne.CanvasObject) {
	w.put(container.NewStack(o, w.env.Layer.Object()))
}

// enter lets a person sit at the desk, once it is known how they left it.
func (w *Window) enter(p shop.Person) {
	w.layouts.Of(p, func() { w.seat(p) })
}

// seat puts a person at the desk. Who comes back finds it as they left it, with
// sheets and what was typed into them; for somebody else sheets are closed.
func (w *Window) seat(p shop.Person) {
	first, back := w.shell.Page() == nil, w.shell.Person().ID == p.ID
	w.shell.SetPerson(p)
	w.put(w.shell.Content())
	if keys := w.door.keys; !first && back {
		if w.door.keys = nil; keys != nil {
			w.win.Canvas().Focus(keys)
		}
		return
	}
	kit.ClearSheets(w.env.Layer)
	sitDown(w.shell)
	if first {
		w.shell.Resume()
	}
}

// lock asks who works here now. What is on the desk stays behind the door, and
// so does what lies over it: sheets, lists, messages.
func (w *Window) lock() {
	if w.door.on {
		return
	}
	w.env.Layer.Uncover()
	canvas := w.win.Canvas()
	w.door = shut{on: true, keys: canvas.Focused()}
	canvas.Unfocus()
	w.put(door.New(w.host, w.gate, func(p shop.Person) {
		w.door.on = false
		w.enter(p)
	}))
}

// watchDesk locks the desk of somebody with a PIN when neither a key nor the
// mouse was heard for the minutes of the settings.
func (w *Window) watchDesk() {
	var tick func()
	tick = func() {
		idle := time.Duration(w.settings.LockMinutes) * time.Minute
		if p := w.shell.Person(); idle > 0 && p.PIN != "" && w.opt.Now().Sub(w.heard) >= idle {
			w.heard = w.opt.Now()
			w.lock()
		}
		w.run.After(time.Minute, tick)
	}
	w.run.After(time.Minute, tick)
}

// askPIN lets somebody with the right do one thing at another's desk.
func (w *Window) askPIN(r shop.Right, then func(work.Desk)) {
	door.AskPIN(w.host, w.gate, r, func(p shop.Person) { then(w.desk(p)) })
}

func (w *Window) desk(p shop.Person) work.Desk {
	return work.Desk{Store: w.opt.Store, Now: w.opt.Now, Person: p, Zone: w.opt.Store.Zone}
}

// reload takes over settings and rights that were changed, here or elsewhere.
func (w *Window) reload() {
	type read struct {
		settings shop.Settings
		people   []shop.Person
	}
	screen.Read(w.host, func(v data.View) (r read, err error) {
		if r.settings, err = data.Settings(v); err != nil {
			return r, err
		}
		r.people, err = data.People(v)
		return r, err
	}, func(r read, err error) {
		if err != nil {
			slog.Error("read settings", "err", err)
			return
		}
		for _, p := range r.people {
			if p.ID == w.shell.Person().ID && p.ID != 0 {
				w.shell.SetPerson(p)
			}
		}
		old := w.settings
		w.settings = r.settings
		if old.Dark != r.settings.Dark || old.TextScale != r.settings.TextScale {
			w.setTheme()
		}
		if old.LangTag != r.settings.LangTag && w.opt.Lang == "" {
			w.redo()
		} else if old.Name != r.settings.Name {
			w.shell.refresh() // the shop's name stands in the title
		}
	})
}

// redo makes the window anew in another language. Pages are closed first, so
// that what was typed is kept and comes back.
func (w *Window) redo() {
	person, at := w.shell.Person(), w.shell.at
	w.shell.CloseAll()
	if err := w.build(); err != nil {
		slog.Error("change language", "err", err)
		return
	}
	w.copies.tell()
	switch locked := w.door.on; {
	case person.ID == 0 && !locked:
	case locked: // by somebody who is not let in by a change of language
		w.door = shut{}
		w.shell.SetPerson(person)
		w.lock()
	default:
		w.seat(person)
		w.shell.Go(at)
	}
}

func (w *Window) title(page string) {
	name := w.env.Lang.Say("app.name")
	if w.settings.Name != "" {
		name = w.settings.Name + " · " + name
	}
	if w.opt.Store.ReadOnly() {
		name += " · " + w.env.Lang.Say("shell.read_only")
	}
	w.win.SetTitle(page + " · " + name)
}

// restoreFrom verifies a backup and closes the window, so that it can take the
// place of the records.
func (w *Window) restoreFrom(from string) error {
	if _, err := data.Verify(context.Background(), from); err != nil {
		return err
	}
	w.restore = from
	w.quit()
	return nil
}

// keepCopies makes backups from now on.
func (w *Window) keepCopies() {
	w.copies = &backups{
		host: func() *screen.Host { return w.host }, desk: func() work.Desk { return w.desk(shop.Person{}) },
		show: func(b backupState) { w.shell.SetBackup(b) },
	}
	w.stop = append(w.stop, w.copies.follow())
}

// quit keeps what was typed, makes a backup and closes the window.
func (w *Window) quit() {
	w.shell.CloseAll()
	w.copies.make(w.win.Close)
}
