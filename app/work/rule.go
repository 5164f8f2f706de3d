package work

import (
	"context"
	"time"

	"gongdan/app/shop"
	"gongdan/data"
)

// ReviseRule puts a new value of a rule in force from a day on and ends the one
// before on the day before; nothing that was in force is changed. The day must
// be later than that on which the rule began last.
func ReviseRule(ctx context.Context, d Desk, r shop.Rule) (shop.Rule, error) {
	r.ID, r.Until = 0, ""
	err := d.keep(ctx, shop.Manage, checkRule(r), func(tx *data.Tx) error {
		rules, err := data.Rules(tx.View)
		if err != nil {
			return err
		}
		var last *shop.Rule
		for i, x := range rules {
			if x.Book == r.Book && x.Name == r.Name && (last == nil || x.From > last.From) {
				last = &rules[i]
			}
		}
		if last == nil {
			return shop.ErrMissing
		}
		if r.From <= last.From {
			var p shop.Problems
			p.Add("from", "rule.say.from", shop.Args{"From": last.From})
			return p
		}
		if eve := r.From.Add(-1); last.Until == "" || last.Until > eve {
			last.Until = eve
			if err := data.SaveRule(tx, last); err != nil {
				return err
			}
		}
		if err := data.SaveRule(tx, &r); err != nil {
			return err
		}
		if err := data.FollowCalendar(tx); err != nil {
			return err
		}
		tx.Note("rule.revise", shop.KindRules, r.ID, r.Book+"."+r.Name+" "+number(int(last.Value))+" → "+number(int(r.Value))+" "+string(r.From))
		return nil
	})
	return r, err
}

// checkRule lists what keeps a rule from being kept.
func checkRule(r shop.Rule) shop.Problems {
	var p shop.Problems
	if r.Value < 0 {
		p.Add("value", "rule.say.value", nil)
	}
	if _, err := time.Parse(time.DateOnly, string(r.From)); err != nil {
		p.Add("from", "rule.say.from_day", nil)
	}
	if r.Source == "" {
		p.Add("source", "rule.say.source", nil)
	}
	return p
}

// Mend checks the records and mends what follows from other records; see
// data.CheckAndMend.
func Mend(ctx context.Context, d Desk) ([]data.Finding, error) {
	if err := d.need(shop.Manage); err != nil {
		return nil, err
	}
	return data.CheckAndMend(ctx, d.Store, data.By{Person: d.Person.ID, At: d.Now()})
}
