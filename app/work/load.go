package work

import (
	"slices"
	"time"

	"gongdan/app/shop"
	"gongdan/data"
)

// History is what an order brings along beside itself. Line numbers count the
// order's lines from 1 in LineID. Without events they are made from the
// order's times; without a ledger the parts of finished work are issued.
type History struct {
	Events      []shop.Event
	More        []shop.Event // beside those that are made from the order's times
	Prints      []shop.Print
	Inspections []shop.Inspection // LineID of an item counts the lines from 1
	Dispatches  []shop.Dispatch
	Handover    shop.Handover
	Photos      []shop.Photo
	Outside     shop.Outside // lines count the order's lines from 1
	Rework      shop.ReworkRecord
	Clocks      []shop.Clock
	Requests    []shop.Request // LineID counts the lines from 1
	Ledger      bool           // the moves of parts that the load has added come by Move
}

// Order adds an order; it is known by its number, or by its car and the time
// it came when it has none, and then gets one. o.ID is 0 when it was kept.
func (l *Load) Order(o *shop.Order, h History) (err error) {
	there := l.HasOrder(o)
	l.count(shop.KindOrders, there)
	if there {
		return nil
	}
	if err := l.numbers(o); err != nil {
		return err
	}
	used := l.stock.use(o, h.Ledger)
	if h.Events == nil {
		h.Events = append(eventsOf(o, h.Inspections), append(h.More, outsideEvents(l, h.Outside)...)...)
		slices.SortStableFunc(h.Events, func(a, b shop.Event) int { return a.At.Compare(b.At) })
	}
	if err := certify(l, h.Inspections); err != nil {
		return err
	}
	if err := l.bulk.Order(o, data.OrderFile{Events: h.Events, Prints: h.Prints, Inspections: h.Inspections, Handover: h.Handover, Photos: h.Photos, Outside: h.Outside, Requests: h.Requests, Rework: h.Rework}); err != nil {
		return err
	}
	if err := l.bulk.Floor(o, h.Dispatches, h.Clocks); err != nil {
		return err
	}
	l.stock.issue(o, used)
	l.known.Orders[o.Number], l.known.Visits[visitOf(o)] = o.ID, true
	if km := max(o.Intake.MileageKM, o.OutKM); l.read[o.VehicleID] < km && !l.told[o.VehicleID] {
		l.read[o.VehicleID] = km
	}
	return nil
}

// numbers gives an order the numbers that it lacks.
func (l *Load) numbers(o *shop.Order) (err error) {
	zone, s := l.tx.Zone(), o.Stamps
	for o.Number == "" {
		if o.Number, err = l.bulk.OrderNumber(shop.DayOf(s.ReceivedAt, zone)); err != nil {
			return err
		}
		if l.reserved[o.Number] || l.known.Orders[o.Number] != 0 {
			o.Number = ""
		}
	}
	for o.SettlementNo == "" && !s.SettledAt.IsZero() {
		if o.SettlementNo, err = l.bulk.SettlementNo(shop.DayOf(s.SettledAt, zone)); err != nil {
			return err
		}
		if l.reserved[o.SettlementNo] {
			o.SettlementNo = ""
		}
	}
	return nil
}

// certify gives the certificates of sheets the numbers that they lack.
func certify(l *Load, sheets []shop.Inspection) (err error) {
	for i := range sheets {
		c := sheets[i].Certificate
		for c != nil && c.Number == "" {
			if c.Number, err = l.bulk.CertificateNo(shop.DayOf(c.IssuedAt, l.tx.Zone())); err != nil {
				return err
			}
			if l.reserved[c.Number] {
				c.Number = ""
			}
		}
	}
	return nil
}

// Reserve keeps numbers for the records that bring them.
func (l *Load) Reserve(numbers []string) {
	for _, n := range numbers {
		l.reserved[n] = true
	}
}

// Rework notes which earlier order an order of this load has to make good.
func (l *Load) Rework(o, of shop.OrderID) { l.bulk.Rework(o, of) }

// Move adds a row of the stock ledger as it is; only the balance is reckoned.
// It is refused when stock, or what lies at its location, would fall below zero.
func (l *Load) Move(m shop.Move) error {
	h := l.stock.parts[m.PartID]
	if h == nil {
		return shop.ErrMissing
	}
	return move(l, h, m)
}

func move(l *Load, h *holding, m shop.Move) error {
	if !h.take(&m) {
		return shop.Refuse("part.refuse.short", shop.Args{"Part": h.part.Name, "Have": h.part.OnHand, "Want": -m.Qty})
	}
	return l.bulk.Move(m)
}

// finish writes the ledger and what the parts have by it.
func (l *Load) finish() error {
	moves := l.stock.moves(l.tx.By().At)
	for _, m := range moves {
		if err := move(l, l.stock.parts[m.PartID], m); err != nil {
			return err
		}
	}
	for _, id := range l.stock.order {
		if h := l.stock.parts[id]; h.moved {
			if err := l.bulk.Stock(h.part, h.lying()); err != nil {
				return err
			}
		}
	}
	if err := l.bulk.Readings(l.read); err != nil {
		return err
	}
	if err := l.bulk.Close(); err != nil {
		return err
	}
	if err := book(l); err != nil {
		return err
	}
	if err := keepCases(l); err != nil {
		return err
	}
	return deal(l)
}

// eventsOf are the events that an order's times tell of.
func eventsOf(o *shop.Order, sheets []shop.Inspection) []shop.Event {
	var all []shop.Event
	add := func(k shop.EventKind, at time.Time, e shop.Event) {
		if at.IsZero() {
			return
		}
		e.Kind, e.At = k, at
		if e.Person == 0 {
			e.Person = o.AdvisorID
		}
		all = append(all, e)
	}
	s := o.Stamps
	add(shop.EventReceived, s.ReceivedAt, shop.Event{})
	add(shop.EventQuoted, s.QuotedAt, shop.Event{})
	add(shop.EventAgreed, s.AgreedAt, shop.Event{})
	add(shop.EventStarted, s.AgreedAt, shop.Event{})
	for i := range sheets {
		e := eventOf(&sheets[i])
		e.Person = sheets[i].Inspector
		add(e.Kind, sheets[i].At, e)
	}
	add(shop.EventFinished, s.FinishedAt, shop.Event{})
	for _, p := range o.Payments {
		add(shop.EventPaid, p.At, shop.Event{Person: p.Person, Amount: p.Amount, Note: string(p.Kind) + " " + string(p.Method)})
	}
	add(shop.EventSettled, s.SettledAt, shop.Event{Amount: o.Totals().Total(), Note: o.SettlementNo})
	add(shop.EventDelivered, s.DeliveredAt, shop.Event{})
	add(shop.EventVoid, s.VoidAt, shop.Event{Note: o.VoidReason})
	return all
}
