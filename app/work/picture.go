package work

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	_ "image/png" // photos may be PNG

	"gongdan/app/shop"
)

// thumbQuality is how well the small copy of a photo is kept, of a hundred.
const thumbQuality = 80

// look is what is known of a picture by its first bytes.
type look struct {
	sort          shop.PhotoSort
	width, height int
	turn          int // EXIF orientation, 1 … 8
}

// lookAt says what a picture is; ok is false for what is neither JPEG nor PNG.
func lookAt(raw []byte) (l look, ok bool) {
	about, format, err := image.DecodeConfig(bytes.NewReader(raw))
	if err != nil {
		return l, false
	}
	l = look{shop.JPEG, about.Width, about.Height, 1}
	switch format {
	case "png":
		l.sort = shop.PNG
	case "jpeg":
		l.turn = orientation(raw)
	default:
		return l, false
	}
	return l, l.width > 0 && l.height > 0
}

// size is the picture's size when it is held upright.
func (l look) size() (width, height int) {
	if l.turn > 4 {
		return l.height, l.width
	}
	return l.width, l.height
}

// small is an upright copy of a picture with sides of at most so many pixels,
// as a JPEG.
func small(raw []byte, l look, most int) ([]byte, error) {
	whole, _, err := image.Decode(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	w, h := l.size()
	by := max(1, float64(max(w, h))/float64(max(1, most)))
	out := image.NewRGBA(image.Rect(0, 0, max(1, int(float64(w)/by)), max(1, int(float64(h)/by))))
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			from, to := l.source(float64(x)*by, float64(y)*by), l.source(float64(x+1)*by, float64(y+1)*by)
			out.Set(x, y, mean(whole, from, to))
		}
	}
	var b bytes.Buffer
	err = jpeg.Encode(&b, out, &jpeg.Options{Quality: thumbQuality})
	return b.Bytes(), err
}

// source is where a place of the upright picture is in the one that was taken.
func (l look) source(x, y float64) [2]float64 {
	w, h := float64(l.width), float64(l.height)
	switch l.turn {
	case 2:
		return [2]float64{w - x, y}
	case 3:
		return [2]float64{w - x, h - y}
	case 4:
		return [2]float64{x, h - y}
	case 5:
		return [2]float64{y, x}
	case 6:
		return [2]float64{y, h - x}
	case 7:
		return [2]float64{w - y, h - x}
	case 8:
		return [2]float64{w - y, x}
	}
	return [2]float64{x, y}
}

// mean is the colour of a part of a picture, over white where it is clear. Of a
// large part a grid of points is enough.
func mean(of image.Image, a, b [2]float64) color.RGBA {
	const grid = 4
	var red, green, blue, n uint32
	box := of.Bounds()
	for i := range grid {
		for j := range grid {
			x := a[0] + (b[0]-a[0])*(float64(i)+0.5)/grid
			y := a[1] + (b[1]-a[1])*(float64(j)+0.5)/grid
			r, g, bl, alpha := of.At(box.Min.X+min(int(x), box.Dx()-1), box.Min.Y+min(int(y), box.Dy()-1)).RGBA()
			red, green, blue, n = red+(r+0xffff-alpha)>>8, green+(g+0xffff-alpha)>>8, blue+(bl+0xffff-alpha)>>8, n+1
		}
	}
	return color.RGBA{uint8(red / n), uint8(green / n), uint8(blue / n), 0xff}
}

// orientation is how a camera held a JPEG, as EXIF says it: 1 is upright, 6 a
// quarter to the right. What cannot be read is upright.
func orientation(raw []byte) int {
	for at := 2; at+4 <= len(raw) && raw[at] == 0xff; {
		kind, size := raw[at+1], int(binary.BigEndian.Uint16(raw[at+2:]))
		end := at + 2 + size
		if kind == 0xda || size < 2 || end > len(raw) {
			break
		}
		if body := raw[at+4 : end]; kind == 0xe1 && bytes.HasPrefix(body, []byte("Exif\x00\x00")) {
			return tagged(body[6:])
		}
		at = end
	}
	return 1
}

// tagged looks for the orientation in the first list of a TIFF header.
func tagged(tiff []byte) int {
	if len(tiff) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.LittleEndian
	if tiff[0] == 'M' {
		order = binary.BigEndian
	}
	at := int(order.Uint32(tiff[4:]))
	if at < 8 || at+2 > len(tiff) {
		return 1
	}
	const entry, orientationTag = 12, 0x0112
	for i, n := 0, int(order.Uint16(tiff[at:])); i < n; i++ {
		row := at + 2 + i*entry
		if row+entry > len(tiff) {
			break
		}
		if order.Uint16(tiff[row:]) == orientationTag {
			if turn := int(order.Uint16(tiff[row+8:])); turn >= 1 && turn <= 8 {
				return turn
			}
		}
	}
	return 1
}
