package orders

import (
	"slices"

	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// Meet implements screen.Meeter: the line of a part that was scanned is marked, and a part
// that is on no line gets one, as if it was picked in the row of new lines.
func (e *Editor) Meet(hit shop.Hit) bool {
	if hit.Kind != shop.KindParts || e.arriving() || e.Reading() || e.frozen() {
		return false
	}
	l, part := e.lines, shop.PartID(hit.ID)
	if markLine(l, part) {
		return true
	}
	car := e.visit.Vehicle
	screen.Read(e.h, func(v data.View) (data.Item, error) { return scannedItem(v, part, hit.Key, car) }, func(it data.Item, err error) {
		switch {
		case e.closed || e.frozen():
		case err != nil:
			e.voice.fail("add what was scanned", err)
		case !markLine(l, part): // scanned twice in a hurry
			take(l, found{item: it})
			markLine(l, part)
		}
	})
	return true
}

// markLine goes to the line of a part; false: there is none.
func markLine(l *lines, part shop.PartID) bool {
	row := slices.IndexFunc(l.e.visit.Order.Lines, func(x shop.Line) bool { return x.PartID == part })
	if row < 0 {
		return false
	}
	l.grid.Select(row, colQty)
	l.grid.Focus()
	return true
}

// scannedItem is a part as the row of new lines finds it.
func scannedItem(v data.View, id shop.PartID, number string, car shop.Vehicle) (data.Item, error) {
	all, err := findItems(v, number, quickParts, car)
	if err != nil {
		return data.Item{}, err
	}
	for _, it := range all {
		if it.Part.ID == id {
			return it, nil
		}
	}
	part, err := data.Part(v, id)
	return data.Item{Kind: shop.KindParts, Part: part}, err
}
