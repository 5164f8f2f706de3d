package work

import (
	"strconv"
	"strings"
	"time"

	"gongdan/app/shop"
)

func number(n int) string { return strconv.Itoa(n) }

// dropField leaves out the problems of one field.
func dropField(all shop.Problems, field string) shop.Problems {
	var rest shop.Problems
	for _, p := range all {
		if p.Field != field {
			rest = append(rest, p)
		}
	}
	return rest
}

// changes says for the journal what a save changed, in figures rather than
// words: the journal is in no language.
func changes(before, after shop.Order) string {
	var said []string
	note := func(what, from, to string) {
		if from != to {
			said = append(said, what+": "+from+" → "+to)
		}
	}
	note("mileage_km", strconv.FormatInt(before.Intake.MileageKM, 10), strconv.FormatInt(after.Intake.MileageKM, 10))
	note("complaint", before.Intake.Complaint, after.Intake.Complaint)
	note("promised_at", stamp(before.Stamps.PromisedAt), stamp(after.Stamps.PromisedAt))
	for i := range after.Lines {
		l := &after.Lines[i]
		var old shop.Line
		if kept := before.Line(l.ID); kept != nil && l.ID != 0 {
			old = *kept
		}
		note("line "+l.Title(), lineFigures(old), lineFigures(*l))
	}
	for i := range before.Lines {
		if l := before.Lines[i]; after.Line(l.ID) == nil {
			note("line "+l.Title(), lineFigures(l), "")
		}
	}
	return strings.Join(said, "; ")
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2006-01-02T15:04Z")
}

func lineFigures(l shop.Line) string {
	if l.Name == "" {
		return ""
	}
	return l.Qty.String() + " × " + l.Price.String() + " − " + l.Discount.String() + " " + string(l.Payer)
}
