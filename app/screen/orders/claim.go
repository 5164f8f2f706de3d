package orders

import (
	"slices"

	"gongdan/app/screen"
	"gongdan/app/shop"
)

// claimAction goes to the claim on what the factory is to pay of the order.
func claimAction(e *Editor) screen.Action {
	return screen.Action{
		ID: "claims.act.of_order", Keys: "Alt+M",
		Can: func() bool {
			return slices.Contains([]shop.Status{shop.Ready, shop.Settled, shop.Delivered}, e.kept.Status)
		},
		Do: func() { e.h.Go(screen.Route{Screen: screen.Claims, Key: "order/" + itoa(int(e.kept.ID))}) },
	}
}
