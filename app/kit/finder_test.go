package kit

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// slow keeps jobs until it is told to finish them, in any order.
type slow struct {
	Now
	jobs []func(context.Context) func()
}

// Start implements Runner.
func (s *slow) Start(job func(context.Context) func()) { s.jobs = append(s.jobs, job) }

func (s *slow) finish(i int) {
	if show := s.jobs[i](context.Background()); show != nil {
		show()
	}
}

func TestTheFinderFindsOpensAndGivesTheFocusBack(t *testing.T) {
	s, e := entries(t, 1)
	f := sampleFinder(s.Env)
	opened := ""
	inner := f.search
	f.search = func(ctx context.Context, text string) []Hit {
		hits := inner(ctx, text)
		for i := range hits {
			hits[i].Open = func() { opened = hits[i].Title }
		}
		return hits
	}
	f.Open()
	s.write("2345")
	s.now.Tick()
	if len(f.list.hits) != 5 || f.list.commands != 4 {
		t.Fatalf("found %d, commands from %d", len(f.list.hits), f.list.commands)
	}
	s.press("↓", "↓", "↑", "Enter")
	if opened != "沪A D23451" {
		t.Errorf("opened %q", opened)
	}
	wantFocus(t, s, e[0], "after Enter")
	f.Open()
	s.press("Esc")
	wantFocus(t, s, e[0], "after Esc")
	if f.Opened() {
		t.Error("Esc leaves it open")
	}
}

func TestTheSearchIsPutOffWhileTypingAndEnterDoesNotWait(t *testing.T) {
	s, _ := entries(t, 1)
	searched := 0
	f := NewFinder(s.Env, func(_ context.Context, text string) []Hit {
		searched++
		return []Hit{{Title: text}}
	}, nil)
	f.Open()
	s.write("2345")
	if searched != 0 {
		t.Errorf("searched %d times while typing", searched)
	}
	s.press("Enter")
	if searched != 1 || f.Opened() {
		t.Errorf("searched %d times, open %v", searched, f.Opened())
	}
}

func TestOnlyTheAnswerToTheLastSearchIsShown(t *testing.T) {
	s, _ := entries(t, 1)
	run := &slow{}
	s.Env.Run = run
	f := NewFinder(s.Env, func(_ context.Context, text string) []Hit { return []Hit{{Title: text}} }, nil)
	f.Open()
	s.write("a")
	run.Tick()
	s.write("b")
	run.Tick()
	run.finish(1)
	run.finish(0)
	if len(f.list.hits) != 1 || f.list.hits[0].Title != "ab" {
		t.Errorf("shown %+v", f.list.hits)
	}
}

func TestEnterThatOvertakesTheAnswerOpensWhatIsTypedAndNotWhatIsStillListed(t *testing.T) {
	s, _ := entries(t, 1)
	run := &slow{}
	s.Env.Run = run
	var opened []string
	hit := func(title string) Hit { return Hit{Title: title, Open: func() { opened = append(opened, title) }} }
	f := NewFinder(s.Env, func(_ context.Context, text string) []Hit { return []Hit{hit(text)} }, nil)
	f.Recent = func() []Hit { return []Hit{hit("the last one")} }
	f.Open()
	s.write("a")
	s.press("Enter") // while the typing pauses: it is looked for at once
	if !f.Opened() || len(opened) != 0 {
		t.Fatalf("opened %v before the answer", opened)
	}
	run.finish(0)
	f.Open()
	s.write("b")
	run.Tick()
	s.press("Enter") // while it is looked for
	run.finish(1)
	if f.Opened() || strings.Join(opened, " ") != "a b" {
		t.Errorf("opened %v", opened)
	}
}

func TestCommandsAreFoundByWordsAndInitialsAndOnlyTheyWithTheMark(t *testing.T) {
	s, _ := entries(t, 1)
	f := sampleFinder(s.Env)
	f.Recent = func() []Hit { return []Hit{{Group: "最近", Title: "RO260414-007"}} }
	f.Open()
	if len(f.list.hits) != 3 || f.list.hits[0].Title != "RO260414-007" {
		t.Errorf("at first %+v", f.list.hits)
	}
	s.write(">yue")
	s.now.Tick()
	if len(f.list.hits) != 1 || f.list.hits[0].Title != "月报" {
		t.Errorf("commands %+v", f.list.hits)
	}
	f.entry.SetText("zzz")
	s.now.Tick()
	if f.list.none == "" {
		t.Error("nothing is found and nothing is said")
	}
}

func TestAClickOnAHitOpensItAndOneOutsideCloses(t *testing.T) {
	s, e := entries(t, 1)
	opened := ""
	f := NewFinder(s.Env, func(_ context.Context, text string) []Hit {
		return []Hit{{Group: "车辆", Title: text, Open: func() { opened = text }}}
	}, nil)
	f.Open()
	s.write("x")
	s.now.Tick()
	test.TapCanvas(s.win.Canvas(), fyne.CurrentApp().Driver().AbsolutePositionForObject(f.list).AddXY(100, 40))
	if opened != "x" || f.Opened() {
		t.Errorf("opened %q, open %v", opened, f.Opened())
	}
	f.Open()
	test.TapCanvas(s.win.Canvas(), fyne.NewPos(50, 500))
	if f.Opened() {
		t.Error("a click outside leaves it open")
	}
	_ = e
}

func TestAPageThatIsReadLateTakesNoLetterOutOfASearch(t *testing.T) {
	s, e := entries(t, 2)
	f := sampleFinder(s.Env)
	e[0].FocusGained()
	f.Open()
	s.write("23")
	s.Env.Focus(e[1]) // the page has been read
	s.write("45")
	if f.entry.Text != "2345" || e[1].Text != "" {
		t.Errorf("the search is for %q, the page has %q", f.entry.Text, e[1].Text)
	}
	f.Close()
	if s.Env.Focused() != fyne.Focusable(e[1]) {
		t.Error("the page has not got the keys that it wanted")
	}
}
