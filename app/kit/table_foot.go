package kit

import (
	"fyne.io/fyne/v2"

	"gongdan/app/shop"
	"gongdan/app/text"
)

// tableFoot stands below the rows: how many there are or what the screen says
// instead, and sums on the edges of their columns.
type tableFoot struct {
	drawn
	cols *columns
	on   bool
	text string // of the screen; "" counts the rows
	auto string
	sums map[string]string // by column
	n    int64
}

func newTableFoot(cols *columns) *tableFoot {
	f := &tableFoot{cols: cols, n: -1}
	f.min = func(*Theme) fyne.Size { return fyne.NewSize(0, f.tall()) }
	f.draw = f.paint
	f.ExtendBaseWidget(f)
	return f
}

func (f *tableFoot) tall() float32 {
	if !f.on {
		return 0
	}
	return Look().Dp(30)
}

// count tells the number of rows.
func (f *tableFoot) count(l text.Lang, n int64) {
	if f.on && f.n != n {
		f.n, f.auto = n, l.Say("table.rows", shop.Args{"N": n})
		f.Refresh()
	}
}

func (f *tableFoot) paint(s *sketch, size fyne.Size) {
	if !f.on {
		return
	}
	s.fill(0, 0, size.Width, 1, s.look.Border)
	mid, body, end := size.Height/2, s.look.Style(Body), size.Width-11
	for _, col := range f.cols.list {
		if sum := f.sums[col.id]; sum != "" && col.shown {
			left, right := f.cols.edges(col)
			if col.right {
				left = s.lineR(right, mid, sum, body)
			} else {
				s.line(left, mid, sum, body)
			}
			end = min(end, left-12)
		}
	}
	say := f.text
	if say == "" {
		say = f.auto
	}
	s.fit(11, mid, end-11, say, s.look.Style(Caption))
}
