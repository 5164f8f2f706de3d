package shop

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Serves reports whether pieces of origin o may be given where promised stands on the
// order: an origin can be better than what the customer was told, never worse (以次充好).
// Where either is not known nothing is promised. What the customer brought is given
// from no store.
func (o Origin) Serves(promised Origin) bool {
	switch {
	case o == promised:
		return true
	case o == CustomerOwned || promised == CustomerOwned:
		return false
	}
	return o == "" || promised == "" || slices.Index(origins(), o) <= slices.Index(origins(), promised)
}

// origins are those of the store by what they promise, the best first: 原厂, 同质 (not
// below what was fitted), 品牌, 再制造.
func origins() []Origin { return []Origin{OEM, Equivalent, Brand, Remanufactured} }

// Want is what a line of an order still wants from the store.
type Want struct {
	OrderID OrderID
	LineID  LineID
	PartID  PartID
	Origin  Origin // as the customer was told
	Qty     Qty
}

// Wants are what the lines of an order still want. They are served while it is in work.
func Wants(o *Order) []Want {
	var all []Want
	for i := range o.Lines {
		if l := &o.Lines[i]; !o.Status.Frozen() && l.Missing() > 0 {
			all = append(all, Want{o.ID, l.ID, l.PartID, l.Origin, l.Missing()})
		}
	}
	return all
}

// Pick is so many pieces that a line wants, and where to take them. Without a location
// there is none left that may be given for the line: Short.
type Pick struct {
	Want
	Location Location
	LotID    LotID
	Bin      string // where that is, in words of the shelf
	Short    bool
}

// Servable is pieces that may be issued, with where their shelf is and what they are.
type Servable struct {
	Lie
	Bin    string
	Origin Origin
}

// PlanPicks says where the pieces that orders want are to be taken, first come first
// served: the first want takes from the first of lies that serves it, and nothing is
// promised twice. What is left over is short.
func PlanPicks(wants []Want, lies []Servable) []Pick {
	left := slices.Clone(lies)
	var all []Pick
	for _, w := range wants {
		open := w.Qty
		for i := range left {
			x := &left[i]
			n := min(x.OnHand, open)
			if n <= 0 || x.PartID != w.PartID || !x.Origin.Serves(w.Origin) {
				continue
			}
			p := Pick{Want: w, Location: x.Location, LotID: x.LotID, Bin: x.Bin}
			p.Qty = n
			all = append(all, p)
			x.OnHand, open = x.OnHand-n, open-n
		}
		if open > 0 {
			p := Pick{Want: w, Short: true}
			p.Qty = open
			all = append(all, p)
		}
	}
	return all
}

// ByShelf puts picks in the order in which somebody walks along the shelves; what is
// short stands last.
func ByShelf(all []Pick) {
	slices.SortStableFunc(all, func(a, b Pick) int {
		return cmp.Or(boolOrder(a.Short, b.Short), cmp.Compare(a.Location.Warehouse, b.Location.Warehouse), cmp.Compare(a.Bin, b.Bin),
			cmp.Compare(a.PartID, b.PartID), cmp.Compare(a.LotID, b.LotID))
	})
}

func boolOrder(a, b bool) int {
	switch {
	case a && !b:
		return 1
	case b && !a:
		return -1
	}
	return 0
}

// lotLabel begins the text of the label on a lot.
const lotLabel = "LOT-"

// Label is what a scanner reads off the label of the lot.
func (l Lot) Label() string { return lotLabel + strconv.FormatInt(int64(l.ID), 10) }

// LotOfLabel is the lot of a label; 0 when the text is none.
func LotOfLabel(text string) LotID {
	digits, ok := strings.CutPrefix(Fold(text), lotLabel)
	n, err := strconv.ParseInt(digits, 10, 64)
	if !ok || err != nil || n <= 0 {
		return 0
	}
	return LotID(n)
}

// ParseScan reads what was scanned or typed at the store: a code, or a quantity and a
// code as in 4.2*5W30. Without a quantity it is 0.
func ParseScan(text string) (code string, qty Qty) {
	text = strings.TrimSpace(text)
	if before, after, ok := strings.Cut(text, "*"); ok {
		if n, err := ParseQty(strings.TrimSpace(before)); err == nil && n > 0 && n <= MaxQty {
			return strings.TrimSpace(after), n
		}
	}
	return text, 0
}

// Taker (领料人) is who takes the pieces of an order unless somebody else is named: the
// technician of its first job that has one.
func Taker(o *Order) PersonID {
	for i := range o.Lines {
		if l := &o.Lines[i]; l.Kind == LabourLine && l.Counts() && l.Technician != 0 {
			return l.Technician
		}
	}
	return 0
}
