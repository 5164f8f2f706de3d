package tools

import (
	"context"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// calibrate writes down a calibration of a tool.
func (p *page) calibrate(id shop.ToolID) {
	p.readLending(id, func(l lending) { p.calibrationSheet(l.tool) })
}

func (p *page) calibrationSheet(t shop.Tool) {
	h, today := p.h, p.today()
	first := shop.Calibration{ToolID: t.ID, On: today, Passed: true}
	if t.EveryDays > 0 {
		first.NextOn = today.Add(t.EveryDays)
	}
	edit := screen.NewEdit(h, screen.EditSpec[shop.Calibration]{
		Draft: draftOf("tool_calibrate", t.ID), Scope: "tool",
		Title: func(shop.Calibration) string { return h.Say("tools.act.calibrate") + " " + t.Title() },
		Read: func(v data.View) (shop.Calibration, error) {
			last, err := data.Calibrations(v, t.ID, 1)
			c := first
			if len(last) > 0 {
				c.By = last[0].By // it is the same laboratory as a rule
			}
			return c, err
		},
		Save: work.CalibrateTool,
		Build: func(f *kit.Form, c *shop.Calibration) {
			f.Row(2)
			f.Date("on", &c.On).Required()
			f.Date("next_on", &c.NextOn)
			f.Row(2)
			f.Text("by", &c.By).Required().Max(shop.MaxName)
			f.Text("certificate", &c.Certificate).Max(shop.MaxName)
			f.Row(1)
			f.Tick("passed", &c.Passed)
			f.Text("note", &c.Note).Max(shop.MaxText)
		},
		Check: func(c shop.Calibration) shop.Problems { return c.Check(today) },
		Saved: func(c shop.Calibration) {
			words := "tools.said.passed"
			if !c.Passed {
				words = "tools.said.failed"
			}
			h.Toast(h.Say(words, shop.Args{"Tool": t.Title(), "Day": string(c.NextOn)}), func() {
				screen.Act(h, func(ctx context.Context, d work.Desk) (any, error) { return nil, work.UndoCalibration(ctx, d, c) }, func(_ any, err error) {
					h.Fail("undo a calibration", err)
				})
			})
		},
	})
	screen.SheetOf(h, h.Say("tools.act.calibrate")+"  "+t.Title(), 460, edit)
	edit.Open()
	edit.Form.Focus("by")
}
