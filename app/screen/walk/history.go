package walk

import (
	"slices"

	"gongdan/app/shop"
)

// history is the points and marks as they were before each change by hand.
// now is the walk as it was drawn last.
type history struct {
	past, future []shop.Walk
	now          shop.Walk
}

// mostSteps is how many changes can be undone.
const mostSteps = 200

func kept(w shop.Walk) shop.Walk {
	return shop.Walk{Checks: slices.Clone(w.Checks), Marks: slices.Clone(w.Marks)}
}

// follow takes up a walk that was read. What was undone of the same walk can still
// be undone; of another one nothing can.
func (h *history) follow(w shop.Walk) {
	if !kept(w).Equal(h.now) {
		*h = history{now: kept(w)}
	}
}

// note keeps the walk as it is before a change.
func (h *history) note(w shop.Walk) {
	h.past = append(h.past, kept(w))
	h.past = h.past[max(0, len(h.past)-mostSteps):]
	h.future = nil
}

func (h *history) undo(now shop.Walk) (shop.Walk, bool) { return swap(&h.past, &h.future, now) }

func (h *history) redo(now shop.Walk) (shop.Walk, bool) { return swap(&h.future, &h.past, now) }

// swap takes the last of a list and puts now at the end of the other.
func swap(from, to *[]shop.Walk, now shop.Walk) (w shop.Walk, ok bool) {
	n := len(*from) - 1
	if n < 0 {
		return w, false
	}
	w, *from = (*from)[n], (*from)[:n]
	*to = append(*to, kept(now))
	return w, true
}
