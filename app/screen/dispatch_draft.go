package screen

import (
	"slices"

	"gongdan/app/shop"
)

// givenSoFar is what the draft keeps: how the jobs are to be given out.
func givenSoFar(d *dispatching) (title string, body any) {
	var all []shop.Dispatch
	for i := range d.jobs {
		if len(d.jobs[i].Shares) > 0 {
			all = append(all, d.jobs[i].Dispatch)
		}
	}
	return d.h.Say("dispatch.title", shop.Args{"Plate": d.h.Env.Lang.Plate(d.plate)}), all
}

// restoreGiven brings back what was chosen and not given out, of the jobs that are
// still there.
func restoreGiven(d *dispatching, left shop.Draft) {
	var all []shop.Dispatch
	if !d.draft.Restore(left, &all) {
		return
	}
	kept := slices.Clone(d.jobs)
	for i := range d.jobs {
		k := slices.IndexFunc(all, func(x shop.Dispatch) bool { return x.LineID == d.jobs[i].LineID })
		if k >= 0 {
			d.jobs[i].Dispatch = all[k]
		}
	}
	d.judge()
	d.banner.Say(d.draft.Restored(func() {
		d.banner.Clear()
		d.draft.Drop()
		d.jobs, d.at = kept, -1
		d.changed()
	}))
}
