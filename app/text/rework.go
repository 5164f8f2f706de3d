package text

import (
	"gongdan/app/shop"
)

// RedoneKeys are the titles of what reworks have cost, the first for a cause.
func RedoneKeys() []string {
	return []string{
		"rework.cause", "reworks.col.bears", "reworks.col.n", "reworks.col.hours", "reworks.col.labour", "reworks.col.parts", "reworks.col.away",
		"reworks.col.cost", "reworks.col.share", "reworks.col.waived", "reworks.col.billed",
	}
}

// RedoneCause is the word of a cause, also of one that is not known yet.
func RedoneCause(l Lang, c shop.ReworkCause) string {
	if c == shop.CauseOpen {
		return l.Say("rework.cause_open")
	}
	return l.Say(c.Key())
}

// RedoneBears says who bears the cost.
func RedoneBears(l Lang, r shop.RedoneRow) string {
	switch {
	case !r.Free:
		return l.Say("reworks.customer")
	case r.Bears == "":
		return l.Say("reworks.shop")
	}
	return l.Say("reworks.shop_by", shop.Args{"Name": r.Bears})
}

// RedoneShare is a share in percent, a dash where there is none.
func RedoneShare(l Lang, r shop.Rate, ok bool) string {
	if !ok {
		return unknown
	}
	return l.Percent(r) + " %"
}

// RedoneTable is what reworks have cost, the titles first, the sum last.
func RedoneTable(l Lang, b *shop.RedoneBook) [][]string {
	lines := [][]string{saidAll(l, RedoneKeys()...)}
	line := func(cause, bears string, n int, s shop.RedoneSums) {
		share, ok := b.Share(s)
		lines = append(lines, []string{
			cause, bears, l.Int(int64(n)), l.Qty(s.Hours), l.Money(s.Cost.Labour), l.Money(s.Cost.Parts), l.Money(s.Cost.Away), l.Money(s.Cost.Sum()),
			RedoneShare(l, share, ok), l.Money(s.Waived), l.Money(s.Billed),
		})
	}
	for _, r := range b.Rows() {
		line(RedoneCause(l, r.Cause), RedoneBears(l, r), len(r.Of), r.RedoneSums)
	}
	line(l.Say("reworks.all"), "", len(b.Of), b.Sum())
	return lines
}

// RedoneOrders are the reworks one by one, the titles first.
func RedoneOrders(l Lang, b *shop.RedoneBook) [][]string {
	lines := [][]string{saidAll(l, "reworks.col.order", "reworks.col.at", "vehicles.plate", "reworks.col.first", "rework.cause", "reworks.col.bears", "reworks.col.hours", "reworks.col.cost", "reworks.col.waived", "reworks.col.billed")}
	for _, x := range b.Of {
		lines = append(lines, []string{
			x.Number, l.Date(x.At), l.Plate(x.Plate), x.First, RedoneCause(l, x.Cause), RedoneBears(l, shop.RedoneRow{Bears: x.Bears, Free: x.Free}),
			l.Qty(x.Hours), l.Money(x.Cost.Sum()), l.Money(x.Waived), l.Money(x.Billed),
		})
	}
	return lines
}

// RedoneNotes say what is counted and how.
func RedoneNotes(l Lang) []string {
	return saidAll(l, "reworks.define.n", "reworks.define.labour", "reworks.define.parts", "reworks.define.share", "reworks.define.waived", "reworks.define.bears")
}

// RedoneSummary is the period, how many came back, and how many of all that is.
func RedoneSummary(l Lang, b *shop.RedoneBook) string {
	rate, ok := b.Rate()
	return l.Say("reworks.summary", shop.Args{"From": b.From, "To": b.To, "N": len(b.Of), "Received": b.Received, "Rate": RedoneShare(l, rate, ok)})
}
