package shop

import "unicode/utf8"

// provinces are the first characters of mainland plates (GA 36).
const provinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"

// initials are the provinces behind the first letter of their names.
const initials = "C川E鄂G甘赣桂贵H黑沪J吉冀津晋京L辽鲁M蒙闽N宁Q青琼S苏陕W皖X湘新Y粤云豫渝Z浙藏"

// special are the last characters of plates for special uses.
const special = "学挂警港澳使领试超临"

// embassy are the first characters of older plates of embassies and consulates.
const embassy = "使领"

// IsPlate reports whether s, already folded, has the form of a plate: province,
// office letter, then five characters, or six for new energy of which the first
// or the last is a letter from A to K (GA 36). Plates of the army and temporary
// ones are other; they are kept when marked so.
func IsPlate(s string) bool {
	r := []rune(s)
	switch {
	case len(r) == 7 && has(embassy, r[0]):
		return plain(r[1:])
	case len(r) != 7 && len(r) != 8, !has(provinces, r[0]), r[1] < 'A', r[1] > 'Z':
		return false
	case len(r) == 8:
		return plain(r[2:]) && (newEnergy(r[2]) || newEnergy(r[7]))
	}
	return plain(r[2:6]) && (plateChar(r[6]) || has(special, r[6]))
}

func plain(r []rune) bool {
	for _, c := range r {
		if !plateChar(c) {
			return false
		}
	}
	return true
}

// newEnergy reports whether c marks a car of new energy: A to E battery, F to K
// other.
func newEnergy(c rune) bool { return c >= 'A' && c <= 'K' && c != 'I' }

func plateChar(c rune) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' && c != 'I' && c != 'O'
}

func has(set string, c rune) bool {
	for _, x := range set {
		if x == c {
			return true
		}
	}
	return false
}

// ProvinceBy is the first province whose name begins with the capital letter,
// or the one that comes after now; after the last comes the first. It is 0 if
// there is none.
func ProvinceBy(letter, now rune) (found rune) {
	group := false
	var before rune
	for _, r := range initials {
		switch {
		case r < utf8.RuneSelf:
			group, before = r == letter, 0
		case group && before == now && now != 0:
			return r
		case group && found == 0:
			found = r
		}
		before = r
	}
	return found
}

// StartsWithProvince reports whether s begins as a whole plate does.
func StartsWithProvince(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return has(provinces, r)
}

// CompletePlate puts the shop's prefix (沪A) before what was typed without a
// province: D12345 is 沪AD12345. A whole plate stays as it is.
func CompletePlate(prefix, typed string) string {
	typed = Fold(typed)
	if typed == "" || StartsWithProvince(typed) {
		return typed
	}
	if n := utf8.RuneCountInString(typed); n == 5 || n == 6 {
		return Fold(prefix) + typed
	}
	return typed
}

// EnergyOfPlate guesses the energy from the plate: eight characters are new
// energy, D battery and F hybrid; anything else is taken for petrol.
func EnergyOfPlate(plate string) Energy {
	r := []rune(plate)
	if len(r) != 8 {
		return Petrol
	}
	mark := r[2]
	if !newEnergy(mark) {
		mark = r[7]
	}
	if mark >= 'F' && newEnergy(mark) {
		return PlugIn
	}
	return BatteryElectric
}

// checkPlate notes a plate that has not the form of one.
func (p *Problems) checkPlate(field, plate string) {
	if plate == "" || IsPlate(plate) {
		return
	}
	n := utf8.RuneCountInString(plate)
	if n != 7 && n != 8 {
		p.Add(field, "vehicle.say.plate_length", Args{"Now": n})
		return
	}
	p.Add(field, "vehicle.say.plate_form", Args{"Plate": plate})
}
