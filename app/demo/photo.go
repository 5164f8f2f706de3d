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
			if _, err := work.AddPhoto(ctx, then, shop.PhotoOn{OrderID: o.ID}, path); err != nil {
				return err
			}
		}
	}
	return nil
}

// papers takes photos of the delivery note of a receipt and of the certificate of its
// first line: drawn, without words.
func papers(ctx context.Context, d work.Desk, in shop.Delivery) error {
	if d.Store.Engine() != "sqlite" {
		return nil
	}
	folder, err := os.MkdirTemp("", "gongdan-demo-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	for i, on := range []shop.PhotoOn{{DeliveryID: in.ID}, {DeliveryID: in.ID, Line: in.Lines[0].ID}} {
		path := filepath.Join(folder, []string{"SH-DEMO-0001.jpg", "HGZ-DEMO-01.jpg"}[i])
		if err := keep(path, sheet(9-5*i)); err != nil {
			return err
		}
		if _, err := work.AddPhoto(ctx, d, on, path); err != nil {
			return err
		}
	}
	return nil
}

// sheet draws a form with so many lines and a seal.
func sheet(lines int) image.Image {
	const wide, high = 420, 600
	img := image.NewRGBA(image.Rect(0, 0, wide, high))
	for y := range high {
		for x := range wide {
			c := color.RGBA{248, 246, 238, 255}
			dx, dy := x-320, y-500
			switch round := dx*dx + dy*dy; {
			case y > 34 && y < 46 && x > 120 && x < 300:
				c = color.RGBA{40, 40, 48, 255}
			case y%44 > 41 && y/44 > 1 && y/44 < lines+2 && x > 36 && x < wide-36:
				c = color.RGBA{120, 122, 132, 255}
			case round > 44*44 && round < 48*48:
				c = color.RGBA{198, 52, 48, 255}
			}
			img.Set(x, y, c)
		}
	}
	return img
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
	return keep(path, img)
}

// keep writes a picture to a file.
func keep(path string, img image.Image) error {
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
