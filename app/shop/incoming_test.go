package shop

import (
	"reflect"
	"testing"
	"time"
)

// entry is a row that says what say names.
func entry(row int, p Part, cost Money, say ...PartField) PartEntry {
	e := PartEntry{Row: row, Part: p, Cost: cost}
	for _, f := range append(say, PartNumber) {
		e.Say(f)
	}
	return e
}

// tableOf is a table whose columns stand in the order of the fields.
func tableOf(entries ...PartEntry) PartSheet {
	s := PartSheet{Columns: map[PartField]SheetColumn{}, Entries: entries}
	for i, f := range PartFields() {
		s.Columns[f] = SheetColumn{N: i + 1, Heading: f.String()}
	}
	return s
}

func TestEachFieldOfAPartHasItsOwnKey(t *testing.T) {
	for _, f := range PartFields() {
		if got, ok := PartFieldOf(f.String()); !ok || got != f || f.Key() != "sheet.part."+f.String() {
			t.Errorf("%d is called %s", f, f)
		}
	}
	if _, ok := PartFieldOf("colour"); ok {
		t.Error("a field that is none has a key")
	}
}

func TestColumnsAreNamedAsTableProgramsDo(t *testing.T) {
	for n, want := range map[int]string{0: "", 1: "A", 26: "Z", 27: "AA", 52: "AZ", 53: "BA", 702: "ZZ", 703: "AAA"} {
		if got := (SheetColumn{N: n}).Letters(); got != want {
			t.Errorf("%d is %s, want %s", n, got, want)
		}
	}
}

func TestATableChangesOnlyWhatItSays(t *testing.T) {
	kept := Part{ID: 7, Number: "P1", Name: "机滤", Unit: "只", Price: 4800, Origin: OEM, Bin: "A-1", Min: 6 * One, Active: true, OnHand: 5 * One, MovedAt: time.Unix(1, 0)}
	p := PlanParts(tableOf(
		entry(2, Part{Number: "P1", Price: 5000, Bin: "A-1", OnHand: 9 * One}, 2000, PartPrice, PartBin, PartOnHand, PartCost),
		entry(3, Part{Number: "P2", Name: "空滤", OnHand: 3 * One}, 1050, PartName, PartOnHand, PartCost),
	), map[string]Part{"P1": kept})
	old, fresh := p.Rows[0], p.Rows[1]
	want := kept
	want.Price = 5000
	if old.Fate != PartAltered || old.Now != want || !old.Stays || old.Opens != 0 || !reflect.DeepEqual(old.Changes, []FieldChange{{PartPrice, "48.00", "50.00"}}) {
		t.Errorf("the part that is there: %+v", old)
	}
	if fresh.Fate != PartFresh || fresh.Opens != 3*One || fresh.Worth != 3150 || !fresh.Now.Active || fresh.Now.Origin != Brand {
		t.Errorf("the new part: %+v", fresh)
	}
	if p.Fresh != 1 || p.Altered != 1 || p.Equal != 0 || p.Opens != 1 || p.Stays != 1 || p.Worth != 3150 || p.Faults.Err() != nil {
		t.Errorf("planned %+v", p)
	}
}

func TestWhatIsSoAlreadyIsEqualAndOpensNothing(t *testing.T) {
	kept := Part{Number: "P1", Name: "机滤", Price: 4800, Origin: OEM, Make: "M", Fits: "F", Bin: "A", Barcode: "B", Unit: "U", Min: One, Max: 2 * One, Active: true, OnHand: One, MovedAt: time.Unix(1, 0)}
	p := PlanParts(tableOf(entry(2, kept, 99, PartFields()...)), map[string]Part{"P1": kept})
	if p.Equal != 1 || p.Opens != 0 || p.Stays != 0 || len(p.Rows[0].Changes) != 0 {
		t.Errorf("planned %+v", p)
	}
	other := entry(2, Part{Number: "P1", Name: "n"}, 0, PartFields()...)
	if p = PlanParts(tableOf(other), map[string]Part{"P1": kept}); len(p.Rows[0].Changes) != 11 || p.Rows[0].Now.OnHand != One {
		t.Errorf("all fields but the number are written over: %+v", p.Rows[0].Changes)
	}
}

func TestAPartThatNeverMovedIsOpened(t *testing.T) {
	kept := map[string]Part{"P1": {Number: "P1", Name: "n", Origin: OEM, Active: true}}
	p := PlanParts(tableOf(entry(2, Part{Number: "P1", OnHand: One}, 500, PartOnHand, PartCost)), kept)
	if r := p.Rows[0]; r.Fate != PartEqual || r.Opens != One || r.Worth != 500 || p.Opens != 1 {
		t.Errorf("planned %+v", p)
	}
}

func TestATableThatDoesNothingIsIdle(t *testing.T) {
	p := PlanParts(tableOf(PartEntry{Row: 2}), nil)
	if !p.Idle() || len(p.Rows) != 0 {
		t.Errorf("planned %+v", p)
	}
	if p = PlanParts(tableOf(entry(2, Part{Number: "P", Name: "n"}, 0, PartName)), nil); p.Idle() {
		t.Error("a new part is nothing to do")
	}
	if k := (Fault{Why: "twice"}).Key(); k != "sheet.fault.twice" {
		t.Errorf("a fault is called %s", k)
	}
	if s := (Part{OnHand: One, Value: 250}).Text(PartCost) + (Part{OnHand: One}).Text(PartOnHand); s != "2.501" {
		t.Errorf("cost and stock are written %s", s)
	}
}

func TestWhatIsWrongWithARowIsFoundAtItsCell(t *testing.T) {
	long := make([]rune, MaxName+1)
	for i := range long {
		long[i] = 'x'
	}
	p := PlanParts(tableOf(
		entry(2, Part{Number: "P1"}, 0),
		entry(3, Part{Number: "P2", Name: string(long), Unit: "\x01", Min: 5, Max: 4}, 0, PartName, PartUnit, PartMin, PartMax),
		entry(4, Part{Number: "P2", Name: "n"}, 0, PartName),
		entry(5, Part{Number: "P3", Name: "n", OnHand: MaxQty}, MaxMoney, PartName, PartOnHand, PartCost),
	), nil)
	var got []string
	for _, f := range p.Faults {
		got = append(got, f.Column.Letters()+f.Why)
	}
	if want := []string{"Bempty", "Btoo_long", "Ccontrol", "Kmax", "Atwice", "Nmoney_range"}; !reflect.DeepEqual(got, want) || p.Faults.Err().Error() == "" {
		t.Errorf("found %v, want %v", got, want)
	}
	bare := tableOf(entry(2, Part{Number: "P1"}, 0), entry(3, Part{Number: "P2"}, 0))
	delete(bare.Columns, PartName)
	if p = PlanParts(bare, nil); len(p.Faults) != 1 || p.Faults[0].Why != "no_name" || p.Faults[0].With["N"] != 2 {
		t.Errorf("without names: %+v", p.Faults)
	}
}
