package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Chord is a key with the modifiers held down.
type Chord struct {
	Mod fyne.KeyModifier
	Key fyne.KeyName
}

// keyWords are the keys whose word on a button differs from Fyne's name.
func keyWords() map[string]fyne.KeyName {
	return map[string]fyne.KeyName{
		"Enter": fyne.KeyReturn, "Esc": fyne.KeyEscape, "Del": fyne.KeyDelete, "PgUp": fyne.KeyPageUp, "PgDn": fyne.KeyPageDown,
		"↑": fyne.KeyUp, "↓": fyne.KeyDown, "←": fyne.KeyLeft, "→": fyne.KeyRight, "Menu": desktop.KeyMenu,
	}
}

// Keys reads a chord as it is written on a button: "Ctrl+K", "Shift+Enter".
func Keys(s string) Chord {
	var c Chord
	for {
		mod, rest, ok := strings.Cut(s, "+")
		if !ok || rest == "" {
			break
		}
		switch mod {
		case "Ctrl":
			c.Mod |= fyne.KeyModifierControl
		case "Alt":
			c.Mod |= fyne.KeyModifierAlt
		case "Shift":
			c.Mod |= fyne.KeyModifierShift
		}
		s = rest
	}
	c.Key = fyne.KeyName(s)
	if n, ok := keyWords()[s]; ok {
		c.Key = n
	}
	return c
}

// String writes the chord as it stands on a button.
func (c Chord) String() string {
	var s string
	for _, m := range []struct {
		mod  fyne.KeyModifier
		word string
	}{{fyne.KeyModifierControl, "Ctrl+"}, {fyne.KeyModifierAlt, "Alt+"}, {fyne.KeyModifierShift, "Shift+"}} {
		if c.Mod&m.mod != 0 {
			s += m.word
		}
	}
	for word, name := range keyWords() {
		if name == c.Key {
			return s + word
		}
	}
	return s + string(c.Key)
}

// Acts reports whether the chord asks for an act rather than a step or a letter:
// a function key, or one with Ctrl or Alt.
func (c Chord) Acts() bool {
	return c.Mod&(fyne.KeyModifierControl|fyne.KeyModifierAlt) != 0 || len(c.Key) > 1 && c.Key[0] == 'F'
}

// edits reports whether the chord belongs to a text field that has the focus.
func (c Chord) edits() bool {
	if c.Mod&(fyne.KeyModifierControl|fyne.KeyModifierAlt) != 0 {
		switch c.Key {
		case fyne.KeyA, fyne.KeyC, fyne.KeyV, fyne.KeyX:
			return c.Mod&(fyne.KeyModifierAlt|fyne.KeyModifierShift) == 0
		case fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete,
			fyne.KeyHome, fyne.KeyEnd, fyne.KeyInsert:
			return c.Mod&fyne.KeyModifierAlt == 0
		}
		return false
	}
	switch c.Key {
	case fyne.KeyEscape, fyne.KeyReturn, desktop.KeyMenu, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyUp, fyne.KeyDown:
		return false
	}
	return len(c.Key) < 2 || c.Key[0] != 'F' // F1 … F12 are never text
}
