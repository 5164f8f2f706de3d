package paper

import (
	"strings"

	"gongdan/app/shop"
)

// Capital is an amount in words, as receipts want it (人民币大写, 支付结算办法
// annex 1), without the leading 人民币. Where the annex leaves 零 open, it is
// written only where 元 is zero and 角 is not; an amount that ends in 角 has no
// 整. Zero is 零元整; an amount below zero begins with 负.
func Capital(m shop.Money) string {
	if m < 0 {
		return "负" + capital(uint64(-m))
	}
	return capital(uint64(m))
}

// capital is an amount in fen that is not negative, in words.
func capital(fen uint64) string {
	yuan, jiao, rest := fen/100, fen/10%10, fen%10
	var b strings.Builder
	if yuan > 0 || fen == 0 {
		b.WriteString(wholeYuan(yuan) + "元")
	}
	if jiao == 0 && rest == 0 {
		return b.String() + "整"
	}
	switch {
	case yuan == 0:
	case jiao == 0, yuan%10 == 0:
		b.WriteString("零")
	}
	if jiao > 0 {
		b.WriteString(figure(jiao) + "角")
	}
	if rest > 0 {
		b.WriteString(figure(rest) + "分")
	}
	return b.String()
}

// figure is a digit as receipts write it.
func figure(d uint64) string { return string([]rune("零壹贰叁肆伍陆柒捌玖")[d%10]) }

// wholeYuan is a whole number in words. What follows a unit gets 零 in front if
// it is less than a tenth of that unit: one for any run of zeros, and none
// where only the place of 万 or 亿 itself is zero.
func wholeYuan(n uint64) string {
	units := []struct {
		size uint64
		word string
	}{{100_000_000, "亿"}, {10_000, "万"}, {1000, "仟"}, {100, "佰"}, {10, "拾"}}
	for _, u := range units {
		if n < u.size {
			continue
		}
		words, rest := wholeYuan(n/u.size)+u.word, n%u.size
		if rest > 0 && rest < u.size/10 {
			words += figure(0)
		}
		if rest > 0 {
			words += wholeYuan(rest)
		}
		return words
	}
	return figure(n)
}
