package screen

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"gongdan/app/kit"
	"gongdan/app/shop"
)

// build makes the fields of the chosen job: parts where there are several
// technicians, the bay, the hours. All jobs together have a bay only.
func (d *dispatching) build() {
	f := kit.NewForm(d.h.Env, "dispatch")
	f.Acts, f.OnLast = d.acts, d.save
	f.OnChange = func() {
		d.draft.Touch()
		d.judge()
		d.keyed.Refresh()
	}
	f.OnLeave = d.draft.Left
	if d.at >= 0 {
		d.buildJob(f, &d.jobs[d.at])
	} else {
		d.buildBay(f)
	}
	d.form = f
	f.Fill()
	d.box.Objects = []fyne.CanvasObject{d.banner, d.keyed, container.New(layout.NewCustomPaddedLayout(10, 0, 0, 0), f.Content())}
	d.box.Refresh()
}

func (d *dispatching) buildJob(f *kit.Form, j *job) {
	f.Check = func() shop.Problems { return d.problems(j) }
	if len(j.Shares) == 0 {
		f.Check = nil
		d.buildBay(f)
		return
	}
	f.Row(2)
	d.technician(f, j)
	if len(j.Shares) > 1 {
		d.parts(f, j)
	}
	d.buildBay(f)
	f.Row(2)
	f.DateTime("planned_from", &j.From)
	f.DateTime("planned_until", &j.Until)
}

// technician is who leads the job, to be found by name as well.
func (d *dispatching) technician(f *kit.Form, j *job) {
	var items []kit.Item
	for _, p := range d.crew.People {
		items = append(items, kit.Item{ID: int64(p.ID), Cells: []string{p.Name, p.Code}})
	}
	f.Combo("technician", kit.NewSelect(d.h.Env, items), func() (kit.Item, bool) {
		for _, it := range items {
			if shop.PersonID(it.ID) == j.Shares[0].Person {
				return it, true
			}
		}
		return kit.Item{}, false
	}, func(it kit.Item, ok bool) {
		if ok {
			j.Shares[0].Person = shop.PersonID(it.ID)
		}
	})
}

// parts are what each has of the job, in the order in which they stand: 60/40.
func (d *dispatching) parts(f *kit.Form, j *job) {
	e := kit.NewTextEntry(d.h.Env)
	f.Add("shares", e, func() {
		var all []string
		for _, s := range j.Shares {
			all = append(all, d.h.Env.Lang.Percent(s.Part))
		}
		e.SetText(strings.Join(all, "/"))
	}, func() error {
		all := strings.FieldsFunc(e.Text, func(r rune) bool { return r == '/' || r == ' ' || r == '／' })
		if len(all) != len(j.Shares) {
			return &kit.Unread{Say: "dispatch.say.parts", With: shop.Args{"N": len(j.Shares)}}
		}
		for i, s := range all {
			percent, err := shop.ParseQty(s)
			if err != nil {
				return &kit.Unread{Say: "dispatch.say.parts", With: shop.Args{"N": len(j.Shares)}}
			}
			j.Shares[i].Part = shop.Rate(percent * 100 / shop.One)
		}
		return nil
	})
}

// buildBay asks for the bay of the chosen jobs; a shop without bays is not asked.
func (d *dispatching) buildBay(f *kit.Form) {
	if len(d.bays) == 0 {
		return
	}
	var items []kit.Item
	for _, b := range d.bays {
		items = append(items, kit.Item{ID: int64(b.ID), Cells: []string{b.Name, b.Code}})
	}
	before := d.chosen()[0].Bay
	f.Combo("bay", kit.NewSelect(d.h.Env, items), func() (kit.Item, bool) {
		for _, it := range items {
			if shop.BayID(it.ID) == before {
				return it, true
			}
		}
		return kit.Item{}, false
	}, func(it kit.Item, _ bool) {
		if bay := shop.BayID(it.ID); bay != before { // jobs may stand in several bays as long as nobody says otherwise
			before = bay
			for _, j := range d.chosen() {
				j.Bay = bay
			}
		}
	})
}
