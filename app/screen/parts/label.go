package parts

import (
	"gongdan/app/screen"
	"gongdan/app/shop"
)

// stickers prints what is stuck on parts and bins. Of the part that came in last
// it prints as many as came.
type stickers struct {
	h    *screen.Host
	last shop.PartID
	n    int
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
	}
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
