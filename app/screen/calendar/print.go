package calendar

import (
	"context"

	"gongdan/app/paper"
	"gongdan/app/printing"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
)

// print asks on what the chosen booking is printed, and makes it.
func (p acts) print() {
	a := p.grid.chosen()
	if a == nil {
		return
	}
	h, id := p.h, a.ID
	screen.PrintPaper(h, screen.PaperJob{
		Title: h.Say(shop.FormAppointment.Key()), Papers: paper.Papers(), On: paper.Paper(h.Settings().Paper).Known(),
		Done: "calendar.printed", Waits: "calendar.print_waits",
		Make: func(ctx context.Context, d work.Desk, on paper.Paper, folder string) (string, error) {
			return printing.Booking(ctx, d, h.Press, h.Env.Lang, printing.BookingJob{Appointment: id, Paper: on, Dir: folder})
		},
	})
}
