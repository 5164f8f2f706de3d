package kit

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
)

// Item is one line of a suggestion list. Cells are its columns; the first is
// what stands in the field once it is picked. Match are the parts of the cell
// Marked that fit what was typed, from and to in characters.
type Item struct {
	ID     int64
	Cells  []string
	Marked int
	Match  [][2]int
	Data   any
}

// Label is the cell that stands in the field.
func (i Item) Label() string {
	if len(i.Cells) == 0 {
		return ""
	}
	return i.Cells[0]
}

// debounce is how long the typing has to rest before a search begins.
const debounce = 80 * time.Millisecond

// Combo is a field with a list of suggestions below it. The list never takes
// the focus: arrows, PgUp, PgDn, Enter, Tab and Esc are answered in the field,
// the first hit is chosen already, and only the latest search is shown. What is
// picked stands in the field; typing over it un-picks it.
type Combo struct {
	Entry
	// Search finds items away from the window; it stops when ctx is done.
	Search func(ctx context.Context, text string) []Item
	// OnPick is told what was picked, after it stands in the field.
	OnPick func(Item)
	// Free lets a text stay that is no item: a brand, a phrase. Otherwise
	// leaving the field brings the last pick back, or empties it.
	Free bool
	// Codes takes what a barcode scanner types, which a field that is Free leaves
	// to the window else.
	Codes bool
	// Columns are how the cells of the list are set; nil measures them.
	Columns []ComboColumn

	fixed  []Item
	picked *Item
	list   *comboList
	hide   func()
	wait   func() // stops a search that has not begun
	stop   func() // stops one that has
	search int    // the latest search
	quiet  bool   // the text is changed by the combo itself
}

// NewCombo gives a combo that searches.
func NewCombo(env *Env, search func(context.Context, string) []Item) *Combo {
	c := &Combo{Search: search}
	c.init(env, c, trait{key: c.key, tab: c.Listing, lost: c.left, edited: c.changed, settle: c.settled, tapped: c.clicked, scans: c.takesScan, asItIs: c.asItIs})
	return c
}

// NewSelect gives a combo of fixed items: letters filter them, ↓ opens them,
// and so does Enter as long as nothing is picked.
func NewSelect(env *Env, items []Item) *Combo {
	c := NewCombo(env, nil)
	c.Icon = "down"
	c.SetItems(items)
	return c
}

// SetItems changes the fixed items.
func (c *Combo) SetItems(items []Item) {
	c.fixed = items
	c.Search = func(_ context.Context, text string) []Item { return filter(items, text) }
}

// filter keeps the items that hold text in any cell, in their order.
func filter(items []Item, text string) []Item {
	text = strings.ToLower(text)
	var hits []Item
	for _, it := range items {
		for n, cell := range it.Cells {
			at := strings.Index(strings.ToLower(cell), text)
			if at < 0 {
				continue
			}
			if it.Match = nil; text != "" {
				from := len([]rune(cell[:min(at, len(cell))]))
				it.Marked, it.Match = n, [][2]int{{from, from + len([]rune(text))}}
			}
			hits = append(hits, it)
			break
		}
	}
	return hits
}

// asItIs gives what brings the text and the pick of now back.
func (c *Combo) asItIs() (restore func()) {
	text, picked := c.Text, c.picked
	return func() {
		c.close()
		c.picked = picked
		c.put(text)
		c.SelectAll()
	}
}

// takesScan lets a combo that only searches take codes: 配件, 车辆. A phrase or a
// choice of few is no place for one.
func (c *Combo) takesScan() bool { return c.fixed == nil && (c.Codes || !c.Free) }

// Picked is what was picked, if the text still says so.
func (c *Combo) Picked() (Item, bool) {
	if c.picked == nil {
		return Item{}, false
	}
	return *c.picked, true
}

// SetPicked shows it as if it had been picked; OnPick is not told.
func (c *Combo) SetPicked(it Item) {
	c.close()
	c.picked = &it
	c.put(it.Label())
}

// PickID picks a fixed item by its ID; it empties the field if there is none.
func (c *Combo) PickID(id int64) {
	for _, it := range c.fixed {
		if it.ID == id {
			c.SetPicked(it)
			return
		}
	}
	c.Clear()
}

// Clear empties the field.
func (c *Combo) Clear() {
	c.close()
	c.picked = nil
	c.put("")
}

// Listing reports whether the list is shown.
func (c *Combo) Listing() bool { return c.hide != nil && c.env.Layer.Listing() }

// Items are what the list shows, for tests to read.
func (c *Combo) Items() []Item {
	if !c.Listing() {
		return nil
	}
	return c.list.items
}

// put sets the text without a search. A form is told even if it is the same
// text, for another item may stand behind it.
func (c *Combo) put(s string) {
	c.quiet = true
	if c.Text == s {
		c.edited()
	} else {
		c.SetText(s)
	}
	c.quiet = false
	c.CursorColumn = len([]rune(s))
	c.Refresh()
}

// changed hears every change of the text.
func (c *Combo) changed() {
	if c.quiet {
		return
	}
	if c.picked != nil && c.picked.Label() != c.Text {
		c.picked = nil
	}
	if !c.focused {
		return
	}
	c.halt()
	if c.Text == "" && c.fixed == nil {
		c.close()
		return
	}
	c.wait = c.env.Run.After(debounce, func() { c.find(c.Text) })
}

// find searches and shows what it found, unless another search began.
func (c *Combo) find(s string) {
	c.halt()
	n, search := c.search, c.Search
	ctx, stop := context.WithCancel(context.Background())
	c.stop = stop
	c.env.Run.Start(func(run context.Context) func() {
		defer context.AfterFunc(run, stop)()
		items := search(ctx, s)
		return func() {
			if n != c.search {
				return
			}
			c.stop = nil
			if c.focused && !c.locked() {
				c.show(items, s)
			}
		}
	})
}

// halt forgets the searches that wait or run.
func (c *Combo) halt() {
	c.search++
	if c.stop != nil {
		c.stop()
		c.stop = nil
	}
	if c.wait != nil {
		c.wait()
		c.wait = nil
	}
}

// show opens the list of what was found.
func (c *Combo) show(items []Item, typed string) {
	if len(items) == 0 && (c.Free || typed == "") {
		c.close()
		return
	}
	c.list = newComboList(c, items, typed)
	if c.picked != nil && typed == "" {
		c.list.choose(c.picked.ID)
	}
	c.hide = c.env.Layer.ShowList(c, c.list, c.list.want(c.Size().Width))
}

func (c *Combo) close() {
	c.halt()
	if c.hide != nil {
		c.hide()
		c.hide, c.list = nil, nil
	}
}

// OpenList shows all there is to choose from.
func (c *Combo) OpenList() { c.open() }

// open shows all there is to choose from.
func (c *Combo) open() {
	s := c.Text
	if c.picked != nil || c.fixed != nil {
		s = ""
	}
	c.find(s)
}

// key answers the keys that open the list, and all of them while it is open.
func (c *Combo) key(k Chord) bool {
	if k.Mod != 0 || c.locked() {
		return false
	}
	if c.Listing() {
		return c.listKey(k)
	}
	switch {
	case k.Key == fyne.KeyDown:
		c.open()
	case k.Key == fyne.KeyReturn && c.looking():
		c.takeNow()
	case k.Key == fyne.KeyReturn && c.fixed != nil && c.picked == nil && !c.Free:
		c.open()
	default:
		return false
	}
	return true
}

// looking reports whether a search waits or runs: the list is older than the
// text.
func (c *Combo) looking() bool { return c.wait != nil || c.stop != nil }

// takeNow searches at once and takes the first hit. It is the one search that
// the window waits for: whoever types or scans on behind Enter must find the
// field ready for what comes next, in the order of the keys.
func (c *Combo) takeNow() {
	typed := c.Text
	c.close()
	items := c.Search(context.Background(), typed)
	if len(items) == 0 {
		c.show(nil, typed)
		if c.Free {
			c.next(c)
		}
		return
	}
	c.pick(items[0])
	c.next(c)
}

func (c *Combo) listKey(k Chord) bool {
	if c.looking() && (k.Key == fyne.KeyReturn || k.Key == fyne.KeyTab) {
		c.takeNow()
		return true
	}
	switch k.Key {
	case fyne.KeyDown:
		c.list.step(1)
	case fyne.KeyUp:
		c.list.step(-1)
	case fyne.KeyPageDown:
		c.list.step(comboRows)
	case fyne.KeyPageUp:
		c.list.step(-comboRows)
	case fyne.KeyEscape:
		c.close()
	case fyne.KeyReturn, fyne.KeyTab:
		if it, ok := c.list.chosen(); ok {
			c.pick(it)
		} else {
			c.close()
		}
		c.next(c)
	default:
		return false
	}
	return true
}

// pick takes an item, by key or by click.
func (c *Combo) pick(it Item) {
	c.SetPicked(it)
	if c.OnPick != nil {
		c.OnPick(it)
	}
}

// left runs when the focus is gone.
func (c *Combo) left() { c.close() }

// settled is the text that stays: an item that was typed out in full is picked.
func (c *Combo) settled(s string) string {
	s = strings.TrimSpace(s)
	if c.picked == nil && s != "" {
		for _, it := range c.fixed {
			if strings.EqualFold(it.Label(), s) {
				c.picked = &it
				return it.Label()
			}
		}
	}
	if c.Free || c.picked != nil {
		return s
	}
	return ""
}

// clicked opens the list by its arrow.
func (c *Combo) clicked(p fyne.Position) {
	if c.Icon != "" && p.X > c.Size().Width-Look().Dp(28) && !c.locked() {
		if c.Listing() {
			c.close()
			return
		}
		c.open()
	}
}
