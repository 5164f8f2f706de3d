//go:build e2e

package e2e_test

import (
	"path/filepath"
	"slices"
	"testing"

	"gongdan/data"
)

func TestANewShopIsOpenedByKeysAlone(t *testing.T) {
	p := start(t, filepath.Join(t.TempDir(), "shop.db"))
	p.Enter("AB 昌盛汽车维修", "沪a", "", "", "", "")
	p.Enter("吴店长", "", "", "李娜", "")
	p.Press("ctrl+Return")
	p.AtMost(60, "opening a shop")
	p.titled("AB 昌盛汽车维修")
	kept := read(p, data.Settings)
	if kept.Name != "AB 昌盛汽车维修" || kept.PlatePrefix != "沪A" {
		t.Errorf("kept shop %q with plates of %q", kept.Name, kept.PlatePrefix)
	}
	var people []string
	for _, x := range read(p, data.People) {
		people = append(people, x.Name+" "+x.Code+" "+string(x.Roles[0]))
	}
	slices.Sort(people)
	if want := []string{"吴店长 wdz owner", "李娜 ln advisor"}; !slices.Equal(people, want) {
		t.Errorf("kept people %q, want %q", people, want)
	}
	p.quit()
}
