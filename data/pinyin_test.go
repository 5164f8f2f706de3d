package data

import (
	"slices"
	"strings"
	"testing"

	"gongdan/app/shop"
)

func TestSurnamesAreFoundByEachReading(t *testing.T) {
	for _, c := range []struct{ name, full, initials string }{
		{"单雄信", "shanxiongxin", "sxx"},
		{"曾国强", "zengguoqiang", "zgq"},
		{"解晓东", "xiexiaodong", "xxd"},
		{"解晓东", "jiexiaodong", "jxd"},
		{"仇和", "qiuhe", "qh"},
		{"仇和", "chouhe", "ch"},
		{"区伟", "ouwei", "ow"},
		{"查良镛", "zhaliangyong", "zly"},
		{"朴树", "piaoshu", "ps"},
		{"覃刚", "qingang", "qg"},
		{"覃刚", "tangang", "tg"},
		{"尉迟恭", "yuchigong", "ycg"},
		{"万俟明", "moqiming", "mqm"},
		{"单于明", "chanyuming", "cym"},
		{"重庆长安汽车", "chongqingchanganqiche", "cqcaqc"},
		{"厦门银行", "xiamenyinhang", "xmyh"},
		{"吕丽", "lvli", "ll"},
		{"机油滤清器", "jiyoulvqingqi", "jylqq"},
		{"Tom 王", "tomwang", "tomw"},
	} {
		tokens := customerTokens(shop.Customer{Name: c.name})
		if !slices.Contains(tokens, c.full) {
			t.Errorf("%s: no %s in %v", c.name, c.full, tokens)
		}
		if !slices.Contains(tokens, c.initials) {
			t.Errorf("%s: no %s in %v", c.name, c.initials, tokens)
		}
	}
}

func TestANameIsReadInAtMostEightWays(t *testing.T) {
	for _, name := range []string{"", "，。", "𬭚", "和", "𠮷野家", "差着", strings.Repeat("长", 80)} {
		if n := len(readings(name)); n > mostReadings {
			t.Errorf("%q is read in %d ways", name, n)
		}
		for _, r := range readings(name) {
			for _, s := range r {
				if s.sound == "" {
					t.Errorf("%q has a silent syllable", name)
				}
			}
		}
	}
}

func TestTokensHoldTheEndsOfPlatesPhonesAndNumbers(t *testing.T) {
	car := vehicleTokens(shop.Vehicle{Plate: "沪AD12345", VIN: "LSVAA00090N000001"}, []string{"沪AD12345", "苏E6T771"})
	for _, want := range []string{"沪ad12345", "ad12345", "12345", "45", "苏e6t771", "71", "lsvaa00090n000001", "0n000001", "0001"} {
		if !slices.Contains(car, want) {
			t.Errorf("car lacks %s: %v", want, car)
		}
	}
	for _, not := range []string{"5", "001", "90n000001"} {
		if slices.Contains(car, not) {
			t.Errorf("car is found by %s", not)
		}
	}
	who := customerTokens(shop.Customer{
		Code: "C12", Name: "王建国", Phone: "138-0000-0001",
		Contacts: []shop.Contact{{Name: "李娜", Phone: "13912345678"}},
	})
	for _, want := range []string{"c12", "王建国", "建国", "国", "wjg", "jg", "wangjianguo", "13800000001", "0001", "李娜", "ln", "5678"} {
		if !slices.Contains(who, want) {
			t.Errorf("customer lacks %s: %v", want, who)
		}
	}
	order := orderTokens(shop.Order{Number: "RO260414-007", SettlementNo: "JS260414-003"})
	if !slices.Equal(order, []string{"ro260414007", "260414007", "js260414003", "260414003"}) {
		t.Errorf("order: %v", order)
	}
	part := partTokens(shop.Part{Number: "06L 115-562.B", Name: "机油滤清器", Barcode: "6901234567892"})
	for _, want := range []string{"06l115562b", "6901234567892", "滤清器", "lqq", "器"} {
		if !slices.Contains(part, want) {
			t.Errorf("part lacks %s: %v", want, part)
		}
	}
	long := partTokens(shop.Part{Number: strings.Repeat("9", 100), Name: "x"})
	if len(long[0]) != longToken {
		t.Errorf("token of %d characters", len(long[0]))
	}
}

func TestInitialsAreThoseOfEachReading(t *testing.T) {
	t.Parallel()
	for words, want := range map[string]string{"召回活动": "shhd zhhd", "轮胎": "lt", "": "", "——": ""} {
		if got := AllInitials(words); got != want {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
	if got := Initials("召回活动"); got != "shhd" {
		t.Errorf("the likeliest: %q", got)
	}
}
