package exchange

import (
	"strings"
	"testing"

	"gongdan/app/shop"
	"gongdan/data"
	"gongdan/data/datatest"
)

const booked = `{"format": "gongdan/1",
 "bays": [{"code": "2", "name": "机电", "skills": ["mechanic"], "hours": "7"}, {"code": "9"}],
 "parts": [{"number": "06L115562", "name": "机油滤清器"}],
 "people": [{"code": "zw", "name": "张伟", "roles": ["technician"]}],
 "appointments": [
  {"number": "YY260414-003", "status": "confirmed", "plate": "沪A·D12345", "name": "王建国", "phone": "138 0000 1234", "kind": "repair", "request": "异响",
   "hours": "1.5", "bay": "2", "technician": "zw", "channel": "wechat", "start_at": "2026-04-15T09:30:00+08:00", "booked_at": "2026-04-14T09:00:00+08:00",
   "parts": [{"part": "06L115562", "qty": "2"}]},
  {"plate": "沪B88K20", "start_at": "2026-04-15T13:00:00+08:00"}
 ]}`

func TestBookingsTravelWhole(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		if taken := load(t, s, booked); taken.Added[shop.KindAppointments] != 2 || taken.Added[shop.KindBays] != 2 {
			t.Fatalf("%v", taken)
		}
		first := dump(t, s)
		if !strings.Contains(first, "YY260414-001") || !strings.Contains(first, `"plate": "沪AD12345"`) {
			t.Errorf("%s", first)
		}
		if again := load(t, s, booked); again.Total() != 0 {
			t.Errorf("added %v", again.Added)
		}
		other := datatest.New(t)
		load(t, other, first)
		same(t, dump(t, other), first)
		if found, err := data.Check(t.Context(), other); err != nil || len(found) > 0 {
			t.Errorf("%+v, %v", found, err)
		}
	})
}

func TestWhatABookingRefersToMustBeThere(t *testing.T) {
	s := datatest.New(t)
	_, err := Import(t.Context(), desk(s), strings.NewReader(`{"format": "gongdan/1", "appointments": [
		{"plate": "沪B88K20", "start_at": "2026-04-15T13:00:00+08:00", "bay": "7", "technician": "zw", "order": "RO1", "customer": "C9", "vehicle": "X",
		 "parts": [{"part": "P"}], "hours": "25"}]}`), false)
	if err == nil {
		t.Fatal("taken")
	}
	for _, want := range []string{"bay", "technician", "order", "customer", "vehicle", "part", "hours"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%v says nothing of %s", err, want)
		}
	}
}
