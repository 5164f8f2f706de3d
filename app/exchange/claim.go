package exchange

import (
	"strings"
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// claimRecord is a claim on a factory. Its state and sums follow from its events.
type claimRecord struct {
	Number   string           `json:"number" need:"yes"`
	Order    string           `json:"order" need:"yes"`
	Factory  string           `json:"factory" need:"yes"`
	Theirs   string           `json:"theirs,omitempty"`
	By       string           `json:"by,omitempty"`
	OpenedAt time.Time        `json:"opened_at" need:"yes"`
	Fault    string           `json:"fault,omitempty"`
	Cause    string           `json:"cause,omitempty"`
	Part     string           `json:"causing_part,omitempty"`
	Faulty   string           `json:"faulty_serial,omitempty"`
	New      string           `json:"new_serial,omitempty"`
	Tag      string           `json:"old_part_tag,omitempty"`
	Fate     shop.OldPartFate `json:"old_part,omitempty"`
	On       shop.Day         `json:"old_part_on,omitempty"`
	Lines    []claimLineEntry `json:"lines,omitempty"`
	Photos   []string         `json:"photos,omitempty"` // hashes
	Events   []claimEvent     `json:"events,omitempty"`
}

// claimLineEntry is a line; Line counts the lines of the order from 1.
type claimLineEntry struct {
	Line  int           `json:"line,omitempty"`
	Kind  shop.LineKind `json:"kind" need:"yes"`
	Code  string        `json:"code,omitempty"`
	Name  string        `json:"name" need:"yes"`
	Qty   shop.Qty      `json:"qty" need:"yes"`
	Price shop.Money    `json:"price,omitempty"`
}

// claimEvent is what happened to it; Corrects counts its events from 1.
type claimEvent struct {
	Kind     shop.ClaimEventKind `json:"kind" need:"yes"`
	At       time.Time           `json:"at" need:"yes"`
	On       shop.Day            `json:"on,omitempty"`
	By       string              `json:"by,omitempty"`
	Amount   shop.Money          `json:"amount,omitempty"`
	Note     string              `json:"note,omitempty"`
	Corrects int                 `json:"corrects,omitempty"`
}

func exportClaims(x *exporter) error {
	x.doc.open("claims")
	err := data.EachClaim(x.v, func(c shop.Claim) error {
		r, err := recordOfClaim(x, c)
		if err != nil {
			return err
		}
		x.doc.row(r)
		return x.doc.err
	})
	x.doc.shut()
	return err
}

// recordOfClaim is a claim as it is written.
func recordOfClaim(x *exporter, c shop.Claim) (r claimRecord, err error) {
	o, err := data.Order(x.v, c.OrderID)
	if err != nil {
		return r, err
	}
	places := map[shop.LineID]int{}
	for i := range o.Lines {
		places[o.Lines[i].ID] = i + 1
	}
	r = claimRecord{
		Number: c.Number, Order: o.Number, Factory: c.Factory, Theirs: c.Theirs, By: x.name.people[c.Person], OpenedAt: c.OpenedAt,
		Fault: c.Report.Fault, Cause: c.Report.Cause, Part: c.Report.CausingPart, Faulty: c.Report.FaultySerial, New: c.Report.NewSerial,
		Tag: c.Old.Tag, Fate: c.Old.Fate, On: c.Old.On,
	}
	for _, l := range c.Lines {
		r.Lines = append(r.Lines, claimLineEntry{places[l.LineID], l.Kind, l.Code, l.Name, l.Qty, l.Price})
	}
	for _, id := range c.Photos {
		p, err := data.Photo(x.v, shop.Photo{ID: id})
		if err != nil {
			return r, err
		}
		r.Photos = append(r.Photos, p.Hash)
	}
	at := map[int64]int{}
	for i, e := range c.Events {
		at[e.ID] = i + 1
		r.Events = append(r.Events, claimEvent{e.Kind, e.At, e.On, x.name.people[e.Person], e.Amount, e.Note, at[e.Corrects]})
	}
	return r, nil
}

// claimTaker takes what a file says of claims.
type claimTaker struct{ *importer }

func (im claimTaker) claim(r claimRecord, at where) error {
	before := im.found.count()
	c := shop.Claim{
		Number: strings.TrimSpace(r.Number), OrderID: im.load.FindOrder(r.Order), Factory: r.Factory, Theirs: shop.Fold(r.Theirs), Status: shop.ClaimDraft,
		Person: im.personOf(r.By, at.in("by")), OpenedAt: r.OpenedAt, Old: shop.OldPart{Tag: r.Tag, Fate: r.Fate, On: r.On},
		Report: shop.ClaimReport{Fault: r.Fault, Cause: r.Cause, CausingPart: r.Part, FaultySerial: r.Faulty, NewSerial: r.New},
	}
	if c.Old.Fate == "" {
		c.Old.Fate = shop.OldPartNone
	}
	if c.OrderID == 0 {
		im.missing(at.in("order"), "orders", r.Order)
	}
	for _, l := range r.Lines {
		c.Lines = append(c.Lines, shop.ClaimLine{LineID: shop.LineID(l.Line), Kind: l.Kind, Code: l.Code, Name: l.Name, Qty: l.Qty, Price: l.Price})
	}
	im.problems(at, c.Check())
	for i, e := range r.Events {
		here := at.in("events").nth(i)
		c.Events = append(c.Events, shop.ClaimEvent{
			ID: int64(i + 1), Kind: e.Kind, At: e.At, On: e.On, Person: im.personOf(e.By, here.in("by")), Amount: e.Amount, Note: e.Note, Corrects: int64(e.Corrects),
		})
	}
	now, err := c.Replay()
	if err != nil {
		im.say(at.in("events"), "import.say.claim_events", shop.Args{"Number": c.Number})
	}
	if !im.first("claims", c.Number, at.in("number")) || im.found.count() > before {
		return nil
	}
	return work.LoadClaim(im.load, now, r.Photos)
}

// claimShown is a claim with what follows from its events.
type claimShown struct {
	claimRecord
	Status      shop.ClaimStatus `json:"status"`
	Claimed     shop.Money       `json:"claimed"`
	Accepted    shop.Money       `json:"accepted"`
	Paid        shop.Money       `json:"paid"`
	Outstanding shop.Money       `json:"outstanding"`
	SubmittedAt time.Time        `json:"submitted_at,omitempty"`
}

// claim shows a claim by its number or that of its order, with the names of people.
func (s shower) claim() (any, error) {
	c, err := FindClaim(s.v, s.key)
	if err != nil {
		return nil, err
	}
	people, err := data.People(s.v)
	if err != nil {
		return nil, err
	}
	for _, p := range people {
		s.name.people[p.ID] = p.Name
	}
	r, err := recordOfClaim(&exporter{v: s.v, name: s.name}, c)
	return claimShown{r, c.Status, c.Claimed, c.Accepted, c.Paid, c.Open(), c.SubmittedAt}, err
}
