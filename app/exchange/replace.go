package exchange

import (
	"errors"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// partAround is what a part has around it: the parts that serve in its place, and the
// cars it is made for. Fits in words is beside it.
type partAround struct {
	Replacements []kinRecord `json:"replacements,omitempty"`
	MadeFor      []fitRecord `json:"made_for,omitempty"`
}

// kinRecord is another part as the part knows it. What replaces a part stands with the
// old one, and what serves as well with the one that comes first.
type kinRecord struct {
	Relation shop.Relation `json:"relation" need:"yes"`
	Part     string        `json:"part" need:"yes"`
	Since    shop.Day      `json:"since,omitempty"`
	Note     string        `json:"note,omitempty"`
}

// fitRecord is one row of the cars that a part is made for.
type fitRecord struct {
	Make     string `json:"make,omitempty"`
	Model    string `json:"model,omitempty"`
	YearFrom int    `json:"year_from,omitempty"`
	YearTo   int    `json:"year_to,omitempty"`
	VINFrom  string `json:"vin_from,omitempty"`
	VINTo    string `json:"vin_to,omitempty"`
	Code     string `json:"code,omitempty"`
	Note     string `json:"note,omitempty"`
}

// aroundAll is what is written around all parts.
type aroundAll struct {
	kin    map[shop.PartID][]shop.Replacement // by the part it is written with
	fits   map[shop.PartID][]shop.Fit
	number map[shop.PartID]string
}

func readAround(v data.View) (a aroundAll, err error) {
	if a.fits, err = data.FitsOfAll(v); err != nil {
		return a, err
	}
	chain, err := data.AllReplacements(v)
	if err != nil {
		return a, err
	}
	a.kin, a.number = map[shop.PartID][]shop.Replacement{}, map[shop.PartID]string{}
	for _, r := range chain {
		a.kin[r.From] = append(a.kin[r.From], r)
		a.number[r.To] = ""
	}
	if len(chain) == 0 {
		return a, nil
	}
	err = data.EachPart(v, func(p shop.Part) error {
		if _, named := a.number[p.ID]; named {
			a.number[p.ID] = p.Number
		}
		return nil
	})
	return a, err
}

func (a aroundAll) of(id shop.PartID) (out partAround) {
	for _, r := range a.kin[id] {
		how, other := r.Relation(id)
		out.Replacements = append(out.Replacements, kinRecord{how, a.number[other], r.Since, r.Note})
	}
	for _, f := range a.fits[id] {
		out.MadeFor = append(out.MadeFor, fitRecord(f))
	}
	return out
}

// aroundShown is what stands around one part, as the part knows it.
func aroundShown(v data.View, id shop.PartID) (out partAround, err error) {
	list, err := work.KinOf(v, id)
	if err != nil {
		return out, err
	}
	for _, k := range list {
		out.Replacements = append(out.Replacements, kinRecord{k.Relation, k.Number, k.Since, k.Note})
	}
	rows, err := data.FitsOf(v, id)
	for _, f := range rows {
		out.MadeFor = append(out.MadeFor, fitRecord(f))
	}
	return out, err
}

// kin takes what stands around parts, once all of them are there.
type kin struct{ *importer }

// check notes what is wrong with what stands around one part.
func (im kin) check(r partRecord, at where) (ok bool) {
	ok = true
	var all []shop.Kin
	for _, k := range r.Replacements {
		all = append(all, shop.Kin{Relation: k.Relation, Number: k.Part, Since: k.Since, Note: k.Note})
	}
	for _, p := range shop.CheckKin(r.Number, all) {
		im.say(at.in("replacements"), p.Say, p.With)
		ok = false
	}
	for _, p := range shop.CheckFits(rowsFor(r)) {
		im.say(at.in("made_for"), p.Say, p.With)
		ok = false
	}
	return ok
}

func rowsFor(r partRecord) (rows []shop.Fit) {
	for _, f := range r.MadeFor {
		rows = append(rows, shop.Fit(f))
	}
	return rows
}

func (im kin) part(r partRecord, at where) error {
	p, err := im.load.FindPart(shop.Fold(r.Number))
	if err != nil || p == nil {
		return err // it is wrong itself
	}
	for i, k := range r.Replacements {
		if err := im.replacement(p.ID, k, at.in("replacements").nth(i)); err != nil {
			return err
		}
	}
	if im.found.count() > 0 {
		return nil
	}
	return work.LoadFits(im.load, p.ID, rowsFor(r))
}

func (im kin) replacement(part shop.PartID, k kinRecord, at where) error {
	other, err := im.load.FindPart(shop.Fold(k.Part))
	if err != nil {
		return err
	}
	if other == nil {
		im.missing(at.in("part"), "parts", k.Part)
		return nil
	}
	if im.found.count() > 0 {
		return nil
	}
	err = work.LoadReplacement(im.load, shop.Kin{Relation: k.Relation, Since: k.Since, Note: k.Note}.Replacement(part, other.ID))
	if refused := (*shop.Refusal)(nil); errors.As(err, &refused) {
		im.say(at.in("part"), refused.Say, refused.With)
		return nil
	}
	return err
}
