package settings

import (
	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// listSpec says what a listPane lists.
type listSpec[R any] struct {
	id      string
	kinds   []shop.Kind // whose changes show here
	columns []kit.Column[R]
	empty   kit.Blank // when there is none
	read    func(data.View) ([]R, error)
	same    func(a, b R) bool
	open    func(R)
}

// listPane is a page of settings that lists all records of a sort, of which there
// are few. A page embeds it and adds what can be done.
type listPane[R any] struct {
	p     *Page
	table *kit.Table[R]
	card  *kit.Card
	spec  listSpec[R]
	stop  func()
}

// fill makes the list and reads it.
func (x *listPane[R]) fill(spec listSpec[R]) {
	p := x.p
	x.spec = spec
	x.table = kit.NewTable(p.h.Env, spec.id, spec.columns)
	x.table.OnOpen, x.table.Same = spec.open, spec.same
	if spec.empty.Text != "" {
		x.table.SetEmpty(spec.empty)
	}
	x.table.SetFoot("", nil)
	x.card = kit.NewCard("", x.table.Object())
	x.stop = kit.Live(p.h.Store, p.h.Env.Run, x.load, spec.kinds...)
	x.load()
}

func (x *listPane[R]) load() {
	screen.Read(x.p.h, x.spec.read, func(rows []R, err error) {
		if err != nil {
			x.p.h.Fail("read "+x.spec.id, err)
			return
		}
		x.table.SetRows(rows)
	})
}

// Content implements pane.
func (x *listPane[R]) Content() fyne.CanvasObject { return x.card }

// Enter implements pane.
func (x *listPane[R]) Enter() { x.table.Focus() }

// Close implements pane.
func (x *listPane[R]) Close() { x.stop() }
