package shell

import (
	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// tellArrivals tells whoever sits at the desk of parts that came for orders of
// theirs, on whatever PC they were received.
func tellArrivals(s *Shell) (stop func()) {
	last := int64(-1)
	hear := func() {
		who, after := s.person.ID, last
		type news struct {
			last int64
			all  []data.Arrival
		}
		screen.Read(s.host, func(v data.View) (n news, err error) {
			if n.last, err = data.LastEvent(v); err != nil || after < 0 {
				return n, err
			}
			n.all, err = data.ArrivalsAfter(v, who, after)
			return n, err
		}, func(n news, err error) {
			if err != nil {
				s.host.Log("read arrivals", err)
				return
			}
			last = max(last, n.last)
			for _, a := range n.all {
				s.env.Layer.Toast(s.env, kit.ToastText{Text: s.env.Lang.Say("shell.arrived", shop.Args{"Plate": s.env.Lang.Plate(a.Plate), "Parts": a.Note})})
			}
		})
	}
	hear() // what came before is not new
	return kit.Live(s.host.Store, s.env.Run, hear, shop.KindDeliveries)
}
