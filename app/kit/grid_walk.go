package kit

// gridWalk takes the choice of a grid from cell to cell.
type gridWalk struct{ grid *Grid }

// move takes the keys that walk through the cells.
func (w gridWalk) move(c Chord) bool {
	switch c {
	case Keys("Enter"), Keys("Tab"):
		w.step(1)
	case Keys("Shift+Enter"), Keys("Shift+Tab"):
		w.step(-1)
	case Keys("↑"):
		w.down(-1)
	case Keys("↓"):
		w.down(1)
	case Keys("PgUp"):
		w.down(-min(w.grid.at.row, w.grid.room()))
	case Keys("PgDn"):
		w.down(min(w.grid.count()-1-w.grid.at.row, w.grid.room()))
	case Keys("←"):
		w.sideways(-1)
	case Keys("→"):
		w.sideways(1)
	case Keys("Home"):
		w.grid.Select(w.grid.at.row, max(0, w.beside(-1, 1)))
	case Keys("End"):
		w.grid.Select(w.grid.at.row, max(0, w.beside(len(w.grid.list), -1)))
	default:
		return false
	}
	return true
}

// editable reports whether a column is seen and can be edited.
func (w gridWalk) editable(col int) bool {
	return w.grid.list[col].Kind != GridRead && w.grid.cols.list[col].shown
}

// beside is the next column that can be edited, −1 if there is none.
func (w gridWalk) beside(col, step int) int {
	for col += step; col >= 0 && col < len(w.grid.list); col += step {
		if w.editable(col) {
			return col
		}
	}
	return -1
}

// sideways goes to the next cell of the line.
func (w gridWalk) sideways(step int) {
	if col := w.beside(w.grid.at.col, step); col >= 0 {
		w.grid.Select(w.grid.at.row, col)
	}
}

// step goes to the next cell, at the end of the line to the next line, behind
// the last to what follows the grid.
func (w gridWalk) step(by int) {
	row, col := w.grid.at.row, w.beside(w.grid.at.col, by)
	if col < 0 {
		row += by
		if by > 0 {
			col = w.beside(-1, 1)
		} else {
			col = w.beside(len(w.grid.list), -1)
		}
	}
	switch c := canvasOf(w.grid); {
	case row >= w.grid.count() && w.grid.OnEnd != nil:
		w.grid.OnEnd()
	case row >= w.grid.count() && c != nil:
		c.FocusNext()
	case row < 0 && c != nil:
		c.FocusPrevious()
	case col >= 0:
		w.keep(row, col)
	}
}

// keep is Select that leaves a warning about the cell before in sight.
func (w gridWalk) keep(row, col int) {
	say, tone := w.grid.mark.say, w.grid.mark.tone
	w.grid.Select(row, col)
	if say != "" {
		w.grid.mark.say, w.grid.mark.tone = say, tone
		w.grid.mark.Refresh()
	}
}

// down goes to another line.
func (w gridWalk) down(by int) {
	switch row := w.grid.at.row + by; {
	case row >= w.grid.count() && w.grid.OnEnd != nil:
		w.grid.OnEnd()
	case row >= 0 && row < w.grid.count():
		w.grid.Select(row, w.grid.at.col)
	}
}
