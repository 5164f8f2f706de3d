package exchange

import (
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// dayCloseRecord is a count of the till. An undone one holds no payments.
type dayCloseRecord struct {
	Number   string            `json:"number" need:"yes"`
	Day      shop.Day          `json:"day" need:"yes"`
	At       time.Time         `json:"at" need:"yes"`
	Person   string            `json:"person,omitempty"`
	Float    shop.Money        `json:"float,omitempty"`
	Left     shop.Money        `json:"left,omitempty"`
	Lines    []closeLineRecord `json:"lines,omitempty"`
	Coins    []coinRecord      `json:"coins,omitempty"`
	Payments []tillRecord      `json:"payments,omitempty"`
	Note     string            `json:"note,omitempty"`
	UndoneAt time.Time         `json:"undone_at,omitempty"`
	UndoneBy string            `json:"undone_by,omitempty"`
}

// closeLineRecord is one method of payment.
type closeLineRecord struct {
	Method   shop.Method `json:"method" need:"yes"`
	Expected shop.Money  `json:"expected" need:"key"`
	Counted  shop.Money  `json:"counted" need:"key"`
	Reason   string      `json:"reason,omitempty"`
}

// coinRecord is how many notes or coins of one worth there were.
type coinRecord struct {
	Worth  shop.Money `json:"worth" need:"key"`
	Pieces int64      `json:"pieces" need:"key"`
}

// tillRecord is a payment: the nth of its order, from 1.
type tillRecord struct {
	Order string `json:"order" need:"yes"`
	N     int    `json:"n" need:"key"`
}

func exportDayCloses(x *exporter) error {
	x.doc.open("day_closes")
	err := data.EachDayClose(x.v, func(c shop.DayClose) error {
		r := dayCloseRecord{
			Number: c.Number, Day: c.Day, At: c.At, Person: x.name.people[c.Person], Float: c.Float, Left: c.Left, Note: c.Note,
			UndoneAt: c.UndoneAt, UndoneBy: x.name.people[c.UndoneBy],
		}
		for _, l := range c.Lines {
			r.Lines = append(r.Lines, closeLineRecord(l))
		}
		for _, n := range c.Coins {
			r.Coins = append(r.Coins, coinRecord(n))
		}
		places, err := data.PaymentPlaces(x.v, c.ID)
		for _, p := range places {
			r.Payments = append(r.Payments, tillRecord{x.name.orders[p.Order], p.N})
		}
		if err != nil {
			return err
		}
		x.doc.row(r)
		return x.doc.err
	})
	x.doc.shut()
	return err
}

// tills takes what a file says of day closes.
type tills struct{ *importer }

func (im tills) dayClose(r dayCloseRecord, at where) error {
	c := shop.DayClose{
		Number: r.Number, Day: r.Day, At: r.At, Float: r.Float, Left: r.Left, Note: r.Note, UndoneAt: r.UndoneAt,
		Person: im.personOf(r.Person, at.in("person")), UndoneBy: im.personOf(r.UndoneBy, at.in("undone_by")),
	}
	for _, l := range r.Lines {
		c.Lines = append(c.Lines, shop.CloseLine(l))
	}
	for _, n := range r.Coins {
		c.Coins = append(c.Coins, shop.CoinCount(n))
	}
	ok := im.first("day_closes", c.Number, at.in("number")) && im.problems(at, c.Check())
	var places []data.PaymentPlace
	for i, p := range r.Payments {
		id := im.load.FindOrder(p.Order)
		if id == 0 {
			im.missing(at.in("payments").nth(i), "orders", p.Order)
			ok = false
		}
		places = append(places, data.PaymentPlace{Order: id, N: p.N})
	}
	if !ok {
		return nil
	}
	gone, err := work.LoadDayClose(im.load, c, places)
	if gone > 0 {
		im.say(at.in("payments").nth(gone-1), "import.say.payment", shop.Args{"Order": r.Payments[gone-1].Order, "N": r.Payments[gone-1].N})
	}
	return err
}
