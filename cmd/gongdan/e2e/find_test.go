//go:build e2e

package e2e_test

import (
	"strings"
	"testing"

	"gongdan/app/shop"
)

func TestWhereACarIsTakesSevenKeys(t *testing.T) {
	p := start(t, imported(t, "cars.json"))
	for _, text := range []string{"7890", "zxm"} {
		p.Count()
		p.does("the search opens", func() { p.Press("ctrl+k") })
		p.does("the car is seen", func() { p.Type(text) })
		p.AtMost(7, "e. where is the car, by "+text)
		p.Press("Return") // the first that was found is what was looked for
		p.titled("RO261001-001")
		p.Press("ctrl+1")
		p.titled("工作台")
	}
}

func TestAnOrderForAKnownCarTakesEightKeys(t *testing.T) {
	p := start(t, imported(t, "cars.json"))
	p.Count()
	p.Press("F2")
	p.Type("12345")
	p.Press("Return")
	p.AtMost(8, "a. an order for a known car")
	d := p.drafted("of the known car", func(d draft) bool { return d.Visit.Vehicle.ID != 0 })
	if d.Newly || d.Visit.Vehicle.Plate != "沪AD12345" || d.Visit.Customer.Name != "王建国" {
		t.Errorf("the draft is about %s of %s", d.Visit.Vehicle.Plate, d.Visit.Customer.Name)
	}
	p.Enter("50123")
	p.drafted("with the mileage", func(d draft) bool { return d.Visit.Order.Intake.MileageKM == 50123 })
}

func TestACarThatIsInTheShopLeadsToItsOrder(t *testing.T) {
	p := start(t, imported(t, "cars.json"))
	p.Press("F2")
	p.does("the order is offered", func() { p.Enter("67890") })
	p.Press("Return")
	p.titled("RO261001-001")
}

func TestKeysOfTheWindowWorkWhileATextFieldHasTheFocus(t *testing.T) {
	p := start(t, imported(t, "cars.json"))
	number := "RO261001-001"
	p.does("the search opens", func() { p.Press("ctrl+k") })
	p.does("the order is found", func() { p.Type("67890") })
	p.Press("Return")
	p.titled(number)
	p.does("the reception gets the focus", func() { p.Press("alt+i") })
	for _, key := range []string{"ctrl+k", "F1"} {
		p.does(key+" opens", func() { p.Press(key) })
		p.does(key+" closes", func() { p.Press("Escape") })
		p.Press("shift+Return", "Return") // the field has the focus again
	}
	p.does("the packages are offered", func() { p.Press("F8") })
	p.Press("Escape")
	p.does("labour is looked for", func() { p.Press("F3"); p.Type("sl") })
	p.Press("Return", "ctrl+s")
	until(t, "the labour is never kept", func() bool { return len(p.order(number).Lines) == 3 })
	p.Press("F2")
	until(t, "F2 opens no new order", func() bool { return !strings.HasPrefix(p.title(), number) })
	p.Type("xyz")
	p.Press("ctrl+1")
	p.titled("工作台")
	if got := p.order(number).Status; got != shop.Working {
		t.Errorf("the order is %s", got)
	}
}
