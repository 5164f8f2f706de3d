package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// The rhythm of a form at 100 %: a label, air, a field, and the gap to the next
// row, in which the message of the field has its place: 64 in all.
const (
	formLabel   = 16
	formAir     = 4
	formGap     = 14
	formColumn  = 8  // between fields of a row
	formMessage = 16 // each further line of a message
	formUnder   = 6  // between a field and what stands under it
)

// formView is what is seen of a form.
type formView struct {
	widget.BaseWidget
	form *Form
}

func newFormView(f *Form) *formView {
	v := &formView{form: f}
	v.ExtendBaseWidget(v)
	return v
}

// CreateRenderer implements fyne.Widget.
func (v *formView) CreateRenderer() fyne.WidgetRenderer {
	r := &formRenderer{form: v.form, view: v}
	r.arrange(v.Size().Width, true)
	return r
}

type formRenderer struct {
	form   *Form
	view   *formView
	sketch sketch
}

// Layout implements fyne.WidgetRenderer.
func (r *formRenderer) Layout(size fyne.Size) { r.arrange(size.Width, true) }

// MinSize implements fyne.WidgetRenderer. The height is that of the width which
// the form has, so a message that wraps may make it grow.
func (r *formRenderer) MinSize() fyne.Size {
	w := float32(0)
	for _, row := range r.form.rows {
		sum := float32(formColumn * (len(row) - 1))
		for _, x := range row {
			sum += x.field.MinSize().Width
		}
		w = max(w, sum)
	}
	return fyne.NewSize(w, r.arrange(max(w, r.view.Size().Width), false))
}

// Refresh implements fyne.WidgetRenderer.
func (r *formRenderer) Refresh() {
	r.arrange(r.view.Size().Width, true)
	canvas.Refresh(r.view)
}

// Objects implements fyne.WidgetRenderer: fields in the order of the focus.
func (r *formRenderer) Objects() []fyne.CanvasObject {
	all := append([]fyne.CanvasObject{}, r.sketch.objects...)
	all = append(all, r.form.banner)
	for _, x := range r.form.all {
		all = append(all, x.field)
		if x.under != nil {
			all = append(all, x.under)
		}
	}
	return all
}

// Destroy implements fyne.WidgetRenderer.
func (r *formRenderer) Destroy() {}

// arrange works out where everything stands in a width and gives the height;
// with draw it is put there as well.
func (r *formRenderer) arrange(width float32, draw bool) float32 {
	look, y := Look(), float32(0)
	if draw {
		r.sketch.begin()
	}
	if b := r.form.banner; b.Visible() {
		if draw {
			b.Resize(fyne.NewSize(width, b.Size().Height))
			Put(b, 0, 0, width, b.MinSize().Height)
		}
		y += b.MinSize().Height + look.Dp(formGap)
	}
	for i, row := range r.form.rows {
		if i > 0 {
			y += look.Dp(formGap)
		}
		y = r.row(formRow{look: look, fields: row, y: y, width: width, draw: draw})
	}
	if draw {
		r.sketch.end()
	}
	return y
}

// formRow is a row of the form and where it stands.
type formRow struct {
	look     *Theme
	fields   []*FormField
	y, width float32
	draw     bool
}

// spans are the left end and the width of each field.
func (w formRow) spans() [][2]float32 {
	sum, x := float32(0), float32(0)
	for _, f := range w.fields {
		sum += f.weight
	}
	room := w.width - formColumn*float32(len(w.fields)-1)
	out := make([][2]float32, len(w.fields))
	for i, f := range w.fields {
		wide := round(room * f.weight / sum)
		if i == len(w.fields)-1 {
			wide = w.width - x
		}
		out[i] = [2]float32{x, max(0, wide)}
		x += wide + formColumn
	}
	return out
}

// row draws a row and gives the y where it ends, its message's first line not
// counted: that has its place in the gap.
func (r *formRenderer) row(w formRow) float32 {
	top, tall := w.y, float32(0)
	for _, f := range w.fields {
		if f.label != "" {
			top = w.y + w.look.Dp(formLabel) + w.look.Dp(formAir)
		}
		tall = max(tall, f.field.MinSize().Height)
	}
	spans := w.spans()
	if w.draw {
		for i, f := range w.fields {
			r.label(w, f, spans[i])
			Put(f.field, spans[i][0], top, spans[i][1], f.field.MinSize().Height)
		}
	}
	return r.messages(w, spans, r.below(w, spans, top+tall))
}

// below puts what stands under the fields and gives the y where that ends.
func (r *formRenderer) below(w formRow, spans [][2]float32, y float32) float32 {
	bottom := y
	for i, f := range w.fields {
		if f.under == nil {
			continue
		}
		tall := f.under.MinSize().Height
		if w.draw {
			Put(f.under, spans[i][0], y+formUnder, spans[i][1], tall)
		}
		bottom = max(bottom, y+formUnder+tall)
	}
	return bottom
}

func (r *formRenderer) label(w formRow, f *FormField, span [2]float32) {
	if f.label == "" {
		return
	}
	look, mid := w.look, w.y+w.look.Dp(formLabel)/2
	room := span[1]
	if f.required {
		room -= 12
	}
	x := r.sketch.fit(span[0], mid, room, f.label, look.Style(Caption))
	if f.required {
		r.sketch.line(x+4, mid+1, "*", look.Style(Caption).In(look.Error))
	}
}

// saying is a line of a message and where it stands.
type saying struct {
	x    float32
	text string
	of   *FormField
	head bool // the first line of its message has the icon
}

// messages writes what stands under the row. Short messages stand under their
// fields; what is longer gets the row, in as many lines as it needs.
func (r *formRenderer) messages(w formRow, spans [][2]float32, bottom float32) float32 {
	style, icon := w.look.Style(Caption), w.look.Dp(12)+4
	var lines [][]saying
	var beside []saying
	fit := true
	for i, f := range w.fields {
		if f.problem == nil {
			continue
		}
		text := r.form.env.Lang.Problem(*f.problem)
		beside = append(beside, saying{spans[i][0], text, f, true})
		fit = fit && style.Width(text)+icon <= spans[i][1]
	}
	switch {
	case len(beside) == 0:
		return bottom
	case fit:
		lines = [][]saying{beside}
	default:
		for _, s := range beside {
			lines = append(lines, w.spread(s, style, icon)...)
		}
	}
	if w.draw {
		for n, line := range lines {
			r.messageLine(line, bottom+w.look.Dp(7)+float32(n)*w.look.Dp(formMessage), style, icon)
		}
	}
	more := float32(len(lines)-1) * w.look.Dp(formMessage)
	return bottom + more + min(more, formAir)
}

// spread breaks a message over the width of the row. What fits on one line
// begins under its field or as far left of it as it has to.
func (w formRow) spread(s saying, style Style, icon float32) [][]saying {
	if wide := style.Width(s.text) + icon; wide <= w.width {
		s.x = min(s.x, w.width-wide)
		return [][]saying{{s}}
	}
	var out [][]saying
	for n, text := range style.Lines(s.text, w.width-icon) {
		out = append(out, []saying{{0, text, s.of, n == 0}})
	}
	return out
}

func (r *formRenderer) messageLine(line []saying, mid float32, style Style, icon float32) {
	for _, s := range line {
		if s.of.field == r.focused() {
			mid++ // clear of the ring
			break
		}
	}
	for _, s := range line {
		ink := r.sketch.look.Error
		if s.of.problem.Warn {
			ink = r.sketch.look.Warning
		}
		if s.head {
			r.sketch.icon("alert", s.x, mid, icon-4, ink)
		}
		r.sketch.line(s.x+icon, mid, s.text, style.In(ink))
	}
}

// focused is what has the keyboard, or nil.
func (r *formRenderer) focused() fyne.Focusable {
	if c := canvasOf(r.view); c != nil {
		return c.Focused()
	}
	return nil
}
