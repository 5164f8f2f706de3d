package shop

// How far a side reaches towards the middle, and where the roof lies between.
const (
	sideHigh = 290.0
	topFrom  = 335.0
	topTo    = 665.0
)

// CarLine is a line of the drawing. Of a Curve every three places after the
// first make one more piece of it, as in a PDF; a Closed one returns to its
// start, a Bold one is the edge of the body.
type CarLine struct {
	Curve, Closed, Bold bool
	At                  []Spot
}

// Wheels are the middles of the wheels: left front and rear, right front and rear.
func Wheels() []Spot {
	low := sideHigh * 190 / 1000
	return []Spot{{195, low}, {795, low}, {195, 1000 - low}, {795, 1000 - low}}
}

// CarLines are all lines of the car but its wheels.
func CarLines() []CarLine {
	half := (topTo - topFrom) / 2
	var all []CarLine
	for _, l := range sideLines() {
		all = append(all, l.moved(func(s Spot) Spot { return Spot{s.X, sideHigh * s.Y / 1000} }))
		all = append(all, l.moved(func(s Spot) Spot { return Spot{s.X, 1000 - sideHigh*s.Y/1000} }))
	}
	for _, l := range topLines() {
		all = append(all, l.moved(func(s Spot) Spot { return Spot{s.X, topFrom + half - half*s.Y/1000} }))
		all = append(all, l.moved(func(s Spot) Spot { return Spot{s.X, topTo - half + half*s.Y/1000} }))
	}
	return all
}

func (l CarLine) moved(to func(Spot) Spot) CarLine {
	at := make([]Spot, len(l.At))
	for i, s := range l.At {
		at[i] = to(s)
	}
	l.At = at
	return l
}

// sideLines is the left side seen from the left, X from front to rear, Y from
// the ground (0) to the roof (1000).
func sideLines() []CarLine {
	return []CarLine{
		{Curve: true, Closed: true, Bold: true, At: spots(
			22, 190, 8, 250, 8, 420, 30, 500, 110, 590, 220, 620, 300, 650, 350, 760, 400, 985, 440, 985,
			520, 1010, 600, 1010, 660, 975, 720, 900, 770, 760, 830, 690, 880, 680, 930, 680, 965, 655, 990, 580,
			992, 420, 985, 190, 860, 170, 120, 170, 22, 190,
		)},
		{Curve: true, Closed: true, At: spots(
			335, 650, 375, 770, 405, 910, 430, 925, 470, 935, 500, 938, 520, 938, 520, 840, 520, 740, 520, 650,
			460, 650, 400, 650, 335, 650,
		)},
		{Curve: true, Closed: true, At: spots(
			538, 938, 580, 938, 620, 935, 655, 905, 700, 850, 730, 770, 755, 690, 750, 660, 740, 650, 725, 650,
			660, 650, 600, 650, 538, 650,
		)},
		{At: spots(529, 650, 529, 200)},
		{At: spots(318, 640, 300, 460, 306, 200)},
		{At: spots(742, 640, 725, 520, 690, 400, 690, 200)},
		{At: spots(455, 560, 500, 560)},
		{At: spots(665, 560, 710, 560)},
		{At: spots(20, 455, 70, 520, 100, 500, 25, 430), Closed: true},
		{At: spots(990, 560, 940, 590, 945, 520, 990, 490), Closed: true},
	}
}

// topLines is half of the roof seen from above: Y from the middle (0) to the
// left edge (1000).
func topLines() []CarLine {
	return []CarLine{
		{Curve: true, Bold: true, At: spots(
			8, 0, 8, 420, 20, 760, 70, 880, 140, 990, 250, 990, 330, 985, 500, 980, 650, 980, 760, 985, 860, 985,
			930, 960, 960, 860, 990, 760, 994, 400, 994, 0,
		)},
		{Curve: true, At: spots(268, 0, 268, 300, 285, 620, 315, 830, 350, 800, 390, 760, 425, 700, 412, 500, 408, 250, 408, 0)},
		{Curve: true, At: spots(672, 0, 672, 250, 668, 500, 655, 700, 690, 740, 740, 780, 785, 810, 800, 560, 806, 280, 806, 0)},
		{At: spots(425, 700, 655, 700)},
		{At: spots(330, 870, 425, 770, 655, 770, 770, 850)},
		{At: spots(530, 700, 530, 770)},
		{At: spots(350, 985, 330, 1110, 358, 1120, 372, 985)},
		{Curve: true, At: spots(40, 700, 120, 740, 200, 780, 268, 800)},
		{Curve: true, At: spots(830, 780, 880, 770, 920, 760, 960, 720)},
	}
}
