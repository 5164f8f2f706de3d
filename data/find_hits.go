package data

import (
	"slices"
	"strings"
	"time"

	"gongdan/app/shop"
)

// vehicles are the cars found, by themselves or by their owner, each with the
// order that it is here for.
func (f finder) vehicles() ([]shop.Hit, error) {
	found, err := f.matches(target{shop.KindVehicles, []link{{shop.KindCustomers, "owner_id", true, ""}}})
	if err != nil || len(found) == 0 {
		return nil, err
	}
	rank := ranks(found)
	in, args := among(idsOf(found), 0)
	var hits []shop.Hit
	err = eachRow(f.v, func(scan func(...any) error) error {
		h := shop.Hit{Kind: shop.KindVehicles}
		var vin, brand, model string
		if err := scan(&h.ID, &h.Plate, &vin, &brand, &model, &h.Customer, &h.Phone); err != nil {
			return err
		}
		h.Title = shop.Vehicle{Make: brand, Model: model}.Title()
		if h.Key = h.Plate; h.Key == "" {
			h.Key = vin
		}
		h.Rank = rank[h.ID]
		hits = append(hits, h)
		return nil
	}, `SELECT v.id, v.plate, v.vin, v.make, v.model, coalesce(c.name, ''), coalesce(c.phone, '')
		FROM vehicles AS v LEFT JOIN customers AS c ON c.id = v.owner_id
		WHERE v.id IN (`+in+`) AND v.merged_into IS NULL ORDER BY v.plate, v.id`, args...)
	if err != nil {
		return nil, err
	}
	if err := f.tellOpen(hits); err != nil {
		return nil, err
	}
	visits, err := f.lastVisits("vehicle_id", found)
	rankRecency(hits, visits)
	return hits, err
}

func ranks(found []match) map[int64]int {
	rank := make(map[int64]int, len(found))
	for _, m := range found {
		rank[m.id] = m.rank
	}
	return rank
}

// tellOpen fills in the open orders of cars; of several the newest.
func (f finder) tellOpen(cars []shop.Hit) error {
	at := make(map[int64]*shop.Hit, len(cars))
	ids := make([]int64, len(cars))
	for i := range cars {
		at[cars[i].ID], ids[i] = &cars[i], cars[i].ID
	}
	in, args := among(ids, 0)
	return eachRow(f.v, func(scan func(...any) error) error {
		var car int64
		var order shop.Hit
		if err := scan(&car, &order.OrderID, &order.Number, &order.Status, moment{&order.Promised}, &order.Who); err != nil {
			return err
		}
		h := at[car]
		if h.OrderID == 0 {
			h.Rank += rankOpen
		}
		h.OrderID, h.Number, h.Status, h.Promised, h.Who = order.OrderID, order.Number, order.Status, order.Promised, order.Who
		return nil
	}, `SELECT o.vehicle_id, o.id, o.number, o.status, o.promised_at, coalesce(p.name, '')
		FROM orders AS o LEFT JOIN people AS p ON p.id = o.advisor_id
		WHERE o.vehicle_id IN (`+in+`) AND o.is_open = TRUE ORDER BY o.id`, args...)
}

// lastVisits are when cars or customers were last here.
func (f finder) lastVisits(by string, found []match) (map[int64]time.Time, error) {
	in, args := among(idsOf(found), 0)
	at := map[int64]time.Time{}
	err := eachRow(f.v, func(scan func(...any) error) error {
		var id int64
		var t time.Time
		if err := scan(&id, moment{&t}); err != nil {
			return err
		}
		at[id] = t
		return nil
	}, `SELECT `+by+`, max(received_at) FROM orders WHERE `+by+` IN (`+in+`) GROUP BY `+by, args...)
	return at, err
}

// orders are the orders found by their numbers.
func (f finder) orders() ([]shop.Hit, error) {
	found, err := f.matches(target{shop.KindOrders, []link{
		{shop.KindVehicles, "vehicle_id", false, ""}, {shop.KindCustomers, "customer_id", false, ""},
	}})
	if err != nil || len(found) == 0 {
		return nil, err
	}
	rank := ranks(found)
	in, args := among(idsOf(found), 0)
	at := map[int64]time.Time{}
	var hits []shop.Hit
	err = eachRow(f.v, func(scan func(...any) error) error {
		h := shop.Hit{Kind: shop.KindOrders}
		var brand, model string
		var received time.Time
		var open bool
		err := scan(&h.ID, &h.Number, &h.Status, moment{&h.Promised}, moment{&received}, &open,
			&h.Plate, &brand, &model, &h.Customer, &h.Phone, &h.Who)
		if err != nil {
			return err
		}
		h.Key, h.OrderID = h.Number, shop.OrderID(h.ID)
		h.Title = shop.Vehicle{Make: brand, Model: model}.Title()
		h.Rank = rank[h.ID]
		if open {
			h.Rank += rankOpen
		}
		at[h.ID] = received
		hits = append(hits, h)
		return nil
	}, `SELECT o.id, o.number, o.status, o.promised_at, o.received_at, o.is_open, v.plate, v.make, v.model,
		coalesce(c.name, ''), coalesce(c.phone, ''), coalesce(p.name, '')
		FROM orders AS o JOIN vehicles AS v ON v.id = o.vehicle_id LEFT JOIN customers AS c ON c.id = o.customer_id
		LEFT JOIN people AS p ON p.id = o.advisor_id WHERE o.id IN (`+in+`) ORDER BY o.id DESC`, args...)
	rankRecency(hits, at)
	return hits, err
}

// appointments are those found that are still to come, or to which nobody came.
func (f finder) appointments() ([]shop.Hit, error) {
	found, err := f.matches(target{kind: shop.KindAppointments})
	if err != nil || len(found) == 0 {
		return nil, err
	}
	rank := ranks(found)
	in, args := among(idsOf(found), 0)
	list, err := all(f.v, `appointments WHERE id IN (`+in+`) ORDER BY start_at, id`, appointmentRow, args...)
	hits := make([]shop.Hit, 0, len(list))
	for _, a := range list {
		hits = append(hits, shop.Hit{
			Kind: shop.KindAppointments, ID: int64(a.ID), Key: a.Number, Plate: a.Plate, Customer: a.Name, Phone: a.Phone, Title: a.Request,
			Booking: a.Status, Promised: a.Times.StartAt, Rank: rank[int64(a.ID)] + rankBooked,
		})
	}
	return hits, err
}

// customers are the customers found; their cars are hits of their own.
func (f finder) customers() ([]shop.Hit, error) {
	found, err := f.matches(target{kind: shop.KindCustomers})
	if err != nil || len(found) == 0 {
		return nil, err
	}
	rank := ranks(found)
	in, args := among(idsOf(found), 0)
	var hits []shop.Hit
	err = eachRow(f.v, func(scan func(...any) error) error {
		h := shop.Hit{Kind: shop.KindCustomers}
		if err := scan(&h.ID, &h.Key, &h.Customer, &h.Phone, &h.Plate); err != nil {
			return err
		}
		h.Title, h.Rank = h.Customer, rank[h.ID]+rankCustomer
		hits = append(hits, h)
		return nil
	}, `SELECT c.id, c.code, c.name, c.phone,
		coalesce((SELECT min(v.plate) FROM vehicles AS v WHERE v.owner_id = c.id AND v.merged_into IS NULL), '')
		FROM customers AS c WHERE c.id IN (`+in+`) AND c.merged_into IS NULL ORDER BY c.name, c.id`, args...)
	if err != nil {
		return nil, err
	}
	visits, err := f.lastVisits("customer_id", found)
	rankRecency(hits, visits)
	return hits, err
}

// parts are the parts found.
func (f finder) parts() ([]shop.Hit, error) {
	found, err := f.matches(target{kind: shop.KindParts})
	if err != nil || len(found) == 0 {
		return nil, err
	}
	rank := ranks(found)
	in, args := among(idsOf(found), 0)
	at := map[int64]time.Time{}
	var hits []shop.Hit
	err = eachRow(f.v, func(scan func(...any) error) error {
		h := shop.Hit{Kind: shop.KindParts}
		var moved time.Time
		if err := scan(&h.ID, &h.Key, &h.Title, moment{&moved}); err != nil {
			return err
		}
		h.Rank, at[h.ID] = rank[h.ID], moved
		hits = append(hits, h)
		return nil
	}, `SELECT id, number, name, moved_at FROM parts WHERE id IN (`+in+`) AND active = TRUE ORDER BY number`, args...)
	if err != nil {
		return nil, err
	}
	rankRecency(hits, at)
	return hits, f.tellOld(hits)
}

// tellOld fills in the old number of parts that were found by one.
func (f finder) tellOld(hits []shop.Hit) error {
	ids := make([]shop.PartID, len(hits))
	for i, h := range hits {
		ids[i] = shop.PartID(h.ID)
	}
	chain, err := ChainOf(f.v, ids...)
	if err != nil || len(chain) == 0 {
		return err
	}
	for i := range hits {
		h := &hits[i]
		old, err := partNumbers(f.v, chain.Earlier(ids[i]))
		if err != nil {
			return err
		}
		for _, number := range old {
			if h.Old == "" && (slices.Contains(f.words, fold(number)) || f.began(number) && !f.began(h.Key)) {
				h.Old = number
			}
		}
	}
	return nil
}

// began reports whether a word is the beginning of a number.
func (f finder) began(number string) bool {
	number = fold(number)
	return slices.ContainsFunc(f.words, func(w string) bool { return strings.HasPrefix(number, w) })
}

// tellWaits fills in who works on the orders of hits and what those wait for.
func (f finder) tellWaits(hits []shop.Hit) error {
	status := map[shop.OrderID]shop.Status{}
	for _, h := range hits {
		if h.OrderID != 0 && h.Status.Open() {
			status[h.OrderID] = h.Status
		}
	}
	known, err := standings(f.v, status)
	if err != nil {
		return err
	}
	for i := range hits {
		s, ok := known[hits[i].OrderID]
		if !ok {
			continue
		}
		hits[i].Waits = s.waits
		if len(s.who) > 0 {
			hits[i].Who = strings.Join(s.who, "/")
		}
	}
	return nil
}
