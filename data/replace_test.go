package data

import (
	"errors"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"gongdan/app/shop"
)

// numbered saves parts of those numbers, each found by no name of another.
func numberedParts(t *testing.T, s *Store, numbers ...string) map[string]shop.Part {
	t.Helper()
	by := map[string]shop.Part{}
	write(t, s, func(tx *Tx) error {
		for _, n := range numbers {
			p := shop.Part{Number: n, Name: "件" + n, Unit: "个", Active: true}
			if err := SavePart(tx, &p); err != nil {
				return err
			}
			by[n] = p
		}
		return nil
	})
	return by
}

func supersede(s *Store, from, to shop.Part) error {
	return writeAt(s, noon(), func(tx *Tx) error {
		tx.Note("part.replace", shop.KindParts, int64(from.ID), "")
		return SaveReplacement(tx, shop.Replacement{From: from.ID, To: to.ID, Kind: shop.Superseded, Since: "2026-01-01", Note: "改进"})
	})
}

func TestAnOldNumberFindsWhatCameInItsPlaceHoweverLongTheChain(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		p := numberedParts(t, s, "OLD-1", "MID-2", "NEW-3", "ELSE-4")
		must(t, supersede(s, p["MID-2"], p["NEW-3"]))
		must(t, supersede(s, p["OLD-1"], p["MID-2"]))
		first := p["OLD-1"]
		first.Active = false
		write(t, s, func(tx *Tx) error { return SavePart(tx, &first) })
		codes := func(text string) (all []string) {
			for _, i := range findItems(t, s, text, shop.Vehicle{}) {
				all = append(all, i.Code()+" "+i.Old)
			}
			return all
		}
		equal(t, codes("old1"), []string{"MID-2 OLD-1", "NEW-3 OLD-1"})
		equal(t, codes("mid-2"), []string{"MID-2 ", "NEW-3 MID-2"})
		hits := get(t, s, func(v View) ([]shop.Hit, error) { return Find(v, "old-1", 5) })
		if len(hits) != 2 || hits[0].Old != "OLD-1" || hits[1].Old != "OLD-1" {
			t.Errorf("found %+v", hits)
		}
		list := get(t, s, func(v View) (Page[PartRow], error) { return PartList(v, Ask{Text: "old1"}) })
		equal(t, list.Total, int64(2))
		first.Number = "VERY-OLD"
		write(t, s, func(tx *Tx) error { return SavePart(tx, &first) })
		equal(t, len(codes("old1")), 0)
		equal(t, codes("veryold"), []string{"MID-2 VERY-OLD", "NEW-3 VERY-OLD"})
		write(t, s, func(tx *Tx) error {
			return DropReplacement(tx, shop.Replacement{From: p["MID-2"].ID, To: p["NEW-3"].ID, Kind: shop.Superseded})
		})
		equal(t, codes("veryold"), []string{"MID-2 VERY-OLD"})
		if found, err := Check(t.Context(), s); err != nil || len(found) > 0 {
			t.Errorf("check finds %v, %v", found, err)
		}
	})
}

func TestANumberThatWouldGoRoundIsRefusedWithTheRingNamed(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		p := numberedParts(t, s, "A", "B", "C")
		must(t, supersede(s, p["A"], p["B"]))
		must(t, supersede(s, p["B"], p["C"]))
		err := supersede(s, p["C"], p["A"])
		var refused *shop.Refusal
		if !errors.As(err, &refused) || refused.Say != "replace.refuse.ring" || !slices.Equal(refused.Blocks, []string{"C", "A", "B", "C"}) {
			t.Fatalf("%v %+v", err, refused)
		}
		if err := supersede(s, p["B"], p["A"]); err != nil { // in place of what was written of the two
			t.Fatal(err)
		}
		chain := get(t, s, AllReplacements)
		equal(t, len(chain), 2)
		equal(t, len(chain.Later(p["A"].ID)), 0)
		err = writeAt(s, noon(), func(tx *Tx) error {
			return DropReplacement(tx, shop.Replacement{From: p["A"].ID, To: p["C"].ID, Kind: shop.Superseded})
		})
		if !errors.Is(err, shop.ErrStale) {
			t.Errorf("what is not there is taken away: %v", err)
		}
	})
}

func TestWhateverIsReplacedByWhateverTheFileHoldsNoRing(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		numbers := []string{"A", "B", "C", "D", "E"}
		p := numberedParts(t, s, numbers...)
		r := rand.New(rand.NewPCG(3, 14))
		refused := 0
		for range 60 {
			from, to := p[numbers[r.IntN(5)]], p[numbers[r.IntN(5)]]
			if from.ID == to.ID {
				continue
			}
			how := shop.Replacement{From: from.ID, To: to.ID, Kind: shop.Superseded}
			if r.IntN(4) == 0 {
				how.Kind = shop.Alternative
			}
			err := writeAt(s, noon(), func(tx *Tx) error {
				tx.Note("part.replace", shop.KindParts, int64(from.ID), "")
				if r.IntN(5) == 0 {
					err := DropReplacement(tx, how)
					if errors.Is(err, shop.ErrStale) {
						return nil
					}
					return err
				}
				return SaveReplacement(tx, how)
			})
			if told := (*shop.Refusal)(nil); errors.As(err, &told) {
				refused++
			} else {
				must(t, err)
			}
		}
		if found, err := Check(t.Context(), s); err != nil || len(found) > 0 || refused == 0 {
			t.Errorf("check finds %v, %v after %d refusals", found, err, refused)
		}
	})
}

func TestTheCheckTellsOfNumbersThatGoRoundAndRowsNoCarIsIn(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		p := numberedParts(t, s, "A", "B")
		must(t, supersede(s, p["A"], p["B"]))
		write(t, s, func(tx *Tx) error {
			r := shop.Replacement{From: p["B"].ID, To: p["A"].ID, Kind: shop.Superseded}
			tx.Note("part.replace", shop.KindParts, 0, "")
			return errors.Join(insert(tx, "part_replacements", replacementRow(&r)), SaveFits(tx, p["A"].ID, []shop.Fit{{Note: "?"}}))
		})
		found, err := Check(t.Context(), s)
		must(t, err)
		var keys []string
		for _, f := range found {
			keys = append(keys, f.Key)
		}
		if !slices.Contains(keys, "check.part.ring") || !slices.Contains(keys, "check.part.fits") {
			t.Errorf("found %v", found)
		}
	})
}

func TestWhatServesInsteadIsThereAndNotMadeForOtherCars(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		p := numberedParts(t, s, "OLD", "NEW", "LIKE-NEW", "LIKE-OLD", "WRONG", "EMPTY")
		must(t, supersede(s, p["OLD"], p["NEW"]))
		write(t, s, func(tx *Tx) error {
			tx.Note("part.replace", shop.KindParts, 0, "")
			for from, to := range map[string]string{"LIKE-OLD": "OLD", "NEW": "LIKE-NEW", "OLD": "WRONG", "EMPTY": "OLD"} {
				if err := SaveReplacement(tx, shop.Replacement{From: p[from].ID, To: p[to].ID, Kind: shop.Alternative}); err != nil {
					return err
				}
			}
			for _, n := range []string{"NEW", "LIKE-NEW", "LIKE-OLD", "WRONG"} {
				if _, err := MoveStock(tx, shop.Move{PartID: p[n].ID, Kind: shop.MoveReceive, Qty: 3 * shop.One, Value: 300}); err != nil {
					return err
				}
			}
			return SaveFits(tx, p["WRONG"].ID, []shop.Fit{{Make: "丰田"}})
		})
		items := findItems(t, s, "old", shop.Vehicle{Make: "大众", Model: "帕萨特"})
		var numbers []string
		for _, x := range items[0].Instead {
			numbers = append(numbers, x.Number)
		}
		equal(t, items[0].Code(), "OLD")
		equal(t, numbers, []string{"NEW", "LIKE-OLD", "LIKE-NEW"})
		if items := findItems(t, s, "new", shop.Vehicle{}); len(items[0].Instead) > 0 {
			t.Errorf("of what is there it offers %v", items[0].Instead)
		}
	})
}

func TestPartsMadeForTheCarComeFirstAndThoseForOthersLast(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		car := shop.Vehicle{Make: "大众", Model: "帕萨特 330TSI", Year: 2021}
		p := map[string]shop.Part{}
		write(t, s, func(tx *Tx) error {
			for _, x := range []shop.Part{
				{Number: "A-NOT"}, {Number: "B-MAYBE"}, {Number: "C-WORDS", Fits: "帕萨特"}, {Number: "D-FITS"}, {Number: "E-YEARS", Fits: "帕萨特"},
			} {
				x.Name, x.Active = "机油滤", true
				if err := SavePart(tx, &x); err != nil {
					return err
				}
				p[x.Number] = x
			}
			return errors.Join(
				SaveFits(tx, p["A-NOT"].ID, []shop.Fit{{Make: "丰田"}}),
				SaveFits(tx, p["D-FITS"].ID, []shop.Fit{{Make: "丰田"}, {Make: "大众", Model: "帕萨特", YearFrom: 2019, YearTo: 2022, VINFrom: "", Code: "", Note: "改款后"}}),
				SaveFits(tx, p["E-YEARS"].ID, []shop.Fit{{Make: "大众", Model: "帕萨特", YearFrom: 2022}}),
			)
		})
		var got []string
		for _, i := range findItems(t, s, "jyl", car) {
			got = append(got, i.Code()+" "+string(i.Suits))
		}
		equal(t, got, []string{"D-FITS fits", "C-WORDS words", "B-MAYBE ", "A-NOT not", "E-YEARS not"})
		rows := get(t, s, func(v View) ([]shop.Fit, error) { return FitsOf(v, p["D-FITS"].ID) })
		equal(t, rows[1], shop.Fit{Make: "大众", Model: "帕萨特", YearFrom: 2019, YearTo: 2022, Note: "改款后"})
		suits := get(t, s, func(v View) (map[shop.PartID]shop.Fitness, error) {
			return SuitOf(v, car, map[shop.PartID]shop.Part{p["A-NOT"].ID: p["A-NOT"], p["C-WORDS"].ID: p["C-WORDS"]})
		})
		equal(t, suits, map[shop.PartID]shop.Fitness{p["A-NOT"].ID: shop.FitsNot, p["C-WORDS"].ID: shop.FitsWords})
	})
}

func TestTwoWhoWriteAtOnceMakeNoRing(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		for round := range 8 {
			n := func(x string) string { return x + string(rune('0'+round)) }
			p := numberedParts(t, s, n("A"), n("B"), n("C"))
			must(t, supersede(s, p[n("A")], p[n("B")]))
			var both sync.WaitGroup
			var failed [2]error
			for i, x := range [][2]string{{"B", "C"}, {"C", "A"}} {
				both.Go(func() { failed[i] = supersede(s, p[n(x[0])], p[n(x[1])]) })
			}
			both.Wait()
			if (failed[0] == nil) == (failed[1] == nil) {
				t.Errorf("round %d: %v and %v", round, failed[0], failed[1])
			}
		}
		chain := get(t, s, AllReplacements)
		for _, r := range chain {
			if ring := chain.Ring(r); len(ring) > 0 {
				t.Errorf("%v goes round", ring)
			}
		}
	})
}
