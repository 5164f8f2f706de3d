package settings_test

import (
	"slices"
	"strings"
	"testing"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/screen/settings"
	"gongdan/app/shop"
	"gongdan/data"
)

// sees checks that the window shows words, however they are wrapped.
func sees(r *screentest.Rig, words string) {
	r.T.Helper()
	var all strings.Builder
	for _, l := range r.Seen() {
		all.WriteString(l.Text)
	}
	if seen := strings.Join(strings.Fields(all.String()), ""); !strings.Contains(seen, strings.Join(strings.Fields(words), "")) {
		r.T.Errorf("%q is not seen in %s", words, seen)
	}
}

func TestABayIsWrittenInASheetAndItsMistakesStandUnderTheirFields(t *testing.T) {
	for _, tag := range []string{"zh-CN", "en"} {
		r := open(t, screentest.Look{Tag: tag}, "bays")
		sees(r, r.Say("settings.no_bays"))
		r.Press("Ctrl+N")
		r.Type("1")
		r.Press("Enter")
		r.Type("机电一")
		r.Press("Enter")
		r.Type("25")
		r.Press("Enter", "Enter", "Space") // not upkeep, but mechanic
		r.Press("Ctrl+S")
		r.Picture("settings-bay-" + tag)
		sees(r, r.Say("bay.say.hours", shop.Args{"Max": shop.MaxHours}))
		r.Press("BackSpace", "BackSpace") // in the field of the mistake
		r.Type("8.5")
		r.Press("Ctrl+S")
		bays := screentest.Read(r, data.Bays)
		if len(bays) != 1 || bays[0].Code != "1" || bays[0].Hours != 8500 || !slices.Equal(bays[0].Skills, []shop.Skill{shop.Mechanic}) || !bays[0].Active {
			t.Fatalf("%+v", bays)
		}
		r.Picture("settings-bays-" + tag)
	}
}

func TestAWeekIsWrittenInOneLine(t *testing.T) {
	for tag, text := range map[string]string{"zh-CN": "周一至周五 9:00-12:00 13:00-17:30；周日 9:00-12:00", "en": "Mon-Fri 9:00-12:00 13:00-17:30; Sun 9:00-12:00"} {
		r := open(t, screentest.Look{Tag: tag}, "weeks")
		r.Press("Enter", "Home", "Enter") // the storekeeper stands first
		r.Type("nonsense")
		r.Press("Ctrl+S")
		r.Picture("settings-week-" + tag)
		if week := screentest.Read(r, data.Weeks); len(week) > 0 {
			t.Errorf("kept %v", week)
		}
		for range len("nonsense") {
			r.Press("BackSpace")
		}
		r.Type(text)
		r.Press("Ctrl+S")
		week := screentest.Read(r, data.Weeks)[person(r, "ck").ID]
		if len(week) != 11 || shop.HoursOn(week, nil, "2026-04-13") != 7500 || shop.HoursOn(week, nil, "2026-04-12") != 3000 {
			t.Errorf("%s: %v", tag, week)
		}
		sees(r, r.Env.Lang.Week(week))
		r.Picture("settings-weeks-" + tag)
	}
}

func TestAnAbsenceIsNotedCancelledAndBroughtBack(t *testing.T) {
	r := open(t, screentest.Look{}, "weeks")
	away := func() []shop.Absence {
		return screentest.Read(r, func(v data.View) ([]shop.Absence, error) { return data.Absences(v, "2026-01-01", "2026-12-31") })
	}
	r.Press("Enter", "End", "Ctrl+N") // the last is the technician
	r.Type("2026-04-20")
	r.Press("Enter")
	r.Type("2026-04-18")
	r.Press("Enter")
	r.Type("回家")
	r.Press("Enter")
	r.Picture("settings-absence-mistake")
	sees(r, r.Say("absence.say.days"))
	r.Type("2026-04-22")
	r.Press("Ctrl+Enter")
	got := away()
	if len(got) != 1 || got[0].Person != person(r, "zw").ID || got[0].From != "2026-04-20" || got[0].Until != "2026-04-22" || got[0].Note != "回家" {
		t.Fatalf("%+v", got)
	}
	r.Picture("settings-absence")
	r.Press("Alt+K", "Home", "Del")
	if len(away()) != 0 {
		t.Fatal("not cancelled")
	}
	r.Press("Ctrl+Z")
	if len(away()) != 1 {
		t.Error("not brought back")
	}
}

func TestAPersonsSkillsAreTicked(t *testing.T) {
	r := open(t, screentest.Look{}, "people")
	r.Press("Enter", "End", "Enter")
	for range 11 { // name, code, phone, seven roles and the PIN
		r.Press("Enter")
	}
	r.Press("Enter", "Space", "Ctrl+S") // not upkeep, but mechanic
	if got := person(r, "zw").Skills; !slices.Equal(got, []shop.Skill{shop.Mechanic}) {
		t.Errorf("%v", got)
	}
	r.Press("Enter")
	r.Picture("settings-skills")
}

func TestWhoDoesNotManageSeesNoBaysAndNoWeeks(t *testing.T) {
	r := open(t, screentest.Look{}, "")
	sees(r, r.Say("settings.page.bays"))
	r = openAs(t, "ln")
	for _, l := range r.Seen() {
		if l.Text == r.Say("settings.page.bays") || l.Text == r.Say("settings.page.weeks") {
			t.Errorf("%q is offered", l.Text)
		}
	}
}

// openAs shows the settings to the person with a code.
func openAs(t *testing.T, code string) *screentest.Rig {
	t.Helper()
	r := screentest.New(t, screentest.Look{})
	r.Sit(code)
	r.Show(settings.New(r.Host, screen.Route{Screen: screen.Settings}))
	return r
}
