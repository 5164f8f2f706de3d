package data

import (
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"gongdan/app/shop"
)

// oldFile is a shop of an earlier program, as it was left: 12 cars, 30 orders.
func oldFile(t *testing.T, schema int) string {
	t.Helper()
	packed, err := os.Open(fmt.Sprintf("testdata/schema-%d.db.gz", schema))
	must(t, err)
	defer packed.Close()
	from, err := gzip.NewReader(packed)
	must(t, err)
	path := filepath.Join(t.TempDir(), "shop.db")
	to, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o600)
	must(t, err)
	_, err = io.Copy(to, from)
	must(t, err)
	must(t, to.Close())
	return path
}

func TestAFileOfEveryEarlierProgramOpensWithAllItHolds(t *testing.T) {
	t.Parallel()
	for schema := 1; schema <= 1; schema++ {
		s := openAt(t, oldFile(t, schema))
		seen := 0
		var first shop.Order
		_, err := Read(context.Background(), s, func(v View) (int, error) {
			return 0, EachOrder(v, func(f OrderFile) error {
				if seen++; first.ID == 0 && len(f.Lines) > 1 {
					first = f.Order
				}
				return nil
			})
		})
		must(t, err)
		equal(t, seen, 30)
		found, err := Check(context.Background(), s)
		if err != nil || len(found) > 0 {
			t.Errorf("schema %d: %+v, %v", schema, found, err)
		}
		seeds, err := SeedRules()
		must(t, err)
		equal(t, len(get(t, s, Rules)), len(seeds))
		write(t, s, func(tx *Tx) error {
			first.Floor.Waits = true
			return SaveOrder(tx, &first)
		})
		if again := get(t, s, func(v View) (shop.Order, error) { return Order(v, first.ID) }); !again.Floor.Waits {
			t.Errorf("schema %d: what is new cannot be kept", schema)
		}
	}
}
