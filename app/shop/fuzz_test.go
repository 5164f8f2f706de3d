package shop_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"gongdan/app/shop"
)

// roundTrip checks that what is accepted is written as one amount and read
// back as the same.
func roundTrip[T interface {
	~int64
	String() string
}](f *testing.F, read func(string) (T, error), most T) {
	for _, s := range []string{"0", "484.20", "-0.05", "100000000", "1.000", "0.10", "", "-", ".5", "1e9", "9223372036854775808", "１.２"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := read(s)
		if err != nil {
			if n != 0 {
				t.Errorf("%q is refused and still %d", s, n)
			}
			return
		}
		if n > most || n < -most {
			t.Errorf("%q is out of bounds: %d", s, n)
		}
		if again, err := read(n.String()); err != nil || again != n {
			t.Errorf("%q is %d, written %q, read %d: %v", s, n, n.String(), again, err)
		}
	})
}

func FuzzParseMoney(f *testing.F) { roundTrip(f, shop.ParseMoney, shop.MaxMoney) }
func FuzzParseQty(f *testing.F)   { roundTrip(f, shop.ParseQty, shop.MaxQty) }
func FuzzParseRate(f *testing.F)  { roundTrip(f, shop.ParseRate, shop.Whole) }

func FuzzParseDay(f *testing.F) {
	for _, s := range []string{"", "2026-04-14", "2024-02-29", "2026-02-29", "2026-4-1", "0000-00-00", "2026-04-14 ", "昨天"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := shop.ParseDay(s)
		switch {
		case err != nil:
			if d != "" {
				t.Errorf("%q is refused and still %q", s, d)
			}
		case d == "":
			if s != "" {
				t.Errorf("%q is the empty day", s)
			}
		case d.Add(0) != d || len(d.Compact()) != 8 || len(d.Month()) != 7:
			t.Errorf("%q is a day that is no day", s)
		}
	})
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"", "沪a·d12345", "　ＬＳＶ ａ", "138 0000 1234", "ß ǆ ı", "\xff\x00", "•·・"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := shop.Fold(s)
		if again := shop.Fold(once); again != once {
			t.Errorf("%q folds to %q and then to %q", s, once, again)
		}
		if strings.ContainsFunc(once, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || r == '·' }) {
			t.Errorf("%q folds to %q", s, once)
		}
		if !utf8.ValidString(once) {
			t.Errorf("%q folds to no text: %q", s, once)
		}
	})
}

func FuzzIsPlate(f *testing.F) {
	for _, s := range []string{"沪A3K728", "沪AD12345", "粤B12345D", "京A1234警", "使014578", "沪A12345I", "", "沪", "A", "\xff234567"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		shop.EnergyOfPlate(s)
		if !shop.IsPlate(s) {
			return
		}
		if n := utf8.RuneCountInString(s); n != 7 && n != 8 {
			t.Errorf("%q is a plate of %d characters", s, n)
		}
		if shop.Fold(s) != s {
			t.Errorf("%q is a plate though not folded", s)
		}
	})
}

func FuzzCompletePlate(f *testing.F) {
	f.Add("沪A", "d12345")
	f.Add("沪A", "沪B88K20")
	f.Add("", "3K728")
	f.Add("沪A", "1234学")
	f.Add("x", "")
	f.Fuzz(func(t *testing.T, prefix, typed string) {
		got := shop.CompletePlate(prefix, typed)
		if !strings.HasSuffix(got, shop.Fold(typed)) {
			t.Errorf("%q with %q is %q: what was typed is gone", typed, prefix, got)
		}
		if shop.StartsWithProvince(shop.Fold(typed)) && got != shop.Fold(typed) {
			t.Errorf("%q is whole and became %q", typed, got)
		}
	})
}

func FuzzIsVIN(f *testing.F) {
	seedVINs(f)
	f.Fuzz(func(t *testing.T, s string) {
		year := shop.YearOfVIN(s, 2026)
		if year != 0 && (year < 1980 || year > 2027) {
			t.Errorf("%q was built in %d", s, year)
		}
		if shop.IsVIN(s) && (len(s) != 17 || strings.ContainsAny(s, "IOQ") || shop.Fold(s) != s) {
			t.Errorf("%q is taken for a VIN", s)
		}
	})
}

func FuzzVINCheckHolds(f *testing.F) {
	seedVINs(f)
	f.Fuzz(func(t *testing.T, s string) {
		if !shop.VINCheckHolds(s) {
			return
		}
		if !shop.IsVIN(s) {
			t.Fatalf("%q checks though it is no VIN", s)
		}
		held := 0
		for _, c := range "0123456789X" {
			if shop.VINCheckHolds(s[:8] + string(c) + s[9:]) {
				held++
			}
		}
		if held != 1 {
			t.Errorf("%q checks with %d digits", s, held)
		}
	})
}

func seedVINs(f *testing.F) {
	for _, s := range []string{"1M8GDM9AXKP042788", "11111111111111111", "LSVAA00090N000001", "LSVAA0009ON000001", "", "LSV", "中中中中中cc"} {
		f.Add(s)
	}
}

func FuzzUSCCHolds(f *testing.F) {
	for _, s := range []string{"91350100M000100Y43", "91350100M000100Y4Z", "91512081MA62K0260E", "", "000000000000000000", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !shop.USCCHolds(s) {
			return
		}
		if len(s) != 18 || strings.ContainsAny(s, "IOSVZ") {
			t.Errorf("%q is taken for a credit code", s)
		}
		if other := s[:17] + string(next(s[17])); shop.USCCHolds(other) {
			t.Errorf("%q and %q both check", s, other)
		}
	})
}

// next is another character of the code's alphabet.
func next(c byte) byte {
	if c == '0' {
		return '1'
	}
	return '0'
}
