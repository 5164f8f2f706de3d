package orders

import (
	"context"
	"slices"
	"strings"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// campaigns are the recalls and other campaigns that the car of the page waits for.
type campaigns struct{ *Editor }

// readCampaigns reads the campaigns that run and for which the car was not put right,
// recalls first.
func readCampaigns(v data.View, car shop.VehicleID, on shop.Day) ([]data.CarCampaign, error) {
	all, err := data.CampaignsOf(v, car)
	all = slices.DeleteFunc(all, func(c data.CarCampaign) bool { return c.State == data.CampaignDone || !c.Runs(on) })
	rank := func(c data.CarCampaign) int { return slices.Index(shop.CampaignKinds(), c.Kind) }
	slices.SortStableFunc(all, func(a, b data.CarCampaign) int { return rank(a) - rank(b) })
	return all, err
}

// here reports whether the order does what a campaign asks for, or will when it is saved.
func (e campaigns) here(c data.CarCampaign) bool {
	return c.Order != "" && c.Order == e.kept.Number || slices.Contains(e.facts.recalls, c.ID)
}

// open are those that no order of the car has yet.
func (e campaigns) open() []data.CarCampaign {
	return slices.DeleteFunc(slices.Clone(e.facts.campaigns), func(c data.CarCampaign) bool { return c.Order != "" || e.here(c) })
}

// welcome says what the car is called in for, with the keys that put it on the order or
// note that the owner would not have it.
func (e campaigns) welcome() (words string, start, refuse []kit.Act) {
	var said []string
	for _, c := range e.open() {
		one := e.h.Say("campaigns.arrive.one", shop.Args{"Kind": c.Kind, "Campaign": c.Title()})
		if c.State == data.CampaignRefused {
			one += e.h.Say("campaigns.arrive.refused")
		}
		said = append(said, one)
	}
	if len(said) == 0 {
		return "", nil, nil
	}
	return e.h.Say("campaigns.arrive", shop.Args{"What": strings.Join(said, e.h.Say("say.comma"))}),
		[]kit.Act{{Word: e.h.Say("campaigns.act.start"), Keys: "Ctrl+U", Do: e.start}},
		[]kit.Act{{Word: e.h.Say("campaigns.act.refused"), Keys: "Ctrl+Shift+U", Do: e.refuse}}
}

// actions are those of campaigns.
func (e campaigns) actions() []screen.Action {
	some := func() bool { return len(e.open()) > 0 }
	return []screen.Action{
		{ID: "campaigns.act.start", Keys: "Ctrl+U", Can: func() bool { return !e.frozen() && some() }, Do: e.start},
		{ID: "campaigns.act.refused", Keys: "Ctrl+Shift+U", Can: some, Do: e.refuse},
	}
}

// which hands on the campaign, asked for by a digit where there are several.
func (e campaigns) which(title string, do func(data.CarCampaign)) {
	all := e.open()
	if len(all) == 1 {
		do(all[0])
		return
	}
	items := make([]string, len(all))
	for i, c := range all {
		items[i] = e.h.Say(c.Kind.Key()) + "  " + c.Title()
	}
	screen.PickSheet(e.h, screen.Pick{Title: title, Items: items, Do: func(i int, _ string) { do(all[i]) }})
}

// start puts what a campaign asks for on the order. One that is not kept yet gets it when
// it is saved: its mileage has to be read first.
func (e campaigns) start() {
	e.which(e.h.Say("campaigns.which"), func(c data.CarCampaign) {
		if e.kept.ID != 0 {
			e.put(c)
			return
		}
		o := &e.visit.Order
		kind, complaint := o.Kind, o.Intake.Complaint
		o.Kind, e.facts.recalls = shop.Recall, append(slices.Clone(e.facts.recalls), c.ID)
		if complaint == "" {
			o.Intake.Complaint = strings.TrimSpace(c.Title() + " " + c.Todo)
		}
		e.shown("kind", "complaint")
		e.h.Toast(e.h.Say("campaigns.begun_new", shop.Args{"Campaign": c.Title()}), func() {
			if e.kept.ID != 0 { // it was saved meanwhile
				e.takeBack(c, kind, func(l shop.Line) bool {
					return l.Payer == shop.PayFactory && slices.Contains([]string{c.JobCode, c.PartNo, c.Code}, l.Code)
				})
				return
			}
			e.facts.recalls = slices.DeleteFunc(slices.Clone(e.facts.recalls), func(id shop.CampaignID) bool { return id == c.ID })
			e.visit.Order.Kind, e.visit.Order.Intake.Complaint = kind, complaint
			e.shown("kind", "complaint")
		})
	})
}

// shown draws the page after fields of the reception were filled.
func (e campaigns) shown(fields ...string) {
	e.intake.form.FillOnly(fields)
	e.voice.quiet()
	e.edited()
	e.refresh()
}

// put has the work of a campaign put on an order that is kept, with the way back.
func (e campaigns) put(c data.CarCampaign) {
	e.keep.save(func() {
		e.busy.on = true
		before := e.kept
		screen.Act(e.h, func(ctx context.Context, d work.Desk) (shop.Order, error) {
			return work.StartCampaign(ctx, d, c.ID, before.ID, before.Rev)
		}, func(now shop.Order, err error) {
			e.keep.done("begin a campaign", "")(now, err)
			if err != nil {
				return
			}
			e.again(false)
			e.h.Toast(e.h.Say("campaigns.begun", shop.Args{"Campaign": c.Title()}), func() {
				e.takeBack(c, before.Kind, func(l shop.Line) bool { return now.Line(l.ID) != nil && before.Line(l.ID) == nil })
			})
		})
	})
}

// takeBack takes an order out of a campaign, with the lines that came by it.
func (e campaigns) takeBack(c data.CarCampaign, kind shop.OrderKind, came func(shop.Line) bool) {
	e.keep.act("leave a campaign", "", func(ctx context.Context, d work.Desk, o shop.Order) (shop.Order, error) {
		o, err := work.LeaveCampaign(ctx, d, c.ID, o.ID, o.Rev)
		if err != nil {
			return o, err
		}
		o.Kind, o.Lines = kind, slices.DeleteFunc(slices.Clone(o.Lines), came)
		return work.SaveOrder(ctx, d, o)
	})
	e.again(false)
}

// saved is told when the order was saved: what it was to do, it does now. Of a car that
// nobody knew before it is the first time to look.
func (e campaigns) saved(newly bool) {
	if len(e.facts.recalls) > 0 || newly {
		e.facts.recalls = nil
		e.lines.refreshStock()
		e.again(newly)
	}
}

// refuse notes that the owner would not have it done.
func (e campaigns) refuse() {
	e.which(e.h.Say("campaigns.act.refused"), func(c data.CarCampaign) {
		screen.RefuseCampaign(e.h, screen.Refusing{Campaign: c.Campaign, Car: e.visit.Vehicle.ID, Plate: e.view.plate()}, func() {
			e.voice.quiet()
			e.again(false)
		})
	})
}

// again reads the campaigns anew, and says what the car is called in for when nobody could
// know before.
func (e campaigns) again(say bool) {
	car, on := e.visit.Vehicle.ID, e.h.Desk().Today()
	screen.Read(e.h, func(v data.View) ([]data.CarCampaign, error) { return readCampaigns(v, car, on) }, func(all []data.CarCampaign, err error) {
		switch {
		case e.closed || car != e.visit.Vehicle.ID:
		case err != nil:
			e.voice.fail("read campaigns", err)
		default:
			e.facts.campaigns = all
			e.view.strip.Refresh()
			e.h.Changed(e.Editor)
			if words, start, refuse := e.welcome(); say && words != "" {
				e.voice.say(kit.Saying{Tone: "warn", Text: words, Acts: append(start, refuse...), Close: e.voice.quiet})
			}
		}
	})
}

// chips are the marks of the order: what the car is called in for, and whether this order
// does it.
func (e campaigns) chips() (all []kit.ChipSpec) {
	for _, c := range e.facts.campaigns {
		if e.here(c) {
			all = append(all, kit.ChipSpec{Icon: "bell", Word: c.Code, Tone: "info"})
		}
	}
	switch open := e.open(); {
	case e.frozen() || len(open) == 0:
	case len(open) == 1:
		all = append(all, kit.ChipSpec{Icon: "bell", Word: e.h.Say(open[0].Kind.Key()) + " " + open[0].Code, Tone: "warn"})
	default:
		all = append(all, kit.ChipSpec{Icon: "bell", Word: e.h.Say("campaigns.chip", shop.Args{"N": len(open)}), Tone: "warn"})
	}
	return all
}
