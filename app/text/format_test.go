package text_test

import (
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/app/text"
)

func load(t *testing.T, tag string) text.Lang {
	t.Helper()
	l, err := text.Load(tag)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// written checks what was written against what is wanted.
type written struct{ got, want string }

func same(t *testing.T, all []written) {
	t.Helper()
	for _, w := range all {
		if w.got != w.want {
			t.Errorf("%q, want %q", w.got, w.want)
		}
	}
}

func TestMoneyHasThousandsTwoDecimalsAndARealMinus(t *testing.T) {
	l := load(t, "zh-CN")
	same(t, []written{
		{l.Money(0), "0.00"},
		{l.Money(5), "0.05"},
		{l.Money(99999), "999.99"},
		{l.Money(100000), "1,000.00"},
		{l.Money(123456), "1,234.56"},
		{l.Money(shop.MaxMoney), "100,000,000.00"},
		{l.Money(-2980), "−29.80"},
		{l.Money(-5), "−0.05"},
		{l.Money(-123456), "−1,234.56"},
		{l.Money(-99900), "−999.00"},
		{l.Yuan(37620), "¥376.20"},
		{l.Yuan(-123456), "−¥1,234.56"},
		{l.Yuan(0), "¥0.00"},
	})
}

func TestQuantitiesLineUpAndCountsDoNot(t *testing.T) {
	l := load(t, "en")
	same(t, []written{
		{l.Qty(500), "0.50"},
		{l.Qty(1000), "1.00"},
		{l.Qty(1250), "1.25"},
		{l.Qty(1001), "1.001"},
		{l.Qty(-4500), "−4.50"},
		{l.Qty(-500), "−0.50"},
		{l.Qty(1234567000), "1,234,567.00"},
		{l.Count(14000), "14"},
		{l.Count(4500), "4.5"},
		{l.Count(0), "0"},
		{l.Count(-1000), "−1"},
		{l.Count(1234500), "1,234.5"},
		{l.Percent(1000), "10"},
		{l.Percent(1250), "12.5"},
		{l.Percent(1), "0.01"},
		{l.Percent(0), "0"},
		{l.Percent(shop.Whole), "100"},
		{l.Percent(-1250), "−12.5"},
		{l.Int(23480), "23,480"},
		{l.Int(-1000), "−1,000"},
		{l.Int(7), "7"},
	})
}

func TestTimesAreTheShopsWhereverTheyAreRead(t *testing.T) {
	l := load(t, "zh-CN")
	at := time.Date(2026, 4, 13, 16, 30, 0, 0, time.UTC)
	same(t, []written{
		{l.Date(at), "2026-04-14"},
		{l.DateTime(at), "2026-04-14 00:30"},
		{l.Clock(at), "00:30"},
		{l.Date(at.In(time.FixedZone("", -8*3600))), "2026-04-14"},
		{l.Date(time.Time{}), ""},
		{l.DateTime(time.Time{}), ""},
		{l.Clock(time.Time{}), ""},
	})
}

func TestNearTimesAreSaidInFewWords(t *testing.T) {
	zh, en := load(t, "zh-CN"), load(t, "en")
	now := time.Date(2026, 4, 14, 1, 42, 0, 0, time.UTC) // 09:42 in the shop
	h := func(n int) time.Time { return now.Add(time.Duration(n) * time.Hour) }
	same(t, []written{
		{zh.When(h(7), now), "今天 16:42"},
		{en.When(h(7), now), "today 16:42"},
		{zh.When(h(-9), now), "今天 00:42"},
		{zh.When(h(-10), now), "昨天 23:42"},
		{en.When(h(-10), now), "yesterday 23:42"},
		{zh.When(h(14), now), "今天 23:42"},
		{zh.When(h(15), now), "明天 00:42"},
		{en.When(h(15), now), "tomorrow 00:42"},
		{zh.When(h(39), now), "04-16 00:42"},
		{zh.When(h(-34), now), "04-12 23:42"},
		{zh.When(now.AddDate(-1, 0, 0), now), "2025-04-14"},
		{en.When(now.AddDate(1, 0, 0), now), "2027-04-14"},
		{zh.When(time.Time{}, now), ""},
	})
	newYear := time.Date(2025, 12, 31, 20, 0, 0, 0, time.UTC) // 04:00 on 1 January
	same(t, []written{
		{zh.When(newYear.Add(-6*time.Hour), newYear), "昨天 22:00"}, {zh.When(newYear.AddDate(0, 0, -2), newYear), "2025-12-30"},
	})
}

func TestPlatesAndPhonesAreSetInGroups(t *testing.T) {
	l := load(t, "zh-CN")
	same(t, []written{
		{l.Plate("沪A3K728"), "沪A 3K728"},
		{l.Plate("沪AD12345"), "沪A D12345"},
		{l.Plate("使014578"), "使014578"},
		{l.Plate("临时1234"), "临时1234"},
		{l.Plate("沪A12"), "沪A12"},
		{l.Plate(""), ""},
		{l.Phone("13800001234"), "138 0000 1234"},
		{l.Phone("021-62345678"), "021-62345678"},
		{l.Phone("23800001234"), "23800001234"},
		{l.Phone(""), ""},
		{l.Masked("13800001234"), "138 **** 1234"},
		{l.Masked("021-62345678"), "021*****5678"},
		{l.Masked("12345678"), "123*5678"},
		{l.Masked("1234567"), "*****67"},
		{l.Masked("1"), "1"},
		{l.Masked(""), ""},
		{l.Masked("转王先生八八八八"), "转王先*八八八八"},
	})
}
