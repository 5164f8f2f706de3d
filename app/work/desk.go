// Package work is what people do at the counter, one func an act. Every act is
// one transaction: it happens in whole or not at all, leaves a row in the
// journal, and is told to the watchers after it was kept. Rules are asked of
// shop; what is refused comes back as *shop.Refusal or shop.Problems.
package work

import (
	"context"
	"time"

	"gongdan/app/shop"
	"gongdan/data"
)

// Desk is where the work is done: the records, the clock and who sits there.
type Desk struct {
	Store  *data.Store
	Now    func() time.Time
	Person shop.Person // with Grants; the zero person may do nothing that needs a right
	Zone   *time.Location
}

// As is the desk with another person at it.
func (d Desk) As(p shop.Person) Desk {
	d.Person = p
	return d
}

// Today is the shop's local day.
func (d Desk) Today() shop.Day { return shop.DayOf(d.Now(), d.Zone) }

// do runs an act in a transaction of its own.
func (d Desk) do(ctx context.Context, act func(*data.Tx) error) error {
	return d.Store.Write(ctx, data.By{Person: d.Person.ID, At: d.Now()}, act)
}

// need refuses what the person may not do.
func (d Desk) need(r shop.Right) error { return d.Person.Need(r) }
