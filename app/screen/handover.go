package screen

import (
	"context"
	"strconv"
	"strings"

	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// promiseRows is how many promises the sheet has room for beyond those there,
// and handoverWide how wide it is.
const (
	promiseRows  = 2
	handoverWide = 560
)

// handing is a handover being written.
type handing struct {
	Is   shop.Handover
	Rows [shop.MaxPromises]shop.Promise // some are empty

	room int   // rows that are shown
	rev  int64 // of the order
	o    shop.Order
}

// HandoverSheet (交车) asks what goes with the car: when it should come again,
// the advice, and what was promised with what became of it. done hears the order
// as it is then.
func HandoverSheet(h *Host, o shop.Order, done func(shop.Order)) {
	var edit *Edit[handing]
	edit = NewEdit(h, EditSpec[handing]{
		Draft: "handover:" + strconv.FormatInt(int64(o.ID), 10), Scope: "handover",
		Title: func(handing) string { return h.Say("handover.title", shop.Args{"Number": o.Number}) },
		Read:  func(v data.View) (handing, error) { return readHanding(v, o.ID) },
		Build: func(f *kit.Form, r *handing) { buildHanding(h, f, r) },
		Save: func(ctx context.Context, d work.Desk, r handing) (kept handing, err error) {
			r.Is.Promises = nil
			for _, p := range r.Rows {
				if p.Text = strings.TrimSpace(p.Text); p.Text != "" {
					r.Is.Promises = append(r.Is.Promises, p)
				}
			}
			r.o, err = work.SaveHandover(ctx, d, o.ID, r.rev, r.Is)
			return r, err
		},
		Saved: func(r handing) { done(r.o) },
		Shown: func() {
			edit.RebuildAt("") // with as many rows as there are promises
		},
	})
	SheetOf(h, h.Say("handover.title", shop.Args{"Number": o.Number}), handoverWide, edit)
	edit.Open()
}

func readHanding(v data.View, id shop.OrderID) (r handing, err error) {
	o, err := data.Order(v, id)
	if err != nil {
		return r, err
	}
	r.rev = o.Rev
	if r.Is, err = data.Handover(v, id); err != nil {
		return r, err
	}
	copy(r.Rows[:], r.Is.Promises)
	r.room = min(len(r.Is.Promises)+promiseRows, len(r.Rows))
	return r, nil
}

func buildHanding(h *Host, f *kit.Form, r *handing) {
	f.Row(3)
	f.Text("key_no", &r.Is.KeyNo).Max(shop.MaxName)
	f.Date("next_on", &r.Is.NextOn)
	f.Int("next_km", &r.Is.NextKM).Unit("km")
	f.Area("advice", &r.Is.Advice, 2).Max(shop.MaxText)
	for i := range r.room {
		addPromise(h, f, i, &r.Rows[i])
	}
}

// addPromise adds the fields of one promise; only the first has labels.
func addPromise(h *Host, f *kit.Form, i int, p *shop.Promise) {
	n := "_" + strconv.Itoa(i+1)
	word := func(key string) string {
		if i > 0 {
			return ""
		}
		return h.Say(key)
	}
	f.Row(3)
	f.Text("promise"+n, &p.Text).Label(word("handover.promise")).Weight(2).Max(shop.MaxName)
	kit.AddSelect(f, "kept"+n, &p.Kept, shop.KeptChoices(), func(k shop.Kept) string { return h.Say(k.Key()) }).Label(word("handover.kept"))
	f.Text("why"+n, &p.Note).Label(word("handover.why")).Weight(1.5).Max(shop.MaxName)
}
