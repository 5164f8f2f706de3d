package orders

import (
	"gongdan/app/screen"
	"gongdan/data"
)

// caseAction goes to the open case of exchange or return of the car.
func caseAction(e *Editor) screen.Action {
	return screen.Action{
		ID: "order.act.case", Keys: "Alt+H", Can: func() bool { return e.facts.disputed.ID != 0 },
		Do: func() { e.h.Go(screen.Route{Screen: screen.Cases, ID: int64(e.facts.disputed.ID)}) },
	}
}

// readDisputed reads again how long the open case of the car has.
func readDisputed(e *Editor) {
	car, today := e.visit.Vehicle.ID, e.h.Desk().Today()
	screen.Read(e.h, func(v data.View) (data.CaseDue, error) { return data.CaseDueOf(v, car, today) }, func(due data.CaseDue, err error) {
		e.h.Log("read the case of the car", err)
		if err == nil && !e.closed && car == e.visit.Vehicle.ID && due != e.facts.disputed {
			e.facts.disputed = due
			e.refresh()
		}
	})
}
