package work

import (
	"context"
	"errors"
	"strings"
	"time"

	"gongdan/app/shop"
	"gongdan/data"
)

// SaveTool keeps what is written on a tool. One that somebody has stays in use.
func SaveTool(ctx context.Context, d Desk, t shop.Tool) (shop.Tool, error) {
	t.Code, t.Bin = shop.Fold(t.Code), shop.Fold(t.Bin)
	t.Name, t.Kind, t.Serial = strings.TrimSpace(t.Name), strings.TrimSpace(t.Kind), strings.TrimSpace(t.Serial)
	if t.Active {
		t.Why = ""
	}
	err := d.keep(ctx, shop.AdjustStock, t.Check(), func(tx *data.Tx) error {
		if err := freeCode(tx, t); err != nil {
			return err
		}
		if !t.Active && t.ID != 0 {
			if err := toolIsHere(tx, t, "tool.refuse.retire"); err != nil {
				return err
			}
		}
		if err := data.SaveTool(tx, &t); err != nil {
			return err
		}
		tx.Note("tool.save", shop.KindTools, int64(t.ID), t.Title())
		return nil
	})
	return t, err
}

// freeCode refuses the code of another tool.
func freeCode(tx *data.Tx, t shop.Tool) error {
	other, err := data.ToolByCode(tx.View, t.Code)
	switch {
	case errors.Is(err, shop.ErrMissing) || err == nil && other.ID == t.ID:
		return nil
	case err != nil:
		return err
	}
	return shop.Problems{{Field: "code", Say: "tool.say.code", With: shop.Args{"Name": other.Name}}}
}

// toolIsHere refuses a tool that somebody has, and says who since when.
func toolIsHere(tx *data.Tx, t shop.Tool, refuse string) error {
	l, err := data.ToolOut(tx.View, t.ID)
	if err != nil || l.ID == 0 {
		return err
	}
	who, err := data.Person(tx.View, l.Person)
	if err != nil {
		return err
	}
	return shop.Refuse(refuse, shop.Args{"Tool": t.Title(), "Person": who.Name, "At": l.OutAt})
}

// LendTool (借出) gives a tool into somebody's hands: one that is here, in use, and
// trusted. Only tool, person, day and note of the loan are asked.
func LendTool(ctx context.Context, d Desk, l shop.ToolLoan) (shop.ToolLoan, error) {
	l = shop.ToolLoan{ToolID: l.ToolID, Person: l.Person, OutAt: d.Now(), OutBy: d.Person.ID, DueOn: l.DueOn, Note: strings.TrimSpace(l.Note)}
	err := d.keep(ctx, shop.AdjustStock, l.Check(d.Today()), func(tx *data.Tx) error {
		t, err := data.Tool(tx.View, l.ToolID)
		if err != nil {
			return err
		}
		if err := toolIsHere(tx, t, "tool.refuse.lent"); err != nil {
			return err
		}
		rules, err := data.Rules(tx.View)
		if err != nil {
			return err
		}
		if err := t.MayLend(shop.ToolRulesOn(rules, d.Today()), d.Today()); err != nil {
			return err
		}
		who, err := data.Person(tx.View, l.Person)
		if err != nil {
			return err
		}
		if !who.Active {
			return shop.Refuse("tool.refuse.person", shop.Args{"Person": who.Name})
		}
		if err := data.SaveToolLoan(tx, &l); err != nil {
			return err
		}
		tx.Note("tool.lend", shop.KindTools, int64(t.ID), t.Title()+" → "+who.Name)
		return nil
	})
	return l, err
}

// TakeToolBack (归还) ends a loan. What came back broken, or not at all, is out of
// use from then on.
func TakeToolBack(ctx context.Context, d Desk, l shop.ToolLoan) (shop.ToolLoan, error) {
	l.BackAt, l.BackBy, l.Note = d.Now(), d.Person.ID, strings.TrimSpace(l.Note)
	err := d.keep(ctx, shop.AdjustStock, l.Check(""), func(tx *data.Tx) error {
		was, err := data.ToolLoan(tx.View, l.ID)
		switch {
		case err != nil:
			return err
		case !was.Out():
			return shop.ErrStale
		}
		l.ToolID, l.Person, l.OutAt, l.OutBy, l.DueOn = was.ToolID, was.Person, was.OutAt, was.OutBy, was.DueOn
		if err := data.SaveToolLoan(tx, &l); err != nil {
			return err
		}
		return setUse(tx, l.ToolID, toolUse{"tool.back", !l.State.Ends(), l.Note, string(l.State)})
	})
	return l, err
}

// toolUse is whether a tool is in use from now on, why not, and what the journal
// says of it.
type toolUse struct {
	act    string
	active bool
	why    string
	note   string
}

// setUse takes a tool out of use, or notes only what happened to it.
func setUse(tx *data.Tx, id shop.ToolID, u toolUse) error {
	t, err := data.Tool(tx.View, id)
	if err != nil {
		return err
	}
	tx.Note(u.act, shop.KindTools, int64(id), t.Title()+" "+u.note)
	if t.Active == u.active {
		return nil
	}
	if t.Active, t.Why = u.active, u.why; u.active {
		t.Why = ""
	}
	return data.SaveTool(tx, &t)
}

// UndoToolLoan takes the last step of a loan back, as it was kept: one that came
// back is out again, one that went out was none.
func UndoToolLoan(ctx context.Context, d Desk, l shop.ToolLoan) error {
	return d.keep(ctx, shop.AdjustStock, nil, func(tx *data.Tx) error {
		if l.Out() {
			if err := data.DropToolLoan(tx, l); err != nil {
				return err
			}
			return setUse(tx, l.ToolID, toolUse{act: "tool.undo", active: true, note: "lend"})
		}
		t, err := data.Tool(tx.View, l.ToolID)
		if err != nil {
			return err
		}
		if err := toolIsHere(tx, t, "tool.refuse.lent"); err != nil {
			return err
		}
		again := l
		again.BackAt, again.BackBy, again.State, again.Note = time.Time{}, 0, "", ""
		if err := data.SaveToolLoan(tx, &again); err != nil {
			return err
		}
		return setUse(tx, l.ToolID, toolUse{act: "tool.undo", active: t.Active || l.State.Ends(), why: t.Why, note: "back"})
	})
}

// CalibrateTool (校准) notes that a tool was calibrated, with what result.
func CalibrateTool(ctx context.Context, d Desk, c shop.Calibration) (shop.Calibration, error) {
	c.ID, c.At, c.Person = 0, d.Now(), d.Person.ID
	c.By, c.Certificate, c.Note = strings.TrimSpace(c.By), strings.TrimSpace(c.Certificate), strings.TrimSpace(c.Note)
	err := d.keep(ctx, shop.AdjustStock, c.Check(d.Today()), func(tx *data.Tx) error {
		t, err := data.Tool(tx.View, c.ToolID)
		if err != nil {
			return err
		}
		if c.NextOn == "" && t.EveryDays > 0 {
			c.NextOn = c.On.Add(t.EveryDays)
		}
		if err := data.AddCalibration(tx, &c); err != nil {
			return err
		}
		result := "failed"
		if c.Passed {
			result = "passed"
		}
		tx.Note("tool.calibrate", shop.KindTools, int64(t.ID), t.Title()+" "+string(c.On)+" "+result+" "+c.Certificate)
		return nil
	})
	return c, err
}

// UndoCalibration takes back a calibration that was just written.
func UndoCalibration(ctx context.Context, d Desk, c shop.Calibration) error {
	return d.keep(ctx, shop.AdjustStock, nil, func(tx *data.Tx) error {
		if err := data.DropCalibration(tx, c); err != nil {
			return err
		}
		tx.Note("tool.undo", shop.KindTools, int64(c.ToolID), "calibrate "+string(c.On))
		return nil
	})
}
