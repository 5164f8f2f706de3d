package text

import (
	"gongdan/app/shop"
)

// CloseLines are the methods of a count of the till that hold money, the titles first, the
// sum last.
func CloseLines(l Lang, c *shop.DayClose) [][]string {
	lines := [][]string{saidAll(l, "dayclose.col.method", "dayclose.col.expected", "dayclose.col.counted", "dayclose.col.diff")}
	for _, x := range c.Lines {
		if x.Expected != 0 || x.Counted != 0 {
			lines = append(lines, []string{l.Say(x.Method.Key()), l.Money(x.Expected), l.Money(x.Counted), l.Money(x.Diff())})
		}
	}
	expected, counted := c.Sums()
	return append(lines, []string{l.Say("reworks.all"), l.Money(expected), l.Money(counted), l.Money(counted - expected)})
}

// CloseNotes say why counts differ, what the drawer held and what was handed over, in
// notes and coins where they were counted.
func CloseNotes(l Lang, c *shop.DayClose) []string {
	var notes []string
	for _, x := range c.Lines {
		if x.Diff() != 0 {
			notes = append(notes, l.Say("dayclose.why", shop.Args{"Method": l.Say(x.Method.Key()), "Diff": x.Diff(), "Reason": x.Reason}))
		}
	}
	notes = append(notes, l.Say("dayclose.drawer", shop.Args{"Float": c.Float, "Left": c.Left, "Handed": c.HandedOver()}))
	coins := ""
	for _, x := range c.Coins {
		if x.Pieces > 0 {
			coins += l.Say("dayclose.coin", shop.Args{"Worth": x.Worth, "N": x.Pieces}) + "  "
		}
	}
	if coins != "" {
		notes = append(notes, l.Say("dayclose.coins", shop.Args{"Coins": coins}))
	}
	if c.Note != "" {
		notes = append(notes, c.Note)
	}
	if !c.Holds() {
		notes = append(notes, l.Say("dayclose.paper_undone", shop.Args{"At": c.UndoneAt}))
	}
	return notes
}
