package text

import "gongdan/app/shop"

// CheckName is what a point of a walk-around is called: the words it was written
// with, else those that the language has for its code, else the code.
func CheckName(l Lang, code, name string) string {
	switch key := shop.PointKey(code); {
	case name != "":
		return name
	case l.Has(key):
		return l.Say(key)
	}
	return code
}

// BlemishName is a mark on the outline in words: 左前门 划痕.
func BlemishName(l Lang, b shop.Blemish) string {
	return l.Say("walk.blemish", shop.Args{"Zone": b.Zone, "Kind": b.Kind})
}

// WithNote puts a note behind what it is about.
func WithNote(l Lang, words, note string) string {
	if note == "" {
		return words
	}
	return words + l.Say("paper.colon") + note
}
