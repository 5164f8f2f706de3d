package exchange

import (
	"slices"
	"time"

	"gongdan/app/shop"
	"gongdan/app/shop/kpi"
	"gongdan/app/shop/monthly"
	"gongdan/app/work"
	"gongdan/data"
)

// targetRecord is what the shop aims at from a month on. Value is in the unit of its
// figure, as rules have it: fen, parts of ten thousand, or a number.
type targetRecord struct {
	Key    kpi.Key `json:"key" need:"yes"`
	Month  string  `json:"month" need:"yes"`
	Value  int64   `json:"value" need:"key"`
	Ended  bool    `json:"ended,omitempty"`
	Source string  `json:"source,omitempty"`
}

// monthNoteRecord is what the owner says of a month.
type monthNoteRecord struct {
	Month string `json:"month" need:"yes"`
	Words string `json:"words" need:"yes"`
}

// monthReportRecord is the report of a closed month as it was printed.
type monthReportRecord struct {
	Month   string              `json:"month" need:"yes"`
	At      time.Time           `json:"at" need:"yes"`
	Person  string              `json:"person,omitempty"`
	Lang    string              `json:"lang,omitempty"`
	SHA256  string              `json:"sha256,omitempty"`
	Figures []monthFigureRecord `json:"figures,omitempty"`
}

// monthFigureRecord is a figure of it; without a value it was not known.
type monthFigureRecord struct {
	Key   kpi.Key `json:"key" need:"yes"`
	Value *int64  `json:"value,omitempty"`
}

func exportMonths(x *exporter) error {
	targets, err := data.Targets(x.v)
	if err != nil {
		return err
	}
	x.doc.open("kpi_targets")
	for _, t := range targets {
		x.doc.row(targetRecord{t.Key, t.Month, t.Value, t.Ended, t.Source})
	}
	x.doc.shut()
	notes, err := data.ReportNotes(x.v)
	if err != nil {
		return err
	}
	x.doc.open("month_notes")
	for _, n := range notes {
		if n.Words != "" {
			x.doc.row(monthNoteRecord{n.Month, n.Words})
		}
	}
	x.doc.shut()
	versions, err := data.ReportVersions(x.v, "")
	x.doc.open("month_reports")
	for _, v := range versions {
		r := monthReportRecord{Month: v.Month, At: v.At, Person: x.name.people[v.Person], Lang: v.Lang, SHA256: v.SHA256}
		for _, k := range v.Figures {
			kept := monthFigureRecord{Key: k.Key}
			if k.Known {
				kept.Value = &k.Value
			}
			r.Figures = append(r.Figures, kept)
		}
		x.doc.row(r)
	}
	x.doc.shut()
	return err
}

// monthTaker takes what a file says of targets and of reports of months.
type monthTaker struct{ *importer }

func (im monthTaker) target(r targetRecord, at where) error {
	t := monthly.Target{Key: r.Key, Month: r.Month, Value: r.Value, Ended: r.Ended, Source: r.Source}.Tidy()
	if !im.first("kpi_targets", string(t.Key)+" "+t.Month, at.in("key")) || !im.problems(at, t.Check()) {
		return nil
	}
	return work.LoadTarget(im.load, t)
}

func (im monthTaker) note(r monthNoteRecord, at where) error {
	n := monthly.Note{Month: r.Month, Words: r.Words}
	if !im.first("month_notes", n.Month, at.in("month")) || !im.problems(at, n.Check()) {
		return nil
	}
	return work.LoadReportNote(im.load, n)
}

func (im monthTaker) report(r monthReportRecord, at where) error {
	v := monthly.Version{Month: r.Month, At: r.At, Person: im.personOf(r.Person, at.in("person")), Lang: r.Lang, SHA256: r.SHA256}
	for _, k := range r.Figures {
		kept := monthly.Kept{Key: k.Key, Known: k.Value != nil}
		if kept.Known {
			kept.Value = *k.Value
		}
		v.Figures = append(v.Figures, kept)
	}
	if !im.problems(at, slices.Concat(shop.CheckMonth(v.Month), v.Check())) {
		return nil
	}
	return work.LoadReportVersion(im.load, v)
}
