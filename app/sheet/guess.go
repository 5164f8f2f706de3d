package sheet

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"gongdan/app/shop"
	"gongdan/assets"
)

// Words are what other programs call columns and what stands in them.
type Words struct {
	headings map[shop.TableKind]map[string]shop.SheetField
	origins  map[string]shop.Origin
	choices  map[string]map[string]string // by the key of a field: the value that a word stands for
	yes, no  []string
	yuan     string // the signs and characters of the currency
	units    string // what may stand behind years and readings
	days     *strings.Replacer
	sums     []string // what stands in rows that add up the others
}

// Own are the words that this program itself writes in one of its languages.
type Own struct {
	Headings map[shop.SheetField]string
	Origins  map[shop.Origin]string
	Choices  map[string]map[string]string // by the key of a field: the word of a value
	Yes, No  string
}

// wordFile is the file of words that is brought along.
type wordFile struct {
	Headings map[shop.TableKind]map[string][]string
	Origins  map[shop.Origin][]string
	Choices  map[string]map[string][]string
	Yes, No  []string
	Yuan     string
	Units    string
	Days     []string // what stands behind year, month and day
	Sums     []string
}

// NewWords reads the words that are brought along, and adds the program's own.
func NewWords(own ...Own) (*Words, error) {
	var file wordFile
	if err := json.Unmarshal(assets.Sheets, &file); err != nil {
		return nil, fmt.Errorf("words of tables: %w", err)
	}
	w := &Words{
		headings: map[shop.TableKind]map[string]shop.SheetField{}, origins: map[string]shop.Origin{}, choices: map[string]map[string]string{},
		yes: file.Yes, no: file.No, yuan: file.Yuan, units: file.Units,
	}
	marks := []string{"/", "-", ".", "-"}
	for i, unit := range file.Days {
		mark := "-"
		if i == len(file.Days)-1 {
			mark = ""
		}
		marks = append(marks, unit, mark)
	}
	w.days = strings.NewReplacer(marks...)
	for _, s := range file.Sums {
		w.sums = append(w.sums, simple(s))
	}
	for _, kind := range append(shop.TableKinds(), shop.ClaimTable) {
		w.headings[kind] = map[string]shop.SheetField{}
		for key, names := range file.Headings[kind] {
			field, known := shop.SheetFieldOf(kind, key)
			if !known {
				return nil, fmt.Errorf("words of tables: no field %s", key)
			}
			for _, n := range names {
				w.headings[kind][simple(n)] = field
			}
		}
	}
	for origin, names := range file.Origins {
		for _, n := range names {
			w.origins[simple(n)] = origin
		}
	}
	for field, values := range file.Choices {
		for value, names := range values {
			for _, n := range names {
				w.choose(field, n, value)
			}
		}
	}
	for _, o := range own {
		w.add(o)
	}
	return w, nil
}

func (w *Words) choose(field, word, value string) {
	if w.choices[field] == nil {
		w.choices[field] = map[string]string{}
	}
	w.choices[field][simple(word)] = value
}

func (w *Words) add(o Own) {
	for field, h := range o.Headings {
		w.headings[field.Table()][simple(h)] = field
	}
	for origin, word := range o.Origins {
		w.origins[simple(word)] = origin
	}
	for field, values := range o.Choices {
		for value, word := range values {
			w.choose(field, word, value)
		}
	}
	w.yes, w.no = append(w.yes, o.Yes), append(w.no, o.No)
}

// simple makes headings comparable: narrow, in lower case, without signs, and
// without what stands in brackets, which is a unit: 售价（元）.
func simple(s string) string {
	s = strings.ToLower(narrow(s))
	if at := strings.IndexAny(s, "([【"); at > 0 {
		s = s[:at]
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// Mapping says which column, from 1, a field stands in; 0 or nothing: in none.
type Mapping map[shop.SheetField]int

// Kind is the kind of table that headings belong to: the one of which they name
// most fields.
func (w *Words) Kind(headings []string) shop.TableKind {
	best, most := shop.PartTable, 0
	for _, kind := range shop.TableKinds() {
		if n := len(w.GuessAs(kind, headings)); n > most {
			best, most = kind, n
		}
	}
	return best
}

// Guess is what headings mean, as far as that is known, in the kind of table
// that they belong to.
func (w *Words) Guess(headings []string) Mapping { return w.GuessAs(w.Kind(headings), headings) }

// GuessAs is what headings mean in a kind of table. Of two columns with one
// meaning the first counts.
func (w *Words) GuessAs(kind shop.TableKind, headings []string) Mapping {
	m := Mapping{}
	for i, h := range headings {
		if field, known := w.headings[kind][simple(h)]; known && m[field] == 0 {
			m[field] = i + 1
		}
	}
	return m
}

// Count is how many fields headings name: what finds them among rows.
func (w *Words) Count(headings []string) int { return len(w.Guess(headings)) }

// FieldAt is the field that a column from 1 stands for.
func (m Mapping) FieldAt(column int) (shop.SheetField, bool) {
	for f, c := range m {
		if c == column && column > 0 {
			return f, true
		}
	}
	return nil, false
}

// With is the mapping with a column standing for field; a field has one column,
// and a column one field.
func (m Mapping) With(column int, field shop.SheetField) Mapping {
	to := m.Without(column)
	to[field] = column
	return to
}

// Without is the mapping with a column that stands for nothing.
func (m Mapping) Without(column int) Mapping {
	to := Mapping{}
	for f, c := range m {
		if c != column {
			to[f] = c
		}
	}
	return to
}

// Written is the mapping as it is remembered: heading by field. Headings are
// what tells columns apart, whatever their order; one without is not remembered.
func (m Mapping) Written(headings []string) map[string]string {
	all := map[string]string{}
	for f, c := range m {
		if c > 0 && c <= len(headings) && headings[c-1] != "" {
			all[f.String()] = headings[c-1]
		}
	}
	return all
}

// Remembered is a mapping of the same set of headings in a kind of table, as
// Written left it.
func Remembered(kind shop.TableKind, written map[string]string, headings []string) Mapping {
	m := Mapping{}
	for key, heading := range written {
		if f, known := shop.SheetFieldOf(kind, key); known {
			if at := slices.Index(headings, heading); at >= 0 {
				m[f] = at + 1
			}
		}
	}
	return m
}

// HeadingsKey tells sets of headings apart, in whatever order they stand.
func HeadingsKey(headings []string) string {
	all := make([]string, 0, len(headings))
	for _, h := range headings {
		if h = simple(h); h != "" {
			all = append(all, h)
		}
	}
	slices.Sort(all)
	return strings.Join(all, "|")
}

// Headings are the headings of the book.
func (b Book) Headings() []string { return texts(b.Head) }
