package work_test

import (
	"errors"
	"testing"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

func TestATechniciansFindingWaitsForTheCustomerAndStaysWithTheCar(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		o := c.hand(c.working())
		report := func(f shop.Finding) shop.Order {
			t.Helper()
			return got(work.ReportExtra(t.Context(), c.as(c.technician), o.ID, c.technician.ID, f))(c)
		}
		form := o // the advisor reads the order now
		report(shop.Finding{Labour: c.alignment.ID})
		report(shop.Finding{Part: c.filter.ID, Qty: 2000})
		o = report(shop.Finding{Words: " 右前半轴油封渗油 ", Seen: "变速器侧有油迹"})
		found := o.Lines[2:]
		if len(found) != 3 || found[0].Price != 12000 || found[0].Qty != 1300 || found[1].Qty != 2000 || found[1].Price != 5800 ||
			found[2].Name != "右前半轴油封渗油" || found[2].Price != 0 || found[2].FoundBy != c.technician.ID || !found[2].FoundAt.Equal(c.now) {
			t.Fatalf("found %+v", found)
		}
		if _, err := work.SaveOrder(t.Context(), c.as(c.advisor), form); !errors.Is(err, shop.ErrStale) {
			t.Errorf("what was read before is saved over it: %v", err)
		}
		_, err := work.StartJob(t.Context(), c.as(c.technician), o.ID, found[0].ID, c.technician.ID)
		if r := c.refused(err, "job.refuse.consent"); r.Fix != "agree" {
			t.Errorf("%+v", r)
		}
		_, err = work.FinishOrder(t.Context(), c.as(c.advisor), o.ID, o.Rev)
		c.refused(err, "order.refuse.undecided")
		h := read(c, func(v data.View) (data.HomeFigures, error) { return data.Home(v, c.now, c.advisor.ID) })
		if len(h.Waiting) != 1 || h.Waiting[0].Waits != data.WaitsExtra || len(h.Waiting[0].Extra) != 3 || !h.Waiting[0].Since.Equal(c.now) {
			t.Errorf("the advisor sees %+v", h.Waiting)
		}
		yes := work.Answer{Agreement: shop.Agreement{Consent: shop.Agreed, By: "王建国", Way: shop.ByPhone}}
		_, err = work.AgreeLines(t.Context(), c.as(c.advisor), o.ID, o.Rev, yes)
		c.refused(err, "order.refuse.unpriced")
		yes.Lines = []shop.LineID{found[0].ID}
		o = got(work.AgreeLines(t.Context(), c.as(c.advisor), o.ID, o.Rev, yes))(c)
		no := work.Answer{Agreement: shop.Agreement{Consent: shop.Declined, By: "王建国", Way: shop.ByPhone}}
		o = got(work.AgreeLines(t.Context(), c.as(c.advisor), o.ID, o.Rev, no))(c)
		o = got(work.StartJob(t.Context(), c.as(c.technician), o.ID, found[0].ID, c.technician.ID))(c)
		stays := read(c, func(v data.View) ([]data.DeclinedLine, error) { return data.DeclinedOf(v, o.VehicleID) })
		if len(stays) != 2 || stays[1].FoundBy != c.technician.ID {
			t.Errorf("declined %+v", stays)
		}
		events := read(c, func(v data.View) ([]shop.Event, error) { return data.EventsOf(v, o.ID) })
		var notes []string
		for _, e := range events {
			if e.Kind == shop.EventFound {
				notes = append(notes, e.Note)
			}
		}
		if len(notes) != 3 || notes[2] != "右前半轴油封渗油: 变速器侧有油迹" {
			t.Errorf("told %q", notes)
		}
		c.sound()
	})
}

func TestExtraWorkIsRefusedBeforeTheWorkAndWithoutWords(t *testing.T) {
	c := open(t)
	o := c.received()
	_, err := work.ReportExtra(t.Context(), c.as(c.technician), o.ID, c.technician.ID, shop.Finding{Words: "漏油"})
	c.refused(err, "extra.refuse.status")
	_, err = work.ReportExtra(t.Context(), c.as(c.technician), o.ID, c.technician.ID, shop.Finding{Words: "  "})
	c.wrong(err, "words")
	if o = c.order(o.ID); len(o.Lines) != 2 {
		t.Errorf("%d lines", len(o.Lines))
	}
}
