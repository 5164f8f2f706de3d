package shop

import "slices"

// BlemishKind (外观标记) is what is seen on a zone of the body.
type BlemishKind string

// The kinds of blemish.
const (
	Scratch   BlemishKind = "scratch" // 划痕
	Dent      BlemishKind = "dent"    // 凹陷
	PaintOff  BlemishKind = "paint"   // 掉漆
	CrackMark BlemishKind = "crack"   // 裂纹
	Missing   BlemishKind = "missing" // 缺失
	Rust      BlemishKind = "rust"    // 锈蚀
	BrokenOff BlemishKind = "broken"  // 破损
	OtherMark BlemishKind = "other"   // 其他: the note says what
)

// BlemishKinds are all kinds in the order of their keys, 1 to 8.
func BlemishKinds() []BlemishKind {
	return []BlemishKind{Scratch, Dent, PaintOff, CrackMark, Missing, Rust, BrokenOff, OtherMark}
}

// Key is the word of the kind.
func (k BlemishKind) Key() string { return "walk.mark." + string(k) }

// Blemish is a mark on the outline of a car. X and Y are its place on the
// drawing; both 0: the middle of the zone.
type Blemish struct {
	Zone Zone
	Kind BlemishKind
	X, Y int
	Note string
}

// MaxBlemishes is how many marks a walk-around can hold.
const MaxBlemishes = 60

// At is where the mark stands.
func (b Blemish) At() Spot {
	if b.X == 0 && b.Y == 0 {
		return b.Zone.Centre()
	}
	return Spot{float64(b.X), float64(b.Y)}
}

func (p *Problems) checkBlemishes(all []Blemish) {
	if n := len(all); n > MaxBlemishes {
		p.Add("marks", "walk.say.marks", Args{"Max": MaxBlemishes, "Now": n})
	}
	for _, b := range all {
		if !slices.Contains(Zones(), b.Zone) {
			p.Add("marks", "walk.say.zone", Args{"Zone": string(b.Zone)})
		}
		if !slices.Contains(BlemishKinds(), b.Kind) {
			p.Add("marks", "walk.say.kind", Args{"Kind": string(b.Kind)})
		}
		if b.X < 0 || b.X > 1000 || b.Y < 0 || b.Y > 1000 {
			p.Add("marks", "walk.say.place", Args{"X": b.X, "Y": b.Y})
		}
		p.checkText("marks", b.Note, MaxName)
	}
}
