package exchange

import (
	"time"

	"gongdan/app/shop"
)

// appointmentRecord is a booking. Every key but start_at may be left out: a
// booking without a number is known by its plate and its start, and gets one.
type appointmentRecord struct {
	Number   string       `json:"number,omitempty"`
	Status   shop.Booking `json:"status,omitempty"`
	Vehicle  string       `json:"vehicle,omitempty"`
	Customer string       `json:"customer,omitempty"`
	Plate    string       `json:"plate,omitempty"`
	Name     string       `json:"name,omitempty"`
	Phone    string       `json:"phone,omitempty"`
	bookingWork
	bookingTimes
	Order  string       `json:"order,omitempty"`
	Reason string       `json:"reason,omitempty"`
	Parts  []keptRecord `json:"parts,omitempty"`
}

// bookingWork is what is to be done, where and by whom.
type bookingWork struct {
	Kind       shop.OrderKind `json:"kind,omitempty"`
	Request    string         `json:"request,omitempty"`
	Hours      *shop.Qty      `json:"hours,omitempty"`
	Bay        string         `json:"bay,omitempty"`
	Technician string         `json:"technician,omitempty"`
	Advisor    string         `json:"advisor,omitempty"`
	Channel    shop.Channel   `json:"channel,omitempty"`
}

type bookingTimes struct {
	StartAt     time.Time `json:"start_at,omitempty"`
	BookedAt    time.Time `json:"booked_at,omitempty"`
	ConfirmedAt time.Time `json:"confirmed_at,omitempty"`
	RemindAt    time.Time `json:"remind_at,omitempty"`
	EndedAt     time.Time `json:"ended_at,omitempty"`
}

// keptRecord is a part that is kept for a booking.
type keptRecord struct {
	Part string    `json:"part" need:"yes"`
	Qty  *shop.Qty `json:"qty,omitempty"`
}
