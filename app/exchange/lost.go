package exchange

import (
	"context"

	"gongdan/app/shop"
	"gongdan/app/shop/lost"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
)

// lostShown is what was offered in a period and not taken, and whom to call. The items sum
// to the whole.
type lostShown struct {
	From        shop.Day        `json:"from"`
	To          shop.Day        `json:"to"`
	Offered     shop.Money      `json:"offered"`
	Missed      shop.Money      `json:"missed"`
	Rate        *bare           `json:"missed_rate"`
	Back        *bare           `json:"back_rate"`
	Items       []lostItemShown `json:"items"`
	Calls       []lostCallShown `json:"calls"`
	Definitions []string        `json:"definitions"`
}

// lostItemShown is what was missed of one item. Evidence are order numbers.
type lostItemShown struct {
	Kind     shop.LineKind `json:"kind"`
	Code     string        `json:"code"`
	Name     string        `json:"name"`
	Lines    int           `json:"lines"`
	Missed   shop.Money    `json:"missed"`
	Offered  shop.Money    `json:"offered"`
	Declined shop.Money    `json:"declined"`
	Gone     shop.Money    `json:"gone"`
	Waiting  shop.Money    `json:"waiting"`
	Evidence []string      `json:"evidence"`
}

// lostCallShown is a car to call about; expected is null where no chance is known.
type lostCallShown struct {
	Plate    string      `json:"plate"`
	Customer string      `json:"customer"`
	Amount   shop.Money  `json:"amount"`
	Expected *shop.Money `json:"expected"`
	Items    []string    `json:"items"`
	Evidence []string    `json:"evidence"`
}

// Lost is what was offered on orders received from a day to another and not taken, with the
// calls of today.
func (w Viewer) Lost(ctx context.Context, from, to shop.Day) (lost.Book, any, error) {
	b, err := work.LostSales(ctx, w.Desk, from, to)
	if err != nil {
		return b, nil, err
	}
	calls, rules, err := work.LostCalls(ctx, w.Desk)
	if err != nil {
		return b, nil, err
	}
	s := b.Sum()
	shown := lostShown{From: from, To: to, Offered: s.OfferedSum, Missed: s.MissedSum, Items: []lostItemShown{}, Calls: []lostCallShown{}, Definitions: text.LostNotes(w.Say, rules)}
	if r, ok := s.Rate(); ok {
		shown.Rate = share(r)
	}
	if r, ok := s.BackRate(); ok {
		shown.Back = share(r)
	}
	for _, r := range b.Rows() {
		x := lostItemShown{
			Kind: r.Kind, Code: r.Code, Name: r.Name, Lines: r.Sums.Missed, Missed: r.MissedSum, Offered: r.OfferedSum,
			Declined: r.By[lost.Declined], Gone: r.By[lost.Gone], Waiting: r.By[lost.Waiting],
		}
		for _, o := range r.Missed {
			x.Evidence = append(x.Evidence, o.Number)
		}
		shown.Items = append(shown.Items, x)
	}
	for _, c := range calls {
		shown.Calls = append(shown.Calls, lostCall(c))
	}
	return b, shown, nil
}

func lostCall(c data.LostCall) lostCallShown {
	x := lostCallShown{Plate: c.Plate, Customer: c.Name, Amount: c.Amount}
	for _, h := range c.Hopes {
		if h.Chance.Of > 0 {
			x.Expected = &c.Worth
		}
		x.Items, x.Evidence = append(x.Items, h.Name), append(x.Evidence, h.Number)
	}
	return x
}
