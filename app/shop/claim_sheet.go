package shop

import (
	"slices"
	"strconv"
)

// ClaimField is what a column of the factory's table may say of a claim.
type ClaimField uint8

// The fields in the order in which they are written out.
const (
	ClaimFieldNumber   ClaimField = iota // ours, or the factory's
	ClaimFieldOrder                      // number of the order
	ClaimFieldVIN                        // or plate
	ClaimFieldAccepted                   // 0: refused
	ClaimFieldPaid                       // in all so far
	ClaimFieldOn
	ClaimFieldReason
)

// ClaimFields are all fields.
func ClaimFields() []ClaimField {
	all := make([]ClaimField, ClaimFieldReason+1)
	for i := range all {
		all[i] = ClaimField(i)
	}
	return all
}

// String is the key of the field.
func (f ClaimField) String() string {
	return []string{"number", "order", "vin", "accepted", "paid", "on", "reason"}[f]
}

// Key is the word of the field, as it heads a column.
func (f ClaimField) Key() string { return "sheet.claim." + f.String() }

// Table implements SheetField.
func (ClaimField) Table() TableKind { return ClaimTable }

// ClaimEntry is a row of the factory's table. What its cells do not say is nil or
// empty.
type ClaimEntry struct {
	Row      int
	Number   string
	Order    string
	VIN      string
	Accepted *Money
	Paid     *Money
	On       Day
	Reason   string
}

// Key names the row: by the claim, else by the order or the car.
func (e ClaimEntry) Key() string {
	for _, s := range []string{e.Number, e.Order, e.VIN} {
		if s != "" {
			return s
		}
	}
	return strconv.Itoa(e.Row)
}

// ClaimSheet is the factory's table as it was read.
type ClaimSheet struct {
	File    string
	Columns map[ClaimField]SheetColumn
	Entries []ClaimEntry
}

// ClaimFate is what becomes of a row of the factory's table.
type ClaimFate string

// The fates of a row.
const (
	ClaimMatched   ClaimFate = "matched"   // it is so here already
	ClaimNews      ClaimFate = "news"      // the factory says what is not known here: it is noted
	ClaimDiffering ClaimFate = "differing" // it says something that cannot follow from what is here
	ClaimUnknown   ClaimFate = "unknown"   // there is no such claim here, or several
	ClaimMissing   ClaimFate = "missing"   // a claim that is outstanding here and not in the table
)

// ClaimFates are all fates.
func ClaimFates() []ClaimFate {
	return []ClaimFate{ClaimNews, ClaimDiffering, ClaimUnknown, ClaimMissing, ClaimMatched}
}

// Key is the word of the fate.
func (f ClaimFate) Key() string { return "claims.fate." + string(f) }

// PlannedClaim is what a row will do to the claim it names.
type PlannedClaim struct {
	Entry  ClaimEntry
	Claim  Claim // as kept; zero when unknown
	Fate   ClaimFate
	Why    string // language key: what is wrong with it
	With   Args
	Events []ClaimEvent // that are to be noted, in their order
}

// ClaimPlan is what a table will do, row by row, with the claims that it leaves out.
type ClaimPlan struct {
	Rows []PlannedClaim
}

// Count is how many rows have a fate.
func (p ClaimPlan) Count(f ClaimFate) (n int) {
	for _, r := range p.Rows {
		if r.Fate == f {
			n++
		}
	}
	return n
}

// PlanClaim finds what a row does to a claim as it stands: an answer, a payment,
// both, or nothing where all of it is so already. Paid is what was paid in all: only
// what is more than here is noted. The day of a row is that of its answer and payment.
func PlanClaim(e ClaimEntry, c Claim, today Day) PlannedClaim {
	p := PlannedClaim{Entry: e, Claim: c, Fate: ClaimMatched}
	differ := func(why string, with Args) PlannedClaim {
		p.Fate, p.Why, p.With, p.Events = ClaimDiffering, "claims.differ."+why, with, nil
		return p
	}
	accepted, paid := e.Accepted, e.Paid
	if accepted == nil && paid != nil && *paid > 0 && c.Status == ClaimSubmitted {
		accepted = paid // who pays has accepted
	}
	note := func(kind ClaimEventKind, amount Money) error {
		x := ClaimEvent{ID: -int64(len(p.Events)) - 1, Kind: kind, On: e.On, Amount: amount, Note: e.Reason}
		if err := c.CheckEvent(x, today).Err(); err != nil {
			return err
		}
		p.Events = append(p.Events, x)
		return c.Take(x)
	}
	var err error
	switch {
	case accepted == nil, *accepted == c.Accepted && c.Accepted > 0, *accepted == 0 && (c.Status == ClaimRefused || c.refusedOn(e)):
	case c.Status != ClaimSubmitted:
		return differ("answered", Args{"Status": c.Status, "Accepted": c.Accepted, "Theirs": *accepted})
	case *accepted == 0:
		err = note(ClaimRefuse, 0)
	default:
		err = note(ClaimAccept, *accepted)
	}
	if err == nil && paid != nil && *paid != c.Paid {
		if *paid < c.Paid {
			return differ("paid", Args{"Paid": c.Paid, "Theirs": *paid})
		}
		if !c.Can(ClaimPay) {
			return differ("unpayable", Args{"Status": c.Status, "Theirs": *paid})
		}
		err = note(ClaimPay, *paid-c.Paid)
	}
	if err != nil {
		return differ(whyNot(err), Args{"Claimed": c.Claimed, "Left": c.Left()})
	}
	if len(p.Events) > 0 {
		p.Fate = ClaimNews
	}
	return p
}

// refusedOn reports whether that refusal was noted before: the claim may have gone
// out again since.
func (c *Claim) refusedOn(e ClaimEntry) bool {
	return slices.ContainsFunc(c.Events, func(x ClaimEvent) bool {
		return x.Kind == ClaimRefuse && e.On != "" && x.On == e.On && x.Note == e.Reason
	})
}

// whyNot is what keeps a row from being noted.
func whyNot(err error) string {
	all, _ := err.(Problems) //nolint:errorlint // CheckEvent gives it bare
	for _, x := range all {
		switch x.Say {
		case "claim.say.accept":
			return "more"
		case "claim.say.pay":
			return "overpaid"
		case "claim.say.less", "claim.say.reason":
			return "reason"
		case "claim.say.ahead":
			return "ahead"
		}
	}
	return "other"
}
