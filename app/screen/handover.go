package screen

import (
	"context"
	"strconv"
	"strings"

	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/app/work"
)

// promiseRows is how many promises the sheet has room for beyond those there.
const promiseRows = 2

// HandoverSheet (交车) asks what goes with the car: when it should come again,
// the advice, and what was promised with what became of it. done hears the order
// as it is then.
func HandoverSheet(h *Host, o shop.Order, kept shop.Handover, done func(shop.Order)) {
	rows := append(append([]shop.Promise{}, kept.Promises...), make([]shop.Promise, promiseRows)...)
	rows = rows[:min(len(rows), max(shop.MaxPromises, len(kept.Promises)))]
	f := kit.NewForm(h.Env, "handover")
	f.Row(3)
	f.Text("key_no", &kept.KeyNo).Max(shop.MaxName)
	f.Date("next_on", &kept.NextOn)
	f.Int("next_km", &kept.NextKM).Unit("km")
	f.Area("advice", &kept.Advice, 2).Max(shop.MaxText)
	for i := range rows {
		addPromise(h, f, i, &rows[i])
	}
	f.Fill()
	AskForm(h, h.Say("handover.title", shop.Args{"Number": o.Number}), f, h.Say("order.act.save"), func(shut func()) {
		kept.Promises = nil
		for _, p := range rows {
			if p.Text = strings.TrimSpace(p.Text); p.Text != "" {
				kept.Promises = append(kept.Promises, p)
			}
		}
		Act(h, func(ctx context.Context, d work.Desk) (shop.Order, error) {
			return work.SaveHandover(ctx, d, o.ID, o.Rev, kept)
		}, func(o shop.Order, err error) {
			if err != nil {
				if failure := f.Show(err); failure != nil {
					h.Fail("save handover", failure)
				}
				return
			}
			shut()
			done(o)
		})
	})
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
