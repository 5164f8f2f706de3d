package screen

import (
	"context"
	"encoding/json"

	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// Layouts keeps in the records how each person left their tables. It belongs to
// the window's goroutine.
type Layouts struct {
	host func() *Host
	left map[string]kit.TableLayout // by the person at the desk
}

// NewLayouts gives the layouts of nobody; host is asked each time, since a
// window is made anew in another language.
func NewLayouts(host func() *Host) *Layouts {
	return &Layouts{host: host, left: map[string]kit.TableLayout{}}
}

// Of takes up the layouts of a person and then does what comes after. What
// cannot be read is as if it had never been kept.
func (l *Layouts) Of(p shop.Person, then func()) {
	h := l.host()
	Read(h, func(v data.View) (map[string]string, error) { return data.LayoutsOf(v, p.ID) }, func(all map[string]string, err error) {
		h.Log("read layouts", err)
		l.left = map[string]kit.TableLayout{}
		for table, body := range all {
			var left kit.TableLayout
			if err := json.Unmarshal([]byte(body), &left); err != nil {
				h.Log("read the layout of "+table, err)
				continue
			}
			l.left[table] = left
		}
		then()
	})
}

// Layout implements kit.Layouts.
func (l *Layouts) Layout(table string) (kit.TableLayout, bool) {
	left, ok := l.left[table]
	return left, ok
}

// Keep implements kit.Layouts. Where nothing can be written it lasts as long as
// the window.
func (l *Layouts) Keep(left kit.TableLayout) {
	l.left[left.Table] = left
	h := l.host()
	if h.Store.ReadOnly() {
		return
	}
	body, err := json.Marshal(left)
	if err != nil {
		h.Log("keep a layout", err)
		return
	}
	Act(h, func(ctx context.Context, d work.Desk) (any, error) {
		return nil, work.SaveLayout(ctx, d, left.Table, string(body))
	}, func(_ any, err error) { h.Log("keep a layout", err) })
}
