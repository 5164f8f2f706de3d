package data

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// page reads the rows that ask wants. row names, for the record it is given,
// where the columns of the list go.
func page[R any](v View, ask Ask, l *listing, row func(*R) []any) (p Page[R], err error) {
	n := ask.N
	if n <= 0 {
		n = pageRows
	}
	n = min(n, mostRows)
	filtered := ask.Text != "" || (ask.Filter != "" && ask.Filter != FilterAll)
	if p.Total = ask.Total; p.Total <= 0 {
		if p.Total, err = l.count(v, filtered); err != nil {
			return p, fmt.Errorf("count %s: %w", l.kind, err)
		}
	}
	from, back, err := l.start(v, ask, p.Total)
	if err != nil {
		return p, fmt.Errorf("list %s: %w", l.kind, err)
	}
	places, err := fetch(v, l, &p, reading{from, back, n}, row)
	if err != nil {
		return p, fmt.Errorf("list %s: %w", l.kind, err)
	}
	if sought := strings.HasPrefix(ask.From, "~"); sought && !back && !p.More && int64(len(p.Rows)) < p.Total && len(p.Rows) < n {
		if places, err = fetch(v, l, &p, reading{nil, true, n}, row); err != nil {
			return p, fmt.Errorf("list %s: %w", l.kind, err)
		}
		from, back, p.More = nil, true, false
	}
	p.settle(places, from, back)
	return p, nil
}

// settle says where the rows stand.
func (p *Page[R]) settle(places []place, from *place, back bool) {
	rows := int64(len(p.Rows))
	switch {
	case from == nil && !back, back && !p.More:
		p.At = 0
	case from == nil, !back && !p.More:
		p.At = p.Total - rows
	case back:
		p.At = from.at - rows
		if from.with {
			p.At++
		}
	default:
		p.At = from.at
		if !from.with {
			p.At++
		}
	}
	p.At = max(0, min(p.At, p.Total-rows))
	for i := range places {
		places[i].at = p.At + int64(i)
	}
	if rows > 0 {
		p.Start, p.End = places[0].String(), places[rows-1].String()
	}
}

// reading is one walk along a list.
type reading struct {
	from *place
	back bool
	n    int
}

// fetch reads the rows, and one more to know whether there is one.
func fetch[R any](v View, l *listing, p *Page[R], r reading, row func(*R) []any) ([]place, error) {
	p.Rows, p.More = nil, false
	var places []place
	query, args := l.query(", "+l.columns, l.joins, r.from, r.back, r.n+1)
	err := eachRow(v, func(scan func(...any) error) error {
		if len(p.Rows) == r.n {
			p.More = true
			return nil
		}
		var one R
		at, err := l.scanPlace(scan, row(&one))
		places = append(places, at)
		p.Rows = append(p.Rows, one)
		return err
	}, query, args...)
	if r.back {
		slices.Reverse(p.Rows)
		slices.Reverse(places)
	}
	return places, err
}

// scanPlace reads a row whose first columns are its key and its id.
func (l *listing) scanPlace(scan func(...any) error, columns []any) (p place, err error) {
	var text string
	var n int64
	key := any(&n)
	if l.text {
		key = &text
	}
	err = scan(append([]any{key, &p.id}, columns...)...)
	if p.key = any(n); l.text {
		p.key = text
	}
	return p, err
}

// start is where reading begins, nil for the edge, and which way it goes.
func (l *listing) start(v View, ask Ask, total int64) (*place, bool, error) {
	if ask.From == "" {
		return nil, ask.Back, nil
	}
	sought, ok := strings.CutPrefix(ask.From, "~")
	if !ok {
		from, err := l.parsePlace(ask.From)
		from.with = ask.With
		return &from, ask.Back, err
	}
	fraction, err := strconv.ParseFloat(sought, 64)
	if err != nil || fraction < 0 || fraction > 1 {
		return nil, false, fmt.Errorf("place %q: %w", ask.From, ErrAsk)
	}
	at := int64(fraction * float64(total))
	switch {
	case at <= 0:
		return nil, false, nil
	case fraction == 1 || at >= total-1:
		return nil, true, nil
	}
	from, err := l.seek(v, at, total)
	return from, false, err
}

// seek finds about the row that at others stand before.
func (l *listing) seek(v View, at, total int64) (*place, error) {
	var found []place
	note := func(scan func(...any) error) error {
		p, err := l.scanPlace(scan, nil)
		found = append(found, p)
		return err
	}
	var want int64
	if back := at > total/2; min(at, total-at) <= seekWalk {
		n := at + 1
		if back {
			n = total - at
		}
		query, args := l.query("", "", nil, back, int(n))
		if err := eachRow(v, note, query, args...); err != nil {
			return nil, err
		}
		want = int64(len(found)) - 1
	} else {
		some := *l
		ids, err := l.sample(v)
		if err != nil {
			return nil, err
		}
		some.where = append(slices.Clone(l.where), l.alias+".id IN ("+ids+")")
		query, args := some.query("", "", nil, false, seekSample)
		if err := eachRow(v, note, query, args...); err != nil {
			return nil, err
		}
		want = at * int64(len(found)) / total
	}
	if len(found) == 0 {
		return nil, nil
	}
	p := found[min(max(want, 0), int64(len(found))-1)]
	p.at, p.with = at, true
	return &p, nil
}

// sample is a list of ids spread evenly over those of the table; those that do
// not exist do no harm.
func (l *listing) sample(v View) (string, error) {
	least, err := number(v, fmt.Sprintf("SELECT coalesce(min(id), 0) FROM %s", l.kind))
	if err != nil {
		return "", err
	}
	most, err := number(v, fmt.Sprintf("SELECT coalesce(max(id), 0) FROM %s", l.kind))
	ids := make([]string, seekSample)
	for i := range ids {
		ids[i] = strconv.FormatInt(least+(most-least)*int64(i)/(seekSample-1), 10)
	}
	return strings.Join(ids, ","), err
}
