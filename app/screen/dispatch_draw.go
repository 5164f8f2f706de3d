package screen

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/shop"
)

const (
	dispatchRow  = 40 // of a job
	dispatchHead = 26
	crewRow      = 38 // of a technician
)

func (d *dispatching) room(look *kit.Theme) fyne.Size {
	return fyne.NewSize(look.Dp(320), look.Dp(dispatchHead*2+12+crewRow*float32(len(d.crew.People)))+float32(len(d.jobs)+1)*look.Dp(dispatchRow)+8)
}

// key walks over the jobs; a digit gives the chosen one to a technician.
func (d *dispatching) key(c kit.Chord) bool {
	switch c {
	case kit.Keys("↑"):
		d.choose(d.at - 1)
	case kit.Keys("↓"):
		d.choose(d.at + 1)
	case kit.Keys("Home"):
		d.choose(-1)
	case kit.Keys("End"):
		d.choose(len(d.jobs) - 1)
	case kit.Keys("Enter"):
		d.save()
	default:
		n, err := strconv.Atoi(string(c.Key))
		if err != nil || c.Mod != 0 || n < 1 || n > len(d.crew.People) {
			return false
		}
		d.give(d.crew.People[n-1].ID)
	}
	return true
}

func (d *dispatching) choose(at int) {
	if err := d.form.Read(); err != nil {
		d.form.Show(err)
		return
	}
	d.at = max(-1, min(at, len(d.jobs)-1))
	d.changed()
}

func (d *dispatching) draw(pen *kit.Pen, size fyne.Size) {
	look := pen.Look
	y := float32(0)
	pen.Fit(0, y+look.Dp(11), size.Width, d.h.Say("dispatch.jobs"), pen.Style(kit.Head))
	y += look.Dp(dispatchHead)
	for i := -1; i < len(d.jobs); i++ {
		d.drawJob(pen, i, kit.At(0, y, size.Width, look.Dp(dispatchRow)))
		y += look.Dp(dispatchRow)
	}
	y += look.Dp(12)
	left := pen.Text(0, y+look.Dp(11), d.h.Say("dispatch.crew"), pen.Style(kit.Head)) + 12
	pen.Fit(left, y+look.Dp(11), size.Width-left, d.h.Say("dispatch.crew.help"), pen.Style(kit.Caption))
	y += look.Dp(dispatchHead)
	for i := range d.crew.People {
		d.drawPerson(pen, i, kit.At(0, y, size.Width, look.Dp(crewRow)))
		y += look.Dp(crewRow)
	}
}

func (d *dispatching) drawJob(pen *kit.Pen, i int, at kit.Place) {
	look, h := pen.Look, d.h
	over := pen.Spot(at.X, at.Y, at.W, at.H, func() { d.choose(i) })
	switch {
	case i == d.at:
		pen.Fill(at.X, at.Y, at.W, at.H-1, look.Selection)
		pen.Fill(at.X, at.Y, 3, at.H-1, look.Primary)
	case over:
		pen.Fill(at.X, at.Y, at.W, at.H-1, look.Hover)
	}
	pen.HLine(at.X, at.Y+at.H-1, at.W)
	left, right, top, low := at.X+10, at.X+at.W-8, at.Y+look.Dp(11), at.Y+look.Dp(28)
	if i < 0 {
		var sum shop.Qty
		for _, j := range d.jobs {
			sum += j.hours
		}
		end := pen.TextR(right, at.Y+at.H/2, h.Say("dispatch.hours", shop.Args{"Hours": shop.RoundHours(sum)}), pen.Style(kit.Caption)) - 8
		pen.Fit(left, at.Y+at.H/2, end-left, h.Say("dispatch.all", shop.Args{"N": len(d.jobs)}), pen.Style(kit.Body).Strong())
		return
	}
	j := &d.jobs[i]
	end := pen.TextR(right, top, h.Say("dispatch.hours", shop.Args{"Hours": shop.RoundHours(j.hours)}), pen.Style(kit.Caption)) - 8
	pen.Fit(left, top, end-left, j.title, pen.Style(kit.Body))
	if len(j.Shares) == 0 {
		pen.Fit(left, low, right-left, h.Say("board.nobody"), pen.Style(kit.Caption))
		return
	}
	if len(j.wrong) > 0 {
		ink := look.Error
		if j.wrong.Err() == nil {
			ink = look.Warning
		}
		left = pen.Icon("alert", left, low, look.Dp(13), ink) + 5
		pen.Fit(left, low, right-left, h.Env.Lang.Problem(j.wrong[0]), pen.Style(kit.Caption).In(ink))
		return
	}
	end = pen.TextR(right, low, d.when(j), pen.Style(kit.Caption)) - 8
	pen.Fit(left, low, end-left, d.names(j), pen.Style(kit.Caption).In(look.Ink))
}

// names are who does a job, with their parts of it where there are several.
func (d *dispatching) names(j *job) string {
	var all []string
	for _, s := range j.Shares {
		for _, p := range d.crew.People {
			if p.ID == s.Person && len(j.Shares) > 1 {
				all = append(all, p.Name+" "+d.h.Env.Lang.Percent(s.Part)+" %")
			} else if p.ID == s.Person {
				all = append(all, p.Name)
			}
		}
	}
	return strings.Join(all, d.h.Say("say.comma"))
}

// when is where and when a job is planned.
func (d *dispatching) when(j *job) string {
	words := ""
	for _, b := range d.bays {
		if b.ID == j.Bay {
			words = b.Name + "  "
		}
	}
	if j.From.IsZero() {
		return words
	}
	lang := d.h.Env.Lang
	until := lang.Clock(j.Until)
	if shop.DayOf(j.From, lang.Zone) != shop.DayOf(j.Until, lang.Zone) {
		until = lang.When(j.Until, d.h.Env.Clock())
	}
	return words + lang.When(j.From, d.h.Env.Clock()) + " – " + until
}

// drawPerson draws a technician: the digit, what was learnt, the day.
func (d *dispatching) drawPerson(pen *kit.Pen, i int, at kit.Place) {
	look, p := pen.Look, d.crew.People[i]
	if pen.Spot(at.X, at.Y, at.W, at.H, func() { d.give(p.ID) }) {
		pen.Fill(at.X, at.Y, at.W, at.H-1, look.Hover)
	}
	left, mid := at.X+look.Dp(30), at.Y+at.H/2
	if i < 9 {
		pen.KeyCap(at.X+6, mid, strconv.Itoa(i+1))
	}
	wide := look.Dp(170)
	end := at.X + at.W - wide - 12
	var skills []string
	for _, s := range p.Skills {
		skills = append(skills, d.h.Say(s.Key()))
	}
	st := pen.Style(kit.Body)
	for _, j := range d.chosen() {
		if len(j.Shares) > 0 && j.Shares[0].Person == p.ID {
			st = st.Strong().In(look.Primary)
		}
	}
	left = pen.Fit(left, mid, look.Dp(110), p.Name, st) + 10
	pen.Fit(left, mid, end-left, strings.Join(skills, d.h.Say("say.comma")), pen.Style(kit.Caption))
	planned := d.crew.Planned(p.ID, d.h.Env.Lang.Zone)
	DrawLoad(pen, d.h, kit.At(end+12, mid-look.Dp(12), wide, look.Dp(24)), planned+d.added(p.ID), d.crew.There[p.ID])
}

// added is how much of today the jobs of the sheet give somebody beside what was
// planned before.
func (d *dispatching) added(who shop.PersonID) shop.Qty {
	var now, before []shop.Dispatch
	for _, j := range d.jobs {
		now = append(now, j.Dispatch)
	}
	for _, p := range d.crew.Plans {
		if p.OrderID == d.order.ID {
			before = append(before, p)
		}
	}
	zone := d.h.Env.Lang.Zone
	return d.crew.hours(now, who, zone) - d.crew.hours(before, who, zone)
}

// DrawLoad draws how many hours of a day are planned, out of those there are.
func DrawLoad(pen *kit.Pen, h *Host, at kit.Place, planned, there shop.Qty) {
	look, mid := pen.Look, at.Y+at.H/2
	words, ink := h.Say("dispatch.load", shop.Args{"Planned": shop.RoundHours(planned), "There": shop.RoundHours(there)}), look.Muted
	if there == 0 {
		words = h.Say("dispatch.away")
	}
	if planned > there {
		ink = look.Error
	}
	end := pen.TextR(at.X+at.W, mid, words, pen.Style(kit.Caption).In(ink)) - 8
	wide := end - at.X
	if wide < look.Dp(20) {
		return
	}
	pen.Round(kit.At(at.X, mid-3, wide, 6), 3, look.Border)
	if there > 0 && planned > 0 {
		bar := look.Tone("blue").Bar
		if planned > there {
			bar = look.Error
		}
		pen.Round(kit.At(at.X, mid-3, max(6, wide*float32(min(planned, there))/float32(there)), 6), 3, bar)
	}
}
