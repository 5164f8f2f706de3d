package data

import (
	"errors"
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"gongdan/app/shop"
)

// Item is something that can be put on an order: a job, a part or a package.
// Kind says which of the three records is filled.
type Item struct {
	Kind    shop.Kind
	Labour  shop.Labour
	Part    shop.Part
	Package shop.Package
	Match   []Span // where the name has what was typed; none when the code has it
	Rank    int    // higher is better

	Suits   shop.Fitness // of a part, for the car of the order
	Old     string       // the number it came in place of, if that is what was typed
	Instead []shop.Part  // of a part of which nothing is left: what serves in its place and is there
}

// Span is a stretch of characters, from From to before To.
type Span struct{ From, To int }

// Code is the code or the part number.
func (i Item) Code() string {
	switch i.Kind {
	case shop.KindLabour:
		return i.Labour.Code
	case shop.KindParts:
		return i.Part.Number
	}
	return i.Package.Code
}

// Name is what it is called.
func (i Item) Name() string {
	switch i.Kind {
	case shop.KindLabour:
		return i.Labour.Name
	case shop.KindParts:
		return i.Part.Name
	}
	return i.Package.Name
}

// How well an entry fits what was typed. Within its class a part that suits the car
// better comes before others; then, the fewer characters are jumped over and the
// shorter the name, the better.
const (
	classContains = 1000 * (iota + 1)
	classGaps
	classInitials
	classCode
	classExact

	fitsBonus = 250 // for each step of how a part suits the car
)

// bonus is what it is worth how an entry suits the car; jobs stand with the parts of
// which nothing is known.
func bonus(suits shop.Fitness) int {
	switch suits {
	case shop.FitsCar:
		return 3 * fitsBonus
	case shop.FitsWords:
		return 2 * fitsBonus
	case shop.FitsNot:
		return 0
	}
	return fitsBonus
}

// FindItems finds jobs, parts and packages for the quick-add row, best first,
// at most limit: by code, barcode, name, pinyin, or the first letters of its
// characters with gaps allowed (jylq and jlq are 机油滤清器), a part also by the numbers
// it came in place of. fits is the car of the order: among equals come first the parts
// made for it, then those whose words name its model, then those of which nothing is
// known, and last those made for other cars.
func FindItems(v View, text string, fits shop.Vehicle, limit int) ([]Item, error) {
	words := wordsOf(text)
	if len(words) == 0 || limit <= 0 {
		return nil, nil
	}
	list, err := entries(v)
	if err != nil {
		return nil, fmt.Errorf("read the price book: %w", err)
	}
	car := newSought(fits)
	best := rankEntries(list, []string{strings.Join(words, "")}, car)
	if len(best) == 0 && len(words) > 1 {
		best = rankEntries(list, words, car)
	}
	var items []Item
	for _, b := range best {
		if len(items) == limit {
			break
		}
		item, err := loadItem(v, b.entry)
		if errors.Is(err, shop.ErrMissing) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("find items: %w", err)
		}
		item.Match, item.Rank, item.Suits, item.Old = b.entry.spans(b.words), b.rank, b.suits, b.entry.oldFor(b.words)
		if b.entry.around != nil && b.entry.around.kin && item.Part.Available() <= 0 {
			if item.Instead, err = InsteadOf(v, item.Part.ID, fits); err != nil {
				return nil, fmt.Errorf("find items: %w", err)
			}
		}
		items = append(items, item)
	}
	return items, nil
}

type ranked struct {
	entry *entry
	rank  int
	words []string
	suits shop.Fitness
}

func rankEntries(list []entry, words []string, car sought) []ranked {
	type query struct {
		text    string
		runes   []rune
		letters uint32
	}
	queries := make([]query, len(words))
	for i, w := range words {
		q := query{text: w, runes: []rune(w)}
		for _, r := range q.runes {
			q.letters |= letter(r)
		}
		queries[i] = q
	}
	var found []ranked
	for i := range list {
		e := &list[i]
		rank := 2 * classExact
		for _, q := range queries {
			// The letters tell at once that most names cannot have the word.
			class := e.fit(q.text, q.runes, q.letters&^e.letters == 0)
			if rank = min(rank, class); rank == 0 {
				break
			}
		}
		if rank == 0 {
			continue
		}
		suits := e.suits(car)
		found = append(found, ranked{e, rank + bonus(suits), words, suits})
	}
	slices.SortStableFunc(found, func(a, b ranked) int {
		if a.rank != b.rank {
			return b.rank - a.rank
		}
		return strings.Compare(a.entry.code, b.entry.code)
	})
	return found
}

// fit is how well the entry fits one word, 0 for not at all: a class and, below
// fitsBonus, how close it is.
func (e *entry) fit(word string, rs []rune, may bool) int {
	if word == e.code || word == e.barcode || word == e.text {
		return classExact + near(0, len(e.name))
	}
	if strings.HasPrefix(e.code, word) {
		return classCode + near(0, len(e.code)-len(word))
	}
	if e.around != nil {
		if i := e.around.oldBy(word); i >= 0 {
			return classCode + near(i, len(e.around.old[i].folded)-len(word))
		}
	}
	if may {
		if from, jumped := e.follow(rs); from >= 0 {
			if from == 0 && jumped == 0 {
				return classInitials + near(0, len(e.name))
			}
			return classGaps + near(from+2*jumped, len(e.name))
		}
	}
	if len(word) > 1 && strings.HasPrefix(e.full, word) {
		return classInitials + near(0, len(e.name))
	}
	if len(word) > 1 && (strings.Contains(e.code, word) || strings.Contains(e.full, word)) {
		return classContains + near(0, len(e.name))
	}
	return 0
}

// suits is how the entry suits a car; nothing is known of jobs and packages.
func (e *entry) suits(car sought) shop.Fitness {
	switch {
	case e.around != nil:
		return car.judge(e.around.rows, e.fits)
	case namesCar(e.fits, car.title):
		return shop.FitsWords
	}
	return shop.FitsMaybe
}

// oldBy is the first of the old numbers that begins with word, -1 for none.
func (x *besides) oldBy(word string) int {
	return slices.IndexFunc(x.old, func(o oldNumber) bool { return strings.HasPrefix(o.folded, word) })
}

// oldFor is the old number that one of the words meant.
func (e *entry) oldFor(words []string) string {
	if e.around == nil {
		return ""
	}
	for _, w := range words {
		if i := e.around.oldBy(w); i >= 0 && (e.around.old[i].folded == w || !strings.HasPrefix(e.code, w)) {
			return e.around.old[i].number
		}
	}
	return ""
}

// near is worth more the less is jumped over and the shorter the rest is.
func near(jumped, rest int) int { return max(0, fitsBonus-1-8*jumped-rest) }

// follow finds rs in order among the characters of the name, each by itself or
// by its first letter: where it begins, -1 for nowhere, and how many characters
// are jumped over between. Of several ways the one that jumps least is taken.
func (e *entry) follow(rs []rune) (from, jumped int) {
	from = -1
	for start := range e.name {
		if !e.means(start, rs[0]) {
			continue
		}
		end, ok := e.walk(start, rs, nil)
		if !ok {
			break
		}
		if j := end - start - len(rs); from < 0 || start+2*j < from+2*jumped {
			from, jumped = start, j
		}
		if jumped == 0 {
			break
		}
	}
	return from, jumped
}

// walk takes rs from start on, each at the first character that has it, and
// tells step of each.
func (e *entry) walk(start int, rs []rune, step func(int)) (end int, ok bool) {
	i := start
	for _, r := range rs {
		for i < len(e.name) && !e.means(i, r) {
			i++
		}
		if i == len(e.name) {
			return i, false
		}
		if step != nil {
			step(i)
		}
		i++
	}
	return i, true
}

func (e *entry) means(i int, r rune) bool {
	return e.name[i] == r || bits.OnesCount32(e.sounds[i]&letter(r)) > 0
}

// spans are where the name, as it is written, has the words.
func (e *entry) spans(words []string) []Span {
	var places []int
	for _, w := range words {
		rs := []rune(w)
		if strings.HasPrefix(e.code, w) {
			continue
		}
		if from, _ := e.follow(rs); from >= 0 {
			e.walk(from, rs, func(i int) { places = append(places, e.at[i]) })
		}
	}
	slices.Sort(places)
	var all []Span
	for _, p := range slices.Compact(places) {
		if n := len(all); n > 0 && all[n-1].To == p {
			all[n-1].To++
			continue
		}
		all = append(all, Span{p, p + 1})
	}
	return all
}

func loadItem(v View, e *entry) (item Item, err error) {
	item.Kind = e.kind
	switch e.kind {
	case shop.KindLabour:
		item.Labour, err = Labour(v, shop.LabourID(e.id))
	case shop.KindParts:
		item.Part, err = Part(v, shop.PartID(e.id))
	case shop.KindPackages:
		item.Package, err = Package(v, shop.PackageID(e.id))
	}
	return item, err
}
