package exchange

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/data/datatest"
)

// shopWith is a small shop with more keys put after its sections.
func shopWith(orders string) string {
	return `{"format": "gongdan/1",
	"people": [{"code": "zw", "name": "张伟"}],
	"customers": [{"code": "C1", "name": "王建国"}],
	"vehicles": [{"vin": "LSVAA00090N000001", "owner": "C1"}],
	"labour": [{"code": "BY-001", "name": "换机油", "hours": "0.5", "rate": "120.00"}],
	"parts": [{"number": "P1", "name": "机油", "price": "58.00", "cost": "38.00", "on_hand": "2"}],
	"orders": [` + orders + `]}`
}

// certified is a sheet that issued the certificate with that number.
func certified(number string) string {
	return `{"sort": "final", "at": "2026-03-02T10:00:00+08:00", "result": "pass", "certificate": {"number": "` + number + `"}}`
}

func TestEachMistakeNamesItsPlaceAndNothingIsTaken(t *testing.T) {
	const order = `{"vehicle": "LSVAA00090N000001", "received_at": "2026-03-02T09:10:00+08:00"`
	cases := map[string]struct{ file, place, say string }{
		"a key that is none":           {shopWith(order + `, "lines": [{"part": "P1", "qtty": "1"}]}`), "orders[0].lines[0].qtty", "import.say.unknown_key"},
		"a section that is none":       {`{"orderz": []}`, "orderz", "import.say.unknown_key"},
		"a key twice":                  {shopWith(order + `, "kind": "repair", "kind": "repair"}`), "orders[0].kind", "import.say.key_twice"},
		"a section twice":              {`{"people": [], "people": []}`, "people", "import.say.key_twice"},
		"a key that lacks":             {shopWith(`{"vehicle": "LSVAA00090N000001"}`), "orders[0].received_at", "import.say.missing"},
		"a key that is empty":          {`{"customers": [{"code": "", "name": "x"}]}`, "customers[0].code", "import.say.missing"},
		"another format":               {`{"format": "gongdan/2"}`, "format", "import.say.format"},
		"a word that is none":          {shopWith(order + `, "kind": "wash"}`), "orders[0].kind", "import.say.word"},
		"a time without zone":          {shopWith(`{"vehicle": "LSVAA00090N000001", "received_at": "2026-03-02 09:10"}`), "orders[0].received_at", "import.say.time"},
		"a day that is none":           {`{"vehicles": [{"vin": "LSVAA00090N000001", "invoiced_on": "2026-02-30"}]}`, "vehicles[0].invoiced_on", "import.say.day"},
		"an amount that is none":       {`{"parts": [{"number": "P1", "name": "x", "price": "1,5"}]}`, "parts[0].price", "import.say.money"},
		"an amount as a number":        {`{"parts": [{"number": "P1", "name": "x", "price": 1.5}]}`, "parts[0].price", "import.say.money"},
		"three decimals of a yuan":     {`{"parts": [{"number": "P1", "name": "x", "price": "1.555"}]}`, "parts[0].price", "import.say.money"},
		"a price below zero":           {`{"parts": [{"number": "P1", "name": "x", "price": "-1.00"}]}`, "parts[0].price", "say.money_range"},
		"a quantity that is none":      {shopWith(order + `, "lines": [{"part": "P1", "qty": "1e3"}]}`), "orders[0].lines[0].qty", "import.say.qty"},
		"a quantity of zero":           {shopWith(order + `, "lines": [{"part": "P1", "qty": "0"}]}`), "orders[0].lines[0].qty", "say.qty_zero"},
		"hours of zero":                {shopWith(order + `, "lines": [{"labour": "BY-001", "hours": "0"}]}`), "orders[0].lines[0].hours", "say.qty_zero"},
		"a discount over one":          {shopWith(order + `, "lines": [{"part": "P1", "discount": 1.5}]}`), "orders[0].lines[0].discount", "import.say.rate"},
		"mileage as text":              {shopWith(order + `, "mileage_km": "12000"}`), "orders[0].mileage_km", "import.say.whole"},
		"mileage that is too much":     {shopWith(order + `, "mileage_km": 3000000}`), "orders[0].mileage_km", "order.say.mileage_range"},
		"a list that is none":          {`{"people": {"code": "x"}}`, "people", "import.say.list"},
		"a record that is none":        {`{"people": ["x"]}`, "people[0]", "import.say.object"},
		"a text that is none":          {`{"people": [{"code": 1, "name": "x"}]}`, "people[0].code", "import.say.text"},
		"a truth that is none":         {`{"people": [{"code": "x", "name": "x", "active": 1}]}`, "people[0].active", "import.say.bool"},
		"a car that is not there":      {shopWith(`{"vehicle": "LFVBB00090P000002", "received_at": "2026-03-02T09:10:00+08:00"}`), "orders[0].vehicle", "import.say.no_vehicles"},
		"a part that is not there":     {shopWith(order + `, "lines": [{"part": "P9"}]}`), "orders[0].lines[0].part", "import.say.no_parts"},
		"a job that is not there":      {shopWith(order + `, "lines": [{"labour": "X"}]}`), "orders[0].lines[0].labour", "import.say.no_labour"},
		"a customer that is not":       {shopWith(order + `, "customer": "C9"}`), "orders[0].customer", "import.say.no_customers"},
		"an owner that is not":         {`{"vehicles": [{"vin": "LSVAA00090N000001", "owner": "C9"}]}`, "vehicles[0].owner", "import.say.no_customers"},
		"a sheet of no line":           {shopWith(order + `, "inspections": [{"sort": "final", "at": "2026-03-02T10:00:00+08:00", "result": "pass", "items": [{"line": 1, "name": "x"}]}]}`), "orders[0].inspections[0].items[0].line", "import.say.row"},
		"a sheet without result":       {shopWith(order + `, "inspections": [{"sort": "final", "at": "2026-03-02T10:00:00+08:00"}]}`), "orders[0].inspections[0].result", "import.say.missing"},
		"two valid certificates":       {shopWith(order + `, "inspections": [` + certified("HG1") + `, ` + certified("HG2") + `]}`), "orders[0].inspections[1].certificate", "import.say.certificates"},
		"a certificate's number twice": {shopWith(order + `, "inspections": [` + certified("HG1") + `]}, {"vehicle": "LSVAA00090N000001", "received_at": "2026-03-03T09:10:00+08:00", "inspections": [` + certified("HG1") + `]}`), "orders[1].inspections[0].certificate.number", "import.say.twice"},
		"a settlement's number twice":  {shopWith(order + `, "settlement_no": "JS1"}, {"vehicle": "LSVAA00090N000001", "received_at": "2026-03-03T09:10:00+08:00", "settlement_no": "JS1"}`), "orders[1].settlement_no", "import.say.twice"},
		"a copy printed twice":         {shopWith(order + `, "prints": [{"form": "intake", "at": "2026-03-02T09:20:00+08:00", "copy": 1}, {"form": "intake", "at": "2026-03-02T09:30:00+08:00", "copy": 1}]}`), "orders[0].prints[1].copy", "import.say.twice"},
		"a rule twice":                 {`{"rules": [{"book": "vat", "name": "x", "value": 1, "from": "2026-01-01", "source": "x"}, {"book": "vat", "name": "x", "value": 2, "from": "2026-01-01", "source": "x"}]}`, "rules[1]", "import.say.twice"},
		"a right twice":                {`{"rights": [{"role": "owner", "right": "manage"}, {"role": "owner", "right": "manage"}]}`, "rights[1]", "import.say.twice"},
		"two plates since one moment":  {`{"vehicles": [{"vin": "LSVAA00090N000001", "plates": [{"plate": "沪AD12345"}, {"plate": "沪AD12346"}]}]}`, "vehicles[0].plates[1].from", "import.say.twice"},
		"a clock on a settled order":   {shopWith(order + `, "settled_at": "2026-03-02T11:00:00+08:00", "lines": [{"labour": "BY-001"}], "clocks": [{"line": 1, "person": "zw", "from": "2026-03-02T10:00:00+08:00"}]}`), "orders[0].clocks[0].until", "import.say.clock_over"},
		"a code twice":                 {`{"customers": [{"code": "C1", "name": "x"}, {"code": "C1", "name": "y"}]}`, "customers[1].code", "import.say.twice"},
		"a VIN twice":                  {`{"vehicles": [{"vin": "LSVAA00090N000001"}, {"vin": "lsvaa00090n000001"}]}`, "vehicles[1].vin", "import.say.twice"},
		"a number twice":               {shopWith(order + `, "number": "A"}, ` + order + `, "number": "A"}`), "orders[1].number", "import.say.twice"},
		"a VIN with an O":              {`{"vehicles": [{"vin": "LSVAA00090N00000O"}]}`, "vehicles[0].vin", "vehicle.say.vin_ioq"},
		"a car without any sign":       {`{"vehicles": [{"vin": ""}]}`, "vehicles[0].plate", "vehicle.say.plate_or_vin"},
		"a line that is nothing":       {shopWith(order + `, "lines": [{"payer": "shop"}]}`), "orders[0].lines[0]", "import.say.line"},
		"a line that is two":           {shopWith(order + `, "lines": [{"part": "P1", "labour": "BY-001"}]}`), "orders[0].lines[0]", "import.say.line"},
		"hours of a part":              {shopWith(order + `, "lines": [{"part": "P1", "hours": "1"}]}`), "orders[0].lines[0].hours", "import.say.not_labour"},
		"pieces of labour":             {shopWith(order + `, "lines": [{"labour": "BY-001", "qty": "1"}]}`), "orders[0].lines[0].qty", "import.say.not_part"},
		"a payment of nothing":         {shopWith(order + `, "payments": [{"amount": "0.00"}]}`), "orders[0].payments[0].amount", "payment.say.zero"},
		"a station without its time":   {shopWith(order + `, "status": "settled"}`), "orders[0].status", "import.say.order_times"},
		"a ledger that does not sum":   {strings.TrimSuffix(shopWith(""), "}") + `, "stock_moves": [{"part": "P1", "kind": "opening", "at": "2026-03-02T09:10:00+08:00", "qty": "3", "value": "9.00"}]}`, "parts[0].on_hand", "import.say.on_hand"},
		"a ledger below zero":          {strings.TrimSuffix(shopWith(""), "}") + `, "stock_moves": [{"part": "P1", "kind": "issue", "at": "2026-03-02T09:10:00+08:00", "qty": "-3"}]}`, "stock_moves[0].qty", "part.refuse.short"},
		"a package of what is not":     {`{"packages": [{"code": "T", "name": "x", "items": [{"labour": "X"}]}]}`, "packages[0].items[0].labour", "import.say.no_labour"},
		"an empty package":             {`{"packages": [{"code": "T", "name": "x"}]}`, "packages[0].items", "package.say.items"},
		"a shop prefix that is wrong":  {`{"shop": {"name": "x", "plate_prefix": "AA"}}`, "shop.plate_prefix", "settings.say.plate_prefix"},
		"an excluded reason":           {shopWith(order + `, "quality_problem": {"code": "X", "excluded_reason": "rain"}}`), "orders[0].quality_problem.excluded_reason", "import.say.word"},
	}
	s := datatest.New(t)
	before := dump(t, s)
	lang, err := text.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			_, err := Import(context.Background(), desk(s), strings.NewReader(c.file), false)
			var b *Broken
			if !errors.As(err, &b) || len(b.Problems) != 1 || b.Problems[0].Field != c.place || b.Problems[0].Say != c.say {
				t.Fatalf("got %v, want %s: %s", err, c.place, c.say)
			}
			if said := lang.Problem(b.Problems[0]); strings.ContainsAny(said, "«»") || strings.Contains(strings.ReplaceAll(said, "{…}", ""), "{") {
				t.Errorf("says %s", said)
			}
		})
	}
	same(t, dump(t, s), before)
}

func TestBrokenJSONIsToldByLineAndColumn(t *testing.T) {
	cases := map[string]struct {
		file         string
		line, column int
		say          string
	}{
		"nothing":              {"", 1, 1, "import.say.cut"},
		"cut in a record":      {"{\"people\": [\n  {\"code\": \"x\"", 2, 15, "import.say.cut"},
		"a comma too many":     {"{\"people\": [],\n}", 2, 1, "import.say.json"},
		"no colon":             {"{\"people\" []}", 1, 11, "import.say.json"},
		"Chinese before it":    {"{\"people\": [{\"code\": \"张伟\" x}]}", 1, 27, "import.say.json"},
		"a number that is not": {"{\"people\": [01]}", 1, 15, "import.say.json"},
		"an unknown word":      {"{\"people\": nil}", 1, 12, "import.say.json"},
		"more behind it":       {"{}\n{}", 2, 1, "import.say.json_more"},
		"a control character":  {"{\"people\": \"a\nb\"}", 1, 14, "import.say.json_control"},
		"not UTF-8":            {"{\"people\": \"\xd5\xc5\"}", 1, 15, "import.say.json_utf8"},
		"half a pair":          {`{"people": "\ud800"}`, 1, 19, "import.say.json_pair"},
		"much too deep":        {`{"people": ` + strings.Repeat("[", 99), 1, 46, "import.say.json_deep"},
	}
	s := datatest.New(t)
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			_, err := Import(context.Background(), desk(s), strings.NewReader(c.file), false)
			var b *Broken
			if !errors.As(err, &b) {
				t.Fatal(err)
			}
			p := b.Problems[len(b.Problems)-1]
			if p.Say != c.say || p.With["Line"] != c.line || p.With["Column"] != c.column {
				t.Errorf("got %s %v, want %s at %d:%d", p.Say, p.With, c.say, c.line, c.column)
			}
		})
	}
}

func TestAtMostFiftyProblemsAreToldInTheOrderOfTheFile(t *testing.T) {
	file := `{"orders": [{"x": 1}], "people": [` + strings.Repeat("{},\n", 60) + `{}]}`
	_, err := Import(context.Background(), desk(datatest.New(t)), strings.NewReader(file), false)
	var b *Broken
	if !errors.As(err, &b) || len(b.Problems) != mostProblems || b.More != 75 {
		t.Fatalf("%d problems and %d more: %v", len(b.Problems), b.More, err)
	}
	if b.Problems[0].Field != "orders[0].vehicle" && b.Problems[0].Field != "orders[0].x" {
		t.Errorf("begins with %s", b.Problems[0].Field)
	}
}

func TestRecordsThatReferToABrokenOneAreNotBlamed(t *testing.T) {
	file := `{"customers": [{"code": "C1", "name": ""}], "vehicles": [{"vin": "LSVAA00090N000001", "owner": "C1"}],
	 "orders": [{"vehicle": "LSVAA00090N000001", "received_at": "2026-03-02T09:10:00+08:00"}]}`
	_, err := Import(context.Background(), desk(datatest.New(t)), strings.NewReader(file), false)
	var b *Broken
	if !errors.As(err, &b) || len(b.Problems) != 1 {
		t.Fatal(err)
	}
}

// The scanner takes exactly what encoding/json takes, but for what it says it
// does not.
func FuzzScannerAgreesWithTheStandard(f *testing.F) {
	for _, s := range []string{`{}`, `[1,-0.5e+3,true,null,"a\u00e9\n"]`, `{"a":{"b":[]}}`, `01`, `"\ud83d\ude00"`, ` {"a" : 1 } `, `-`, `1.`, `[,]`, `tru`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		s := newScanner(bytes.NewReader(raw))
		v, err := s.record()
		if err == nil {
			err = s.end()
		}
		valid := json.Valid(bytes.TrimPrefix(raw, []byte("\ufeff")))
		var fault *syntax
		if err == nil && !valid {
			t.Errorf("took %q as %v", raw, v)
		}
		if err != nil && valid && (!errors.As(err, &fault) || fault.say == "import.say.json" || fault.say == "import.say.cut") {
			t.Errorf("refused %q: %v", raw, err)
		}
	})
}

// Whatever stands in a file, it is refused or fits the format; nothing panics.
func FuzzReaderNeverPanics(f *testing.F) {
	f.Add(shopWith(""))
	f.Add(`{"orders": [{"lines": [{"discount": 0.1, "qty": "1"}], "received_at": "2026-03-02T09:10:00+08:00"}]}`)
	f.Fuzz(func(t *testing.T, file string) {
		im := &importer{file: strings.NewReader(file), survey: newFiller(), quiet: newFiller(), sections: map[string]mark{}}
		var b *Broken
		if err := im.look(); err != nil && !errors.As(err, &b) {
			t.Errorf("%v", err)
		}
	})
}

func TestPlacesAreThoseOfTheFile(t *testing.T) {
	o := &shop.Order{Lines: []shop.Line{{Kind: shop.LabourLine}, {Kind: shop.PartLine}}}
	for in, want := range map[string]string{
		"lines.0.qty": "lines[0].hours", "lines.0.price": "lines[0].rate", "lines.1.qty": "lines[1].qty", "mileage_km": "mileage_km", "lines.x": "lines.x",
	} {
		if got := linePlace(o, in); got != want {
			t.Errorf("%s is %s, want %s", in, got, want)
		}
	}
}
