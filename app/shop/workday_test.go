package shop_test

import (
	"slices"
	"testing"
	"time"

	"gongdan/app/shop"
)

// autumn is the autumn of 2026 as the State Council arranged it.
func autumn() shop.Calendar {
	var list []shop.Workday
	for _, s := range []shop.WorkdaySpan{
		{From: "2026-09-20", Working: true, Name: "国庆节调休上班"},
		{From: "2026-09-25", Until: "2026-09-27", Name: "中秋节"},
		{From: "2026-10-01", Until: "2026-10-07", Name: "国庆节"},
		{From: "2026-10-10", Working: true, Name: "国庆节调休上班"},
	} {
		list = append(list, s.Days()...)
	}
	return shop.NewCalendar(list)
}

func TestWorkingDaysAreCountedAsTheArticlesSay(t *testing.T) {
	cal := autumn()
	for _, x := range []struct {
		article  string
		from     shop.Day
		n        int
		want     shop.Day
		dayAfter bool // the last day is inside, the next is not
	}{
		{"Art. 201: the day of the request is not counted", "2026-11-02", 1, "2026-11-03", true},
		{"a week has five working days", "2026-11-02", 5, "2026-11-09", true},
		{"asked on a Friday the count begins on Monday", "2026-11-06", 1, "2026-11-09", true},
		{"asked on a Saturday it begins on Monday too", "2026-11-07", 1, "2026-11-09", true},
		{"Art. 28: answered by the tenth, asked on the last day before the holiday of the 1st of October", "2026-09-30", 10, "2026-10-20", true},
		{"Art. 28: carried out by the twentieth", "2026-09-30", 20, "2026-11-03", true},
		{"the Saturday worked for the holiday counts", "2026-10-09", 1, "2026-10-10", true},
		{"asked on a Friday, the worked Sunday is the first day", "2026-09-18", 1, "2026-09-20", true},
		{"the holiday in the middle does not count", "2026-09-24", 1, "2026-09-28", true},
		{"no days are the day itself", "2026-09-30", 0, "2026-09-30", false},
		{"no day has no end", "", 10, "", false},
	} {
		got := cal.Add(x.from, x.n)
		if got != x.want {
			t.Errorf("%s: %d working days after %s are over on %s, want %s", x.article, x.n, x.from, got, x.want)
		}
		if x.dayAfter && (cal.Between(x.from, got) != x.n || cal.Between(got, x.from) != -x.n || !cal.Works(got)) {
			t.Errorf("%s: from %s to %s there are %d", x.article, x.from, got, cal.Between(x.from, got))
		}
		if x.dayAfter && cal.Add(got, 1) <= got {
			t.Errorf("%s: day %d is not after day %d", x.article, x.n+1, x.n)
		}
	}
}

func TestAPeriodInWorkingDaysNeverEndsOnADayOff(t *testing.T) {
	cal := autumn()
	for d := shop.Day("2026-08-15"); d < "2026-11-15"; d = d.Add(1) {
		for n := range 25 {
			if end := cal.Add(d, n+1); !cal.Works(end) || cal.Between(d, end) != n+1 {
				t.Fatalf("%d after %s is %s", n+1, d, end)
			}
		}
	}
}

func TestYearsThatAreNotLoadedAreTold(t *testing.T) {
	cal := autumn()
	if got := cal.Unknown("2026-12-20", "2027-01-18"); !slices.Equal(got, []string{"2027"}) {
		t.Errorf("unknown are %v", got)
	}
	if got := cal.Unknown("2026-10-01", "2026-10-20"); len(got) > 0 {
		t.Errorf("unknown are %v", got)
	}
	if cal.Works("2027-01-02") || !cal.Works("2027-01-01") {
		t.Error("of a year without days the week is not taken")
	}
}

func TestDaysOfTheCalendarAreChecked(t *testing.T) {
	good := shop.WorkdaySpan{From: "2027-01-01", Until: "2027-01-03", Name: "元旦", Source: "x"}
	if err := good.Check().Err(); err != nil || len(good.Days()) != 3 {
		t.Errorf("%v, %d days", err, len(good.Days()))
	}
	for field, s := range map[string]shop.WorkdaySpan{
		"from_day":  {Name: "x", Source: "x"},
		"day_name":  {From: "2027-01-01", Source: "x"},
		"until_day": {From: "2027-01-03", Until: "2027-01-01", Name: "x", Source: "x"},
	} {
		if p := s.Check(); len(p) == 0 || p[0].Field != field {
			t.Errorf("%s: %+v", field, p)
		}
	}
	if long := (shop.WorkdaySpan{From: "2027-01-01", Until: "2028-01-01"}).Days(); len(long) != shop.MaxSpan {
		t.Errorf("a span of %d days", len(long))
	}
	if p := (shop.Workday{Day: "2027-13-01", Name: "x"}).Check(); len(p) != 2 || p[0].Field != "from_day" || !p[1].Warn {
		t.Errorf("%+v", p)
	}
}

// caseRules are the days of the order of 2021.
func caseRules() []shop.Rule {
	return []shop.Rule{
		{Book: "sanbao2021", Name: "answer_workdays", Value: 10, From: "2022-01-01"},
		{Book: "sanbao2021", Name: "settle_workdays", Value: 20, From: "2022-01-01"},
	}
}

func TestTheDaysOfACaseAreThoseOfArticle28(t *testing.T) {
	zone := time.FixedZone("CST", 8*60*60)
	c := shop.Case{Status: shop.CaseAsked, Request: shop.CaseRequest{At: time.Date(2026, 9, 30, 23, 59, 0, 0, zone)}}
	c.AnswerDue, c.CompleteDue = c.Dues(caseRules(), autumn(), zone)
	if c.AnswerDue != "2026-10-20" || c.CompleteDue != "2026-11-03" || c.Due() != c.AnswerDue {
		t.Errorf("due %s and %s", c.AnswerDue, c.CompleteDue)
	}
	if c.Overdue("2026-10-20") || !c.Overdue("2026-10-21") {
		t.Error("the last day is inside, the next is late")
	}
	c.Status, c.Delays = shop.CaseGranted, []shop.CaseDelay{{Days: 2, Reason: "x"}, {Days: 1, Reason: "y"}}
	if _, c.CompleteDue = c.Dues(caseRules(), autumn(), zone); c.CompleteDue != "2026-11-06" || c.Due() != "2026-11-06" {
		t.Errorf("with what the customer caused due %s", c.CompleteDue)
	}
	if a, b := c.Dues(nil, autumn(), zone); a != "" || b != "" {
		t.Errorf("without rules due %s and %s", a, b)
	}
	if c.Status = shop.CaseRefused; c.Due() != "" || c.Overdue("2099-01-01") {
		t.Error("what was refused is due")
	}
}
