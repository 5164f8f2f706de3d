package data

import (
	"fmt"

	"gongdan/app/shop"
)

// RosterOf reads when everybody works on the days from one to another, both
// included, and the plates of the cars of plans.
func RosterOf(v View, from, until shop.Day, plans []shop.Dispatch) (r shop.Roster, err error) {
	settings, err := Settings(v)
	if err != nil {
		return r, err
	}
	people, err := People(v)
	if err != nil {
		return r, err
	}
	weeks, err := Weeks(v)
	if err != nil {
		return r, err
	}
	away, err := Absences(v, from, until)
	if err != nil {
		return r, err
	}
	r.People = map[shop.PersonID]shop.Timetable{}
	for _, p := range people {
		t := shop.Timetable{Name: p.Name, Week: weeks[p.ID], CloseAt: settings.CloseAt, Zone: v.Zone()}
		if t.Week == nil {
			t.Week = shop.UsualWeek()
		}
		for _, a := range away {
			if a.Person == p.ID {
				t.Away = append(t.Away, a)
			}
		}
		r.People[p.ID] = t
	}
	r.Plates, err = platesOf(v, plans)
	return r, err
}

// platesOf reads the plates of the cars of plans.
func platesOf(v View, plans []shop.Dispatch) (map[shop.OrderID]string, error) {
	plates := map[shop.OrderID]string{}
	if len(plans) == 0 {
		return plates, nil
	}
	var ids []shop.OrderID
	for _, p := range plans {
		if _, had := plates[p.OrderID]; !had {
			plates[p.OrderID] = ""
			ids = append(ids, p.OrderID)
		}
	}
	in, args := among(ids, 0)
	err := eachRow(v, func(scan func(...any) error) error {
		var id shop.OrderID
		var plate string
		err := scan(&id, &plate)
		plates[id] = plate
		return err
	}, `SELECT o.id, c.plate FROM orders AS o JOIN vehicles AS c ON c.id = o.vehicle_id WHERE o.id IN (`+in+`)`, args...)
	if err != nil {
		return nil, fmt.Errorf("plates of plans: %w", err)
	}
	return plates, nil
}
