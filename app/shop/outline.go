package shop

import "math"

// The car (外观标记图) is drawn unfolded: its left side at the top, the roof in the
// middle, its right side below, front to the left, the wheels outside. Paper and
// window draw the same lines and mark the same zones. X runs from the front (0)
// to the rear (1000), Y from the left wheels (0) to the right ones (1000).

// Spot is a place on the drawing, in thousandths of its width and height.
type Spot struct{ X, Y float64 }

// CarShape is the height of the drawing over its width. WheelRadius is that of
// a wheel, in thousandths of the width: wheels reach out of the drawing by about
// a twentieth.
const (
	CarShape    = 0.56
	WheelRadius = 62.0
)

// Zone (部位) is a part of the body that can be marked.
type Zone string

// Key is the word of the zone.
func (z Zone) Key() string { return "walk.zone." + string(z) }

// The zones along the middle; each side has those of sideZones.
const (
	FrontBumper Zone = "front_bumper"
	Bonnet      Zone = "hood"
	Windscreen  Zone = "windscreen"
	RoofZone    Zone = "roof"
	RearWindow  Zone = "rear_window"
	BootLid     Zone = "trunk"
	RearBumper  Zone = "rear_bumper"
)

// sideZones are the zones of a side, from front to rear.
func sideZones() []string {
	return []string{
		"headlamp", "front_fender", "front_wheel", "mirror", "front_door", "windows", "sill", "rear_door", "rear_fender", "rear_wheel", "tail_lamp",
	}
}

// Zones are all zones: the middle from front to rear, the left side, the right.
func Zones() []Zone {
	all := []Zone{FrontBumper, Bonnet, Windscreen, RoofZone, RearWindow, BootLid, RearBumper}
	for _, side := range []string{"left_", "right_"} {
		for _, z := range sideZones() {
			all = append(all, Zone(side+z))
		}
	}
	return all
}

// Area is the edge of the zone, corner by corner; nil for one that is not known.
func (z Zone) Area() []Spot {
	if half := middleArea(z); half != nil {
		return mirrored(half)
	}
	name, right := string(z), false
	switch {
	case len(name) > 5 && name[:5] == "left_":
		name = name[5:]
	case len(name) > 6 && name[:6] == "right_":
		name, right = name[6:], true
	}
	area := sideArea(name)
	for i := range area {
		if right {
			area[i].Y = 1000 - area[i].Y
		}
	}
	return area
}

// middleArea is the left half of a zone in the middle, seen from above.
func middleArea(z Zone) []Spot {
	switch z {
	case FrontBumper:
		return spots(2, 500, 2, 420, 14, 375, 62, 352, 62, 500)
	case Bonnet:
		return spots(62, 500, 62, 385, 120, 378, 200, 371, 268, 368, 268, 500)
	case Windscreen:
		return spots(268, 500, 268, 450, 285, 398, 315, 363, 350, 368, 390, 375, 425, 384, 412, 459, 408, 500)
	case RoofZone:
		return spots(408, 500, 412, 459, 425, 384, 655, 384, 668, 418, 672, 500)
	case RearWindow:
		return spots(672, 500, 668, 418, 655, 384, 690, 378, 740, 371, 785, 366, 800, 408, 806, 500)
	case BootLid:
		return spots(806, 500, 800, 408, 792, 372, 880, 373, 945, 380, 945, 500)
	case RearBumper:
		return spots(945, 500, 945, 352, 985, 372, 998, 430, 998, 500)
	}
	return nil
}

// sideArea is a zone of the left side.
func sideArea(name string) []Spot {
	switch name {
	case "headlamp":
		return sideSpots(8, 405, 105, 440, 118, 590, 30, 520)
	case "tail_lamp":
		return sideSpots(925, 500, 993, 470, 990, 600, 930, 640)
	case "front_fender":
		return sideSpots(20, 190, 8, 400, 105, 440, 118, 592, 220, 620, 318, 645, 300, 460, 306, 200)
	case "front_door":
		return sideSpots(318, 645, 300, 460, 304, 240, 529, 240, 529, 650)
	case "rear_door":
		return sideSpots(529, 650, 529, 240, 690, 240, 690, 400, 725, 520, 742, 650)
	case "rear_fender":
		return sideSpots(742, 650, 725, 520, 690, 400, 690, 190, 985, 190, 993, 470, 925, 500, 930, 640, 930, 680, 830, 690)
	case "windows":
		return sideSpots(330, 652, 375, 770, 405, 920, 470, 938, 580, 938, 655, 905, 730, 770, 755, 690, 742, 652)
	case "sill":
		return sideSpots(268, 150, 722, 150, 690, 240, 304, 240)
	case "mirror":
		return spots(322, 305, 380, 305, 382, 345, 350, 345)
	case "front_wheel":
		return wheelArea(Wheels()[0])
	case "rear_wheel":
		return wheelArea(Wheels()[1])
	}
	return nil
}

// wheelArea is a wheel as a shape with corners.
func wheelArea(c Spot) []Spot {
	const corners = 16
	all := make([]Spot, corners)
	for i := range all {
		a := 2 * math.Pi * float64(i) / corners
		all[i] = Spot{c.X + WheelRadius*math.Cos(a), c.Y + WheelRadius*math.Sin(a)/CarShape}
	}
	return all
}

// Centre is the middle of the zone, of a fender what is beside its wheel.
func (z Zone) Centre() Spot {
	switch z {
	case "left_front_fender":
		return Spot{278, 125}
	case "right_front_fender":
		return Spot{278, 875}
	case "left_rear_fender":
		return Spot{890, 130}
	case "right_rear_fender":
		return Spot{890, 870}
	}
	area := z.Area()
	if len(area) == 0 {
		return Spot{500, 500}
	}
	low, high := area[0], area[0]
	for _, s := range area {
		low.X, low.Y = min(low.X, s.X), min(low.Y, s.Y)
		high.X, high.Y = max(high.X, s.X), max(high.Y, s.Y)
	}
	return Spot{(low.X + high.X) / 2, (low.Y + high.Y) / 2}
}

// ZoneAt is the zone at a place, "" beside the car. Small ones lie over large
// ones.
func ZoneAt(at Spot) Zone {
	var found Zone
	size := math.Inf(1)
	for _, z := range Zones() {
		area := z.Area()
		if inside(at, area) && extent(area) < size {
			found, size = z, extent(area)
		}
	}
	return found
}

// Beside is the zone next to z in a direction, such as 1, 0 to the rear; z itself
// at the edge.
func (z Zone) Beside(dx, dy float64) Zone {
	from, best := z.Centre(), math.Inf(1)
	next := z
	for _, other := range Zones() {
		to := other.Centre()
		x, y := to.X-from.X, (to.Y-from.Y)*CarShape
		ahead, across := x*dx+y*dy, math.Abs(x*dy)+math.Abs(y*dx)
		if other == z || ahead < 8 || across > ahead*1.6 {
			continue
		}
		if far := ahead + 1.5*across; far < best {
			next, best = other, far
		}
	}
	return next
}

// inside reports whether a ray from a place crosses an area's edge oddly often.
func inside(at Spot, area []Spot) bool {
	in := false
	for i, a := range area {
		b := area[(i+1)%len(area)]
		if (a.Y > at.Y) != (b.Y > at.Y) && at.X < (b.X-a.X)*(at.Y-a.Y)/(b.Y-a.Y)+a.X {
			in = !in
		}
	}
	return in
}

// extent is how large an area is.
func extent(area []Spot) float64 {
	sum := 0.0
	for i, a := range area {
		b := area[(i+1)%len(area)]
		sum += a.X*b.Y - b.X*a.Y
	}
	return math.Abs(sum) / 2
}

// spots are places given by their X and Y in turn.
func spots(xy ...float64) []Spot {
	all := make([]Spot, len(xy)/2)
	for i := range all {
		all[i] = Spot{xy[2*i], xy[2*i+1]}
	}
	return all
}

// sideSpots are places of the left side, given by X and the height over the
// ground in turn, 1000 being the roof.
func sideSpots(xy ...float64) []Spot {
	all := spots(xy...)
	for i := range all {
		all[i].Y = sideHigh * all[i].Y / 1000
	}
	return all
}

// mirrored closes the left half of a shape with its right half.
func mirrored(half []Spot) []Spot {
	all := append([]Spot{}, half...)
	for i := len(half) - 1; i >= 0; i-- {
		if half[i].Y != 500 {
			all = append(all, Spot{half[i].X, 1000 - half[i].Y})
		}
	}
	return all
}
