package data

import (
	"gongdan/app/shop"
	"gongdan/app/shop/blueprint"
)

// blueprint looks for steps that could not be saved so, and for versions of one
// step of which two, or none, are in force on a day in between.
func (c *checker) blueprint() error {
	steps, err := Steps(c.v)
	if err != nil {
		return err
	}
	for i, s := range steps {
		if len(s.Check()) > 0 {
			c.say("check.blueprint.step", shop.Args{"Step": s.Code, "From": s.Since})
		}
		if i > 0 && steps[i-1].Code == s.Code {
			continue
		}
		for _, gap := range blueprint.Gaps(blueprint.Versions(steps, s.Code)) {
			c.say("check.blueprint.days", shop.Args{"Step": gap.Code, "From": gap.Since})
		}
	}
	return nil
}
