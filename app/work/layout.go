package work

import (
	"context"

	"gongdan/data"
)

// SaveLayout keeps how the person at the desk left a table. Nobody in
// particular leaves none.
func SaveLayout(ctx context.Context, d Desk, table, layout string) error {
	if d.Person.ID == 0 {
		return nil
	}
	return d.do(ctx, func(tx *data.Tx) error { return data.SaveLayout(tx, d.Person.ID, table, layout) })
}
