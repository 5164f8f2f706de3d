package text

import (
	"maps"
	"strconv"

	"gongdan/app/shop"
)

// FaultPlace says where in a table a fault is: row, column and its heading.
func FaultPlace(l Lang, f shop.Fault) string {
	with := shop.Args{"Row": strconv.Itoa(f.Row), "Column": f.Column.Letters(), "Heading": f.Column.Heading}
	switch {
	case f.Row == 0:
		return l.Say("sheet.place.all")
	case f.Column.N == 0:
		return l.Say("sheet.place.row", with)
	case f.Column.Heading == "":
		return l.Say("sheet.place.cell", with)
	}
	return l.Say("sheet.place.headed", with)
}

// FaultWords say what is wrong with a cell, why that matters, and what can be
// done now.
func FaultWords(l Lang, f shop.Fault) (what, why, now string) {
	with := shop.Args{"Text": f.Text}
	maps.Copy(with, f.With)
	for _, name := range []string{"Other", "Line"} { // places are no amounts: 12345, not 12,345
		if n, ok := with[name].(int); ok {
			with[name] = strconv.Itoa(n)
		}
	}
	return l.Say(f.Key()+".what", with), l.Say(f.Key()+".why", with), l.Say(f.Key()+".now", with)
}

// Fault says all of a fault in one line.
func Fault(l Lang, f shop.Fault) string {
	what, why, now := FaultWords(l, f)
	gap := l.Say("sheet.gap")
	return FaultPlace(l, f) + l.Say("sheet.colon") + what + gap + why + gap + now
}

// PartHeadings are the headings that the program writes above the columns of a
// table of parts.
func PartHeadings(l Lang) map[shop.PartField]string {
	all := map[shop.PartField]string{}
	for _, f := range shop.PartFields() {
		all[f] = l.Say(f.Key())
	}
	return all
}
