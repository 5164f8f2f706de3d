package data

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongdan/app/shop"
)

// What is searched for is found by the beginning of a token, a range of the
// index, whatever the size of the store. So each way of naming a record is a
// token of its own: a plate without its province, the end of a phone number, a
// name from its second character on.

// Shortest ends of what is searched for by its end, in characters.
const (
	shortPlate    = 2
	shortPhone    = 4
	shortVIN      = 4
	longVIN       = 8
	shortLot      = 3 // of a batch or certificate number
	shortInitials = 2
	longToken     = 64
)

// fold makes a text comparable with tokens: as shop.Fold, in lower case and
// without the signs that people write or leave out in numbers.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '-', '_', '.', '/', '(', ')':
			return -1
		}
		return unicode.ToLower(r)
	}, shop.Fold(s))
}

// tokenSet gathers tokens, each once.
type tokenSet struct {
	list []string
	has  map[string]bool
}

func (t *tokenSet) add(token string) {
	if n := utf8.RuneCountInString(token); n == 0 {
		return
	} else if n > longToken {
		token = string([]rune(token)[:longToken])
	}
	if t.has == nil {
		t.has = map[string]bool{}
	}
	if !t.has[token] {
		t.has[token] = true
		t.list = append(t.list, token)
	}
}

// ends adds s and its ends down to shortest characters.
func (t *tokenSet) ends(s string, shortest int) {
	rs := []rune(fold(s))
	t.add(string(rs))
	for i := 1; len(rs)-i >= shortest; i++ {
		t.add(string(rs[i:]))
	}
}

// name adds a name from each of its characters on, or from each of its words
// where it is written in letters; then its initials and how it is read.
func (t *tokenSet) name(s string) {
	rs := []rune(s)
	for i, r := range rs {
		inWord := i > 0 && latin(unicode.ToLower(r)) && latin(unicode.ToLower(rs[i-1]))
		if !inWord {
			t.add(fold(string(rs[i:])))
		}
	}
	for _, read := range readings(s) {
		var full, initials strings.Builder
		for _, x := range read {
			full.WriteString(x.sound)
			initials.WriteByte(x.initial())
		}
		t.add(full.String())
		if len(read) > 1 && !read[1].second { // the given name alone
			t.add(full.String()[len(read[0].sound):])
		}
		for i := range read {
			if i == 0 || !read[i].second {
				if rest := initials.String()[i:]; len(rest) >= shortInitials {
					t.add(rest)
				}
			}
		}
	}
}

// customerTokens are what a customer is found by: code, name and phones, and
// those of the contacts.
func customerTokens(c shop.Customer) []string {
	var t tokenSet
	t.add(fold(c.Code))
	t.name(c.Name)
	t.ends(c.Phone, shortPhone)
	for _, x := range c.Contacts {
		t.name(x.Name)
		t.ends(x.Phone, shortPhone)
	}
	return t.list
}

// vehicleTokens are what a car is found by: all plates it ever had, and its VIN
// whole or by its end.
func vehicleTokens(v shop.Vehicle, plates []string) []string {
	var t tokenSet
	for _, p := range append([]string{v.Plate}, plates...) {
		t.ends(p, shortPlate)
	}
	vin := fold(v.VIN)
	t.add(vin)
	for n := min(longVIN, len(vin)-1); n >= shortVIN; n-- {
		t.add(vin[len(vin)-n:])
	}
	return t.list
}

// partTokens are what a part is found by: number, barcode and name, and the numbers
// that it came in place of.
func partTokens(p shop.Part, old ...string) []string {
	var t tokenSet
	t.add(fold(p.Number))
	for _, number := range old {
		t.add(fold(number))
	}
	t.add(fold(p.Barcode))
	t.name(p.Name)
	return t.list
}

// lotTokens are what a lot is found by, beside its part: batch and certificate.
func lotTokens(l shop.Lot) []string {
	var t tokenSet
	t.ends(l.Batch, shortLot)
	t.ends(l.Certificate, shortLot)
	return t.list
}

// toolTokens are what a tool is found by: code, serial number and name.
func toolTokens(x shop.Tool) []string {
	var t tokenSet
	t.add(fold(x.Code))
	t.add(fold(x.Serial))
	t.name(x.Name)
	return t.list
}

// caseTokens are what a case is found by beside its car and its customer: its number.
func caseTokens(c shop.Case) []string {
	var t tokenSet
	n := fold(c.Number)
	t.add(n)
	t.add(strings.TrimPrefix(n, "ht"))
	return t.list
}

// labourTokens are what a job of the price book is found by.
func labourTokens(l shop.Labour) []string { return codeTokens(l.Code, l.Name) }

// packageTokens are what a package is found by.
func packageTokens(k shop.Package) []string { return codeTokens(k.Code, k.Name) }

func codeTokens(code, name string) []string {
	var t tokenSet
	t.add(fold(code))
	t.name(name)
	return t.list
}

// orderTokens are what an order is found by: its numbers, with and without the
// letters before them. Its car and its customer are found by their own.
func orderTokens(o shop.Order) []string {
	var t tokenSet
	for _, n := range []string{fold(o.Number), fold(o.SettlementNo)} {
		t.add(n)
		t.add(strings.TrimLeftFunc(n, unicode.IsLetter))
	}
	return t.list
}

// catalogued reports whether records of the kind are in the list that FindItems
// keeps in memory.
func catalogued(kind shop.Kind) bool {
	return kind == shop.KindParts || kind == shop.KindLabour || kind == shop.KindPackages
}

// saveTokens makes tokens what the record is found by. Only what differs is
// written. It is called with each save of a record that can be found, whether
// or not its tokens changed, since it also tells FindItems of new prices.
func saveTokens(tx *Tx, kind shop.Kind, id int64, tokens []string) error {
	if catalogued(kind) {
		if err := tx.newCatalogue(); err != nil {
			return err
		}
	}
	old, err := tokensOf(tx.View, kind, id)
	if err != nil {
		return err
	}
	for _, t := range old {
		if slices.Contains(tokens, t) {
			continue
		}
		if _, err := tx.exec(`DELETE FROM search_tokens WHERE kind = $1 AND token = $2 AND id = $3`, kind, t, id); err != nil {
			return fmt.Errorf("forget token of %s %d: %w", kind, id, err)
		}
	}
	fresh := slices.DeleteFunc(slices.Clone(tokens), func(t string) bool { return slices.Contains(old, t) })
	for chunk := range slices.Chunk(fresh, 100) {
		if err := addTokens(tx, kind, id, chunk); err != nil {
			return fmt.Errorf("tokens of %s %d: %w", kind, id, err)
		}
	}
	return nil
}

func addTokens(tx *Tx, kind shop.Kind, id int64, tokens []string) error {
	rows := make([]string, len(tokens))
	args := []any{kind, id}
	for i, t := range tokens {
		args = append(args, t)
		rows[i] = fmt.Sprintf("($1, $%d, $2)", i+3)
	}
	_, err := tx.exec(`INSERT INTO search_tokens (kind, token, id) VALUES `+strings.Join(rows, ", ")+` ON CONFLICT DO NOTHING`, args...)
	return err
}

// tokensOf are the tokens that a record has.
func tokensOf(v View, kind shop.Kind, id int64) ([]string, error) {
	return column[string](v, `SELECT token FROM search_tokens WHERE kind = $1 AND id = $2`, kind, id)
}

// column reads the only column of a query.
func column[T any](v View, query string, args ...any) ([]T, error) {
	var list []T
	err := eachRow(v, func(scan func(...any) error) error {
		var x T
		if err := scan(&x); err != nil {
			return err
		}
		list = append(list, x)
		return nil
	}, query, args...)
	return list, err
}

// eachRow calls do with the scanner of each row of a query.
func eachRow(v View, do func(scan func(...any) error) error, query string, args ...any) error {
	rows, err := v.q.QueryContext(v.ctx, query, args...)
	if err != nil {
		return fmt.Errorf("query: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := do(rows.Scan); err != nil {
			return fmt.Errorf("read a row: %w", err)
		}
	}
	return rows.Err()
}

// Initials are the first letters of the characters of s, in pinyin, and its
// Latin letters as they are: jylqq for 机油滤清器.
func Initials(s string) string {
	all := strings.Fields(AllInitials(s))
	if len(all) == 0 {
		return ""
	}
	return all[0]
}

// AllInitials are those of each way in which s may be read, the likeliest first, with
// blanks between: shhd zhhd for 召回活动.
func AllInitials(s string) string {
	var initials strings.Builder
	for i, way := range readings(s) {
		if i > 0 {
			initials.WriteByte(' ')
		}
		for _, x := range way {
			initials.WriteByte(x.initial())
		}
	}
	return initials.String()
}
