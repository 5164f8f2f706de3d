package data

import (
	"context"
	"fmt"
	"sync"

	"gongdan/app/shop"
)

// following is how far a store has told its watchers what others wrote.
type following struct {
	mu    sync.Mutex
	began bool
	seen  int64          // the newest row of the journal that was told
	own   map[int64]bool // rows behind seen that this store wrote itself
}

// Follow tells the watchers what other programs have written to the same
// records since it was called last; what this store wrote they know already.
// The first call only remembers where the journal stands. It costs one query
// that finds nothing where nothing was written.
func (s *Store) Follow(ctx context.Context) error {
	f := &s.following
	f.mu.Lock()
	since, began := f.seen, f.began
	f.mu.Unlock()
	rows, err := Read(ctx, s, func(v View) ([]shop.Audit, error) {
		if !began {
			return all(v, `audit ORDER BY id DESC LIMIT 1`, auditRow)
		}
		return all(v, `audit WHERE id > $1 ORDER BY id`, auditRow, since)
	})
	if err != nil {
		return fmt.Errorf("follow the journal: %w", err)
	}
	s.tell(f.take(rows))
	return nil
}

// take moves on to behind rows and gives what they changed, unless it was
// written here.
func (f *following) take(rows []shop.Audit) (changes []shop.Change) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, a := range rows {
		if f.began && !f.own[a.ID] && a.ID > f.seen {
			changes = append(changes, shop.Change{Kind: a.Kind, ID: a.Record})
			for _, k := range alongside(a.Kind) {
				changes = append(changes, shop.Change{Kind: k})
			}
		}
		f.seen = max(f.seen, a.ID)
	}
	for id := range f.own {
		if id <= f.seen {
			delete(f.own, id)
		}
	}
	f.began = true
	return changes
}

// note keeps which rows a write of this store is about to add; forget takes it
// back when they were not kept.
func (f *following) note(ids []int64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.own == nil {
		f.own = map[int64]bool{}
	}
	for _, id := range ids {
		f.own[id] = true
	}
}

func (f *following) forget(ids []int64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, id := range ids {
		delete(f.own, id)
	}
}

// alongside are the sorts of record that acts on another sort may have written
// too: the journal names one record an act.
func alongside(kind shop.Kind) []shop.Kind {
	switch kind {
	case shop.KindOrders:
		return []shop.Kind{shop.KindVehicles, shop.KindCustomers, shop.KindParts, shop.KindPayments, shop.KindClocks}
	case shop.KindClocks:
		return []shop.Kind{shop.KindOrders}
	case shop.KindPeople:
		return []shop.Kind{shop.KindClocks, shop.KindShifts, shop.KindRights}
	}
	return nil
}
