package kit

import (
	"image/color"
	"strconv"
)

// Tone is a state in colour: a strong bar, and ink on a soft fill for chips.
type Tone struct{ Bar, Ink, Fill color.Color }

// Palette is one set of colour tokens. A screen never names a colour.
type Palette struct {
	Dark bool
	// grounds and edges
	Bg, Surface, Header, RowAlt, Border, InputBorder, Hover, Shadow color.Color
	// writing
	Ink, Muted, Placeholder, Disabled color.Color
	// what is chosen
	Primary, OnPrimary, PrimarySoft, Selection color.Color
	// what is said
	Error, ErrorSoft, Warning, WarningSoft, Success, SuccessSoft color.Color
	// states of an order by their tone name, see Tones
	Tones map[string]Tone
}

// ToneNames are the tones there are: the state of an order names one of them.
func ToneNames() []string {
	return []string{"grey", "sky", "yellow", "blue", "orange", "pink", "green", "red", "pale"}
}

// Light is the default palette; every pair that is drawn is held to WCAG AA by
// a test.
func Light() Palette {
	return Palette{
		Bg: hex("F3F5F7"), Surface: hex("FFFFFF"), Header: hex("E9EDF1"), RowAlt: hex("F8FAFB"), Border: hex("CFD6DD"),
		InputBorder: hex("7B8691"), Hover: hex("EEF2F6"), Shadow: color.NRGBA{A: 40},
		Ink: hex("1B1F24"), Muted: hex("55606B"), Placeholder: hex("66717C"), Disabled: hex("7D8791"),
		Primary: hex("0A5AA8"), OnPrimary: hex("FFFFFF"), PrimarySoft: hex("DCEBFA"), Selection: hex("CFE3F7"),
		Error: hex("B3261E"), ErrorSoft: hex("FCE8E6"), Warning: hex("7A4B00"), WarningSoft: hex("FFF1D6"),
		Success: hex("17663A"), SuccessSoft: hex("DDF3E6"),
		Tones: map[string]Tone{
			"grey": tone("6E7781", "414A53", "E7EAED"), "sky": tone("56B4E9", "0B4F78", "DDF0FB"), "yellow": tone("F0E442", "574F00", "FBF7C4"),
			"blue": tone("0072B2", "003F66", "D4E7F5"), "orange": tone("E69F00", "6B4300", "FCEBC8"), "pink": tone("CC79A7", "6F2450", "F7E3EE"),
			"green": tone("009E73", "004D37", "D3F0E5"), "red": tone("D55E00", "7A2F00", "FBE0CF"), "pale": tone("B4BCC4", "525C66", "F0F2F4"),
		},
	}
}

// Dark has its own chip tints: the light ones glare on a dark card.
func Dark() Palette {
	return Palette{
		Dark: true,
		Bg:   hex("14171B"), Surface: hex("1C2025"), Header: hex("262B32"), RowAlt: hex("20252A"), Border: hex("39414A"),
		InputBorder: hex("78848F"), Hover: hex("272D34"), Shadow: color.NRGBA{A: 110},
		Ink: hex("E8EBEE"), Muted: hex("AAB4BE"), Placeholder: hex("929DA8"), Disabled: hex("7D8791"),
		Primary: hex("7DBBF7"), OnPrimary: hex("0B1622"), PrimarySoft: hex("17324D"), Selection: hex("1F3F5E"),
		Error: hex("FF9A92"), ErrorSoft: hex("43201D"), Warning: hex("FFC770"), WarningSoft: hex("3D2D10"),
		Success: hex("7FD8A5"), SuccessSoft: hex("173524"),
		Tones: map[string]Tone{
			"grey": tone("6E7781", "C3CBD3", "2B3137"), "sky": tone("56B4E9", "9AD3F5", "12344A"), "yellow": tone("F0E442", "F3EA7A", "3B370C"),
			"blue": tone("0072B2", "8CC8F0", "0C2F47"), "orange": tone("E69F00", "FBC762", "3F2E0A"), "pink": tone("CC79A7", "EDB3D0", "41212F"),
			"green": tone("009E73", "74D9B8", "0B3529"), "red": tone("D55E00", "FFA870", "42210A"), "pale": tone("B4BCC4", "A3ADB7", "23282D"),
		},
	}
}

// Bad, Warn, Good, Info and Calm are the tones of flags: they may join any state.
func (p *Palette) Bad() Tone { return Tone{p.Error, p.Error, p.ErrorSoft} }

// Warn is the tone of what may go wrong.
func (p *Palette) Warn() Tone { return Tone{p.Warning, p.Warning, p.WarningSoft} }

// Good is the tone of what is well.
func (p *Palette) Good() Tone { return Tone{p.Success, p.Success, p.SuccessSoft} }

// Info is the tone of what is worth knowing.
func (p *Palette) Info() Tone { return Tone{p.Primary, p.Primary, p.PrimarySoft} }

// Calm is the tone of a plain count.
func (p *Palette) Calm() Tone { return p.Tones["grey"] }

func hex(s string) color.Color {
	v, err := strconv.ParseUint(s, 16, 32)
	if err != nil {
		panic("kit: colour " + s)
	}
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 255}
}

func tone(bar, ink, fill string) Tone { return Tone{hex(bar), hex(ink), hex(fill)} }
