package data

import (
	"slices"

	"gongdan/app/shop"
)

// claimsSound compares claims with what their events and lines have made of them,
// and their lines with those of the orders, and looks whether they can be found. No
// line may be in two living claims.
func claimsSound(c *checker) error {
	err := EachClaim(c.v, func(x shop.Claim) error {
		now, err := x.Replay()
		if err != nil || now.Status != x.Status || now.ClaimSums != x.ClaimSums || x.Check().Err() != nil {
			c.say("check.claim.sums", shop.Args{"Number": x.Number, "Status": x.Status, "Accepted": x.Accepted, "Paid": x.Paid})
		}
		if !x.Status.Living() {
			return nil
		}
		lines, err := linesOf(c.v, x.OrderID)
		for _, l := range x.Lines {
			at := slices.IndexFunc(lines, func(o shop.Line) bool { return o.ID == l.LineID })
			if at < 0 || !shop.Claimable(&lines[at]) {
				c.say("check.claim.line", shop.Args{"Number": x.Number, "Line": l.Name})
			}
		}
		return err
	})
	if err != nil {
		return err
	}
	err = eachRow(c.v, func(scan func(...any) error) error {
		var number, name string
		err := scan(&number, &name)
		c.say("check.claim.twice", shop.Args{"Number": number, "Line": name})
		return err
	}, `SELECT c.number, l.name FROM claim_lines AS l JOIN claims AS c ON c.id = l.claim_id
		WHERE l.living <> (c.status <> 'withdrawn') OR c.status <> 'withdrawn' AND EXISTS (SELECT 1 FROM claim_lines AS k JOIN claims AS d ON d.id = k.claim_id
		WHERE k.line_id = l.line_id AND k.claim_id <> l.claim_id AND d.status <> 'withdrawn') ORDER BY c.number, l.n`)
	if err != nil {
		return err
	}
	return checkTokens(c, findable[shop.Claim]{
		shop.KindClaims, claimRow, func(x *shop.Claim) int64 { return int64(x.ID) },
		func(int64, int64) (func(*shop.Claim) []string, error) {
			return func(x *shop.Claim) []string { return claimTokens(*x) }, nil
		},
	})
}
