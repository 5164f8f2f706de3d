package exchange

import (
	"context"

	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/app/work"
)

// redoneShown is what the reworks of a period have cost. The causes sum to the whole.
type redoneShown struct {
	From        shop.Day           `json:"from"`
	To          shop.Day           `json:"to"`
	Received    int                `json:"received"`
	Reworks     int                `json:"reworks"`
	Rate        *bare              `json:"rework_rate"`
	Sum         redoneSumsShown    `json:"sum"`
	Causes      []redoneCauseShown `json:"causes"`
	Definitions []string           `json:"definitions"`
}

// redoneSumsShown are what reworks come to.
type redoneSumsShown struct {
	Hours  shop.Qty   `json:"hours"`
	Labour shop.Money `json:"labour_cost"`
	Parts  shop.Money `json:"parts_cost"`
	Away   shop.Money `json:"outside_cost"`
	Cost   shop.Money `json:"cost"`
	Waived shop.Money `json:"waived"`
	Billed shop.Money `json:"billed"`
}

// redoneCauseShown are the reworks of a cause that are charged to the same. Cause is empty
// where nobody has found it yet; borne_by is shop or customer. Evidence are order numbers.
type redoneCauseShown struct {
	Cause    shop.ReworkCause `json:"cause"`
	BorneBy  string           `json:"borne_by"`
	Charged  string           `json:"charged_to"`
	Count    int              `json:"count"`
	Share    *bare            `json:"share"`
	Sum      redoneSumsShown  `json:"sum"`
	Evidence []string         `json:"evidence"`
}

// Reworks is what the reworks have cost that were received from a day to another. Who may
// not see costs is refused.
func (w Viewer) Reworks(ctx context.Context, from, to shop.Day) (shop.RedoneBook, any, error) {
	b, err := work.Redone(ctx, w.Desk, from, to)
	if err != nil {
		return b, nil, err
	}
	shown := redoneShown{
		From: b.From, To: b.To, Received: b.Received, Reworks: len(b.Of), Sum: redoneSums(b.Sum()), Causes: []redoneCauseShown{}, Definitions: text.RedoneNotes(w.Say),
	}
	if rate, ok := b.Rate(); ok {
		shown.Rate = share(rate)
	}
	for _, r := range b.Rows() {
		c := redoneCauseShown{Cause: r.Cause, BorneBy: "customer", Charged: r.Bears, Count: len(r.Of), Sum: redoneSums(r.RedoneSums), Evidence: []string{}}
		if r.Free {
			c.BorneBy = "shop"
		}
		if part, ok := b.Share(r.RedoneSums); ok {
			c.Share = share(part)
		}
		for _, x := range r.Of {
			c.Evidence = append(c.Evidence, x.Number)
		}
		shown.Causes = append(shown.Causes, c)
	}
	return b, shown, nil
}

// share is a rate as a number, 0…1.
func share(r shop.Rate) *bare {
	x := bare(r.String())
	return &x
}

func redoneSums(s shop.RedoneSums) redoneSumsShown {
	return redoneSumsShown{s.Hours, s.Cost.Labour, s.Cost.Parts, s.Cost.Away, s.Cost.Sum(), s.Waived, s.Billed}
}
