package data

import (
	"errors"
	"testing"
	"time"

	"gongdan/app/shop"
)

func home(t testing.TB, s *Store, now time.Time, who shop.PersonID) HomeFigures {
	t.Helper()
	return get(t, s, func(v View) (HomeFigures, error) { return Home(v, now, who) })
}

func TestHomeShowsWhatIsHereAndWhatWaits(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		x := fillShop(t, s)
		quoted := x.order(x.van, -time.Hour)
		quoted.Status, quoted.AdvisorID = shop.Quoted, x.advisor.ID
		quoted.Stamps.QuotedAt = noon().Add(-31 * time.Minute)
		ready := x.order(x.van, -26*time.Hour)
		ready.Status, ready.AdvisorID = shop.Ready, 0
		ready.Lines = ready.Lines[:1]
		ready.Stamps.FinishedAt, ready.Stamps.PromisedAt = noon().Add(-10*time.Minute), noon().Add(-time.Hour)
		draft := shop.Draft{Key: "order:new:1", Person: x.advisor.ID, Title: "沪A"}
		write(t, s, func(tx *Tx) error {
			return errors.Join(SaveOrder(tx, &quoted), SaveOrder(tx, &ready), SaveDraft(tx, &draft))
		})
		h := home(t, s, noon(), 0)
		if h.InShop != 3 || h.ReceivedToday != 2 || h.PromisedToday != 2 || h.DeliveredToday != 0 || h.OnTimeOf != 0 {
			t.Errorf("figures %+v", h)
		}
		var waits []string
		for _, r := range h.Waiting {
			waits = append(waits, r.Waits)
		}
		equal(t, waits, []string{WaitsParts, WaitsApproval, WaitsPayment})
		equal(t, h.Waiting[0].Missing, []string{"机油滤清器"})
		equal(t, h.Waiting[0].Who, "张伟")
		equal(t, []shop.OrderID{h.Promised[0].ID, h.Promised[1].ID}, []shop.OrderID{ready.ID, x.open.ID})

		mine := home(t, s, noon().Add(-2*time.Minute), x.advisor.ID)
		if len(mine.Waiting) != 1 || len(mine.Promised) != 1 || len(mine.Drafts) != 1 || mine.InShop != 3 {
			t.Errorf("mine, 29 minutes after the estimate: %+v", mine)
		}
	})
}

func TestOnTimeGoesByTheFirstDelivery(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		x := fillShop(t, s)
		deliver := func(promised time.Duration, at ...time.Duration) {
			o := x.order(x.van, -72*time.Hour)
			if promised != 0 {
				o.Stamps.PromisedAt = noon().Add(promised)
			}
			write(t, s, func(tx *Tx) error {
				err := SaveOrder(tx, &o)
				for _, d := range at {
					err = errors.Join(err, AddEvent(tx, shop.Event{OrderID: o.ID, Kind: shop.EventDelivered, At: noon().Add(d)}))
				}
				return err
			})
		}
		deliver(-time.Hour, -time.Hour)                           // on the minute
		deliver(-time.Hour, -2*time.Hour, 0)                      // reversed and delivered again, late
		deliver(-time.Hour, -time.Minute)                         // late
		deliver(0, -time.Minute)                                  // nothing was promised
		deliver(-31*24*time.Hour, -32*24*time.Hour)               // too long ago
		deliver(-31*24*time.Hour, -32*24*time.Hour, -2*time.Hour) // its first delivery was
		h := home(t, s, noon(), 0)
		if h.OnTimeOf != 3 || h.OnTime != 6667 {
			t.Errorf("%d of %d", h.OnTime, h.OnTimeOf)
		}
	})
}

func TestSummariesTellVisitsMoneyAndAdvice(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		x := fillShop(t, s)
		x.open.Lines = x.open.Lines[:1]
		write(t, s, func(tx *Tx) error { return SaveOrder(tx, &x.open) })
		car := get(t, s, func(v View) (VehicleSummary, error) { return SumVehicle(v, x.car.ID) })
		equal(t, car, VehicleSummary{Visits: 2, Spent: 4000, Due: 2000, Declined: 1, DeclinedSum: 5800, Last: LastVisit{
			OrderID: x.past.ID, Number: x.past.Number, At: x.past.Stamps.ReceivedAt, MileageKM: 41000, Work: []string{"更换机油、机油滤清器"},
		}})
		who := get(t, s, func(v View) (CustomerSummary, error) { return SumCustomer(v, x.wang.ID) })
		equal(t, who, CustomerSummary{Cars: 1, Visits: 2, Spent: 4000, Due: 2000, LastVisit: x.open.Stamps.ReceivedAt})
		equal(t, get(t, s, func(v View) (shop.Money, error) { return CustomerDebt(v, x.wang.ID) }), shop.Money(2000))
		none := get(t, s, func(v View) (VehicleSummary, error) { return SumVehicle(v, x.van.ID) })
		equal(t, none, VehicleSummary{})
	})
}
