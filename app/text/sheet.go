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

// TableHeadings are the headings that the program writes above the columns of a
// table of a kind.
func TableHeadings(l Lang, kind shop.TableKind) map[shop.SheetField]string {
	all := map[shop.SheetField]string{}
	for _, f := range shop.TableFields(kind) {
		all[f] = l.Say(f.Key())
	}
	return all
}

// ChoiceKeys are the keys of the words for the values of fields that have a few
// of them, by the key of the field.
func ChoiceKeys() map[string]map[string]string {
	all := map[string]map[string]string{"kind": {}, "source": {}, "energy": {}, "use": {}}
	for _, k := range shop.CustomerKinds() {
		all["kind"][string(k)] = k.Key()
	}
	for _, s := range shop.Sources() {
		all["source"][string(s)] = s.Key()
	}
	for _, e := range shop.Energies() {
		all["energy"][string(e)] = e.Key()
	}
	for _, u := range shop.Uses() {
		all["use"][string(u)] = u.Key()
	}
	return all
}
