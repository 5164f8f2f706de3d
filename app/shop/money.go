package shop

import (
	"errors"
	"fmt"
	"math"
	"math/bits"
	"strconv"
	"strings"
)

// Money is an amount in fen, a hundredth of a yuan. Adding is exact; only the
// funcs that say so round, and always half away from zero, so that a counter
// document cancels its original to the last fen.
type Money int64

// Qty is an amount of something, or of hours, in thousandths: 4500 is 4.5 l.
type Qty int64

// Rate is a share in basis points: 1000 is 10 %.
type Rate int64

// Bounds of what the program accepts. They keep every product of a price, a
// quantity and a share inside an int64.
const (
	One      Qty   = 1000
	Whole    Rate  = 10_000
	MaxMoney Money = 10_000_000_000 // 100 million yuan
	MaxQty   Qty   = 1_000_000_000  // a million pieces
)

// ErrOverflow means that a sum does not fit: the input was out of bounds.
var ErrOverflow = errors.New("shop: amount out of range")

// muldiv is a·b/c rounded half away from zero, exact through 128 bits. It
// panics on overflow, which Check on the inputs rules out.
func muldiv(a, b, c int64) int64 {
	neg := (a < 0) != (b < 0)
	hi, lo := bits.Mul64(abs(a), abs(b))
	lo, carry := bits.Add64(lo, uint64(c)/2, 0)
	hi += carry
	if hi >= uint64(c) {
		panic(ErrOverflow)
	}
	q, _ := bits.Div64(hi, lo, uint64(c))
	if q > math.MaxInt64 {
		panic(ErrOverflow)
	}
	if neg {
		return -int64(q)
	}
	return int64(q)
}

func abs(n int64) uint64 {
	if n < 0 {
		return uint64(-n)
	}
	return uint64(n)
}

// Times is the price of q pieces at m each, rounded once to the fen.
func (m Money) Times(q Qty) Money { return Money(muldiv(int64(m), int64(q), int64(One))) }

// Share is r of m, rounded once to the fen.
func (m Money) Share(r Rate) Money { return Money(muldiv(int64(m), int64(r), int64(Whole))) }

// LineAmount is quantity × price × (1 − discount), rounded once to the fen.
func LineAmount(price Money, q Qty, discount Rate) Money {
	return Money(muldiv(int64(price)*int64(Whole-discount), int64(q), int64(One)*int64(Whole)))
}

// Part is the share of m that falls to q out of all: the moving-average cost
// of q pieces out of a stock of all pieces worth m.
func (m Money) Part(q, all Qty) Money {
	if all == 0 {
		return 0
	}
	return Money(muldiv(int64(m), int64(q), int64(all)))
}

// SplitVAT parts a price that contains VAT at rate: net = gross ÷ (1 + rate)
// rounded to the fen, tax the rest.
func (m Money) SplitVAT(rate Rate) (net, tax Money) {
	net = Money(muldiv(int64(m), int64(Whole), int64(Whole+rate)))
	return net, m - net
}

// String writes m as yuan with two decimals, as the open format does.
func (m Money) String() string {
	sign := ""
	if m < 0 {
		sign = "-"
	}
	a := abs(int64(m))
	return fmt.Sprintf("%s%d.%02d", sign, a/100, a%100)
}

// String writes q with as many decimals as it needs, at most three.
func (q Qty) String() string { return decimal(int64(q), 3) }

// String writes r as a share of one: 1000 is 0.1.
func (r Rate) String() string { return decimal(int64(r), 4) }

func decimal(n int64, places int) string {
	sign := ""
	if n < 0 {
		sign = "-"
	}
	s := fmt.Sprintf("%0*d", places+1, abs(n))
	whole, rest := s[:len(s)-places], strings.TrimRight(s[len(s)-places:], "0")
	if rest != "" {
		rest = "." + rest
	}
	return sign + whole + rest
}

// ParseMoney reads yuan such as "484.2", with at most two decimals.
func ParseMoney(s string) (Money, error) {
	n, err := parseDecimal(s, 2, int64(MaxMoney))
	return Money(n), err
}

// ParseQty reads a quantity such as "4.5", with at most three decimals.
func ParseQty(s string) (Qty, error) {
	n, err := parseDecimal(s, 3, int64(MaxQty))
	return Qty(n), err
}

// ParseRate reads a share of one such as "0.10", with at most four decimals.
func ParseRate(s string) (Rate, error) {
	n, err := parseDecimal(s, 4, int64(Whole))
	return Rate(n), err
}

func parseDecimal(s string, places int, limit int64) (int64, error) {
	body, neg := strings.CutPrefix(s, "-")
	whole, frac, dotted := strings.Cut(body, ".")
	frac = strings.TrimRight(frac, "0")
	if whole == "" || len(frac) > places || (dotted && strings.HasSuffix(body, ".")) {
		return 0, fmt.Errorf("shop: %q is not a number with at most %d decimals", s, places)
	}
	digits := whole + frac + strings.Repeat("0", places-len(frac))
	if strings.Trim(digits, "0123456789") != "" {
		return 0, fmt.Errorf("shop: %q is not a number with at most %d decimals", s, places)
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || n > limit {
		return 0, fmt.Errorf("shop: %q: %w", s, ErrOverflow)
	}
	if neg {
		n = -n
	}
	return n, nil
}
