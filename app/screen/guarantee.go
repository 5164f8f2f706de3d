package screen

import (
	"gongdan/app/kit"
	"gongdan/app/shop"
)

// GuaranteeUntil says until when the shop answers for something: a day, and a reading
// where one binds.
func GuaranteeUntil(h *Host, g shop.Guaranteed) string {
	if g.LastKM == 0 {
		return h.Say("guarantee.until_day", shop.Args{"Day": g.LastDay})
	}
	return h.Say("guarantee.until", shop.Args{"Day": g.LastDay, "KM": h.Env.Lang.Int(g.LastKM)})
}

// GuaranteeWords says what the shop still answers for, until when, and on which order it
// was done; of several the one that runs longest, and how many more there are.
func GuaranteeWords(h *Host, held []shop.Guaranteed) string {
	if len(held) == 0 {
		return ""
	}
	g := held[0]
	words := h.Say("guarantee.held", shop.Args{"What": g.Line.Title(), "Until": GuaranteeUntil(h, g), "Number": g.Number})
	if n := len(held) - 1; n > 0 {
		words += h.Say("guarantee.more", shop.Args{"N": n})
	}
	return words
}

// ReworkChip is the mark of a rework whose cause nobody has shown yet: the last day for it,
// or that it is free now. The day is "" for a car that is no rework or has its cause.
func ReworkChip(h *Host, due, today shop.Day) (chip kit.ChipSpec, ok bool) {
	switch {
	case due == "":
		return chip, false
	case today > due:
		return kit.ChipSpec{Icon: "undo", Word: h.Say("rework.chip.free"), Tone: "red"}, true
	}
	return kit.ChipSpec{Icon: "undo", Word: h.Say("rework.chip.due", shop.Args{"Day": string(due[5:])}), Tone: "red"}, true
}
