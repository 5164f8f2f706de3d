package shop

import "slices"

// ArchiveEntry is a row of a table of customers or cars: what its cells say.
// Cells that are empty, or whose column is not there, say nothing.
type ArchiveEntry[T any] struct {
	Row    int
	Record T
	Said   []SheetField
}

// Says reports whether the row says something of a field.
func (e ArchiveEntry[T]) Says(f SheetField) bool { return slices.Contains(e.Said, f) }

// ArchiveSheet is a table of customers or cars as it was read.
type ArchiveSheet[T any] struct {
	File    string // its name, for the journal
	Columns map[SheetField]SheetColumn
	Entries []ArchiveEntry[T]
}

func (s ArchiveSheet[T]) fault(row int, f SheetField, why string, with Args) Fault {
	return Fault{Row: row, Column: s.Columns[f], Why: why, With: with}
}

// ArchiveRow is what a row will do to the records.
type ArchiveRow[T any] struct {
	Entry   ArchiveEntry[T]
	Fate    Fate
	Was     T // as kept; zero when it is new
	Now     T
	Changes []FieldChange
}

// ArchivePlan is what a table of customers or cars will do to the records, row
// by row. With any of Faults nothing of it comes in; Doubts are said and keep
// nothing out.
type ArchivePlan[T any] struct {
	Rows                  []ArchiveRow[T]
	Fresh, Altered, Equal int
	Faults, Doubts        Faults
}

// Idle reports whether nothing is to be done.
func (p ArchivePlan[T]) Idle() bool { return p.Fresh+p.Altered == 0 }

func (p *ArchivePlan[T]) add(r ArchiveRow[T]) {
	p.Rows = append(p.Rows, r)
	switch r.Fate {
	case PartFresh:
		p.Fresh++
	case PartAltered:
		p.Altered++
	case PartEqual:
		p.Equal++
	}
}

func (p *ArchivePlan[T]) blame(f Fault, text string) {
	f.Text = text
	p.Faults = append(p.Faults, f)
}

func (p *ArchivePlan[T]) doubt(f Fault, text string) {
	f.Text = text
	p.Doubts = append(p.Doubts, f)
}

// check turns what the rules of the trade say of a record into faults and
// doubts of its row; what they say of fields of which the row says nothing was
// so before.
func (p *ArchivePlan[T]) check(s ArchiveSheet[T], r *ArchiveRow[T], found Problems, fields []SheetField) {
	for _, x := range found {
		i := slices.IndexFunc(fields, func(f SheetField) bool { return f.String() == x.Field })
		why := problemFault(x.Say)
		if i < 0 || why == "" {
			continue
		}
		text := FieldText(archiveAt(&r.Now, fields[i]))
		f := s.fault(r.Entry.Row, fields[i], why, x.With)
		if x.Warn {
			p.doubt(f, text)
		} else {
			p.blame(f, text)
		}
	}
}

// problemFault is the fault of a table that a message of the rules is; "": none
// that concerns a table.
func problemFault(say string) string {
	return map[string]string{
		"say.too_long": "too_long", "say.control": "control", "say.money_range": "money_range", "say.required.name": "no_customer_name",
		"customer.say.phone_length": "phone_form", "customer.say.phone_form": "phone_form",
		"vehicle.say.plate_length": "plate_form", "vehicle.say.plate_form": "plate_form",
		"vehicle.say.vin_ioq": "vin_form", "vehicle.say.vin_length": "vin_form", "vehicle.say.vin_form": "vin_form", "vehicle.say.vin_check": "vin_check",
		"vehicle.say.year": "year", "sanbao.say.delivered_first": "delivered_first", "order.say.mileage_range": "mileage",
	}[say]
}

// archiveAt points to a field of a record of a table.
func archiveAt[T any](record *T, f SheetField) any {
	switch x := any(record).(type) {
	case *Customer:
		return CustomerAt(x, f.(CustomerField))
	case *SheetCar:
		return VehicleAt(x, f.(VehicleField))
	}
	return nil
}

// change takes what the row says of fields into r.Now, and notes what became
// other than it was.
func (r *ArchiveRow[T]) change(there bool, fields []SheetField) {
	for _, f := range fields {
		if !r.Entry.Says(f) {
			continue
		}
		to, from := archiveAt(&r.Now, f), archiveAt(&r.Entry.Record, f)
		before, after := FieldText(to), FieldText(from)
		setAt(to, from)
		if there && before != after {
			r.Changes = append(r.Changes, FieldChange{f, before, after})
			r.Fate = PartAltered
		}
	}
}

// sameRow reports whether two rows say the same.
func sameRow[T any](a, b ArchiveEntry[T], fields []SheetField) bool {
	return !slices.ContainsFunc(fields, func(f SheetField) bool {
		return FieldText(archiveAt(&a.Record, f)) != FieldText(archiveAt(&b.Record, f))
	})
}

// rowsBy remembers which rows of a table have a key.
type rowsBy[T any] map[string]ArchiveEntry[T]

// twice notes that a row has a key; when another row has it already it reports
// true, and blames the row unless both say the same.
func (m rowsBy[T]) twice(p *ArchivePlan[T], s ArchiveSheet[T], e ArchiveEntry[T], f SheetField, key string) bool {
	if key == "" {
		return false
	}
	other, there := m[key]
	if !there {
		m[key] = e
		return false
	}
	if !sameRow(e, other, TableFields(f.Table())) {
		p.blame(s.fault(e.Row, f, "twice_row", Args{"Other": other.Row}), FieldText(archiveAt(&e.Record, f)))
	}
	return true
}

// nameAndPhone is what tells customers apart that have no code in a table.
func nameAndPhone(c Customer) string { return c.Name + "\x00" + c.Phone }

// PlanCustomers finds what a table does to the customers that are kept. One is
// known by the code, or where the table says none by name and phone together;
// who is known is changed only in what the table says.
func PlanCustomers(s ArchiveSheet[Customer], kept []Customer) ArchivePlan[Customer] {
	var p ArchivePlan[Customer]
	byCode, byName := map[string]Customer{}, map[string]Customer{}
	for _, c := range kept {
		byCode[c.Code] = c
		if _, there := byName[nameAndPhone(c)]; !there {
			byName[nameAndPhone(c)] = c
		}
	}
	codes, names, fields := rowsBy[Customer]{}, rowsBy[Customer]{}, TableFields(CustomerTable)
	for _, e := range s.Entries {
		code, alike := e.Record.Code, byName[nameAndPhone(e.Record)]
		if codes.twice(&p, s, e, CustomerCode, code) || code == "" && e.Record.Name != "" && names.twice(&p, s, e, CustomerName, nameAndPhone(e.Record)) {
			continue
		}
		was, there := byCode[code]
		if code == "" {
			was, there = alike, alike.ID != 0
		}
		r := ArchiveRow[Customer]{Entry: e, Was: was, Now: was}
		if !there {
			r.Fate, r.Now = PartFresh, Customer{Kind: PersonKind, Source: WalkIn}
			if alike.ID != 0 {
				p.doubt(s.fault(e.Row, CustomerName, "alike", Args{"Code": alike.Code}), alike.Name)
			}
		}
		r.change(there, fields)
		p.add(r)
		if r.Fate != PartEqual {
			p.check(s, &r, r.Now.Check(), fields)
		}
	}
	return p
}
