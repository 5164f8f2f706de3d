package work_test

import (
	"errors"
	"slices"
	"testing"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

func TestADraftIsKeptUntilItIsDropped(t *testing.T) {
	c := open(t)
	save := func(body string) {
		if err := work.SaveDraft(t.Context(), c.as(c.advisor), shop.Draft{Key: "order:new:1", Title: "沪A3K728", Body: body}); err != nil {
			t.Fatal(err)
		}
	}
	save("one")
	c.pass(1)
	save("two")
	other := shop.Draft{Key: "order:new:1", Title: "沪B", Body: "three"}
	if err := work.SaveDraft(t.Context(), c.as(c.owner), other); err != nil {
		t.Fatal(err)
	}
	mine := read(c, func(v data.View) ([]shop.Draft, error) { return data.Drafts(v, c.advisor.ID) })
	if len(mine) != 1 || mine[0].Body != "two" || mine[0].Person != c.advisor.ID || !mine[0].At.Equal(c.now) || mine[0].Title != "沪A3K728" {
		t.Errorf("%+v", mine)
	}
	for range 2 {
		if err := work.DropDraft(t.Context(), c.as(c.advisor), "order:new:1"); err != nil {
			t.Error(err)
		}
	}
	if _, err := data.Read(t.Context(), c.store, func(v data.View) (shop.Draft, error) { return data.Draft(v, c.advisor.ID, "order:new:1") }); !errors.Is(err, shop.ErrMissing) {
		t.Errorf("the dropped draft: %v", err)
	}
	if hers := read(c, func(v data.View) (shop.Draft, error) { return data.Draft(v, c.owner.ID, "order:new:1") }); hers.Body != "three" || hers.Key != "order:new:1" {
		t.Errorf("what somebody else writes in the same form is %+v", hers)
	}
}

func TestASecondPrintIsACopyAndTheOrderKnows(t *testing.T) {
	c := open(t)
	o := c.received()
	first := got(work.QueuePrint(t.Context(), c.as(c.advisor), shop.FormEstimate, o.ID))(c)
	second := got(work.QueuePrint(t.Context(), c.as(c.advisor), shop.FormEstimate, o.ID))(c)
	other := got(work.QueuePrint(t.Context(), c.as(c.advisor), shop.FormIntake, o.ID))(c)
	if first.Copy != 1 || second.Copy != 2 || other.Copy != 1 || first.State != shop.PrintWaiting || first.Person != c.advisor.ID || !first.At.Equal(c.now) {
		t.Errorf("%+v, %+v, %+v", first, second, other)
	}
	if n := len(slices.DeleteFunc(c.events(o.ID), func(k shop.EventKind) bool { return k != shop.EventPrinted })); n != 3 {
		t.Errorf("%d prints are events of the order", n)
	}
	first.State, first.File = shop.PrintDone, "/tmp/a.pdf"
	got(work.KeepPrint(t.Context(), c.as(c.advisor), first))(c)
	second.Trouble = "缺纸"
	got(work.KeepPrint(t.Context(), c.as(c.advisor), second))(c)
	waiting := read(c, data.WaitingPrints)
	if len(waiting) != 2 || waiting[0].ID != second.ID || waiting[0].Trouble != "缺纸" || waiting[0].Copy != 2 {
		t.Errorf("%+v", waiting)
	}
	if err := failure(work.QueuePrint(t.Context(), c.as(c.advisor), shop.FormIntake, 99)); !errors.Is(err, shop.ErrMissing) {
		t.Errorf("an order that is not there: %v", err)
	}
}
