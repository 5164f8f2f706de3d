package paper

import (
	"fmt"
	"io"
	"math"
	"time"

	"github.com/boombuler/barcode/code128"
	"rsc.io/qr"

	"gongdan/app/shop"
	"gongdan/app/text"
)

// LabelSet is labels that go out together.
type LabelSet struct {
	Labels []shop.Label
	On     shop.LabelPaper
	Setup  shop.LabelSetup
	From   int    // the first place of the first sheet that is still free, from 1
	Shop   string // the name that stands on them
	At     time.Time
}

// Count is how many labels the set has.
func (s LabelSet) Count() (n int) {
	for _, l := range s.Labels {
		n += l.Count
	}
	return n
}

// ForLabels is the paper of labels as a printer knows it: a sheet, or a label of
// a roll as a size of its own.
func ForLabels(on shop.LabelPaper) Paper {
	if on.Sheet() {
		return A4
	}
	return Paper(fmt.Sprintf("Custom.%gx%gmm", millis(on.Wide), millis(on.Tall)))
}

// Codes as scanners want them: a bar or a square of a code is at least module mm
// wide and a whole number of the dots of a label printer (203 to the inch), and
// beside it so many of them stay white.
const (
	module     = 0.25
	dot        = 0.125
	moduleMost = 0.5
	quietBars  = 10
	quietQR    = 4
	squareMost = 1
)

// PrintLabels writes labels as a PDF. A code that no scanner could read, because
// it is too long for its label or no keyboard types it, is refused and nothing
// is written.
func (p *Press) PrintLabels(w io.Writer, set LabelSet, say text.Lang) error {
	pages, err := p.labels(set, say)
	if err != nil {
		return err
	}
	return p.write(w, Doc{Title: say.Say("paper.label"), Shop: set.Shop, At: set.At}, pages)
}

// labels are the pages of a set.
func (p *Press) labels(set LabelSet, say text.Lang) ([]sized, error) {
	if n := set.Count(); n < 1 || n > shop.LabelsMost {
		return nil, shop.Refuse("label.refuse.count", shop.Args{"Most": shop.LabelsMost})
	}
	wide, tall := set.On.Page()
	look := style{edges: edges{width: millis(wide), height: millis(tall), right: millis(wide), bottom: millis(tall)}}
	var pages []sized
	place := max(set.From, 1) - 1
	for _, l := range set.Labels {
		g := label{pen: &pen{style: look, regular: p.regular, bold: p.bold}, set: set, Label: l, wide: millis(set.On.Wide), tall: millis(set.On.Tall), say: say}
		one, err := g.draw()
		if err != nil {
			return nil, err
		}
		for range l.Count {
			at := place % set.On.Places()
			if len(pages) == 0 || at == 0 {
				pages = append(pages, sized{style: look})
			}
			x, y := corner(set.On, at)
			page := &pages[len(pages)-1]
			for _, k := range one.ink {
				k.at = append([]point(nil), k.at...)
				shift(k.at, x, y)
				page.sheet = append(page.sheet, k)
			}
			place++
		}
	}
	return pages, nil
}

// millis is a length in mm.
func millis(long shop.Qty) float64 { return float64(long) / float64(shop.One) }

// corner is where the label at a place of a page begins; a roll has one place.
func corner(on shop.LabelPaper, place int) (x, y float64) {
	if !on.Sheet() {
		return 0, 0
	}
	col, line := shop.Qty(place%on.Across), shop.Qty(place/on.Across)
	return millis(on.Left + col*(on.Wide+on.GapX)), millis(on.Top + line*(on.Tall+on.GapY))
}

// label is one of them on its way onto paper, in mm from its own corner.
type label struct {
	*pen
	shop.Label
	set        LabelSet
	wide, tall float64
	say        text.Lang
}

// edge is the room between what is printed and the edge of the label: more than
// a sheet shifts in a printer.
func (g label) edge() float64 { return min(2, max(1, g.tall*0.06)) }

// big and small are the type of the name and of all else, in points.
func (g label) big() float64   { return min(10, max(6, g.tall*0.27)) }
func (g label) small() float64 { return min(8, max(5.5, g.tall*0.21)) }

func (g label) draw() (row, error) {
	if err := shop.LabelCode(g.Code); err != nil {
		return row{}, err
	}
	if g.set.Setup.Symbol == shop.LabelQR {
		return g.square()
	}
	return g.bars()
}

// tooLong refuses a code for which the label has not the room.
func (g label) tooLong(key string, needs, has float64) error {
	return shop.Refuse(key, shop.Args{"Code": g.Code, "Needs": int(math.Ceil(needs)), "Has": int(has)})
}

// widest is the widest module up to most that so many of fit into room; 0 where
// none does.
func widest(room float64, modules int, most float64) float64 {
	m := math.Floor(room/float64(modules)/dot+1e-9) * dot
	if m < module {
		return 0
	}
	return min(m, most)
}

// bars is a label with words above and below a bar code.
func (g label) bars() (row, error) {
	var r row
	code, err := code128.Encode(g.Code)
	if err != nil {
		return r, shop.Refuse("label.refuse.letters", shop.Args{"Code": g.Code})
	}
	modules := code.Bounds().Dx() + 2*quietBars
	m := widest(g.wide, modules, moduleMost)
	if m == 0 {
		return r, g.tooLong("label.refuse.too_long", module*float64(modules), g.wide)
	}
	top, foot := g.head(&r), g.foot(&r)
	x := (g.wide - m*float64(modules)) / 2
	for i, n := 0, code.Bounds().Dx(); i < n; i++ {
		from := i
		for i < n && dark(code.At(i, 0)) {
			i++
		}
		if i > from {
			r.fill(x+m*float64(quietBars+from), top, m*float64(i-from), foot-top, black)
		}
	}
	return r, nil
}

// head says what it is and returns where that ends.
func (g label) head(r *row) float64 {
	edge, big := g.edge(), g.big()
	if g.Number == "" { // a bin: read from afar
		big = g.tall * 0.8
		look := g.fit(line{text: g.Name, pt: big, bold: true}, g.wide-2*edge)
		r.say(g.pen, (g.wide-g.measure(look.pt, true).text(look.text))/2, edge+mm(look.pt)*0.88, look)
		return edge + mm(look.pt)*1.1
	}
	y, right := edge+mm(big)*0.9, g.wide-edge
	if price := g.price(); price != "" {
		right = r.say(g.pen, right, y, line{text: price, pt: big, bold: true, right: true}) - edge
	}
	r.say(g.pen, edge, y, g.fit(line{text: g.Name, pt: big, bold: true}, right-edge))
	y += mm(g.small()) * 1.25
	right = g.wide - edge
	if g.Bin != "" {
		right = r.say(g.pen, right, y, g.right(g.Bin, g.small(), g.wide*0.4)) - edge
	}
	r.say(g.pen, edge, y, g.fit(line{text: g.Number, pt: g.small()}, right-edge))
	return y + mm(g.small())*0.45
}

// right is a word that ends at the right edge.
func (g label) right(s string, pt, room float64) line {
	l := g.fit(line{text: s, pt: pt}, room)
	l.right = true
	return l
}

// foot says the code in words, and whose label it is, and returns where that
// begins.
func (g label) foot(r *row) float64 {
	pt := g.small() - 0.5
	y := g.tall - g.edge() - mm(pt)*0.15
	right := g.wide - g.edge()
	if name := g.owner(); name != "" {
		look := g.right(name, pt-0.5, g.wide*0.5)
		look.tone = grey
		right = r.say(g.pen, right, y, look) - g.edge()
	}
	r.say(g.pen, g.edge(), y, g.fit(line{text: g.Code, pt: pt}, right-g.edge()))
	return y - mm(pt)*1.15
}

func (g label) owner() string {
	if g.set.Setup.Shop {
		return g.set.Shop
	}
	return ""
}

func (g label) price() string {
	if g.set.Setup.Price && g.Price > 0 {
		return g.say.Yuan(g.Price)
	}
	return ""
}

// square is a label with a QR code at the left and words beside it.
func (g label) square() (row, error) {
	var r row
	q, err := qr.Encode(g.Code, qr.M)
	if err != nil {
		return r, shop.Refuse("label.refuse.letters", shop.Args{"Code": g.Code})
	}
	modules, room := q.Size+2*quietQR, min(g.tall, g.wide*0.6)
	m := widest(room, modules, squareMost)
	if m == 0 {
		return r, g.tooLong("label.refuse.too_small", module*float64(modules), room)
	}
	side := m * float64(modules)
	code(&r, m*quietQR, (g.tall-side)/2+m*quietQR, m*float64(q.Size), g.Code)
	x, edge := side, g.edge()
	wide := g.wide - edge - x
	big := g.big()
	y := edge + mm(big)*0.9
	say := func(s string, pt float64, bold bool) {
		if s != "" && y < g.tall-edge {
			r.say(g.pen, x, y, g.fit(line{text: s, pt: pt, bold: bold}, wide))
			y += mm(pt) * 1.3
		}
	}
	names := wrap(clean(g.Name), g.measure(big, true), wide)
	for _, s := range names[:min(len(names), 2)] {
		say(s, big, true)
	}
	say(g.Number, g.small(), false)
	if g.Code != g.Number && g.Code != g.Name {
		say(g.Code, g.small(), false)
	}
	say(g.Bin, g.small(), true)
	say(g.price(), big, true)
	if name := g.owner(); name != "" && y < g.tall-edge-mm(g.small())*0.6 {
		look := g.fit(line{text: name, pt: g.small() - 1, tone: grey}, wide)
		r.say(g.pen, x, g.tall-edge-mm(look.pt)*0.15, look)
	}
	return r, nil
}

// dark reports whether a module of a code is one.
func dark(c interface{ RGBA() (r, g, b, a uint32) }) bool {
	r, _, _, _ := c.RGBA()
	return r < 0x8000
}
