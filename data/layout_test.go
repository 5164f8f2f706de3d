package data

import (
	"context"
	"testing"

	"gongdan/app/shop"
)

func TestLayoutsBelongToTheirPerson(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		for _, x := range []struct {
			person        shop.PersonID
			table, layout string
		}{{1, "parts", `{"sort":"name"}`}, {1, "orders", `{}`}, {12, "parts", `{"sort":"price"}`}, {1, "parts", `{"sort":"bin"}`}} {
			must(t, s.Write(context.Background(), By{At: noon(), Person: x.person}, func(tx *Tx) error { return SaveLayout(tx, x.person, x.table, x.layout) }))
		}
		of := func(p shop.PersonID) map[string]string {
			return get(t, s, func(v View) (map[string]string, error) { return LayoutsOf(v, p) })
		}
		equal(t, of(1), map[string]string{"parts": `{"sort":"bin"}`, "orders": `{}`})
		equal(t, of(12), map[string]string{"parts": `{"sort":"price"}`})
		equal(t, of(2), map[string]string{})
		equal(t, get(t, s, Settings), shop.DefaultSettings())
	})
}
