package screen

import (
	"time"

	"gongdan/app/kit"
	"gongdan/app/shop"
)

// OutsideChips say in a word each what of an order is outside now, the most
// pressing first: sublet work, a loaner car, a rescue on its way.
func OutsideChips(h *Host, x shop.Outside, now time.Time) (all []kit.ChipSpec) {
	today := shop.DayOf(now, h.Env.Lang.Zone)
	if away := x.Away(); len(away) > 0 {
		chip := kit.ChipSpec{Icon: "out", Word: h.Say("outside.chip.sublet"), Tone: "sky"}
		late := 0
		for _, s := range away {
			late = max(late, s.DaysLate(today))
		}
		if late > 0 {
			chip.Word, chip.Tone = h.Say("outside.chip.sublet_late", shop.Args{"N": late}), "bad"
		}
		all = append(all, chip)
	}
	if lent := x.OnLoan(); len(lent) > 0 {
		chip := kit.ChipSpec{Icon: "key", Word: h.Say("outside.chip.loaner"), Tone: "grey"}
		over := time.Duration(0)
		for _, l := range lent {
			over = max(over, l.Late(now))
		}
		if over > 0 {
			chip.Word, chip.Tone = h.Say("outside.chip.loaner_late", shop.Args{"Time": Span(h, over)}), "bad"
		}
		all = append(all, chip)
	}
	if x.Rescue != nil && x.Rescue.Going() {
		all = append(all, kit.ChipSpec{Icon: "truck", Word: h.Say("outside.chip.rescue"), Tone: "orange"})
	}
	return all
}

// subletChip says how far sublet work has come.
func subletChip(h *Host, s shop.Sublet, today shop.Day) kit.ChipSpec {
	if late := s.DaysLate(today); late > 0 {
		return kit.ChipSpec{Icon: "alert", Word: h.Say("outside.late", shop.Args{"N": late}), Tone: "bad"}
	}
	chip := kit.ChipSpec{Icon: "out", Word: h.Say(s.State().Key()), Tone: "sky"}
	switch s.State() {
	case shop.SubletPlanned:
		chip.Icon, chip.Tone = "clock", "grey"
	case shop.SubletBack:
		chip.Icon, chip.Tone = "check", "green"
	}
	return chip
}

// LoanChip says where a loaner car is.
func LoanChip(h *Host, l shop.Loan, now time.Time) kit.ChipSpec {
	switch over := l.Late(now); {
	case !l.Out():
		return kit.ChipSpec{Icon: "check", Word: h.Say("loan.state.back"), Tone: "green"}
	case over > 0:
		return kit.ChipSpec{Icon: "alert", Word: h.Say("loan.state.late", shop.Args{"Time": Span(h, over)}), Tone: "bad"}
	}
	return kit.ChipSpec{Icon: "key", Word: h.Say("loan.state.out"), Tone: "sky"}
}

// OutsideFix is the act that clears the way of a refusal because something is
// outside; none for other refusals.
func OutsideFix(h *Host, id shop.OrderID, fix string) []kit.Act {
	if fix != "sublet" && fix != "loaner" {
		return nil
	}
	return []kit.Act{{Word: h.Say("outside.act.open"), Keys: "Alt+O", Do: func() { OutsideSheet(h, id, nil) }}}
}

// ToldDelivered says that a car has left, and that a loaner car is still with
// its owner, where it is.
func ToldDelivered(h *Host, plate string, x shop.Outside) {
	plate = h.Env.Lang.Plate(plate)
	out := x.OnLoan()
	if len(out) == 0 {
		h.Toast(h.Say("order.done.delivered", shop.Args{"Plate": plate, "Status": shop.Delivered}), nil)
		return
	}
	words := h.Say("outside.delivered_out", shop.Args{"Plate": plate, "Borrower": out[0].Borrower})
	h.Env.Layer.Toast(h.Env, kit.ToastText{Tone: "warn", Text: words})
}
