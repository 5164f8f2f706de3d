package vehicles

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
)

// reading is a mileage that was read off.
type reading struct {
	at time.Time
	km int64
}

// monthly is about how many km the car runs in a month; 0 where the readings do
// not tell.
func monthly(all []reading) int64 {
	if len(all) < 2 {
		return 0
	}
	first, last := all[0], all[len(all)-1]
	days := int64(last.at.Sub(first.at).Hours() / 24)
	if days < 30 || last.km <= first.km {
		return 0
	}
	return (last.km - first.km) * 30 / days
}

// curve draws the mileage over the time.
type curve struct {
	widget.BaseWidget
	h   *screen.Host
	all []reading
}

func newCurve(h *screen.Host) *curve {
	c := &curve{h: h}
	c.ExtendBaseWidget(c)
	return c
}

// set shows other readings.
func (c *curve) set(all []reading) {
	c.all = all
	c.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (c *curve) CreateRenderer() fyne.WidgetRenderer {
	r := &curveRenderer{c: c}
	r.paint(c.Size())
	return r
}

type curveRenderer struct {
	c       *curve
	objects []fyne.CanvasObject
}

// Layout implements fyne.WidgetRenderer.
func (r *curveRenderer) Layout(size fyne.Size) {
	r.paint(size)
	canvas.Refresh(r.c)
}

// MinSize implements fyne.WidgetRenderer.
func (r *curveRenderer) MinSize() fyne.Size {
	look := kit.Look()
	if len(r.c.all) == 0 {
		return fyne.NewSize(look.Dp(120), look.Dp(52))
	}
	return fyne.NewSize(look.Dp(120), look.Dp(128))
}

// Refresh implements fyne.WidgetRenderer.
func (r *curveRenderer) Refresh() { r.Layout(r.c.Size()) }

// Objects implements fyne.WidgetRenderer.
func (r *curveRenderer) Objects() []fyne.CanvasObject { return r.objects }

// Destroy implements fyne.WidgetRenderer.
func (r *curveRenderer) Destroy() {}

func (r *curveRenderer) line(x, mid float32, words string, st kit.Style) {
	t := kit.NewText().Set(words, st)
	t.Place(x, mid)
	r.objects = append(r.objects, t.Text)
}

func (r *curveRenderer) paint(size fyne.Size) {
	r.objects = nil
	look, lang, all := kit.Look(), r.c.h.Env.Lang, r.c.all
	caption := look.Style(kit.Caption)
	r.line(0, look.Dp(13), r.c.h.Say("vehicle.curve"), look.Style(kit.Head))
	if len(all) == 0 {
		r.line(0, look.Dp(38), r.c.h.Say("vehicle.no_km"), caption)
		return
	}
	if n := monthly(all); n > 0 {
		words := r.c.h.Say("vehicle.monthly", shop.Args{"KM": n})
		r.line(size.Width-caption.Width(words), look.Dp(13), words, caption)
	}
	points := plot(all, look.Dp(5), look.Dp(48), size.Width-look.Dp(10), size.Height-look.Dp(78))
	base := canvas.NewRectangle(look.Border)
	kit.Put(base, 0, size.Height-look.Dp(26), size.Width, 1)
	r.objects = append(r.objects, base)
	for i := 1; i < len(points); i++ {
		l := canvas.NewLine(look.Primary)
		l.StrokeWidth, l.Position1, l.Position2 = 2, points[i-1], points[i]
		r.objects = append(r.objects, l)
	}
	for _, p := range points {
		dot := canvas.NewCircle(look.Primary)
		dot.Move(p.SubtractXY(3, 3))
		dot.Resize(fyne.NewSize(6, 6))
		r.objects = append(r.objects, dot)
	}
	first, last := all[0].at.In(lang.Zone).Format("2006-01"), all[len(all)-1].at.In(lang.Zone).Format("2006-01")
	r.line(0, size.Height-look.Dp(13), first, caption)
	if last != first {
		r.line(size.Width-caption.Width(last), size.Height-look.Dp(13), last, caption)
	}
	words, at := lang.Int(all[len(all)-1].km), points[len(points)-1]
	body := look.Style(kit.Body)
	r.line(float32(math.Min(float64(at.X-body.Width(words)/2), float64(size.Width-body.Width(words)))), at.Y-look.Dp(14), words, body)
}

// plot sets readings into a box.
func plot(all []reading, x, y, w, h float32) []fyne.Position {
	first, last := all[0], all[len(all)-1]
	least, most := first.km, first.km
	for _, r := range all {
		least, most = min(least, r.km), max(most, r.km)
	}
	var points []fyne.Position
	for _, r := range all {
		px, py := float32(1), float32(0.5)
		if span := last.at.Sub(first.at); span > 0 {
			px = float32(float64(r.at.Sub(first.at)) / float64(span))
		}
		if most > least {
			py = float32(float64(r.km-least) / float64(most-least))
		}
		points = append(points, fyne.NewPos(x+px*w, y+(1-py)*h))
	}
	return points
}
