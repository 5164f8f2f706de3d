//go:build e2e

package e2e_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// brought is what an import says it did.
type brought struct {
	Added, Kept struct{ Orders int }
}

// An import of one order is killed at any moment, twenty times. It is there in
// whole or not at all, is there for certain once the program has said so, and
// comes in once when it is tried again.
func TestAnImportThatIsKilledHappensInWholeOrNotAtAll(t *testing.T) {
	file := imported(t, "shop.json")
	dice := rand.New(rand.NewPCG(20260414, 2))
	killed, kept, round := 0, 0, 0
	for ; killed < 20 && round < 400; round++ {
		one := oneOrder(t, round)
		cmd := command(t, file, "import", one)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		blow := time.AfterFunc(time.Duration(dice.IntN(100_000))*time.Microsecond, func() { cmd.Process.Kill() })
		err := cmd.Wait()
		blow.Stop()
		if ended := (*exec.ExitError)(nil); err != nil && (!errors.As(err, &ended) || ended.Exited()) {
			t.Fatalf("the import ended by itself: %v", err)
		}
		again := ask[brought](t, file, "import", one)
		if again.Added.Orders+again.Kept.Orders != 1 || err == nil && again.Kept.Orders != 1 {
			t.Errorf("round %d ended with %v, and tried again it says %+v", round, err, again)
		}
		if err != nil {
			killed++
		}
		kept += again.Kept.Orders
		o := ask[struct{ Totals struct{ Total, Due string } }](t, file, "show", "order", fmt.Sprintf("K-%03d", round))
		if o.Totals.Due != "66.00" {
			t.Errorf("round %d: %+v", round, o)
		}
	}
	t.Logf("killed %d of %d; %d were kept the first time", killed, round, kept)
	if killed < 20 {
		t.Errorf("only %d were killed", killed)
	}
	call(t, file, "check") // ends with an error if anything is wrong
}

// oneOrder is a file with one order of its own number, and enough beside it to
// be killed in the middle.
func oneOrder(t *testing.T, n int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "one.json")
	text := fmt.Sprintf(`{"format": "gongdan/1", "vehicles": [{"vin": "", "plate": "沪K%05d"}], "orders": [{"number": "K-%03d", "vehicle": "沪K%05d",
		"received_at": "2026-04-10T09:00:00+08:00", "agreed_at": "2026-04-10T09:10:00+08:00",
		"lines": [{"other": "洗车", "price": "30.00"}, {"other": "打蜡", "price": "36.00"}]}]}`, n, n, n)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
