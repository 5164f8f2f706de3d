package work_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

func TestAShopIsOpenedOnce(t *testing.T) {
	c := open(t)
	if !c.owner.Is(shop.Owner) || !c.owner.May(shop.Manage) || !c.owner.Active || !shop.PINMatches(c.owner.PIN, "2468") || c.advisor.PIN != "" || !c.advisor.Active {
		t.Errorf("%+v, %+v", c.owner, c.advisor)
	}
	in := work.Opening{Settings: shop.DefaultSettings(), Owner: shop.Person{Code: "x", Name: "又一个"}}
	in.Settings.Name = "又一家"
	c.refused(failure(work.OpenShop(t.Context(), c.as(shop.Person{}), in)), "settings.refuse.opened")
	if s := read(c, data.Settings); s.Name != "昌盛汽车维修" {
		t.Errorf("%+v", s)
	}
}

func TestAShopIsOpenedInOrderOrNotAtAll(t *testing.T) {
	c := &counter{T: t, store: datatest.New(t), now: time.Date(2026, 4, 14, 1, 0, 0, 0, time.UTC)}
	good := work.Opening{Settings: shop.DefaultSettings(), Owner: shop.Person{Code: "lb", Name: "老板"}, PIN: "2468"}
	good.Settings.Name, good.Settings.PlatePrefix, good.Settings.USCC = "昌盛", " 沪a", "91350100m000100y43"
	for _, x := range []struct {
		spoil  func(*work.Opening)
		fields []string
	}{
		{func(in *work.Opening) { in.Settings.Name, in.Owner.Name = "", "" }, []string{"name", "owner.name"}},
		{func(in *work.Opening) { in.PIN = "12" }, []string{"pin"}},
		{func(in *work.Opening) {
			in.Others = []shop.Person{{Code: "a", Name: "甲", Roles: []shop.Role{shop.Care}}, {}}
		}, []string{"others.1.code", "others.1.name", "others.1.roles"}},
	} {
		in := good
		x.spoil(&in)
		c.wrong(failure(work.OpenShop(t.Context(), c.as(shop.Person{}), in)), x.fields...)
		if people := read(c, data.People); len(people) != 0 {
			t.Errorf("%v stayed", people)
		}
	}
	in := good
	in.Others = []shop.Person{{Code: "lb", Name: "同名", Roles: []shop.Role{shop.Care}}}
	if err := failure(work.OpenShop(t.Context(), c.as(shop.Person{}), in)); err == nil {
		t.Error("two people have one code")
	}
	in.Others[0].Code, in.Others[0].PIN = "b", "1234"
	got(work.OpenShop(t.Context(), c.as(shop.Person{}), in))(c)
	if p := read(c, func(v data.View) (shop.Person, error) { return data.PersonByCode(v, "b") }); p.PIN != "" || !p.Active {
		t.Errorf("a PIN that nobody sealed: %+v", p)
	}
	if s := read(c, data.Settings); s.PlatePrefix != "沪A" || s.USCC != "91350100M000100Y43" {
		t.Errorf("%+v", s)
	}
}

func TestSettingsAreTheManagers(t *testing.T) {
	c := open(t)
	was := read(c, data.Settings)
	s := was
	s.PlatePrefix, s.LabourRate = "沪b", 15000
	c.refused(work.SaveSettings(t.Context(), c.as(c.advisor), was, s), "person.refuse.right")
	if err := work.SaveSettings(t.Context(), c.as(c.owner), was, s); err != nil {
		t.Fatal(err)
	}
	if now := read(c, data.Settings); now.PlatePrefix != "沪B" || now.LabourRate != 15000 {
		t.Errorf("%+v", now)
	}
	s.PlatePrefix = "B"
	c.wrong(work.SaveSettings(t.Context(), c.as(c.owner), was, s), "plate_prefix")
}

func TestTwoDesksKeepTheirOwnSettingsAndOneOfThemTheSame(t *testing.T) {
	datatest.Each(t, func(t *testing.T, store *data.Store) {
		c := openOn(t, store)
		was := read(c, data.Settings)
		name, rate, other := was, was, was
		name.Name, rate.LabourRate, other.Name = "安行汽车养护", 15000, "安行快修"
		for _, s := range []shop.Settings{name, rate} {
			if err := work.SaveSettings(t.Context(), c.as(c.owner), was, s); err != nil {
				t.Fatal(err)
			}
		}
		if err := work.SaveSettings(t.Context(), c.as(c.owner), was, other); !errors.Is(err, shop.ErrStale) {
			t.Errorf("the name that another desk has changed: %v", err)
		}
		now := read(c, data.Settings)
		if now.Name != "安行汽车养护" || now.LabourRate != 15000 {
			t.Errorf("%+v", now)
		}
		if err := work.SaveSettings(t.Context(), c.as(c.owner), was, name); err != nil { // the same once more
			t.Error(err)
		}
		journal := read(c, func(v data.View) (data.Page[data.AuditRow], error) { return data.AuditList(v, data.Ask{Desc: true}) })
		if row := journal.Rows[1]; row.Act != "settings.save" || row.Note != "labour_rate" {
			t.Errorf("the journal says %s %q", row.Act, row.Note)
		}
	})
}

func TestAPersonIsKeptWithoutTouchingThePIN(t *testing.T) {
	c := open(t)
	p := got(work.SavePerson(t.Context(), c.as(c.owner), shop.Person{Code: "xx", Name: "小新", Roles: []shop.Role{shop.Care}, Active: true}))(c)
	if err := work.SetPIN(t.Context(), c.as(c.owner), p.ID, "1357"); err != nil {
		t.Fatal(err)
	}
	again := func() shop.Person {
		return read(c, func(v data.View) (shop.Person, error) { return data.Person(v, p.ID) })
	}
	form := again()
	form.Name, form.PIN = "小新新", "no seal"
	got(work.SavePerson(t.Context(), c.as(c.owner), form))(c)
	if now := again(); now.Name != "小新新" || !shop.PINMatches(now.PIN, "1357") {
		t.Errorf("%+v", now)
	}
	if err := failure(work.SavePerson(t.Context(), c.as(c.owner), form)); !errors.Is(err, shop.ErrStale) {
		t.Errorf("an old form: %v", err)
	}
	c.refused(failure(work.SavePerson(t.Context(), c.as(c.advisor), form)), "person.refuse.right")
	c.wrong(failure(work.SavePerson(t.Context(), c.as(c.owner), shop.Person{Code: "y"})), "name", "roles")
	if err := failure(work.SavePerson(t.Context(), c.as(c.owner), shop.Person{ID: 99, Code: "y", Name: "y", Roles: []shop.Role{shop.Care}})); !errors.Is(err, shop.ErrMissing) {
		t.Error(err)
	}
}

func TestOneManagerAlwaysStays(t *testing.T) {
	c := open(t)
	boss := c.owner
	boss.Active = false
	c.refused(failure(work.SavePerson(t.Context(), c.as(c.owner), boss)), "person.refuse.last_owner")
	boss.Active, boss.Roles = true, []shop.Role{shop.Advisor}
	c.refused(failure(work.SavePerson(t.Context(), c.as(c.owner), boss)), "person.refuse.last_owner")
	heir := c.advisor
	heir.Roles = []shop.Role{shop.Owner, shop.Advisor}
	got(work.SavePerson(t.Context(), c.as(c.owner), heir))(c)
	if boss = got(work.SavePerson(t.Context(), c.as(c.owner), boss))(c); boss.Is(shop.Owner) {
		t.Errorf("%+v", boss)
	}
}

func TestThePINIsOnesOwnOrTheManagers(t *testing.T) {
	c := open(t)
	pin := func(p shop.Person) string {
		return read(c, func(v data.View) (shop.Person, error) { return data.Person(v, p.ID) }).PIN
	}
	if err := work.SetPIN(t.Context(), c.as(c.advisor), c.advisor.ID, "1122"); err != nil || !shop.PINMatches(pin(c.advisor), "1122") {
		t.Errorf("one's own: %v", err)
	}
	c.refused(work.SetPIN(t.Context(), c.as(c.advisor), c.cashier.ID, "1122"), "person.refuse.right")
	c.wrong(work.SetPIN(t.Context(), c.as(c.advisor), c.advisor.ID, "12345678"), "pin")
	if err := work.SetPIN(t.Context(), c.as(c.owner), c.advisor.ID, ""); err != nil || pin(c.advisor) != "" {
		t.Errorf("none: %v", err)
	}
	if err := work.SetPIN(t.Context(), c.as(c.owner), 99, "1122"); !errors.Is(err, shop.ErrMissing) {
		t.Error(err)
	}
	rows := read(c, func(v data.View) ([]shop.Audit, error) { return data.AuditOf(v, shop.KindPeople, int64(c.advisor.ID)) })
	if rows[0].Act != "person.pin" || rows[0].Note != "" {
		t.Errorf("the journal: %+v", rows[0])
	}
}

func TestGrantsTakeEffectAndTheOwnerKeepsAll(t *testing.T) {
	c := open(t)
	grants := []shop.Grant{{Role: shop.Advisor, Right: shop.VoidOrder}, {Role: shop.Owner, Right: shop.Discount, Limit: 1}}
	c.refused(work.SaveGrants(t.Context(), c.as(c.advisor), nil, grants), "person.refuse.right")
	if err := work.SaveGrants(t.Context(), c.as(c.owner), read(c, data.Grants), grants); err != nil {
		t.Fatal(err)
	}
	again := func(code string) shop.Person {
		return read(c, func(v data.View) (shop.Person, error) { return data.PersonByCode(v, code) })
	}
	for _, r := range shop.Rights() {
		if !again("lb").May(r) {
			t.Errorf("the owner may no more %s", r)
		}
	}
	if lina := again("lina"); !lina.May(shop.VoidOrder) || lina.May(shop.TakeMoney) || lina.DiscountLimit() != 0 || again("lb").DiscountLimit() != shop.Whole {
		t.Errorf("%+v", lina.Grants)
	}
}

func TestLookingAtAPhoneNumberIsInTheJournal(t *testing.T) {
	c := open(t)
	c.refused(work.Unmask(t.Context(), c.as(c.technician), shop.KindCustomers, 7), "person.refuse.right")
	if err := work.Unmask(t.Context(), c.as(c.advisor), shop.KindCustomers, 7); err != nil {
		t.Fatal(err)
	}
	rows := read(c, func(v data.View) ([]shop.Audit, error) { return data.AuditOf(v, shop.KindCustomers, 7) })
	if len(rows) != 1 || rows[0].Act != "unmask" || rows[0].Person != c.advisor.ID || !rows[0].At.Equal(c.now) {
		t.Errorf("%+v", rows)
	}
}

func TestTheGateSlowsDownWhoGuesses(t *testing.T) {
	sealed, err := shop.SealPIN("2468", []byte("salt"))
	if err != nil {
		t.Fatal(err)
	}
	p := shop.Person{ID: 1, Name: "老板", PIN: sealed, Active: true}
	other := shop.Person{ID: 2, Name: "李娜", Active: true}
	c, g := &counter{T: t, now: time.Date(2026, 4, 14, 1, 0, 0, 0, time.UTC)}, work.NewGate()
	for range 3 {
		c.wrong(g.Try(p, "0000", c.now), "pin")
	}
	if r := c.refused(g.Try(p, "2468", c.now), "person.refuse.wait"); r.With["Seconds"] != 3 {
		t.Errorf("%+v", r)
	}
	if err := g.Try(other, "", c.now); err != nil {
		t.Errorf("somebody else waits: %v", err)
	}
	c.now = c.now.Add(1500 * time.Millisecond)
	if r := c.refused(g.Try(p, "2468", c.now), "person.refuse.wait"); r.With["Seconds"] != 1 {
		t.Errorf("%+v", r)
	}
	c.now = c.now.Add(500 * time.Millisecond)
	c.wrong(g.Try(p, "0000", c.now), "pin")
	c.refused(g.Try(p, "2468", c.now.Add(3999*time.Millisecond)), "person.refuse.wait")
	c.now = c.now.Add(4 * time.Second)
	if err := g.Try(p, "2468", c.now); err != nil {
		t.Error(err)
	}
	c.wrong(g.Try(p, "0000", c.now), "pin")
	if err := g.Try(p, "2468", c.now); err != nil {
		t.Errorf("old mistakes count: %v", err)
	}
	p.Active = false
	c.refused(g.Try(p, "2468", c.now), "person.refuse.inactive")
}

func TestTheDayIsTheShopsWhateverTheClockOfThePC(t *testing.T) {
	c := open(t)
	c.now = time.Date(2026, 4, 14, 16, 0, 0, 0, time.UTC)
	if day := c.as(c.owner).Today(); day != "2026-04-15" {
		t.Errorf("today is %s", day)
	}
	if o := c.received(); o.Number != "RO260415-001" {
		t.Errorf("%s", o.Number)
	}
}

func TestWhoMayNothingCanDoNothingThatNeedsARight(t *testing.T) {
	c := open(t)
	d, ctx := c.as(shop.Person{}), t.Context()
	for what, err := range map[string]error{
		"labour":   failure(work.SaveLabour(ctx, d, shop.Labour{})),
		"part":     failure(work.SavePart(ctx, d, shop.Part{})),
		"package":  failure(work.SavePackage(ctx, d, shop.Package{})),
		"settings": work.SaveSettings(ctx, d, shop.Settings{}, shop.Settings{}),
		"person":   failure(work.SavePerson(ctx, d, shop.Person{})),
		"pin":      work.SetPIN(ctx, d, 1, "1234"),
		"grants":   work.SaveGrants(ctx, d, nil, nil),
		"unmask":   work.Unmask(ctx, d, shop.KindCustomers, 1),
		"void":     failure(work.VoidOrder(ctx, d, 1, 0, "x")),
		"settle":   failure(work.SettleOrder(ctx, d, 1, 0, work.Settlement{})),
		"deposit":  failure(work.TakeDeposit(ctx, d, 1, 0, shop.Payment{})),
		"pay back": failure(work.PayBack(ctx, d, 1, 0, shop.Payment{})),
		"debt":     failure(work.PayDebt(ctx, d, 1, 0, shop.Payment{})),
		"reverse":  failure(work.ReverseOrder(ctx, d, 1, 0, "x")),
		"receive":  failure(work.ReceiveStock(ctx, d, shop.Receipt{PartID: 1, Qty: 1, Cost: 1, Note: ""})),
		"adjust":   failure(work.AdjustStock(ctx, d, shop.Count{PartID: 1, Counted: 1, Reason: "x"})),
	} {
		var r *shop.Refusal
		if !errors.As(err, &r) || r.Say != "person.refuse.right" || !slices.Contains(shop.Rights(), r.With["Right"].(shop.Right)) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestRightsThatSomebodyElseChangedAreNotOverwritten(t *testing.T) {
	c := open(t)
	was := read(c, data.Grants)
	if err := work.SaveGrants(t.Context(), c.as(c.owner), was, was[1:]); err != nil {
		t.Fatal(err)
	}
	now := read(c, data.Grants)
	if err := work.SaveGrants(t.Context(), c.as(c.owner), was, was[2:]); !errors.Is(err, shop.ErrStale) || !slices.Equal(read(c, data.Grants), now) {
		t.Errorf("%v", err)
	}
}
