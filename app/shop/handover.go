package shop

import "time"

// Promise (服务承诺) is something that the customer was told will be done, and
// what became of it.
type Promise struct {
	Text string
	Kept Kept
	Note string // why it was not, what was given instead
}

// Kept is what became of a promise.
type Kept string

// What may become of a promise.
const (
	KeptOpen   Kept = ""       // nobody has said yet
	KeptYes    Kept = "kept"   // 已兑现
	KeptBroken Kept = "broken" // 未兑现
)

// KeptChoices are all answers, in the order in which they are offered.
func KeptChoices() []Kept { return []Kept{KeptOpen, KeptYes, KeptBroken} }

// Key is the word of the answer.
func (k Kept) Key() string {
	if k == KeptOpen {
		return "handover.kept.open"
	}
	return "handover.kept." + string(k)
}

// MaxPromises is how many promises an order can hold.
const MaxPromises = 12

// Handover (交车) is what goes with a car when it leaves: when it should come
// again, what was promised and what became of it, and the pass for the gate.
type Handover struct {
	OrderID  OrderID
	KeyNo    string // 钥匙牌号: the tag on the key in the board
	PassNo   string // 出门证号 CM260414-003; taken when the car leaves
	NextOn   Day    // when the next service is due, by date
	NextKM   int64  // or by reading, whichever comes first; 0: by date alone
	Advice   string
	Promises []Promise
	By       PersonID
	At       time.Time // when the car left
}

// Check lists what keeps the handover of an order from being saved. today is
// the shop's day.
func (h Handover) Check(o *Order, today Day) Problems {
	var p Problems
	if h.NextOn != "" && h.NextOn <= today {
		p.Add("next_on", "handover.say.next_past", nil)
	}
	out := max(o.OutKM, o.Intake.MileageKM)
	switch {
	case h.NextKM < 0 || h.NextKM > MaxMileage:
		p.Add("next_km", "order.say.mileage_range", Args{"Max": MaxMileage})
	case h.NextKM > 0 && h.NextKM <= out:
		p.Add("next_km", "handover.say.next_km", Args{"Out": out})
	}
	p.checkText("key_no", h.KeyNo, MaxName)
	p.checkText("advice", h.Advice, MaxText)
	if n := len(h.Promises); n > MaxPromises {
		p.Add("promises", "handover.say.promises", Args{"Max": MaxPromises, "Now": n})
	}
	for _, x := range h.Promises {
		p.checkText("promises", x.Text, MaxName*2)
		p.checkText("promises", x.Note, MaxText)
	}
	return p
}

// Empty reports whether nothing was noted.
func (h Handover) Empty() bool {
	return h.KeyNo == "" && h.PassNo == "" && h.NextOn == "" && h.NextKM == 0 && h.Advice == "" && len(h.Promises) == 0 && h.By == 0 && h.At.IsZero()
}

// Unanswered are the promises of which nobody has said what became of them.
func (h Handover) Unanswered() (open []string) {
	for _, x := range h.Promises {
		if x.Kept == KeptOpen {
			open = append(open, x.Text)
		}
	}
	return open
}

// OnTime (准时交车) reports whether the car left not later than promised; ok is
// false when nothing was promised or the car is still here.
func OnTime(o *Order) (kept, ok bool) {
	s := o.Stamps
	if s.PromisedAt.IsZero() || s.DeliveredAt.IsZero() {
		return false, false
	}
	return !s.DeliveredAt.After(s.PromisedAt), true
}
