// Package catalogue is the screen about what the shop sells: the price book of
// jobs, and packages of jobs and parts that are sold by one key.
package catalogue

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// page (项目套餐) is jobs at the left and packages at the right; one search
// finds in both.
type page struct {
	h        *screen.Host
	jobs     *screen.Browse[data.LabourRow]
	packages *kit.Table[offer]
	all      []offer
	words    string
	count    *kit.Card
	root     *fyne.Container
	closed   bool
	loads    int
	stop     func()
}

// offer is a package with what its items are, sum and stock.
type offer struct {
	shop.Package
	items []item
	Sum   shop.Money
	Short shop.Qty // pieces that are missing for one package
}

// New opens the price book.
func New(h *screen.Host, _ screen.Route) screen.Page {
	p := &page{h: h}
	p.jobs = screen.NewBrowse(h, screen.BrowseSpec[data.LabourRow]{
		ID: "labour", Hint: h.Say("catalogue.hint"), Columns: jobColumns(h),
		List: data.LabourList, Row: func(r data.LabourRow) int64 { return int64(r.ID) },
		Filters: []screen.Filter{{ID: data.FilterAll, Title: "catalogue.filter.jobs"}, {ID: data.LabourInactive, Title: "catalogue.filter.inactive"}},
		Kinds:   []shop.Kind{shop.KindLabour, shop.KindSettings},
		Empty:   kit.Blank{Icon: "wrench", Text: h.Say("catalogue.no_jobs")},
		None:    "catalogue.none",
		Open:    func(r data.LabourRow) { p.editJob(r.ID) },
		Found:   p.found,
	})
	p.packages = kit.NewTable(h.Env, "packages", packageColumns(h))
	p.packages.Same = func(a, b offer) bool { return a.ID == b.ID }
	p.packages.OnOpen = func(o offer) { p.editPackage(o.ID) }
	p.packages.SetEmpty(kit.Blank{Icon: "gift", Text: h.Say("catalogue.no_packages")})
	p.packages.SetRows(nil)
	p.count = kit.NewCard(h.Say("catalogue.packages"), p.packages.Object()).SetAction(kit.NewKeyCap("Alt+K"))
	p.root = container.New(bookLayout{}, p.jobs.Content(), p.count)
	p.stop = kit.Live(h.Store, h.Env.Run, p.reload, shop.KindPackages, shop.KindLabour, shop.KindParts)
	p.reload()
	return p
}

func (p *page) may() bool { return p.h.Desk().Person.May(shop.ChangePrice) }

// reload reads the packages again.
func (p *page) reload() {
	if p.closed {
		return
	}
	p.loads++
	mine, rate := p.loads, p.h.Settings().LabourRate
	screen.Read(p.h, func(v data.View) ([]offer, error) { return readOffers(v, rate) }, func(all []offer, err error) {
		switch {
		case p.closed || mine != p.loads:
		case err != nil:
			p.h.Fail("read packages", err)
		default:
			p.all = all
			p.found(p.words)
		}
	})
}

func readOffers(v data.View, rate shop.Money) (all []offer, err error) {
	packages, err := data.Packages(v)
	if err != nil {
		return nil, err
	}
	for _, k := range packages {
		o := offer{Package: k}
		if o.items, err = readItems(v, k.Items); err != nil {
			return nil, err
		}
		for _, i := range o.items {
			o.Sum += i.amount(rate)
			o.Short += i.short()
		}
		all = append(all, o)
	}
	return all, nil
}

// found leaves the packages that the words fit.
func (p *page) found(words string) {
	p.words = words
	var some []offer
	want := strings.ToLower(strings.TrimSpace(words))
	for _, o := range p.all {
		if strings.Contains(strings.ToLower(o.Code+" "+o.Name), want) || strings.Contains(data.AllInitials(o.Name), want) {
			some = append(some, o)
		}
	}
	p.packages.SetRows(some)
	p.count.SetCount(p.h.Env.Lang.Int(int64(len(some))), "grey")
}

// Title implements screen.Page.
func (p *page) Title() string { return p.h.Say("screen.catalogue") }

// Content implements screen.Page.
func (p *page) Content() fyne.CanvasObject { return p.root }

// Shown implements screen.Page.
func (p *page) Shown() { p.jobs.Shown() }

// Close implements screen.Page.
func (p *page) Close() {
	p.closed = true
	p.stop()
	p.jobs.Close()
}

// Find implements screen.Finder.
func (p *page) Find() { p.jobs.Find() }

// State implements screen.Stated.
func (p *page) State() (icon, tone, words string) {
	if !p.may() {
		return "lock", "grey", p.h.Say("catalogue.read_only")
	}
	return "", "", p.h.Say("catalogue.keys")
}

// Actions implements screen.Page: what the person may not do is not there.
func (p *page) Actions() []screen.Action {
	var acts []screen.Action
	if p.may() {
		acts = []screen.Action{
			{ID: "catalogue.act.new_package", Keys: "Alt+N", Button: true, Do: func() { p.editPackage(0) }},
			{ID: "catalogue.act.new_job", Keys: "Ctrl+N", Button: true, Primary: true, Do: func() { p.editJob(0) }},
		}
	}
	acts = append(acts,
		screen.Action{ID: "catalogue.act.to_jobs", Keys: "Alt+L", Do: p.jobs.Shown},
		screen.Action{ID: "catalogue.act.to_packages", Keys: "Alt+K", Do: p.packages.Focus})
	return append(acts, p.jobs.Actions()...)
}

func jobColumns(h *screen.Host) []kit.Column[data.LabourRow] {
	lang := h.Env.Lang
	return []kit.Column[data.LabourRow]{
		{ID: "code", TitleKey: "catalogue.code", W: 86, Sort: "code", Cell: func(r data.LabourRow) kit.Cell { return kit.Cell{Text: r.Code} }},
		{ID: "name", TitleKey: "catalogue.name", Min: 130, Sort: "name", Cell: func(r data.LabourRow) kit.Cell { return kit.Cell{Text: r.Name} }},
		{ID: "class", TitleKey: "catalogue.class", W: screen.Wide(h, append(screen.KeysOf(shop.WorkClasses()), "catalogue.class")...), From: 560, Cell: func(r data.LabourRow) kit.Cell {
			if r.WorkClass == "" {
				return kit.Cell{}
			}
			return kit.Cell{Text: lang.Say(r.WorkClass.Key()), Tone: "muted"}
		}},
		{ID: "hours", TitleKey: "catalogue.hours", W: 66, Right: true, Sort: "hours", Cell: func(r data.LabourRow) kit.Cell { return kit.Cell{Text: lang.Qty(r.Hours)} }},
		{ID: "rate", TitleKey: "catalogue.rate", W: 78, Right: true, Sort: "rate", From: 480, Cell: func(r data.LabourRow) kit.Cell {
			if r.Rate == 0 {
				return kit.Cell{Text: lang.Money(h.Settings().LabourRate), Tone: "muted"}
			}
			return kit.Cell{Text: lang.Money(r.Rate)}
		}},
		{ID: "price", TitleKey: "catalogue.price", W: 84, Right: true, Cell: func(r data.LabourRow) kit.Cell {
			return kit.Cell{Text: lang.Money(rateOf(r, h.Settings().LabourRate).Times(r.Hours))}
		}},
		{ID: "guarantee", TitleKey: "catalogue.guarantee", W: 132, Right: true, From: 720, Cell: func(r data.LabourRow) kit.Cell { return kit.Cell{Text: guarantee(h, r), Tone: "muted"} }},
	}
}

// rateOf is what an hour of a job costs: its own price, or the shop's.
func rateOf(l shop.Labour, rate shop.Money) shop.Money {
	if l.Rate != 0 {
		return l.Rate
	}
	return rate
}

func guarantee(h *screen.Host, l shop.Labour) string {
	switch {
	case l.GuaranteeDays == 0 && l.GuaranteeKM == 0:
		return ""
	case l.GuaranteeKM == 0:
		return h.Say("catalogue.days", shop.Args{"N": l.GuaranteeDays})
	}
	return h.Say("catalogue.days_km", shop.Args{"N": l.GuaranteeDays, "KM": l.GuaranteeKM})
}

func packageColumns(h *screen.Host) []kit.Column[offer] {
	lang := h.Env.Lang
	return []kit.Column[offer]{
		{ID: "code", TitleKey: "catalogue.code", W: 84, Cell: func(o offer) kit.Cell { return kit.Cell{Text: o.Code, Tone: dim(o)} }},
		{ID: "name", TitleKey: "catalogue.name", Min: 110, Cell: func(o offer) kit.Cell { return kit.Cell{Text: o.Name, Tone: dim(o)} }},
		{ID: "items", TitleKey: "catalogue.items", W: 58, Right: true, From: 380, Cell: func(o offer) kit.Cell { return kit.Cell{Text: lang.Int(int64(len(o.Items))), Tone: "muted"} }},
		{ID: "stock", TitleKey: "catalogue.stock", W: 74, Right: true, Cell: func(o offer) kit.Cell {
			switch {
			case !o.Active:
				return kit.Cell{Text: h.Say("catalogue.off"), Tone: "muted"}
			case o.Short > 0:
				return kit.Cell{Text: h.Say("catalogue.short", shop.Args{"Qty": lang.Count(o.Short)}), Tone: "bad"}
			}
			return kit.Cell{Text: h.Say("catalogue.there"), Tone: "good"}
		}},
		{ID: "sum", TitleKey: "catalogue.price", W: 90, Right: true, Cell: func(o offer) kit.Cell { return kit.Cell{Text: lang.Money(o.Sum)} }},
	}
}

func dim(o offer) string {
	if o.Active {
		return ""
	}
	return "muted"
}

// bookLayout puts jobs at the left and packages at the right, below the search.
type bookLayout struct{}

// Layout implements fyne.Layout.
func (bookLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	left := (size.Width - 8) * 0.64
	kit.Put(all[0], 0, 0, left, size.Height)
	y := kit.Look().Dp(30) + 8
	kit.Put(all[1], left+8, y, size.Width-left-8, size.Height-y)
}

// MinSize implements fyne.Layout.
func (bookLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 240) }
