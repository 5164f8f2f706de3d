package paper

import (
	"bytes"
	"errors"
	"os/exec"
	"strings"
	"testing"

	"gongdan/app/shop"
)

func TestTheSameDocumentGivesTheSameBytes(t *testing.T) {
	doc := Settlement(nasty(A5), lang(t, "zh-CN"))
	first := printed(t, press(t), doc)
	p := press(t)
	for range 3 {
		if !bytes.Equal(first, printed(t, p, doc)) {
			t.Fatal("the bytes differ")
		}
	}
	in := sample(A4)
	here := printed(t, p, Settlement(in, lang(t, "zh-CN")))
	in.At = in.At.UTC()
	if !bytes.Equal(here, printed(t, p, Settlement(in, lang(t, "zh-CN")))) {
		t.Error("the zone of the clock shows in the bytes")
	}
	if info := pdfinfo(t, printed(t, p, Doc{Title: "x"})); !strings.Contains(info, "1970") {
		t.Errorf("a document without a date is dated by the clock: %s", info)
	}
}

func TestWhateverIsTypedPrints(t *testing.T) {
	p := press(t)
	for i, form := range shop.Forms() {
		paper := Papers()[i%len(Papers())]
		doc, _ := Make(form, nasty(paper), lang(t, "zh-CN"))
		text := readBack(t, printed(t, p, doc))
		if !strings.Contains(text, "欧阳𬭚") {
			t.Errorf("%s on %s lost the name", form, paper)
		}
		if strings.ContainsAny(text, "\x00\u202e") {
			t.Errorf("%s on %s holds control characters", form, paper)
		}
	}
}

func TestUnknownCharactersShowAsABoxAndStayInTheText(t *testing.T) {
	p := press(t)
	doc := Doc{Title: "x", Blocks: []Block{Notes{Lines: []string{"钥匙🔑在柜台\uE123"}}}}
	if text := readBack(t, printed(t, p, doc)); !strings.Contains(text, "钥匙🔑在柜台") {
		t.Errorf("the text reads %q", text)
	}
	if w := p.regular.width('🔑'); w < 200 {
		t.Errorf("the box is %v wide", w)
	}
}

func TestEachPaperHasItsSize(t *testing.T) {
	p := press(t)
	for paper, want := range map[Paper]string{A4: "595.28 x 841.89", A5: "419.53 x 595.28", Continuous: "683.15 x 396.85", "letter": "595.28 x 841.89"} {
		in := sample(paper)
		info := pdfinfo(t, printed(t, p, Settlement(in, lang(t, "zh-CN"))))
		if !strings.Contains(info, want) {
			t.Errorf("%s: %s", paper, info)
		}
		if !strings.Contains(info, "结算清单 JS260414-0087") || !strings.Contains(info, "安行汽车服务有限公司") {
			t.Errorf("%s has no title: %s", paper, info)
		}
	}
}

func pdfinfo(t *testing.T, pdf []byte) string {
	t.Helper()
	cmd := exec.Command("pdfinfo", "-")
	cmd.Stdin = bytes.NewReader(pdf)
	out, err := cmd.CombinedOutput()
	if err != nil || bytes.Contains(out, []byte("Error")) {
		t.Fatalf("pdfinfo: %v %s", err, out)
	}
	return string(out)
}

func TestSeveralDocumentsMakeOneFile(t *testing.T) {
	p, say := press(t), lang(t, "zh-CN")
	in := sample(A5)
	in.Reception.Photos = nil // they take another page
	a, b := Settlement(sample(A4), say), Intake(in, say)
	text := readBack(t, printed(t, p, a, b))
	if got := strings.Count(text, "\f"); got != p.Pages(a)+p.Pages(b) {
		t.Errorf("%d pages", got)
	}
	if strings.Count(strings.ReplaceAll(text, " ", ""), "第1/1页") != 2 {
		t.Error("each document counts its own pages")
	}
}

func TestPlacesInTheFileAreRightAfterItsTextTableGrew(t *testing.T) {
	pdf := printed(t, press(t), Settlement(nasty(A4), lang(t, "zh-CN")))
	start := bytes.LastIndex(pdf, []byte("\nxref\n")) + 1
	objects := 0
	for line := range strings.SplitSeq(string(pdf[start:]), "\n") {
		if !strings.HasSuffix(line, " 00000 n ") {
			continue
		}
		objects++
		at := 0
		for _, d := range line[:10] {
			at = at*10 + int(d-'0')
		}
		if head, _, _ := bytes.Cut(pdf[at:], []byte("\n")); !bytes.HasSuffix(head, []byte(" 0 obj")) {
			t.Fatalf("object %d is not at %d: %q", objects, at, head)
		}
	}
	if objects < 10 || !bytes.Contains(pdf, []byte("beginbfchar")) {
		t.Errorf("%d objects", objects)
	}
}

func TestPrintingSaysWhatWentWrong(t *testing.T) {
	p := press(t)
	if err := p.Print(&bytes.Buffer{}); err == nil {
		t.Error("nothing was printed without a word")
	}
	if err := p.Print(full{}, Doc{Title: "x"}); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
}

var errFull = errors.New("disk full")

// full is a disk without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

func BenchmarkSettlement(b *testing.B) {
	p, say := press(b), lang(b, "zh-CN")
	in := sample(A4)
	for b.Loop() {
		printed(b, p, Settlement(in, say))
	}
}

func BenchmarkSettlementOf120Lines(b *testing.B) {
	p, say := press(b), lang(b, "zh-CN")
	in := long(A4, 120)
	for b.Loop() {
		printed(b, p, Settlement(in, say))
	}
}

func BenchmarkNewPress(b *testing.B) {
	for b.Loop() {
		press(b)
	}
}
