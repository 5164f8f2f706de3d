package board_test

import (
	"fmt"
	"testing"

	"gongdan/app/screen"
	"gongdan/app/screen/board"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/data"
)

// crowd is a board with n cars at work, several jobs and parts on each.
func crowd(b testing.TB, n int) *floor {
	b.Helper()
	f := newFloor(b, screentest.Look{})
	oil, brakes, wheels := f.labour("更换机油、机油滤清器"), f.labour("更换前制动片与制动盘"), f.labour("四轮定位")
	oil.Technician, brakes.Technician, wheels.Technician = f.zw.ID, f.lq.ID, f.zw.ID
	for i := range n {
		f.car(fmt.Sprintf("沪A%05d", i), "朗逸", "王建国", float64(i%20)/2, shop.Working, oil, brakes, wheels, f.part("机油滤清器"), f.part("后减震器"))
	}
	return f
}

// BenchmarkBoardChange is one card of 500 that has changed, until it is drawn.
func BenchmarkBoardChange(b *testing.B) {
	f := crowd(b, 500)
	p := board.New(f.Host, screen.Route{Screen: screen.Board})
	f.Show(p)
	for i := 0; b.Loop(); i++ {
		board.Change(p, i)
	}
}

// BenchmarkBoardLoad is the whole board of 500 cards read from the store.
func BenchmarkBoardLoad(b *testing.B) {
	f := crowd(b, 500)
	for b.Loop() {
		if _, err := data.Read(b.Context(), f.Store, data.Board); err != nil {
			b.Fatal(err)
		}
	}
}
