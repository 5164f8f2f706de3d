package shell

import (
	"slices"
	"testing"

	"gongdan/app/screen"
	"gongdan/app/shop"
)

func TestTheStoreStandsInTheRailOfItsKeeperAndOpensByItsKeyForOthers(t *testing.T) {
	d := sit(t)
	inRail := func() bool {
		return slices.ContainsFunc(rail{d.shell}.seen(), func(e entry) bool { return e.name == screen.Issue })
	}
	d.shell.SetPerson(shop.Person{ID: 7, Name: "仓管", Roles: []shop.Role{shop.Storekeeper}})
	if !inRail() {
		t.Error("the storekeeper has no way to the counter in the rail")
	}
	d.Sit("ln")
	d.shell.SetPerson(d.Person)
	if inRail() {
		t.Error("the advisor has the counter in the rail")
	}
	d.press("Ctrl+H")
	if d.at() != screen.Issue {
		t.Errorf("the advisor comes to %s", d.at())
	}
}
