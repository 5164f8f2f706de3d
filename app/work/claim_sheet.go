package work

import (
	"context"
	"errors"
	"fmt"

	"gongdan/app/shop"
	"gongdan/data"
)

// PlanClaims finds what the factory's table would do to the claims as they are; last
// come those that are outstanding and not in the table.
func PlanClaims(v data.View, s shop.ClaimSheet, today shop.Day) (plan shop.ClaimPlan, err error) {
	seen := map[shop.ClaimID]bool{}
	for _, e := range s.Entries {
		c, why, err := claimOf(v, e)
		if err != nil {
			return plan, err
		}
		switch {
		case why != "":
			plan.Rows = append(plan.Rows, shop.PlannedClaim{Entry: e, Fate: shop.ClaimUnknown, Why: why, With: shop.Args{"Key": e.Key()}})
			continue
		case seen[c.ID]:
			plan.Rows = append(plan.Rows, shop.PlannedClaim{Entry: e, Claim: c, Fate: shop.ClaimDiffering, Why: "claims.differ.twice", With: shop.Args{"Number": c.Number}})
			continue
		}
		seen[c.ID] = true
		plan.Rows = append(plan.Rows, shop.PlanClaim(e, c, today))
	}
	open, err := data.OpenClaims(v)
	for _, c := range open {
		if !seen[c.ID] {
			plan.Rows = append(plan.Rows, shop.PlannedClaim{Claim: c, Fate: shop.ClaimMissing})
		}
	}
	return plan, err
}

// claimOf finds the claim that a row names: by its number, else the one that went to
// the factory for the order or the car; why says why there is none.
func claimOf(v data.View, e shop.ClaimEntry) (c shop.Claim, why string, err error) {
	if e.Number != "" {
		if c, err = data.ClaimByNumber(v, e.Number); err == nil && c.Status.Living() {
			return c, "", nil
		}
		if err != nil && !errors.Is(err, shop.ErrMissing) {
			return c, "", err
		}
	}
	found, err := data.ClaimsFor(v, e.Order, e.VIN)
	switch {
	case err != nil:
		return c, "", err
	case len(found) == 0:
		return c, "claims.unknown.none", nil
	case len(found) > 1:
		return c, "claims.unknown.several", nil
	}
	return found[0], "", nil
}

// PostClaims notes what the factory's table says of the claims, all of it or nothing.
// What differs, is unknown or missing is left alone; what is so already stays, so that
// a second run notes nothing. Payments take the right to take money.
func PostClaims(ctx context.Context, d Desk, s shop.ClaimSheet) (plan shop.ClaimPlan, err error) {
	err = d.keep(ctx, shop.HandleClaims, nil, func(tx *data.Tx) error {
		if plan, err = PlanClaims(tx.View, s, tx.Day()); err != nil || plan.Count(shop.ClaimNews) == 0 {
			return err
		}
		for _, r := range plan.Rows {
			c := r.Claim
			for _, e := range r.Events {
				if e.Kind == shop.ClaimPay {
					if err := d.need(shop.TakeMoney); err != nil {
						return err
					}
				}
				if err := claimHappened(tx, &c, e); err != nil {
					return fmt.Errorf("row %d: %w", r.Entry.Row, err)
				}
			}
		}
		tx.Note("claim.reconcile", shop.KindClaims, 0, fmt.Sprintf("%s: +%d, =%d, ≠%d, ?%d, −%d", s.File, plan.Count(shop.ClaimNews),
			plan.Count(shop.ClaimMatched), plan.Count(shop.ClaimDiffering), plan.Count(shop.ClaimUnknown), plan.Count(shop.ClaimMissing)))
		return nil
	})
	return plan, err
}

// KeepClaimColumns remembers what the columns of a factory's list mean, for everybody
// who brings one.
func KeepClaimColumns(ctx context.Context, d Desk, key string, columns map[string]string) error {
	return d.keep(ctx, shop.HandleClaims, nil, func(tx *data.Tx) error { return data.SaveSheetMap(tx, key, columns) })
}
