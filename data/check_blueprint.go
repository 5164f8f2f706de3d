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
		if last := i+1 == len(steps) || steps[i+1].Code != s.Code; !follows(s, last, steps, i) {
			c.say("check.blueprint.days", shop.Args{"Step": s.Code, "From": s.Since})
		}
	}
	return nil
}

// follows reports whether the version at i ends on the eve of the next one, or
// not at all when it is the last.
func follows(s blueprint.Step, last bool, steps []blueprint.Step, i int) bool {
	if last {
		return s.Until == "" || s.Until >= s.Since
	}
	return s.Until == steps[i+1].Since.Add(-1)
}
