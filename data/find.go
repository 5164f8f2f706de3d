package data

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"gongdan/app/shop"
)

// How far a search looks. A word finds the records whose tokens come first in
// order, exact ones before longer ones; cars that are in the shop are looked
// through as well, so that a short word finds those of them it fits.
const (
	lookOne     = 60   // tokens for a word
	lookMany    = 300  // tokens for the first of words that all find very many
	lookLoad    = 80   // records that are read and ranked
	lookOpen    = 1000 // open orders
	foundAtMost = 20   // hits, where the caller does not say
)

// last comes after all texts that go on from a prefix.
const last = "\U0010FFFF"

// What a hit is worth: exact before prefix, then what is in the shop, then
// what was there lately.
const (
	rankExact  = 4000
	rankPrefix = 2000
	rankOpen   = 1000
	rankRecent = 900

	rankBooked   = -100 // the car itself comes before its appointment
	rankCustomer = -200 // the car of a customer comes before the customer
	rankCase     = -300 // both come before a case of exchange or return
	rankClaim    = -400 // and before what a factory is asked
)

// Find is what the search box shows for text, best first, at most limit hits,
// 20 when limit is 0: cars by any plate, VIN or owner, orders by number,
// customers by name, initials, pinyin or phone, parts by number or name. Of
// several words each must fit; first they are tried as one, so that blanks in
// a plate or a name do no harm.
func Find(v View, text string, limit int) ([]shop.Hit, error) {
	words := wordsOf(text)
	if len(words) == 0 {
		return nil, nil
	}
	if limit <= 0 {
		limit = foundAtMost
	}
	hits, err := finder{v, []string{strings.Join(words, "")}}.hits(limit)
	if err != nil || len(hits) > 0 || len(words) == 1 {
		return hits, err
	}
	return finder{v, words}.hits(limit)
}

// wordsOf are the words of a text, as they stand in tokens.
func wordsOf(text string) []string {
	var words []string
	for _, w := range strings.Fields(text) {
		if w = fold(w); w != "" && !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	return words
}

// finder is one search.
type finder struct {
	v     View
	words []string
}

// match is a record found, and how well.
type match struct {
	id   int64
	rank int
}

// target is a sort of record to be found, and by which column a record of
// another sort leads to it.
type target struct {
	kind  shop.Kind
	links []link
}

type link struct {
	kind   shop.Kind
	column string
	leads  bool   // the other record alone is reason enough
	join   string // of what stands between; "" where the column is the record's (t) own
}

func (f finder) hits(limit int) ([]shop.Hit, error) {
	var all []shop.Hit
	for _, part := range []func() ([]shop.Hit, error){f.vehicles, f.orders, f.appointments, f.customers, f.parts, f.tools, func() ([]shop.Hit, error) { return foundTakes(f) }, func() ([]shop.Hit, error) { return foundClaims(f) }, func() ([]shop.Hit, error) { return foundCases(f) }} {
		some, err := part()
		if err != nil {
			return nil, fmt.Errorf("find: %w", err)
		}
		all = append(all, some...)
	}
	slices.SortStableFunc(all, func(a, b shop.Hit) int { return b.Rank - a.Rank })
	if len(all) > limit {
		all = all[:limit]
	}
	return all, f.tellWaits(all)
}

// matches are the records of a sort that all words find. The word that finds
// the fewest leads, the others narrow. Where each finds more than is looked
// through, the longest leads and is looked through further.
func (f finder) matches(t target) ([]match, error) {
	var best []match
	lead, longest := "", ""
	for _, w := range f.words {
		some, whole, err := f.reach(t, w, lookOne)
		if err != nil {
			return nil, err
		}
		if len(some) == 0 && len(t.links) == 0 {
			return nil, nil
		}
		if len(some) > 0 && (whole || len(f.words) == 1) && (lead == "" || len(some) < len(best)) {
			best, lead = some, w
		}
		if len(some) > 0 && len(w) > len(longest) {
			longest = w
		}
	}
	if lead == "" && longest != "" {
		var err error
		lead = longest
		if best, _, err = f.reach(t, lead, lookMany); err != nil {
			return nil, err
		}
	}
	for _, w := range f.words {
		if w == lead || len(best) == 0 {
			continue
		}
		var err error
		if best, err = f.narrow(t, best, w); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(best, func(a, b match) int { return b.rank - a.rank })
	return best[:min(len(best), lookLoad)], nil
}

// reach finds records by one word: by their own tokens, over the links that
// lead, and for cars also among those in the shop. It looks through so many
// tokens of each sort; whole says that there are no more.
func (f finder) reach(t target, word string, look int) (found []match, whole bool, err error) {
	found, whole, err = f.seek(t.kind, word, look)
	if err != nil {
		return nil, false, err
	}
	for _, l := range t.links {
		if !l.leads {
			continue
		}
		others, all, err := f.seek(l.kind, word, look)
		if err != nil {
			return nil, false, err
		}
		whole = whole && all
		if found, err = f.follow(t, l, found, others); err != nil {
			return nil, false, err
		}
	}
	if t.kind != shop.KindVehicles {
		return found, whole, nil
	}
	here, err := f.inShop(word)
	return merge(found, here), whole, err
}

// follow adds the records that a link leads to from others, as good as those.
func (f finder) follow(t target, l link, found, others []match) ([]match, error) {
	rank := ranks(others)
	if len(others) == 0 {
		return found, nil
	}
	in, args := among(idsOf(others), 0)
	var more []match
	err := eachRow(f.v, func(scan func(...any) error) error {
		var m match
		var other int64
		err := scan(&m.id, &other)
		m.rank = rank[other]
		more = append(more, m)
		return err
	}, fmt.Sprintf(`SELECT t.id, %[1]s FROM %[2]s AS t%[5]s WHERE %[1]s IN (%[3]s) LIMIT %[4]d`, l.column, t.kind, in, lookMany, l.join), args...)
	return merge(found, more), err
}

// merge adds more to found; what is in both keeps its better rank.
func merge(found, more []match) []match {
	at := make(map[int64]int, len(found))
	for i, m := range found {
		at[m.id] = i
	}
	for _, m := range more {
		if i, ok := at[m.id]; ok {
			found[i].rank = max(found[i].rank, m.rank)
			continue
		}
		at[m.id] = len(found)
		found = append(found, m)
	}
	return found
}

// seek finds records of a kind by the tokens that begin with word. Of orders
// the newest numbers come first, of all others the shortest tokens.
func (f finder) seek(kind shop.Kind, word string, look int) (found []match, whole bool, err error) {
	way := ""
	if kind == shop.KindOrders {
		way = " DESC"
	}
	seen, at := 0, map[int64]int{}
	err = eachRow(f.v, func(scan func(...any) error) error {
		var token string
		var id int64
		if err := scan(&token, &id); err != nil {
			return err
		}
		seen++
		rank := rankPrefix
		if token == word {
			rank = rankExact
		}
		if i, ok := at[id]; ok {
			found[i].rank = max(found[i].rank, rank)
			return nil
		}
		at[id] = len(found)
		found = append(found, match{id, rank})
		return nil
	}, fmt.Sprintf(`SELECT token, id FROM search_tokens WHERE kind = $1 AND token >= $2 AND token < $3
		ORDER BY token%[1]s, id%[1]s LIMIT %[2]d`, way, look), kind, word, word+last)
	return found, seen < look, err
}

// inShop are the cars with an open order that word finds, by themselves or by
// who pays.
func (f finder) inShop(word string) ([]match, error) {
	var here []match
	err := eachRow(f.v, func(scan func(...any) error) error {
		m := match{rank: rankPrefix + 1} // before those that are not here
		var least string
		err := scan(&m.id, &least)
		if least == word {
			m.rank = rankExact + 1
		}
		here = append(here, m)
		return err
	}, fmt.Sprintf(`SELECT id, least FROM (SELECT o.vehicle_id AS id, coalesce(
			(SELECT min(t.token) FROM search_tokens AS t WHERE t.kind = 'vehicles' AND t.id = o.vehicle_id AND t.token >= $1 AND t.token < $2),
			(SELECT min(t.token) FROM search_tokens AS t WHERE t.kind = 'customers' AND t.id = o.customer_id AND t.token >= $1 AND t.token < $2)) AS least
		FROM (SELECT vehicle_id, customer_id FROM orders WHERE is_open = TRUE LIMIT %d) AS o) AS h WHERE least IS NOT NULL`, lookOpen), word, word+last)
	return here, err
}

// narrow keeps the matches that word finds too, by themselves or over a link.
func (f finder) narrow(t target, found []match, word string) ([]match, error) {
	fits, err := f.having(t.kind, idsOf(found), word)
	if err != nil {
		return nil, err
	}
	for _, l := range t.links {
		in, args := among(idsOf(found), 0)
		leads := map[int64][]int64{} // linked record: its records of this kind
		err := eachRow(f.v, func(scan func(...any) error) error {
			var id, other int64
			if err := scan(&id, &other); err != nil {
				return err
			}
			leads[other] = append(leads[other], id)
			return nil
		}, fmt.Sprintf(`SELECT t.id, %[1]s FROM %[2]s AS t%[4]s WHERE t.id IN (%[3]s) AND %[1]s IS NOT NULL`, l.column, t.kind, in, l.join), args...)
		if err != nil {
			return nil, err
		}
		others, err := f.having(l.kind, keysOf(leads), word)
		if err != nil {
			return nil, err
		}
		for other := range others {
			for _, id := range leads[other] {
				fits[id] = true
			}
		}
	}
	return slices.DeleteFunc(found, func(m match) bool { return !fits[m.id] }), nil
}

// having are those of ids that have a token beginning with word.
func (f finder) having(kind shop.Kind, ids []int64, word string) (map[int64]bool, error) {
	fits := map[int64]bool{}
	if len(ids) == 0 {
		return fits, nil
	}
	in, args := among(ids, 3)
	some, err := column[int64](f.v, `SELECT DISTINCT id FROM search_tokens WHERE kind = $1 AND token >= $2 AND token < $3 AND id IN (`+in+`)`,
		append([]any{kind, word, word + last}, args...)...)
	for _, id := range some {
		fits[id] = true
	}
	return fits, err
}

func idsOf(found []match) []int64 {
	ids := make([]int64, len(found))
	for i, m := range found {
		ids[i] = m.id
	}
	return ids
}

func keysOf[V any](m map[int64]V) []int64 {
	keys := make([]int64, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// among is what stands inside IN () for ids, numbered after so many arguments
// before. The number of places is a power of two, the last id repeated, so that
// a server meets few different texts; without ids it is one that none has.
func among[ID ~int64](ids []ID, before int) (string, []any) {
	n := 1
	for n < len(ids) {
		n *= 2
	}
	args := make([]any, n)
	places := make([]string, n)
	for i := range args {
		args[i] = int64(0)
		if len(ids) > 0 {
			args[i] = int64(ids[min(i, len(ids)-1)])
		}
		places[i] = fmt.Sprintf("$%d", before+i+1)
	}
	return strings.Join(places, ","), args
}

// rankRecency adds to each hit up to rankRecent points for how lately it was
// here, compared with the others.
func rankRecency(hits []shop.Hit, at map[int64]time.Time) {
	order := make([]int, len(hits))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return at[hits[a].ID].Compare(at[hits[b].ID]) })
	for place, i := range order {
		if !at[hits[i].ID].IsZero() {
			hits[i].Rank += rankRecent * (place + 1) / len(hits)
		}
	}
}
