package kit

import (
	"math/big"
	"strings"

	"gongdan/app/shop"
)

// ReadSum works out numbers joined by +, - and *, where * binds first, and
// gives the result times 10^decimals. Full-width figures, signs between
// thousands and spaces are read too. It is exact; only a product is rounded,
// once at the end, half away from zero. An *Unread is returned for what is no
// sum, has too many decimals, or lies beyond ±limit.
func ReadSum(s string, decimals int, limit int64) (int64, error) {
	s = strings.Map(func(r rune) rune {
		if r = foldFigure(r); r == 0 || r == ',' {
			return -1
		}
		return r
	}, s)
	total, product, ok := sum(s)
	if !ok || len(s) > 60 {
		return 0, &Unread{Say: "field.say.number"}
	}
	total.Mul(total, new(big.Rat).SetInt64(pow10(decimals)))
	if !total.IsInt() && !product {
		if decimals == 0 {
			return 0, &Unread{Say: "field.say.whole"}
		}
		return 0, &Unread{Say: "field.say.decimals", With: shop.Args{"Decimals": decimals}}
	}
	n := rounded(total)
	if !n.IsInt64() || n.Int64() > limit || n.Int64() < -limit {
		return 0, &Unread{Say: "field.say.too_large"}
	}
	return n.Int64(), nil
}

// sum adds up the terms of s; product tells whether there was a *.
func sum(s string) (total *big.Rat, product, ok bool) {
	total = new(big.Rat)
	for first := true; s != "" || first; first = false {
		sign := int64(1)
		switch {
		case strings.HasPrefix(s, "-"):
			sign, s = -1, s[1:]
		case strings.HasPrefix(s, "+"):
			s = s[1:]
		}
		end := strings.IndexAny(s, "+-")
		if end < 0 {
			end = len(s)
		}
		term := new(big.Rat).SetInt64(sign)
		factors := strings.Split(s[:end], "*")
		for _, f := range factors {
			n, isNumber := number(f)
			if !isNumber {
				return nil, false, false
			}
			term.Mul(term, n)
		}
		product = product || len(factors) > 1
		total.Add(total, term)
		s = s[end:]
	}
	return total, product, true
}

// number reads plain figures with at most one point.
func number(s string) (*big.Rat, bool) {
	whole, frac, _ := strings.Cut(s, ".")
	if whole+frac == "" || len(s) > 20 || strings.Trim(whole+frac, "0123456789") != "" {
		return nil, false
	}
	return new(big.Rat).SetString("0" + whole + "." + frac + "0")
}

// rounded is r to the nearest whole number, half away from zero.
func rounded(r *big.Rat) *big.Int {
	num, den := new(big.Int).Set(r.Num()), r.Denom()
	num.Abs(num).Mul(num, big.NewInt(2)).Add(num, den)
	num.Quo(num, new(big.Int).Mul(den, big.NewInt(2)))
	if r.Sign() < 0 {
		num.Neg(num)
	}
	return num
}

func pow10(n int) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}
