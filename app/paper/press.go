package paper

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image/jpeg"
	"io"
	"slices"
	"time"

	"github.com/jung-kurt/gofpdf"
)

// Press turns documents into PDF. It holds the two fonts, read once; it never
// changes and may print several documents at the same time.
type Press struct {
	regular, bold *face
}

// NewPress reads the fonts that everything is printed in: TrueType files with
// glyf outlines. It keeps the bytes, which must not change afterwards.
func NewPress(regular, bold []byte) (*Press, error) {
	r, err := parseFace(regular)
	if err != nil {
		return nil, fmt.Errorf("regular: %w", err)
	}
	b, err := parseFace(bold)
	if err != nil {
		return nil, fmt.Errorf("bold: %w", err)
	}
	return &Press{regular: r, bold: b}, nil
}

// Missing lists the characters of s that would print as an empty box, each
// once, in the order in which they stand.
func (p *Press) Missing(s string) []rune {
	var out []rune
	for _, r := range clean(s) {
		_, regular := p.regular.glyph(r)
		_, bold := p.bold.glyph(r)
		if r != '\n' && !(regular && bold) && !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	return out
}

// Pages is how many sheets doc takes.
func (p *Press) Pages(doc Doc) int { return len(p.layout(doc)) }

// Print writes the documents, one after the other, as one PDF that is dated
// and named by the first. The same documents always give the same bytes.
// Whatever their text holds, they print: a character that no font has shows as
// a box. An error comes from w, or from a call without documents.
func (p *Press) Print(w io.Writer, docs ...Doc) error {
	if len(docs) == 0 {
		return fmt.Errorf("paper: nothing to print")
	}
	var sheets []sized
	for _, doc := range docs {
		for _, s := range p.layout(doc) {
			sheets = append(sheets, sized{s, styleOf(doc.Paper.Known())})
		}
	}
	return p.write(w, docs[0], sheets)
}

// write draws pages as a PDF that is dated and named by a document.
func (p *Press) write(w io.Writer, head Doc, sheets []sized) error {
	regular, bold := needs(sheets)
	all := map[rune]bool{}
	for r := range regular {
		all[r] = true
	}
	for r := range bold {
		all[r] = true
	}
	c := encode(all)
	pdf := newFile(head)
	pdf.AddUTF8FontFromBytes(family, "", p.regular.cut(regular, c))
	pdf.AddUTF8FontFromBytes(family, "B", p.bold.cut(bold, c))
	for _, s := range sheets {
		pdf.AddPageFormat("P", gofpdf.SizeType{Wd: s.width, Ht: s.height})
		d := drawing{pdf: pdf, codes: c, pins: s.pins}
		for _, k := range s.sheet {
			d.draw(k)
		}
	}
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		return fmt.Errorf("paper: %w", err)
	}
	if _, err := w.Write(readable(out.Bytes(), c)); err != nil {
		return fmt.Errorf("paper: %w", err)
	}
	return nil
}

// layout is the pages of a document, before any PDF.
func (p *Press) layout(doc Doc) []sheet {
	pen := &pen{style: styleOf(doc.Paper.Known()), regular: p.regular, bold: p.bold}
	return pen.layout(doc)
}

// sized is a page and the paper it is on.
type sized struct {
	sheet
	style
}

// needs are the runes that each weight has to draw.
func needs(sheets []sized) (regular, bold map[rune]bool) {
	regular, bold = map[rune]bool{' ': true}, map[rune]bool{' ': true}
	for _, s := range sheets {
		for _, k := range s.sheet {
			need := regular
			if k.bold {
				need = bold
			}
			for _, r := range k.text {
				need[r] = true
			}
		}
	}
	return regular, bold
}

// family names our fonts inside the PDF.
const family = "sc"

// newFile is an empty PDF without margins, dated by the document: the clock of
// this machine must not show in the bytes.
func newFile(doc Doc) *gofpdf.Fpdf {
	pdf := gofpdf.New("P", "mm", "A4", "")
	pdf.SetCatalogSort(true)
	at := doc.At
	if at.IsZero() {
		at = time.Unix(0, 0).UTC() // for a zero time the library asks the clock
	}
	pdf.SetCreationDate(at)
	pdf.SetModificationDate(at)
	pdf.SetTitle(oneLine(doc.Title+" "+doc.Number), true)
	pdf.SetAuthor(oneLine(doc.Shop), true)
	pdf.SetMargins(0, 0, 0)
	pdf.SetCellMargin(0)
	pdf.SetAutoPageBreak(false, 0)
	return pdf
}

// drawing puts ink on the page at hand.
type drawing struct {
	pdf   *gofpdf.Fpdf
	codes codes
	pins  bool
}

// draw puts one thing on the page. Text goes where it was measured to stand:
// the library's own wrapping and cells lose Chinese characters.
func (d *drawing) draw(k ink) {
	switch {
	case k.text != "" && k.turn != 0:
		d.turned(k)
	case k.text != "":
		style := ""
		if k.bold {
			style = "B"
		}
		d.pdf.SetFont(family, style, k.pt)
		d.pdf.SetTextColor(d.colour(k.tone))
		d.pdf.Text(k.at[0].x, k.at[0].y, d.codes.text(k.text))
	case len(k.jpeg) > 0:
		d.picture(k)
	case len(k.at) > 1:
		d.path(k)
	}
}

// turned is text at an angle.
func (d *drawing) turned(k ink) {
	d.pdf.TransformBegin()
	d.pdf.TransformRotate(k.turn, k.at[0].x, k.at[0].y)
	k.turn = 0
	d.draw(k)
	d.pdf.TransformEnd()
}

// path draws lines or curves, or the area inside.
func (d *drawing) path(k ink) {
	d.pdf.MoveTo(k.at[0].x, k.at[0].y)
	if k.round {
		for i := 1; i+2 < len(k.at); i += 3 {
			a, b, c := k.at[i], k.at[i+1], k.at[i+2]
			d.pdf.CurveBezierCubicTo(a.x, a.y, b.x, b.y, c.x, c.y)
		}
	} else {
		for _, q := range k.at[1:] {
			d.pdf.LineTo(q.x, q.y)
		}
	}
	if k.closed || k.filled {
		d.pdf.ClosePath()
	}
	if k.filled {
		d.pdf.SetFillColor(d.colour(k.tone))
		d.pdf.DrawPath("F")
		return
	}
	d.pdf.SetDrawColor(d.colour(k.tone))
	d.pdf.SetLineWidth(k.weight)
	d.pdf.DrawPath("D")
}

// picture draws a photo. What is no picture after all leaves its frame empty.
func (d *drawing) picture(k ink) {
	if about, err := jpeg.DecodeConfig(bytes.NewReader(k.jpeg)); err != nil || about.Width == 0 {
		return
	}
	name, how := fmt.Sprintf("%x", sha256.Sum256(k.jpeg)), gofpdf.ImageOptions{ImageType: "JPG"}
	d.pdf.RegisterImageOptionsReader(name, how, bytes.NewReader(k.jpeg))
	d.pdf.ImageOptions(name, k.at[0].x, k.at[0].y, k.at[2].x-k.at[0].x, k.at[2].y-k.at[0].y, false, how, 0, "")
}

// colour is a tone as red, green and blue, 0 to 255 each. The coloured ones differ from
// white by more than half: in black and white they are dark.
func (d *drawing) colour(t tone) (r, g, b int) {
	if !d.pins {
		switch t {
		case accent:
			return 10, 90, 168
		case good:
			return 23, 102, 58
		case bad:
			return 179, 38, 30
		}
	}
	v := d.level(t)
	return v, v, v
}

// level is how light a tone is, 0 to 255.
func (d *drawing) level(t tone) int {
	switch {
	case t == white:
		return 255
	case t == ghost && d.pins:
		return 220 // pins make dots of it, which is what a watermark is
	case d.pins:
		return 0
	}
	switch t {
	case grey:
		return 90
	case faint:
		return 178
	case shade:
		return 243
	case ghost:
		return 228
	}
	return 0
}
