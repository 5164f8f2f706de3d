package settings

import (
	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// journalAsk is what the rows of the journal must fit, as it is typed.
type journalAsk struct {
	person     string // code
	act        string
	day, until shop.Day
}

// acts are those that can be asked for, by what the language calls them.
func acts() []string {
	return []string{
		"", "order.receive", "order.save", "order.quoted", "order.start", "order.consent", "order.finished", "order.reopened", "order.settle", "order.delivered",
		"order.void", "order.reverse", "payment.deposit", "payment.pay", "payment.pay_debt", "payment.refund", "payment.correction", "part.save", "part.opening", "part.receive",
		"part.issue", "part.return", "part.adjust", "customer.save", "vehicle.save", "labour.save", "package.save", "person.save", "person.pin", "rights.save",
		"settings.open", "settings.save", "rule.revise", "step.revise", "step.put_back", "report", "print", "unmask", "export", "journal.export", "import", "check.mend",
	}
}

// narrow asks whose acts, which and of which days are wanted.
func (x *journalPane) narrow() {
	h, fits := x.p.h, x.fits
	codes, names := []string{""}, map[string]string{"": h.Say("settings.journal.anybody")}
	for _, p := range x.people {
		codes = append(codes, p.Code)
		names[p.Code] = p.Name
	}
	f := kit.NewForm(h.Env, "journal")
	kit.AddSelect(f, "person", &fits.person, codes, func(code string) string { return names[code] })
	kit.AddSelect(f, "act", &fits.act, acts(), func(act string) string {
		if act == "" {
			return h.Say("settings.journal.anything")
		}
		return h.Say("audit." + act)
	})
	f.Row(2)
	f.Date("from", &fits.day)
	f.Date("until", &fits.until)
	f.Check = func() (p shop.Problems) {
		if fits.until != "" && fits.until < fits.day {
			p.Add("until", "settings.say.until", nil)
		}
		return p
	}
	f.Fill()
	screen.AskForm(h, h.Say("settings.act.narrow"), f, h.Say("settings.journal.show"), func(close func()) {
		if err := f.Check().Err(); err != nil {
			f.Show(err)
			return
		}
		close()
		x.fits = fits
		x.browse.Narrow(x.ask(fits))
		x.browse.Shown()
	})
}

// ask is what was typed as the list understands it.
func (x *journalPane) ask(fits journalAsk) data.Ask {
	to := data.Ask{Act: fits.act, Day: fits.day, Until: fits.until}
	for _, p := range x.people {
		if p.Code == fits.person {
			to.Person = p.ID
		}
	}
	return to
}

// thisRecord leaves what was done to the record of the chosen row; once more
// shows all again.
func (x *journalPane) thisRecord() {
	to := x.ask(x.fits)
	if r, ok := x.browse.Selected(); ok && x.browse.Asked().Record == 0 {
		to.Kind, to.Record = r.Kind, r.Record
	}
	x.browse.Narrow(to)
	x.browse.Shown()
}
