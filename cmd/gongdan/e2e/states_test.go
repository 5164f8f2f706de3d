//go:build e2e

package e2e_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/data"
)

// A car goes through every state an order has, by keys alone, in a window of
// either language: the keys are the same, whatever the words.
func TestACarGoesThroughEveryStateByKeysInBothLanguages(t *testing.T) {
	for lang, words := range map[string]struct{ board, inspection string }{
		"zh-CN": {"车间看板", "检验"},
		"en":    {"Job board", "Inspection"},
	} {
		t.Run(lang, func(t *testing.T) {
			p := start(t, withTechnician(t), "--as", "wdz", "--lang", lang)
			number := receiveNewCar(p)
			writeLines(p, number)
			interrupted(p, number)
			p.step(number, shop.Quoted, "ctrl+e")
			agreeAndIssue(p, number)
			p.Press("ctrl+4")
			p.titled(words.board)
			p.does("the move asks who does the work", func() { p.Press("2") })
			p.Press("1", "Return")
			p.stands(number, shop.AtWork)
			p.Press("Return")
			p.titled(number)
			clockBothJobs(p, number)
			p.Press("ctrl+4")
			p.titled(words.board)
			p.Press("5")
			p.stands(number, shop.ToCheck)
			p.Press("Return")
			p.titled(number)
			inspect(p, number, words.inspection)
			p.does("the search opens", func() { p.Press("ctrl+k") })
			p.does("the order is found", func() { p.Type(number) })
			p.Press("Return")
			p.titled(number)
			settleAndPrint(p, number)
			deliver(p, number)
			p.quit()
			through(p, number)
		})
	}
}

// withTechnician is the usual shop with somebody who repairs: whoever repaired a
// car does not pass it.
func withTechnician(t *testing.T) string {
	t.Helper()
	file := imported(t, "shop.json")
	book := filepath.Join(filepath.Dir(file), "people.json")
	if err := os.WriteFile(book, []byte(`{"format": "gongdan/1", "people": [{"code": "zw", "name": "张伟", "roles": ["technician"]}]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	call(t, file, "import", book)
	return file
}

// interrupted is task j: the next customer is at the desk, then the order goes on.
func interrupted(p *program, number string) {
	p.t.Helper()
	p.Press("F2")
	until(p.t, "no new order opens", func() bool { return !strings.Contains(p.title(), number) })
	p.rest(p.t)
	p.Count()
	p.Press("ctrl+Tab")
	p.titled(number)
	p.AtMost(2, "j. go on with the order after an interruption")
}

// clockBothJobs starts each job and finishes it, by the keys of the order.
func clockBothJobs(p *program, number string) {
	p.t.Helper()
	jobs := func(state shop.JobState) (n int) {
		o := p.order(number)
		for i := range o.Lines {
			if o.Lines[i].Kind == shop.LabourLine && o.Lines[i].Job == state {
				n++
			}
		}
		return n
	}
	for n := range 2 {
		p.Press("alt+s")
		until(p.t, "no clock starts", func() bool { return jobs(shop.JobRunning) == 1 })
		p.rest(p.t)
		p.Press("alt+f")
		until(p.t, "no clock ends", func() bool { return jobs(shop.JobDone) == n+1 })
		p.rest(p.t)
	}
}

// inspect signs the final sheet: everything on it is well.
func inspect(p *program, number, title string) {
	p.t.Helper()
	p.Press("F12")
	p.titled(title)
	o := p.order(number)
	sheet := shop.Inspection{Sort: shop.FinalCheck}
	sheet.Fit(&o, read(p, data.Rules), shop.DayOf(time.Now(), time.FixedZone("", 8*3600)))
	for range sheet.Items {
		p.does("a point is well", func() { p.Press("1") })
		p.Press("F7") // the next one that nobody looked at
		p.rest(p.t)
	}
	p.does("the car is passed", func() { p.Press("1") })
	p.Press("F12")
	until(p.t, "the car is never passed", func() bool { return p.order(number).Status == shop.Ready })
	p.rest(p.t)
}

// through proves by the events of an order that it was in every state, and that
// its records hold together.
func through(p *program, number string) {
	p.t.Helper()
	o := p.order(number)
	var kinds []shop.EventKind
	for _, e := range read(p, func(v data.View) ([]shop.Event, error) { return data.EventsOf(v, o.ID) }) {
		if len(kinds) == 0 || kinds[len(kinds)-1] != e.Kind {
			kinds = append(kinds, e.Kind)
		}
	}
	for _, want := range []shop.EventKind{
		shop.EventReceived, shop.EventQuoted, shop.EventAgreed, shop.EventStarted, shop.EventIssued, shop.EventDispatched, shop.EventJobStarted,
		shop.EventJobDone, shop.EventChecking, shop.EventPassed, shop.EventPaid, shop.EventSettled, shop.EventPrinted, shop.EventDelivered,
	} {
		if !slices.Contains(kinds, want) {
			p.t.Errorf("%s never happened: %v", want, kinds)
		}
	}
	if got := ask[struct{ OK bool }](p.t, p.file, "check"); !got.OK {
		p.t.Error("the records do not hold together")
	}
}
