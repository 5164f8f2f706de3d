//go:build e2e

package e2e_test

import (
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"gongdan/app/shop"
	"gongdan/data"
)

func TestACarIsWalkedRoundByKeysAndAFaultIsOffered(t *testing.T) {
	p := start(t, imported(t, "shop.json"))
	number := receiveNewCar(p)
	path := filepath.Join(t.TempDir(), "door.jpg")
	f, err := os.Create(path)
	if err == nil {
		err = jpeg.Encode(f, image.NewGray(image.Rect(0, 0, 400, 300)), nil)
	}
	if err != nil || f.Close() != nil {
		t.Fatal(err)
	}
	p.Press("F6")
	p.titled("环车检查")
	p.Press("1", "Down", "2")         // a scratch on the bonnet, a dent below it
	p.Press("alt+2", "1", "2")        // the first point is well, the second is not
	p.Press("k", "a", "Return", "Up") // a note on it
	p.does("the fault is offered", func() { p.Press("F3") })
	until(t, "the fault is never on the estimate", func() bool { o := p.order(number); return shop.Offered(&o, "hood") != nil })
	p.does("a file is asked for", func() { p.Press("ctrl+o") })
	p.Type(path)
	p.Press("Return")
	id := p.order(number).ID
	until(t, "the photo never comes", func() bool {
		return len(read(p, func(v data.View) ([]shop.Photo, error) { return data.PhotosOf(v, id) })) == 1
	})
	p.Press("Escape", "F8", "ctrl+Return")
	until(t, "the walk is never finished", func() bool {
		return !slices.ContainsFunc(p.order(number).Intake.Checks, func(c shop.Check) bool { return c.Unseen })
	})
	if in := p.order(number).Intake; len(in.Marks) != 2 || len(in.Checks) != 24 || !in.Checks[1].Fault || in.Checks[1].Note != "ka" {
		t.Errorf("the walk is %+v", in)
	}
	p.quit()
	if got := ask[struct{ OK bool }](t, p.file, "check"); !got.OK {
		t.Error("the records do not hold together")
	}
}
