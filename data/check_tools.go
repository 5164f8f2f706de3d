package data

import "gongdan/app/shop"

// tools looks for tools whose days are not those of their last calibration, for
// loans of tools that are out of use, and for tools that words do not find.
func tools(c *checker) error {
	err := EachTool(c.v, func(f ToolFile) error {
		want := f.Tool
		var last *shop.Calibration
		if n := len(f.Calibrations); n > 0 {
			last = &f.Calibrations[n-1]
		}
		if want.Follow(last); want != f.Tool {
			c.say("check.tool.days", shop.Args{"Tool": f.Title(), "Due": want.DueOn})
		}
		for _, l := range f.Loans {
			if l.Out() && !f.Active || l.Check("").Err() != nil {
				c.say("check.tool.loan", shop.Args{"Tool": f.Title(), "At": l.OutAt})
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return checkTokens(c, findable[shop.Tool]{
		shop.KindTools, toolRow, func(t *shop.Tool) int64 { return int64(t.ID) },
		func(int64, int64) (func(*shop.Tool) []string, error) {
			return func(t *shop.Tool) []string { return toolTokens(*t) }, nil
		},
	})
}
