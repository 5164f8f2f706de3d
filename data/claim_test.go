package data

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"testing"

	"gongdan/app/shop"
)

// claimOf is a claim with a value in each field, on an order that is ready.
func claimOf(t *testing.T, s *Store, k stocked) shop.Claim {
	t.Helper()
	o := k.visit()
	o.Status, o.Stamps.FinishedAt = shop.Ready, noon()
	for i := range o.Lines {
		o.Lines[i].Payer = shop.PayFactory
	}
	c := shop.Claim{
		Factory: "大众", Theirs: "VW-1", Status: shop.ClaimDraft, Person: k.person.ID, OpenedAt: noon(),
		Report: shop.ClaimReport{Fault: "a", Cause: "b", CausingPart: "c", FaultySerial: "d", NewSerial: "e"}, Old: shop.OldPart{Tag: "T-1", Fate: shop.OldPartKept, On: "2026-07-01"},
	}
	photo := shop.Photo{Hash: strings.Repeat("a", 64), Sort: shop.JPEG, At: noon()}
	write(t, s, func(tx *Tx) error {
		if err := SaveOrder(tx, &o); err != nil {
			return err
		}
		photo.OrderID, c.OrderID = o.ID, o.ID
		if err := SavePhoto(tx, &photo); err != nil {
			return err
		}
		c.Photos = []shop.PhotoID{photo.ID}
		for _, l := range o.Lines {
			c.Lines = append(c.Lines, shop.ClaimLine{LineID: l.ID, Kind: l.Kind, Code: l.Code, Name: l.Name, Qty: l.Qty, Price: l.Price})
		}
		if err := SaveClaim(tx, &c); err != nil {
			return err
		}
		for _, e := range []shop.ClaimEvent{{Kind: shop.ClaimSubmit}, {Kind: shop.ClaimAccept, Amount: 30000, Note: "x"}, {Kind: shop.ClaimPay, Amount: 10000}} {
			e.At, e.On, e.Person = noon(), "2026-04-12", k.person.ID
			if err := c.Take(e); err != nil {
				return err
			}
			if err := AddClaimEvent(tx, c.ID, &c.Events[len(c.Events)-1]); err != nil {
				return err
			}
		}
		back := shop.ClaimEvent{Kind: shop.ClaimPayBack, At: noon(), Amount: -10000, Note: "y", Corrects: c.Events[2].ID}
		if err := c.Take(back); err != nil {
			return err
		}
		if err := AddClaimEvent(tx, c.ID, &c.Events[3]); err != nil {
			return err
		}
		return SaveClaim(tx, &c)
	})
	return c
}

func TestAClaimKeepsEveryField(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		c := claimOf(t, s, stockedShop(t, s))
		kept := get(t, s, func(v View) (shop.Claim, error) { return Claim(v, c.ID) })
		if !reflect.DeepEqual(kept, c) {
			t.Errorf("kept %+v\nwant %+v", kept, c)
		}
		for _, number := range []string{c.Number, "VW-1"} {
			if got := get(t, s, func(v View) (shop.Claim, error) { return ClaimByNumber(v, number) }); got.ID != c.ID {
				t.Errorf("%s finds %d", number, got.ID)
			}
		}
		if c.Number != "SP260412-001" || c.Rev != 2 {
			t.Errorf("%s, revision %d", c.Number, c.Rev)
		}
	})
}

func TestCheckFindsWhatIsWrongWithAClaim(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		c := claimOf(t, s, stockedShop(t, s))
		for _, x := range []struct{ spoil, mend, key string }{
			{`UPDATE claims SET paid_fen = 1`, `UPDATE claims SET paid_fen = 0`, "check.claim.sums"},
			{`UPDATE claims SET status = 'paid'`, `UPDATE claims SET status = 'accepted'`, "check.claim.sums"},
			{`UPDATE claim_events SET amount_fen = 29999 WHERE kind = 'accept'`, `UPDATE claim_events SET amount_fen = 30000 WHERE kind = 'accept'`, "check.claim.sums"},
			{`UPDATE order_lines SET payer = 'customer' WHERE code = 'L1'`, `UPDATE order_lines SET payer = 'factory' WHERE code = 'L1'`, "check.claim.line"},
			{`UPDATE claim_lines SET living = FALSE`, `UPDATE claim_lines SET living = TRUE`, "check.claim.twice"},
			{`UPDATE counters SET n = n + 1 WHERE kind = 'claim'`, `UPDATE counters SET n = n - 1 WHERE kind = 'claim'`, "check.number.gap"},
		} {
			for i, query := range []string{x.spoil, x.mend} {
				_, err := s.write.Exec(query)
				must(t, err)
				found, err := Check(context.Background(), s)
				var keys []string
				for _, f := range found {
					if f.Key != "check.photo.gone" { // no file was taken
						keys = append(keys, f.Key)
					}
				}
				if err != nil || slices.Contains(keys, x.key) != (i == 0) {
					t.Errorf("%s: %+v, %v", query, keys, err)
				}
			}
		}
		if err := s.Write(context.Background(), By{At: noon()}, func(tx *Tx) error {
			again := c
			again.ID, again.Rev, again.Number = 0, 0, ""
			tx.Note("x", shop.KindClaims, 0, "")
			return SaveClaim(tx, &again)
		}); err == nil {
			t.Error("a line is claimed twice")
		}
	})
}
