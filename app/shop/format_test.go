package shop_test

import (
	"testing"

	"gongdan/app/shop"
)

func TestAVINHasSeventeenCharactersWithoutIOQ(t *testing.T) {
	for s, want := range map[string]bool{
		"1M8GDM9AXKP042788": true, "11111111111111111": true, "WVWZZZ1KZ8W123456": true,
		"1M8GDM9AXKP04278": false, "1M8GDM9AXKP0427888": false, "IM8GDM9AXKP042788": false,
		"OM8GDM9AXKP042788": false, "QM8GDM9AXKP042788": false, "1m8gdm9axkp042788": false, "": false,
		"1M8GDM9AXKP04278?": false, "中中中中中MM": false,
	} {
		if got := shop.IsVIN(s); got != want {
			t.Errorf("IsVIN(%q) = %v", s, got)
		}
	}
}

func TestTheCheckDigitOfAVINHolds(t *testing.T) {
	for _, s := range []string{
		"1M8GDM9AXKP042788", "11111111111111111", "LSVAA00090N000001", "LFVBB00090P000002", "LHGCC00070R000003",
		"LFMDD00010M000004", "LGBEE00040N000005", "LGXFF00060P000006", "LSGGG00050L000007", "LVGHH00080R000008",
		"LRWJJ00080P000009", "LB3KK00050S000010",
	} {
		if !shop.VINCheckHolds(s) {
			t.Errorf("%s does not check", s)
		}
	}
	for _, s := range []string{"1M8GDM9A1KP042788", "LSVAA00080N000001", "LSVAA0009", ""} {
		if shop.VINCheckHolds(s) {
			t.Errorf("%q checks", s)
		}
	}
}

func TestTheTenthCharacterOfAVINIsTheModelYear(t *testing.T) {
	for _, c := range []struct {
		mark byte
		now  int
		want int
	}{
		{'A', 2026, 2010},
		{'R', 2026, 2024},
		{'S', 2026, 2025},
		{'T', 2026, 2026},
		{'V', 2026, 2027},
		{'W', 2026, 1998},
		{'W', 2027, 2028},
		{'Y', 2026, 2000},
		{'1', 2026, 2001},
		{'9', 2026, 2009},
		{'1', 2030, 2031},
		{'0', 2026, 0},
		{'U', 2026, 0},
		{'Z', 2026, 0},
	} {
		vin := "LSVAA0009" + string(c.mark) + "N000001"
		if got := shop.YearOfVIN(vin, c.now); got != c.want {
			t.Errorf("%c in %d is %d, want %d", c.mark, c.now, got, c.want)
		}
	}
	if got := shop.YearOfVIN("LSV", 2026); got != 0 {
		t.Errorf("half a VIN is of %d", got)
	}
}

func TestPlatesHaveTheFormOfTheStandard(t *testing.T) {
	for s, want := range map[string]bool{
		"沪A3K728": true, "京AAAAAA": true, "沪AD12345": true, "沪AF12345": true, "苏ED26T71": true, "粤B12345D": true,
		"粤B12345F": true, "沪AA12345": true, "沪AK12345": true, "京A1234警": true, "沪A1234学": true, "粤Z1234港": true,
		"粤Z1234澳": true, "沪A1234挂": true, "沪A0023领": true, "使014578": true,
		"沪A12345I": false, "沪AI2345": false, "沪AO2345": false, "沪A123456": false, "沪A1234567": false, "沪A1234": false,
		"3K728": false, "沪a3K728": false, "沪13K728": false, "台A3K728": false, "沪A警2345": false, "沪A12345警": false, "使0145I8": false,
		"沪A·3K728": false, "": false,
	} {
		if got := shop.IsPlate(s); got != want {
			t.Errorf("IsPlate(%q) = %v", s, got)
		}
	}
}

func TestEveryProvinceHasPlates(t *testing.T) {
	n := 0
	for _, p := range "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼" {
		n++
		if !shop.IsPlate(string(p)+"A12345") || !shop.StartsWithProvince(string(p)) {
			t.Errorf("%c has none", p)
		}
	}
	if n != 31 || shop.StartsWithProvince("") || shop.StartsWithProvince("A12345") {
		t.Errorf("%d provinces", n)
	}
}

func TestAPlateTypedWithoutItsProvinceIsCompleted(t *testing.T) {
	for _, c := range []struct{ prefix, typed, want string }{
		{"沪A", "d12345", "沪AD12345"},
		{"沪A", "3k 728", "沪A3K728"},
		{"沪A", "沪b·88k20", "沪B88K20"},
		{"沪A", "", ""},
		{"沪A", "1234学", "沪A1234学"},
		{"沪A", "88", "88"},
		{"", "3K728", "3K728"},
		{"沪a", "3K728", "沪A3K728"},
	} {
		if got := shop.CompletePlate(c.prefix, c.typed); got != c.want {
			t.Errorf("CompletePlate(%q, %q) = %q, want %q", c.prefix, c.typed, got, c.want)
		}
	}
}

func TestThePlateTellsTheEnergy(t *testing.T) {
	for plate, want := range map[string]shop.Energy{
		"沪A3K728": shop.Petrol, "": shop.Petrol, "沪AD12345": shop.BatteryElectric, "沪AE12345": shop.BatteryElectric,
		"沪AF12345": shop.PlugIn, "沪AK12345": shop.PlugIn, "粤B12345D": shop.BatteryElectric, "粤B12345F": shop.PlugIn,
		"粤B12345J": shop.PlugIn, "粤B123456": shop.BatteryElectric,
	} {
		if got := shop.EnergyOfPlate(plate); got != want {
			t.Errorf("%s runs on %s, want %s", plate, got, want)
		}
	}
}

func TestWhatIsTypedFoldsToOneForm(t *testing.T) {
	for s, want := range map[string]string{
		"沪a·d12345": "沪AD12345", " ＬＳＶａ０ ": "LSVA0", "138 0000　1234": "13800001234", "沪A•3k728\t": "沪A3K728", "": "",
	} {
		if got := shop.Fold(s); got != want {
			t.Errorf("Fold(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestPhoneNumbersHaveTheFormsOfTheCountry(t *testing.T) {
	for s, want := range map[string]bool{
		"13800001234": true, "19900001234": true, "12800001234": false, "1380000123": false, "138000012345": false,
		"23800001234": false, "1380000123x": false, "": false,
	} {
		if got := shop.IsMobile(s); got != want {
			t.Errorf("IsMobile(%q) = %v", s, got)
		}
	}
	for s, want := range map[string]bool{
		"021-62345678": true, "02162345678": true, "0512-6234567": true, "05126234567": true, "021-62345678-803": true,
		"02162345678-8": true, "400-800-1234": true, "8008001234": true, "4008001234": true,
		"62345678": false, "021-6234": false, "021-62345678-8-8": false, "0-62345678": false, "02162345678901": false,
		"-02162345678": false, "021--62345678": false, "021-62345678-": false, "021-6234567x": false, "400-800-123": false, "": false,
		"02162345678-8-8": false,
	} {
		if got := shop.IsLandline(s); got != want {
			t.Errorf("IsLandline(%q) = %v", s, got)
		}
	}
}

func TestTheCreditCodeChecks(t *testing.T) {
	for s, want := range map[string]bool{
		"91350100M000100Y43": true, "91512081MA62K0260E": true, "91350100M000100Y4Z": false, "91350100M000100Y44": false,
		"91350100M000100Y4": false, "91350100I000100Y43": false, "91350100m000100Y43": false, "": false,
	} {
		if got := shop.USCCHolds(s); got != want {
			t.Errorf("USCCHolds(%q) = %v", s, got)
		}
	}
}

func TestEveryProvinceIsReachedByTheFirstLetterOfItsName(t *testing.T) {
	reached := map[rune]bool{}
	for letter := 'A'; letter <= 'Z'; letter++ {
		for now := shop.ProvinceBy(letter, 0); now != 0 && !reached[now]; now = shop.ProvinceBy(letter, now) {
			reached[now] = true
		}
	}
	for _, p := range "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼" {
		if !reached[p] {
			t.Errorf("no letter gives %c", p)
		}
		delete(reached, p)
	}
	if len(reached) > 0 {
		t.Errorf("letters give %d that are no province", len(reached))
	}
	if got := shop.ProvinceBy('S', '陕'); got != '苏' {
		t.Errorf("after the last comes %c", got)
	}
}
