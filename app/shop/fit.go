package shop

import (
	"strconv"
	"strings"
)

// SerialOfVIN is how many characters at the end of a VIN count the cars of a series (GB
// 16735: the last ones of the 车辆指示部分).
const SerialOfVIN = 6

// Fit (适用) is one row of the cars that a part is made for. What is left empty says
// nothing; what is written must all be so.
type Fit struct {
	Make, Model      string
	YearFrom, YearTo int    // model years, both inside
	VINFrom, VINTo   string // both inside: a whole VIN, or the serial at its end alone
	Code             string // of the engine, or of the chassis as it stands in the VIN
	Note             string
}

// Empty reports whether nothing is written that a car could be told by.
func (f Fit) Empty() bool {
	f.Note = ""
	return f == Fit{}
}

// Numbered is the field of the i-th row of a list, from 0.
func Numbered(field string, i int) string { return field + "_" + strconv.Itoa(i+1) }

// CheckFits lists what is wrong with the rows of a part; fields are numbered from 1.
// Rows without a word do no harm.
func CheckFits(all []Fit) Problems {
	var p Problems
	for i, f := range all {
		if (f == Fit{}) {
			continue
		}
		f.check(&p, func(field string) string { return Numbered(field, i) })
	}
	if len(all) > MaxFits {
		p.Add(Numbered("make", MaxFits), "fit.say.many", Args{"Max": MaxFits})
	}
	return p
}

func (f Fit) check(p *Problems, at func(string) string) {
	if f.Empty() {
		p.Add(at("make"), "fit.say.empty", nil)
	}
	for _, x := range [][2]string{{"make", f.Make}, {"model", f.Model}, {"code", f.Code}, {"note", f.Note}} {
		p.checkText(at(x[0]), x[1], MaxName)
	}
	for _, y := range []struct {
		field string
		year  int
	}{{"year_from", f.YearFrom}, {"year_to", f.YearTo}} {
		if y.year != 0 && (y.year < 1950 || y.year > 2100) {
			p.Add(at(y.field), "vehicle.say.year", Args{"Year": y.year})
		}
	}
	if f.YearFrom != 0 && f.YearTo != 0 && f.YearTo < f.YearFrom {
		p.Add(at("year_to"), "fit.say.years", Args{"From": f.YearFrom, "To": f.YearTo})
	}
	from, to := Fold(f.VINFrom), Fold(f.VINTo)
	for _, x := range [][2]string{{"vin_from", from}, {"vin_to", to}} {
		if x[1] != "" && !IsVIN(x[1]) && !isSerial(x[1]) {
			p.Add(at(x[0]), "fit.say.vin", Args{"N": SerialOfVIN})
		}
	}
	switch {
	case from == "" || to == "" || len(from) < SerialOfVIN || len(to) < SerialOfVIN:
	case series(from) != series(to):
		p.Add(at("vin_to"), "fit.say.series", Args{"N": SerialOfVIN})
	case serial(to) < serial(from):
		p.Add(at("vin_to"), "fit.say.vins", Args{"From": serial(from), "To": serial(to)})
	}
}

// isSerial reports whether s is the end of a VIN alone.
func isSerial(s string) bool {
	if len(s) != SerialOfVIN {
		return false
	}
	for i := range len(s) {
		if vinValue(s[i]) < 0 {
			return false
		}
	}
	return true
}

// serial is the end of a VIN that counts the cars of a series.
func serial(vin string) string { return vin[len(vin)-SerialOfVIN:] }

// series is what a VIN says before the serial, without the ninth character: that one is
// reckoned from all others (GB 16735, ISO 3779) and differs from car to car.
func series(vin string) string {
	if !IsVIN(vin) {
		return ""
	}
	return vin[:8] + vin[9:len(vin)-SerialOfVIN]
}

// Fitness is how a part suits a car.
type Fitness string

// The answers, the best first.
const (
	FitsCar   Fitness = "fits"  // a row of the part is for this car
	FitsWords Fitness = "words" // the words on the part name its model
	FitsMaybe Fitness = ""      // nothing is known that says yes or no
	FitsNot   Fitness = "not"   // there are rows, and each is for other cars
)

// Key is the word of the answer.
func (f Fitness) Key() string {
	if f == FitsMaybe {
		return "fit.maybe"
	}
	return "fit." + string(f)
}

// FitCar is a car as rows are compared with it.
type FitCar struct {
	make, model, vin, engine string
	year                     int
}

// FitCarOf is a car to be compared; the empty one fits nothing and is kept from nothing.
func FitCarOf(v Vehicle) FitCar {
	c := FitCar{Fold(v.Make), Fold(v.Model), Fold(v.VIN), Fold(v.EngineNo), v.Year}
	if !IsVIN(c.vin) {
		c.vin = ""
	}
	return c
}

// Folded is the row as FitCar compares it.
func (f Fit) Folded() Fit {
	f.Make, f.Model, f.Code, f.Note = Fold(f.Make), Fold(f.Model), Fold(f.Code), ""
	f.VINFrom, f.VINTo = Fold(f.VINFrom), Fold(f.VINTo)
	return f
}

// Suits answers how rows, which are folded, suit the car: yes when all that one of them
// says is so, no when each says something that is not.
func (c FitCar) Suits(rows []Fit) Fitness {
	best := FitsMaybe
	if len(rows) > 0 {
		best = FitsNot
	}
	for i := range rows {
		switch c.suits(&rows[i]) {
		case FitsCar:
			return FitsCar
		case FitsMaybe:
			best = FitsMaybe
		}
	}
	return best
}

func (c FitCar) suits(f *Fit) Fitness {
	all := FitsCar
	for _, one := range [...]Fitness{same(f.Make, c.make), begins(f.Model, c.model), c.built(f), c.counted(f), c.coded(f)} {
		if one == FitsNot {
			return FitsNot
		}
		if one == FitsMaybe {
			all = FitsMaybe
		}
	}
	return all
}

func same(want, have string) Fitness {
	switch {
	case want == "" || want == have:
		return FitsCar
	case have == "":
		return FitsMaybe
	}
	return FitsNot
}

// begins compares models: 帕萨特 is every 帕萨特, whatever is written behind it.
func begins(want, have string) Fitness {
	if have != "" && strings.HasPrefix(have, want) {
		return FitsCar
	}
	return same(want, have)
}

func (c FitCar) built(f *Fit) Fitness {
	switch {
	case f.YearFrom == 0 && f.YearTo == 0:
		return FitsCar
	case c.year == 0:
		return FitsMaybe
	case c.year < f.YearFrom || f.YearTo != 0 && c.year > f.YearTo:
		return FitsNot
	}
	return FitsCar
}

// counted compares VINs. A car of another series than the bound is another car; within
// the series, or where the bound is a serial alone, the serials decide, character by
// character, figures before letters.
func (c FitCar) counted(f *Fit) Fitness {
	if f.VINFrom == "" && f.VINTo == "" {
		return FitsCar
	}
	if c.vin == "" {
		return FitsMaybe
	}
	n := serial(c.vin)
	for _, bound := range [...]string{f.VINFrom, f.VINTo} {
		if s := series(bound); s != "" && s != series(c.vin) {
			return FitsNot
		}
	}
	if f.VINFrom != "" && n < serial(f.VINFrom) || f.VINTo != "" && n > serial(f.VINTo) {
		return FitsNot
	}
	return FitsCar
}

// coded looks for the code at the beginning of the engine's number and between the third
// and the ninth character of the VIN. One that is not found there proves nothing: shops
// note engine numbers with and without the code.
func (c FitCar) coded(f *Fit) Fitness {
	switch {
	case f.Code == "", strings.HasPrefix(c.engine, f.Code):
		return FitsCar
	case c.vin != "" && strings.Contains(c.vin[3:8], f.Code):
		return FitsCar
	}
	return FitsMaybe
}

// Words is the row as one reads it, without a language: 大众 帕萨特 2019–2022 EA888.
func (f Fit) Words() string {
	var all []string
	add := func(s string) {
		if s != "" {
			all = append(all, s)
		}
	}
	add(f.Make)
	add(f.Model)
	add(span(year(f.YearFrom), year(f.YearTo)))
	if f.VINFrom != "" || f.VINTo != "" {
		add("VIN " + span(f.VINFrom, f.VINTo))
	}
	add(f.Code)
	add(f.Note)
	return strings.Join(all, " ")
}

func year(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func span(from, to string) string {
	if from == "" && to == "" || from == to {
		return from
	}
	return from + "–" + to
}
