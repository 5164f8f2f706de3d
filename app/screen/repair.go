package screen

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/app/shop/sanbao"
	"gongdan/app/work"
	"gongdan/data"
)

// repairWide is how wide the sheet of a quality problem is, and problemsMost how many
// codes its picker shows.
const (
	repairWide   = 640
	problemsMost = 40
)

// repairing is a quality problem being written.
type repairing struct {
	Is     shop.QualityProblem
	Signed bool

	o     shop.Order
	car   shop.Vehicle
	clock sanbao.Clock
	had   bool // the order had one before
	rules []shop.Rule
	known []data.KnownProblem
	tells []shop.Bulletin // what bulletins there are of the car
}

// RepairSheet (质量问题) asks what of an order the order on 三包 counts, and what its record
// must say by law. done hears the order as it is then.
func RepairSheet(h *Host, id shop.OrderID, done func(shop.Order)) {
	var edit *Edit[repairing]
	help := newHelping(h)
	edit = NewEdit(h, EditSpec[repairing]{
		Draft: "repair:" + strconv.FormatInt(int64(id), 10), Scope: "repair",
		Title: func(r repairing) string { return h.Say("repair.title", shop.Args{"Number": r.o.Number}) },
		Read:  func(v data.View) (repairing, error) { return readRepairing(h, v, id) },
		Build: func(f *kit.Form, r *repairing) { repairForm{h, r, help}.build(f) },
		Check: func(r repairing) shop.Problems {
			if r.had && r.Is.Code == "" {
				return nil
			}
			return append(r.Is.CheckTyped(), sanbao.CheckPart(r.rules, r.Is)...)
		},
		Save: func(ctx context.Context, d work.Desk, r repairing) (kept repairing, err error) {
			r.o, err = work.SaveProblem(ctx, d, work.Repair{Order: r.o.ID, Rev: r.o.Rev, Problem: r.problem(d.Now())})
			return r, err
		},
		Saved: func(r repairing) {
			word := "repair.saved"
			if r.o.Quality == nil {
				word = "repair.taken_back"
			}
			h.Toast(h.Say(word, shop.Args{"Number": r.o.Number}), nil)
			done(r.o)
		},
		Shown: func() {
			help.known = edit.Record.tells
			edit.RebuildAt("code") // the lists are known now
			if words := ClockWords(h, edit.Record.clock); words != "" {
				edit.Say(kit.Saying{Tone: "warn", Text: words, Close: edit.Quiet})
			}
		},
	})
	sheet := SheetOf(h, h.Say("repair.sheet"), repairWide, edit)
	sheet.OnClose(h.Env.Router.Push(kit.NewScope("repair").Try("Alt+B", help.show)))
	edit.Open()
}

func readRepairing(h *Host, v data.View, id shop.OrderID) (r repairing, err error) {
	if r.o, err = data.Order(v, id); err != nil {
		return r, err
	}
	if r.had = r.o.Quality != nil; r.had {
		r.Is = *r.o.Quality
	} else {
		r.Is.Description = r.o.Intake.Complaint
	}
	r.Signed = !r.Is.Record.SignedAt.IsZero()
	if r.car, err = data.Vehicle(v, r.o.VehicleID); err != nil {
		return r, err
	}
	now := h.Env.Clock()
	if r.clock, err = data.Sanbao(v, r.car, sanbao.AsOf{On: shop.DayOf(now, v.Zone()), Now: now}); err != nil {
		return r, err
	}
	if r.rules, err = data.Rules(v); err != nil {
		return r, err
	}
	if r.known, err = data.KnownProblems(v, r.car, problemsMost); err != nil {
		return r, err
	}
	r.tells, err = data.BulletinsFor(v, r.car, "")
	return r, err
}

// problem is what is kept: nil where the code was emptied, which takes the problem back.
func (r repairing) problem(now time.Time) *shop.QualityProblem {
	q := r.Is
	if q.Code = strings.ToUpper(strings.TrimSpace(q.Code)); q.Code == "" && r.had {
		return nil
	}
	for _, k := range append(slices.Clone(r.known), starters()...) { // a code that was typed means what it always means
		if q.Assembly == "" && k.Code == q.Code {
			q.Assembly = k.Assembly
		}
	}
	switch {
	case !r.Signed:
		q.Record.SignedAt = time.Time{}
	case q.Record.SignedAt.IsZero():
		q.Record.SignedAt = now.Truncate(time.Minute)
	}
	return &q
}

// starters are the problems that every shop meets, as those that were met.
func starters() (all []data.KnownProblem) {
	for _, q := range shop.StarterProblems() {
		all = append(all, data.KnownProblem{Code: q.Code, Assembly: q.Assembly})
	}
	return all
}

// repairForm puts the fields of a quality problem into its form.
type repairForm struct {
	h    *Host
	r    *repairing
	help *helping
}

func (x repairForm) build(f *kit.Form) {
	say, q := x.h.Say, &x.r.Is
	assemblies := append([]shop.Assembly{""}, shop.Assemblies()...)
	assembly := func(a shop.Assembly) string {
		if a == "" {
			return ""
		}
		return say(a.Key())
	}
	f.Row(2)
	x.code(f)
	kit.AddSelect(f, "assembly", &q.Assembly, assemblies, assembly)
	f.Area("description", &q.Description, 2).Max(shop.MaxText)
	f.Area("findings", &q.Record.Findings, 2).Max(shop.MaxText).Hint(say("repair.findings.hint"))
	f.Row(3)
	f.Tick("no_tow", &q.Record.NoTow)
	f.Tick("no_loaner", &q.Record.NoLoaner)
	f.Tick("signed", &x.r.Signed)
	f.Row(2)
	kit.AddSelect(f, "failure", &q.Failure, append([]string{""}, shop.Failures()...), x.worded(shop.FailureKey))
	f.Tick("serious_safety", &q.SeriousSafety).Under(kit.NewWords(say("repair.serious.hint")))
	f.Row(3)
	kit.AddSelect(f, "replaced_assembly", &q.ReplacedAssembly, assemblies, assembly)
	kit.AddSelect(f, "main_part_assembly", &q.MainPartAssembly, assemblies, assembly)
	x.part(f)
	f.Row(2)
	f.DateTime("repair_from", &q.RepairFrom)
	f.DateTime("repair_to", &q.RepairTo)
	f.Row(3)
	f.Qty("excluded_hours", &q.ExcludedHours).Unit("h")
	kit.AddSelect(f, "excluded_reason", &q.ExcludedReason, append([]string{""}, shop.ExcludedReasons()...), x.worded(shop.ExcludedKey))
	f.Text("excluded_evidence", &q.ExcludedEvidence).Max(shop.MaxName * 2).Hint(say("repair.evidence.hint"))
}

func (x repairForm) worded(key func(string) string) func(string) string {
	return func(v string) string {
		if v == "" {
			return ""
		}
		return x.h.Say(key(v))
	}
}

// code is the field of the problem's code: those of this car first, then what the shop
// met, then what every shop meets. One that is picked brings its words.
func (x repairForm) code(f *kit.Form) {
	say := x.h.Say
	var items []kit.Item
	met := map[string]bool{}
	add := func(q shop.QualityProblem, note string) {
		met[q.Code] = true
		items = append(items, kit.Item{ID: int64(len(items) + 1), Cells: []string{q.Code, q.Description, note}, Data: q})
	}
	for _, k := range x.r.known {
		note := say("repair.code.times", shop.Args{"N": k.Times})
		if k.Mine > 0 {
			note = say("repair.code.mine", shop.Args{"N": k.Mine})
		}
		add(shop.QualityProblem{Code: k.Code, Description: k.Description, Assembly: k.Assembly}, note)
	}
	for _, q := range shop.StarterProblems() {
		if !met[q.Code] {
			q.Description = say(shop.ProblemKey(q.Code))
			add(q, say(q.Assembly.Key()))
		}
	}
	c := kit.NewSelect(x.h.Env, items)
	c.Free = true
	c.Columns = []kit.ComboColumn{{Width: 96}, {}, {Width: 110, Muted: true}}
	c.OnPick = func(it kit.Item) {
		if q, ok := it.Data.(shop.QualityProblem); ok {
			x.picked(f, q)
		}
	}
	f.Add("code", c, func() { c.SetText(x.r.Is.Code); x.help.of(x.r.Is.Code) }, func() error {
		x.r.Is.Code = strings.ToUpper(strings.TrimSpace(c.Text))
		x.help.of(x.r.Is.Code)
		return nil
	}).Required().Under(x.help.drawn)
}

// picked takes over what a code stands for; what was written is not overwritten.
func (x repairForm) picked(f *kit.Form, q shop.QualityProblem) {
	is := &x.r.Is
	is.Code = q.Code
	x.help.of(q.Code)
	if is.Description == "" {
		is.Description = q.Description
	}
	if is.Assembly == "" {
		is.Assembly = q.Assembly
	}
	if is.Failure == "" {
		is.Failure = q.Failure
	}
	is.SeriousSafety = is.SeriousSafety || q.SeriousSafety
	f.FillOnly([]string{"description", "assembly", "failure", "serious_safety"})
}

// part is the field of the main part: the parts of GB/T 29632, each with how sure its
// entry is, and any other name.
func (x repairForm) part(f *kit.Form) {
	var items []kit.Item
	for _, p := range sanbao.MainParts(x.r.rules, "") {
		items = append(items, kit.Item{ID: int64(len(items) + 1), Cells: []string{p.Name, x.h.Say(p.Assembly.Key()), x.h.Say(p.Sure.Key())}, Data: p})
	}
	c := kit.NewCombo(x.h.Env, nil)
	c.Free, c.Icon = true, "down"
	c.SetItems(items)
	all := c.Search
	c.Search = func(ctx context.Context, text string) (of []kit.Item) {
		for _, it := range all(ctx, text) {
			if p, ok := it.Data.(sanbao.Part); ok && (x.r.Is.MainPartAssembly == "" || p.Assembly == x.r.Is.MainPartAssembly) {
				of = append(of, it)
			}
		}
		return of
	}
	c.Columns = []kit.ComboColumn{{Width: 120}, {Width: 90, Muted: true}, {Muted: true}}
	c.OnPick = func(it kit.Item) {
		if p, ok := it.Data.(sanbao.Part); ok {
			x.r.Is.MainPart, x.r.Is.MainPartAssembly = p.Name, p.Assembly
			f.FillOnly([]string{"main_part_assembly"})
		}
	}
	f.Add("main_part", c, func() { c.SetText(x.r.Is.MainPart) }, func() error {
		x.r.Is.MainPart = strings.TrimSpace(c.Text)
		return nil
	})
}

// ClockWords says what of a car's 三包 clock one must know before it is repaired: grounds
// that are met and counts near their limits; "" where there are none.
func ClockWords(h *Host, c sanbao.Clock) string {
	var said []string
	for _, g := range c.Grounds {
		said = append(said, h.Say("repair.ground", shop.Args{"Article": g.Article, "Reason": shop.Named(g.Reason.Key()), "Day": g.MetOn}))
	}
	for _, w := range c.Warnings {
		said = append(said, h.Say("repair.near", shop.Args{"Reason": shop.Named(w.Reason.ShortKey()), "Used": w.Used, "Limit": w.Limit}))
	}
	if len(said) == 0 {
		return ""
	}
	return h.Say("repair.clock", shop.Args{"Year": string(c.Terms.Version), "Counts": strings.Join(said, h.Say("say.semicolon"))})
}

// ClockChip is the mark of a car on 三包: a ground that is met, or the count that is nearest
// to its limit; ok is false where nothing is near.
func ClockChip(h *Host, c sanbao.Clock) (chip kit.ChipSpec, ok bool) {
	switch {
	case len(c.Grounds) > 0:
		return kit.ChipSpec{Icon: "shield", Word: h.Say("repair.chip.ground", shop.Args{"Article": c.Grounds[0].Article}), Tone: "bad"}, true
	case len(c.Warnings) > 0:
		w := c.Warnings[0]
		for _, x := range c.Warnings {
			if x.Used*w.Limit > w.Used*x.Limit {
				w = x
			}
		}
		return kit.ChipSpec{Icon: "shield", Word: h.Say("repair.chip.near", shop.Args{"Reason": shop.Named(w.Reason.ShortKey()), "Used": w.Used, "Limit": w.Limit}), Tone: "warn"}, true
	}
	return chip, false
}
