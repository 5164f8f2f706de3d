package paper

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gongdan/app/shop"
)

// stickers are a part with a barcode, one known by its number, and a bin.
func stickers() []shop.Label {
	return []shop.Label{
		shop.PartLabel(shop.Part{Number: "06L115562B", Name: "机油滤清器（含密封圈）", Bin: "A-03-2", Price: 5800, Barcode: "6901234567892"}, 2),
		shop.PartLabel(shop.Part{Number: "P-0099", Name: "前雨刮", Price: 9800}, 1),
		shop.BinLabel("A-03-2"),
	}
}

func labelSet(on string, symbol shop.LabelSymbol) LabelSet {
	setup := shop.DefaultLabels()
	setup.Symbol, setup.Price = symbol, true
	return LabelSet{Labels: stickers(), On: setup.On(on), Setup: setup, From: 1, Shop: "昌盛汽车维修", At: at("10:00")}
}

// printLabels is the PDF of a set.
func printLabels(t *testing.T, set LabelSet) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := press(t).PrintLabels(&out, set, lang(t, "zh-CN")); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// scanned are the codes on the pages of a PDF, read from its picture as a
// scanner reads them from paper.
func scanned(t *testing.T, pdf []byte) []string {
	t.Helper()
	dir := t.TempDir()
	draw := exec.Command("pdftoppm", "-r", "203", "-gray", "-png", "-", filepath.Join(dir, "page"))
	draw.Stdin = bytes.NewReader(pdf)
	if out, err := draw.CombinedOutput(); err != nil {
		t.Fatalf("pdftoppm: %v %s", err, out)
	}
	pages, err := filepath.Glob(filepath.Join(dir, "*.png"))
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, page := range pages {
		out, err := exec.Command("zbarimg", "-q", "--raw", page).Output()
		if err != nil {
			t.Fatalf("zbarimg: %v", err)
		}
		codes = append(codes, strings.Fields(string(out))...)
	}
	slices.Sort(codes)
	return slices.Compact(codes) // two bar codes that are the same count once on a page
}

func TestEveryLabelIsReadByAScanner(t *testing.T) {
	want := []string{"6901234567892", "A-03-2", "P-0099"}
	for _, on := range shop.LabelPapers() {
		for _, symbol := range shop.LabelSymbols() {
			pdf := printLabels(t, labelSet(on.Name, symbol))
			if got := scanned(t, pdf); !slices.Equal(got, want) {
				t.Errorf("%s %s: read %v", on.Name, symbol, got)
			}
			if dir := os.Getenv("SCREEN_PICTURES"); dir != "" {
				name := filepath.Join(dir, "label-"+on.Name+"-"+string(symbol)+".pdf")
				if err := os.WriteFile(name, pdf, 0o600); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

func TestALabelSaysWhatAPersonLooksFor(t *testing.T) {
	text := readBack(t, printLabels(t, labelSet("70x37", shop.LabelBars)))
	for _, want := range []string{"机油滤清器", "06L115562B", "A-03-2", "¥58.00", "6901234567892", "昌盛汽车维修"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is not on\n%s", want, text)
		}
	}
	set := labelSet("70x37", shop.LabelBars)
	set.Setup.Price, set.Setup.Shop = false, false
	if text := readBack(t, printLabels(t, set)); strings.Contains(text, "¥") || strings.Contains(text, "昌盛") {
		t.Errorf("what is not wanted is on\n%s", text)
	}
}

func TestASheetThatIsHalfUsedBeginsWhereItIsFree(t *testing.T) {
	set := labelSet("70x37", shop.LabelBars)
	set.From = 23
	pages, err := press(t).labels(set, lang(t, "zh-CN"))
	if err != nil || len(pages) != 2 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	left, top := 1000.0, 1000.0
	for _, k := range pages[0].sheet {
		left, top = min(left, k.at[0].x), min(top, k.at[0].y)
	}
	if left < 70 || top < 7*37 {
		t.Errorf("the first label begins at %.1f, %.1f", left, top)
	}
	set.On = set.Setup.On("50x30")
	if pages, err = press(t).labels(set, lang(t, "zh-CN")); err != nil || len(pages) != 4 || pages[0].width != 50 || pages[0].height != 30 {
		t.Errorf("a roll has %d pages, %v", len(pages), err)
	}
}

func TestWhatIsOnALabelStaysOnIt(t *testing.T) {
	for _, on := range shop.LabelPapers() {
		for _, symbol := range shop.LabelSymbols() {
			set := labelSet(on.Name, symbol)
			set.Labels = []shop.Label{{Code: "P-0099", Number: "P-0099", Name: strings.Repeat("加长的名称", 20), Bin: strings.Repeat("B-01-", 9), Price: 123456789, Count: 1}}
			pages, err := press(t).labels(set, lang(t, "zh-CN"))
			if err != nil {
				t.Fatal(err)
			}
			p := &pen{style: pages[0].style, regular: press(t).regular, bold: press(t).bold}
			x, y := corner(set.On, 0)
			right, end := x+millis(set.On.Wide), y+millis(set.On.Tall)
			for _, k := range pages[0].sheet {
				for _, q := range k.at {
					wide := 0.0
					if k.text != "" {
						wide = p.measure(k.pt, k.bold).text(k.text)
					}
					if q.x < x || q.y < y || q.x+wide > right+0.01 || q.y > end {
						t.Errorf("%s %s: %q reaches to %.1f, %.1f of %.1f, %.1f", on.Name, symbol, k.text, q.x+wide, q.y, right, end)
					}
				}
			}
		}
	}
}

func TestBarsAndSquaresAreNeverFinerThanAScannerReads(t *testing.T) {
	p := press(t)
	for n := 1; n < 80; n += 3 {
		for _, on := range shop.LabelPapers() {
			for _, symbol := range shop.LabelSymbols() {
				set := labelSet(on.Name, symbol)
				set.Labels = []shop.Label{{Code: strings.Repeat("x", n), Number: "1", Name: "n", Count: 1}}
				pages, err := p.labels(set, lang(t, "zh-CN"))
				var refused *shop.Refusal
				if err != nil && !errors.As(err, &refused) {
					t.Fatal(err)
				}
				if err != nil {
					continue
				}
				for _, k := range pages[0].sheet {
					if k.filled && k.at[1].x-k.at[0].x < module-1e-6 {
						t.Fatalf("%d characters on %s %s: %.3f mm", n, on.Name, symbol, k.at[1].x-k.at[0].x)
					}
				}
			}
		}
	}
}

func TestALabelThatNobodyCouldReadIsRefusedWithTheReason(t *testing.T) {
	set := labelSet("38.1x21.2", shop.LabelBars)
	for want, l := range map[string]shop.Label{
		"label.refuse.too_long": {Code: "06L115562B-LONG", Number: "1", Name: "机油滤清器", Count: 1},
		"label.refuse.letters":  {Code: "甲-03", Name: "甲-03", Count: 1},
		"label.refuse.empty":    {Name: "机油滤清器", Count: 1},
		"label.refuse.long":     {Code: strings.Repeat("1", 81), Count: 1},
		"label.refuse.count":    {Code: "1", Count: shop.LabelsMost + 1},
	} {
		set.Labels = []shop.Label{l}
		var out bytes.Buffer
		err := press(t).PrintLabels(&out, set, lang(t, "zh-CN"))
		var refused *shop.Refusal
		if !errors.As(err, &refused) || refused.Say != want || out.Len() > 0 {
			t.Errorf("%+v: %v, want %s", l, err, want)
		}
	}
	set.Setup.Symbol = shop.LabelQR
	set.On.Wide, set.On.Tall = 10*shop.One, 10*shop.One
	set.Labels = []shop.Label{{Code: strings.Repeat("x", 60), Count: 1}}
	if _, err := press(t).labels(set, lang(t, "zh-CN")); err == nil || !strings.Contains(err.Error(), "too_small") {
		t.Errorf("a square too small: %v", err)
	}
}

func TestTheSameLabelsGiveTheSameBytes(t *testing.T) {
	set := labelSet("40x30", shop.LabelQR)
	if !bytes.Equal(printLabels(t, set), printLabels(t, set)) {
		t.Error("they differ")
	}
	if n := set.Count(); n != 4 {
		t.Error(strconv.Itoa(n) + " labels")
	}
}
