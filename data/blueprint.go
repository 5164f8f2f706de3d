package data

import (
	"encoding/json"
	"fmt"

	"gongdan/app/shop"
	"gongdan/app/shop/blueprint"
	"gongdan/assets"
)

// Steps reads all versions of the steps of the service blueprint, by step and
// the day on which each began.
func Steps(v View) ([]blueprint.Step, error) {
	return all(v, `blueprint_steps ORDER BY code, since_day`, stepFields)
}

// StepVersions reads the versions of one step, the first one first.
func StepVersions(v View, code string) ([]blueprint.Step, error) {
	return all(v, `blueprint_steps WHERE code = $1 ORDER BY since_day`, stepFields, code)
}

// ReplaceStep makes versions all that there is of a step; none takes it out.
func ReplaceStep(tx *Tx, code string, versions []blueprint.Step) error {
	if _, err := tx.exec(`DELETE FROM blueprint_steps WHERE code = $1`, code); err != nil {
		return fmt.Errorf("replace step %s: %w", code, err)
	}
	for i := range versions {
		if err := insert(tx, "blueprint_steps", stepFields(&versions[i])); err != nil {
			return fmt.Errorf("replace step %s: %w", code, err)
		}
	}
	tx.change(shop.KindRules, 0)
	return nil
}

func stepFields(s *blueprint.Step) fields {
	return fields{
		{"code", &s.Code},
		{"since_day", &s.Since},
		{"until_day", &s.Until},
		{"place", &s.Place},
		{"name", &s.Name},
		{"from_mark", &s.From},
		{"to_mark", &s.To},
		{"minutes", &s.Minutes},
		{"by_labour", &s.ByLabour},
		{"contact", &s.Contact},
		{"failures", &s.Failures},
		{"active", &s.Active},
		{"source", &s.Source},
	}
}

// SeedSteps is the service blueprint that the program brings along.
func SeedSteps() ([]blueprint.Step, error) {
	var seeds []struct {
		Code, Source string
		Place        int
		From, To     blueprint.Mark
		Minutes      int64
		ByLabour     bool `json:"by_labour"`
		Since        shop.Day
	}
	if err := json.Unmarshal(assets.Blueprint, &seeds); err != nil {
		return nil, fmt.Errorf("the blueprint that is brought along: %w", err)
	}
	var steps []blueprint.Step
	for _, s := range seeds {
		steps = append(steps, blueprint.Step{
			Code: s.Code, Place: s.Place, From: s.From, To: s.To, Minutes: s.Minutes, ByLabour: s.ByLabour,
			Active: true, Since: s.Since, Source: s.Source,
		})
	}
	return steps, nil
}
