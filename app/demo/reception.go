package demo

import "gongdan/app/shop"

// reception writes what was seen on the cars that are in the shop.
type reception struct{ *builder }

// walk looks at every point of the car's template. One is always at fault, and
// now and then the body is marked.
func (b reception) walk(o *shop.Order, c *car) {
	var w shop.Walk
	w.Fit(b.points, c.energy.Template())
	if len(w.Checks) == 0 {
		return
	}
	bad, maybe := b.dice.IntN(12), b.dice.IntN(len(w.Checks))
	often := b.chance(40)
	for i := range w.Checks {
		w.Checks[i].Unseen = false
		w.Checks[i].Fault = i == bad%len(w.Checks) || i == maybe && often
	}
	o.Intake.Checks, o.Intake.Marks = w.Checks, b.marks(int(o.Intake.MileageKM))
	o.Intake.Belongings = belongings(&b.material, int(o.Intake.MileageKM))
}

// marks are none to three blemishes. What they are follows from the reading, so
// that the dice fall for the rest of the shop as they always did.
func (b reception) marks(n int) (all []shop.Blemish) {
	zones, kinds := shop.Zones(), shop.BlemishKinds()
	for i := range n % 4 {
		all = append(all, shop.Blemish{Zone: zones[(n/4+i*11)%len(zones)], Kind: kinds[(n/7+i*3)%4]})
	}
	return all
}

// belongings are what lies in the car, if anything.
func belongings(m *material, n int) string {
	if list := m.shop.Belongings; len(list) > 0 && n%3 > 0 {
		return list[n%len(list)]
	}
	return ""
}
