package exchange

import (
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// pointRecord is a point of a template of the walk-around. What a file says of a
// point takes the place of what was there; points that it does not name stay.
type pointRecord struct {
	Template shop.WalkTemplate `json:"template" need:"yes"`
	Code     string            `json:"code" need:"yes"`
	Name     string            `json:"name,omitempty"` // absent: as the language has it
	Place    int               `json:"place" need:"yes"`
	Offer    string            `json:"offer,omitempty"` // code of a job or package
	Active   *bool             `json:"active,omitempty"`
	From     shop.Day          `json:"from,omitempty"`
	Source   string            `json:"source,omitempty"`
}

// checkRecord is a point that was looked at on an order. Without fault and
// unseen all was well.
type checkRecord struct {
	Point  string `json:"point" need:"yes"`
	Name   string `json:"name,omitempty"`
	Fault  bool   `json:"fault,omitempty"`
	Unseen bool   `json:"unseen,omitempty"`
	Note   string `json:"note,omitempty"`
}

// markRecord is a mark on the outline of the car. X and Y are its place in
// thousandths, from the front and from the left; absent: the middle of the zone.
type markRecord struct {
	Zone shop.Zone        `json:"zone" need:"yes"`
	Kind shop.BlemishKind `json:"kind" need:"yes"`
	X    int              `json:"x,omitempty"`
	Y    int              `json:"y,omitempty"`
	Note string           `json:"note,omitempty"`
}

// photoRecord is a photo by the hash of its file. The file does not travel in
// the format: it lies in the folder of photos under that name.
type photoRecord struct {
	Hash      string         `json:"hash" need:"yes"` // SHA-256 in hex
	Sort      shop.PhotoSort `json:"sort,omitempty"`  // absent: jpg
	Name      string         `json:"name,omitempty"`
	Note      string         `json:"note,omitempty"`
	Bytes     int64          `json:"bytes,omitempty"`
	Width     int            `json:"width,omitempty"`
	Height    int            `json:"height,omitempty"`
	By        string         `json:"by,omitempty"`
	At        time.Time      `json:"at,omitempty"`         // absent: when the car came
	RemovedAt time.Time      `json:"removed_at,omitempty"` // taken off the order
}

func (x *exporter) checkPoints() error {
	list, err := data.CheckPoints(x.v)
	x.doc.open("check_points")
	for _, p := range list {
		x.doc.row(pointRecord{p.Template, p.Code, p.Name, p.Place, p.Offer, inactive(p.Active), p.From, p.Source})
	}
	x.doc.shut()
	return err
}

// walkRecords are the points and marks of a walk-around.
func walkRecords(in shop.Intake) (checks []checkRecord, marks []markRecord) {
	for _, c := range in.Checks {
		checks = append(checks, checkRecord(c))
	}
	for _, b := range in.Marks {
		marks = append(marks, markRecord(b))
	}
	return checks, marks
}

func (n *names) photos(all []shop.Photo) (list []photoRecord) {
	for _, p := range all {
		list = append(list, photoRecord{p.Hash, p.Sort, p.Name, p.Note, p.Bytes, p.Width, p.Height, n.people[p.By], p.At, p.RemovedAt})
	}
	return list
}

// takeCheckPoints brings the templates to what the file says.
func (im *importer) takeCheckPoints() error {
	var all []shop.CheckPoint
	err := take(im, "check_points", func(r pointRecord, at where) error {
		p := shop.CheckPoint{Template: r.Template, Code: r.Code, Name: r.Name, Place: r.Place, Offer: r.Offer, Active: active(r.Active), From: r.From, Source: r.Source}
		if im.first("check_points", string(p.Template)+"/"+p.Code, at.in("code")) && im.problems(at, p.Check()) {
			all = append(all, p)
		}
		return nil
	})
	if err != nil || im.found.count() > 0 {
		return err
	}
	return work.LoadCheckPoints(im.load, all)
}

// photos takes the photos of an order.
func (im orders) photos(r orderRecord, at where) []shop.Photo {
	return album(im.importer, r.Photos, r.ReceivedAt, at)
}

// album takes photos; the same one stands on a record once. Those of no time are of
// when it came.
func album(im *importer, list []photoRecord, came time.Time, at where) (all []shop.Photo) {
	seen := map[string]bool{}
	for i, x := range list {
		here := at.in("photos").nth(i)
		p := shop.Photo{
			Hash: x.Hash, Sort: x.Sort, Name: x.Name, Note: x.Note, Bytes: x.Bytes, Width: x.Width, Height: x.Height,
			By: im.load.FindPerson(x.By), At: x.At, RemovedAt: x.RemovedAt,
		}
		if p.Sort == "" {
			p.Sort = shop.JPEG
		}
		if p.At.IsZero() {
			p.At = came
		}
		im.problems(here, p.Check())
		if seen[p.Hash] {
			im.say(here.in("hash"), "import.say.twice", shop.Args{"Key": p.Hash, "Other": at.in("photos").place})
		}
		seen[p.Hash] = true
		all = append(all, p)
	}
	return all
}
