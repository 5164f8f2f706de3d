package exchange

import (
	"gongdan/app/shop"
	"gongdan/app/shop/blueprint"
	"gongdan/app/work"
	"gongdan/data"
)

// stepRecord is a step of the service blueprint as it is, or was, in force from
// a day on. A file that names a step has all its versions.
type stepRecord struct {
	Code     string         `json:"code" need:"yes"`
	Since    shop.Day       `json:"since" need:"yes"`
	Until    shop.Day       `json:"until,omitempty"`
	Place    int            `json:"place" need:"yes"`
	Name     string         `json:"name,omitempty"`
	From     blueprint.Mark `json:"from,omitempty"`
	To       blueprint.Mark `json:"to,omitempty"`
	Minutes  int64          `json:"minutes,omitempty"`
	ByLabour bool           `json:"by_labour,omitempty"`
	Contact  string         `json:"contact,omitempty"`
	Failures string         `json:"failures,omitempty"`
	Active   *bool          `json:"active,omitempty"`
	Source   string         `json:"source,omitempty"`
}

func (x *exporter) blueprint() error {
	steps, err := data.Steps(x.v)
	x.doc.open("blueprint")
	for _, s := range steps {
		x.doc.row(stepRecord{s.Code, s.Since, s.Until, s.Place, s.Name, s.From, s.To, s.Minutes, s.ByLabour, s.Contact, s.Failures, inactive(s.Active), s.Source})
	}
	x.doc.shut()
	return err
}

func takeBlueprint(im *importer) error {
	var all []blueprint.Step
	var places []where
	err := take(im, "blueprint", func(r stepRecord, at where) error {
		s := blueprint.Step{
			Code: r.Code, Since: r.Since, Until: r.Until, Place: r.Place, Name: r.Name, From: r.From, To: r.To, Minutes: r.Minutes,
			ByLabour: r.ByLabour, Contact: r.Contact, Failures: r.Failures, Active: active(r.Active), Source: r.Source,
		}
		if im.first("blueprint", s.Code+" "+string(s.Since), at.in("since")) && im.problems(at, s.Check()) {
			all, places = append(all, s), append(places, at)
		}
		return nil
	})
	if err != nil || im.found.count() > 0 {
		return err
	}
	for i, s := range all {
		for _, gap := range blueprint.Gaps(blueprint.Versions(all, s.Code)) {
			if gap == s {
				im.say(places[i].in("until"), "blueprint.say.gap", shop.Args{"Step": s.Code, "From": s.Since})
			}
		}
	}
	if im.found.count() > 0 {
		return nil
	}
	return work.LoadSteps(im.load, all)
}
