package vehicles

import (
	"strings"
	"time"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
)

// sort is what an entry of the timeline is about; the filters are named so.
type sort string

// The sorts of entry.
const (
	ofAll      sort = "all"
	ofOrders   sort = "order"
	ofBookings sort = "booking"
	ofWarranty sort = "warranty"
	ofAdvice   sort = "advice"
	ofMoney    sort = "money"
	ofChange   sort = "change"
)

func sorts() []sort {
	return []sort{ofAll, ofOrders, ofAdvice, ofMoney, ofChange, ofBookings, ofWarranty}
}

// entry is one thing in the life of a car.
type entry struct {
	sort   sort
	aside  bool // seen under its own filter only: another entry says it as well
	at     time.Time
	icon   string
	tone   string // of the icon
	title  string
	chip   *kit.ChipSpec
	sub    string
	warn   []string
	amount string
	more   [][2]string // what unfolds: words, and figures at the right
	order  shop.OrderID
	booked shop.AppointmentID
	to     screen.Route // what Enter opens where it is neither
}

// text is what the entry is found by.
func (e entry) text() string {
	parts := append([]string{e.title, e.sub, e.amount}, e.warn...)
	for _, m := range e.more {
		parts = append(parts, m[0])
	}
	return strings.ToLower(strings.Join(parts, " "))
}

// teller turns an archive into entries, in the words of the window.
type teller struct {
	h *screen.Host
	a *archive
}

// entries are all entries, the newest first.
func (t teller) entries() []entry {
	var list []entry
	for i := range t.a.orders {
		o := &t.a.orders[i]
		list = append(list, t.order(o))
		list = append(list, t.payments(o)...)
		list = append(list, t.reversals(o)...)
	}
	for _, d := range t.a.declined {
		list = append(list, entry{
			sort: ofAdvice, aside: true, at: d.At, icon: "alert", tone: "warn", order: d.OrderID,
			title: d.Name, sub: t.h.Say("vehicle.advice_of", shop.Args{"Number": d.Number}), amount: t.h.Env.Lang.Money(d.Amount()),
		})
	}
	list = append(list, t.bookings()...)
	list = append(list, t.spans()...)
	list = append(list, t.warranty()...)
	sortEntries(list)
	return list
}

func sortEntries(list []entry) {
	for i := 1; i < len(list); i++ { // few, and almost in order already
		for k := i; k > 0 && list[k].at.After(list[k-1].at); k-- {
			list[k], list[k-1] = list[k-1], list[k]
		}
	}
}

func (t teller) order(o *shop.Order) entry {
	say, lang := t.h.Say, t.h.Env.Lang
	chip := screen.StatusChip(lang, o.Status)
	e := entry{
		sort: ofOrders, at: o.Stamps.ReceivedAt, icon: "wrench", order: o.ID, chip: &chip,
		title: o.Number + "  " + say(o.Kind.Key()), amount: lang.Money(o.Totals().Total()),
	}
	if o.Status.Open() {
		e.icon, e.tone = "car", "info"
	}
	if work := t.work(o); work != "" {
		e.title += "  " + work
	}
	var facts []string
	if km := max(o.Intake.MileageKM, o.OutKM); km > 0 {
		facts = append(facts, lang.Int(km)+" km")
	}
	if who := t.a.people[o.AdvisorID]; who != "" {
		facts = append(facts, who)
	}
	if number := t.certificate(o); number != "" {
		facts = append(facts, say("vehicle.certificate", shop.Args{"Number": number}))
	}
	facts = append(facts, say("vehicle.lines", shop.Args{"N": len(o.Lines)}))
	if o.Intake.Complaint != "" {
		facts = append(facts, strings.ReplaceAll(o.Intake.Complaint, "\n", " "))
	}
	e.sub = strings.Join(facts, "・")
	for _, d := range t.a.advice(o.ID) {
		e.warn = append(e.warn, say("vehicle.not_taken", shop.Args{"Name": d.Name, "Amount": d.Amount()}))
	}
	e.warn = append(append(append(e.warn, t.linked(o)...), t.reworks(o)...), t.away(o.ID)...)
	for i := range o.Lines {
		e.more = append(e.more, t.line(&o.Lines[i]))
	}
	e.more = append(e.more, t.floor(o.ID)...)
	return e
}

// reworks says how often an inspection sent the car back, and why.
func (t teller) reworks(o *shop.Order) []string {
	var why []string
	for _, ev := range t.a.events[o.ID] {
		if ev.Kind == shop.EventFailed && ev.Note != "" {
			why = append(why, ev.Note)
		}
	}
	if n := shop.Reworks(t.a.events[o.ID]); n > 0 {
		return []string{t.h.Say("vehicle.reworks", shop.Args{"N": n, "Why": strings.Join(why, t.h.Say("say.comma"))})}
	}
	return nil
}

// certificate is the number of the certificate that stands, or "".
func (t teller) certificate(o *shop.Order) string {
	number := ""
	for _, ev := range t.a.events[o.ID] {
		switch ev.Kind {
		case shop.EventPassed:
			number = ev.Note
		case shop.EventFailed, shop.EventReopened, shop.EventReversed:
			number = ""
		}
	}
	return number
}

// work is what was done, in the words of the first jobs.
func (t teller) work(o *shop.Order) string {
	var names []string
	for i := range o.Lines {
		if l := &o.Lines[i]; l.Kind != shop.PartLine && l.Counts() && len(names) < 2 {
			names = append(names, l.Name)
		}
	}
	return strings.Join(names, t.h.Say("say.comma"))
}

func (t teller) line(l *shop.Line) [2]string {
	lang := t.h.Env.Lang
	words := lang.Say(l.Kind.Key()) + "  " + l.Name
	if !l.Counts() {
		return [2]string{words, lang.Say(l.Agreement.Consent.Key())}
	}
	if l.Payer != shop.PayCustomer {
		words += "・" + lang.Say(l.Payer.Key())
	}
	return [2]string{words, lang.Count(l.Qty) + " × " + lang.Money(l.Price) + " = " + lang.Money(l.Amount())}
}

// payments are the money that came for an order. What was paid at the
// settlement is said by the order itself, a correction by the reversal: both
// stand aside.
func (t teller) payments(o *shop.Order) (list []entry) {
	lang := t.h.Env.Lang
	for _, p := range o.Payments {
		e := entry{
			sort: ofMoney, aside: p.Kind == shop.Pay || p.Kind == shop.Correction, at: p.At, icon: "yen", order: o.ID,
			title: lang.Say(p.Kind.Key()) + "  " + lang.Say(p.Method.Key()), amount: lang.Money(p.Amount),
		}
		if p.Amount < 0 {
			e.tone = "warn"
		}
		parts := []string{o.Number}
		if who := t.a.people[p.Person]; who != "" {
			parts = append(parts, who)
		}
		if p.Note != "" {
			parts = append(parts, p.Note)
		}
		e.sub = strings.Join(parts, "・")
		list = append(list, e)
	}
	return list
}

func (t teller) reversals(o *shop.Order) (list []entry) {
	for _, ev := range t.a.events[o.ID] {
		if ev.Kind != shop.EventReversed {
			continue
		}
		sub := []string{o.Number}
		if who := t.a.people[ev.Person]; who != "" {
			sub = append(sub, who)
		}
		if ev.Note != "" {
			sub = append(sub, ev.Note)
		}
		list = append(list, entry{sort: ofMoney, at: ev.At, icon: "undo", tone: "bad", order: o.ID, title: t.h.Say(ev.Kind.Key()), sub: strings.Join(sub, "・")})
	}
	return list
}

// spans are the plates and owners that came after the first ones.
func (t teller) spans() (list []entry) {
	say, lang := t.h.Say, t.h.Env.Lang
	for i, s := range t.a.plates {
		if i > 0 {
			list = append(list, entry{
				sort: ofChange, at: s.From, icon: "car", title: say("vehicle.new_plate", shop.Args{"Plate": lang.Plate(s.Plate)}),
				sub: say("vehicle.before", shop.Args{"What": lang.Plate(t.a.plates[i-1].Plate)}),
			})
		}
	}
	for i, s := range t.a.owners {
		if i > 0 {
			list = append(list, entry{
				sort: ofChange, at: s.From, icon: "user", title: say("vehicle.new_owner", shop.Args{"Name": t.a.names[s.Owner]}),
				sub: say("vehicle.before", shop.Args{"What": t.a.names[t.a.owners[i-1].Owner]}),
			})
		}
	}
	return list
}
