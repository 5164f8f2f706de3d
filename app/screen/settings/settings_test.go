package settings_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/screen/settings"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// open shows the settings, beginning with the page called at.
func open(t *testing.T, look screentest.Look, at string) *screentest.Rig {
	t.Helper()
	r := screentest.New(t, look)
	r.Version = "1.0.0"
	r.Show(settings.New(r.Host, screen.Route{Screen: screen.Settings, Key: at}))
	return r
}

func kept(r *screentest.Rig) shop.Settings { return screentest.Read(r, data.Settings) }

func person(r *screentest.Rig, code string) shop.Person {
	r.T.Helper()
	return screentest.Read(r, func(v data.View) (shop.Person, error) { return data.PersonByCode(v, code) })
}

func TestAFieldIsSavedWhenItIsLeftAndUndoBringsItBack(t *testing.T) {
	r := open(t, screentest.Look{}, "shop")
	r.Press("Enter")
	r.Type("安行汽车养护")
	if kept(r).Name != "安行汽车服务" {
		t.Fatal("saved while it was being typed")
	}
	r.Press("Enter")
	if kept(r).Name != "安行汽车养护" {
		t.Fatal("not saved when the field was left")
	}
	r.Type("ABC") // no plate begins so: it is not saved
	r.Press("Enter")
	r.Picture("settings-mistake")
	if kept(r).PlatePrefix != "沪A" {
		t.Error(kept(r).PlatePrefix)
	}
	r.Press("Shift+Enter")
	r.Type("沪B")
	r.Press("Enter", "Ctrl+Z", "Ctrl+Z")
	if s := kept(r); s.Name != "安行汽车服务" || s.PlatePrefix != "沪A" {
		t.Errorf("%+v", s)
	}
}

func TestASettingThatAnotherDeskChangedIsNotOverwrittenBlindly(t *testing.T) {
	elsewhere := func(r *screentest.Rig, change func(*shop.Settings)) {
		was := kept(r)
		s := was
		change(&s)
		if err := work.SaveSettings(r.T.Context(), r.Desk(), was, s); err != nil {
			r.T.Fatal(err)
		}
	}
	write := func() *screentest.Rig {
		r := open(t, screentest.Look{}, "shop")
		r.Press("Enter")
		r.Type("安行汽车养护")
		elsewhere(r, func(s *shop.Settings) { s.Address = "和平路 8 号" }) // another one: both count
		r.Press("Enter")
		if s := kept(r); s.Name != "安行汽车养护" || s.Address != "和平路 8 号" {
			t.Fatalf("%+v", s)
		}
		r.Press("Shift+Enter")
		r.Type("安行名车")
		elsewhere(r, func(s *shop.Settings) { s.Name = "安行快修" })
		r.Press("Enter")
		if s := kept(r); s.Name != "安行快修" {
			t.Fatalf("overwritten: %q", s.Name)
		}
		return r
	}
	r := write()
	if !r.Shows("Alt+B") {
		t.Error("nothing is said")
	}
	r.Picture("settings-stale")
	r.Press("F5")
	if r.Shows("安行名车") || kept(r).Name != "安行快修" {
		t.Error("reading again keeps what was typed")
	}
	r = write()
	r.Press("Alt+B")
	r.Picture("settings-both")
	r.Press("Ctrl+S")
	if kept(r).Name != "安行名车" {
		t.Errorf("%q was kept", kept(r).Name)
	}
	elsewhere(r, func(s *shop.Settings) { s.Name = "安行快修" })
	r.Press("Ctrl+Z")
	if kept(r).Name != "安行快修" {
		t.Errorf("taking back went over another desk: %q", kept(r).Name)
	}
}

func TestChoicesAreSavedAtOnce(t *testing.T) {
	r := open(t, screentest.Look{}, "display")
	r.Press("Enter", "→")
	if kept(r).LangTag != "en" {
		t.Error(kept(r).LangTag)
	}
	r.Press("Enter", "2", "Enter", "5", "Enter", "3")
	if s := kept(r); !s.Dark || s.TextScale != 125 || s.LockMinutes != 15 {
		t.Errorf("%+v", s)
	}
}

func TestPagesAreChosenByKeysAndFoundByTheirWords(t *testing.T) {
	r := open(t, screentest.Look{}, "")
	r.Press("↓", "↓", "Ctrl+F")
	r.Type("纸")
	r.Press("Enter", "→")
	if kept(r).Paper != "A5" {
		t.Errorf("%q", kept(r).Paper)
	}
}

func TestAPersonIsAddedGivenAPINAndPutAside(t *testing.T) {
	r := open(t, screentest.Look{}, "people")
	r.Press("Ctrl+N")
	r.Type("孙前台")
	r.Press("Ctrl+S") // no role yet
	r.Picture("settings-person")
	r.Press("Enter")
	r.Press("Ctrl+S")
	if slices.ContainsFunc(screentest.Read(r, data.People), func(p shop.Person) bool { return p.Name == "孙前台" }) {
		t.Fatal("kept without a role")
	}
	r.Press("Enter", "Space") // from the owner, where the mistake is, to the advisor
	for range 6 {
		r.Press("Enter")
	}
	r.Type("1357")
	r.Press("Ctrl+S")
	p := person(r, "sqt")
	if !slices.Equal(p.Roles, []shop.Role{shop.Advisor}) || !shop.PINMatches(p.PIN, "1357") || p.PIN == "" || !p.Active {
		t.Fatalf("%+v", p)
	}
}

func TestTheLastOwnerStays(t *testing.T) {
	r := open(t, screentest.Look{}, "people")
	r.Press("Enter", "↓", "↓", "Enter") // ck, ln, wl
	r.Press("Enter", "Enter", "Enter", "Space", "Enter", "Space", "Ctrl+S")
	if !person(r, "wl").Is(shop.Owner) {
		t.Error("nobody may manage any more")
	}
	r.Picture("settings-last-owner")
}

func TestRightsAreGivenTakenAndTakenBack(t *testing.T) {
	r := open(t, screentest.Look{}, "rights")
	r.Press("Enter", "Space") // the advisor may see what things cost
	if !person(r, "ln").May(shop.SeeCost) {
		t.Fatal("not given")
	}
	r.Press("Ctrl+Z")
	if person(r, "ln").May(shop.SeeCost) {
		t.Fatal("not taken back")
	}
	r.Press("↓", "→", "Enter")
	r.Type("15")
	r.Press("Enter")
	r.Sit("zw")
	if limit := r.Person.DiscountLimit(); limit != 1500 {
		t.Errorf("%d", limit)
	}
}

func TestARuleGetsANewValueFromADayOn(t *testing.T) {
	r := open(t, screentest.Look{}, "rules")
	is := func(x shop.Rule) bool { return x.Book == "guarantee" && x.Name == "minor_days" }
	r.Press("Enter", "Home")
	for range slices.IndexFunc(screentest.Read(r, data.Rules), is) {
		r.Press("↓")
	}
	r.Press("Enter")
	r.Type("12")
	r.Press("Enter")
	r.Type("2005-08-01")
	r.Press("Ctrl+Enter")
	r.Picture("settings-rule")
	r.Press("Ctrl+Enter")
	of := func() []shop.Rule {
		return slices.DeleteFunc(screentest.Read(r, data.Rules), func(x shop.Rule) bool { return x.Book != "guarantee" || x.Name != "minor_days" })
	}
	if len(of()) != 1 {
		t.Fatalf("%+v", of())
	}
	for range 10 {
		r.Press("BackSpace")
	}
	r.Type("2026-05-01")
	r.Press("Ctrl+Enter")
	if all := of(); len(all) != 2 || all[0].Until != "2026-04-30" || all[1].From != "2026-05-01" || all[1].Value != 12 {
		t.Errorf("%+v", all)
	}
}

func TestTheLimitOfAnInspectionPointIsWrittenInItsUnit(t *testing.T) {
	r := open(t, screentest.Look{}, "rules")
	is := func(x shop.Rule) bool { return x.Book == "inspection_points" && x.Name == "secondary_tread_mm_min" }
	r.Press("Enter", "Home")
	for range slices.IndexFunc(screentest.Read(r, data.Rules), is) {
		r.Press("↓")
	}
	r.Press("Enter")
	r.Picture("settings-limit")
	r.Press("Ctrl+A")
	r.Type("2.5")
	r.Press("Enter", "Ctrl+A")
	r.Type("2026-05-01")
	r.Press("Ctrl+Enter")
	all := slices.DeleteFunc(screentest.Read(r, data.Rules), func(x shop.Rule) bool { return !is(x) })
	if len(all) != 2 || all[1].Value != 2500 || all[1].From != "2026-05-01" {
		t.Errorf("%+v", all)
	}
}

func TestABackupIsMadeListedAndRestored(t *testing.T) {
	var from string
	r := screentest.New(t, screentest.Look{})
	r.Restore = func(path string) error { from = path; return nil }
	r.Show(settings.New(r.Host, screen.Route{Key: "backup"}))
	folder := filepath.Join(t.TempDir(), "备份")
	r.Press("Enter")
	r.Type(folder)
	second := t.TempDir()
	r.Press("Enter")
	r.Type(second)
	r.Press("Enter", "F8")
	if all, err := data.Backups(second); err != nil || len(all) != 1 {
		t.Fatalf("on the second disk %v %v", all, err)
	}
	r.Picture("settings-backup-rehearsed")
	files, err := os.ReadDir(folder)
	if err != nil || len(files) != 1 {
		t.Fatalf("%v %v", files, err)
	}
	r.Press("Esc", "Enter", "Enter")
	r.Picture("settings-restore")
	if from != "" {
		t.Fatal("restored without being asked")
	}
	r.Press("Ctrl+Enter")
	if filepath.Base(from) != files[0].Name() {
		t.Errorf("%q", from)
	}
}

func TestABackupThatFailedIsToldWithTheLastGoodOne(t *testing.T) {
	for name, look := range screentest.Looks() {
		r := screentest.New(t, look)
		was := kept(r)
		s := was
		s.BackupFolder, s.SecondFolder = t.TempDir(), filepath.Join(t.TempDir(), "stick")
		if err := work.SaveSettings(t.Context(), r.Desk(), was, s); err != nil {
			t.Fatal(err)
		}
		r.Show(settings.New(r.Host, screen.Route{Key: "backup"}))
		r.Press("F8")
		all := screentest.Read(r, data.Rehearsals)
		if len(all) != 2 || !all[0].Good() || all[1].Say != "trouble.no_folder" {
			t.Errorf("kept %+v", all)
		}
		r.Picture("settings-backup-trouble-" + name)
	}
}

func TestWithoutAWayToRestoreItIsNotOffered(t *testing.T) {
	r := open(t, screentest.Look{}, "backup")
	for _, a := range r.Page.Actions() {
		if a.ID == "settings.act.restore" {
			t.Error("restoring is offered")
		}
	}
}

func TestTheCheckSaysThatAllIsWellAndWhatIsNot(t *testing.T) {
	r := open(t, screentest.Look{}, "check")
	r.Press("F8")
	r.Picture("settings-check-good")
	mends := func() bool {
		return slices.ContainsFunc(r.Page.Actions(), func(a screen.Action) bool { return a.ID == "settings.act.mend" })
	}
	if mends() {
		t.Error("there is something to mend in a new shop")
	}
}

func TestEverybodySetsTheirOwnPINAndSeesNoMoreThanTheirs(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	r.Sit("zw")
	r.Show(settings.New(r.Host, screen.Route{Key: "people"})) // not theirs: the first one they have
	r.Press("Enter", "Enter")
	r.Type("1357")
	r.Press("Enter")
	r.Type("1358")
	r.Press("Enter")
	if person(r, "zw").PIN != "" {
		t.Fatal("two different PINs were taken")
	}
	r.Picture("settings-mine")
	r.Type("1357")
	r.Press("Enter")
	if !shop.PINMatches(person(r, "zw").PIN, "1357") || person(r, "zw").PIN == "" {
		t.Fatal("the PIN was not set")
	}
	r.Press("Esc", "End")
	if err := work.SaveSettings(context.Background(), r.Desk(), kept(r), kept(r)); err == nil {
		t.Fatal("a technician may save settings")
	}
}

func TestTheOwnerUnlocksTheSettingsAtAnothersDesk(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	owner := r.Person
	r.Sit("zw")
	r.PIN = func(right shop.Right, then func(work.Desk)) {
		if right != shop.Manage {
			t.Error(right)
		}
		then(r.Desk().As(owner))
	}
	r.Show(settings.New(r.Host, screen.Route{}))
	r.Press("Ctrl+U", "Home", "Enter")
	r.Type("安行")
	r.Press("Enter")
	if kept(r).Name != "安行" {
		t.Fatal("not saved for the owner")
	}
	r.Page.Shown()
	if slices.ContainsFunc(r.Page.Actions(), func(a screen.Action) bool { return a.ID == "settings.act.new_person" }) {
		t.Error("still unlocked")
	}
}

func TestTheJournalListsTheNewestFirstAndIsSearched(t *testing.T) {
	r := open(t, screentest.Look{}, "journal")
	r.Customer(shop.Customer{Name: "郑宁", Phone: "13800001234", Source: shop.WalkIn})
	page := screentest.Read(r, func(v data.View) (data.Page[data.AuditRow], error) { return data.AuditList(v, data.Ask{Desc: true}) })
	if len(page.Rows) == 0 || page.Rows[0].Act != "customer.save" || page.Rows[0].Who != "王磊" {
		t.Fatalf("%+v", page.Rows)
	}
	for want, ask := range map[int64]data.Ask{1: {Filter: "customer"}, 0: {Filter: "rule"}, page.Total: {Filter: data.FilterAll}} {
		if got := screentest.Read(r, func(v data.View) (data.Page[data.AuditRow], error) { return data.AuditList(v, ask) }); got.Total != want {
			t.Errorf("%+v: %d, want %d", ask, got.Total, want)
		}
	}
	if got := screentest.Read(r, func(v data.View) (data.Page[data.AuditRow], error) {
		return data.AuditList(v, data.Ask{Text: "王磊 customer", Person: r.Person.ID})
	}); got.Total != 1 {
		t.Errorf("found %d", got.Total)
	}
	if _, err := data.Read(t.Context(), r.Store, func(v data.View) (data.Page[data.AuditRow], error) { return data.AuditList(v, data.Ask{Sort: "note"}) }); !errors.Is(err, data.ErrAsk) {
		t.Error(err)
	}
	r.Press("Enter", "Ctrl+F")
	r.Type("郑宁")
	r.Tick()
	r.Press("Enter")
	r.Picture("settings-journal-search")
}

func TestEveryPageIsWholeAtEverySize(t *testing.T) {
	for name, look := range map[string]screentest.Look{"zh-1366": {}, "en-1092-dark": {Tag: "en", W: 1092, H: 535, Dark: true}} {
		r := open(t, look, "")
		for _, id := range []string{"shop", "people", "rights", "mine", "display", "print", "backup", "rules", "journal", "check", "about"} {
			r.Picture("settings-" + name + "-" + id)
			r.Press("Alt+↓")
		}
	}
}
