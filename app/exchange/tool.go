package exchange

import (
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// toolRecord is a tool with all that happened to it.
type toolRecord struct {
	Code         string              `json:"code" need:"yes"`
	Name         string              `json:"name" need:"yes"`
	Kind         string              `json:"kind,omitempty"`
	Serial       string              `json:"serial,omitempty"`
	Bin          string              `json:"bin,omitempty"`
	BoughtOn     shop.Day            `json:"bought_on,omitempty"`
	Value        shop.Money          `json:"value,omitempty"`
	Note         string              `json:"note,omitempty"`
	EveryDays    int                 `json:"every_days,omitempty"`
	Active       *bool               `json:"active,omitempty"`
	Why          string              `json:"out_of_use,omitempty"`
	Loans        []toolLoanRecord    `json:"loans,omitempty"`
	Calibrations []calibrationRecord `json:"calibrations,omitempty"`
}

// toolLoanRecord is a tool in somebody's hands and, with back_at, back again.
type toolLoanRecord struct {
	Person string         `json:"person" need:"yes"`
	OutAt  time.Time      `json:"out_at" need:"yes"`
	OutBy  string         `json:"out_by,omitempty"`
	DueOn  shop.Day       `json:"due_on,omitempty"`
	BackAt time.Time      `json:"back_at,omitempty"`
	BackBy string         `json:"back_by,omitempty"`
	State  shop.ToolState `json:"state,omitempty"`
	Note   string         `json:"note,omitempty"`
}

// calibrationRecord is one calibration; one that was not passed says so.
type calibrationRecord struct {
	On          shop.Day  `json:"on" need:"yes"`
	By          string    `json:"by" need:"yes"`
	Certificate string    `json:"certificate,omitempty"`
	Failed      bool      `json:"failed,omitempty"`
	NextOn      shop.Day  `json:"next_on,omitempty"`
	Note        string    `json:"note,omitempty"`
	At          time.Time `json:"at,omitempty"`
	Person      string    `json:"person,omitempty"`
}

func (x *exporter) tools() error {
	x.doc.open("tools")
	err := data.EachTool(x.v, func(t data.ToolFile) error {
		x.doc.row(recordOfTool(t, x.name.people))
		return x.doc.err
	})
	x.doc.shut()
	return err
}

// recordOfTool is a tool as it is written; people are named as the map says.
func recordOfTool(t data.ToolFile, people map[shop.PersonID]string) toolRecord {
	r := toolRecord{
		Code: t.Code, Name: t.Name, Kind: t.Kind, Serial: t.Serial, Bin: t.Bin, BoughtOn: t.BoughtOn, Value: t.Value,
		Note: t.Note, EveryDays: t.EveryDays, Active: inactive(t.Active), Why: t.Why,
	}
	for _, l := range t.Loans {
		r.Loans = append(r.Loans, toolLoanRecord{people[l.Person], l.OutAt, people[l.OutBy], l.DueOn, l.BackAt, people[l.BackBy], l.State, l.Note})
	}
	for _, c := range t.Calibrations {
		r.Calibrations = append(r.Calibrations, calibrationRecord{c.On, c.By, c.Certificate, !c.Passed, c.NextOn, c.Note, c.At, people[c.Person]})
	}
	return r
}

// toolShown is a tool with what follows from its file.
type toolShown struct {
	toolRecord
	CalibratedOn shop.Day `json:"calibrated_on,omitempty"`
	DueOn        shop.Day `json:"calibration_due_on,omitempty"`
	Failed       bool     `json:"calibration_failed"`
	Holder       string   `json:"holder"` // who has it; empty: it is here
}

// tool shows a tool by its code, with the names of people.
func (s shower) tool() (any, error) {
	t, err := data.ToolByCode(s.v, shop.Fold(s.key))
	if err != nil {
		return nil, err
	}
	f, err := data.FileOfTool(s.v, t)
	if err != nil {
		return nil, err
	}
	people, err := data.People(s.v)
	for _, p := range people {
		s.name.people[p.ID] = p.Name
	}
	shown := toolShown{toolRecord: recordOfTool(f, s.name.people), CalibratedOn: t.CalibratedOn, DueOn: t.DueOn, Failed: t.Failed}
	for _, l := range f.Loans {
		if l.Out() {
			shown.Holder = s.name.people[l.Person]
		}
	}
	return shown, err
}

// toolbox takes what a file says of tools.
type toolbox struct{ *importer }

func (im toolbox) tool(r toolRecord, at where) error {
	f := data.ToolFile{Tool: shop.Tool{
		Code: shop.Fold(r.Code), Name: r.Name, Kind: r.Kind, Serial: r.Serial, Bin: shop.Fold(r.Bin), BoughtOn: r.BoughtOn, Value: r.Value,
		Note: r.Note, EveryDays: r.EveryDays, Active: active(r.Active), Why: r.Why,
	}}
	ok := im.first("tools", f.Code, at.in("code")) && im.problems(at, f.Check())
	out := 0
	for i, x := range r.Loans {
		place := at.in("loans").nth(i)
		l := shop.ToolLoan{
			Person: im.personOf(x.Person, place.in("person")), OutAt: x.OutAt, OutBy: im.personOf(x.OutBy, place.in("out_by")), DueOn: x.DueOn,
			BackAt: x.BackAt, BackBy: im.personOf(x.BackBy, place.in("back_by")), State: x.State, Note: x.Note,
		}
		if l.Out() {
			out++
		}
		if out > 1 || l.Out() && !f.Active {
			im.say(place.in("back_at"), "import.say.tool_out", shop.Args{"Tool": f.Title()})
			ok = false
		}
		ok = l.Person != 0 && im.problems(place, l.Check("")) && ok
		f.Loans = append(f.Loans, l)
	}
	for i, x := range r.Calibrations {
		place := at.in("calibrations").nth(i)
		c := shop.Calibration{
			On: x.On, By: x.By, Certificate: x.Certificate, Passed: !x.Failed, NextOn: x.NextOn, Note: x.Note, At: x.At,
			Person: im.personOf(x.Person, place.in("person")),
		}
		ok = im.problems(place, c.Check("")) && ok
		f.Calibrations = append(f.Calibrations, c)
	}
	if !ok {
		return nil
	}
	return work.LoadTool(im.load, f)
}
