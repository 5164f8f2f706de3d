package work_test

import (
	"errors"
	"testing"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

// wrench is a tool that is calibrated every year, and was two months ago.
func (c *counter) wrench() shop.Tool {
	c.Helper()
	t := got(work.SaveTool(c.Context(), c.as(c.keeper), shop.Tool{Code: " gj-001 ", Name: "扭力扳手", EveryDays: 365, Active: true, Why: "x"}))(c)
	got(work.CalibrateTool(c.Context(), c.as(c.keeper), shop.Calibration{ToolID: t.ID, On: "2026-02-14", By: "市计量院", Certificate: "JL-1", Passed: true}))(c)
	return c.tool(t.ID)
}

func (c *counter) tool(id shop.ToolID) shop.Tool {
	c.Helper()
	return read(c, func(v data.View) (shop.Tool, error) { return data.Tool(v, id) })
}

func TestAToolIsLentAndTakenBackAndBothCanBeUndone(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		w := c.wrench()
		if w.Code != "GJ-001" || w.Why != "" || w.DueOn != "2027-02-14" {
			t.Fatalf("kept %+v", w)
		}
		lend := shop.ToolLoan{ToolID: w.ID, Person: c.technician.ID, DueOn: "2026-04-14", Note: " 换轮胎 "}
		l := got(work.LendTool(c.Context(), c.as(c.keeper), lend))(c)
		if !l.Out() || l.OutBy != c.keeper.ID || l.Note != "换轮胎" || !l.OutAt.Equal(c.now) {
			t.Errorf("lent %+v", l)
		}
		c.refused(failure(work.LendTool(c.Context(), c.as(c.keeper), lend)), "tool.refuse.lent")
		off := w
		off.Active, off.Why = false, "送修"
		c.refused(failure(work.SaveTool(c.Context(), c.as(c.keeper), off)), "tool.refuse.retire")
		c.pass(90)
		back := l
		back.State = shop.ToolWorn
		done := got(work.TakeToolBack(c.Context(), c.as(c.owner), back))(c)
		if done.Out() || done.BackBy != c.owner.ID || done.Person != c.technician.ID {
			t.Errorf("back %+v", done)
		}
		if _, err := work.TakeToolBack(c.Context(), c.as(c.owner), back); !errors.Is(err, shop.ErrStale) {
			t.Errorf("taken back twice: %v", err)
		}
		got(true, work.UndoToolLoan(c.Context(), c.as(c.owner), done))(c)
		out := read(c, func(v data.View) (shop.ToolLoan, error) { return data.ToolOut(v, w.ID) })
		if out.ID != l.ID || out.State != "" {
			t.Errorf("after the undo %+v", out)
		}
		got(true, work.UndoToolLoan(c.Context(), c.as(c.owner), out))(c)
		if n := len(read(c, func(v data.View) ([]shop.ToolLoan, error) { return data.ToolLoans(v, w.ID, 9) })); n != 0 {
			t.Errorf("%d loans after both were undone", n)
		}
		c.sound()
	})
}

func TestWhatComesBackBrokenIsOutOfUseUntilThatIsUndone(t *testing.T) {
	c := open(t)
	w := c.wrench()
	l := got(work.LendTool(c.Context(), c.as(c.keeper), shop.ToolLoan{ToolID: w.ID, Person: c.technician.ID}))(c)
	l.State = shop.ToolBroken
	if err := failure(work.TakeToolBack(c.Context(), c.as(c.keeper), l)); !errors.As(err, new(shop.Problems)) {
		t.Errorf("broken without a word: %v", err)
	}
	l.Note = "棘轮打滑"
	done := got(work.TakeToolBack(c.Context(), c.as(c.keeper), l))(c)
	if x := c.tool(w.ID); x.Active || x.Why != "棘轮打滑" {
		t.Errorf("broken it is %+v", x)
	}
	c.refused(failure(work.LendTool(c.Context(), c.as(c.keeper), shop.ToolLoan{ToolID: w.ID, Person: c.technician.ID})), "tool.refuse.inactive")
	got(true, work.UndoToolLoan(c.Context(), c.as(c.keeper), done))(c)
	if x := c.tool(w.ID); !x.Active || x.Why != "" {
		t.Errorf("after the undo it is %+v", x)
	}
	c.sound()
}

func TestWhatMeasuresWrongOrWasNotLookedAtIsNotLent(t *testing.T) {
	c := open(t)
	w := c.wrench()
	lend := func() error {
		return failure(work.LendTool(c.Context(), c.as(c.keeper), shop.ToolLoan{ToolID: w.ID, Person: c.technician.ID}))
	}
	bad := got(work.CalibrateTool(c.Context(), c.as(c.keeper), shop.Calibration{ToolID: w.ID, On: "2026-04-13", By: "市计量院"}))(c)
	c.refused(lend(), "tool.refuse.failed")
	got(true, work.UndoCalibration(c.Context(), c.as(c.keeper), bad))(c)
	if err := work.UndoCalibration(c.Context(), c.as(c.keeper), bad); !errors.Is(err, shop.ErrStale) {
		t.Errorf("undone twice: %v", err)
	}
	c.now = c.now.AddDate(1, 0, 0)
	c.refused(lend(), "tool.refuse.overdue")
	rules := read(c, data.Rules)
	for _, r := range rules {
		if r.Book == "tools" && r.Name == "refuse_overdue" {
			r.Value = 0
			if err := c.store.Write(c.Context(), data.By{At: c.now}, func(tx *data.Tx) error {
				tx.Note("test", shop.KindRules, 0, "")
				return data.SaveRule(tx, &r)
			}); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := lend(); err != nil {
		t.Errorf("a shop that only warns: %v", err)
	}
}

func TestWhatIsAskedOfToolsIsAskedOfEachField(t *testing.T) {
	c := open(t)
	w := c.wrench()
	for what, err := range map[string]error{
		"no code":      failure(work.SaveTool(c.Context(), c.as(c.keeper), shop.Tool{Name: "x"})),
		"another's":    failure(work.SaveTool(c.Context(), c.as(c.keeper), shop.Tool{Code: "GJ-001", Name: "x"})),
		"nobody":       failure(work.LendTool(c.Context(), c.as(c.keeper), shop.ToolLoan{ToolID: w.ID})),
		"due before":   failure(work.LendTool(c.Context(), c.as(c.keeper), shop.ToolLoan{ToolID: w.ID, Person: 1, DueOn: "2026-04-13"})),
		"no state":     failure(work.TakeToolBack(c.Context(), c.as(c.keeper), shop.ToolLoan{ID: 1, Person: 1})),
		"no day":       failure(work.CalibrateTool(c.Context(), c.as(c.keeper), shop.Calibration{ToolID: w.ID})),
		"tomorrow":     failure(work.CalibrateTool(c.Context(), c.as(c.keeper), shop.Calibration{ToolID: w.ID, On: "2026-04-15", By: "x"})),
		"next is past": failure(work.CalibrateTool(c.Context(), c.as(c.keeper), shop.Calibration{ToolID: w.ID, On: "2026-04-13", By: "x", NextOn: "2026-04-01"})),
	} {
		if !errors.As(err, new(shop.Problems)) {
			t.Errorf("%s: %v", what, err)
		}
	}
	for _, who := range []shop.Person{c.advisor, c.technician} {
		c.refused(failure(work.SaveTool(c.Context(), c.as(who), w)), "person.refuse.right")
		c.refused(failure(work.LendTool(c.Context(), c.as(who), shop.ToolLoan{ToolID: w.ID, Person: who.ID})), "person.refuse.right")
	}
	stale := w
	stale.Rev = 0
	if _, err := work.SaveTool(c.Context(), c.as(c.keeper), stale); !errors.Is(err, shop.ErrStale) {
		t.Errorf("an old one: %v", err)
	}
}
