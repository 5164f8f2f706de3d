package sanbao_test

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/app/shop/sanbao"
)

func zone() *time.Location { return time.FixedZone("CST", 8*3600) }

func at(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", s, zone())
	if err != nil {
		panic(err)
	}
	return t
}

// rules are those that the program comes with.
func rules(t testing.TB) (all []shop.Rule) {
	t.Helper()
	for _, book := range []string{"sanbao2012", "sanbao2021"} {
		raw, err := os.ReadFile(filepath.Join("..", "..", "..", "assets", "rules", book+".json"))
		if err != nil {
			t.Fatal(err)
		}
		var list []struct {
			Book, Name, From, Until, Source string
			Value                           int64
		}
		if err := json.Unmarshal(raw, &list); err != nil {
			t.Fatal(err)
		}
		for _, r := range list {
			all = append(all, shop.Rule{Book: r.Book, Name: r.Name, Value: r.Value, From: shop.Day(r.From), Until: shop.Day(r.Until), Source: r.Source})
		}
	}
	return all
}

// passat is a household car invoiced 2025-03-01 and delivered 2025-03-05.
func passat() sanbao.Purchase {
	return sanbao.Purchase{Use: shop.Household, InvoicedOn: "2025-03-01", DeliveredOn: "2025-03-05", Card: shop.WarrantyCard{Price: 15_000_000, Rate: 50}}
}

// repair is an order of a quality problem, received and agreed at the time.
func repair(number, from string, km int64, q shop.QualityProblem) sanbao.Repair {
	if q.Code == "" {
		q.Code = number
	}
	return sanbao.Repair{Order: number, Kind: shop.Repair, ReceivedAt: at(from), AgreedAt: at(from), FinishedAt: at(from).Add(time.Hour), MileageKM: km, Problem: &q}
}

// lasted is the repair finished so many hours later.
func lasted(r sanbao.Repair, hours float64) sanbao.Repair {
	r.FinishedAt = r.AgreedAt.Add(time.Duration(hours * float64(time.Hour)))
	return r
}

func read(t testing.TB, p sanbao.Purchase, on shop.Day, km int64, repairs ...sanbao.Repair) sanbao.Clock {
	t.Helper()
	return sanbao.Read(rules(t), p, repairs, sanbao.AsOf{On: on, Zone: zone(), MileageKM: km})
}

func equal(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: got %+v, want %+v", what, got, want)
	}
}

func TestArt18PeriodsBeginWithTheInvoiceOrAnotherDayOfDelivery(t *testing.T) {
	c := read(t, passat(), "2026-01-01", 9_000)
	equal(t, "start", c.Start, shop.Day("2025-03-05"))
	equal(t, "windows", c.Windows, sanbao.Windows{
		SevenDay: sanbao.Window{LastDay: "2025-03-12"}, SixtyDay: sanbao.Window{LastDay: "2025-05-04", KM: 3000},
		Sanbao: sanbao.Window{LastDay: "2027-03-05", KM: 50_000, Open: true}, FreeRepair: sanbao.Window{LastDay: "2028-03-05", KM: 60_000, Open: true},
	})
	for _, x := range []struct {
		on           shop.Day
		km           int64
		valid, freed bool
	}{
		{"2027-03-05", 50_000, true, true},
		{"2027-03-06", 50_000, false, true},
		{"2027-03-05", 50_001, false, true},
		{"2028-03-05", 60_000, false, true},
		{"2028-03-06", 60_000, false, false},
		{"2028-03-05", 60_001, false, false},
	} {
		w := read(t, passat(), x.on, x.km).Windows
		if w.Sanbao.Open != x.valid || w.FreeRepair.Open != x.freed {
			t.Errorf("on %s at %d km: %+v", x.on, x.km, w)
		}
	}
	leap := passat()
	leap.InvoicedOn, leap.DeliveredOn = "2024-02-29", ""
	equal(t, "of 29 February (Civil Code Art. 202)", read(t, leap, "2026-01-01", 0).Windows.Sanbao.LastDay, shop.Day("2026-02-28"))
	leap.InvoicedOn = "2024-02-28"
	equal(t, "of 28 February", read(t, leap, "2026-01-01", 0).Windows.Sanbao.LastDay, shop.Day("2026-02-28"))
}

func TestArt40OnlyHouseholdCarsWhosePurchaseIsKnown(t *testing.T) {
	for why, change := range map[string]func(*sanbao.Purchase){
		"sanbao.why.use":      func(p *sanbao.Purchase) { p.Use = shop.CompanyUse },
		"sanbao.why.purchase": func(p *sanbao.Purchase) { p.InvoicedOn, p.DeliveredOn = "", "" },
		"sanbao.why.before":   func(p *sanbao.Purchase) { p.InvoicedOn, p.DeliveredOn = "2013-09-30", "" },
	} {
		p := passat()
		change(&p)
		if c := read(t, p, "2026-01-01", 0, repair("A", "2025-03-06 09:00", 10, shop.QualityProblem{Failure: "fuel_leak"})); c.Applies || c.Why != why || len(c.Grounds) > 0 {
			t.Errorf("%s: %+v", why, c)
		}
	}
}

func TestArt40ARepairIsCountedByTheHourEachDayBegunIsOne(t *testing.T) {
	for hours, days := range map[float64]int64{0.5: 1, 24: 1, 24.01: 2, 48: 2, 120: 5, 121: 6} {
		c := read(t, passat(), "2026-01-01", 9_000, lasted(repair("A", "2025-06-01 09:00", 5_000, shop.QualityProblem{}), hours))
		equal(t, "days of hours "+strconv.FormatFloat(hours, 'f', 2, 64), c.RepairDays.Used, days)
	}
	r := lasted(repair("A", "2025-06-01 09:00", 5_000, shop.QualityProblem{ExcludedHours: 26_000, ExcludedReason: "key_part_transport"}), 74)
	equal(t, "74 hours of which 26 do not count (before rounding)", read(t, passat(), "2026-01-01", 9_000, r).RepairDays.Used, int64(2))
	r.Problem.ExcludedHours = 74_000
	equal(t, "at least one", read(t, passat(), "2026-01-01", 9_000, r).RepairDays.Used, int64(1))
	r = repair("A", "2025-06-01 09:00", 5_000, shop.QualityProblem{})
	r.FinishedAt = time.Time{}
	equal(t, "unfinished, as of the next day", read(t, passat(), "2025-06-02", 9_000, r).RepairDays.Used, int64(2))
	now := sanbao.AsOf{On: "2025-06-02", Now: at("2025-06-02 08:00"), Zone: zone()}
	equal(t, "unfinished, as of the next morning", sanbao.Read(rules(t), passat(), []sanbao.Repair{r}, now).RepairDays.Used, int64(1))
	r.AgreedAt = time.Time{}
	equal(t, "not agreed yet", read(t, passat(), "2025-06-02", 9_000, r).RepairDays.Used, int64(0))
}

func TestMaintenanceRecallsAndOrdersWithoutAProblemNeverCount(t *testing.T) {
	m, k, bare := repair("A", "2025-06-01 09:00", 10, shop.QualityProblem{}), repair("B", "2025-06-02 09:00", 10, shop.QualityProblem{}), repair("C", "2025-06-03 09:00", 10, shop.QualityProblem{})
	m.Kind, k.Kind, bare.Problem = shop.Maintenance, shop.Recall, nil
	late := repair("D", "2026-01-02 09:00", 10, shop.QualityProblem{})
	c := read(t, passat(), "2026-01-01", 9_000, m, k, bare, late)
	if c.RepairDays.Used != 0 || len(c.Same) > 0 {
		t.Errorf("%+v", c)
	}
}

func TestArt21ALoanerIsDueFromTheSixthDayWhateverIsExcluded(t *testing.T) {
	long := lasted(repair("A", "2025-06-01 09:00", 5_000, shop.QualityProblem{ExcludedHours: 100_000}), 120.5)
	c := read(t, passat(), "2026-01-01", 9_000, long, lasted(repair("B", "2025-07-01 09:00", 5_000, shop.QualityProblem{}), 120))
	equal(t, "due", c.Loaners, []sanbao.Loaner{{Order: "A", From: "2025-06-06"}})
	after := lasted(repair("C", "2028-03-06 09:00", 5_000, shop.QualityProblem{}), 200)
	equal(t, "after the free repair", len(read(t, passat(), "2028-12-01", 9_000, after).Loaners), 0)
}

func TestArt22WithinSevenDaysAMainPartOfTheFourIsEnough(t *testing.T) {
	part := shop.QualityProblem{Assembly: shop.Gearbox, MainPartAssembly: shop.Gearbox, MainPart: "齿轮"}
	for _, x := range []struct {
		from string
		q    shop.QualityProblem
		met  bool
	}{
		{"2025-03-12 23:59", part, true},
		{"2025-03-13 00:00", part, false},
		{"2025-03-06 09:00", shop.QualityProblem{ReplacedAssembly: shop.Motor}, true},
		{"2025-03-06 09:00", shop.QualityProblem{MainPartAssembly: shop.Brake, MainPart: "制动主缸"}, false},
		{"2025-03-06 09:00", shop.QualityProblem{Assembly: shop.Engine}, false},
	} {
		c := read(t, passat(), "2025-12-01", 9_000, repair("A", x.from, 100, x.q))
		met := slices.ContainsFunc(c.Grounds, func(g sanbao.Ground) bool {
			return g.Article == "22" && g.Reason == sanbao.SevenDay && g.MetOn == shop.Day(x.from[:10])
		})
		if met != x.met {
			t.Errorf("%s %+v: %+v", x.from, x.q, c.Grounds)
		}
	}
}

func TestArt20And23WithinSixtyDaysAndThreeThousandKilometres(t *testing.T) {
	for _, x := range []struct {
		from       string
		km         int64
		q          shop.QualityProblem
		met, entit bool
	}{
		{"2025-05-04 20:00", 3000, shop.QualityProblem{Failure: "brake_failure"}, true, false},
		{"2025-05-05 00:00", 3000, shop.QualityProblem{Failure: "brake_failure"}, false, false},
		{"2025-05-04 20:00", 3001, shop.QualityProblem{Failure: "brake_failure"}, false, false},
		{"2025-05-04 20:00", 100, shop.QualityProblem{Failure: "battery_fire"}, true, false},
		{"2025-05-04 20:00", 100, shop.QualityProblem{MainPartAssembly: shop.Engine, MainPart: "曲轴"}, false, true},
		{"2025-05-05 20:00", 100, shop.QualityProblem{MainPartAssembly: shop.Engine, MainPart: "曲轴"}, false, false},
		{"2025-05-04 20:00", 100, shop.QualityProblem{MainPartAssembly: shop.Brake, MainPart: "制动主缸"}, false, false},
	} {
		c := read(t, passat(), "2025-12-01", 9_000, repair("A", x.from, x.km, x.q))
		met := slices.ContainsFunc(c.Grounds, func(g sanbao.Ground) bool { return g.Article == "23" && g.Reason == sanbao.SixtyDay })
		if met != x.met || len(c.Entitlements) > 0 != x.entit {
			t.Errorf("%+v: %+v, %+v", x, c.Grounds, c.Entitlements)
		}
	}
}

func TestArt24No1TheThirdSeriousSafetyRepairIsAGround(t *testing.T) {
	q := shop.QualityProblem{SeriousSafety: true}
	a, b, third := repair("A", "2025-06-01 09:00", 1000, q), repair("B", "2025-07-01 09:00", 2000, q), repair("C", "2025-08-01 09:00", 3000, q)
	two := read(t, passat(), "2026-01-01", 9_000, a, b)
	equal(t, "of two", two.Grounds, []sanbao.Ground(nil))
	equal(t, "warned", two.Warnings, []sanbao.Warning{{Reason: sanbao.Safety, Used: 2, Limit: 2, Orders: []string{"A", "B"}}})
	c := read(t, passat(), "2026-01-01", 9_000, third, a, b)
	equal(t, "of three", c.Grounds, []sanbao.Ground{{Article: "24", Reason: sanbao.Safety, MetOn: "2025-08-01", Orders: []string{"A", "B", "C"}}})
	equal(t, "no more a warning", c.Warnings, []sanbao.Warning(nil))
	outside := repair("C", "2025-08-01 09:00", 50_001, q)
	equal(t, "outside of the period", len(read(t, passat(), "2026-01-01", 9_000, a, b, outside).Grounds), 0)
}

func TestArt24No2And3AfterTwoReplacementsTheNextProblemIsAGround(t *testing.T) {
	box := shop.QualityProblem{Assembly: shop.Gearbox, ReplacedAssembly: shop.Gearbox, MainPartAssembly: shop.Gearbox, MainPart: "齿轮"}
	shaft := shop.QualityProblem{Assembly: shop.Engine, MainPartAssembly: shop.Engine, MainPart: "曲轴"}
	c := read(t, passat(), "2026-01-01", 9_000,
		repair("A", "2025-06-01 09:00", 1000, box), repair("B", "2025-07-01 09:00", 2000, box), repair("C", "2025-08-01 09:00", 3000, shop.QualityProblem{Assembly: shop.Gearbox}),
		repair("D", "2025-06-02 09:00", 1000, shaft), repair("E", "2025-07-02 09:00", 2000, shaft), repair("F", "2025-08-02 09:00", 3000, shaft))
	equal(t, "assemblies", c.Assemblies, []sanbao.Replaced{{Assembly: shop.Gearbox, Count: sanbao.Count{Used: 2, Limit: 2, Orders: []string{"A", "B"}}}})
	equal(t, "parts: those of a replaced assembly do not count again", c.Parts, []sanbao.Replaced{
		{Assembly: shop.Engine, Part: "曲轴", Count: sanbao.Count{Used: 3, Limit: 2, Orders: []string{"D", "E", "F"}}},
	})
	equal(t, "grounds", c.Grounds, []sanbao.Ground{
		{Article: "24", Reason: sanbao.Assembly, MetOn: "2025-08-01", Orders: []string{"A", "B", "C"}},
		{Article: "24", Reason: sanbao.MainPart, MetOn: "2025-08-02", Orders: []string{"D", "E", "F"}},
	})
	other := repair("C", "2025-08-01 09:00", 3000, shop.QualityProblem{Assembly: shop.Brake})
	equal(t, "of another assembly", len(read(t, passat(), "2026-01-01", 9_000, repair("A", "2025-06-01 09:00", 1, box), repair("B", "2025-07-01 09:00", 2, box), other).Grounds), 0)
}

func TestArt24No4TheFifthRepairOfOneProblemIsAGround(t *testing.T) {
	q := shop.QualityProblem{Code: "TR-NOISE"}
	var all []sanbao.Repair
	for i, day := range []string{"2025-06-01", "2025-07-01", "2025-08-01", "2025-09-01"} {
		all = append(all, repair(string(rune('A'+i)), day+" 09:00", 1000, q))
	}
	c := read(t, passat(), "2026-01-01", 9_000, all...)
	equal(t, "four", c.Grounds, []sanbao.Ground(nil))
	equal(t, "warned of four", c.Warnings, []sanbao.Warning{{Reason: sanbao.Same, Used: 4, Limit: 4, Orders: []string{"A", "B", "C", "D"}}})
	fifth := repair("E", "2025-10-01 09:00", 1000, q)
	fifth.AgreedAt = at("2025-10-03 10:00")
	fifth.FinishedAt = at("2025-10-03 12:00")
	equal(t, "received and not agreed", len(read(t, passat(), "2025-10-02", 9_000, append(all, fifth)...).Grounds), 0)
	c = read(t, passat(), "2026-01-01", 9_000, append(all, fifth)...)
	equal(t, "five", c.Grounds, []sanbao.Ground{{Article: "24", Reason: sanbao.Same, MetOn: "2025-10-03", Orders: []string{"A", "B", "C", "D", "E"}}})
	equal(t, "Art. 27: 150,000 × 9 × 0.5 %", c.Compensation, shop.Money(675_000))
}

func TestArt24No4DayThirtyOneIsAGround(t *testing.T) {
	a := lasted(repair("A", "2025-06-01 09:00", 1000, shop.QualityProblem{}), 20*24)
	b := lasted(repair("B", "2025-08-01 09:00", 1000, shop.QualityProblem{}), 10*24)
	c := read(t, passat(), "2026-01-01", 9_000, a, b)
	equal(t, "30 days", c.RepairDays, sanbao.Count{Used: 30, Limit: 30, Orders: []string{"A", "B"}})
	equal(t, "no ground", c.Grounds, []sanbao.Ground(nil))
	equal(t, "a warning", c.Warnings[0], sanbao.Warning{Reason: sanbao.RepairDays, Used: 30, Limit: 30, Orders: []string{"A", "B"}})
	b = lasted(b, 10*24+0.5)
	c = read(t, passat(), "2026-01-01", 9_000, a, b)
	equal(t, "31 days", c.Grounds, []sanbao.Ground{{Article: "24", Reason: sanbao.RepairDays, MetOn: "2025-08-11", Orders: []string{"A", "B"}}})
	b.Problem.ExcludedHours = 26_000
	b = lasted(b, 10*24+27)
	c = read(t, passat(), "2026-01-01", 9_000, a, b)
	equal(t, "passed later by what does not count", c.Grounds[0].MetOn, shop.Day("2025-08-12"))
	third := repair("C", "2025-10-01 09:00", 1000, shop.QualityProblem{})
	b = lasted(repair("B", "2025-08-01 09:00", 1000, shop.QualityProblem{}), 10*24)
	equal(t, "any repair after 30", read(t, passat(), "2026-01-01", 9_000, a, b, third).Grounds[0].MetOn, shop.Day("2025-10-01"))
}

func TestArt27CompensationNeedsPriceAndRateAndKnowsItsMost(t *testing.T) {
	q := shop.QualityProblem{SeriousSafety: true}
	all := []sanbao.Repair{repair("A", "2025-06-01 09:00", 1, q), repair("B", "2025-07-01 09:00", 2, q), repair("C", "2025-08-01 09:00", 3, q)}
	for _, x := range []struct {
		price shop.Money
		rate  shop.Rate
		km    int64
		want  shop.Money
		why   string
	}{
		{15_000_000, 50, 12_000, 900_000, ""},
		{18_000_000, 50, 8_600, 774_000, ""},
		{18_000_000, 80, 8_600, 774_000, ""},
		{0, 50, 8_600, 0, "sanbao.why.price"},
		{18_000_000, 0, 8_600, 0, "sanbao.why.rate"},
	} {
		p := passat()
		p.Card.Price, p.Card.Rate = x.price, x.rate
		c := read(t, p, "2026-01-01", x.km, all...)
		if c.Compensation != x.want || c.Uncompensated != x.why || c.Compensable != (x.why == "") {
			t.Errorf("%+v: %v %q", x, c.Compensation, c.Uncompensated)
		}
	}
	early := read(t, passat(), "2026-01-01", 9_000, repair("A", "2025-03-06 09:00", 10, shop.QualityProblem{Failure: "fuel_leak"}))
	if early.Compensable || len(early.Grounds) != 1 {
		t.Errorf("under Art. 23 nothing is paid: %+v", early)
	}
}

func TestTheOrderOf2012HasOtherNumbers(t *testing.T) {
	p := passat()
	p.InvoicedOn, p.DeliveredOn = "2021-12-31", "2022-01-20"
	q := shop.QualityProblem{Code: "X"}
	var all []sanbao.Repair
	for i := range 5 {
		all = append(all, lasted(repair(string(rune('A'+i)), "2022-0"+strconv.Itoa(i+2)+"-01 09:00", 1000, q), 7*24))
	}
	c := read(t, p, "2022-12-01", 9_000, all...)
	equal(t, "version", c.Terms.Version, sanbao.Order2012)
	equal(t, "runs from the invoice", c.Start, shop.Day("2021-12-31"))
	equal(t, "35 days and 5 repairs", c.Grounds, []sanbao.Ground(nil))
	equal(t, "days", c.RepairDays.Used, int64(35))
	equal(t, "no seven days", c.Windows.SevenDay, sanbao.Window{})
	all = append(all, repair("F", "2022-08-01 09:00", 1000, q))
	c = read(t, p, "2022-12-01", 9_000, all...)
	equal(t, "the sixth", []sanbao.Reason{c.Grounds[0].Reason, c.Grounds[1].Reason}, []sanbao.Reason{sanbao.Same, sanbao.RepairDays})
	p.Card.Rule = "2021"
	c = read(t, p, "2022-12-01", 9_000, all...)
	equal(t, "chosen", c.Terms.Version, sanbao.Order2021)
	equal(t, "start", c.Start, shop.Day("2022-01-20"))
	equal(t, "the fifth, and 30 days two days later", c.Grounds[:2], []sanbao.Ground{
		{Article: "24", Reason: sanbao.Same, MetOn: "2022-06-01", Orders: []string{"A", "B", "C", "D", "E"}},
		{Article: "24", Reason: sanbao.RepairDays, MetOn: "2022-06-03", Orders: []string{"A", "B", "C", "D", "E"}},
	})
	fire := read(t, func() sanbao.Purchase { p.Card.Rule = ""; return p }(), "2022-12-01", 10, repair("A", "2022-01-02 09:00", 10, shop.QualityProblem{Failure: "battery_fire"}))
	equal(t, "no battery in 2012", len(fire.Grounds), 0)
}

// any is a history of a car by chance.
func anyHistory(chance *rand.Rand) (all []sanbao.Repair) {
	for i := range 1 + chance.IntN(9) {
		from := at("2025-03-01 08:00").Add(time.Duration(chance.IntN(24*500)) * time.Hour)
		r := lasted(repair("R"+strconv.Itoa(i), from.Format("2006-01-02 15:04"), chance.Int64N(60_000), shop.QualityProblem{
			Code: string(rune('A' + chance.IntN(2))), Assembly: shop.Assemblies()[chance.IntN(10)], SeriousSafety: chance.IntN(2) == 0, ExcludedHours: shop.Qty(chance.Int64N(40_000)),
		}), float64(chance.IntN(400)))
		if chance.IntN(2) == 0 {
			r.Problem.ReplacedAssembly = shop.Assemblies()[chance.IntN(4)]
		}
		if chance.IntN(2) == 0 {
			r.Problem.MainPartAssembly, r.Problem.MainPart = shop.Assemblies()[chance.IntN(10)], "件"
		}
		if chance.IntN(4) == 0 {
			r.Problem.Failure = shop.Failures()[chance.IntN(5)]
		}
		all = append(all, r)
	}
	return all
}

func FuzzAnotherRepairLowersNothingAndNoOrderOfGivingMatters(f *testing.F) {
	for i := range uint64(200) {
		f.Add(i)
	}
	law := rules(f)
	f.Fuzz(func(t *testing.T, seed uint64) {
		chance := rand.New(rand.NewPCG(seed, 1))
		all := anyHistory(chance)
		as := sanbao.AsOf{On: "2027-12-31", Zone: zone(), MileageKM: 30_000}
		c := sanbao.Read(law, passat(), all, as)
		mixed := slices.Clone(all)
		chance.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		if again := sanbao.Read(law, passat(), mixed, as); !reflect.DeepEqual(again, c) {
			t.Fatalf("given in another order: %+v, %+v", again, c)
		}
		fewer := sanbao.Read(law, passat(), all[:len(all)-1], as)
		if fewer.RepairDays.Used > c.RepairDays.Used || fewer.Serious.Used > c.Serious.Used || len(fewer.Grounds) > len(c.Grounds) || len(fewer.Loaners) > len(c.Loaners) {
			t.Fatalf("a repair lowered a count: %+v, %+v", fewer, c)
		}
		for _, g := range c.Grounds {
			if len(g.Orders) == 0 || g.MetOn == "" {
				t.Fatalf("a ground without proof: %+v", g)
			}
		}
		if int64(len(c.Serious.Orders)) != c.Serious.Used {
			t.Fatalf("%+v", c.Serious)
		}
	})
}
