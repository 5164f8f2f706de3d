package work

import (
	"context"
	"slices"

	"gongdan/app/shop"
	"gongdan/app/shop/blueprint"
	"gongdan/data"
)

// ReviseStep puts a new version of a step of the service blueprint in force from
// its day on, or adds a step when was is empty; was are its versions as they were
// read: it is shop.ErrStale when somebody else has changed them since. The
// versions that there are then are answered.
func ReviseStep(ctx context.Context, d Desk, was []blueprint.Step, next blueprint.Step) (now []blueprint.Step, err error) {
	now, err = blueprint.Revise(was, next)
	if err != nil {
		return was, err
	}
	err = d.keep(ctx, shop.Manage, nil, func(tx *data.Tx) error {
		if len(was) == 0 {
			all, err := data.Steps(tx.View)
			if err != nil {
				return err
			}
			if len(blueprint.InForce(all, next.Since)) >= blueprint.MostSteps {
				return shop.Refuse("blueprint.refuse.many", shop.Args{"Max": blueprint.MostSteps})
			}
		}
		tx.Note("step.revise", shop.KindRules, 0, next.Code+" "+number(int(next.Minutes))+" "+string(next.Since))
		return replaceStep(tx, next.Code, was, now)
	})
	if err != nil {
		return was, err
	}
	return now, nil
}

// PutBackStep takes a revision back: the step has again the versions that it had,
// as long as nobody has changed it since; now is what ReviseStep answered.
func PutBackStep(ctx context.Context, d Desk, now, was []blueprint.Step) error {
	if len(now) == 0 {
		return shop.ErrMissing
	}
	return d.keep(ctx, shop.Manage, nil, func(tx *data.Tx) error {
		tx.Note("step.put_back", shop.KindRules, 0, now[0].Code)
		return replaceStep(tx, now[0].Code, now, was)
	})
}

func replaceStep(tx *data.Tx, code string, was, now []blueprint.Step) error {
	kept, err := data.StepVersions(tx.View, code)
	if err != nil {
		return err
	}
	if !slices.Equal(kept, was) {
		return shop.ErrStale
	}
	return data.ReplaceStep(tx, code, now)
}

// LoadSteps makes the versions of the steps that a file names those of the file;
// steps that it does not name stay.
func LoadSteps(l *Load, steps []blueprint.Step) error {
	done := map[string]bool{}
	for _, s := range steps {
		if done[s.Code] {
			continue
		}
		done[s.Code] = true
		versions := blueprint.Versions(steps, s.Code)
		kept, err := data.StepVersions(l.tx.View, s.Code)
		if err != nil {
			return err
		}
		if slices.Equal(kept, versions) {
			continue
		}
		if err := data.ReplaceStep(l.tx, s.Code, versions); err != nil {
			return err
		}
		l.count(shop.KindRules, len(kept) > 0)
	}
	return nil
}

// NoteReport puts into the journal that figures were printed.
func NoteReport(ctx context.Context, d Desk, what string) error {
	if d.Store.ReadOnly() {
		return nil
	}
	return d.do(ctx, func(tx *data.Tx) error {
		tx.Note("report", shop.KindSettings, 0, what)
		return nil
	})
}

// ExportReport notes that figures, with the orders behind them, leave the shop in
// a file; it needs the right to export.
func ExportReport(ctx context.Context, d Desk, what string) error {
	if err := d.need(shop.ExportAll); err != nil {
		return err
	}
	return NoteReport(ctx, d, what)
}
