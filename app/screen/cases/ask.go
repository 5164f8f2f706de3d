package cases

import (
	"context"
	"log/slog"
	"strconv"
	"strings"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// wide is how wide the sheets of a case are.
const wide = 560

// asking is a request being written.
type asking struct {
	Is  shop.Case
	Car string // what the field of the car shows

	clock string // what the clock of the car says
}

// draftOf is the key of what is typed about a case.
func draftOf(kind string, id shop.CaseID) string {
	return kind + ":" + strconv.FormatInt(int64(id), 10)
}

// ask opens the request of a case, or a new one of a car; 0 asks for the car.
func (p *page) ask(id shop.CaseID, car shop.VehicleID) {
	h := p.h
	key, title := draftOf("case", id), h.Say("cases.act.edit")
	if id == 0 {
		key, title = "case:new:"+strconv.FormatInt(int64(car), 10), h.Say("cases.act.new")
	}
	var before shop.Case
	var edit *screen.Edit[asking]
	edit = screen.NewEdit(h, screen.EditSpec[asking]{
		Draft: key, Scope: "case",
		Title: func(r asking) string { return h.Say("cases.of", shop.Args{"Car": r.Car}) },
		Read:  func(v data.View) (asking, error) { return p.readAsking(v, id, car) },
		Save: func(ctx context.Context, d work.Desk, r asking) (kept asking, err error) {
			before = r.Is
			r.Is, err = work.SaveCase(ctx, d, r.Is)
			return r, err
		},
		Build: func(f *kit.Form, r *asking) { p.buildAsking(f, r) },
		Check: func(r asking) shop.Problems {
			c := r.Is
			c.Remedy = c.Asked
			return c.Check(h.Env.Clock())
		},
		Saved: func(r asking) {
			h.Toast(h.Say("cases.saved", shop.Args{"Number": r.Is.Number, "Answer": r.Is.AnswerDue, "Complete": r.Is.CompleteDue}), nil)
			if before.ID == 0 && !p.closed {
				p.browse.Seek(r.Is.Number)
			}
		},
		Shown: func() {
			if words := edit.Record.clock; words != "" {
				edit.Say(kit.Saying{Tone: "warn", Text: words})
			}
		},
	})
	screen.SheetOf(h, title, wide, edit)
	edit.Open()
	if id != 0 || car != 0 {
		edit.Form.Focus("asked")
	}
}

func (p *page) readAsking(v data.View, id shop.CaseID, car shop.VehicleID) (r asking, err error) {
	now := p.h.Env.Clock()
	if id == 0 {
		r.Is = shop.Case{VehicleID: car, Asked: shop.Exchange, Status: shop.CaseAsked, Request: shop.CaseRequest{At: now}}
	} else if r.Is, err = data.Case(v, id); err != nil {
		return r, err
	}
	if r.Is.VehicleID == 0 {
		return r, nil
	}
	is, err := data.Vehicle(v, r.Is.VehicleID)
	if err != nil {
		return r, err
	}
	if r.Car = p.h.Env.Lang.Plate(is.Plate); is.Plate == "" {
		r.Car = is.VIN
	}
	clock, err := work.ClockOfCase(v, is, r.Is.Request)
	if err != nil {
		return r, err
	}
	if r.Is.Request.KM == 0 {
		r.Is.Request.KM = clock.MileageKM
	}
	switch {
	case !clock.Applies:
		r.clock = p.h.Say("cases.not_bound", shop.Args{"Why": shop.Named(clock.Why)})
	case len(clock.Grounds) == 0:
		r.clock = p.h.Say("case.no_ground")
	default:
		r.clock = screen.ClockWords(p.h, clock)
	}
	return r, nil
}

func (p *page) buildAsking(f *kit.Form, r *asking) {
	c := &r.Is
	f.Row(2)
	f.Combo("vehicle", vehicleCombo(p.h), func() (kit.Item, bool) {
		return kit.Item{ID: int64(c.VehicleID), Cells: []string{r.Car}}, c.VehicleID != 0
	}, func(it kit.Item, ok bool) {
		if c.VehicleID, r.Car = 0, ""; ok {
			c.VehicleID, r.Car = shop.VehicleID(it.ID), it.Label()
		}
	}).Required()
	kit.AddChoice(f, "asked", &c.Asked, shop.Remedies(), func(x shop.Remedy) string { return p.h.Say(x.Key()) })
	f.Row(2)
	f.DateTime("requested_at", &c.Request.At).Required()
	f.Int("request_km", &c.Request.KM).Unit("km")
	f.Area("words", &c.Request.Words, 3).Max(shop.MaxText).Hint(p.h.Say("case.words.hint"))
}

// vehicleCombo is a field that finds cars by plate, VIN or owner.
func vehicleCombo(h *screen.Host) *kit.Combo {
	c := kit.NewCombo(h.Env, func(ctx context.Context, text string) (items []kit.Item) {
		page, err := data.Read(ctx, h.Store, func(v data.View) (data.Page[data.VehicleRow], error) {
			return data.VehicleList(v, data.Ask{Text: text, N: 9})
		})
		if err != nil {
			slog.Error("find cars", "err", err)
		}
		for _, r := range page.Rows {
			name := h.Env.Lang.Plate(r.Plate)
			if r.Plate == "" {
				name = r.VIN
			}
			items = append(items, kit.Item{ID: int64(r.ID), Cells: []string{name, strings.TrimSpace(r.Vehicle + " " + r.Owner)}})
		}
		return items
	})
	c.Columns = []kit.ComboColumn{{Width: 110}, {Muted: true}}
	return c
}
