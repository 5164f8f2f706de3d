package data

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"
)

// How many backups stay: all of the day before the newest, then one of each of
// so many days, weeks and months that have any.
const (
	keepAll    = 24 * time.Hour
	keepDays   = 12
	keepWeeks  = 10
	keepMonths = 9
)

// Rotate removes the backups in folder that newer ones make needless, and
// answers which. Times are read from the names and compared with the newest
// one's, not with the clock, so a shop that was closed for a year loses
// nothing. A backup goes only when one that stands for its day, week or month
// was verified: a bad copy never pushes out the last good one.
func Rotate(ctx context.Context, folder string) (removed []string, err error) {
	paths, err := Backups(folder)
	if err != nil {
		return nil, err
	}
	times := make([]time.Time, len(paths))
	for i, p := range paths {
		times[i], _ = backupAt(p)
	}
	known := map[int]bool{}
	good := func(i int) bool {
		if fine, asked := known[i]; asked {
			return fine
		}
		_, err := inspect(ctx, paths[i], true)
		t := (*Trouble)(nil)
		known[i] = err == nil || errors.As(err, &t) && t.Kind == NewerTrouble
		return known[i]
	}
	keep := kept(times, good)
	if ctx.Err() != nil {
		return nil, ctx.Err() // what was asked after this is not known to be bad
	}
	for i, p := range paths {
		if keep[i] {
			continue
		}
		if err := os.Remove(p); err != nil {
			return removed, asTrouble(fmt.Errorf("remove an old backup: %w", err), p)
		}
		removed = append(removed, p)
	}
	return removed, nil
}

// kept decides which backups stay; times are the newest first. A backup alone
// in its span stays unasked; of several the newest good one stands for the span
// and if none is good all stay.
func kept(times []time.Time, good func(int) bool) []bool {
	keep := make([]bool, len(times))
	if len(times) == 0 {
		return keep
	}
	var late []int
	for i, t := range times {
		if times[0].Sub(t) <= keepAll {
			keep[i] = true
		} else {
			late = append(late, i)
		}
	}
	spans := []struct {
		most int
		of   func(time.Time) string
	}{
		{keepDays, func(t time.Time) string { return t.Format(time.DateOnly) }},
		{keepWeeks, func(t time.Time) string { y, w := t.ISOWeek(); return fmt.Sprint(y, w) }},
		{keepMonths, func(t time.Time) string { return t.Format("2006-01") }},
	}
	for _, s := range spans {
		groups := groupBy(late, func(i int) string { return s.of(times[i]) })
		for _, g := range groups[:min(s.most, len(groups))] {
			for _, i := range standsFor(g, good) {
				keep[i] = true
			}
		}
	}
	for i := range keep {
		if keep[i] && good(i) {
			return keep
		}
	}
	for i := range keep { // nothing that stays is good
		keep[i] = true
	}
	return keep
}

// groupBy puts what has the same name together, in order of appearance.
func groupBy(list []int, name func(int) string) [][]int {
	var groups [][]int
	for n, i := range list {
		if n > 0 && name(list[n-1]) == name(i) {
			groups[len(groups)-1] = append(groups[len(groups)-1], i)
			continue
		}
		groups = append(groups, []int{i})
	}
	return groups
}

func standsFor(group []int, good func(int) bool) []int {
	if len(group) == 1 {
		return group
	}
	for _, i := range group {
		if good(i) {
			return []int{i}
		}
	}
	return group
}
