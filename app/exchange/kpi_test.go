package exchange

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/app/shop/kpi"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

// byHand are the figures of March 2026 of the shop in testdata/march.json, reckoned on paper.
//
//	WO20260302-001  0.5 h × 120.00 × 0.9 = 54.00, a filter 58.00 (cost 38.00)            customer 112.00
//	WO20260305-001  2 h × 120.00 = 240.00 customer, 1 h × 100.00 factory, 2 × 100.00 insurer (cost 2 × 60.00)   540.00
//	WO20260320-001  a rework of it, all of it paid by the shop: 0.00 (cost 60.00)
//	WO20260325-001  0.5 h × 120.00 = 60.00, of which 40.00 on account until 10 April
//	WO20260310-001  is void; WO20260330-001 was received in March and settled in April
var byHand = map[kpi.Key]struct {
	value   string // of the JSON; "" is null
	missing int
	orders  string // ends of the numbers, those above the line of a rate with a star
}{
	kpi.Visits:              {"4", 0, "0302* 0305* 0320* 0325*"},
	kpi.DistinctVehicles:    {"3", 0, "0302* 0305* 0320* 0325*"},        // the second car twice
	kpi.Output:              {`"712.00"`, 0, "0302* 0305* 0320* 0325*"}, // 112 + 540 + 0 + 60
	kpi.LabourIncome:        {`"454.00"`, 0, "0302* 0305* 0320* 0325*"}, // 54 + 240 + 100 + 60
	kpi.PartsIncome:         {`"258.00"`, 0, "0302* 0305* 0320* 0325*"}, // 58 + 200
	kpi.OutputPerVisit:      {`"178.00"`, 0, "0302* 0305* 0320* 0325*"}, // 712 ÷ 4
	kpi.LabourShare:         {"0.6376", 0, "0302* 0305* 0320* 0325*"},   // 454 ÷ 712 = 0.63764
	kpi.GrossProfit:         {`"494.00"`, 0, "0302* 0305* 0320* 0325*"}, // 712 − 38 − 120 − 60
	kpi.GrossMargin:         {"0.6938", 0, "0302* 0305* 0320* 0325*"},   // 494 ÷ 712 = 0.69382
	kpi.OnTimeRate:          {"0.6667", 1, "0302* 0305 0325*"},          // the last on the minute; the rework had no promise
	kpi.ExternalReworkRate:  {"0.2", 0, "0302 0305 0320* 0325 0330"},    // 1 ÷ 5 received
	kpi.FirstFixRate:        {"0.5", 0, "0305 0320 0325*"},              // of two repairs one came back after 14 days
	kpi.AppointmentRate:     {"", 0, "0302 0305 0320 0325 0330"},        // the shop never wrote one down
	kpi.TechnicianEfficient: {"0.8046", 1, "0302* 0305* 0320*"},         // (0.5 + 2 + 1 + 0) ÷ (0.6 + 1.5 + 1.25 + 1) = 3.5 ÷ 4.35
	// zw is there one hour on Mondays, of which one he was away: 4 h; lq two hours on four Thursdays: 8 h. They clocked
	// 1.0 + 0.5 + 1.25 h on the 5th, and 0.25 h of a job that went on into April: 3 ÷ 12. Clocked nothing: zw on 4
	// Mondays, lq on 3 Thursdays.
	kpi.TechnicianUse: {"0.25", 7, "0305* 0330*"},
	kpi.Receivables:   {`"40.00"`, 0, "0325*"},                            // paid on 10 April
	kpi.NewCustomers:  {"1", 0, "0325*"},                                  // C4
	kpi.LostRate:      {"0.3333", 0, "250903-001 250910-001 250920-001*"}, // of three in September only C3 did not come again
	kpi.Satisfaction:  {"", 4, ""},
	kpi.Complaints:    {"", 0, ""},
}

// marchDesk is somebody at the shop of March, in June of that year.
func marchDesk(t *testing.T, s *data.Store) work.Desk {
	load(t, s, example(t, "march.json"))
	d := desk(s)
	d.Now = func() time.Time { return time.Date(2026, 6, 15, 10, 0, 0, 0, d.Zone) }
	return d
}

func TestEveryFigureOfAMonthIsThatReckonedByHand(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		say, err := text.Load("zh-CN")
		if err != nil {
			t.Fatal(err)
		}
		w := Viewer{Desk: marchDesk(t, s), Say: say}
		k, record, err := w.KPI(t.Context(), KPIAsk{Period: kpi.MonthOf("2026-03-01")})
		if err != nil || len(k.Figures) != len(kpi.Keys()) {
			t.Fatal(err, len(k.Figures))
		}
		var out strings.Builder
		if err := Print(&out, zone(), record); err != nil {
			t.Fatal(err)
		}
		for key, want := range byHand {
			f := k.Figures.Of(key)
			value := ""
			if f.Known {
				value = string(*kpiValue(f))
			}
			if value != want.value || f.Missing != want.missing {
				t.Errorf("%s is %q with %d missing, by hand %q and %d", key, value, f.Missing, want.value, want.missing)
			}
			if refs := ends(f.Orders); refs != want.orders {
				t.Errorf("%s is made of %s, by hand %s", key, refs, want.orders)
			}
			shown := `"` + string(key) + `": {"value": ` + cmp(want.value, "null") + `,`
			if !strings.Contains(strings.Join(strings.Fields(out.String()), " "), strings.ReplaceAll(shown, "{\"", "{ \"")) {
				t.Errorf("the document does not say %s", shown)
			}
		}
		back := k.Figures.Of(kpi.ExternalReworkRate).Orders
		rows, err := data.Read(t.Context(), s, func(v data.View) (map[shop.OrderID]data.OrderRow, error) {
			return data.KPIOrders(v, []shop.OrderID{back[2].Order, back[4].Order})
		})
		if x := rows[back[2].Order]; err != nil || len(rows) != 2 || x.Number != "WO20260320-001" || x.Total != 22000 || x.Customer != "陈敏" {
			t.Errorf("%+v, %v", rows, err)
		}
		if len(byHand) != len(kpi.Keys()) {
			t.Errorf("%d of %d figures were reckoned by hand", len(byHand), len(kpi.Keys()))
		}
		if found, err := data.Check(t.Context(), s); err != nil || len(found) > 0 {
			t.Errorf("check finds %v, %v", found, err)
		}
	})
}

// ends are the ends of order numbers.
func ends(list []kpi.Ref) string {
	all := make([]string, len(list))
	for i, r := range list {
		if all[i] = strings.TrimSuffix(strings.TrimPrefix(r.Number, "WO2026"), "-001"); strings.HasPrefix(r.Number, "WO2025") {
			all[i] = strings.TrimPrefix(r.Number, "WO20")
		}
		if r.Met {
			all[i] += "*"
		}
	}
	return strings.Join(all, " ")
}

func cmp(s, empty string) string {
	if s == "" {
		return empty
	}
	return s
}

func TestThePartsOfAMonthSumToTheWhole(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		w := Viewer{Desk: marchDesk(t, s)}
		// Advisors: lina 112 + 540 + 0, wm 60. Technicians: zw 54 + 100 + 60 and a third of 240, by who clocked it; lq two
		// thirds; nobody the parts.
		want := map[kpi.Dimension]string{
			kpi.ByAdvisor: "652.00 60.00", kpi.ByTechnician: "294.00 258.00 160.00", kpi.ByKind: "600.00 112.00 0.00",
			kpi.ByPayer: "412.00 200.00 100.00 0.00", kpi.ByMake: "652.00 60.00",
		}
		for _, d := range kpi.Dimensions() {
			k, _, err := w.KPI(t.Context(), KPIAsk{Period: kpi.MonthOf("2026-03-01"), By: d})
			if err != nil {
				t.Fatal(err)
			}
			var sums []string
			var all shop.Money
			for _, p := range k.Parts {
				all += p.Figures.Of(kpi.Output).Money()
				sums = append(sums, p.Figures.Of(kpi.Output).Money().String())
			}
			if got := strings.Join(sums, " "); got != want[d] || all != 71200 {
				t.Errorf("by %s: %s, by hand %s", d, got, want[d])
			}
		}
		k, _, err := w.KPI(t.Context(), KPIAsk{Period: kpi.MonthOf("2026-03-01"), By: kpi.ByTechnician})
		at := slices.IndexFunc(k.Parts, func(p kpi.Part) bool { return k.People[p.Person].Code == "lq" })
		if err != nil || at < 0 {
			t.Fatal(err, k.Parts)
		}
		// lq: 1 of 1.5 h clocked of the 2 h billed, so 1.333 h, and 1 h for the shop: 1.333 ÷ 2
		if f := k.Parts[at].Figures.Of(kpi.TechnicianEfficient); f.Value != 6665 {
			t.Errorf("%+v", f)
		}
	})
}

func TestAMonthInWhichNothingWasRecordedIsNotKnown(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		w := Viewer{Desk: marchDesk(t, s)}
		k, _, err := w.KPI(t.Context(), KPIAsk{Period: kpi.MonthOf("2025-07-01")})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range k.Figures {
			if f.Known {
				t.Errorf("%s of a month without orders is %d", f.Key, f.Value)
			}
		}
		k, _, err = w.KPI(t.Context(), KPIAsk{Period: kpi.MonthOf("2026-06-01")})
		if f := k.Figures.Of(kpi.LostRate); err != nil || f.Known {
			t.Errorf("who is lost is known before the month is over: %+v, %v", f, err)
		}
	})
}

func TestWhoMayNotSeeCostsIsNotToldTheProfit(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		d := marchDesk(t, s)
		d.Person.Roles = []shop.Role{shop.Technician}
		k, _, err := Viewer{Desk: d}.KPI(t.Context(), KPIAsk{Period: kpi.MonthOf("2026-03-01"), By: kpi.ByAdvisor})
		if err != nil || k.Figures.Of(kpi.GrossProfit).Known || k.Parts[0].Figures.Of(kpi.GrossMargin).Known || !k.Figures.Of(kpi.Output).Known {
			t.Errorf("%+v, %v", k, err)
		}
	})
}

// later is what became of the customers and cars of March afterwards.
const later = `{"format": "gongdan/1", "orders": [
 {"number": "WO20260402-009", "vehicle": "LSVAA00020N000003", "customer": "C3", "advisor": "wm", "kind": "repair", "received_at": "2026-04-02T09:00:00+08:00",
  "mileage_km": 13000, "complaint": "异响", "agreed_at": "2026-04-02T09:00:00+08:00", "lines": [{"labour": "BY-001", "hours": "1.0", "rate": "120.00", "payer": "customer"}]},
 {"number": "WO20260501-009", "vehicle": "LSVAA00040N000004", "customer": "C4", "advisor": "wm", "kind": "rework", "rework_of": "WO20260325-001",
  "received_at": "2026-05-01T09:00:00+08:00", "mileage_km": 13000, "complaint": "异响", "lines": []}]}`

func TestAMonthStaysAsItWasWhateverComesAfterIt(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		w := Viewer{Desk: marchDesk(t, s)}
		month := func(day shop.Day) kpi.Figures {
			k, _, err := w.KPI(t.Context(), KPIAsk{Period: kpi.MonthOf(day)})
			if err != nil {
				t.Fatal(err)
			}
			return k.Figures
		}
		march, april := month("2026-03-01"), month("2026-04-01")
		load(t, s, later)
		settled := april.Of(kpi.Visits).Orders[0] // WO20260330-001
		o, err := data.Read(t.Context(), s, func(v data.View) (shop.Order, error) { return data.Order(v, settled.Order) })
		if err == nil {
			o, err = work.ReverseOrder(t.Context(), w.Desk, o.ID, o.Rev, "开错了")
		}
		if err == nil {
			_, err = work.SettleOrder(t.Context(), w.Desk, o.ID, o.Rev, work.Settlement{Payments: []shop.Payment{{Method: shop.Cash, Amount: 6000}}})
		}
		if err != nil {
			t.Fatal(err)
		}
		if after := month("2026-03-01"); !reflect.DeepEqual(after, march) {
			t.Errorf("March was\n%+v\nand is\n%+v", march, after)
		}
		// what is settled anew is output of the month in which that was done; it was delivered when it was
		if x := month("2026-04-01").Of(kpi.OnTimeRate); !reflect.DeepEqual(x, april.Of(kpi.OnTimeRate)) {
			t.Errorf("%+v, was %+v", x, april.Of(kpi.OnTimeRate))
		}
		k, err := work.KPI(t.Context(), w.Desk, kpi.MonthOf("2026-06-01"), "")
		at := slices.IndexFunc(k.Gaps, func(g kpi.Gap) bool { return g.Lack == kpi.Reopened })
		if err != nil || ends(k.Gaps[at].Orders) != "0330" {
			t.Errorf("opened again were %+v, %v", k.Gaps, err)
		}
	})
}
