package text

import (
	"slices"
	"testing"
	"time"

	"gongdan/app/shop"
)

func TestAWeekIsReadAsItIsWrittenAndWrittenAsItIsRead(t *testing.T) {
	for _, tag := range Tags() {
		l, err := Load(tag)
		if err != nil {
			t.Fatal(err)
		}
		odd := []shop.Shift{{Weekday: time.Tuesday, From: 9 * 60, Until: 24 * 60}, {Weekday: time.Sunday, From: 0, Until: 6*60 + 5}}
		for _, week := range [][]shop.Shift{shop.UsualWeek(), odd, nil} {
			got, problems := ParseWeek(l, l.Week(week))
			if len(problems) > 0 || !slices.Equal(sortedWeek(got), sortedWeek(week)) {
				t.Errorf("%s: %q is read as %v, %v", tag, l.Week(week), got, problems)
			}
		}
	}
}

func sortedWeek(week []shop.Shift) []shop.Shift {
	return slices.SortedFunc(slices.Values(week), func(a, b shop.Shift) int { return (int(a.Weekday)-int(b.Weekday))*10000 + a.From - b.From })
}

func TestAWeekIsTypedInManyWays(t *testing.T) {
	zh, err := Load("zh-CN")
	if err != nil {
		t.Fatal(err)
	}
	en, err := Load("en")
	if err != nil {
		t.Fatal(err)
	}
	usual := sortedWeek(shop.UsualWeek())
	for _, c := range []struct {
		l    Lang
		text string
	}{
		{zh, "周一至周六 8:30-12:00 13:30-18:00"},
		{zh, "星期一到星期六　8：30～12：00，13:30-1800"},
		{zh, "周一 周二 周三 周四 周五 8:30-12 13:30-18；礼拜六 8:30-12:00 13:30-18:00"},
		{en, "mon-SAT 8:30-12:00 13:30-18:00"},
		{en, "Mon to Fri"},
		{zh, "周八 8:30-12:00"},
		{zh, "8:30-12:00"},
		{zh, "周一 上午"},
		{zh, "周一"},
	} {
		got, problems := ParseWeek(c.l, c.text)
		if good := slices.Equal(sortedWeek(got), usual); good == (len(problems) > 0) {
			t.Errorf("%q is read as %v, %v", c.text, got, problems)
		}
	}
	if got, problems := ParseWeek(zh, "周六至周一 9:00-10:00"); len(problems) > 0 || len(got) != 3 || zh.Week(shop.UsualWeek()) != "周一至周六 8:30-12:00 13:30-18:00" {
		t.Errorf("%v %v, the usual week is %q", got, problems, zh.Week(shop.UsualWeek()))
	}
}
