//go:build e2e

package e2e_test

import "testing"

func TestAFigureOfTheBlueprintLeadsToItsOrderByKeys(t *testing.T) {
	p := start(t, imported(t, "cars.json"))
	p.Count()
	p.Press("ctrl+g")
	p.titled("服务蓝图")
	p.does("the cars that are here are shown", func() { p.Press("alt+4") })
	p.does("why one is still here is shown", func() { p.Press("alt+w") })
	p.does("it is put away", func() { p.Press("Escape") })
	p.Press("Return")
	p.AtMost(8, "why is this car still here")
	p.titled("RO261001-001")
}
