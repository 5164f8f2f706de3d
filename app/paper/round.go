package paper

import (
	"time"

	"gongdan/app/shop"
	"gongdan/app/text"
)

// Round is what the store is to hand out for all orders that wait, in one walk along the
// shelves.
type Round struct {
	Paper  Paper
	Shop   shop.Settings
	Room   StoreRoom
	Orders map[shop.OrderID]PickFor
	At     time.Time
	By     string
}

// PickFor names an order on the list of a round.
type PickFor struct{ Number, Plate, Taker string }

// PickRound (汇总领料单) is the list of a round. It belongs to no order, so it has no code
// and is no copy of anything.
func PickRound(in Round, say text.Lang) Doc {
	c := keeper{clerk{Sheet{Paper: in.Paper, Shop: in.Shop, At: in.At, By: in.By, Workshop: Workshop{Room: in.Room}}, say}}
	d := c.doc(shop.FormPick, say.Date(in.At), say.Say("paper.round.purpose"))
	d.Title = say.Say("paper.round")
	d.Head = []Pair{c.pair("paper.date", say.DateTime(in.At)), c.pair("paper.round.orders", say.Int(int64(len(in.Orders))))}
	d.Blocks = c.open(
		c.words("paper.order", 0, func(r storeRow) string { return in.Orders[r.order].Number }),
		c.words("paper.plate", 0, func(r storeRow) string { return say.Plate(in.Orders[r.order].Plate) }),
		c.words("paper.sign_picker", 0, func(r storeRow) string { return in.Orders[r.order].Taker }),
	)
	if len(d.Blocks) == 0 {
		d.Blocks = []Block{Notes{Lines: []string{say.Say("paper.round.none")}}}
	}
	d.Blocks = append(d.Blocks, Notes{Lines: []string{say.Say("paper.pick.note")}}, c.signatures("paper.sign_storekeeper"))
	return d
}
