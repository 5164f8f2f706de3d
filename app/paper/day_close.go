package paper

import (
	"time"

	"gongdan/app/shop"
	"gongdan/app/text"
)

// Closed is what the paper of a day close is printed from.
type Closed struct {
	Shop  shop.Settings
	Close shop.DayClose
	Rows  [][]string // the payments, the titles first
	Who   string     // who counted
	At    time.Time  // when it is printed
	By    string     // who prints it
}

// DayClose (日结单) is a count of the till: what payments say, what there was, the drawer and
// what was handed over, and the payments one by one.
func DayClose(in Closed, say text.Lang) Doc {
	c := in.Close
	doc := reportDoc(in.Shop, say.Say("paper.day_close"), say.Say("paper.day_close_of", shop.Args{"Number": c.Number, "At": c.At, "By": in.Who}), say)
	doc.At, doc.Foot.Right = in.At.In(say.Zone), say.Say("paper.printed", shop.Args{"At": in.At, "By": in.By})
	doc.Blocks = []Block{
		figured(say.Say("dayclose.counted"), text.CloseLines(say, &c), 1),
		Notes{Lines: text.CloseNotes(say, &c)},
		figured(say.Say("dayclose.payments", shop.Args{"N": len(in.Rows) - 1}), in.Rows, 6),
	}
	return doc
}
