package text

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"gongdan/app/shop"
	"gongdan/app/shop/blueprint"
)

// StepName is what a step of the service blueprint is called: as the shop calls
// it, or as the language does while the shop has not said.
func StepName(l Lang, s blueprint.Step) string {
	return ownOr(l, s.Name, "blueprint.step."+s.Code, s.Code)
}

// StepContact is where the customer meets the shop in a step (接触点).
func StepContact(l Lang, s blueprint.Step) string {
	return ownOr(l, s.Contact, "blueprint.contact."+s.Code, "")
}

// StepFailures is what is known to go wrong in a step (失误点).
func StepFailures(l Lang, s blueprint.Step) string {
	return ownOr(l, s.Failures, "blueprint.failures."+s.Code, "")
}

func ownOr(l Lang, own, key, none string) string {
	switch {
	case strings.TrimSpace(own) != "":
		return own
	case l.Has(key):
		return l.Say(key)
	}
	return none
}

// Month is the month of a day in words: 2026 年 4 月.
func Month(l Lang, day shop.Day) string {
	at := day.Time(time.UTC)
	return l.Say("blueprint.month", shop.Args{"Year": strconv.Itoa(at.Year()), "Month": strconv.Itoa(int(at.Month()))})
}

// Hours writes minutes as hours and minutes, so that a column adds up to the
// minute: 26:05.
func Hours(l Lang, minutes int64) string {
	if minutes < 0 {
		return minus + Hours(l, -minutes)
	}
	return fmt.Sprintf("%s:%02d", l.Int(minutes/60), minutes%60)
}
