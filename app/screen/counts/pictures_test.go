package counts

import (
	"context"
	"testing"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
)

func TestPicturesOfStockTakes(t *testing.T) {
	for name, look := range screentest.Looks() {
		r := screentest.New(t, look)
		oil, plug, disc := store(r)
		for i, n := range []string{"节温器", "博世空调滤清器 活性炭", "前制动片", "瓦尔塔蓄电池 60Ah EFB", "博世制动液 DOT4 1L", "博世雨刮片 24+16"} {
			r.Part(shop.Part{Number: "P05" + string(rune('0'+i)), Name: n, Origin: shop.Brand, Bin: "A-05-" + string(rune('1'+i)), Unit: "件", Price: 12000}, shop.Qty(3+i)*shop.One, 6000)
		}
		s := begun(r, "")
		count := func(p shop.Part, n shop.Qty) {
			screentest.Do(r, func(ctx context.Context, d work.Desk) (work.Counted, error) {
				return work.CountLine(ctx, d, shop.Tally{Line: line(r, s, p).ID, Qty: n * shop.One})
			})
		}
		count(oil, 13)
		count(disc, 1)
		count(plug, 63)
		r.Sit("ck")
		count(plug, 61)
		r.Sit("wl")
		r.Show(NewList(r.Host, screen.Route{Screen: screen.Counts}))
		r.Picture("counts-list-" + name)
		r.Press("Ctrl+N")
		r.Picture("counts-new-" + name)
		r.Press("Esc")
		p := open(r, s)
		p.browse.Table.Focus()
		r.Press("Home", "F4")
		r.Picture("counts-page-" + name)
		r.Press("F4", "Enter")
		r.Type("13")
		r.Picture("counts-bar-" + name)
		r.Press("Esc", "F12")
		r.Picture("counts-post-" + name)
		r.Press("Esc")
	}
}
