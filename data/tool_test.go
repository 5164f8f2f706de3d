package data

import (
	"testing"
	"time"

	"gongdan/app/shop"
)

// toolbox is a shop with a wrench that is calibrated every year and a lamp.
func toolbox(t *testing.T, s *Store) (k stocked, wrench, lamp shop.Tool) {
	t.Helper()
	k = stockedShop(t, s)
	wrench = shop.Tool{Code: "GJ-001", Name: "扭力扳手", Kind: "量具", Serial: "SN778", Bin: "T-1", BoughtOn: "2025-01-10", Value: 88000, EveryDays: 365, Active: true}
	lamp = shop.Tool{Code: "GJ-002", Name: "工作灯", Active: true}
	write(t, s, func(tx *Tx) error {
		if err := SaveTool(tx, &wrench); err != nil {
			return err
		}
		return SaveTool(tx, &lamp)
	})
	return k, wrench, lamp
}

func TestToolsKeepEveryFieldAndFollowTheirLastCalibration(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k, wrench, _ := toolbox(t, s)
		roundTrip(t, s, func(x *shop.Tool) { x.Follow(nil) }, SaveTool, func(v View, x *shop.Tool) (shop.Tool, error) { return ToolByCode(v, x.Code) })
		roundTrip(t, s, func(l *shop.ToolLoan) {
			l.ToolID, l.Person, l.OutBy, l.BackBy = wrench.ID, k.person.ID, k.person.ID, k.person.ID
			l.BackAt = l.OutAt.Add(time.Hour)
		}, SaveToolLoan, func(v View, l *shop.ToolLoan) (shop.ToolLoan, error) { return ToolLoan(v, l.ID) })
		if wrench.DueOn != "2025-01-10" {
			t.Errorf("never calibrated it is due %s", wrench.DueOn)
		}
		c := filled[shop.Calibration](10)
		c.ID, c.ToolID, c.Person, c.On, c.NextOn, c.Passed = 0, wrench.ID, k.person.ID, "2026-02-01", "2027-01-31", true
		write(t, s, func(tx *Tx) error { return AddCalibration(tx, &c) })
		equal(t, get(t, s, func(v View) ([]shop.Calibration, error) { return Calibrations(v, wrench.ID, 9) }), []shop.Calibration{c})
		got := get(t, s, func(v View) (shop.Tool, error) { return Tool(v, wrench.ID) })
		if got.CalibratedOn != "2026-02-01" || got.DueOn != "2027-01-31" || got.Failed {
			t.Errorf("after it passed %+v", got)
		}
		early := shop.Calibration{ToolID: wrench.ID, On: "2025-03-01", By: "市计量院"}
		write(t, s, func(tx *Tx) error { return AddCalibration(tx, &early) })
		if again := get(t, s, func(v View) (shop.Tool, error) { return Tool(v, wrench.ID) }); again.Failed || again.DueOn != "2027-01-31" {
			t.Errorf("an earlier one counts: %+v", again)
		}
		write(t, s, func(tx *Tx) error { return DropCalibration(tx, c) })
		if again := get(t, s, func(v View) (shop.Tool, error) { return Tool(v, wrench.ID) }); !again.Failed || again.DueOn != "2025-03-01" {
			t.Errorf("without the last one %+v", again)
		}
	})
}

func TestToolsAreListedByWhoHasThemAndWhatIsDue(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k, wrench, lamp := toolbox(t, s)
		loan := shop.ToolLoan{ToolID: lamp.ID, Person: k.person.ID, OutAt: noon().Add(-48 * time.Hour), DueOn: "2026-04-13"}
		gone := shop.Tool{Code: "GJ-009", Name: "旧千斤顶", Why: "漏油"}
		write(t, s, func(tx *Tx) error {
			if err := SaveTool(tx, &gone); err != nil {
				return err
			}
			return SaveToolLoan(tx, &loan)
		})
		for filter, want := range map[string]string{
			"": "GJ-001 GJ-002 ", ToolsLent: "GJ-002 ", ToolsOverdue: "GJ-002 ", ToolsDue: "GJ-001 ", ToolsInactive: "GJ-009 ",
		} {
			p := get(t, s, func(v View) (Page[ToolRow], error) {
				return ToolList(v, Ask{Filter: filter, Day: "2026-04-14", Until: "2026-04-28"})
			})
			codes := ""
			for _, r := range p.Rows {
				codes += r.Code + " "
			}
			if codes != want || p.Total != int64(len(p.Rows)) {
				t.Errorf("%s lists %s of %d", filter, codes, p.Total)
			}
			if filter == ToolsLent && (p.Rows[0].Holder != k.person.Name || p.Rows[0].Loan.ID != loan.ID || !p.Rows[0].Loan.OutAt.Equal(loan.OutAt)) {
				t.Errorf("the lamp is with %+v", p.Rows[0])
			}
		}
		for _, sort := range []string{"code", "name", "kind", "bin", "due"} {
			get(t, s, func(v View) (Page[ToolRow], error) { return ToolList(v, Ask{Sort: sort, Text: "nlbs"}) })
		}
		if err := readErr(s, func(v View) error { _, err := ToolList(v, Ask{Filter: "x"}); return err }); err == nil {
			t.Error("an unknown filter lists")
		}
		if rows := get(t, s, func(v View) ([]ToolRow, error) { return ToolsWanted(v, "2026-04-14", "2026-04-28") }); len(rows) != 2 || rows[0].ID != lamp.ID || rows[1].ID != wrench.ID {
			t.Errorf("wanted are %+v", rows)
		}
		if hits := find(t, s, "sn778"); len(hits) != 1 || hits[0].Kind != shop.KindTools || hits[0].ID != int64(wrench.ID) {
			t.Errorf("found %+v", hits)
		}
		if hits := find(t, s, "gzd"); len(hits) != 1 || hits[0].Who != k.person.Name {
			t.Errorf("the search finds the lamp with %+v", hits)
		}
		if hit := get(t, s, func(v View) (shop.Hit, error) { return CodeHit(v, "gj-001") }); hit.Kind != shop.KindTools || hit.ID != int64(wrench.ID) {
			t.Errorf("its label stands for %+v", hit)
		}
	})
}

func TestAToolIsWithOnePersonAtATime(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k, _, lamp := toolbox(t, s)
		lend := func() error {
			l := shop.ToolLoan{ToolID: lamp.ID, Person: k.person.ID, OutAt: noon()}
			return s.Write(t.Context(), By{At: noon()}, func(tx *Tx) error {
				tx.Note("test", shop.KindTools, 0, "")
				return SaveToolLoan(tx, &l)
			})
		}
		if err := lend(); err != nil {
			t.Fatal(err)
		}
		if lend() == nil {
			t.Error("lent twice")
		}
		out := get(t, s, func(v View) (shop.ToolLoan, error) { return ToolOut(v, lamp.ID) })
		write(t, s, func(tx *Tx) error { return DropToolLoan(tx, out) })
		if err := s.Write(t.Context(), By{At: noon()}, func(tx *Tx) error {
			tx.Note("test", shop.KindTools, 0, "")
			return DropToolLoan(tx, out)
		}); err == nil {
			t.Error("dropped twice")
		}
		if here := get(t, s, func(v View) (shop.ToolLoan, error) { return ToolOut(v, lamp.ID) }); here.ID != 0 {
			t.Errorf("still out: %+v", here)
		}
	})
}

func TestCheckFindsToolsThatCannotBeRight(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k, _, lamp := toolbox(t, s)
		l := shop.ToolLoan{ToolID: lamp.ID, Person: k.person.ID, OutAt: noon()}
		write(t, s, func(tx *Tx) error { return SaveToolLoan(tx, &l) })
		found, err := Check(t.Context(), s)
		if err != nil || len(found) > 0 {
			t.Fatalf("a sound shop: %v, %v", found, err)
		}
		write(t, s, func(tx *Tx) error {
			for _, q := range []string{`UPDATE tools SET due_on = '2030-01-01' WHERE code = 'GJ-001'`, `UPDATE tools SET active = FALSE WHERE code = 'GJ-002'`} {
				if _, err := tx.exec(q); err != nil {
					return err
				}
			}
			return nil
		})
		found, err = Check(t.Context(), s)
		if err != nil || len(found) != 2 || found[0].Key != "check.tool.days" || found[1].Key != "check.tool.loan" {
			t.Errorf("found %v, %v", found, err)
		}
	})
}
