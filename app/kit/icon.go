package kit

import (
	"fmt"
	"image/color"
	"strconv"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"gongdan/assets"
)

// Icon is one of the outline drawings in assets/icons that a renderer keeps and
// places beside a word. The *canvas.Image in it is the object to show.
type Icon struct {
	*canvas.Image
	size float32
}

// NewIcon gives an icon that shows nothing until Set.
func NewIcon() *Icon { return &Icon{Image: &canvas.Image{}} }

// Set says which icon is drawn, how large in dp, and in which colour. The name
// is that of its file; "" shows nothing. It gives i back to be placed.
func (i *Icon) Set(name string, size float32, c color.Color) *Icon {
	i.size = size
	res := Look().Icons.resource(name, size, c)
	if i.Resource != res {
		i.Resource = res
		i.Refresh()
	}
	return i
}

// Place puts the left end at x and the middle at mid. It gives the right end.
func (i *Icon) Place(x, mid float32) (right float32) {
	Put(i.Image, x, mid-i.size/2, i.size, i.size)
	return round(x) + i.size
}

// PlaceR puts the right end at right and gives the left end.
func (i *Icon) PlaceR(right, mid float32) (left float32) {
	i.Place(right-i.size, mid)
	return right - i.size
}

// IconCache keeps the icons in the colours they were asked for in. The theme
// holds one, so that icons of a look are drawn once.
type IconCache struct {
	lock sync.Mutex
	kept map[string]fyne.Resource
}

// resource is the icon in a colour. The renderer of Fyne does not scale the
// width of a stroke with the picture, so it is set for the pixels there are.
func (c *IconCache) resource(name string, size float32, ink color.Color) fyne.Resource {
	if name == "" {
		return nil
	}
	stroke := float32(1.5)
	if size < 16 {
		stroke = 1.2
	}
	r, g, b, _ := ink.RGBA()
	hue := fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
	width := strconv.FormatFloat(float64(stroke*Pixels()), 'f', 2, 32)
	key := name + hue + "-" + width + ".svg"
	c.lock.Lock()
	defer c.lock.Unlock()
	if res, ok := c.kept[key]; ok {
		return res
	}
	svg := strings.NewReplacer("currentColor", hue, `stroke-width="1.5"`, `stroke-width="`+width+`"`).Replace(drawing(name))
	res := fyne.NewStaticResource(key, []byte(svg))
	if c.kept == nil {
		c.kept = map[string]fyne.Resource{}
	}
	c.kept[key] = res
	return res
}

// drawing is the file of an icon. To ask for one that is not there is a mistake
// in the program.
func drawing(name string) string {
	raw, err := assets.Icons.ReadFile("icons/" + name + ".svg")
	if err != nil {
		panic("kit: no icon " + name)
	}
	return string(raw)
}

// Pixels is how many pixels make a dp on the first window's screen.
func Pixels() float32 {
	if app := fyne.CurrentApp(); app != nil {
		for _, w := range app.Driver().AllWindows() {
			return max(1, w.Canvas().Scale())
		}
	}
	return 1
}
