package work

import (
	"context"

	"gongdan/app/shop"
	"gongdan/data"
)

// SaveDraft keeps a form as it is being written. Drafts leave no row in the
// journal: they are nothing anybody has done yet.
func SaveDraft(ctx context.Context, d Desk, draft shop.Draft) error {
	draft.Person, draft.At = d.Person.ID, d.Now()
	return d.do(ctx, func(tx *data.Tx) error { return data.SaveDraft(tx, &draft) })
}

// DropDraft forgets the draft of the person at the desk; there need not be one.
func DropDraft(ctx context.Context, d Desk, key string) error {
	return d.do(ctx, func(tx *data.Tx) error { return data.DropDraft(tx, d.Person.ID, key) })
}

// QueuePrint notes that a form is to be printed, as copy n of that form, and
// returns the job; it waits until PrintDone or PrintDropped. The order's
// journal gets an event, so a reprint is seen.
func QueuePrint(ctx context.Context, d Desk, form shop.Form, id shop.OrderID) (p shop.Print, err error) {
	p = shop.Print{Form: form, OrderID: id, State: shop.PrintWaiting}
	err = d.do(ctx, func(tx *data.Tx) error {
		p.At, p.Person = d.Now(), d.Person.ID
		o, err := data.Order(tx.View, id)
		if err != nil {
			return err
		}
		if err := data.SavePrint(tx, &p); err != nil {
			return err
		}
		tx.Note("print", shop.KindOrders, int64(id), string(form)+" "+number(p.Copy))
		return d.tell(tx, &o, shop.Event{Kind: shop.EventPrinted, Note: string(form)})
	})
	return p, err
}

// KeepPrint notes how far a print job has come: where its file lies, what the
// printer said, or that it is done.
func KeepPrint(ctx context.Context, d Desk, p shop.Print) (shop.Print, error) {
	err := d.do(ctx, func(tx *data.Tx) error { return data.SavePrint(tx, &p) })
	return p, err
}
