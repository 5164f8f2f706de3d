package data

import (
	"errors"
	"fmt"

	"gongdan/app/shop"
)

// Tool reads one tool.
func Tool(v View, id shop.ToolID) (shop.Tool, error) {
	return one(v, `tools WHERE id = $1`, toolRow, id)
}

// ToolByCode reads the tool with that code.
func ToolByCode(v View, code string) (shop.Tool, error) {
	return one(v, `tools WHERE code = $1`, toolRow, code)
}

// SaveTool keeps what is written on a tool. What its last calibration says of it
// is worked out anew.
func SaveTool(tx *Tx, t *shop.Tool) error {
	remember(tx, t)
	var last *shop.Calibration
	if t.ID != 0 {
		list, err := Calibrations(tx.View, t.ID, 1)
		if err != nil {
			return err
		}
		if len(list) > 0 {
			last = &list[0]
		}
	}
	t.Follow(last)
	if err := keep(tx, shop.KindTools, &t.ID, &t.Rev, toolFields(t)); err != nil {
		return err
	}
	return saveTokens(tx, shop.KindTools, int64(t.ID), toolTokens(*t))
}

func toolFields(t *shop.Tool) fields {
	return fields{
		{"code", &t.Code},
		{"name", &t.Name},
		{"kind", &t.Kind},
		{"serial", &t.Serial},
		{"bin", &t.Bin},
		{"bought_on", &t.BoughtOn},
		{"value_fen", &t.Value},
		{"note", &t.Note},
		{"every_days", &t.EveryDays},
		{"active", &t.Active},
		{"why", &t.Why},
		{"calibrated_on", &t.CalibratedOn},
		{"due_on", &t.DueOn},
		{"failed", &t.Failed},
	}
}

func toolRow(t *shop.Tool) fields { return toolFields(t).with(&t.ID, &t.Rev) }

// ToolLoan reads one loan.
func ToolLoan(v View, id shop.ToolLoanID) (shop.ToolLoan, error) {
	return one(v, `tool_loans WHERE id = $1`, toolLoanRow, id)
}

// ToolOut is the loan by which somebody has the tool; its ID is 0 when it is here.
func ToolOut(v View, id shop.ToolID) (shop.ToolLoan, error) {
	l, err := one(v, `tool_loans WHERE tool_id = $1 AND back_at = 0`, toolLoanRow, id)
	if errors.Is(err, shop.ErrMissing) {
		return shop.ToolLoan{}, nil
	}
	return l, err
}

// ToolLoans are the loans of a tool, at most n, the latest first.
func ToolLoans(v View, id shop.ToolID, n int) ([]shop.ToolLoan, error) {
	return all(v, `tool_loans WHERE tool_id = $1 ORDER BY out_at DESC, id DESC LIMIT $2`, toolLoanRow, id, n)
}

// SaveToolLoan keeps a loan.
func SaveToolLoan(tx *Tx, l *shop.ToolLoan) error {
	remember(tx, l)
	if err := keep(tx, shop.KindToolLoans, &l.ID, &l.Rev, toolLoanFields(l)); err != nil {
		return err
	}
	tx.change(shop.KindTools, int64(l.ToolID))
	return nil
}

// DropToolLoan takes a loan away that was not one after all.
func DropToolLoan(tx *Tx, l shop.ToolLoan) error {
	n, err := tx.exec(`DELETE FROM tool_loans WHERE id = $1 AND rev = $2`, l.ID, l.Rev)
	if err == nil && n == 0 {
		err = shop.ErrStale
	}
	if err != nil {
		return fmt.Errorf("drop loan %d of a tool: %w", l.ID, err)
	}
	tx.change(shop.KindToolLoans, int64(l.ID))
	tx.change(shop.KindTools, int64(l.ToolID))
	return nil
}

func toolLoanFields(l *shop.ToolLoan) fields {
	return fields{
		{"tool_id", &l.ToolID},
		{"person_id", &l.Person},
		{"out_at", moment{&l.OutAt}},
		{"out_by", to(&l.OutBy)},
		{"due_on", &l.DueOn},
		{"back_at", moment{&l.BackAt}},
		{"back_by", to(&l.BackBy)},
		{"state", &l.State},
		{"note", &l.Note},
	}
}

func toolLoanRow(l *shop.ToolLoan) fields { return toolLoanFields(l).with(&l.ID, &l.Rev) }

// Calibrations are those of a tool, at most n, the latest day first.
func Calibrations(v View, id shop.ToolID, n int) ([]shop.Calibration, error) {
	return all(v, `calibrations WHERE tool_id = $1 ORDER BY on_day DESC, id DESC LIMIT $2`, calibrationRow, id, n)
}

// AddCalibration keeps a calibration and what follows for its tool.
func AddCalibration(tx *Tx, c *shop.Calibration) error {
	remember(tx, c)
	if err := insertID(tx, "calibrations", &c.ID, calibrationFields(c)); err != nil {
		return err
	}
	return followTool(tx, c.ToolID)
}

// DropCalibration takes away a calibration that was none.
func DropCalibration(tx *Tx, c shop.Calibration) error {
	n, err := tx.exec(`DELETE FROM calibrations WHERE id = $1`, c.ID)
	if err == nil && n == 0 {
		err = shop.ErrStale
	}
	if err != nil {
		return fmt.Errorf("drop calibration %d: %w", c.ID, err)
	}
	return followTool(tx, c.ToolID)
}

// followTool keeps what the calibrations of a tool come to.
func followTool(tx *Tx, id shop.ToolID) error {
	t, err := Tool(tx.View, id)
	if err != nil {
		return err
	}
	return SaveTool(tx, &t)
}

func calibrationFields(c *shop.Calibration) fields {
	return fields{
		{"tool_id", &c.ToolID},
		{"on_day", &c.On},
		{"by_whom", &c.By},
		{"certificate", &c.Certificate},
		{"passed", &c.Passed},
		{"next_on", &c.NextOn},
		{"note", &c.Note},
		{"at", moment{&c.At}},
		{"person_id", to(&c.Person)},
	}
}

func calibrationRow(c *shop.Calibration) fields {
	return append(fields{{"id", &c.ID}}, calibrationFields(c)...)
}

// ToolFile is a tool with all that happened to it, the earliest first.
type ToolFile struct {
	shop.Tool
	Loans        []shop.ToolLoan
	Calibrations []shop.Calibration
}

// EachTool hands on all tools with their files, the oldest first.
func EachTool(v View, do func(ToolFile) error) error {
	return each(v, "tools", toolRow, func(t *shop.Tool) int64 { return int64(t.ID) }, oneByOne(func(t shop.Tool) error {
		f, err := FileOfTool(v, t)
		if err != nil {
			return err
		}
		return do(f)
	}))
}

// FileOfTool is a tool with all that happened to it.
func FileOfTool(v View, t shop.Tool) (f ToolFile, err error) {
	f.Tool = t
	if f.Loans, err = all(v, `tool_loans WHERE tool_id = $1 ORDER BY out_at, id`, toolLoanRow, t.ID); err != nil {
		return f, err
	}
	f.Calibrations, err = all(v, `calibrations WHERE tool_id = $1 ORDER BY on_day, id`, calibrationRow, t.ID)
	return f, err
}
