package data

import (
	"gongdan/app/shop"
	"gongdan/app/shop/monthly"
)

// reportKeys reads the keys of targets, notes and reports of months.
func reportKeys(v View, k *ShelfKeys) error {
	k.Reports = map[string]bool{}
	targets, err := Targets(v)
	if err != nil {
		return err
	}
	for _, t := range targets {
		k.Reports["target "+string(t.Key)+" "+t.Month] = true
	}
	notes, err := ReportNotes(v)
	if err != nil {
		return err
	}
	for _, n := range notes {
		k.Reports["note "+n.Month] = true
	}
	versions, err := ReportVersions(v, "")
	for _, x := range versions {
		k.Reports[x.Key()] = true
	}
	return err
}

// checkReports looks for targets that cannot be, and for kept reports of months that were
// never over.
func checkReports(c *checker) error {
	targets, err := Targets(c.v)
	if err != nil {
		return err
	}
	for _, t := range targets {
		if t.Check().Err() != nil || t != t.Tidy() {
			c.say("check.report.target", shop.Args{"Key": string(t.Key), "Month": t.Month})
		}
	}
	versions, err := ReportVersions(c.v, "")
	for _, x := range versions {
		if _, of := monthly.Standing([]monthly.Version{x}, shop.Day(x.Month+"-01").Time(c.v.zone)); !of || x.Check().Err() != nil {
			c.say("check.report.version", shop.Args{"Month": x.Month, "At": x.At})
		}
	}
	return err
}
