package paper

import (
	"fmt"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Everyday cuts a font down to what everyday writing needs: Latin letters,
// punctuation and the characters of GB 2312. A window that reads the small font
// holds a third of the memory. in tells the runes that the small font has; a
// name with a rarer character is for the whole font. An error means that raw
// is no TrueType font with outlines.
func Everyday(raw []byte) (small []byte, in func(rune) bool, err error) {
	f, err := parseFace(raw)
	if err != nil {
		return nil, nil, err
	}
	need, err := everydayRunes()
	if err != nil {
		return nil, nil, err
	}
	for r := range need {
		if _, ok := f.glyph(r); !ok {
			delete(need, r) // or it would stand there as a box
		}
	}
	return f.cut(need, encode(need)), func(r rune) bool { return need[r] }, nil
}

// everydayRunes are letters and signs, and the characters of GB 2312, which is
// the part of GBK whose two bytes are both above 0xA0.
func everydayRunes() (map[rune]bool, error) {
	need := map[rune]bool{}
	for _, span := range [][2]rune{{' ', 0x26FF}, {0x3000, 0x30FF}, {0xFF00, 0xFFEF}} {
		for r := span[0]; r <= span[1]; r++ {
			need[r] = true
		}
	}
	for high := byte(0xA1); high <= 0xF7; high++ {
		for low := byte(0xA1); low <= 0xFE; low++ {
			said, err := simplifiedchinese.GBK.NewDecoder().Bytes([]byte{high, low})
			if err != nil {
				return nil, fmt.Errorf("character %X%X of GB 2312: %w", high, low, err)
			}
			for _, r := range string(said) {
				need[r] = true
			}
		}
	}
	return need, nil
}
