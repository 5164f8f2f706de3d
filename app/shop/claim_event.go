package shop

import (
	"slices"
	"time"
)

// ClaimEventKind is what happened to a claim.
type ClaimEventKind string

// What happens to claims.
const (
	ClaimSubmit   ClaimEventKind = "submit"   // 提交
	ClaimRecall   ClaimEventKind = "recall"   // 收回: it was not sent after all
	ClaimAccept   ClaimEventKind = "accept"   // 受理, with the amount
	ClaimRefuse   ClaimEventKind = "refuse"   // 不受理, with the reason
	ClaimReopen   ClaimEventKind = "reopen"   // 撤销答复: the answer was entered by mistake
	ClaimPay      ClaimEventKind = "pay"      // 回款
	ClaimPayBack  ClaimEventKind = "pay_back" // 冲正: cancels an earlier payment
	ClaimWithdraw ClaimEventKind = "withdraw" // 撤回
)

// ClaimEventKinds are all kinds.
func ClaimEventKinds() []ClaimEventKind {
	return []ClaimEventKind{ClaimSubmit, ClaimRecall, ClaimAccept, ClaimRefuse, ClaimReopen, ClaimPay, ClaimPayBack, ClaimWithdraw}
}

// Key is the word of the kind.
func (k ClaimEventKind) Key() string { return "claim.event." + string(k) }

// ClaimEvent is a row of what happened to a claim. It is never changed. Amount is
// below zero where it cancels a payment.
type ClaimEvent struct {
	ID       int64
	Kind     ClaimEventKind
	At       time.Time
	On       Day // by the paper of the factory
	Person   PersonID
	Amount   Money
	Note     string
	Corrects int64 // the payment that this one cancels
}

// Cancelled reports whether a payment was cancelled.
func (c *Claim) Cancelled(id int64) bool {
	return slices.ContainsFunc(c.Events, func(e ClaimEvent) bool { return e.Corrects == id && id != 0 })
}

// LastPaid is the newest payment that was not cancelled; nil when there is none.
func (c *Claim) LastPaid() *ClaimEvent {
	for i := len(c.Events) - 1; i >= 0; i-- {
		if e := &c.Events[i]; e.Kind == ClaimPay && !c.Cancelled(e.ID) {
			return e
		}
	}
	return nil
}

// Can reports whether such a thing may happen to the claim as it stands.
func (c *Claim) Can(kind ClaimEventKind) bool {
	switch kind {
	case ClaimSubmit:
		return c.Status.Editable()
	case ClaimRecall, ClaimRefuse:
		return c.Status == ClaimSubmitted
	case ClaimAccept:
		return c.Status.Outstanding()
	case ClaimReopen:
		return c.Status == ClaimAccepted || c.Status == ClaimRefused
	case ClaimPay:
		return c.Status == ClaimAccepted || c.Status == ClaimPartPaid
	case ClaimPayBack:
		return c.Paid > 0
	case ClaimWithdraw:
		return c.CanMove(ClaimWithdrawn)
	}
	return false
}

// CheckEvent lists what is wrong with what is said to have happened; today is the
// day that nothing can lie behind, empty in a file from elsewhere.
func (c *Claim) CheckEvent(e ClaimEvent, today Day) Problems {
	var p Problems
	p.checkText("note", e.Note, MaxText)
	if today != "" && e.On > today {
		p.Add("on", "claim.say.ahead", nil)
	}
	switch e.Kind {
	case ClaimAccept:
		switch {
		case e.Amount <= 0 || e.Amount > c.Claimed:
			p.Add("amount", "claim.say.accept", Args{"Claimed": c.Claimed})
		case e.Amount < c.Paid:
			p.Add("amount", "claim.say.below_paid", Args{"Paid": c.Paid})
		case e.Amount < c.Claimed && e.Note == "":
			p.Add("note", "claim.say.less", Args{"Less": c.Claimed - e.Amount})
		}
	case ClaimPay:
		if e.Amount <= 0 || e.Amount > c.Left() {
			p.Add("amount", "claim.say.pay", Args{"Left": c.Left()})
		}
	case ClaimRefuse, ClaimReopen, ClaimWithdraw, ClaimPayBack:
		if e.Note == "" {
			p.Add("note", "claim.say.reason", nil)
		}
	}
	return p
}

// Take lets something happen to the claim: its state and sums follow. What may not
// be is refused and changes nothing.
func (c *Claim) Take(e ClaimEvent) error {
	if !c.Can(e.Kind) {
		return Refuse("claim.refuse.move", Args{"Number": c.Number, "Status": c.Status, "Act": Named(e.Kind.Key())}, c.Number)
	}
	now := *c
	switch e.Kind {
	case ClaimSubmit:
		now.Status, now.SubmittedAt = ClaimSubmitted, e.At
	case ClaimRecall:
		now.Status, now.SubmittedAt = ClaimDraft, time.Time{}
	case ClaimRefuse:
		now.Status = ClaimRefused
	case ClaimReopen:
		now.Status, now.Accepted = ClaimSubmitted, 0
	case ClaimWithdraw:
		now.Status = ClaimWithdrawn
	case ClaimAccept:
		now.Accepted = e.Amount
		now.settle()
	case ClaimPay:
		now.Paid += e.Amount
		now.settle()
	case ClaimPayBack:
		at := slices.IndexFunc(c.Events, func(x ClaimEvent) bool { return x.ID == e.Corrects && x.Kind == ClaimPay })
		if at < 0 || c.Cancelled(e.Corrects) || c.Events[at].Amount != -e.Amount {
			return Refuse("claim.refuse.cancelled", Args{"Number": c.Number}, c.Number)
		}
		now.Paid += e.Amount
		now.settle()
	}
	if now.Paid < 0 || now.Paid > now.Accepted && now.Paid > 0 {
		return Refuse("claim.refuse.sums", Args{"Number": c.Number, "Paid": now.Paid, "Accepted": now.Accepted}, c.Number)
	}
	now.Events = append(slices.Clone(c.Events), e)
	*c = now
	return nil
}

// settle is where an accepted claim stands by its sums.
func (c *Claim) settle() {
	switch {
	case c.Paid == 0:
		c.Status = ClaimAccepted
	case c.Paid < c.Accepted:
		c.Status = ClaimPartPaid
	default:
		c.Status = ClaimPaid
	}
}

// Replay is the claim as its events have made it, from a draft on: what is kept
// beside them must be the same.
func (c Claim) Replay() (Claim, error) {
	events := c.Events
	c.Status, c.Events, c.ClaimSums = ClaimDraft, nil, ClaimSums{Claimed: c.Sum()}
	for _, e := range events {
		if err := c.Take(e); err != nil {
			return c, err
		}
	}
	if c.Accepted > c.Claimed {
		return c, Refuse("claim.refuse.sums", Args{"Number": c.Number, "Paid": c.Paid, "Accepted": c.Accepted}, c.Number)
	}
	return c, nil
}
