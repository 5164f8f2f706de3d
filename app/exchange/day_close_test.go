package exchange

import (
	"strings"
	"testing"

	"gongdan/app/shop"
	"gongdan/data"
	"gongdan/data/datatest"
)

// closesFile adds to the shop of March a count of 2 March, with the payment of that day, and
// one of 6 March that was undone.
func closesFile(t testing.TB) string {
	return strings.Replace(example(t, "march.json"), `
 "orders": [`, `
 "day_closes": [{"number": "RJ260302-001", "day": "2026-03-02", "at": "2026-03-02T18:30:00+08:00", "person": "lina", "left": "50.00",
   "lines": [{"method": "cash", "expected": "0.00", "counted": "50.00", "reason": "开业备用金"}, {"method": "wechat", "expected": "112.00", "counted": "112.00"}],
   "coins": [{"worth": "50.00", "pieces": 1}], "payments": [{"order": "WO20260302-001", "n": 1}]},
  {"number": "RJ260306-001", "day": "2026-03-06", "at": "2026-03-06T18:30:00+08:00", "float": "50.00",
   "lines": [{"method": "cash", "expected": "290.00", "counted": "290.00"}], "undone_at": "2026-03-06T18:31:00+08:00", "undone_by": "lina"}],
 "orders": [`, 1)
}

func TestDayClosesGoOutAndComeInWhole(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		file := closesFile(t)
		load(t, s, file)
		if found, err := data.Check(t.Context(), s); err != nil || len(found) > 0 {
			t.Errorf("check finds %v, %v", found, err)
		}
		first := dump(t, s)
		for _, want := range []string{`"payments": [{"order": "WO20260302-001", "n": 1}]`, `"reason": "开业备用金"`, `"undone_by": "lina"`, `"worth": "50.00", "pieces": 1`} {
			if !strings.Contains(first, want) {
				t.Errorf("what was counted is not written: %s", want)
			}
		}
		other := datatest.New(t)
		load(t, other, first)
		same(t, dump(t, other), first)
		if again := load(t, s, file); again.Total() != 0 || again.Kept[shop.KindDayCloses] != 2 {
			t.Errorf("added %v, kept %v", again.Added, again.Kept)
		}
	})
}

func TestAPaymentIsInOneDayCloseOnly(t *testing.T) {
	s := datatest.New(t)
	broken := strings.Replace(closesFile(t), `{"order": "WO20260302-001", "n": 1}`, `{"order": "WO20260302-001", "n": 2}`, 1)
	if _, err := Import(t.Context(), desk(s), strings.NewReader(broken), false); err == nil || !strings.Contains(err.Error(), "payment") {
		t.Errorf("a payment that is not there: %v", err)
	}
	twice := strings.Replace(closesFile(t), `"undone_at": "2026-03-06T18:31:00+08:00", "undone_by": "lina"`, `"payments": [{"order": "WO20260302-001", "n": 1}]`, 1)
	if _, err := Import(t.Context(), desk(s), strings.NewReader(twice), false); err == nil || !strings.Contains(err.Error(), "payment") {
		t.Errorf("a payment in two closes: %v", err)
	}
}
