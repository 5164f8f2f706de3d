package kit

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"gongdan/assets"
)

// Theme hands the palette, the fonts and the sizes to Fyne. It is a value:
// changing the look at run time is setting another one, which every kit
// widget notices in its Refresh.
type Theme struct {
	Palette
	Scale         float32 // text size, 0.85 … 1.5
	Icons         *IconCache
	regular, bold fyne.Resource

	everyday *Everyday // the fonts in force; nil: the whole ones
}

// Everyday are fonts with only the characters of everyday writing, which hold
// a third of the memory. Has tells which those are.
type Everyday struct {
	Regular, Bold fyne.Resource
	Has           func(rune) bool
}

// NewTheme gives a look; scale is held to 85 … 150 %.
func NewTheme(p Palette, scale float32) *Theme {
	return &Theme{
		Palette: p, Scale: min(1.5, max(0.85, scale)), Icons: &IconCache{},
		regular: fyne.NewStaticResource("NotoSansSC-Regular.ttf", assets.Regular),
		bold:    fyne.NewStaticResource("NotoSansSC-Bold.ttf", assets.Bold),
	}
}

// With is the look in everyday fonts; nil takes them back. A line with a rare
// character is drawn from the whole font all the same; a field that one is
// typed into brings the whole fonts back for good, as what is typed has no font
// of its own.
func (t *Theme) With(fonts *Everyday) *Theme {
	other := *t
	other.everyday = fonts
	return &other
}

// Whole reports whether the look is in fonts that have all characters.
func (t *Theme) Whole() bool { return t.everyday == nil }

// rare reports whether the fonts in force lack a character of the line.
func (t *Theme) rare(line string) bool {
	return !t.Whole() && strings.ContainsFunc(line, func(r rune) bool { return !t.everyday.Has(r) })
}

// source is the font of a line that those in force cannot draw; nil: they can.
func (t *Theme) source(line string, bold bool) fyne.Resource {
	switch {
	case !t.rare(line):
		return nil
	case bold:
		return t.bold
	}
	return t.regular
}

// drawTyped sees to it that a field can show what is typed into it.
func drawTyped(line string) {
	if t := Look(); t.rare(line) {
		fyne.CurrentApp().Settings().SetTheme(t.With(nil))
	}
}

// Look is the theme in force; under another theme (a bare test) it is light.
func Look() *Theme {
	if app := fyne.CurrentApp(); app != nil {
		if t, ok := app.Settings().Theme().(*Theme); ok {
			return t
		}
	}
	return NewTheme(Light(), 1)
}

// Dp scales a size of the design to the text size, in whole dp.
func (t *Theme) Dp(n float32) float32 { return float32(int(n*t.Scale + 0.5)) }

// Font implements fyne.Theme: one family in two weights.
func (t *Theme) Font(s fyne.TextStyle) fyne.Resource {
	if s.Symbol {
		return theme.DefaultTheme().Font(s)
	}
	regular, bold := t.regular, t.bold
	if !t.Whole() {
		regular, bold = t.everyday.Regular, t.everyday.Bold
	}
	if s.Bold {
		return bold
	}
	return regular
}

// Icon implements fyne.Theme.
func (t *Theme) Icon(n fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(n) }

// Size implements fyne.Theme (ux: compact sizes).
func (t *Theme) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case theme.SizeNameText:
		return 13 * t.Scale
	case theme.SizeNameCaptionText:
		return 12 * t.Scale
	case theme.SizeNameInnerPadding:
		return t.Dp(5)
	case theme.SizeNamePadding:
		return t.Dp(3)
	case theme.SizeNameInlineIcon:
		return t.Dp(18)
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius:
		return 4
	case theme.SizeNameInputBorder:
		return 1
	case theme.SizeNameScrollBar:
		return 10
	case theme.SizeNameScrollBarSmall:
		return 4
	}
	return theme.DefaultTheme().Size(n)
}

// Color implements fyne.Theme; the variant of the system is not asked.
func (t *Theme) Color(n fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	if c, ok := t.named()[n]; ok {
		return c
	}
	variant := theme.VariantLight
	if t.Dark {
		variant = theme.VariantDark
	}
	return theme.DefaultTheme().Color(n, variant)
}

func (t *Theme) named() map[fyne.ThemeColorName]color.Color {
	return map[fyne.ThemeColorName]color.Color{
		theme.ColorNameBackground: t.Bg, theme.ColorNameInputBackground: t.Surface, theme.ColorNameMenuBackground: t.Surface,
		theme.ColorNameOverlayBackground: t.Surface, theme.ColorNameButton: t.Surface, theme.ColorNameHeaderBackground: t.Header,
		theme.ColorNameSeparator: t.Border, theme.ColorNameInputBorder: t.InputBorder, theme.ColorNameForeground: t.Ink,
		theme.ColorNamePlaceHolder: t.Placeholder, theme.ColorNameDisabled: t.Disabled, theme.ColorNamePrimary: t.Primary,
		theme.ColorNameFocus: t.Primary, theme.ColorNameHyperlink: t.Primary, theme.ColorNameForegroundOnPrimary: t.OnPrimary,
		theme.ColorNameSelection: t.Selection, theme.ColorNameError: t.Error, theme.ColorNameWarning: t.Warning,
		theme.ColorNameSuccess: t.Success, theme.ColorNameHover: t.Hover, theme.ColorNamePressed: t.PrimarySoft,
		theme.ColorNameScrollBar: t.InputBorder, theme.ColorNameShadow: t.Shadow,
	}
}
