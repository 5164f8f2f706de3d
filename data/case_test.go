package data

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"gongdan/app/shop"
)

func TestCasesKeepEveryFieldAndCountByTheCalendar(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := stockedShop(t, s)
		roundTrip(t, s, func(w *shop.Workday) { w.Day = "2031-01-0" + shop.Day(rune('1'+w.Rev)) }, SaveWorkday,
			func(v View, w *shop.Workday) (shop.Workday, error) { return Workday(v, w.ID) })
		roundTrip(t, s, func(c *shop.Case) {
			c.VehicleID, c.CustomerID, c.End.NewCar = k.car.ID, k.customer.ID, k.car.ID
			c.Request.By, c.Answer.By, c.End.By = k.person.ID, k.person.ID, k.person.ID
			c.Status, c.Number, c.Sum.Rate = shop.CaseGranted, "", 50
			for i := range c.Sum.Refunds {
				c.Sum.Refunds[i].Off = 1
			}
		}, SaveCase, func(v View, c *shop.Case) (shop.Case, error) { return CaseByNumber(v, c.Number) })
	})
}

func TestTheCalendarBeginsWithWhatTheStateCouncilArranged(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		list := get(t, s, Workdays)
		off, on := map[string]int{}, map[string]int{}
		for _, w := range list {
			if w.Source == "" || w.Name == "" {
				t.Errorf("%+v", w)
			}
			if w.Working {
				on[string(w.Day[:4])]++
			} else {
				off[string(w.Day[:4])]++
			}
		}
		equal(t, off, map[string]int{"2025": 28, "2026": 33})
		equal(t, on, map[string]int{"2025": 5, "2026": 6})
		cal := get(t, s, Calendar)
		for day, works := range map[shop.Day]bool{"2025-01-26": true, "2025-01-27": true, "2025-02-04": false, "2026-02-14": true, "2026-02-23": false, "2026-02-24": true, "2026-05-09": true, "2026-10-08": true, "2026-10-11": false} {
			if cal.Works(day) != works {
				t.Errorf("%s: works %v", day, !works)
			}
		}
		write(t, s, func(tx *Tx) error { return DropWorkday(tx, list[0]) })
		if err := writeAt(s, noon(), func(tx *Tx) error { return DropWorkday(tx, list[0]) }); !errors.Is(err, shop.ErrStale) {
			t.Errorf("dropped twice: %v", err)
		}
		if again := get(t, s, lackingWorkdays); len(again) > 0 {
			t.Errorf("a year that is there is filled up: %v", again)
		}
	})
}

// threeCases are one that waits for its answer, one that is granted and one that is over.
func threeCases(t *testing.T, s *Store) (list [3]shop.Case) {
	t.Helper()
	k := stockedShop(t, s)
	for i, status := range []shop.CaseStatus{shop.CaseAsked, shop.CaseGranted, shop.CaseRefused} {
		c := shop.Case{VehicleID: k.car.ID, CustomerID: k.customer.ID, Asked: shop.Exchange, Remedy: shop.Exchange, Status: status, Grounds: []shop.CaseGround{{Article: "24", Reason: "same_problem", MetOn: "2026-04-01"}}}
		c.Request.At = time.Date(2026, 4, 13+i, 4, 0, 0, 0, time.UTC)
		events := []shop.CaseEventKind{shop.CaseEventAsked}
		if status != shop.CaseAsked {
			c.Answer.At = c.Request.At
			events = append(events, shop.CaseEventKind(status))
		}
		write(t, s, func(tx *Tx) error {
			err := SaveCase(tx, &c)
			for _, e := range events {
				err = errors.Join(err, AddCaseEvent(tx, c.ID, shop.CaseEvent{Kind: e, At: c.Request.At}))
			}
			return err
		})
		list[i] = c
	}
	return list
}

func TestCasesAreListedByWhatIsDue(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		list := threeCases(t, s)
		numbers := func(ask Ask) (all []string) {
			for _, r := range get(t, s, func(v View) (Page[CaseRow], error) { return CaseList(v, ask) }).Rows {
				all = append(all, r.Number)
				if r.Article != "24" || r.Plate != "沪AD12345" || r.Who != "Li" {
					t.Errorf("%+v", r)
				}
			}
			return all
		}
		n := []string{list[0].Number, list[1].Number, list[2].Number}
		equal(t, numbers(Ask{}), n)
		equal(t, numbers(Ask{Sort: "requested", Desc: true}), []string{n[2], n[1], n[0]})
		equal(t, numbers(Ask{Filter: CasesOpen}), n[:2])
		equal(t, numbers(Ask{Filter: CasesEnded}), n[2:])
		equal(t, numbers(Ask{Filter: CasesOverdue, Day: "2026-04-28"}), n[:1])
		equal(t, len(numbers(Ask{Filter: CasesOverdue, Day: "2026-04-27"})), 0)
		equal(t, numbers(Ask{Text: "D12345", Filter: CasesOpen}), n[:2])
		equal(t, numbers(Ask{Text: n[2]}), n[2:])
		equal(t, len(get(t, s, func(v View) ([]CaseRow, error) { return CasesDue(v, "2026-04-27") })), 1)
		equal(t, len(get(t, s, OpenCases)), 2)
		if _, err := Read(t.Context(), s, func(v View) (Page[CaseRow], error) { return CaseList(v, Ask{Filter: "x"}) }); !errors.Is(err, ErrAsk) {
			t.Errorf("%v", err)
		}
		of := get(t, s, func(v View) ([]shop.Case, error) { return CasesOf(v, list[0].VehicleID) })
		if len(of) != 3 || of[0].ID != list[2].ID || !slices.Equal(of[0].Grounds[0].Orders, list[2].Grounds[0].Orders) {
			t.Errorf("%+v", of)
		}
	})
}

func TestACaseIsFoundByItsNumberItsCarAndWhoAsks(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		list := threeCases(t, s)
		for _, text := range []string{list[2].Number, strings.TrimPrefix(list[2].Number, "HT"), "D12345 " + list[2].Number, "Li " + list[2].Number} {
			hits := slices.DeleteFunc(find(t, s, text), func(h shop.Hit) bool { return h.Kind != shop.KindCases })
			if len(hits) != 1 || hits[0].ID != int64(list[2].ID) || hits[0].Plate != "沪AD12345" || hits[0].Customer != "Li" || hits[0].Case != list[2].Status {
				t.Errorf("%q finds %+v", text, hits)
			}
		}
		for _, text := range []string{"D12345", "Li"} {
			hits := find(t, s, text)
			cases := slices.DeleteFunc(slices.Clone(hits), func(h shop.Hit) bool { return h.Kind != shop.KindCases })
			if len(cases) != 3 || hits[0].Kind == shop.KindCases {
				t.Errorf("%q finds %+v", text, hits)
			}
		}
		due := get(t, s, func(v View) (CaseDue, error) { return CaseDueOf(v, list[0].VehicleID, "2026-04-28") })
		equal(t, due, CaseDue{list[0].ID, list[0].Status, list[0].Remedy, -1})
	})
}

func TestCheckProvesCases(t *testing.T) {
	t.Parallel()
	s := openNew(t)
	threeCases(t, s)
	check := func() (keys []string) {
		found, err := Check(t.Context(), s)
		must(t, err)
		for _, f := range found {
			keys = append(keys, f.Key)
		}
		return keys
	}
	equal(t, len(check()), 0)
	write(t, s, func(tx *Tx) error {
		_, err := tx.exec(`UPDATE cases SET answer_due = '2026-04-28' WHERE id = 1`)
		return err
	})
	equal(t, check(), []string{"check.case.due"})
	write(t, s, func(tx *Tx) error { return FollowCalendar(tx) })
	write(t, s, func(tx *Tx) error {
		_, err := tx.exec(`UPDATE cases SET status = 'exchanged', ended_on = '2026-04-20' WHERE id = 2`)
		return err
	})
	equal(t, check(), []string{"check.case.state", "check.case.new_car"})
}
