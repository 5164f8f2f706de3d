package shop

import "testing"

func TestATimeOfDayIsReadAsItIsTyped(t *testing.T) {
	for text, want := range map[string]int{"17:30": 1050, "1730": 1050, "8:05": 485, "805": 485, "９：００": 540, "8.30": 510, "18": 1080, "24:00": 1440, "0:00": 0} {
		if got, err := ParseMinute(text); err != nil || got != want {
			t.Errorf("%q: %d, %v, want %d", text, got, err, want)
		}
	}
	for _, text := range []string{"", "25:00", "24:01", "8:60", "-1:00", "+8:30", "8:30:00", "noon", "8:"} {
		if got, err := ParseMinute(text); err == nil {
			t.Errorf("%q was read as %d", text, got)
		}
	}
	if got := Minute(485); got != "8:05" {
		t.Errorf("written %s", got)
	}
}
