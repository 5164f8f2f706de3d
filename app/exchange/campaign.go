package exchange

import (
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// campaignRecord is a campaign with what it catches and all that happened in it.
type campaignRecord struct {
	Code     string               `json:"code" need:"yes"`
	Name     string               `json:"name" need:"yes"`
	Kind     shop.CampaignKind    `json:"kind" need:"yes"`
	FromDay  shop.Day             `json:"from_day" need:"yes"`
	UntilDay shop.Day             `json:"until_day,omitempty"`
	Source   string               `json:"source,omitempty"`
	Todo     string               `json:"todo,omitempty"`
	JobCode  string               `json:"job_code,omitempty"`
	PartNo   string               `json:"part_no,omitempty"`
	Criteria []criterionRecord    `json:"criteria" need:"yes"`
	Notes    []campaignNoteRecord `json:"notes,omitempty"`
	Orders   []string             `json:"orders,omitempty"`
}

// criterionRecord is one row of what a campaign catches.
type criterionRecord struct {
	Make     string `json:"make,omitempty"`
	Model    string `json:"model,omitempty"`
	YearFrom int    `json:"year_from,omitempty"`
	YearTo   int    `json:"year_to,omitempty"`
	VINFrom  string `json:"vin_from,omitempty"`
	VINTo    string `json:"vin_to,omitempty"`
	PartNo   string `json:"part,omitempty"`
	Batch    string `json:"batch,omitempty"`
}

// campaignNoteRecord says that an owner was told or, with refused, would not.
type campaignNoteRecord struct {
	Vehicle string    `json:"vehicle" need:"yes"`
	Refused bool      `json:"refused,omitempty"`
	At      time.Time `json:"at" need:"yes"`
	Person  string    `json:"person,omitempty"`
	Words   string    `json:"words,omitempty"`
	Undone  time.Time `json:"undone_at,omitempty"`
}

func exportCampaigns(x *exporter) error {
	x.doc.open("campaigns")
	err := data.EachCampaign(x.v, func(f data.CampaignFile) error {
		r := campaignRecord{
			Code: f.Code, Name: f.Name, Kind: f.Kind, FromDay: f.FromDay, UntilDay: f.UntilDay,
			Source: f.Source, Todo: f.Todo, JobCode: f.JobCode, PartNo: f.PartNo,
		}
		for _, c := range f.Criteria {
			r.Criteria = append(r.Criteria, criterionRecord(c))
		}
		for _, n := range f.Notes {
			r.Notes = append(r.Notes, campaignNoteRecord{x.name.vehicles[n.Vehicle], n.Refused, n.At, x.name.people[n.By], n.Words, n.UndoneAt})
		}
		for _, id := range f.Orders {
			r.Orders = append(r.Orders, x.name.orders[id])
		}
		x.doc.row(r)
		return x.doc.err
	})
	x.doc.shut()
	return err
}

// campaigns takes what a file says of campaigns.
type campaigns struct{ *importer }

func (im campaigns) campaign(r campaignRecord, at where) error {
	f := data.CampaignFile{Campaign: shop.Campaign{
		Code: r.Code, Name: r.Name, Kind: r.Kind, FromDay: r.FromDay, UntilDay: r.UntilDay,
		Source: r.Source, Todo: r.Todo, JobCode: r.JobCode, PartNo: r.PartNo,
	}}
	for _, c := range r.Criteria {
		f.Criteria = append(f.Criteria, shop.Criterion(c))
	}
	f.Campaign = f.Tidy()
	ok := im.first("campaigns", f.Code, at.in("code")) && im.problems(at, f.Check())
	for i, x := range r.Notes {
		place := at.in("notes").nth(i)
		n := shop.CampaignNote{
			Vehicle: im.load.FindVehicle(shop.Fold(x.Vehicle)), Refused: x.Refused, At: x.At,
			By: im.personOf(x.Person, place.in("person")), Words: x.Words, UndoneAt: x.Undone,
		}
		if n.Vehicle == 0 {
			im.missing(place.in("vehicle"), "vehicles", x.Vehicle)
			ok = false
		}
		ok = im.problems(place, n.Check()) && ok
		f.Notes = append(f.Notes, n)
	}
	for i, number := range r.Orders {
		id := im.load.FindOrder(number)
		if id == 0 {
			im.missing(at.in("orders").nth(i), "orders", number)
			ok = false
		}
		f.Orders = append(f.Orders, id)
	}
	if !ok {
		return nil
	}
	return work.LoadCampaign(im.load, f)
}

// bulletinRecord is a bulletin.
type bulletinRecord struct {
	Number   string `json:"number" need:"yes"`
	Title    string `json:"title" need:"yes"`
	Words    string `json:"words" need:"yes"`
	Make     string `json:"make,omitempty"`
	Model    string `json:"model,omitempty"`
	Fault    string `json:"fault,omitempty"`
	YearFrom int    `json:"year_from,omitempty"`
	YearTo   int    `json:"year_to,omitempty"`
}

func exportBulletins(x *exporter) error {
	x.doc.open("bulletins")
	err := data.EachBulletin(x.v, func(b shop.Bulletin) error {
		x.doc.row(bulletinRecord{b.Number, b.Title, b.Words, b.Make, b.Model, b.Fault, b.YearFrom, b.YearTo})
		return x.doc.err
	})
	x.doc.shut()
	return err
}

func (im campaigns) bulletin(r bulletinRecord, at where) error {
	b := shop.Bulletin{
		Number: shop.Fold(r.Number), Title: r.Title, Words: r.Words, Make: r.Make, Model: r.Model, Fault: r.Fault,
		YearFrom: r.YearFrom, YearTo: r.YearTo,
	}
	if !im.first("bulletins", b.Number, at.in("number")) || !im.problems(at, b.Check()) {
		return nil
	}
	return work.LoadBulletin(im.load, b)
}
