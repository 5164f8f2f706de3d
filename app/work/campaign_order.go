package work

import (
	"context"
	"errors"
	"slices"
	"strings"

	"gongdan/app/shop"
	"gongdan/data"
)

// ReceiveRecall is Receive for a car that comes for campaigns: the order is of kind
// recall, holds the job and the part of each, which the factory pays, and counts for
// them when it is delivered. A car that one of them does not catch is refused.
func ReceiveRecall(ctx context.Context, d Desk, in Visit, ids ...shop.CampaignID) (out Visit, err error) {
	err = d.do(ctx, func(tx *data.Tx) error {
		out = in
		if out.Order, err = recallOrder(tx.View, in.Order, ids); err != nil {
			return err
		}
		if err := receive(d, tx, &out); err != nil {
			return err
		}
		return joinAll(tx, out.Order, ids)
	})
	if err != nil {
		return in, err
	}
	return out, nil
}

// StartCampaign puts what a campaign asks for on the order of a car that is here, as it
// is kept at revision rev: the order becomes one of kind recall and gets the job and the
// part, which the factory pays and the customer has to agree to, and it counts for the
// campaign when it is delivered. An order that makes good what failed, or that is of an
// accident or of a quality problem, stays what it is: another order does the campaign.
func StartCampaign(ctx context.Context, d Desk, c shop.CampaignID, id shop.OrderID, rev int64) (kept shop.Order, err error) {
	err = d.do(ctx, func(tx *data.Tx) error {
		o, err := seen(tx.View, id, rev)
		if err != nil {
			return err
		}
		next, err := recallOrder(tx.View, o, []shop.CampaignID{c})
		if err != nil {
			return err
		}
		if kept, err = d.saveOrder(tx, next); err != nil {
			return err
		}
		return joinAll(tx, kept, []shop.CampaignID{c})
	})
	return kept, err
}

// recallOrder is the order with what the campaigns ask for.
func recallOrder(v data.View, o shop.Order, ids []shop.CampaignID) (shop.Order, error) {
	if o.Quality != nil || o.ReworkOf != 0 || slices.Contains([]shop.OrderKind{shop.Rework, shop.Accident}, o.Kind) {
		return o, shop.Refuse("campaign.refuse.other", shop.Args{"Kind": o.Kind})
	}
	s, err := data.Settings(v)
	if err != nil {
		return o, err
	}
	o.Kind, o.Lines = shop.Recall, slices.Clone(o.Lines)
	for _, id := range ids {
		c, err := data.Campaign(v, id)
		if err != nil {
			return o, err
		}
		lines, err := campaignLines(v, c, s.LabourRate)
		if err != nil {
			return o, err
		}
		for _, l := range lines {
			if !slices.ContainsFunc(o.Lines, func(x shop.Line) bool {
				return x.Kind == l.Kind && x.Code == l.Code && x.Payer == l.Payer && x.Counts()
			}) {
				o.Lines = append(o.Lines, l)
			}
		}
		if o.Intake.Complaint == "" {
			o.Intake.Complaint = strings.TrimSpace(c.Title() + " " + c.Todo)
		}
	}
	return o, nil
}

// campaignLines are the job and the part of a campaign, paid by the factory. What the
// price book does not know, or where the campaign names nothing, is a job in words.
func campaignLines(v data.View, c shop.Campaign, rate shop.Money) (lines []shop.Line, err error) {
	if c.JobCode != "" {
		job, err := data.LabourByCode(v, c.JobCode)
		if err != nil && !errors.Is(err, shop.ErrMissing) {
			return nil, err
		}
		if err == nil {
			lines = append(lines, shop.SellLabour(job, rate))
		}
	}
	if c.PartNo != "" {
		p, err := data.PartByNumber(v, c.PartNo)
		if err != nil && !errors.Is(err, shop.ErrMissing) {
			return nil, err
		}
		if err == nil {
			lines = append(lines, shop.SellPart(p, shop.One))
		}
	}
	if len(lines) == 0 {
		lines = append(lines, shop.Line{Kind: shop.LabourLine, Code: c.Code, Name: c.Name, WorkClass: shop.Minor, Qty: shop.One, Price: rate})
	}
	for i := range lines {
		lines[i].Payer = shop.PayFactory
	}
	return lines, nil
}

// joinAll notes that an order does what campaigns ask for.
func joinAll(tx *data.Tx, o shop.Order, ids []shop.CampaignID) error {
	for _, id := range ids {
		if err := join(tx, id, o); err != nil {
			return err
		}
	}
	return nil
}

// staysRecall takes an order that is no recall any more, or of another car, out of its
// campaigns, and notes which they were.
func staysRecall(tx *data.Tx, o, before *shop.Order) error {
	if before.ID == 0 || o.Kind == shop.Recall && o.VehicleID == before.VehicleID {
		return nil
	}
	left, err := data.LeaveCampaigns(tx, o.ID)
	for _, c := range left {
		tx.Note("campaign.leave", shop.KindOrders, int64(o.ID), c.Title())
	}
	return err
}
