package calendar

import (
	"context"

	"gongdan/app/kit"
	"gongdan/app/paper"
	"gongdan/app/printing"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
)

// target is where the paper of a booking goes.
type target string

// The targets of the paper.
const (
	toViewer  target = "viewer"
	toPrinter target = "printer"
)

// Key is the word of the target.
func (t target) Key() string { return "print.target." + string(t) }

// print asks on what the chosen booking is printed, and makes it.
func (p acts) print() {
	a := p.grid.chosen()
	if a == nil {
		return
	}
	h, id := p.h, a.ID
	on, to := paper.Paper(h.Settings().Paper).Known(), toViewer
	f := kit.NewForm(h.Env, "print")
	kit.AddChoice(f, "paper", &on, paper.Papers(), func(x paper.Paper) string { return string(x) })
	kit.AddChoice(f, "target", &to, []target{toViewer, toPrinter}, func(t target) string { return h.Say(t.Key()) })
	f.Fill()
	screen.AskForm(h, h.Say(shop.FormAppointment.Key()), f, h.Say("print.act.make"), func(shut func()) {
		shut()
		p.make(id, on, to)
	})
}

// make draws the paper and takes it to the viewer or the printer. A printer that
// does not answer leaves the file, and says where it lies.
func (p acts) make(id shop.AppointmentID, on paper.Paper, to target) {
	h, printer, lang := p.h, p.h.Settings().Printer, p.h.Env.Lang
	type made struct {
		file    string
		trouble error
	}
	screen.Act(h, func(ctx context.Context, d work.Desk) (m made, err error) {
		folder, err := h.Out.Folder()
		if err != nil {
			return m, err
		}
		m.file, err = printing.Booking(ctx, d, h.Press, lang, printing.BookingJob{Appointment: id, Paper: on, Dir: folder})
		switch {
		case err != nil:
		case to == toPrinter:
			m.trouble = h.Out.Print(m.file, printer, on)
		default:
			m.trouble = h.Out.Open(m.file)
		}
		return m, err
	}, func(m made, err error) {
		switch {
		case err != nil:
			h.Fail("print booking", err)
		case m.trouble != nil:
			h.Log("print booking", m.trouble)
			h.Env.Layer.Toast(h.Env, kit.ToastText{Tone: "warn", Text: h.Say("calendar.print_waits", shop.Args{"File": m.file})})
		default:
			h.Toast(h.Say("calendar.printed", shop.Args{"File": m.file}), nil)
		}
	})
}
