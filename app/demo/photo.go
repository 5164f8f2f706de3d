package demo

import (
	"context"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
)

// photographed is how many of the cars that came last have photos.
const photographed = 3

// photos takes photos of the last of some cars: drawn, since a
// photo is of somebody's car. A server has no folder of its own for them.
func photos(ctx context.Context, d work.Desk, list []shop.Order) error {
	if d.Store.Engine() != "sqlite" {
		return nil
	}
	folder, err := os.MkdirTemp("", "gongdan-demo-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	for n, o := range list[max(0, len(list)-photographed):] {
		at := o.Stamps.ReceivedAt.Add(5 * time.Minute)
		then := d
		then.Now = func() time.Time { return at }
		for i := range min(len(o.Intake.Marks), 2) {
			path := filepath.Join(folder, "IMG_"+string(rune('1'+n))+string(rune('1'+i))+".jpg")
			if err := draw(path, n, i); err != nil {
				return err
			}
			if _, err := work.AddPhoto(ctx, then, o.ID, path); err != nil {
				return err
			}
		}
	}
	return nil
}

// draw draws a door with a scratch, or a fender with a dent.
func draw(path string, n, i int) error {
	const wide, high = 640, 480
	paints := []color.RGBA{{142, 30, 38, 255}, {34, 58, 108, 255}, {196, 198, 202, 255}}
	paint := paints[n%len(paints)]
	img := image.NewRGBA(image.Rect(0, 0, wide, high))
	for y := range high {
		for x := range wide {
			img.Set(x, y, shaded(paint, x, y, i))
		}
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := jpeg.Encode(f, img, nil); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// shaded is the paint at a place: light from above, a seam, the sill, and what
// is marked.
func shaded(paint color.RGBA, x, y, i int) color.RGBA {
	light := 120 - y/6
	dx, dy := x-360, y-230
	switch round := dx*dx + dy*dy*2; {
	case y > 400:
		return color.RGBA{44, 46, 50, 255}
	case x > 96 && x < 100 || y > 118 && y < 121:
		light -= 60
	case i == 0 && abs(x-2*y+90) < 4 && y > 140 && y < 290:
		return color.RGBA{232, 232, 228, 255}
	case i == 1 && round < 9000:
		light += dy/3 - 20
	}
	part := func(c uint8) uint8 { return uint8(max(0, min(255, int(c)*light/100))) }
	return color.RGBA{part(paint.R), part(paint.G), part(paint.B), 255}
}

func abs(n int) int { return max(n, -n) }
