// Package claims is the screen about what factories are asked to pay (厂家索赔): the
// claims with what is outstanding and how old it is, the orders that wait for one,
// each claim with its events, and the factory's own list beside ours.
package claims

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// page (厂家索赔) is the list of claims.
type page struct {
	h      *screen.Host
	browse *screen.Browse[data.ClaimRow]
	want   screen.Route // until it is shown
	stop   func()
	reads  int
	closed bool
}

// New opens the claims, with the one of the route chosen; a Key such as order/17
// opens the claim of that order, or a new one.
func New(h *screen.Host, route screen.Route) screen.Page {
	p := &page{h: h, want: route}
	p.browse = screen.NewBrowse(h, screen.BrowseSpec[data.ClaimRow]{
		ID: "claims", Hint: h.Say("claims.hint"), Columns: columns(h),
		List: p.list,
		Row: func(r data.ClaimRow) int64 {
			if r.ID == 0 {
				return -int64(r.OrderID)
			}
			return int64(r.ID)
		},
		Filters: []screen.Filter{
			{ID: data.FilterAll, Title: "claims.filter.all"},
			{ID: data.ClaimsToWrite, Title: "claims.filter.to_write"},
			{ID: string(shop.ClaimSubmitted), Title: "claim.status.submitted"},
			{ID: string(shop.ClaimRefused), Title: "claim.status.refused"},
			{ID: data.ClaimsOutstanding, Title: "claims.filter.outstanding"},
			{ID: data.ClaimsOverdue, Title: "claims.filter.overdue"},
			{ID: string(shop.ClaimPaid), Title: "claim.status.paid"},
		},
		Kinds: []shop.Kind{shop.KindClaims, shop.KindOrders, shop.KindRules},
		Empty: kit.Blank{Icon: "shield", Text: h.Say("claims.empty")},
		None:  "claims.none",
		Open:  p.open,
		Side:  p.side,
	})
	p.stop = kit.Live(h.Store, h.Env.Run, p.age, shop.KindClaims)
	p.age()
	return p
}

// rulesOf are the rules about claims as of a day.
func rulesOf(v data.View, today shop.Day) (shop.ClaimRules, error) {
	rules, err := data.Rules(v)
	return shop.ClaimRulesOn(rules, today), err
}

// list reads claims as of today, the newest first.
func (p *page) list(v data.View, ask data.Ask) (data.Page[data.ClaimRow], error) {
	today := p.h.Desk().Today()
	rules, err := rulesOf(v, today)
	if err != nil {
		return data.Page[data.ClaimRow]{}, err
	}
	if ask.Sort == "" {
		ask.Desc = true
	}
	ask.Until = today.Add(-int(rules.OverdueDays) - 1)
	if ask.Filter == data.ClaimsToWrite {
		ask.Day = today.Add(-rules.BackDays)
	}
	return data.ClaimList(v, ask)
}

// age says at the foot what factories owe, by how long ago it was asked.
func (p *page) age() {
	p.reads++
	mine, today := p.reads, p.h.Desk().Today()
	screen.Read(p.h, func(v data.View) (data.ClaimAges, error) { return data.AgesOfClaims(v, today) }, func(a data.ClaimAges, err error) {
		if p.closed || mine != p.reads || err != nil {
			return
		}
		p.browse.Table.SetFoot(p.h.Say("claims.foot", shop.Args{"N": a.Count, "Sum": a.Sum, "A": a.Ages[0], "B": a.Ages[1], "C": a.Ages[2], "D": a.Ages[3]}), nil)
	})
}

// may reports whether the person at the desk writes claims.
func (p *page) may() bool { return p.h.Desk().Person.May(shop.HandleClaims) }

// Title implements screen.Page.
func (p *page) Title() string { return p.h.Say("screen.claims") }

// Content implements screen.Page.
func (p *page) Content() fyne.CanvasObject { return p.browse.Content() }

// Shown implements screen.Page.
func (p *page) Shown() {
	p.browse.Shown()
	route := p.want
	p.want = screen.Route{}
	if id, ok := strings.CutPrefix(route.Key, "order/"); ok {
		if n, err := strconv.ParseInt(id, 10, 64); err == nil {
			p.ofOrder(shop.OrderID(n))
		}
		return
	}
	if route.ID == 0 {
		return
	}
	screen.Read(p.h, func(v data.View) (shop.Claim, error) { return data.Claim(v, shop.ClaimID(route.ID)) }, func(c shop.Claim, err error) {
		if err != nil {
			p.h.Fail("open claim", err)
			return
		}
		p.browse.Seek(c.Number)
	})
}

// ofOrder shows the claim of an order, or begins one on what nobody has claimed.
func (p *page) ofOrder(id shop.OrderID) {
	screen.Read(p.h, func(v data.View) (list []shop.Claim, err error) {
		if _, err = work.PrepareClaim(v, id, p.h.Desk().Today()); err == nil {
			return nil, nil
		}
		list, other := data.ClaimsOf(v, id)
		if other != nil || len(list) > 0 {
			err = other
		}
		return list, err
	}, func(list []shop.Claim, err error) {
		switch {
		case p.closed:
		case err != nil:
			p.h.Fail("claim of an order", err)
		case len(list) > 0:
			p.browse.Seek(list[0].Number)
		default:
			p.write(id)
		}
	})
}

// Close implements screen.Page.
func (p *page) Close() {
	p.closed = true
	p.stop()
	p.browse.Close()
}

// Find implements screen.Finder.
func (p *page) Find() { p.browse.Find() }

// State implements screen.Stated.
func (p *page) State() (icon, tone, words string) {
	if !p.may() {
		return "", "", p.h.Say("claims.keys_read")
	}
	return "", "", p.h.Say("claims.keys")
}

// Actions implements screen.Page: what the person may not do is not there.
func (p *page) Actions() []screen.Action {
	acts := []screen.Action{
		{ID: "claims.act.order", Keys: "Alt+O", Do: func() {
			p.chosen(func(r data.ClaimRow) { p.h.Go(screen.Route{Screen: screen.Order, ID: int64(r.OrderID)}) })
		}},
		{ID: "claims.act.print", Keys: "Ctrl+P", Button: true, Do: p.onClaim(func(r data.ClaimRow) { printClaim(p.h, r.ID) })},
		{ID: "claims.act.table", Keys: "Ctrl+E", Do: func() { saveTable(p) }},
	}
	if p.may() {
		on := func(kind shop.ClaimEventKind) func() {
			return p.onClaim(func(r data.ClaimRow) { p.tell(r.Claim, kind) })
		}
		acts = append(acts,
			screen.Action{ID: "claims.act.new", Keys: "Ctrl+N", Do: func() { create(p) }},
			screen.Action{ID: "claims.act.sheet", Keys: "Ctrl+O", Button: true, Do: func() { p.h.Go(screen.Route{Screen: screen.Reconcile}) }},
			screen.Action{ID: "claims.act.withdraw", Keys: "Del", Do: on(shop.ClaimWithdraw)},
			screen.Action{ID: "claims.act.back", Keys: "Alt+B", Do: p.onClaim(p.back)},
			screen.Action{ID: "claims.act.accept", Keys: "Alt+Y", Do: on(shop.ClaimAccept)},
			screen.Action{ID: "claims.act.refuse", Keys: "Alt+N", Button: true, Do: on(shop.ClaimRefuse)},
			screen.Action{ID: "claims.act.pay", Keys: "Alt+M", Do: on(shop.ClaimPay)},
			screen.Action{ID: "claims.act.next", Keys: "F12", Button: true, Primary: true, Do: func() { p.chosen(p.next) }},
		)
	}
	return append(acts, p.browse.Actions()...)
}

// chosen does something with the row the keys are on.
func (p *page) chosen(do func(data.ClaimRow)) {
	if r, ok := p.browse.Selected(); ok {
		do(r)
	}
}

// onClaim is chosen for rows that are claims already.
func (p *page) onClaim(do func(data.ClaimRow)) func() {
	return func() {
		p.chosen(func(r data.ClaimRow) {
			if r.ID != 0 {
				do(r)
			}
		})
	}
}

// open writes a claim, or shows it to those who may not.
func (p *page) open(r data.ClaimRow) {
	switch {
	case !p.may():
		p.browse.ToggleDrawer()
	case r.ID == 0:
		p.write(r.OrderID)
	default:
		p.edit(r.Claim, nil)
	}
}
