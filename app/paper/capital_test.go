package paper

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"gongdan/app/shop"
)

func TestAmountsAreWrittenInWordsAsReceiptsWantThem(t *testing.T) {
	cases := []struct {
		fen  shop.Money
		want string
	}{
		{140950, "壹仟肆佰零玖元伍角"},
		{600714, "陆仟零柒元壹角肆分"},
		{168032, "壹仟陆佰捌拾元零叁角贰分"},
		{10700053, "壹拾万柒仟元零伍角叁分"},
		{1640902, "壹万陆仟肆佰零玖元零贰分"},
		{32504, "叁佰贰拾伍元零肆分"},
		{0, "零元整"},
		{10000, "壹佰元整"},
		{1, "壹分"},
		{10, "壹角"},
		{15, "壹角伍分"},
		{50, "伍角"},
		{105, "壹元零伍分"},
		{150, "壹元伍角"},
		{1000, "壹拾元整"},
		{1050, "壹拾元零伍角"},
		{1005, "壹拾元零伍分"},
		{100000, "壹仟元整"},
		{1000000, "壹万元整"},
		{1000100, "壹万零壹元整"},
		{1010000, "壹万零壹佰元整"},
		{1100000, "壹万壹仟元整"},
		{10000000, "壹拾万元整"},
		{10000100, "壹拾万零壹元整"},
		{100000000, "壹佰万元整"},
		{100010000, "壹佰万零壹佰元整"},
		{1000000000, "壹仟万元整"},
		{1001000000, "壹仟零壹万元整"},
		{1000010000, "壹仟万零壹佰元整"},
		{10000000000, "壹亿元整"},
		{10000000100, "壹亿零壹元整"},
		{10001000000, "壹亿零壹万元整"},
		{10100000000, "壹亿零壹佰万元整"},
		{100000000000, "壹拾亿元整"},
		{100000000001, "壹拾亿元零壹分"},
		{10010010010, "壹亿零壹拾万零壹佰元零壹角"},
		{20000200000, "贰亿零贰仟元整"},
		{248800, "贰仟肆佰捌拾捌元整"},
		{-248850, "负贰仟肆佰捌拾捌元伍角"},
		{-1, "负壹分"},
	}
	for _, c := range cases {
		if got := Capital(c.fen); got != c.want {
			t.Errorf("%d: got %s, want %s", c.fen, got, c.want)
		}
	}
}

func TestAmountsInWordsReadBackAsTheyWere(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		m := shop.Money(r.Int64N(1 << r.UintN(62)))
		if r.IntN(3) == 0 { // many zeros
			m = m / 10000 * 10000
		}
		words := Capital(m)
		if got := parseCapital(t, words); got != uint64(m) {
			t.Fatalf("%d is written %s and reads %d", m, words, got)
		}
		if strings.Contains(words, "零零") || strings.Contains(words, "零元") && m >= 100 {
			t.Fatalf("%d is written %s", m, words)
		}
	}
	for _, m := range []shop.Money{math.MaxInt64, math.MinInt64, math.MinInt64 + 1} {
		if words := Capital(m); words == "" {
			t.Errorf("%d has no words", m)
		}
	}
}

// parseCapital reads words back, without knowing how they were made.
func parseCapital(t *testing.T, s string) uint64 {
	t.Helper()
	var total, part, digit uint64
	for _, r := range s {
		if d := strings.IndexRune("零壹贰叁肆伍陆柒捌玖", r); d >= 0 {
			digit = uint64(d / len("零"))
			continue
		}
		switch r {
		case '拾':
			part += digit * 10
		case '佰':
			part += digit * 100
		case '仟':
			part += digit * 1000
		case '万':
			total, part = total+(part+digit)*1e4, 0
		case '亿':
			total, part = (total+part+digit)*1e8, 0
		case '元':
			total, part = (total+part+digit)*100, 0
		case '角':
			total += digit * 10
		case '分':
			total += digit
		case '整':
		default:
			t.Fatalf("%q in %s is no figure", r, s)
		}
		digit = 0
	}
	return total
}
