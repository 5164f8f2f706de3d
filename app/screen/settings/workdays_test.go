package settings_test

import (
	"testing"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/screen/settings"
	"gongdan/app/shop"
	"gongdan/data"
)

func TestAHolidayIsPutIntoTheCalendarAndTakenOutByKeys(t *testing.T) {
	for name, look := range screentest.Looks() {
		r := screentest.New(t, look)
		r.Show(settings.New(r.Host, screen.Route{Screen: screen.Settings, Key: "workdays"}))
		r.Picture("settings-workdays-" + name)
		r.Press("Ctrl+N")
		r.Type("2027-01-01")
		r.Press("Tab")
		r.Type("2027-01-03")
		r.Press("Tab")
		r.Type("元旦")
		r.Picture("settings-workday-new-" + name)
		r.Press("Ctrl+S")
		cal := screentest.Read(r, data.Calendar)
		if cal.Works("2027-01-01") || len(cal.Unknown("2027-01-01", "2027-06-01")) > 0 {
			t.Errorf("%s: the holiday is not there", name)
		}
		r.Press("Enter", "Home", "Del")
		if _, err := data.Read(t.Context(), r.Store, func(v data.View) (shop.Workday, error) { return data.WorkdayOn(v, "2027-01-01") }); err == nil {
			t.Errorf("%s: the day was not taken out", name)
		}
		r.Press("Ctrl+Z")
		if w := screentest.Read(r, func(v data.View) (shop.Workday, error) { return data.WorkdayOn(v, "2027-01-01") }); w.Name != "元旦" {
			t.Errorf("%s: undone %+v", name, w)
		}
	}
}
