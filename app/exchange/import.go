package exchange

import (
	"context"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"gongdan/app/shop"
	"gongdan/app/work"
)

// Import takes in a file of the format: all of it, or nothing when anything is
// wrong, which comes back as *Broken. What is there already stays as it is, so
// that a second import of a file adds nothing. A rehearsal finds the same
// problems and keeps nothing. The file is read several times, a record at a
// time.
func Import(ctx context.Context, d work.Desk, file io.ReadSeeker, rehearse bool) (work.Taken, error) {
	im := &importer{file: file, survey: newFiller(), quiet: newFiller(), sections: map[string]mark{}}
	if err := im.look(); err != nil {
		return work.Taken{}, err
	}
	taken, err := work.Import(ctx, d, rehearse, im.feed)
	taken.Loose = im.loose
	if err != nil && im.found != nil && im.found.count() > 0 {
		return work.Taken{}, im.found
	}
	return taken, err
}

// errBroken ends a load whose file has problems.
var errBroken = errors.New("exchange: the file has problems")

// importer reads one file. It looks at all of it first, to find the sections
// and what does not fit the format, and then takes the sections in the order
// in which records refer to each other, whatever order they stand in.
type importer struct {
	file     io.ReadSeeker
	survey   filler // what the first look found
	found    *Broken
	quiet    filler // for the second look: its findings are known
	sections map[string]mark
	load     *work.Load

	moves   bool               // the file has a ledger
	issued  map[lineKey]issued // of lines, by the ledger
	spoiled map[string]bool    // keys of records that are wrong themselves
	used    map[string]string  // keys of this file and where they stand
	numbers []string           // of orders and settlements in the file
	loose   []string           // places whose reference leads nowhere
	later   []link
	counted []counted
	lots    []lotTaken          // by their places in the file
	runs    map[clockOwner]bool // whose clock runs, by the file
	trade   traded
	law     []shop.Rule // all rules that hold
}

// lineKey names a line by its order and its place in it, from 1.
type lineKey struct {
	order string
	line  int
}

// where is the place of a record or of a part of it.
type where struct {
	spot
	place string
}

// in is a place inside w.
func (w where) in(key string) where { return where{w.spot, under(w.place, key)} }

// nth is an element of the list at w.
func (w where) nth(i int) where { return where{w.spot, w.place + "[" + strconv.Itoa(i) + "]"} }

// say notes a problem of the records.
func (im *importer) say(at where, key string, with shop.Args) {
	im.found.add(at.spot, shop.Problem{Field: at.place, Say: key, With: with})
}

// problems notes what the rules of the trade say; ok when they say nothing.
func (im *importer) problems(at where, all shop.Problems) (ok bool) {
	ok = true
	for _, p := range all {
		if p.Warn {
			continue
		}
		p.Field = under(at.place, p.Field)
		im.found.add(at.spot, p)
		ok = false
	}
	return ok
}

// look reads the whole file once.
func (im *importer) look() error {
	if _, err := im.file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	s := newScanner(im.file)
	err := s.fields(func(k key) error { return im.section(s, k) })
	if err == nil {
		err = s.end()
	}
	var fault *syntax
	if errors.As(err, &fault) {
		im.survey.found.add(fault.spot, shop.Problem{Say: fault.say, With: shop.Args{"Line": fault.line, "Column": fault.column}})
		return im.survey.found
	}
	return err
}

// section reads the value of a key of the file itself.
func (im *importer) section(s *scanner, k key) error {
	found := im.survey.found
	if _, twice := im.sections[k.name]; twice {
		found.add(k.spot, shop.Problem{Field: k.name, Say: "import.say.key_twice", With: shop.Args{"Key": k.name}})
	}
	if _, err := s.space(); err != nil {
		return err
	}
	im.sections[k.name] = s.mark()
	var known []string
	for _, x := range readers() {
		if x.name == k.name {
			return x.read(im, s, k)
		}
		known = append(known, x.name)
	}
	found.add(k.spot, shop.Problem{Field: k.name, Say: "import.say.unknown_key", With: shop.Args{
		"Key": k.name, "Known": strings.Join(known, ", "),
	}})
	_, err := s.record()
	return err
}

// reader looks at a section of the file.
type reader struct {
	name string
	read func(*importer, *scanner, key) error
}

// readers are the sections that a file may have.
func readers() []reader {
	return []reader{
		{"format", func(im *importer, s *scanner, _ key) error { return im.format(s) }},
		{"shop", one[shopRecord]},
		{"rights", many[rightRecord]},
		{"rules", many[ruleRecord]},
		{"check_points", many[pointRecord]},
		{"blueprint", many[stepRecord]},
		{"bays", many[bayRecord]},
		{"suppliers", many[supplierRecord]},
		{"warehouses", many[warehouseRecord]},
		{"lots", many[lotRecord]},
		{"stock_levels", many[levelRecord]},
		{"closed_months", many[monthRecord]},
		{"workdays", many[workdayRecord]},
		{"kpi_targets", many[targetRecord]},
		{"month_notes", many[monthNoteRecord]},
		{"month_reports", many[monthReportRecord]},
		{"loaners", many[loanerRecord]},
		{"tools", many[toolRecord]},
		{"campaigns", many[campaignRecord]},
		{"bulletins", many[bulletinRecord]},
		{"day_closes", many[dayCloseRecord]},
		{"attendance", many[attendanceRecord]},
		{"people", many[personRecord]},
		{"customers", many[customerRecord]},
		{"vehicles", many[vehicleRecord]},
		{"labour", many[labourRecord]},
		{"parts", many[partRecord]},
		{"packages", many[packageRecord]},
		{"appointments", many[appointmentRecord]},
		{"orders", many[orderRecord]},
		{"stock_moves", many[moveRecord]},
		{"take_causes", many[causeRecord]},
		{"stock_takes", many[stockTakeRecord]},
		{"offers", many[offerRecord]},
		{"purchases", many[purchaseRecord]},
		{"receipts", many[receiptRecord]},
		{"supplier_returns", many[sendBackRecord]},
		{"supplier_bills", many[billRecord]},
		{"supplier_payments", many[supplierPaidRecord]},
		{"claims", many[claimRecord]},
		{"cases", many[caseRecord]},
	}
}

func (im *importer) format(s *scanner) error {
	v, err := s.record()
	if err == nil && (v.kind != quoted || v.text != Format) {
		im.survey.found.add(v.spot, shop.Problem{Field: "format", Say: "import.say.format", With: got(v)})
	}
	return err
}

// one looks at a section that is a single record.
func one[T any](im *importer, s *scanner, k key) error {
	v, err := s.record()
	if err == nil {
		im.survey.fill(v, new(T), k.name)
	}
	return err
}

// many looks at a section that is a list of records.
func many[T any](im *importer, s *scanner, k key) error {
	if b, err := s.space(); err != nil || b != '[' {
		if err != nil {
			return err
		}
		v, err := s.record()
		if err == nil && v.kind != null {
			im.survey.found.add(v.spot, shop.Problem{Field: k.name, Say: "import.say.list", With: got(v)})
		}
		delete(im.sections, k.name)
		return err
	}
	n := 0
	return s.each('[', ']', func() error {
		v, err := s.record()
		if err == nil {
			record := new(T)
			im.survey.fill(v, record, where{place: k.name}.nth(n).place)
			if o, ok := any(record).(*orderRecord); ok {
				im.numbers = append(im.numbers, o.Number, o.SettlementNo)
				for _, in := range o.Inspections {
					if in.Certificate != nil {
						im.numbers = append(im.numbers, in.Certificate.Number)
					}
				}
			}
		}
		n++
		return err
	})
}

// take goes through the records of a section that are in order. Those that
// are not are remembered by their key, so that who refers to them is not
// blamed as well.
func take[T any](im *importer, name string, do func(T, where) error) error {
	m, ok := im.sections[name]
	if !ok {
		return nil
	}
	s, err := scanFrom(im.file, m)
	if err != nil {
		return err
	}
	n := 0
	return s.each('[', ']', func() error {
		v, err := s.record()
		if err != nil {
			return err
		}
		at := where{v.spot, name}.nth(n)
		n++
		var record T
		*im.quiet.found = Broken{}
		if v.kind == null || !im.quiet.fill(v, &record, at.place) {
			im.spoil(name, v)
			return nil
		}
		return do(record, at)
	})
}

// spoil remembers the keys of a record that is wrong.
func (im *importer) spoil(name string, v value) {
	for i, k := range v.keys {
		if slices.Contains([]string{"code", "number", "vin", "plate"}, k.name) && v.items[i].text != "" {
			im.spoiled[name+" "+shop.Fold(v.items[i].text)] = true
		}
	}
}

// first notes where a key of the file stands; it reports false, and says so,
// when it stands in the file already.
func (im *importer) first(section, key string, at where) bool {
	name := section + " " + key
	if other, twice := im.used[name]; twice {
		im.say(at, "import.say.twice", shop.Args{"Key": key, "Other": other})
		return false
	}
	im.used[name] = at.place
	return true
}

// once is first for a key of one record: had are those of it so far.
func (im *importer) once(had map[string]string, key string, at where) {
	if other, twice := had[key]; twice {
		im.say(at, "import.say.twice", shop.Args{"Key": key, "Other": other})
	}
	had[key] = at.place
}

// missing notes that a reference leads nowhere.
func (im *importer) missing(at where, section, key string) {
	if !im.spoiled[section+" "+shop.Fold(key)] {
		im.say(at, "import.say.no_"+section, shop.Args{"Key": key})
	}
}
