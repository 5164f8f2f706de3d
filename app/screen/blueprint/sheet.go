package blueprint

import (
	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	measured "gongdan/app/shop/blueprint"
)

// sheet is one of the tables of the page.
type sheet interface {
	object() fyne.CanvasObject
	focus()
	open()                  // what Enter does with the chosen row
	preview()               // what it is about
	chosen() *measured.Case // the chosen car, where rows are cars
	lines(*screen.Host) [][]string
}

// sheets are all tables.
type sheets struct {
	steps    *grid[measured.StepFigures]
	advisors *grid[measured.AdvisorFigures]
	causes   *grid[measured.CauseFigures]
	list     *grid[listed]
	here     *grid[measured.Case]
}

func newSheets(p *Page) sheets {
	return sheets{steps: newSteps(p), advisors: newAdvisors(p), causes: newCauses(p), list: newList(p), here: newHere(p)}
}

// grid is a table that is given all its rows, and can write them into a file.
type grid[R any] struct {
	table  *kit.Table[R]
	cols   []kit.Column[R]
	rows   []R
	hidden map[string]bool
	car    func(*R) *measured.Case // nil: rows are no cars
	show   func(R)                 // preview
	whole  fyne.CanvasObject       // the table with what stands beside it; nil: the table
}

func newGrid[R any](p *Page, id string, cols []kit.Column[R], open func(R)) *grid[R] {
	g := &grid[R]{cols: cols, hidden: map[string]bool{}}
	g.table = kit.NewTable(p.h.Env, id, cols)
	g.table.OnOpen = open
	g.table.OnPreview = func(R) { g.preview() }
	g.table.SetFoot(p.h.Say("blueprint.foot."+id[len("blueprint_"):]), nil)
	return g
}

func (g *grid[R]) object() fyne.CanvasObject {
	if g.whole != nil {
		return g.whole
	}
	return g.table.Object()
}

func (g *grid[R]) focus() { g.table.Focus() }

func (g *grid[R]) open() {
	if r, ok := g.table.Selected(); ok {
		g.table.OnOpen(r)
	}
}

func (g *grid[R]) preview() {
	if r, ok := g.table.Selected(); ok && g.show != nil {
		g.show(r)
	}
}

func (g *grid[R]) chosen() *measured.Case {
	if g.car == nil {
		return nil
	}
	if r, ok := g.table.Selected(); ok {
		return g.car(&r)
	}
	if len(g.rows) > 0 {
		return g.car(&g.rows[0])
	}
	return nil
}

func (g *grid[R]) set(rows []R) {
	g.rows = rows
	g.table.SetRows(rows)
}

// hide leaves a column out, on the screen and in the file.
func (g *grid[R]) hide(id string, hidden bool) {
	g.hidden[id] = hidden
	g.table.HideColumn(id, hidden)
}

// lines are the titles and the rows in words.
func (g *grid[R]) lines(h *screen.Host) [][]string {
	var titles []string
	for _, c := range g.cols {
		if !g.hidden[c.ID] {
			titles = append(titles, h.Say(c.TitleKey))
		}
	}
	all := [][]string{titles}
	for _, r := range g.rows {
		var line []string
		for _, c := range g.cols {
			if g.hidden[c.ID] {
				continue
			}
			cell := c.Cell(r)
			if cell.Chip != nil {
				cell.Text = cell.Chip.Word
			}
			line = append(line, cell.Text)
		}
		all = append(all, line)
	}
	return all
}
