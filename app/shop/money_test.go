package shop_test

import (
	"errors"
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"gongdan/app/shop"
)

// dice gives the same numbers in every run.
func dice() *rand.Rand { return rand.New(rand.NewPCG(2026, 414)) }

// money is any amount inside the bounds, of either sign.
func money(r *rand.Rand) shop.Money {
	return shop.Money(r.Int64N(2*int64(shop.MaxMoney)+1) - int64(shop.MaxMoney))
}

func TestLineAmountRoundsOnceHalfAwayFromZero(t *testing.T) {
	for _, c := range []struct {
		price    shop.Money
		qty      shop.Qty
		discount shop.Rate
		want     shop.Money
	}{
		{12000, 500, 1000, 5400},   // exchange.md: 0.5 h × 120.00 − 10 %
		{5800, 1000, 0, 5800},      // and 1 × 58.00
		{29800, 1000, 1000, 26820}, // mock/order.png
		{1, 500, 0, 1},             // 0.5 fen
		{-1, 500, 0, -1},           // and its counter document
		{1, 499, 0, 0},
		{3, 1500, 0, 5}, // 4.5 fen
		{-3, 1500, 0, -5},
		{333, 333, 3333, 74}, // 73.93
		{99, 1000, 5000, 50}, // 49.5
		{12345, 1000, 10000, 0},
		{0, 7000, 0, 0},
	} {
		if got := shop.LineAmount(c.price, c.qty, c.discount); got != c.want {
			t.Errorf("LineAmount(%s, %s, %s) = %s, want %s", c.price, c.qty, c.discount, got, c.want)
		}
	}
}

func TestLineAmountIsTheExactProductRounded(t *testing.T) {
	r := dice()
	for range 2000 {
		price, qty, off := money(r), shop.Qty(r.Int64N(int64(shop.MaxQty))+1), shop.Rate(r.Int64N(10001))
		want := rounded(int64(price), int64(qty)*int64(shop.Whole-off), int64(shop.One)*int64(shop.Whole))
		if got := shop.LineAmount(price, qty, off); int64(got) != want {
			t.Fatalf("LineAmount(%d, %d, %d) = %d, want %d", price, qty, off, got, want)
		}
	}
}

// rounded is a·b/c by another way: big numbers, half away from zero.
func rounded(a, b, c int64) int64 {
	n := new(big.Int).Mul(big.NewInt(a), big.NewInt(b))
	sign := n.Sign()
	n.Abs(n).Mul(n, big.NewInt(2)).Add(n, big.NewInt(c))
	n.Div(n, big.NewInt(2*c))
	return int64(sign) * n.Int64()
}

func TestACounterDocumentCancelsItsOriginalToTheFen(t *testing.T) {
	r := dice()
	for range 2000 {
		m, q, off := money(r), shop.Qty(r.Int64N(int64(shop.MaxQty))), shop.Rate(r.Int64N(10001))
		if sum := shop.LineAmount(m, q, off) + shop.LineAmount(-m, q, off); sum != 0 {
			t.Fatalf("%d × %d − %d leaves %d", m, q, off, sum)
		}
		if sum := m.Times(q) + (-m).Times(q) + m.Share(off) + (-m).Share(off); sum != 0 {
			t.Fatalf("%d × %d leaves %d", m, q, sum)
		}
		net, tax := m.SplitVAT(off)
		backNet, backTax := (-m).SplitVAT(off)
		if net+backNet != 0 || tax+backTax != 0 {
			t.Fatalf("VAT %d of %d leaves %d and %d", off, m, net+backNet, tax+backTax)
		}
	}
}

func TestTakingAStockOutPieceByPieceLeavesNoResidue(t *testing.T) {
	r := dice()
	for range 500 {
		value, all := shop.Money(r.Int64N(1_000_000)), shop.Qty(r.Int64N(9)+1)*shop.One
		left, stock := value, all
		for stock > 0 {
			out := left.Part(shop.One, stock)
			if out < 0 || out > left {
				t.Fatalf("a piece of %s worth %s costs %s", stock, left, out)
			}
			left, stock = left-out, stock-shop.One
		}
		if left != 0 {
			t.Fatalf("a stock of %s worth %s leaves %s", all, value, left)
		}
	}
	if got := shop.Money(100).Part(shop.One, 0); got != 0 {
		t.Errorf("a share of no stock is %s", got)
	}
}

func TestNetAndTaxSumToTheGross(t *testing.T) {
	net, tax := shop.Money(11300).SplitVAT(1300)
	if net != 10000 || tax != 1300 {
		t.Errorf("113.00 at 13 %% is %s and %s", net, tax)
	}
	net, tax = shop.Money(11200).SplitVAT(1300)
	if net != 9912 || tax != 1288 {
		t.Errorf("112.00 at 13 %% is %s and %s", net, tax)
	}
	r := dice()
	for range 2000 {
		m, rate := money(r), shop.Rate(r.Int64N(10001))
		if net, tax := m.SplitVAT(rate); net+tax != m || int64(net) != rounded(int64(m), 10000, 10000+int64(rate)) {
			t.Fatalf("%s at %s is %s and %s", m, rate, net, tax)
		}
	}
}

func TestNothingInsideTheBoundsOverflows(t *testing.T) {
	for _, m := range []shop.Money{-shop.MaxMoney, -1, 0, 1, shop.MaxMoney} {
		for _, q := range []shop.Qty{1, shop.One, shop.MaxQty} {
			for _, rate := range []shop.Rate{0, 1, shop.Whole} {
				m.Times(q)
				m.Share(rate)
				m.Part(q, shop.MaxQty)
				m.SplitVAT(rate)
				shop.LineAmount(m, q, rate)
			}
		}
	}
}

func TestOutsideTheBoundsOverflowIsToldAndNotWrapped(t *testing.T) {
	for what, do := range map[string]func(){
		"past 128 bits": func() { shop.Money(math.MaxInt64).Times(math.MaxInt64) },
		"past 64 bits":  func() { shop.Money(math.MaxInt64).Times(1001) },
		"lowest":        func() { shop.Money(math.MinInt64).Times(1000) },
		"no divisor":    func() { shop.Money(1).SplitVAT(-shop.Whole) },
	} {
		func() {
			defer func() {
				if err, _ := recover().(error); !errors.Is(err, shop.ErrOverflow) {
					t.Errorf("%s: %v", what, err)
				}
			}()
			do()
		}()
	}
}

func TestAmountsAreWrittenAsTheOpenFormatDoes(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{shop.Money(48420).String(), "484.20"},
		{shop.Money(0).String(), "0.00"},
		{shop.Money(-5).String(), "-0.05"},
		{shop.Money(-123456).String(), "-1234.56"},
		{shop.Money(math.MinInt64).String(), "-92233720368547758.08"},
		{shop.Qty(4500).String(), "4.5"},
		{shop.Qty(14000).String(), "14"},
		{shop.Qty(1).String(), "0.001"},
		{shop.Qty(-500).String(), "-0.5"},
		{shop.Qty(0).String(), "0"},
		{shop.Rate(1000).String(), "0.1"},
		{shop.Rate(50).String(), "0.005"},
		{shop.Whole.String(), "1"},
	} {
		if c.got != c.want {
			t.Errorf("written %q, want %q", c.got, c.want)
		}
	}
}

func TestAmountsAreReadStrictly(t *testing.T) {
	for s, want := range map[string]shop.Money{
		"484.2": 48420, "484.20": 48420, "484.2000": 48420, "0": 0, "-0": 0, "-1": -100, "007": 700,
		"100000000": shop.MaxMoney, "-100000000.00": -shop.MaxMoney,
	} {
		if got, err := shop.ParseMoney(s); err != nil || got != want {
			t.Errorf("ParseMoney(%q) = %d, %v, want %d", s, got, err, want)
		}
	}
	for _, s := range []string{
		"", "-", ".", "1.", ".5", "1.234", "1,000", "--1", "+1", "1e3", " 1", "1 ", "1.2.3", "１", "一", "0x1", "1.-5", "NaN", "Inf",
	} {
		if got, err := shop.ParseMoney(s); err == nil {
			t.Errorf("ParseMoney(%q) = %d, want an error", s, got)
		}
	}
	for _, s := range []string{"100000000.01", "-100000000.01", "99999999999999999999"} {
		if _, err := shop.ParseMoney(s); !errors.Is(err, shop.ErrOverflow) {
			t.Errorf("ParseMoney(%q): %v, want ErrOverflow", s, err)
		}
	}
	if got, err := shop.ParseQty("1.0005"); err == nil {
		t.Errorf("ParseQty of four decimals = %d", got)
	}
	if got, err := shop.ParseRate("1.0001"); err == nil {
		t.Errorf("ParseRate above one = %d", got)
	}
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	r := dice()
	for range 2000 {
		m, q, rate := money(r), shop.Qty(r.Int64N(int64(shop.MaxQty)+1)), shop.Rate(r.Int64N(10001))
		if got, err := shop.ParseMoney(m.String()); err != nil || got != m {
			t.Fatalf("%d is read back as %d: %v", m, got, err)
		}
		if got, err := shop.ParseQty(q.String()); err != nil || got != q {
			t.Fatalf("%d is read back as %d: %v", q, got, err)
		}
		if got, err := shop.ParseRate(rate.String()); err != nil || got != rate {
			t.Fatalf("%d is read back as %d: %v", rate, got, err)
		}
	}
}
