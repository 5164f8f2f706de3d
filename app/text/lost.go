package text

import (
	"strings"

	"gongdan/app/shop"
	"gongdan/app/shop/lost"
)

// Unknown is what stands for a figure that nobody knows.
func Unknown() string { return unknown }

// LostSummary is the period and what was missed in it.
func LostSummary(l Lang, b *lost.Book) string {
	return l.Say("lost.summary", shop.Args{"From": b.From, "To": b.To}) + " " + LostHead(l, b)
}

// LostHead is what was missed of what was offered, and how much of it came back.
func LostHead(l Lang, b *lost.Book) string {
	s := b.Sum()
	missed, ok := s.Rate()
	back, some := s.BackRate()
	return l.Say("lost.head", shop.Args{
		"N": s.Missed, "Sum": s.MissedSum, "Offered": s.OfferedSum, "Rate": RedoneShare(l, missed, ok), "Back": RedoneShare(l, back, some),
	})
}

// LostWhy is what a car is called about: what is worth most, and how much more.
func LostWhy(l Lang, c lost.Call) string {
	const named = 2
	var names []string
	for i, h := range c.Hopes {
		if i == named {
			return l.Say("lost.why_more", shop.Args{"Names": strings.Join(names, l.Say("lost.and")), "N": len(c.Hopes) - named})
		}
		names = append(names, h.Name)
	}
	return strings.Join(names, l.Say("lost.and"))
}

// LostChance says how the value of an offer was reckoned.
func LostChance(l Lang, h lost.Hope) string {
	if h.Chance.Of == 0 {
		return l.Say("lost.chance_unknown", shop.Args{"Way": l.Say(h.Way.Key()), "Order": h.Number})
	}
	return l.Say("lost.chance", shop.Args{
		"Way": l.Say(h.Way.Key()), "Order": h.Number, "Amount": h.Amount, "Basis": l.Say(h.Chance.Basis.Key()), "Back": h.Chance.Back, "Of": h.Chance.Of, "Worth": h.Worth(),
	})
}

// LostNotes say what is counted and how.
func LostNotes(l Lang, r lost.Rules) []string {
	return append(saidAll(l, "lost.define.offered", "lost.define.ways", "lost.define.rate", "lost.define.back", "lost.define.person"),
		l.Say("lost.define.calls", shop.Args{"Days": r.WindowDays, "Rest": r.RestDays, "Least": r.LeastLines}))
}

// LostLines are the missed offers by item, the titles first; people are names.
func LostLines(l Lang, b *lost.Book, people map[shop.PersonID]string) [][]string {
	lines := [][]string{{LostSummary(l, b)}, saidAll(l, "lost.col.kind", "lost.col.item", "lost.col.person", "lost.col.order", "lost.col.at", "lost.col.way", "lost.col.amount", "lost.col.later")}
	for _, r := range b.Rows() {
		for _, o := range r.Missed {
			lines = append(lines, []string{
				l.Say(o.Kind.Key()), o.Name, people[o.Found], o.Number, l.Date(o.At), l.Say(o.Way.Key()), l.Money(o.Amount), o.Later,
			})
		}
	}
	return lines
}
