package parts

import (
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// stickers prints what is stuck on parts and bins. Of the part that came in last
// it prints as many as came.
type stickers struct {
	h     *screen.Host
	asked func() data.Ask // what the list shows
	last  shop.PartID
	n     int
}

// came notes that pieces of a part came in, and says that there are labels for
// them.
func (s *stickers) came(part shop.Part, qty shop.Qty) {
	s.last, s.n = part.ID, pieces(qty)
	s.h.Toast(s.h.Say("parts.labels_next", shop.Args{"Name": part.Name, "N": s.n}), nil)
}

// actions are those on the part that is chosen.
func (s *stickers) actions(chosen func() (shop.Part, bool)) []screen.Action {
	return []screen.Action{
		{ID: "parts.act.label", Keys: "Alt+L", Do: func() {
			if part, ok := chosen(); ok {
				s.print(part)
			}
		}},
		{ID: "parts.act.bin_label", Keys: "Alt+Shift+L", Do: func() {
			if part, ok := chosen(); ok {
				screen.LabelSheet(s.h, shop.BinLabel(part.Bin))
			}
		}, Can: func() bool {
			part, ok := chosen()
			return ok && part.Bin != ""
		}},
		{ID: "parts.act.list_labels", Keys: "Ctrl+Alt+L", Do: s.listed},
	}
}

// listed prints one label for each part that the list shows, and where those are
// too many says so.
func (s *stickers) listed() {
	ask := s.asked()
	ask.N = shop.LabelsMost
	screen.Read(s.h, func(v data.View) (data.Page[data.PartRow], error) { return data.PartList(v, ask) }, func(found data.Page[data.PartRow], err error) {
		switch {
		case err != nil:
			s.h.Fail("read parts", err)
		case found.Total > shop.LabelsMost:
			s.h.Fail("print labels", shop.Refuse("label.refuse.listed", shop.Args{"N": found.Total, "Most": shop.LabelsMost}))
		default:
			var all []shop.Label
			for _, p := range found.Rows {
				all = append(all, shop.PartLabel(p, 1))
			}
			screen.LabelSheet(s.h, all...)
		}
	})
}

func (s *stickers) print(part shop.Part) {
	n := 1
	if s.last == part.ID {
		n, s.last = s.n, 0
	}
	screen.LabelSheet(s.h, shop.PartLabel(part, n))
}

// pieces is how many labels so much of a part wants: one for what is measured
// and not counted.
func pieces(qty shop.Qty) int {
	if qty%shop.One != 0 {
		return 1
	}
	return int(qty / shop.One)
}
