package sheet

import (
	"math/big"
	"strconv"
	"strings"
	"unicode"

	"gongdan/app/shop"
)

// excelDigits is how many digits of a number a table program keeps.
const excelDigits = 15

// The ends of keys of faults that an amount can have.
const (
	notNumber = "number"
	decimals  = "decimals"
	tooBig    = "qty_range"
	tooDear   = "money_range"
	noCode    = "digits"
	lostCode  = "lost"
)

// amount is a number for a workbook, which holds all of them as binary ones.
// Written out again it has the digits that it was made of.
func amount(s string) any {
	n, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return s
	}
	return n
}

// money reads an amount in yuan: 1,234.50, ¥58, 58 元, full-width digits. Fen is
// what is left after rounding when round is set; else more than two decimals
// are a fault.
func (w *Words) money(c Cell, round bool) (m shop.Money, rounded bool, why string) {
	s, ok := w.digits(c)
	if !ok {
		return 0, false, notNumber
	}
	n, exact := scaled(s, 2)
	switch {
	case n == nil:
		return 0, false, notNumber
	case n.Sign() < 0 || n.Cmp(big.NewInt(int64(shop.MaxMoney))) > 0:
		return 0, false, tooDear
	case !exact && !round:
		return 0, false, decimals
	}
	return shop.Money(n.Int64()), !exact, ""
}

// quantity reads a number of pieces with at most three decimals.
func (w *Words) quantity(c Cell) (q shop.Qty, why string) {
	s, ok := w.digits(c)
	if !ok {
		return 0, notNumber
	}
	n, exact := scaled(s, 3)
	switch {
	case n == nil:
		return 0, notNumber
	case n.Sign() < 0 || n.Cmp(big.NewInt(int64(shop.MaxQty))) > 0:
		return 0, tooBig
	case !exact:
		return 0, decimals
	}
	return shop.Qty(n.Int64()), ""
}

// digits leaves of a cell what makes a number of it: signs of the currency, the
// unit, marks between thousands and spaces are taken off.
func (w *Words) digits(c Cell) (string, bool) {
	s := narrow(c.Text)
	s = strings.Trim(s, w.yuan)
	if at := strings.IndexByte(s, ','); at > 0 {
		if !thousands(s) {
			return "", false
		}
		s = strings.ReplaceAll(s, ",", "")
	}
	return s, s != ""
}

// thousands reports whether the commas of a number stand where they part
// thousands: 1,234.50 and not 1,5.
func thousands(s string) bool {
	whole, _, _ := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	groups := strings.Split(whole, ",")
	for i, g := range groups {
		if len(g) > 3 || i > 0 && len(g) != 3 || g == "" {
			return false
		}
	}
	return !strings.Contains(s[strings.LastIndexByte(s, ',')+1:], ",")
}

// narrow folds full-width characters and takes spaces away.
func narrow(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case r == '。':
			return '.'
		case r == '−' || r == '－':
			return '-'
		case unicode.IsSpace(r):
			return -1
		}
		return r
	}, s)
}

// scaled is a decimal number, perhaps with an exponent, times ten to the power of
// places, and whether that is whole; if not it is rounded half away from zero.
// The noise that binary numbers leave behind the 15th digit is cut off first.
// nil: it is no number.
func scaled(s string, places int) (n *big.Int, exact bool) {
	mantissa, exp, ok := parts(s)
	if !ok {
		return nil, false
	}
	neg := strings.HasPrefix(mantissa, "-")
	mantissa = strings.TrimLeft(strings.TrimPrefix(mantissa, "-"), "0")
	if over := len(mantissa) - excelDigits; over > 0 && exp < 0 {
		mantissa, exp = rounded(mantissa, over), exp+over
	}
	n, ok = new(big.Int).SetString("0"+mantissa, 10)
	if !ok {
		return nil, false
	}
	exact = true
	if by := exp + places; by >= 0 {
		n.Mul(n, power(by))
	} else {
		var rest big.Int
		d := power(-by)
		n.QuoRem(n, d, &rest)
		exact = rest.Sign() == 0
		if rest.Lsh(&rest, 1).Cmp(d) >= 0 {
			n.Add(n, big.NewInt(1))
		}
	}
	if neg {
		n.Neg(n)
	}
	return n, exact
}

// mostExponent bounds what is reckoned with: larger numbers are out of range
// whatever they say.
const mostExponent = 400

// parts takes a number apart: its digits without the point, and the power of
// ten that they stand for.
func parts(s string) (mantissa string, exp int, ok bool) {
	if at := strings.IndexAny(s, "eE"); at >= 0 {
		e, err := strconv.Atoi(strings.TrimPrefix(s[at+1:], "+"))
		if err != nil || e > mostExponent || e < -mostExponent {
			return "", 0, false
		}
		s, exp = s[:at], e
	}
	sign := ""
	if rest, minus := strings.CutPrefix(s, "-"); minus {
		sign, s = "-", rest
	}
	whole, frac, _ := strings.Cut(s, ".")
	all := whole + frac
	if all == "" || len(all) > mostExponent || strings.Trim(all, "0123456789") != "" {
		return "", 0, false
	}
	return sign + all, exp - len(frac), true
}

// rounded cuts the last digits off, rounding half up.
func rounded(digits string, off int) string {
	n, _ := new(big.Int).SetString(digits, 10)
	half := new(big.Int).Quo(power(off), big.NewInt(2))
	return n.Add(n, half).Quo(n, power(off)).String()
}

func power(n int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil) }

// code reads a part number or barcode. What a table program has made a number
// of may have lost the zeros in front of it, which nobody can tell, and one with
// an exponent its last digits: as such they are faults, unless whoever knows the
// parts has said that no number begins with a zero.
func code(c Cell, plainNumbers bool) (s, why string) {
	s = strings.TrimSpace(c.Text)
	if exponent(s) {
		if c.Kind != Number {
			return s, lostCode
		}
		n, exact := scaled(s, 0)
		if n == nil || !exact || len(n.String()) > excelDigits {
			return s, lostCode
		}
		s = n.String()
	}
	if c.Kind != Number {
		return s, ""
	}
	if len(strings.TrimLeft(s, "-0")) > excelDigits || strings.ContainsAny(s, ".-") {
		return s, lostCode
	}
	if len(s) >= shownDigits && strings.HasSuffix(s, lostZeros) {
		return s, lostCode
	}
	if !plainNumbers {
		return s, noCode
	}
	return s, ""
}

// A table program shows a number of more than eleven digits with an exponent;
// what was saved that way ends in zeros.
const (
	shownDigits = 12
	lostZeros   = "00000"
)

// exponent reports whether a text is a number in the manner of 6.92E+12.
func exponent(s string) bool {
	at := strings.IndexAny(s, "eE")
	if at <= 0 || at+1 >= len(s) || s[at+1] != '+' {
		return false
	}
	_, _, ok := parts(s)
	return ok
}
