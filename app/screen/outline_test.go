package screen_test

import (
	"image/color"
	"reflect"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
)

// near reports whether two colours are the same but for the rounding of edges.
func near(a, b color.Color) bool {
	r, g, bl, _ := a.RGBA()
	x, y, z, _ := b.RGBA()
	far := func(m, n uint32) bool { return max(m, n)-min(m, n) > 0x0800 }
	return !far(r, x) && !far(g, y) && !far(bl, z)
}

func TestTheCarIsDrawnWithItsMarksInBothLooks(t *testing.T) {
	for _, dark := range []bool{false, true} {
		r := screentest.New(t, screentest.Look{Dark: dark})
		o := screen.NewOutline(r.Host, nil)
		o.Set([]screen.Sign{{At: shop.Spot{X: 600, Y: 470}, Text: "1"}}, []shop.Zone{shop.RoofZone})
		w := test.NewTempWindow(t, o.Object())
		w.SetPadded(false)
		size := fyne.NewSize(632, 372)
		w.Resize(size)
		screentest.Keep(t, w, "outline")
		shown, look := w.Canvas().Capture(), kit.Look()
		at := func(x, y float64) color.Color { // as place and point of the outline have it
			unit := 600.0 / 1020
			return shown.At(16+int((x+10)*unit), int((y*shop.CarShape+36)*unit))
		}
		for _, c := range []struct {
			what string
			x, y float64
			want color.Color
		}{
			{"the marked roof", 480, 540, look.ErrorSoft},
			{"the sign's disc", 591, 480, look.Error},
			{"the bonnet", 160, 540, nil},
		} {
			got := at(c.x, c.y)
			if c.want != nil && !near(got, c.want) || c.want == nil && near(got, look.ErrorSoft) {
				t.Errorf("dark %v: %s is %v", dark, c.what, got)
			}
		}
	}
}

func TestTheCarStaysWhereItsSignsAreWhenThePageIsLaidOutAgain(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	o := screen.NewOutline(r.Host, nil)
	w := test.NewTempWindow(t, o.Object())
	w.SetPadded(false)
	w.Resize(fyne.NewSize(632, 372))
	before := w.Canvas().Capture()
	root := o.Object().(*fyne.Container)
	root.Layout.Layout(root.Objects, root.Size())
	if after := w.Canvas().Capture(); !reflect.DeepEqual(before, after) {
		t.Error("the car moved")
	}
}
