package exchange

import (
	"time"

	"gongdan/app/shop"
)

// inspectionRecord is a signed inspection sheet of an order.
type inspectionRecord struct {
	Sort        shop.InspectionSort   `json:"sort" need:"yes"`
	At          time.Time             `json:"at" need:"yes"`
	Inspector   string                `json:"inspector,omitempty"`
	Result      shop.InspectionResult `json:"result" need:"yes"`
	Reason      string                `json:"reason,omitempty"`
	Items       []sheetItemRecord     `json:"items,omitempty"`
	Road        *roadRecord           `json:"road_test,omitempty"`
	Certificate *certificateRecord    `json:"certificate,omitempty"`
}

// sheetItemRecord is an item of a sheet. Line counts the order's lines from 1;
// without it Name is the code of a standard point.
type sheetItemRecord struct {
	Line  int           `json:"line,omitempty"`
	Name  string        `json:"name" need:"yes"`
	Mark  shop.ItemMark `json:"mark,omitempty"`
	Value string        `json:"value,omitempty"`
	Note  string        `json:"note,omitempty"`
}

type roadRecord struct {
	Done    bool     `json:"done,omitempty"`
	KM      shop.Qty `json:"km,omitempty"`
	Finding string   `json:"finding,omitempty"`
}

// certificateRecord is what a final pass issued. One without a number gets the
// next of its day.
type certificateRecord struct {
	Number   string         `json:"number,omitempty"`
	IssuedAt time.Time      `json:"issued_at,omitempty"` // absent: with the sheet
	Person   string         `json:"person,omitempty"`
	Class    shop.WorkClass `json:"work_class,omitempty"`
	Days     int64          `json:"days,omitempty"`
	KM       int64          `json:"km,omitempty"`
	VoidAt   time.Time      `json:"void_at,omitempty"`
	VoidWhy  shop.EventKind `json:"void_why,omitempty"`
}

func (n *names) inspectionRecord(in shop.Inspection, lines map[shop.LineID]int) inspectionRecord {
	r := inspectionRecord{Sort: in.Sort, At: in.At, Inspector: n.people[in.Inspector], Result: in.Result, Reason: in.Reason}
	for _, i := range in.Items {
		r.Items = append(r.Items, sheetItemRecord{lines[i.LineID], i.Name, i.Mark, i.Value, i.Note})
	}
	if in.Road != (shop.RoadTest{}) {
		r.Road = &roadRecord{in.Road.Done, in.Road.KM, in.Road.Finding}
	}
	if c := in.Certificate; c != nil {
		r.Certificate = &certificateRecord{c.Number, c.IssuedAt, n.people[c.Person], c.Class, c.Days, c.KM, c.VoidAt, c.VoidWhy}
	}
	return r
}

// inspections are the sheets of an order. A person or a line that is gone stays
// unnamed.
func (im orders) inspections(r orderRecord, at where) []shop.Inspection {
	var all []shop.Inspection
	valid := 0
	for i, x := range r.Inspections {
		here := at.in("inspections").nth(i)
		in := shop.Inspection{Sort: x.Sort, At: x.At, Inspector: im.load.FindPerson(x.Inspector), Result: x.Result, Reason: x.Reason}
		for k, item := range x.Items {
			if item.Line < 0 || item.Line > len(r.Lines) {
				im.say(here.in("items").nth(k).in("line"), "import.say.row", shop.Args{"Got": item.Line, "Max": len(r.Lines)})
			}
			in.Items = append(in.Items, shop.InspectionItem{LineID: shop.LineID(item.Line), Name: item.Name, Mark: item.Mark, Value: item.Value, Note: item.Note})
		}
		if x.Road != nil {
			in.Road = shop.RoadTest(*x.Road)
		}
		if in.Certificate = im.certificate(x, here.in("certificate")); in.Certificate.Valid() {
			valid++
		}
		if valid > 1 {
			im.say(here.in("certificate"), "import.say.certificates", nil)
		}
		all = append(all, in)
	}
	return all
}

func (im orders) certificate(x inspectionRecord, at where) *shop.Certificate {
	c := x.Certificate
	if c == nil {
		return nil
	}
	if c.Number != "" {
		im.first("certificates", c.Number, at.in("number"))
	}
	issued := c.IssuedAt
	if issued.IsZero() {
		issued = x.At
	}
	return &shop.Certificate{
		Number: c.Number, IssuedAt: issued, Person: im.load.FindPerson(c.Person), Class: c.Class, Days: c.Days, KM: c.KM,
		VoidAt: c.VoidAt, VoidWhy: c.VoidWhy,
	}
}
