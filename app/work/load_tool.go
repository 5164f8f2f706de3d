package work

import (
	"gongdan/app/shop"
	"gongdan/data"
)

// ToolFile is a tool with all that happened to it.
type ToolFile = data.ToolFile

// LoadTool adds a tool with its file to a load; it is known by its code.
func LoadTool(l *Load, f ToolFile) error {
	_, there := l.known.Shelves.Tools[f.Code]
	l.count(shop.KindTools, there)
	if there {
		return nil
	}
	t := f.Tool
	if err := data.SaveTool(l.tx, &t); err != nil {
		return err
	}
	l.known.Shelves.Tools[t.Code] = t.ID
	for _, x := range f.Loans {
		x.ToolID = t.ID
		if err := data.SaveToolLoan(l.tx, &x); err != nil {
			return err
		}
	}
	for _, c := range f.Calibrations {
		c.ToolID = t.ID
		if err := data.AddCalibration(l.tx, &c); err != nil {
			return err
		}
	}
	return nil
}
