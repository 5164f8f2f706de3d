package shop

import (
	"slices"
	"strconv"
)

// PartField is what a column of a table may say of a part.
type PartField uint8

// The fields in the order in which they are written out. The last two are the
// opening stock (期初库存): how many pieces there are and what one has cost.
const (
	PartNumber PartField = iota
	PartName
	PartUnit
	PartPrice
	PartOrigin
	PartMake
	PartFits
	PartBin
	PartBarcode
	PartMin
	PartMax
	PartActive
	PartOnHand
	PartCost
)

// PartFields are all fields.
func PartFields() []PartField {
	all := make([]PartField, PartCost+1)
	for i := range all {
		all[i] = PartField(i)
	}
	return all
}

// String is the key of the field: the same word is its column in the records,
// its form row and the end of its language key.
func (f PartField) String() string {
	return []string{"number", "name", "unit", "price", "origin", "make", "fits", "bin", "barcode", "min", "max", "active", "on_hand", "cost"}[f]
}

// Table implements SheetField.
func (PartField) Table() TableKind { return PartTable }

// Key is the word of the field, as it heads a column.
func (f PartField) Key() string { return "sheet.part." + f.String() }

// PartFieldOf is the field with that key.
func PartFieldOf(key string) (PartField, bool) {
	i := slices.IndexFunc(PartFields(), func(f PartField) bool { return f.String() == key })
	return PartField(max(0, i)), i >= 0
}

// SheetColumn is where a field stands in a table that comes in: the column,
// from 1, and what is written above it.
type SheetColumn struct {
	N       int
	Heading string
}

// Letters names the column as table programs do: A, B, … Z, AA.
func (c SheetColumn) Letters() string {
	var s string
	for n := c.N; n > 0; n = (n - 1) / 26 {
		s = string(rune('A'+(n-1)%26)) + s
	}
	return s
}

// Fault is what is wrong with a cell of a table that comes in. Why is the end
// of language keys: what is wrong, why that matters, and what can be done now.
type Fault struct {
	Row    int // as the table program counts, from 1; 0: the whole table
	Column SheetColumn
	Text   string // what stands there
	Why    string
	With   Args
}

// Key is the message of a fault.
func (f Fault) Key() string { return "sheet.fault." + f.Why }

// Faults are all that is wrong with a table; with any of them nothing of it
// comes in.
type Faults []Fault

// Error implements error.
func (f Faults) Error() string { return "shop: " + strconv.Itoa(len(f)) + " faults in the table" }

// Err is f as an error, nil when nothing is wrong.
func (f Faults) Err() error {
	if len(f) == 0 {
		return nil
	}
	return f
}

// PartEntry is a row of a table: what its cells say of a part. Cells that are
// empty, or whose column is not there, say nothing.
type PartEntry struct {
	Row  int
	Part Part // OnHand is the opening stock
	Cost Money
	said uint32
}

// Say notes that the row says something of a field.
func (e *PartEntry) Say(f PartField) { e.said |= 1 << f }

// Says reports whether the row says something of a field.
func (e *PartEntry) Says(f PartField) bool { return e.said&(1<<f) != 0 }

// PartSheet is a table of parts as it was read.
type PartSheet struct {
	File    string // its name, for the journal
	Columns map[PartField]SheetColumn
	Entries []PartEntry
}

// fault is one at a field of a row.
func (s PartSheet) fault(row int, f PartField, why string, with Args) Fault {
	return Fault{Row: row, Column: s.Columns[f], Why: why, With: with}
}

// Fate is what becomes of a row.
type Fate uint8

// The fates of a row.
const (
	PartEqual Fate = iota // all that it says is so already
	PartFresh             // a part that was not there
	PartAltered
)

// FieldChange is a field before and after.
type FieldChange struct {
	Field    SheetField
	Was, Now string
}

// PlannedPart is what a row will do to the records.
type PlannedPart struct {
	Entry   PartEntry
	Fate    Fate
	Was     Part // as kept; zero when it is new
	Now     Part
	Changes []FieldChange
	Opens   Qty   // the opening stock that is to be posted; 0: none
	Worth   Money // of it
	Stays   bool  // the table has another stock than the ledger, which stays
}

// PartPlan is what a table will do to the records, row by row.
type PartPlan struct {
	Rows                         []PlannedPart
	Fresh, Altered, Equal, Opens int
	Stays                        int // rows whose stock is other than the ledger's
	Free                         int // stocks that are opened at no cost
	Worth                        Money
	Faults                       Faults
	unnamed                      int // new parts, where no column says names
}

// Idle reports whether nothing is to be done.
func (p PartPlan) Idle() bool { return p.Fresh+p.Altered+p.Opens == 0 }

// PlanParts finds what a table does to the parts of kept, by their number. A
// part that is there is changed only in what the table says; its stock is
// opened only if it never moved.
func PlanParts(s PartSheet, kept map[string]Part) PartPlan {
	var p PartPlan
	rows := map[string]int{}
	for _, e := range s.Entries {
		if e.Part.Number == "" {
			continue // whoever read the table has said so
		}
		if other, twice := rows[e.Part.Number]; twice {
			f := s.fault(e.Row, PartNumber, "twice", Args{"Other": other})
			f.Text = e.Part.Number
			p.Faults = append(p.Faults, f)
			continue
		}
		rows[e.Part.Number] = e.Row
		was, there := kept[e.Part.Number]
		p.add(s, planPart(e, was, there))
	}
	if p.unnamed > 0 {
		p.Faults = append(Faults{{Why: "no_name", With: Args{"N": p.unnamed}}}, p.Faults...)
	}
	return p
}

// add counts a row and checks the part that comes of it.
func (p *PartPlan) add(s PartSheet, r PlannedPart) {
	p.Rows = append(p.Rows, r)
	switch r.Fate {
	case PartFresh:
		p.Fresh++
	case PartAltered:
		p.Altered++
	case PartEqual:
		p.Equal++
	}
	if r.Stays {
		p.Stays++
	}
	if r.Opens > 0 {
		p.Opens++
		p.Worth += r.Worth
		if r.Worth == 0 {
			p.Free++
		}
		if r.Worth > MaxMoney {
			p.Faults = append(p.Faults, s.fault(r.Entry.Row, PartCost, "money_range", Args{"Max": MaxMoney}))
		}
	}
	if r.Fate == PartFresh && s.Columns[PartName].N == 0 {
		p.unnamed++
		return
	}
	if r.Fate == PartEqual {
		return // what is kept is not asked again
	}
	for _, x := range r.Now.Check() {
		if f, known := PartFieldOf(x.Field); known && !x.Warn {
			p.Faults = append(p.Faults, s.checked(r.Entry, f, x))
		}
	}
}

// checked is what the rules of the trade say of a field, as a fault.
func (s PartSheet) checked(e PartEntry, f PartField, x Problem) Fault {
	why := map[string]string{
		"say.too_long": "too_long", "say.control": "control", "say.money_range": "money_range", "say.qty_range": "qty_range", "part.say.max": "max",
	}[x.Say]
	if why == "" {
		why = "empty"
	}
	out := s.fault(e.Row, f, why, x.With)
	out.Text = e.Part.Text(f)
	return out
}

func planPart(e PartEntry, was Part, there bool) PlannedPart {
	r := PlannedPart{Entry: e, Was: was, Now: was}
	if !there {
		r.Fate = PartFresh
		r.Now = Part{Number: e.Part.Number, Origin: Brand, Active: true}
	}
	for _, f := range PartFields()[:PartOnHand] {
		if !e.Says(f) {
			continue
		}
		before := r.Now.Text(f)
		setField(&r.Now, e.Part, f)
		if after := r.Now.Text(f); there && after != before {
			r.Changes = append(r.Changes, FieldChange{f, before, after})
			r.Fate = PartAltered
		}
	}
	if !e.Says(PartOnHand) {
		return r
	}
	if was.MovedAt.IsZero() && was.OnHand == 0 {
		r.Opens, r.Worth = e.Part.OnHand, e.Cost.Times(e.Part.OnHand)
	} else {
		r.Stays = e.Part.OnHand != was.OnHand
	}
	return r
}

func setField(p *Part, from Part, f PartField) {
	switch f {
	case PartName:
		p.Name = from.Name
	case PartUnit:
		p.Unit = from.Unit
	case PartPrice:
		p.Price = from.Price
	case PartOrigin:
		p.Origin = from.Origin
	case PartMake:
		p.Make = from.Make
	case PartFits:
		p.Fits = from.Fits
	case PartBin:
		p.Bin = from.Bin
	case PartBarcode:
		p.Barcode = from.Barcode
	case PartMin:
		p.Min = from.Min
	case PartMax:
		p.Max = from.Max
	case PartActive:
		p.Active = from.Active
	}
}

// Text is a field as it is written in the open format.
func (p Part) Text(f PartField) string {
	switch f {
	case PartNumber:
		return p.Number
	case PartName:
		return p.Name
	case PartUnit:
		return p.Unit
	case PartPrice:
		return p.Price.String()
	case PartOrigin:
		return string(p.Origin)
	case PartMake:
		return p.Make
	case PartFits:
		return p.Fits
	case PartBin:
		return p.Bin
	case PartBarcode:
		return p.Barcode
	case PartMin:
		return p.Min.String()
	case PartMax:
		return p.Max.String()
	case PartActive:
		return strconv.FormatBool(p.Active)
	case PartOnHand:
		return p.OnHand.String()
	}
	return p.Cost().String()
}
