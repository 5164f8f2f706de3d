package paper

// sheet is one laid out page: ink in millimetres from its top left corner.
type sheet []ink

// layout breaks a document into pages. Every document has at least one. If
// setting its rows closer saves one of a few pages, they are set as close as
// that takes.
func (p *pen) layout(doc Doc) []sheet {
	loose := p.flowed(doc)
	if len(loose) == 1 || len(loose) > few {
		return loose
	}
	tight := p.closer(p.closest).flowed(doc)
	if len(tight) == len(loose) {
		return loose
	}
	best, near, far := tight, p.closest, 1.0
	for range 2 { // halving twice comes within a twentieth of the loosest that fits
		between := (near + far) / 2
		if try := p.closer(between).flowed(doc); len(try) == len(tight) {
			best, near = try, between
		} else {
			far = between
		}
	}
	return best
}

// few is how many pages may be worth setting closer to save one.
const few = 3

// closer is a pen that sets rows nearer to each other.
func (p *pen) closer(by float64) *pen {
	q := *p
	q.steps = steps{row: p.row * by, pitch: p.pitch * by, gap: p.gap * by, note: p.note * by, sign: p.sign * by}
	return &q
}

// flowed is a document broken into pages at one distance of rows.
func (p *pen) flowed(doc Doc) []sheet {
	around := furniture{p, doc}
	f := &flow{pen: p, running: around.running()}
	f.place(around.masthead())
	for _, b := range doc.Blocks {
		f.all = append(f.all, p.rows(b)...)
	}
	f.bind()
	for i := range f.all {
		f.next(i)
	}
	f.pages = append(f.pages, f.page)
	for i, s := range f.pages {
		f.pages[i] = append(s, around.foot(i+1, len(f.pages))...)
		if doc.Watermark != "" {
			f.pages[i] = under(f.pages[i], around.watermark())
		}
	}
	return f.pages
}

// under puts k over the grounds of tables and under everything else.
func under(s sheet, k ink) sheet {
	var out, rest sheet
	for _, x := range s {
		if x.tone == shade {
			out = append(out, x)
		} else {
			rest = append(rest, x)
		}
	}
	return append(append(out, k), rest...)
}

// flow is a document on its way onto pages.
type flow struct {
	*pen
	running row
	all     []row
	pages   []sheet
	page    sheet
	y       float64 // where the next row begins, 0: at the top of a page
	used    bool    // there is something below the head of this page
}

// bind keeps signatures with the lines before them: nobody signs an empty page.
// A rule needs less air below than other blocks.
func (f *flow) bind() {
	for i := range f.all {
		if i == 0 {
			continue
		}
		if f.all[i].foot {
			for k := max(0, i-3); k < i; k++ {
				f.all[k].keep = true
			}
		}
		if f.all[i-1].thin {
			f.all[i].before *= 0.45
		}
	}
}

// end is how far down rows may reach.
func (f *flow) end() float64 { return f.bottom - mm(f.small)*1.5 - f.pitch*0.5 }

// next places row i, on a new page if it and the rows that stay with it do not
// fit on this one.
func (f *flow) next(i int) {
	r := f.all[i]
	if r.fresh {
		if f.used {
			f.turn(nil)
		}
		return
	}
	if f.used && (i == 0 || !f.all[i-1].keep || f.y+r.before+r.height > f.end()) && f.y+f.together(i) > f.end() {
		f.turn(r.head)
	}
	if f.used {
		f.y += r.before
	}
	if r.foot {
		f.y = max(f.y, f.end()-r.height)
	}
	f.place(r)
	f.used = true
}

// together is the height of row i with all that stay on its page, but never
// more than a page: too long a group breaks where it must.
func (f *flow) together(i int) float64 {
	h := f.all[i].before + f.all[i].height
	for k := i; f.all[k].keep && k+1 < len(f.all); k++ {
		h += f.all[k+1].before + f.all[k+1].height
	}
	if h > f.end()-f.top-f.running.height {
		return f.all[i].before + f.all[i].height
	}
	return h
}

// turn begins a new page with the running head and the head of the table that
// goes on there.
func (f *flow) turn(head *row) {
	f.pages = append(f.pages, f.page)
	f.page, f.y, f.used = nil, 0, false
	f.place(f.running)
	if head != nil {
		f.place(*head)
	}
}

// place draws a row where the page stands.
func (f *flow) place(r row) {
	if f.y == 0 {
		f.y = f.top
	}
	for _, k := range r.ink {
		k.at = append([]point(nil), k.at...)
		shift(k.at, f.left, f.y)
		f.page = append(f.page, k)
	}
	f.y += r.height
}
