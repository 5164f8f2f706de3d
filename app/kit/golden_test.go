package kit

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// A golden picture is the mean grey of squares of a side of goldenSquare
// pixels: small to keep, blind to how a machine smooths an edge, and different
// as soon as a line of text or a box stands elsewhere.
const (
	goldenSquare = 6
	goldenGrey   = 10 // by which a square may be darker or lighter
	goldenMost   = 12 // squares that may be further off
)

func TestTheGalleryLooksAsItDid(t *testing.T) {
	for _, tag := range []string{"zh-CN", "en"} {
		for _, size := range []fyne.Size{{Width: 1366, Height: 689}, {Width: 1092, Height: 535}} {
			t.Run(fmt.Sprintf("%s %.0f", tag, size.Width), func(t *testing.T) {
				s := newStageIn(t, tag, Light(), func(env *Env) fyne.CanvasObject { return gallery(env, size) })
				s.win.Resize(size)
				s.picture(t, fmt.Sprintf("gallery-%s-%.0f", tag, size.Width))
				got := squares(s.win.Canvas().Capture())
				sameAs(t, got, filepath.Join("testdata", fmt.Sprintf("gallery-%s-%.0f.png", tag, size.Width)))
			})
		}
	}
}

// gallery is one of each thing that is drawn, where a screen of that size has
// room for it.
func gallery(env *Env, size fyne.Size) fyne.CanvasObject {
	say := env.Lang.Say
	table := NewTable(env, "parts", titledParts())
	table.SetSource(&stock{n: 1284})
	table.SetFoot(say("finder.recent"), map[string]string{"price": "182,430.50"})
	grid := NewGrid(env, lineColumns())
	fillGrid(grid, 4)
	banner := NewBanner(env)
	banner.Say(Saying{Text: say("table.retry"), Tone: "warn", Acts: []Act{{Word: say("sheet.close"), Keys: "Ctrl+G", Do: func() {}}}, Close: func() {}})
	reception := receptionForm(env, filledReception(env))
	reception.Fill()
	form := NewCard(say("finder.commands"), container.NewVScroll(Padded(reception.Content())))
	lines := NewCard(say("finder.recent"), grid).SetAction(NewKeyHints(KeyHint{"F3", say("sheet.close")}, KeyHint{"Esc", say("sheet.cancel")}))
	state := NewCard("", NewState(env, Blank{Icon: "box", Text: say("table.retry"), Acts: []Act{{Word: say("toast.undo"), Keys: "Ctrl+N", Do: func() {}}}}))
	share := NewShare(say("finder.recent"), "23/30", 23, 30, "warn")
	chip := NewChip(ChipSpec{Icon: "check", Word: say("sheet.close"), Tone: "good"})
	first := NewButton(env, say("sheet.close"), "F12", Primary, func() {})
	second := NewButton(env, say("sheet.cancel"), "Esc", Plain, func() {})
	left, below := size.Width-430, size.Height*0.55
	stored := NewCard("", table.Object())
	return placed(map[fyne.CanvasObject][4]float32{
		banner: {12, 12, size.Width - 24, 36}, stored: {12, 60, left - 16, below - 60}, lines: {12, below + 8, left - 16, size.Height - below - 60},
		form: {left, 60, 418, below - 20}, state: {left, below + 48, 418, size.Height - below - 100},
		share: {12, size.Height - 40, 200, 28}, chip: {230, size.Height - 34, 90, 20}, first: {left, size.Height - 42, 180, 30}, second: {left + 190, size.Height - 42, 180, 30},
	}, stored, lines, form, state, banner, share, chip, first, second)
}

// squares is a picture as the mean grey of its squares.
func squares(full image.Image) *image.Gray {
	grey := image.NewGray(full.Bounds())
	draw.Draw(grey, grey.Bounds(), full, full.Bounds().Min, draw.Src)
	out := image.NewGray(image.Rect(0, 0, grey.Rect.Dx()/goldenSquare, grey.Rect.Dy()/goldenSquare))
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			sum := 0
			for i := range goldenSquare * goldenSquare {
				sum += int(grey.GrayAt(x*goldenSquare+i%goldenSquare, y*goldenSquare+i/goldenSquare).Y)
			}
			out.SetGray(x, y, color.Gray{Y: uint8(sum / (goldenSquare * goldenSquare))})
		}
	}
	return out
}

// sameAs compares a picture with the one that is kept. With the variable
// KIT_GOLDEN it is kept in its place, for a change that was looked at.
func sameAs(t *testing.T, got *image.Gray, file string) {
	t.Helper()
	if os.Getenv("KIT_GOLDEN") != "" {
		keepGolden(t, got, file)
		return
	}
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	kept, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	want, ok := kept.(*image.Gray)
	if !ok || want.Rect != got.Rect {
		t.Fatalf("%s is %v, the picture is %v", file, kept.Bounds(), got.Rect)
	}
	off, where := 0, image.Rectangle{}
	for i := range want.Pix {
		if d := int(want.Pix[i]) - int(got.Pix[i]); d > goldenGrey || d < -goldenGrey {
			off++
			at := image.Pt(i%want.Stride*goldenSquare, i/want.Stride*goldenSquare)
			where = where.Union(image.Rectangle{at, at.Add(image.Pt(goldenSquare, goldenSquare))})
		}
	}
	if off > goldenMost {
		t.Errorf("%d squares look different from %s, all within %v; look at it with KIT_PICTURES=folder, keep it with KIT_GOLDEN=1", off, file, where)
	}
}

func keepGolden(t *testing.T, got *image.Gray, file string) {
	t.Helper()
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(f, got); err != nil {
		t.Fatal(err)
	}
}
