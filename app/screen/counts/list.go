// Package counts is the screen about stock-takes (盘点): which there are, and the page on
// which one is counted, by scanner or keyboard, and posted.
package counts

import (
	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/paper"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// list (盘点单) is the stock-takes there are.
type list struct {
	h      *screen.Host
	browse *screen.Browse[data.StockTakeRow]
}

// NewList opens the list of stock-takes.
func NewList(h *screen.Host, _ screen.Route) screen.Page {
	l := &list{h: h}
	blank := kit.Blank{Icon: "target", Text: h.Say("counts.empty")}
	if l.may(shop.CountStock) {
		blank.Acts = []kit.Act{{Word: h.Say("counts.act.new"), Keys: "Ctrl+N", Do: l.create}}
	}
	l.browse = screen.NewBrowse(h, screen.BrowseSpec[data.StockTakeRow]{
		ID: "stock_takes", Hint: h.Say("counts.list_hint"), Columns: listColumns(h), List: data.StockTakeList,
		Row: func(r data.StockTakeRow) int64 { return int64(r.ID) },
		Filters: []screen.Filter{
			{ID: data.FilterAll, Title: "counts.filter.all"},
			{ID: string(shop.TakeOpen), Title: "take.status.open"},
			{ID: string(shop.TakePosted), Title: "take.status.posted"},
			{ID: string(shop.TakeVoid), Title: "take.status.void"},
		},
		Kinds: []shop.Kind{shop.KindStockTakes}, Empty: blank, None: "counts.none_list",
		Open: func(r data.StockTakeRow) { h.Go(screen.Route{Screen: screen.Count, ID: int64(r.ID)}) },
	})
	return l
}

func (l *list) may(r shop.Right) bool { return l.h.Desk().Person.May(r) }

func listColumns(h *screen.Host) []kit.Column[data.StockTakeRow] {
	lang := h.Env.Lang
	text := func(get func(data.StockTakeRow) string) func(data.StockTakeRow) kit.Cell {
		return func(r data.StockTakeRow) kit.Cell { return kit.Cell{Text: get(r)} }
	}
	return []kit.Column[data.StockTakeRow]{
		{ID: "number", TitleKey: "counts.number", W: 124, Sort: "number", Cell: text(func(r data.StockTakeRow) string { return r.Number })},
		{ID: "zone", TitleKey: "counts.zone", Min: 180, Cell: text(func(r data.StockTakeRow) string { return paper.ZoneWords(lang, r.Zone, r.Warehouse) })},
		{ID: "status", TitleKey: "counts.status", W: 110, Cell: func(r data.StockTakeRow) kit.Cell {
			chip := statusChip(h, r.Status)
			return kit.Cell{Chip: &chip}
		}},
		{ID: "progress", TitleKey: "counts.progress", W: 110, Right: true, Cell: text(func(r data.StockTakeRow) string { return lang.Int(r.Counted) + " / " + lang.Int(r.Lines) })},
		{ID: "different", TitleKey: "counts.different", W: 84, Right: true, Cell: func(r data.StockTakeRow) kit.Cell {
			if r.Hides(h.Desk().Person) {
				return kit.Cell{}
			}
			return kit.Cell{Text: lang.Int(r.Different)}
		}},
		{ID: "blind", TitleKey: "counts.blind", W: 80, From: 760, Cell: func(r data.StockTakeRow) kit.Cell {
			if !r.Blind {
				return kit.Cell{Text: h.Say("counts.shown"), Tone: "muted"}
			}
			return kit.Cell{Text: h.Say("counts.hidden"), Tone: "muted"}
		}},
		{ID: "opener", TitleKey: "counts.opener", W: 90, From: 680, Cell: text(func(r data.StockTakeRow) string { return r.Opener })},
		{ID: "opened", TitleKey: "counts.opened", W: 130, Sort: "opened", Cell: text(func(r data.StockTakeRow) string { return lang.DateTime(r.Opened.At) })},
	}
}

// statusChip shows how far a stock-take has come.
func statusChip(h *screen.Host, s shop.TakeStatus) kit.ChipSpec {
	chip := kit.ChipSpec{Icon: "clock", Word: h.Say(s.Key()), Tone: "blue"}
	switch s {
	case shop.TakePosted:
		chip.Icon, chip.Tone = "check", "green"
	case shop.TakeVoid:
		chip.Icon, chip.Tone = "close", "grey"
	}
	return chip
}

// Title implements screen.Page.
func (l *list) Title() string { return l.h.Say("screen.counts") }

// Content implements screen.Page.
func (l *list) Content() fyne.CanvasObject { return l.browse.Content() }

// Shown implements screen.Page.
func (l *list) Shown() { l.browse.Shown() }

// Close implements screen.Page.
func (l *list) Close() { l.browse.Close() }

// Find implements screen.Finder.
func (l *list) Find() { l.browse.Find() }

// State implements screen.Stated.
func (l *list) State() (icon, tone, words string) { return "", "", l.h.Say("counts.list_keys") }

// Actions implements screen.Page.
func (l *list) Actions() []screen.Action {
	acts := []screen.Action{{ID: "counts.act.sheet", Keys: "Ctrl+P", Button: true, Do: func() {
		if r, ok := l.browse.Selected(); ok {
			print(l.h, r.ID, shop.FormCountSheet)
		}
	}}}
	if l.may(shop.CountStock) {
		acts = append(acts, screen.Action{ID: "counts.act.new", Keys: "Ctrl+N", Button: true, Primary: true, Do: l.create})
	}
	return append(acts, l.browse.Actions()...)
}

// create opens the form of a new stock-take.
func (l *list) create() { begin(l.h) }
