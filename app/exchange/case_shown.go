package exchange

import (
	"errors"

	"gongdan/app/shop"
	"gongdan/data"
)

// FindCase finds a case of exchange or return by its number, else the open case of a car
// by its key, else the newest of that car.
func FindCase(v data.View, key string) (shop.Case, error) {
	for _, k := range []string{key, shop.Fold(key)} {
		if c, err := data.CaseByNumber(v, k); !errors.Is(err, shop.ErrMissing) {
			return c, err
		}
	}
	car, err := data.VehicleByKey(v, key)
	if err != nil {
		return shop.Case{}, err
	}
	list, err := data.CasesOf(v, car.ID)
	if err == nil && len(list) == 0 {
		err = shop.ErrMissing
	}
	if err != nil {
		return shop.Case{}, err
	}
	for _, c := range list {
		if c.Status.Open() {
			return c, nil
		}
	}
	return list[0], nil
}

// caseShown is a case with its last days and what follows from its sums.
type caseShown struct {
	caseRecord
	Plate        string     `json:"plate,omitempty"`
	CustomerName string     `json:"customer_name,omitempty"`
	AnswerDue    shop.Day   `json:"answer_due,omitempty"`
	CompleteDue  shop.Day   `json:"complete_due,omitempty"`
	Due          shop.Day   `json:"due,omitempty"`           // of the next step; none once the case is over
	Left         *int       `json:"workdays_left,omitempty"` // until then; below 0: late
	Compensation shop.Money `json:"compensation"`            // what the customer pays for the use (Art. 27)
	Net          shop.Money `json:"net"`                     // what the shop pays the customer; below 0: the other way round
}

// dispute shows a case by its number or its car, with the names of people.
func (s shower) dispute() (any, error) {
	c, err := FindCase(s.v, s.key)
	if err != nil {
		return nil, err
	}
	shown := caseShown{AnswerDue: c.AnswerDue, CompleteDue: c.CompleteDue, Due: c.Due(), Compensation: c.Compensation(), Net: c.Net()}
	people, err := data.People(s.v)
	if err != nil {
		return nil, err
	}
	for _, p := range people {
		s.name.people[p.ID] = p.Name
	}
	for _, id := range []shop.VehicleID{c.VehicleID, c.End.NewCar} {
		if id == 0 {
			continue
		}
		car, err := data.Vehicle(s.v, id)
		if err != nil {
			return nil, err
		}
		if s.name.vehicles[id] = car.VIN; car.VIN == "" {
			s.name.vehicles[id] = car.Plate
		}
		if id == c.VehicleID {
			shown.Plate = car.Plate
		}
	}
	if c.CustomerID != 0 {
		owner, err := data.Customer(s.v, c.CustomerID)
		if err != nil {
			return nil, err
		}
		s.name.customers[owner.ID], shown.CustomerName = owner.Code, owner.Name
	}
	if shown.Due != "" {
		due, err := data.CaseDueOf(s.v, c.VehicleID, s.Desk.Today())
		if err != nil {
			return nil, err
		}
		shown.Left = &due.Left
	}
	f := data.CaseFile{Case: c}
	f.Events, err = data.CaseEvents(s.v, c.ID)
	shown.caseRecord = s.name.caseRecord(f)
	return shown, err
}
