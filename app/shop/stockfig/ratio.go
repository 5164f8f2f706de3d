package stockfig

import "math/big"

// Ratio is an exact quotient Of ÷ By. It is not known where By is not above zero.
type Ratio struct{ Of, By int64 }

// Known reports whether there is anything to divide by.
func (r Ratio) Known() bool { return r.By > 0 }

// Scaled is the quotient in units of 1/scale, rounded half away from zero: 2/3 in
// hundredths is 67. It is 0 for what is not known; ask Known first.
func (r Ratio) Scaled(scale int64) int64 {
	if !r.Known() {
		return 0
	}
	n := new(big.Int).Mul(big.NewInt(r.Of), big.NewInt(2*scale))
	half := big.NewInt(r.By)
	if n.Sign() < 0 {
		half.Neg(half)
	}
	return n.Add(n, half).Quo(n, new(big.Int).Mul(big.NewInt(2), big.NewInt(r.By))).Int64()
}

// Compare is below, at or above zero as the quotient is below, at or above n/scale.
func (r Ratio) Compare(n, scale int64) int {
	left := new(big.Int).Mul(big.NewInt(r.Of), big.NewInt(scale))
	return left.Cmp(new(big.Int).Mul(big.NewInt(n), big.NewInt(r.By)))
}

// over is a product divided by a product; what does not fit is not known.
func over(a, b, c, d int64) Ratio {
	of, by := new(big.Int).Mul(big.NewInt(a), big.NewInt(b)), new(big.Int).Mul(big.NewInt(c), big.NewInt(d))
	if common := new(big.Int).GCD(nil, nil, new(big.Int).Abs(of), new(big.Int).Abs(by)); common.Sign() > 0 {
		of.Quo(of, common)
		by.Quo(by, common)
	}
	if !of.IsInt64() || !by.IsInt64() {
		return Ratio{}
	}
	return Ratio{of.Int64(), by.Int64()}
}
