//go:build e2e

package e2e_test

import (
	"strings"
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/data"
)

// scans types a code as a scanner in the hand does: a key every five
// milliseconds and Enter behind it.
func (p *program) scans(code string) {
	p.t.Helper()
	p.xdotool("type", "--delay", "5", "--args", "1", code, "key", "--delay", "5", "Return")
}

// leads scans a code until it has led to a page. On a machine that is busy the
// keys of a test come late, as those of a scanner never do: then one scans again,
// as people do, after ready has put the window right.
func (p *program) leads(code, title string, ready func()) {
	p.t.Helper()
	const tries, wait = 8, 5 * time.Second
	for range tries {
		ready()
		p.scans(code)
		look := time.NewTicker(glance)
		for end := time.Now().Add(wait); time.Now().Before(end); <-look.C {
			if strings.Contains(p.title(), title) {
				look.Stop()
				p.rest(p.t)
				return
			}
		}
		look.Stop()
		p.Press("Escape")
	}
	p.t.Fatalf("%s never leads to %s", code, title)
}

// A scanner is a keyboard; what it types leads to what it stands for, from a
// page without a field as well as out of a remark, where nothing is left of it.
func TestAScannerLeadsToWhatItReadsAndLeavesNoTraceInARemark(t *testing.T) {
	file := imported(t, "cars.json")
	call(t, file, "import", "testdata/tools.json")
	p := start(t, file)
	p.leads("RO261001-001", "RO261001-001", func() {})
	p.leads("RO261001-001", "RO261001-001", func() {
		p.Press("ctrl+7")
		p.titled("配件")
		p.Press("ctrl+n")
		p.rest(t)
		p.Enter("P009")
		p.Press("ctrl+a")
		p.Type("yupian")
		p.said("part:new", `"yupian"`)
	})
	p.said("part:new", `"yupian"`)
	p.leads("GJ-0001", "工具", func() {})
	lent := func() bool {
		return read(p, func(v data.View) (shop.ToolLoan, error) { return data.ToolOut(v, 1) }).ID != 0
	}
	p.Press("alt+b")
	p.rest(t)
	p.Enter("wdz")
	p.Press("ctrl+s")
	until(t, "the wrench is never lent", lent)
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
