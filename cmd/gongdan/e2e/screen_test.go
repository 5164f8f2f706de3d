//go:build e2e || shots

package e2e_test

import (
	"encoding/binary"
	"image"
	"image/color"
	"os"
	"testing"
	"time"
)

const (
	patience = 60 * time.Second      // for a loaded machine
	glance   = 40 * time.Millisecond // between two looks
	restful  = 6                     // glances without a change: the window rests
	caret    = 150                   // pixels that may blink while it rests
	notable  = 1500                  // pixels that say that something happened
)

// until looks again and again until what is so.
func until(t *testing.T, what string, so func() bool) {
	t.Helper()
	look := time.NewTicker(glance)
	defer look.Stop()
	for end := time.Now().Add(patience); !so(); <-look.C {
		if time.Now().After(end) {
			t.Fatalf("waited %s in vain: %s", patience, what)
		}
	}
}

// display is the picture on the screen. Xvfb keeps it in a file of the format
// of xwd, which costs nothing to read.
type display struct{ file string }

func theDisplay(t *testing.T) display {
	t.Helper()
	d := display{os.Getenv("GONGDAN_SCREEN")}
	if d.file == "" {
		t.Fatal("GONGDAN_SCREEN is empty: run the test by `make e2e`")
	}
	return d
}

// picture is what is seen at one moment, four bytes a pixel: blue, green, red,
// nothing.
type picture struct {
	wide, tall, line int
	pixels           []byte
}

func (d display) look(t *testing.T) picture {
	t.Helper()
	raw, err := os.ReadFile(d.file)
	if err != nil || len(raw) < 100 {
		t.Fatalf("read the screen: %v, %d bytes", err, len(raw))
	}
	head := func(field int) int { return int(binary.BigEndian.Uint32(raw[4*field:])) }
	return picture{wide: head(4), tall: head(5), line: head(12), pixels: raw[head(0)+12*head(19):]}
}

// differs counts the pixels that are others now.
func (p picture) differs(q picture) (n int) {
	for i := 0; i+4 <= min(len(p.pixels), len(q.pixels)); i += 4 {
		if p.pixels[i] != q.pixels[i] || p.pixels[i+1] != q.pixels[i+1] || p.pixels[i+2] != q.pixels[i+2] {
			n++
		}
	}
	return n
}

// cut is a part of the picture.
func (p picture) cut(r image.Rectangle) image.Image {
	r = r.Intersect(image.Rect(0, 0, p.wide, p.tall))
	out := image.NewRGBA(image.Rect(0, 0, r.Dx(), r.Dy()))
	for y := range r.Dy() {
		for x := range r.Dx() {
			at := p.pixels[(r.Min.Y+y)*p.line+4*(r.Min.X+x):]
			out.SetRGBA(x, y, color.RGBA{at[2], at[1], at[0], 255})
		}
	}
	return out
}

// strip is a part of the picture as wide as all of it.
func (p picture) strip(r image.Rectangle) picture {
	from, to := max(0, r.Min.Y), min(r.Max.Y, p.tall)
	return picture{p.wide, to - from, p.line, p.pixels[from*p.line : to*p.line]}
}

// rest waits until nothing moves any more but the caret.
func (d display) rest(t *testing.T) picture {
	t.Helper()
	last, calm := d.look(t), 0
	until(t, "the window does not come to rest", func() bool {
		now := d.look(t)
		if calm++; last.differs(now) > caret {
			calm = 0
		}
		last = now
		return calm >= restful
	})
	return last
}

// change does something, waits until it is seen and the window rests again.
func (d display) change(t *testing.T, what string, do func()) {
	t.Helper()
	before := d.rest(t)
	do()
	until(t, "nothing is seen of: "+what, func() bool { return before.differs(d.look(t)) > notable })
	d.rest(t)
}
