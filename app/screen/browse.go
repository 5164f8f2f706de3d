package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/data"
)

// BrowseSpec says what a Browse shows. Columns are sorted by what data's list
// calls them; Filters may be nil.
type BrowseSpec[R any] struct {
	ID      string
	Hint    string // in the empty search field
	Columns []kit.Column[R]
	List    func(data.View, data.Ask) (data.Page[R], error)
	Row     func(R) int64 // tells rows apart
	Filters []Filter
	Kinds   []shop.Kind // whose changes show here
	Empty   kit.Blank   // when there is nothing at all
	None    string      // language key of nothing found, with the blank Text
	Open    func(R)
	Found   func(text string)                          // told which words are searched for; nil is fine
	Beside  []fyne.CanvasObject                        // stand beside the search field while they are visible
	Side    func(R, func(title string, all []Section)) // what the drawer shows of a row, told at once or later; nil: no drawer
}

// Browse is a list to find records in: a search field, filters with counts, a
// table read by pages, and a drawer that shows the chosen row. The drawer
// stands at the right where the window is 1100 dp wide, else it is a sheet.
type Browse[R any] struct {
	Search *kit.Entry
	Table  *kit.Table[R]

	h       *Host
	spec    BrowseSpec[R]
	filters *Filters
	drawer  *Drawer
	card    *kit.Card
	root    *fyne.Container
	wait    func()
	stop    func()
	narrow  data.Ask // what else the rows must fit
	shown   int      // the latest row that the drawer was asked for
	reads   int
	seeks   bool // the first row that comes is to be chosen
}

// NewBrowse gives the list and begins to read it.
func NewBrowse[R any](h *Host, spec BrowseSpec[R]) *Browse[R] {
	b := &Browse[R]{h: h, spec: spec}
	b.Search = kit.NewTextEntry(h.Env)
	b.Search.PlaceHolder, b.Search.Icon = spec.Hint, "search"
	b.Search.OnEdit = b.typed
	b.Search.OnKey = func(c kit.Chord) bool {
		if c != kit.Keys("↓") && c != kit.Keys("Enter") {
			return false
		}
		b.find()
		b.Table.Focus()
		return true
	}
	b.filters = NewFilters(h, spec.Filters, func(string) { b.find(); b.Table.Focus() })
	b.Table = kit.NewTable(h.Env, spec.ID, spec.Columns)
	b.Table.Same = func(x, y R) bool { return spec.Row(x) == spec.Row(y) }
	b.Table.Tell = func(err error) string { words, _ := h.Words(err); return words }
	b.Table.OnOpen, b.Table.OnPreview = spec.Open, func(R) { b.ToggleDrawer() }
	b.Table.OnSelect = func(r R) { b.follow(r) }
	b.Table.OnRows = b.came
	b.Table.OnType = func(typed string) {
		b.h.Env.Focus(b.Search)
		for _, r := range typed {
			b.Search.TypedRune(r)
		}
	}
	b.Table.SetEmpty(spec.Empty)
	b.Table.SetFoot("", nil)
	b.card = kit.NewCard("", b.Table.Object())
	b.drawer = NewDrawer(h, func() { b.showDrawer(false) })
	b.root = container.New(browseLayout[R]{b}, b.Search, b.filters.Object(), b.card, b.drawer.Object())
	for _, side := range spec.Beside {
		b.root.Add(side)
	}
	kit.Reveal(b.drawer.Object(), false)
	b.Table.SetSource(NewPages(h, spec.List, spec.Row))
	b.count()
	b.stop = kit.Live(h.Store, h.Env.Run, b.Reload, spec.Kinds...)
	return b
}

// Content is what a page shows.
func (b *Browse[R]) Content() fyne.CanvasObject { return b.root }

// Close ends the list.
func (b *Browse[R]) Close() {
	b.stop()
	if b.wait != nil {
		b.wait()
	}
}

// Find goes to the search field.
func (b *Browse[R]) Find() { b.h.Env.Focus(b.Search) }

// Shown puts the keys on the list.
func (b *Browse[R]) Shown() {
	b.Table.Recall()
	b.Table.Focus()
}

// Selected is the row the keys act on.
func (b *Browse[R]) Selected() (R, bool) { return b.Table.Selected() }

// Actions are those that every list has: its filters, and the drawer.
func (b *Browse[R]) Actions() []Action {
	acts := b.filters.Actions()
	acts = append(acts, Action{ID: "list.act.find", Keys: "Ctrl+F", Do: b.Find})
	if b.spec.Side != nil {
		acts = append(acts, Action{ID: "list.act.drawer", Keys: "F4", Do: b.ToggleDrawer})
	}
	return append(acts, Action{ID: "list.act.reload", Keys: "F5", Do: b.Reload})
}

// Reload reads again what is seen.
func (b *Browse[R]) Reload() {
	b.Table.Reload()
	b.count()
}

// Seek shows what words find, as if they had been typed, and chooses the first.
func (b *Browse[R]) Seek(words string) {
	b.Search.SetText(words)
	b.seeks = true
	b.find()
}

// came chooses the row that is sought, and acts on the chosen one as it is now.
func (b *Browse[R]) came() {
	if b.seeks && b.Table.Rows() > 0 {
		b.seeks = false
		b.Table.Select(0)
		b.showDrawer(true)
		return
	}
	if r, ok := b.Selected(); ok {
		b.Table.OnSelect(r)
	}
}

// OnCounts is told how many rows each filter leaves, after each count.
func (b *Browse[R]) OnCounts(hear func([]int64)) {
	b.filters.heard = hear
	if b.filters.counts != nil {
		hear(b.filters.counts)
	}
}

func (b *Browse[R]) typed() {
	b.seeks = false
	if b.wait != nil {
		b.wait()
	}
	b.wait = b.h.Env.Run.After(searchPause, b.find)
}

// find shows what the words and the filter leave.
func (b *Browse[R]) find() {
	if b.wait != nil {
		b.wait()
		b.wait = nil
	}
	blank := b.spec.Empty
	if b.Search.Text != "" && b.spec.None != "" {
		blank = kit.Blank{Icon: "search", Text: b.h.Say(b.spec.None, shop.Args{"Text": b.Search.Text})}
	} else if b.filters.Chosen() != "" && b.filters.Chosen() != data.FilterAll {
		blank = kit.Blank{Icon: "check", Text: b.h.Say("list.none_filtered")}
	}
	b.Table.SetEmpty(blank)
	if b.spec.Found != nil {
		b.spec.Found(b.Search.Text)
	}
	b.Table.SetFilter(b.Asked())
}

// Asked is what the rows must fit: the words, the filter and what Narrow said.
func (b *Browse[R]) Asked() data.Ask {
	ask := b.narrow
	ask.Filter, ask.Text = b.filters.Chosen(), b.Search.Text
	return ask
}

// Narrow leaves only rows that fit to too; the zero Ask leaves all.
func (b *Browse[R]) Narrow(to data.Ask) {
	b.narrow = to
	b.find()
	b.count()
}

// count reads how many rows each filter leaves.
func (b *Browse[R]) count() {
	if len(b.spec.Filters) == 0 {
		return
	}
	b.reads++
	mine, all, list, narrow := b.reads, b.spec.Filters, b.spec.List, b.narrow
	Read(b.h, func(v data.View) (counts []int64, err error) {
		for _, f := range all {
			narrow.Filter, narrow.N = f.ID, 1
			page, err := list(v, narrow)
			if err != nil {
				return nil, err
			}
			counts = append(counts, page.Total)
		}
		return counts, nil
	}, func(counts []int64, err error) {
		if err == nil && mine == b.reads {
			b.filters.SetCounts(counts)
		}
	})
}

// ToggleDrawer shows the chosen row in the drawer or puts it away.
func (b *Browse[R]) ToggleDrawer() {
	if b.spec.Side != nil {
		b.showDrawer(!b.drawer.Open())
	}
}

func (b *Browse[R]) showDrawer(on bool) {
	r, ok := b.Selected()
	if on && !ok {
		return
	}
	b.drawer.Set(on, b.h.Window().Width >= kit.Look().Dp(drawerFrom))
	b.root.Refresh()
	if on {
		b.follow(r)
	}
}

// follow shows a row in the drawer, if that is open.
func (b *Browse[R]) follow(r R) {
	if b.spec.Side == nil || !b.drawer.Open() {
		return
	}
	b.shown++
	mine := b.shown
	b.spec.Side(r, func(title string, all []Section) {
		if mine == b.shown {
			b.drawer.Show(title, all)
		}
	})
}

// besideWide is how wide what stands beside the search field is.
const besideWide = 130

// browseLayout places search and filters above, the table below, the drawer at
// the right.
type browseLayout[R any] struct{ b *Browse[R] }

// Layout implements fyne.Layout.
func (l browseLayout[R]) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	look, b := kit.Look(), l.b
	tall := b.Search.MinSize().Height
	wide := min(look.Dp(280), size.Width*0.4)
	if len(b.spec.Beside) > 1 {
		wide = min(wide, size.Width*0.27)
	}
	kit.Put(b.Search, 0, 0, wide, tall)
	for _, side := range b.spec.Beside {
		if side.Visible() {
			w := look.Dp(besideWide)
			kit.Put(side, wide+8, 0, w, tall)
			wide += 8 + w
		}
	}
	kit.Put(b.filters.Object(), wide+12, 0, size.Width-wide-12, tall)
	y, right := tall+8, size.Width
	if side := b.drawer.Object(); side.Visible() {
		right -= look.Dp(drawerWide)
		kit.Put(side, right, y, look.Dp(drawerWide), size.Height-y)
		right -= 8
	}
	kit.Put(b.card, 0, y, right, size.Height-y)
}

// MinSize implements fyne.Layout.
func (l browseLayout[R]) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(400, 240) }
