package kit

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	part := func(v uint32) float64 {
		x := float64(v) / 65535
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*part(r) + 0.7152*part(g) + 0.0722*part(b)
}

func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestEveryInkOnEveryGroundHoldsWCAGAA(t *testing.T) {
	for name, p := range map[string]Palette{"light": Light(), "dark": Dark()} {
		check := func(what string, a, b color.Color, need float64) {
			if r := contrast(a, b); r < need {
				t.Errorf("%s, %s: %.2f is below %.1f", name, what, r, need)
			}
		}
		grounds := map[string]color.Color{
			"bg": p.Bg, "surface": p.Surface, "header": p.Header, "alternate row": p.RowAlt,
			"selection": p.Selection, "soft primary": p.PrimarySoft, "hover": p.Hover,
		}
		inks := map[string]color.Color{"ink": p.Ink, "muted": p.Muted, "primary": p.Primary, "error": p.Error, "warning": p.Warning}
		for g, ground := range grounds {
			for i, ink := range inks {
				check(i+" on "+g, ink, ground, 4.5)
			}
		}
		check("placeholder", p.Placeholder, p.Surface, 4.5)
		check("disabled", p.Disabled, p.Surface, 3)
		check("disabled on bg", p.Disabled, p.Bg, 3)
		check("edge of a field", p.InputBorder, p.Surface, 3)
		check("edge of a field on bg", p.InputBorder, p.Bg, 3)
		check("focus ring", p.Primary, p.Surface, 3)
		check("word on the primary button", p.OnPrimary, p.Primary, 4.5)
		check("text in a field with a warning", p.Ink, p.WarningSoft, 4.5)
		for flag, tone := range map[string]Tone{"bad": p.Bad(), "warn": p.Warn(), "good": p.Good(), "info": p.Info(), "calm": p.Calm()} {
			check("flag "+flag, tone.Ink, tone.Fill, 4.5)
		}
		for _, state := range ToneNames() {
			check("chip "+state, p.Tones[state].Ink, p.Tones[state].Fill, 4.5)
			check("icon on header "+state, p.Tones[state].Ink, p.Header, 3)
		}
	}
}

func TestThePrimaryButtonStaysReadableWhenHoveredAndHeld(t *testing.T) {
	for _, p := range []Palette{Light(), Dark()} {
		for _, share := range []float64{0.1, 0.2} {
			if r := contrast(p.OnPrimary, mix(p.Primary, p.Ink, share)); r < 4.5 {
				t.Errorf("dark %v, share %v: %.2f", p.Dark, share, r)
			}
		}
	}
}

func TestTheScaleIsHeldBetween85And150Percent(t *testing.T) {
	for in, want := range map[float32]float32{0.1: 0.85, 1: 1, 1.25: 1.25, 9: 1.5} {
		if got := NewTheme(Light(), in).Scale; got != want {
			t.Errorf("scale %v became %v, not %v", in, got, want)
		}
	}
}

func TestTheFontIsTheSameResourceEachTime(t *testing.T) {
	th := NewTheme(Dark(), 1)
	for _, s := range []fyne.TextStyle{{}, {Bold: true}} {
		if th.Font(s) != th.Font(s) {
			t.Errorf("%+v: a new resource each time makes Fyne read the font again", s)
		}
	}
	if th.Font(fyne.TextStyle{Bold: true}) == th.Font(fyne.TextStyle{}) {
		t.Error("bold is not bold")
	}
}

func TestTheThemeAnswersEveryColourOfItsOwnAndOfFyne(t *testing.T) {
	p := Dark()
	th := NewTheme(p, 1)
	if th.Color(theme.ColorNamePrimary, theme.VariantLight) != p.Primary {
		t.Error("the variant of the system decided")
	}
	if th.Color(theme.ColorNameForegroundOnError, 0) == nil || th.Icon(theme.IconNameContentCopy) == nil || th.Size(theme.SizeNameLineSpacing) == 0 {
		t.Error("what the theme does not name is not asked of Fyne")
	}
}
