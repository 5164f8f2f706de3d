package sanbao_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"gongdan/app/shop"
	"gongdan/app/shop/sanbao"
)

// listed are the rules with the list of main parts.
func listed(t *testing.T) []shop.Rule {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("..", "..", "..", "assets", "rules", "main_parts.json"))
	if err != nil {
		t.Fatal(err)
	}
	all := rules(t)
	var list []struct {
		Book, Name, From, Source string
		Value                    int64
	}
	if err := json.Unmarshal(raw, &list); err != nil {
		t.Fatal(err)
	}
	for _, r := range list {
		all = append(all, shop.Rule{Book: r.Book, Name: r.Name, Value: r.Value, From: shop.Day(r.From), Source: r.Source})
	}
	return all
}

func says(p shop.Problems) string {
	if len(p) == 0 {
		return ""
	}
	return p[0].Field + " " + p[0].Say
}

func TestTheRateOfACardIsAtMostThatOfItsOrder(t *testing.T) {
	for name, x := range map[string]struct {
		invoiced shop.Day
		rule     string
		rate     shop.Rate
		want     string
	}{
		"2021: 0.5 % (Art. 27)":        {"2025-03-01", "", 50, ""},
		"2021: 0.51 % (Art. 27)":       {"2025-03-01", "", 51, "compensation_rate sanbao.say.rate"},
		"2012: 0.8 %":                  {"2021-12-31", "", 80, ""},
		"2012: 0.81 %":                 {"2021-12-31", "", 81, "compensation_rate sanbao.say.rate"},
		"an old car put under 2021":    {"2021-12-31", "2021", 80, "compensation_rate sanbao.say.rate"},
		"before there was an order":    {"2013-09-30", "", 200, ""},
		"nothing is known of the sale": {"", "", 50, ""},
		"below zero":                   {"2025-03-01", "", -1, "compensation_rate sanbao.say.rate"},
	} {
		p := sanbao.Purchase{Use: shop.Household, InvoicedOn: x.invoiced, Card: shop.WarrantyCard{Rate: x.rate, Rule: x.rule}}
		if got := says(sanbao.CheckCard(rules(t), p)); got != x.want {
			t.Errorf("%s: %q, want %q", name, got, x.want)
		}
	}
}

func TestAMainPartBelongsToItsAssembly(t *testing.T) {
	all := listed(t)
	for name, x := range map[string]struct {
		of   shop.Assembly
		part string
		want string
	}{
		"of its assembly":                       {shop.Engine, "曲轴", ""},
		"of another (Art. 41)":                  {shop.Gearbox, "曲轴", "main_part sanbao.say.part_elsewhere"},
		"a name that two assemblies have":       {shop.Suspension, "连杆", ""},
		"a name that is in no list":             {shop.Gearbox, "同步器", ""},
		"of no assembly (Art. 24 (3))":          {"", "曲轴", "main_part_assembly sanbao.say.part_alone"},
		"an assembly without a part is no part": {shop.Engine, "", ""},
	} {
		if got := says(sanbao.CheckPart(all, shop.QualityProblem{MainPartAssembly: x.of, MainPart: x.part})); got != x.want {
			t.Errorf("%s: %q, want %q", name, got, x.want)
		}
	}
	for _, a := range shop.Assemblies() {
		parts := sanbao.MainParts(all, a)
		if len(parts) == 0 {
			t.Errorf("%s has no main part", a)
		}
		for _, p := range parts {
			if p.Assembly != a || p.Source == "" || p.Sure < sanbao.Doubtful || p.Sure > sanbao.Sure {
				t.Errorf("%+v of %s", p, a)
			}
		}
	}
}

func TestACarGivenInExchangeBeginsAnew(t *testing.T) {
	p := passat()
	p.Card.ExchangedOn = "2025-09-10"
	c := read(t, p, "2025-10-01", 100,
		repair("OLD", "2025-06-01 09:00", 10, shop.QualityProblem{Code: "A"}), repair("NEW", "2025-09-20 09:00", 50, shop.QualityProblem{Code: "A"}))
	if c.Start != "2025-09-10" || c.Windows.Sanbao.LastDay != "2027-09-10" || c.Windows.FreeRepair.LastDay != "2028-09-10" {
		t.Errorf("Art. 29: runs from %s to %s and %s", c.Start, c.Windows.Sanbao.LastDay, c.Windows.FreeRepair.LastDay)
	}
	if len(c.Same) != 1 || c.Same[0].Used != 1 || len(c.Counted) != 1 || c.Counted[0].Order != "NEW" {
		t.Errorf("Art. 29: the repair before the exchange counts: %+v", c.Same)
	}
	if only := (sanbao.Purchase{Use: shop.Household, Card: shop.WarrantyCard{ExchangedOn: "2025-09-10"}}); !read(t, only, "2025-10-01", 100).Applies {
		t.Error("the day of the exchange alone is enough")
	}
}
