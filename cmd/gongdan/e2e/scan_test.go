//go:build e2e

package e2e_test

import (
	"strings"
	"testing"

	"gongdan/data"
)

// scanned types a code as a scanner in the hand does: a key every five
// milliseconds and Enter behind it.
func (p *program) scanned(code string) {
	p.t.Helper()
	p.xdotool("type", "--delay", "5", "--args", "1", code, "key", "--delay", "5", "Return")
}

// A scanner is a keyboard; what it types leads to what it stands for, from a
// page without a field as well as out of a remark, where nothing is left of it.
func TestAScannerLeadsToWhatItReadsAndLeavesNoTraceInARemark(t *testing.T) {
	p := start(t, imported(t, "cars.json"))
	p.scanned("RO261001-001")
	p.titled("RO261001-001")
	p.Press("ctrl+7")
	p.titled("配件")
	p.Press("ctrl+n")
	p.rest(t)
	p.Enter("P009")
	p.Type("yupian")
	p.said("part:new", `"yupian"`)
	p.scanned("RO261001-001")
	p.titled("RO261001-001")
	p.said("part:new", `"yupian"`)
	p.Press("F2")
	p.rest(t)
	p.scanned("LSVCJ6C93RN012874")
	p.drafted("of a car with that VIN", func(d draft) bool {
		return d.Newly && strings.Contains(d.Visit.Vehicle.VIN+d.Visit.Vehicle.Plate, "LSVCJ6C93RN012874")
	})
}

// said waits until the draft of a key holds some words.
func (p *program) said(key, words string) {
	p.t.Helper()
	var body string
	until(p.t, "no draft says "+words, func() bool {
		body = read(p, func(v data.View) (string, error) {
			people, err := data.People(v)
			if err != nil || len(people) == 0 {
				return "", err
			}
			all, err := data.Drafts(v, people[0].ID)
			for _, d := range all {
				if d.Key == key {
					return d.Body, err
				}
			}
			return "", err
		})
		return strings.Contains(body, words)
	})
}
