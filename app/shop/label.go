package shop

import (
	"slices"
	"unicode"
)

// LabelPaper (标签纸) is what labels are printed on: a sheet with labels in rows, or
// a roll, where each label is a page of its own. Left and Top are the edges of
// the sheet beside the first label, Gap is the distance from one to the next. All
// lengths are in mm.
type LabelPaper struct {
	Name                 string // 70x37; LabelOwn is the shop's own
	Wide, Tall           Qty    // of a label
	Across, Down         int    // labels of a sheet; 0 on a roll
	Left, Top            Qty
	GapX, GapY           Qty
	SheetWide, SheetTall Qty
}

// LabelOwn is the name of the paper whose measures the shop has written itself.
const LabelOwn = "own"

// a4Wide and a4Tall are the measures of an A4 sheet.
const (
	a4Wide = 210 * One
	a4Tall = 297 * One
)

// LabelPapers are the papers that are known by name.
func LabelPapers() []LabelPaper {
	return []LabelPaper{
		sheetOf("70x37", LabelPaper{Wide: 70 * One, Tall: 37 * One, Across: 3, Down: 8}),
		sheetOf("38.1x21.2", LabelPaper{Wide: 38_100, Tall: 21_200, Across: 5, Down: 13, GapX: 2_500}),
		{Name: "60x40", Wide: 60 * One, Tall: 40 * One},
		{Name: "50x30", Wide: 50 * One, Tall: 30 * One},
		{Name: "40x30", Wide: 40 * One, Tall: 30 * One},
	}
}

// sheetOf puts labels in the middle of an A4 sheet.
func sheetOf(name string, p LabelPaper) LabelPaper {
	p.Name, p.SheetWide, p.SheetTall = name, a4Wide, a4Tall
	p.Left = (a4Wide - Qty(p.Across)*p.Wide - Qty(p.Across-1)*p.GapX) / 2
	p.Top = (a4Tall - Qty(p.Down)*p.Tall - Qty(p.Down-1)*p.GapY) / 2
	return p
}

// Sheet reports whether labels are printed many on a page.
func (p LabelPaper) Sheet() bool { return p.Across > 0 && p.Down > 0 }

// Page is the size of what goes through the printer.
func (p LabelPaper) Page() (wide, tall Qty) {
	if p.Sheet() {
		return p.SheetWide, p.SheetTall
	}
	return p.Wide, p.Tall
}

// Places is how many labels a page holds.
func (p LabelPaper) Places() int {
	if p.Sheet() {
		return p.Across * p.Down
	}
	return 1
}

// LabelSymbol is how a code is drawn.
type LabelSymbol string

// The symbols there are.
const (
	LabelBars LabelSymbol = "code128" // 条形码 Code 128, read by every scanner
	LabelQR   LabelSymbol = "qr"      // 二维码, for long codes and small labels
)

// LabelSymbols are all symbols, the default first.
func LabelSymbols() []LabelSymbol { return []LabelSymbol{LabelBars, LabelQR} }

// Key is the word of the symbol.
func (s LabelSymbol) Key() string { return "label.symbol." + string(s) }

// LabelSetup is how a shop prints its labels. Across and Down of the own paper
// are 0 for a roll.
type LabelSetup struct {
	Paper        string // the name of a LabelPaper
	Wide, Tall   Qty    // of a label on the shop's own paper
	Across, Down int    // of a sheet of its own, an A4
	Symbol       LabelSymbol
	Price        bool // stands on the label
	Shop         bool // the shop's name does
	Printer      string
}

// DefaultLabels is how a new shop prints them.
func DefaultLabels() LabelSetup {
	return LabelSetup{Paper: "70x37", Wide: 50 * One, Tall: 30 * One, Symbol: LabelBars, Shop: true}
}

// On is the paper of a name; what is not known is the shop's own.
func (s LabelSetup) On(name string) LabelPaper {
	all := LabelPapers()
	if i := slices.IndexFunc(all, func(p LabelPaper) bool { return p.Name == name }); i >= 0 {
		return all[i]
	}
	own := LabelPaper{Name: LabelOwn, Wide: s.Wide, Tall: s.Tall}
	if s.Across > 0 && s.Down > 0 {
		own.Across, own.Down = s.Across, s.Down
		own = sheetOf(LabelOwn, own)
	}
	return own
}

// The least and the most that a label of one's own may measure.
const (
	labelLeast = 10 * One
	labelMost  = 200 * One
)

// Check lists what keeps the setup from being used.
func (s LabelSetup) Check() Problems {
	var p Problems
	for _, side := range []struct {
		field string
		long  Qty
	}{{"label_wide", s.Wide}, {"label_tall", s.Tall}} {
		if side.long < labelLeast || side.long > labelMost {
			p.Add(side.field, "label.say.size", Args{"Least": labelLeast, "Most": labelMost})
		}
	}
	switch own := s.On(LabelOwn); {
	case s.Across < 0 || (s.Across == 0) != (s.Down == 0):
		p.Add("label_across", "label.say.rows", nil)
	case own.Sheet() && own.Left < 0:
		p.Add("label_across", "label.say.too_wide", Args{"Most": int(a4Wide / own.Wide)})
	case own.Sheet() && own.Top < 0:
		p.Add("label_down", "label.say.too_tall", Args{"Most": int(a4Tall / own.Tall)})
	}
	return p
}

// Label (标签) is what is stuck on a part, a bin or a tool. Code is what a scanner
// reads.
type Label struct {
	Code   string
	Number string // of a part or a tool; of a bin it is empty
	Name   string
	Bin    string
	Price  Money // 0: none
	Count  int   // how many of it
}

// PartLabel is the label of a part, as many as count.
func PartLabel(p Part, count int) Label {
	l := Label{Code: p.Barcode, Number: p.Number, Name: p.Name, Bin: p.Bin, Price: p.Price, Count: count}
	if l.Code == "" {
		l.Code = p.Number
	}
	return l
}

// BinLabel is the label of a bin.
func BinLabel(bin string) Label { return Label{Code: bin, Name: bin, Count: 1} }

// LabelNames are the names of all papers, the shop's own last.
func LabelNames() []string {
	var names []string
	for _, p := range LabelPapers() {
		names = append(names, p.Name)
	}
	return append(names, LabelOwn)
}

// labelCodeMost is how long a code may be at all.
const labelCodeMost = 80

// LabelCode refuses a code that no scanner can type: it is typed key by key, so
// it holds only what a keyboard has.
func LabelCode(code string) error {
	switch {
	case code == "":
		return Refuse("label.refuse.empty", nil)
	case len(code) > labelCodeMost:
		return Refuse("label.refuse.long", Args{"Code": code, "Max": labelCodeMost})
	}
	for _, r := range code {
		if r > unicode.MaxASCII || !unicode.IsPrint(r) {
			return Refuse("label.refuse.letters", Args{"Code": code})
		}
	}
	return nil
}

// LabelsMost is how many labels one job prints at most.
const LabelsMost = 2000
