package board_test

import (
	"testing"

	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/data"
)

func TestACardSaysWhatIsOutsideAndItsRefusalOpensTheSheet(t *testing.T) {
	for name, look := range screentest.Looks() {
		f := busy(t, look)
		order := func() shop.Order {
			return screentest.Read(f.Rig, func(v data.View) (shop.Order, error) { return data.Order(v, f.cars["苏ED26T71"]) })
		}
		f.SendOut(order())
		f.open()
		f.Picture("board-outside-" + name)
		if look.W == 0 { // narrower cards have icons only
			f.Sees(f.Say("outside.chip.sublet_late", shop.Args{"N": 1}))
		}
		f.choose("苏ED26T71")
		f.Press("5")
		f.Picture("board-outside-refused-" + name)
		f.Sees(f.Say("outside.refuse.sublet_out"))
		f.Press("Alt+O", "F", "Esc", "5")
		if o := order(); o.Status != shop.Checking {
			t.Errorf("%s: the work is back, and the order is %s", name, o.Status)
		}
	}
}
