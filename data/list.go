package data

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gongdan/app/shop"
)

// ErrAsk means that a list was asked for in a way it does not know.
var ErrAsk = errors.New("data: no such sort, filter or place in the list")

// Ask says which rows of a list are wanted. The zero Ask is the first rows of
// all in the list's own order, downwards from its smallest.
type Ask struct {
	Sort   string        // a column that the list can be sorted by; empty: its own
	Desc   bool          // largest first
	Filter string        // which rows; empty: all
	Text   string        // words that each row must be found by
	From   string        // Start or End of a Page, or a SeekTo; empty: the edge of the list
	With   bool          // the row of From itself comes too: reads a page again
	Back   bool          // rows before From, not after it; they still come in order
	N      int           // how many; 100 when 0
	Total  int64         // of an earlier page of the same list; 0: the rows are counted anew
	Day    shop.Day      // of the filter today; of the journal, the first day
	Until  shop.Day      // of the journal, the last day
	Person shop.PersonID // of the filter mine; of the journal, who did it
	Act    string        // of the journal, what was done
	Kind   shop.Kind     // of the journal, with Record: to what
	Record int64

	Warehouse shop.WarehouseID // of parts: what lies in one alone; 0: in all
	Make      string           // of parts: those of one brand; empty: of all
}

// Page is a stretch of a list. Rows follow each other in the order asked for,
// whichever way they were read.
type Page[R any] struct {
	Rows  []R
	Start string // the place of the first row, to read back from
	End   string // the place of the last row, to read on from
	More  bool   // there are further rows in the direction of reading
	Total int64  // rows in the whole list
	At    int64  // about how many rows stand before the first one; exact at both ends
}

const (
	pageRows   = 100
	mostRows   = 5000
	listLooks  = 5000 // tokens looked through for each word of Text
	seekWalk   = 1000 // rows that are counted off to find a place
	seekSample = 512  // records that are asked to find a place in a longer list
)

// SeekTo is a place in any list: 0 is its beginning, 1 its end. In a long list
// it is found by asking some hundred records, so a few rows in a hundred off.
func SeekTo(fraction float64) string {
	return "~" + strconv.FormatFloat(min(max(fraction, 0), 1), 'f', 6, 64)
}

// listing is a list as SQL: table with alias, the joins that its columns need,
// and which rows are in it.
type listing struct {
	kind    shop.Kind
	alias   string
	columns string
	joins   string
	where   []string
	args    []any
	key     string // what it is sorted by, before the id
	text    bool   // key is a text, not a number
	total   string // counts the rows when there is no filter; empty: count(*)
	desc    bool
}

// only adds a condition whose ? stand for args.
func (l *listing) only(condition string, args ...any) {
	for _, a := range args {
		l.args = append(l.args, a)
		condition = strings.Replace(condition, "?", fmt.Sprintf("$%d", len(l.args)), 1)
	}
	l.where = append(l.where, condition)
}

// sortBy picks the sort out of those that the list knows, written as
// "name:column", a text column with ! behind it; the first is the list's own.
func (l *listing) sortBy(ask Ask, known ...string) error {
	for _, k := range known {
		name, column, _ := strings.Cut(k, ":")
		if ask.Sort == name || ask.Sort == "" {
			l.key, l.text = strings.CutSuffix(column, "!")
			l.desc = ask.Desc
			return nil
		}
	}
	return fmt.Errorf("sort %q of %s: %w", ask.Sort, l.kind, ErrAsk)
}

// findBy keeps the rows that each word of text finds, by their own tokens or by
// those of the records that links lead to.
func (l *listing) findBy(text string, links ...link) {
	for _, w := range wordsOf(text) {
		tokens := fmt.Sprintf(`SELECT id FROM (SELECT id FROM search_tokens WHERE kind = '%%s' AND token >= ? AND token < ? LIMIT %d) AS t`, listLooks)
		found := fmt.Sprintf(tokens, l.kind)
		args := []any{w, w + last}
		for _, x := range links {
			found += fmt.Sprintf(` UNION SELECT id FROM %s WHERE %s IN (`+tokens+`)`, l.kind, x.column, x.kind)
			args = append(args, w, w+last)
		}
		l.only(l.alias+`.id IN (`+found+`)`, args...)
	}
}

// place is a row by its key and id, and about where it stands.
type place struct {
	at   int64
	id   int64
	key  any // int64 or string
	with bool
}

func (p place) String() string { return fmt.Sprintf("%d:%d:%v", p.at, p.id, p.key) }

// parsePlace reads what String wrote.
func (l *listing) parsePlace(s string) (place, error) {
	part := strings.SplitN(s, ":", 3)
	if len(part) != 3 {
		return place{}, fmt.Errorf("place %q: %w", s, ErrAsk)
	}
	at, err1 := strconv.ParseInt(part[0], 10, 64)
	id, err2 := strconv.ParseInt(part[1], 10, 64)
	p := place{at: at, id: id, key: part[2]}
	if !l.text {
		n, err := strconv.ParseInt(part[2], 10, 64)
		if err != nil {
			return place{}, fmt.Errorf("place %q: %w", s, ErrAsk)
		}
		p.key = n
	}
	if err1 != nil || err2 != nil {
		return place{}, fmt.Errorf("place %q: %w", s, ErrAsk)
	}
	return p, nil
}

// query is the list as a SELECT of columns, limited to n rows after from, or
// before it when back is set.
func (l *listing) query(columns, joins string, from *place, back bool, n int) (string, []any) {
	where, args := slices.Clone(l.where), slices.Clone(l.args)
	down := l.desc != back
	if from != nil {
		sign := ">"
		if down {
			sign = "<"
		}
		if from.with {
			sign += "="
		}
		args = append(args, from.key, from.id)
		where = append(where, fmt.Sprintf("(%s, %s.id) %s ($%d, $%d)", l.key, l.alias, sign, len(args)-1, len(args)))
	}
	way := ""
	if down {
		way = " DESC"
	}
	table := fmt.Sprintf("%s AS %s", l.kind, l.alias)
	order := fmt.Sprintf("ORDER BY %s%s, %s.id%s", l.key, way, l.alias, way)
	hits := fmt.Sprintf("FROM %s%s %s LIMIT %d", table, conditions(where), order, n)
	if columns == "" {
		return fmt.Sprintf("SELECT %s, %s.id %s", l.key, l.alias, hits), args
	}
	// What is sorted is the ids alone; the rest is read for those that stay.
	return fmt.Sprintf("SELECT %[1]s, %[2]s.id%[3]s FROM %[4]s%[5]s WHERE %[2]s.id IN (SELECT %[2]s.id %[6]s) %[7]s",
		l.key, l.alias, columns, table, joins, hits, order), args
}

func conditions(where []string) string {
	if len(where) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(where, " AND ")
}

func (l *listing) count(v View, filtered bool) (int64, error) {
	if !filtered && l.total != "" {
		return number(v, l.total)
	}
	return number(v, fmt.Sprintf("SELECT count(*) FROM %s AS %s%s", l.kind, l.alias, conditions(l.where)), l.args...)
}
