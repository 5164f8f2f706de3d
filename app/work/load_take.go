package work

import (
	"gongdan/app/shop"
	"gongdan/data"
)

// LoadTakeCause adds a cause of differences to a load; it is known by its name.
func LoadTakeCause(l *Load, c shop.TakeCause) error {
	_, there := l.known.Shelves.Causes[c.Name]
	l.count(shop.KindTakeCauses, there)
	if there {
		return nil
	}
	if err := data.SaveTakeCause(l.tx, &c); err != nil {
		return err
	}
	l.known.Shelves.Causes[c.Name] = c.ID
	return nil
}

// BeginTakeCauses takes the causes of a new shop away: those of the file are all it has.
func BeginTakeCauses(l *Load) error {
	if !l.Fresh() {
		return nil
	}
	l.known.Shelves.Causes = map[string]shop.CauseID{}
	return data.DropTakeCauses(l.tx)
}

// FindTakeCause is the id of a cause by name, 0 for none.
func FindTakeCause(l *Load, name string) shop.CauseID { return l.known.Shelves.Causes[name] }

// LoadStockTake adds a stock-take, which is known by its number, with its lines of parts
// that came with the load: the ledger of the others is theirs, and what was counted of
// them as well. One that has no line then is left out.
func LoadStockTake(l *Load, s shop.StockTake, lines []shop.TakeLine) error {
	var own []shop.TakeLine
	for _, x := range lines {
		if l.Added(x.PartID) {
			own = append(own, x)
		}
	}
	there := l.known.Shelves.Takes[s.Number] != 0 || len(own) == 0
	l.count(shop.KindStockTakes, there)
	if there {
		return nil
	}
	if err := data.SaveStockTake(l.tx, &s); err != nil {
		return err
	}
	l.known.Shelves.Takes[s.Number] = s.ID
	for i := range own {
		x := &own[i]
		x.TakeID = s.ID
		if err := data.SaveTakeLine(l.tx, x); err != nil {
			return err
		}
		for _, c := range x.Counts {
			if err := data.SaveTakeCount(l.tx, *x, &c); err != nil {
				return err
			}
		}
	}
	return nil
}
