package shop

import "time"

// Hit is one thing that the search box finds. For a car it answers "where is
// my car?" without opening anything.
type Hit struct {
	Kind     Kind
	ID       int64
	Key      string // plate, number, code or name
	Plate    string
	Customer string
	Phone    string
	Title    string // model of a car, name of a part
	Old      string // of a part, the number it came in place of that was found
	OrderID  OrderID
	Number   string     // of the open order, or of the order found
	Status   Status     // of that order; empty when the car is not here
	Booking  Booking    // of an appointment
	Case     CaseStatus // of a case of exchange or return
	Waits    string     // what it waits for, as a language key; empty: nothing
	Who      string     // technician or advisor at it
	Promised time.Time
	Rank     int // higher is better
}
