package orders

import (
	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/data"
)

// caseAction goes to the open case of exchange or return of the car, or takes down what its
// owner asks for where a ground is met.
func caseAction(e *Editor) screen.Action {
	return screen.Action{ID: "order.act.case", Keys: "Alt+H", Can: func() bool { return mayAsk(e) }, Do: func() { toCase(e) }}
}

func mayAsk(e *Editor) bool { return e.facts.disputed.ID != 0 || len(e.facts.clock.Grounds) > 0 }

func toCase(e *Editor) {
	route := screen.Route{Screen: screen.Cases, ID: int64(e.facts.disputed.ID)}
	if route.ID == 0 {
		route.Key = "new:" + itoa(int(e.visit.Vehicle.ID))
	}
	e.h.Go(route)
}

// clockAct is where the clock of the car leads: to its case, or to its file.
func clockAct(e *Editor) kit.Act {
	if mayAsk(e) {
		return kit.Act{Word: e.h.Say("order.act.case"), Keys: "Alt+H", Do: func() { toCase(e) }}
	}
	return kit.Act{Word: e.h.Say("order.act.vehicle"), Keys: "Alt+V", Do: func() {
		e.h.Go(screen.Route{Screen: screen.Vehicle, ID: int64(e.visit.Vehicle.ID)})
	}}
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
