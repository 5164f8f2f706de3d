package exchange

import (
	"time"

	"gongdan/app/shop"
)

// handoverRecord is what goes with a car when it leaves. Without a time the car
// is still here.
type handoverRecord struct {
	PassNo   string          `json:"pass_no,omitempty"`
	KeyNo    string          `json:"key_no,omitempty"`
	NextOn   shop.Day        `json:"next_on,omitempty"`
	NextKM   int64           `json:"next_km,omitempty"`
	Advice   string          `json:"advice,omitempty"`
	By       string          `json:"by,omitempty"`
	At       time.Time       `json:"at,omitempty"`
	Promises []promiseRecord `json:"promises,omitempty"`
}

// promiseRecord is what the customer was told; without kept nobody has said
// what became of it.
type promiseRecord struct {
	Text string    `json:"text" need:"yes"`
	Kept shop.Kept `json:"kept,omitempty"`
	Note string    `json:"note,omitempty"`
}

// handover is nil for an order of which nothing was noted.
func (n *names) handover(h shop.Handover) *handoverRecord {
	if h.Empty() {
		return nil
	}
	r := &handoverRecord{PassNo: h.PassNo, KeyNo: h.KeyNo, NextOn: h.NextOn, NextKM: h.NextKM, Advice: h.Advice, By: n.people[h.By], At: h.At}
	for _, p := range h.Promises {
		r.Promises = append(r.Promises, promiseRecord(p))
	}
	return r
}

// handover takes what goes with the car. What it says of the next service was
// right when it was written, so it is not held against today.
func (im orders) handover(r orderRecord, o *shop.Order, at where) (h shop.Handover) {
	x := r.Handover
	if x == nil {
		return h
	}
	here := at.in("handover")
	h = shop.Handover{PassNo: x.PassNo, KeyNo: x.KeyNo, NextOn: x.NextOn, NextKM: x.NextKM, Advice: x.Advice, At: x.At, By: im.personOf(x.By, here.in("by"))}
	for _, p := range x.Promises {
		h.Promises = append(h.Promises, shop.Promise(p))
	}
	if h.PassNo != "" {
		im.first("passes", h.PassNo, here.in("pass_no"))
	}
	im.problems(here, h.Check(o, ""))
	return h
}
