package data

import (
	"fmt"
	"strings"
	"sync"
	"unicode"

	"gongdan/app/shop"
)

// catalogue is the price book in memory, as FindItems searches it: initials
// with gaps are no range of an index. It holds what is searched for and no
// prices; those are read afresh. A counter of the store goes up with each save
// of a job, a part or a package, on whatever PC, and a reader who sees another
// count than the list's reads the list again, in some 100 ms at 20,000 parts.
type catalogue struct {
	mu    sync.Mutex
	count int64
	list  []entry // nil: not read yet; never changed once it is here
}

// The row of counters that counts the saves of the price book.
const catalogueCounter = "catalogue"

// entry is one job, part or package.
type entry struct {
	kind    shop.Kind
	id      int64
	code    string
	barcode string
	text    string   // the name, folded
	name    []rune   // its characters
	at      []int    // where each character of name stands in the name as written
	sounds  []uint32 // the letters that each character's pinyin may begin with
	letters uint32   // all of them
	full    string   // the name in pinyin
	fits    []string // models, folded
	around  *besides // nil of most: what is gone through is kept small
}

// besides is what is written around a part.
type besides struct {
	rows []shop.Fit // cars it is made for, folded
	old  oldList    // numbers that it came in place of
	kin  bool       // other parts serve in its place
}

// newCatalogue says that the price book changes with this write.
func (tx *Tx) newCatalogue() error {
	if tx.catalogued {
		return nil
	}
	tx.catalogued = true
	_, err := tx.exec(`INSERT INTO counters (kind, day, n) VALUES ($1, '', 1) ON CONFLICT (kind, day) DO UPDATE SET n = counters.n + 1`,
		catalogueCounter)
	return err
}

// entries are the active jobs, parts and packages as v sees them.
func entries(v View) ([]entry, error) {
	if v.shared == nil {
		return readEntries(v)
	}
	count, err := number(v, `SELECT n FROM counters WHERE kind = $1 AND day = ''`, catalogueCounter)
	if err != nil {
		return nil, err
	}
	c := v.shared
	c.mu.Lock()
	list, fresh := c.list, c.list != nil && c.count == count
	c.mu.Unlock()
	if fresh {
		return list, nil
	}
	if list, err = readEntries(v); err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.list == nil || count >= c.count {
		c.list, c.count = list, count
	}
	return list, nil
}

func readEntries(v View) ([]entry, error) {
	around, err := readAround(v)
	if err != nil {
		return nil, err
	}
	list, known := []entry{}, speller{}
	for _, from := range []struct {
		kind    shop.Kind
		columns string
	}{
		{shop.KindLabour, `id, code, '', name, ''`},
		{shop.KindParts, `id, number, barcode, name, fits`},
		{shop.KindPackages, `id, code, '', name, ''`},
	} {
		err := eachRow(v, func(scan func(...any) error) error {
			var id int64
			var code, barcode, name, fits string
			if err := scan(&id, &code, &barcode, &name, &fits); err != nil {
				return err
			}
			e := newEntry(name, known)
			e.kind, e.id, e.code, e.barcode = from.kind, id, fold(code), fold(barcode)
			e.fits = models(fits)
			if e.kind == shop.KindParts {
				e.around = around.of(shop.PartID(id))
			}
			list = append(list, e)
			return nil
		}, fmt.Sprintf(`SELECT %s FROM %s WHERE active = TRUE ORDER BY id`, from.columns, from.kind))
		if err != nil {
			return nil, err
		}
	}
	return list, nil
}

// around is what is written around the parts: the cars they are made for, the numbers
// they came in place of, and which have others to serve in their place.
type around struct {
	rows map[shop.PartID][]shop.Fit
	old  map[shop.PartID]oldList
	kin  map[shop.PartID]bool
}

func readAround(v View) (a around, err error) {
	if a.rows, err = FitsOfAll(v); err != nil {
		return a, err
	}
	if a.old, err = oldNumbers(v); err != nil {
		return a, err
	}
	chain, err := AllReplacements(v)
	a.kin = map[shop.PartID]bool{}
	for _, r := range chain {
		a.kin[r.From] = true
		a.kin[r.To] = a.kin[r.To] || r.Kind == shop.Alternative
	}
	return a, err
}

func (a around) of(id shop.PartID) *besides {
	x := besides{old: a.old[id], kin: a.kin[id]}
	for _, row := range a.rows[id] {
		x.rows = append(x.rows, row.Folded())
	}
	if x.rows == nil && x.old == nil && !x.kin {
		return nil
	}
	return &x
}

// spelling is how a character is folded, the letters that its readings begin
// with, and its usual reading.
type spelling struct {
	folded rune // 0: it is left out
	mask   uint32
	sound  string
	paired bool // may be read in another way beside certain others
}

// speller remembers spellings while a list is read: names use few characters.
type speller map[rune]spelling

func (k speller) of(r rune) spelling {
	if s, ok := k[r]; ok {
		return s
	}
	var s spelling
	for _, f := range fold(string(r)) {
		s.folded, s.mask = f, letter(f)
		if latin(f) {
			s.sound = string(f)
			continue
		}
		for i, sound := range soundsOf(f) {
			s.mask |= letter(rune(sound[0]))
			if i == 0 {
				s.sound = sound
			}
		}
		s.paired = strings.ContainsRune(pairs, f)
	}
	k[r] = s
	return s
}

// newEntry reads a name: each character may be meant by itself or by the first
// letter of any of its readings.
func newEntry(name string, known speller) entry {
	var e entry
	var full strings.Builder
	rs := []rune(name)
	for i, r := range rs {
		s := known.of(r)
		if s.folded == 0 {
			continue
		}
		e.name, e.at, e.sounds = append(e.name, s.folded), append(e.at, i), append(e.sounds, s.mask)
		e.letters |= s.mask
		if s.paired {
			s.sound = soundIn(rs, i)
		}
		full.WriteString(s.sound)
	}
	e.text, e.full = string(e.name), full.String()
	return e
}

// letter is the bit of a letter; nothing else has one.
func letter(r rune) uint32 {
	if r < 'a' || r > 'z' {
		return 0
	}
	return 1 << (r - 'a')
}

// models are the words of what a part fits; a single character says nothing.
func models(fits string) []string {
	var list []string
	for _, w := range strings.FieldsFunc(fits, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '.' }) {
		if w = fold(w); len([]rune(w)) > 1 {
			list = append(list, w)
		}
	}
	return list
}

// namesCar reports whether one of the models is in the make and model of a car, folded.
func namesCar(models []string, title string) bool {
	if title == "" {
		return false
	}
	for _, m := range models {
		if strings.Contains(title, m) {
			return true
		}
	}
	return false
}
