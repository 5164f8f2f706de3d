package sheet

import (
	"bytes"
	"math/big"
	"strings"
	"testing"

	"gongdan/app/shop"
)

func FuzzAmountsAreReadExactlyOrNotAtAll(f *testing.F) {
	for _, s := range []string{"1,234.50", "6.92E+12", "-0.005", "０．１", "1e-400", "26.499999999999996", "¥元", "1.", ".5", "--1", "9e9999"} {
		f.Add(s)
	}
	w, err := NewWords()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		m, rounded, why := w.money(Cell{Text: s}, true)
		if why == "" && (m < 0 || m > shop.MaxMoney) {
			t.Errorf("%q is %v", s, m)
		}
		if q, why := w.quantity(Cell{Text: s}); why == "" && (q < 0 || q > shop.MaxQty) {
			t.Errorf("%q is %v pieces", s, q)
		}
		// A plain decimal number of few digits is what arithmetic says it is.
		if why == "" && !rounded && len(s) < 14 && strings.Trim(s, "0123456789.") == "" {
			want, ok := new(big.Rat).SetString(s)
			if ok && want.Cmp(big.NewRat(int64(m), 100)) != 0 {
				t.Errorf("%q is %v", s, m)
			}
		}
	})
}

func FuzzAnyTextIsReadOrRefused(f *testing.F) {
	for _, s := range []string{"编码,名称\nP1,a\n", "a\t\"b\n", "\xb1\xe0\xc2\xeb,x\n1,2", "\ufeffa;b\n1;2", "PK\x03\x04", "\xd0\xcf\x11\xe0"} {
		f.Add([]byte(s))
	}
	w, err := NewWords()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		b, err := Read(t.Context(), bytes.NewReader(raw), w.Count)
		if err != nil {
			return
		}
		last := 0
		for _, r := range b.Rows {
			if r.N <= last {
				t.Fatalf("row %d after %d", r.N, last)
			}
			last = r.N
		}
		ReadParts(b, w, Options{Map: w.Guess(b.Headings())})
	})
}
