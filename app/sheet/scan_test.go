package sheet

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"
)

const sheetHead = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` +
	`<row><c t="inlineStr"><is><t>code</t></is></c><c t="inlineStr"><is><t>name</t></is></c><c t="inlineStr"><is><t>price</t></is></c></row>`

// kinds are how the cells of the first row below the headings were written.
func kinds(t *testing.T, row string) (all []Kind) {
	t.Helper()
	w, err := NewWords()
	if err != nil {
		t.Fatal(err)
	}
	b, err := Read(t.Context(), bytes.NewReader(with(t, aWorkbook(t), []byte(sheetHead+row+`</sheetData></worksheet>`))), w.Count)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range b.Rows[0].Cells {
		all = append(all, c.Kind)
	}
	return all
}

func TestCellsAreWhatTheFileSaysOfThem(t *testing.T) {
	for row, want := range map[string][]Kind{
		`<row r="2"><c r="A2" t="str"><v>P1</v></c><c r="B2" t="e"><v>#N/A</v></c><c r="C2"><v>5</v></c></row>`:                     {Written, Trouble, Number},
		`<row r="9"><c r="A9" t="s"><v>0</v></c><c r="B9" t="str"><f>A9</f><v>x</v></c><c r="C9" t="d"><v>2026-04-14</v></c></row>`: {Written, Formula, Date},
		`<row><c><v>1</v></c><c r="C2" t="b"><v>1</v></c></row>`:                                                                    {Number, Written, Written},
		`<row r="2"><c r="A2"><v>1</v></c><c r="ZZ2" s="0"/></row>`:                                                                 {Number},
	} {
		if got := kinds(t, row); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s is %v, want %v", row, got, want)
		}
	}
}

func TestASheetThatIsFormattedToItsLastColumnFillsNoMemory(t *testing.T) {
	var rows strings.Builder
	for n := 2; n < 5002; n++ {
		fmt.Fprintf(&rows, `<row r="%d"><c r="A%d" t="inlineStr"><is><t>P%d</t></is></c><c r="XFD%d" s="0"/></row>`, n, n, n, n)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if got := kinds(t, rows.String()); len(got) != 1 || got[0] != Written {
		t.Errorf("the cells are %v", got)
	}
	runtime.ReadMemStats(&after)
	if made := (after.TotalAlloc - before.TotalAlloc) >> 20; made > 200 {
		t.Errorf("%d MB were made", made)
	}
}
