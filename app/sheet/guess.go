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
	headings map[string]shop.PartField
	origins  map[string]shop.Origin
	yes, no  []string
	yuan     string // the signs and characters of the currency
}

// Own are the words that this program itself writes in one of its languages.
type Own struct {
	Headings map[shop.PartField]string
	Origins  map[shop.Origin]string
	Yes, No  string
}

// NewWords reads the words that are brought along, and adds the program's own.
func NewWords(own ...Own) (*Words, error) {
	var file struct {
		Headings map[string][]string
		Origins  map[shop.Origin][]string
		Yes, No  []string
		Yuan     string
	}
	if err := json.Unmarshal(assets.Sheets, &file); err != nil {
		return nil, fmt.Errorf("words of tables: %w", err)
	}
	w := &Words{headings: map[string]shop.PartField{}, origins: map[string]shop.Origin{}, yes: file.Yes, no: file.No, yuan: file.Yuan}
	for key, names := range file.Headings {
		field, known := shop.PartFieldOf(key)
		if !known {
			return nil, fmt.Errorf("words of tables: no field %s", key)
		}
		for _, n := range names {
			w.headings[simple(n)] = field
		}
	}
	for origin, names := range file.Origins {
		for _, n := range names {
			w.origins[simple(n)] = origin
		}
	}
	for _, o := range own {
		for field, h := range o.Headings {
			w.headings[simple(h)] = field
		}
		for origin, word := range o.Origins {
			w.origins[simple(word)] = origin
		}
		w.yes, w.no = append(w.yes, o.Yes), append(w.no, o.No)
	}
	return w, nil
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

// Fields are what the columns of a sort of table may stand for.
type Fields interface {
	comparable
	String() string
}

// Columns says which column, from 1, a field stands in; 0 or nothing: in none.
type Columns[F Fields] map[F]int

// Mapping is that of a table of parts.
type Mapping = Columns[shop.PartField]

// guess is what headings mean by those that are known. Of two columns with one
// meaning the first counts.
func guess[F Fields](known map[string]F, headings []string) Columns[F] {
	m := Columns[F]{}
	for i, h := range headings {
		if field, there := known[simple(h)]; there && m[field] == 0 {
			m[field] = i + 1
		}
	}
	return m
}

// Guess is what headings mean, as far as that is known. Of two columns with one
// meaning the first counts.
func (w *Words) Guess(headings []string) Mapping { return guess(w.headings, headings) }

// Count is how many fields headings name: what finds them among rows.
func (w *Words) Count(headings []string) int { return len(w.Guess(headings)) }

// FieldAt is the field that a column from 1 stands for.
func (m Columns[F]) FieldAt(column int) (f F, known bool) {
	for f, c := range m {
		if c == column && column > 0 {
			return f, true
		}
	}
	return f, false
}

// With is the mapping with a column standing for field; a field has one column,
// and a column one field.
func (m Columns[F]) With(column int, field F) Columns[F] {
	to := m.Without(column)
	to[field] = column
	return to
}

// Without is the mapping with a column that stands for nothing.
func (m Columns[F]) Without(column int) Columns[F] {
	to := Columns[F]{}
	for f, c := range m {
		if c != column {
			to[f] = c
		}
	}
	return to
}

// Written is the mapping as it is remembered: heading by field. Headings are
// what tells columns apart, whatever their order; one without is not remembered.
func (m Columns[F]) Written(headings []string) map[string]string {
	all := map[string]string{}
	for f, c := range m {
		if c > 0 && c <= len(headings) && headings[c-1] != "" {
			all[f.String()] = headings[c-1]
		}
	}
	return all
}

// Remembered is a mapping of the same set of headings, as Written left it.
func Remembered(written map[string]string, headings []string) Mapping {
	return recalled(written, headings, shop.PartFieldOf)
}

// recalled is Remembered of a sort of table whose fields are known by their keys.
func recalled[F Fields](written map[string]string, headings []string, of func(string) (F, bool)) Columns[F] {
	m := Columns[F]{}
	for key, heading := range written {
		if f, known := of(key); known {
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
