package text

import (
	"strconv"

	"gongdan/app/shop"
)

// FaultTitles head the columns of a list of faults.
func FaultTitles(l Lang) []string {
	return []string{l.Say("sheet.list.row"), l.Say("sheet.list.column"), l.Say("sheet.list.cell"), l.Say("sheet.list.what"), l.Say("sheet.list.why"), l.Say("sheet.list.now")}
}

// FaultRow is a fault in the list that a person takes along to the table.
func FaultRow(l Lang, f shop.Fault) []string {
	row, column := "", f.Column.Letters()
	if f.Row > 0 {
		row = strconv.Itoa(f.Row)
	}
	if f.Column.Heading != "" {
		column += " " + f.Column.Heading
	}
	what, why, now := FaultWords(l, f)
	return []string{row, column, f.Text, what, why, now}
}

// ChangeWords say what becomes of a field: 售价 48.00 → 50.00.
func ChangeWords(l Lang, c shop.FieldChange) string {
	return l.Say(c.Field.Key()) + " " + FieldWords(l, c.Field, c.Was) + " → " + FieldWords(l, c.Field, c.Now)
}

// FieldWords is a field as people write it, of its value in the open format.
func FieldWords(l Lang, f shop.SheetField, s string) string {
	if s == "" {
		return "—"
	}
	switch f {
	case shop.PartOrigin:
		return l.Say(shop.Origin(s).Key())
	case shop.PartActive, shop.VehicleOdd:
		return ActiveWord(l, s == "true")
	case shop.CustomerSort, shop.CustomerSource, shop.VehicleEnergy, shop.VehicleUse:
		return l.Say(ChoiceKeys()[f.String()][s])
	}
	return s
}

// ActiveWord says in a table whether a part is in use.
func ActiveWord(l Lang, active bool) string {
	if active {
		return l.Say("sheet.yes")
	}
	return l.Say("sheet.no")
}
