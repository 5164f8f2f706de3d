package orders

import "gongdan/app/shop"

// historyMost is how many steps can be taken back.
const historyMost = 100

// history is the lines of an order before each change by hand.
type history struct {
	back, ahead [][]shop.Line
}

func (h *history) clear() { h.back, h.ahead = nil, nil }

// note remembers the lines as they are before they change.
func (h *history) note(lines []shop.Line) {
	h.back = append(h.back, append([]shop.Line(nil), lines...))
	if len(h.back) > historyMost {
		h.back = h.back[1:]
	}
	h.ahead = nil
}

// undo gives the lines before the last change, redo those after it.
func (h *history) undo(now []shop.Line) ([]shop.Line, bool) { return step(&h.back, &h.ahead, now) }

func (h *history) redo(now []shop.Line) ([]shop.Line, bool) { return step(&h.ahead, &h.back, now) }

func step(from, to *[][]shop.Line, now []shop.Line) ([]shop.Line, bool) {
	n := len(*from)
	if n == 0 {
		return now, false
	}
	*to = append(*to, append([]shop.Line(nil), now...))
	lines := (*from)[n-1]
	*from = (*from)[:n-1]
	return lines, true
}
