package data

import (
	"fmt"
	"strings"

	"gongdan/app/shop"
)

// layoutsOf is the beginning of the names under which the layouts of a person
// are kept among the settings.
func layoutsOf(p shop.PersonID) string { return fmt.Sprintf("layout.%d.", p) }

// LayoutsOf reads how a person left their tables: by table, in the words of
// whoever drew them.
func LayoutsOf(v View, p shop.PersonID) (map[string]string, error) {
	from := layoutsOf(p)
	rows, err := all(v, `settings WHERE name >= $1 AND name < $2`, settingRow, from, from+last)
	if err != nil {
		return nil, err
	}
	layouts := map[string]string{}
	for _, r := range rows {
		layouts[strings.TrimPrefix(r.name, from)] = r.value
	}
	return layouts, nil
}

// SaveLayout keeps how a person left a table. It is no act and stands in no
// journal.
func SaveLayout(tx *Tx, p shop.PersonID, table, layout string) error {
	return keepSetting(tx, layoutsOf(p)+table, layout)
}
