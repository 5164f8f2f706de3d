package settings

import (
	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// journalPane lists who did what and when, the newest first.
type journalPane struct {
	p      *Page
	browse *screen.Browse[data.AuditRow]
	people []shop.Person
	fits   journalAsk
	said   string // of the chain
	closed bool
}

func newJournal(p *Page) pane {
	x := &journalPane{p: p}
	lang, say := p.h.Env.Lang, p.h.Say
	x.browse = screen.NewBrowse(p.h, screen.BrowseSpec[data.AuditRow]{
		ID: "journal", Hint: say("settings.journal.search"), List: data.AuditList, Row: func(r data.AuditRow) int64 { return r.ID },
		Columns: []kit.Column[data.AuditRow]{
			{ID: "at", TitleKey: "settings.journal.at", W: 130, Sort: "at", Cell: func(r data.AuditRow) kit.Cell { return kit.Cell{Text: lang.DateTime(r.At)} }},
			{ID: "who", TitleKey: "settings.journal.who", W: 90, Cell: func(r data.AuditRow) kit.Cell { return kit.Cell{Text: x.who(r)} }},
			{ID: "act", TitleKey: "settings.journal.act", W: 130, Cell: func(r data.AuditRow) kit.Cell { return kit.Cell{Text: x.act(r)} }},
			{ID: "record", TitleKey: "settings.journal.record", W: 80, Right: true, From: 560, Cell: x.number},
			{ID: "note", TitleKey: "settings.journal.note", Min: 160, Cell: func(r data.AuditRow) kit.Cell { return kit.Cell{Text: r.Note, Tone: "muted"} }},
		},
		Filters: []screen.Filter{
			{ID: data.FilterAll, Title: "settings.journal.all"},
			{ID: "order", Title: "settings.journal.orders"},
			{ID: "payment", Title: "settings.journal.payments"},
			{ID: "part", Title: "settings.journal.parts"},
			{ID: "settings", Title: "settings.journal.settings"},
		},
		Kinds: []shop.Kind{shop.KindOrders, shop.KindPayments, shop.KindParts, shop.KindSettings, shop.KindPeople, shop.KindRights, shop.KindRules, shop.KindCustomers, shop.KindVehicles},
		Empty: kit.Blank{Icon: "list", Text: say("settings.journal.none")}, None: "settings.journal.no_hit",
		Open: x.open,
	})
	x.browse.Table.Begin(kit.TableLayout{Table: "journal", Sort: "at", Desc: true})
	screen.Read(p.h, data.People, func(people []shop.Person, err error) {
		p.h.Fail("read people", err)
		x.people = people
	})
	x.prove()
	return x
}

// prove follows the chain of the journal and says below the list whether it
// holds.
func (x *journalPane) prove() {
	type chain struct {
		row    int64
		broken bool
	}
	screen.Read(x.p.h, func(v data.View) (c chain, err error) {
		c.row, c.broken, err = data.AuditBreak(v)
		return c, err
	}, func(c chain, err error) {
		h := x.p.h
		switch {
		case x.closed:
			return
		case err != nil:
			h.Fail("prove the journal", err)
			return
		case !c.broken:
			x.say(h.Say("settings.journal.whole", shop.Args{"At": h.Env.Lang.Clock(h.Env.Clock())}))
			return
		}
		words := h.Say("check.audit.cut")
		if c.row != 0 {
			words = h.Say("check.audit.changed", shop.Args{"Row": c.row})
		}
		x.say(words)
		h.Env.Layer.Toast(h.Env, kit.ToastText{Text: words, Tone: "bad"})
	})
}

// say tells of the chain below the list.
func (x *journalPane) say(words string) {
	x.said = words
	x.browse.Table.SetFoot(words, nil)
}

// who is the person, or the program itself.
func (x *journalPane) who(r data.AuditRow) string {
	if r.Who == "" {
		return x.p.h.Say("settings.journal.program")
	}
	return r.Who
}

// act is what was done in words, as far as the language knows it.
func (x *journalPane) act(r data.AuditRow) string {
	if key := "audit." + r.Act; x.p.h.Env.Lang.Has(key) {
		return x.p.h.Say(key)
	}
	return r.Act
}

func (x *journalPane) number(r data.AuditRow) kit.Cell {
	if r.Record == 0 {
		return kit.Cell{}
	}
	return kit.Cell{Text: x.p.h.Env.Lang.Int(r.Record), Tone: "muted"}
}

// open goes to the record that a row is about.
func (x *journalPane) open(r data.AuditRow) {
	to := screen.Route{ID: r.Record}
	switch r.Kind {
	case shop.KindOrders:
		to.Screen = screen.Order
	case shop.KindVehicles:
		to.Screen = screen.Vehicle
	case shop.KindCustomers:
		to.Screen = screen.Customers
	case shop.KindParts:
		to.Screen = screen.Parts
	default:
		return
	}
	if r.Record != 0 {
		x.p.h.Go(to)
	}
}

// Content implements pane.
func (x *journalPane) Content() fyne.CanvasObject { return x.browse.Content() }

// Find implements screen.Finder.
func (x *journalPane) Find() { x.browse.Find() }

// Actions implements pane.
func (x *journalPane) Actions() []screen.Action {
	return append([]screen.Action{
		{ID: "settings.act.narrow", Keys: "F6", Do: x.narrow, Button: true},
		{ID: "settings.act.this_record", Keys: "F7", Do: x.thisRecord, Button: true},
		{ID: "settings.act.export_journal", Keys: "F8", Do: x.export, Button: true},
		{ID: "settings.act.prove", Keys: "F9", Do: x.prove},
	}, x.browse.Actions()...)
}

// Enter implements pane.
func (x *journalPane) Enter() { x.browse.Shown() }

// Close implements pane.
func (x *journalPane) Close() {
	x.closed = true
	x.browse.Close()
}
