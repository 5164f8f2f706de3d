// Package screen is what all screens have in common: where they live, how they
// meet, and what the frame asks of them. A screen is a folder below this one.
// Screens do not know each other; they meet by Route values.
package screen

import (
	"context"
	"errors"
	"log/slog"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/paper"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// Route names a place in the window: a screen and the record shown there. Key
// tells apart what has no number yet, such as a new order.
type Route struct {
	Screen string
	ID     int64
	Key    string
}

// The screens there are.
const (
	Home      = "home"
	Calendar  = "calendar"
	Orders    = "orders"
	Order     = "order"
	Board     = "board"
	Settle    = "settle"
	Inspect   = "inspect" // the inspection of the order ID
	Walk      = "walk"    // the walk-around of the order ID
	Customers = "customers"
	Vehicle   = "vehicle"
	Parts     = "parts"
	Lots      = "lots"
	Near      = "near"      // cars close to a limit of the order on 三包
	Failures  = "failures"  // parts that come back
	Campaigns = "campaigns" // cars that are called in; ID: the cars of one campaign
	Bulletins = "bulletins" // of makers; ID: one of them
	Till      = "till"      // the money of the day, counted
	KPI       = "kpi"       // the figures of the shop
	Lost      = "lost"      // what customers were offered and did not take
	Reworks   = "reworks"   // what had to be done again, and what it has cost
	Catalogue = "catalogue"
	Settings  = "settings"
	Jobs      = "jobs"
	Blueprint = "blueprint"
	Tools     = "tools"
	Figures   = "figures"   // the store measured
	Import    = "import"    // a table of parts; Key is the path of its file
	Buying    = "buying"    // Key is what of it: suggest, orders, receipts, returns, payables; ID a purchase order
	Receiving = "receiving" // ID is the purchase order that comes, 0: whatever comes
	Counts    = "counts"    // the stock-takes
	Count     = "count"     // the stock-take ID
	Claims    = "claims"    // the claims on factories, with the claim ID chosen; Key order/17 is that of an order
	Reconcile = "reconcile" // the factory's list of claims; Key is the path of its file
	Cases     = "cases"     // of exchange and return; Key "new:17" begins one of car 17
	Month     = "month"     // the report of a month
	Targets   = "targets"   // what the shop aims at
	Issue     = "issue"     // the counter of the store, with the order ID chosen
)

// Action is something a person can do on a page. One table of actions feeds
// the buttons, the palette, the keys and the sheet of F1, so that none of them
// can know an act that the others do not.
type Action struct {
	ID      string // language key of its words: order.act.save
	Keys    string // as on the button: Ctrl+S
	Do      func()
	Can     func() bool // nil: always
	Button  bool        // stands in the action bar
	Primary bool        // the next step; one a page
	Yields  func() bool // lets its key go on to what has the focus; nil: never
}

// Ready reports whether the action can be done now.
func (a Action) Ready() bool { return a.Can == nil || a.Can() }

// Page is a screen that is open.
type Page interface {
	Title() string
	Content() fyne.CanvasObject
	Actions() []Action
	Shown() // it came to the front: take the focus, follow the records
	Close() // it will not be shown again
}

// Tabbed is a page that stands among the open orders.
type Tabbed interface {
	Tab() (label string, dirty bool)
}

// Stated is a page that says at the left of the action bar how things are.
type Stated interface {
	State() (icon, tone, words string)
}

// Finder is a page with a list to search in.
type Finder interface{ Find() }

// Scanner is a page with a use for what a barcode scanner reads; what it refuses
// goes on to where the code belongs.
type Scanner interface{ Scanned(code string) bool }

// Meeter is a page that may show a record that was scanned without another page.
type Meeter interface{ Meet(hit shop.Hit) bool }

// Dropper is a page that takes files which were let go over the window.
type Dropper interface{ Dropped(paths []string) }

// Reading is a page that may still be reading the record of its route. Keys that
// nothing can be done with until then are pressed again once it is there.
type Reading interface {
	Reading() bool
}

// Bind gives actions their keys; one that cannot be done lets its key go on.
func Bind(scope *kit.Scope, acts []Action) *kit.Scope {
	for _, a := range acts {
		if a.Keys == "" {
			continue
		}
		scope.Try(a.Keys, func() bool {
			if !a.Ready() || a.Yields != nil && a.Yields() {
				return false
			}
			a.Do()
			return true
		})
	}
	return scope
}

// Host is what the frame gives to every page.
type Host struct {
	Env      *kit.Env
	Store    *data.Store
	Press    *paper.Press
	Out      Output
	Desk     func() work.Desk     // with whoever sits there now
	Settings func() shop.Settings // as kept
	Go       func(Route)
	Leave    func(Page)                               // closes the page and shows the one before
	Changed  func(Page)                               // its title, tab, state or actions are others now
	Moved    func(Page, Route)                        // it shows another record now: a new one got its number
	Window   func() fyne.Size                         // of the content
	PIN      func(r shop.Right, then func(work.Desk)) // asks somebody with the right
	Redo     func()                                   // makes the window anew, as in another language
	Version  string                                   // of the program
	Demo     func(context.Context) error              // fills an empty file with a demo shop; nil: there is none
	Restore  func(from string) error                  // puts a backup in the place of the records and opens them anew; nil: cannot be done here
}

// Output takes a finished document to where people can hold it.
type Output interface {
	// Open shows the file in the system's viewer.
	Open(file string) error
	// Print hands the file to the system's printer, "" for the default one.
	Print(file, printer string, on paper.Paper) error
	// Folder is where documents are written.
	Folder() (string, error)
}

// Say is a word of the window's language.
func (h *Host) Say(key string, with ...shop.Args) string { return h.Env.Lang.Say(key, with...) }

// Toast says in passing that something was done; undo may be nil.
func (h *Host) Toast(words string, undo func()) {
	t := kit.ToastText{Text: words}
	if undo != nil {
		t.Undo = &kit.Act{Word: h.Say("act.undo"), Keys: "Ctrl+Z", Do: undo}
	}
	h.Env.Layer.Toast(h.Env, t)
}

// Fail says in passing what went wrong: problems and refusals in their words,
// anything else as a failure that is also logged.
func (h *Host) Fail(doing string, err error) {
	if err == nil || errors.Is(err, context.Canceled) {
		return
	}
	words, failure := h.Words(err)
	if failure {
		h.Log(doing, err)
	}
	h.Env.Layer.Toast(h.Env, kit.ToastText{Text: words, Tone: "bad"})
}

// Words turns an error into what a person is told. failure says that it is no
// answer of the trade but a fault, which belongs in the log.
func (h *Host) Words(err error) (words string, failure bool) {
	return h.Env.Lang.Error(err)
}

// Read gets something out of the records away from the window and shows it.
func Read[T any](h *Host, get func(data.View) (T, error), show func(T, error)) {
	kit.Load(h.Env.Run, func(ctx context.Context) (T, error) { return data.Read(ctx, h.Store, get) }, show)
}

// Act does work away from the window and shows what came of it.
func Act[T any](h *Host, do func(context.Context, work.Desk) (T, error), show func(T, error)) {
	desk := h.Desk()
	kit.Load(h.Env.Run, func(ctx context.Context) (T, error) { return do(ctx, desk) }, show)
}

// Log notes a fault for those who look into the log.
// What was called off because something newer was asked for is no fault.
func (h *Host) Log(doing string, err error) {
	if err != nil && !errors.Is(err, context.Canceled) {
		slog.Error(doing, "err", err)
	}
}
