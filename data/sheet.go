package data

import (
	"encoding/json"
	"fmt"
)

// sheetName is the beginning of the names under which the settings hold what
// the columns of tables mean.
const sheetName = "sheet."

// SheetMap reads what the columns of a table with those headings mean: heading
// by field, as it was kept last; nothing if it never was.
func SheetMap(v View, key string) (map[string]string, error) {
	var m map[string]string
	err := recall(v, sheetName+key, &m)
	return m, err
}

// SaveSheetMap keeps what the columns of a table mean. It is no act and stands
// in no journal.
func SaveSheetMap(tx *Tx, key string, m map[string]string) error {
	text, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("save the columns of a table: %w", err)
	}
	return keepSetting(tx, sheetName+key, string(text))
}
