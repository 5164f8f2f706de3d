package screen

import (
	"context"
	"errors"

	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// arriving makes the order of an appointment.
type arriving func(context.Context, work.Desk, shop.AppointmentID, int64) (shop.Order, error)

// ReceiveBooked makes the order of an appointment whose car has come and opens
// it. Of a car that is in the shop already it offers the order it has, or
// another one beside it.
func ReceiveBooked(h *Host, a shop.Appointment) { receive(h, a, work.Arrive) }

func receive(h *Host, a shop.Appointment, arrive arriving) {
	Act(h, func(ctx context.Context, d work.Desk) (shop.Order, error) { return arrive(ctx, d, a.ID, a.Rev) }, func(o shop.Order, err error) {
		var r *shop.Refusal
		switch {
		case errors.As(err, &r) && r.Fix == "order" && len(r.Blocks) > 0:
			offerOpen(h, a, r)
		case err != nil:
			h.Fail("receive a booked car", err)
		default:
			h.Toast(h.Say("calendar.arrived", shop.Args{"What": h.Env.Lang.Plate(a.Title()), "Number": o.Number}), nil)
			h.Go(Route{Screen: Order, ID: int64(o.ID)})
		}
	})
}

// offerOpen says which order the car has: Enter opens it, Ctrl+Enter makes
// another.
func offerOpen(h *Host, a shop.Appointment, r *shop.Refusal) {
	var sheet *kit.Sheet
	then := func(do func()) func() {
		return func() {
			sheet.Close()
			do()
		}
	}
	sheet = h.Env.Layer.OpenSheet(h.Env, kit.SheetSpec{
		Kind: kit.SheetCentre, Title: h.Say("calendar.in_shop", shop.Args{"What": h.Env.Lang.Plate(a.Title())}), Wide: 560,
		Content: kit.NewWords(h.Say(r.Say, r.With)),
		Acts:    []kit.Act{{Word: h.Say("order.arrive.another"), Keys: "Ctrl+Enter", Do: then(func() { receive(h, a, work.ArriveAgain) })}},
		Confirm: &kit.Act{Word: h.Say("order.arrive.open_it"), Keys: "Enter", Do: then(func() { openOrder(h, r.Blocks[0]) })},
	})
}

// openOrder opens the order of a number.
func openOrder(h *Host, number string) {
	Read(h, func(v data.View) (shop.Order, error) { return data.OrderByNumber(v, number) }, func(o shop.Order, err error) {
		if err != nil {
			h.Fail("open order", err)
			return
		}
		h.Go(Route{Screen: Order, ID: int64(o.ID)})
	})
}
