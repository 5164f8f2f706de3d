package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

func TestCellsOfATableAreWrittenInPlace(t *testing.T) {
	var table *Table[part]
	texts, refused := map[string]string{}, ""
	s := newStage(t, func(env *Env) fyne.CanvasObject {
		table = NewTable(env, "parts", partColumns())
		return table.Object()
	})
	edit := EditCells(table, CellSpec[part]{
		Columns: []CellColumn{
			{ID: "gone", New: func(env *Env) Field { return NewTextEntry(env) }}, // no such column is seen
			{ID: partColumns()[1].ID, New: func(env *Env) Field { return NewTextEntry(env) }},
			{ID: partColumns()[2].ID, New: func(env *Env) Field { return NewNumberEntry(env, NumberQty) }},
		},
		Text: func(p part, column string) string { return "7" },
		Set: func(p part, column, text string) bool {
			texts[column] = text
			return text != refused
		},
	})
	searched := ""
	table.OnType = func(typed string) { searched += typed }
	table.SetRows([]part{{id: 1}, {id: 2}, {id: 3}})
	table.Focus()
	s.write("a")
	if searched != "a" || edit.Open() {
		t.Errorf("without a cell %q is searched for, open %v", searched, edit.Open())
	}
	first, second := partColumns()[1].ID, partColumns()[2].ID
	s.press("→")
	s.write("b")
	if !edit.Open() || searched != "a" {
		t.Fatalf("the cell is not open, %q is searched for", searched)
	}
	s.press("Enter")
	s.write("9")
	s.press("Enter")
	if texts[first] != "b" || texts[second] != "9" {
		t.Errorf("took %v", texts)
	}
	wantRow(t, table, 2)
	s.press("←") // before the first cell stands the row
	s.write("c")
	if !strings.HasSuffix(searched, "c") {
		t.Errorf("%q is searched for", searched)
	}
	edit.Begin()
	s.write("d")
	s.press("Esc")
	if edit.Open() || texts[first] != "b" {
		t.Errorf("Esc took %v", texts)
	}
	refused = "e"
	s.write("e")
	s.press("↓")
	if !edit.Open() {
		t.Error("what was refused is gone")
	}
	wantRow(t, table, 2)
}
