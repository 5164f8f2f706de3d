package data

import (
	"context"
	"slices"
	"testing"

	"gongdan/app/shop"
)

// checkShop is the sample with stock, issued parts and payments: all sound.
func checkShop(t testing.TB, s *Store) *sample {
	t.Helper()
	x := fillShop(t, s)
	write(t, s, func(tx *Tx) error {
		if _, err := MoveStock(tx, shop.Move{PartID: x.filter.ID, Kind: shop.MoveReceive, Qty: 3000, Value: 10000}); err != nil {
			return err
		}
		_, err := MoveStock(tx, shop.Move{PartID: x.filter.ID, Kind: shop.MoveIssue, Qty: -1000, OrderID: x.open.ID, LineID: x.open.Lines[1].ID})
		return err
	})
	return x
}

func keysOfFindings(t testing.TB, found []Finding, err error) []string {
	t.Helper()
	must(t, err)
	var keys []string
	for _, f := range found {
		keys = append(keys, f.Key)
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

func TestASoundShopHasNoFindings(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		checkShop(t, s)
		for range 2 {
			found, err := Check(context.Background(), s)
			must(t, err)
			equal(t, len(found), 0)
			found, err = CheckAndMend(context.Background(), s, By{At: noon()})
			must(t, err)
			equal(t, len(found), 0)
		}
	})
}

func TestCheckFindsEachFaultAndMendsWhatIsSafe(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		for _, c := range []struct {
			spoil string
			key   string
			mends bool
		}{
			{`UPDATE orders SET total_fen = total_fen + 1 WHERE is_open = TRUE`, "check.order.total", true},
			{`UPDATE orders SET due_fen = due_fen + 1 WHERE is_open = TRUE`, "check.order.due", true},
			{`UPDATE orders SET paid_fen = paid_fen + 1 WHERE settled_at <> 0`, "check.order.paid", true},
			{`UPDATE orders SET is_open = TRUE WHERE status = 'delivered'`, "check.order.open", true},
			{`UPDATE orders SET settled_month = '' WHERE settled_at <> 0`, "check.order.month", true},
			{`DELETE FROM search_tokens WHERE token = '12345'`, "check.tokens.vehicles", true},
			{`INSERT INTO search_tokens (kind, token, id) VALUES ('customers', 'ghost', 4711)`, "check.tokens.customers", true},
			{`INSERT INTO search_tokens (kind, token, id) VALUES ('parts', 'wrong', 1)`, "check.tokens.parts", true},
			{`DELETE FROM search_tokens WHERE kind = 'orders'`, "check.tokens.orders", true},
			{`UPDATE parts SET on_hand = on_hand + 1000 WHERE on_hand > 0`, "check.part.stock", false},
			{`UPDATE parts SET on_hand = on_hand - 1000 WHERE on_hand > 0`, "", false},
			{`UPDATE parts SET value_fen = value_fen + 7 WHERE on_hand > 0`, "check.part.value", false},
			{`UPDATE parts SET value_fen = value_fen - 7 WHERE on_hand > 0`, "", false},
			{`UPDATE order_lines SET issued = issued + 1 WHERE issued > 0`, "check.line.issued", false},
			{`UPDATE order_lines SET issued = issued - 1 WHERE issued > 0`, "", false},
			{`UPDATE order_lines SET cost_fen = cost_fen + 1 WHERE issued > 0`, "check.line.cost", false},
			{`UPDATE order_lines SET cost_fen = cost_fen - 1 WHERE issued > 0`, "", false},
			{`UPDATE counters SET n = n + 1 WHERE kind = 'order' AND day = '2026-04-12'`, "check.number.gap", false},
			{`UPDATE counters SET n = n - 1 WHERE kind = 'order' AND day = '2026-04-12'`, "", false},
			{`UPDATE stock_moves SET line_id = 4711 WHERE line_id <> 0`, "check.line.gone", false},
		} {
			if c.key == "check.order.total" {
				checkShop(t, s)
			}
			_, err := s.write.Exec(c.spoil)
			must(t, err)
			found, err := Check(context.Background(), s)
			if keys := keysOfFindings(t, found, err); c.key != "" && !slices.Contains(keys, c.key) || c.key == "" && len(keys) > 0 {
				t.Fatalf("%s: found %v", c.spoil, found)
			}
			if !c.mends {
				continue
			}
			found, err = CheckAndMend(context.Background(), s, By{At: noon()})
			if keys := keysOfFindings(t, found, err); !slices.Equal(keys, []string{c.key}) || !found[0].Fixed {
				t.Errorf("%s: mended %+v", c.spoil, found)
			}
			found, err = Check(context.Background(), s)
			if keys := keysOfFindings(t, found, err); len(keys) > 0 {
				t.Errorf("%s: after mending %v", c.spoil, found)
			}
		}
	})
}

func TestCheckFollowsTheAudit(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		checkShop(t, s)
		_, err := s.write.Exec(`UPDATE audit SET act = 'nothing' WHERE id = 2`)
		must(t, err)
		found, err := Check(context.Background(), s)
		equal(t, keysOfFindings(t, found, err), []string{"check.audit.changed"})
		_, err = s.write.Exec(`DELETE FROM audit`)
		must(t, err)
		found, err = Check(context.Background(), s)
		equal(t, keysOfFindings(t, found, err), []string{"check.audit.cut"})
	})
}

func TestCheckTellsTheFirstHundredOfASort(t *testing.T) {
	t.Parallel()
	s := openNew(t)
	x := manyOrders(t, s, 150)
	_, err := s.write.Exec(`UPDATE orders SET due_fen = due_fen + 1 WHERE vehicle_id = $1`, x.van.ID)
	must(t, err)
	found, err := Check(context.Background(), s)
	must(t, err)
	if n := len(found); n != mostFindings+1 || found[n-1].Key != "check.more" || found[n-1].Args["Count"] != int64(50) {
		t.Errorf("%d findings, the last %+v", len(found), found[len(found)-1])
	}
}

func TestCheckMendsNothingInADamagedFile(t *testing.T) {
	t.Parallel()
	s := openNew(t)
	checkShop(t, s)
	_, err := s.write.Exec(`PRAGMA foreign_keys = OFF`)
	must(t, err)
	_, err = s.write.Exec(`DELETE FROM people WHERE code = 'lina'`)
	must(t, err)
	_, err = s.write.Exec(`UPDATE orders SET due_fen = due_fen + 1`)
	must(t, err)
	found, err := CheckAndMend(context.Background(), s, By{At: noon()})
	equal(t, keysOfFindings(t, found, err), []string{"check.orphan"})
}
