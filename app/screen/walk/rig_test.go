package walk_test

import (
	"context"

	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
)

func savePoint(r *screentest.Rig, p shop.CheckPoint) {
	r.T.Helper()
	screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.CheckPoint, error) { return work.SaveCheckPoint(ctx, d, p) })
}

// figure presses the key of a figure as a driver does: the key, and then the
// letter that it types.
func figure(r *screentest.Rig, n string) {
	r.T.Helper()
	r.Press(n)
	r.Type(n)
}

func saveWalk(r *screentest.Rig, o shop.Order, w shop.Walk) {
	r.T.Helper()
	screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		return work.SaveWalk(ctx, d, o.ID, o.Rev, w)
	})
}
