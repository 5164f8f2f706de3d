package shop

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func old(from, to PartID) Replacement { return Replacement{From: from, To: to, Kind: Superseded} }

func TestAChainIsFollowedBothWaysOverSplitsAndJoins(t *testing.T) {
	c := Chain{old(1, 2), old(2, 3), old(2, 4), old(5, 3), {From: 3, To: 9, Kind: Alternative}, {From: 2, To: 3, Kind: Alternative}}
	for _, x := range []struct {
		got, want []PartID
	}{
		{c.Later(1), []PartID{2, 3, 4}},
		{c.Later(3), nil},
		{c.Earlier(3), []PartID{2, 5, 1}},
		{c.Earlier(1), nil},
		{c.Next(2), []PartID{3, 4}},
		{c.Alternatives(3), []PartID{2, 9}},
		{c.Alternatives(9), []PartID{3}},
		{c.Ring(old(4, 1)), []PartID{4, 1, 2, 4}},
		{c.Ring(old(4, 9)), nil},
		{c.Ring(Replacement{From: 1, To: 2, Kind: Alternative}), nil},
	} {
		if !slices.Equal(x.got, x.want) {
			t.Errorf("got %v, want %v", x.got, x.want)
		}
	}
}

func TestWhateverIsAddedInWhateverOrderNoChainGoesRound(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 7))
		var c Chain
		for range 60 {
			add := old(PartID(1+r.IntN(8)), PartID(1+r.IntN(8)))
			if add.From == add.To {
				continue
			}
			ring := c.Ring(add)
			back := slices.Contains(c.Later(add.To), add.From)
			if (len(ring) > 0) != back {
				t.Fatalf("seed %d: of %v on %v it says %v", seed, add, c, ring)
			}
			if len(ring) == 0 {
				c = append(c, add)
				continue
			}
			if ring[0] != add.From || ring[1] != add.To || ring[len(ring)-1] != add.From {
				t.Fatalf("seed %d: %v is no ring of %v", seed, ring, add)
			}
			for i := 1; i+1 < len(ring); i++ {
				if !slices.Contains(c.Next(ring[i]), ring[i+1]) {
					t.Fatalf("seed %d: %v has a step that is not there", seed, ring)
				}
			}
		}
		for id := PartID(1); id <= 8; id++ {
			if slices.Contains(c.Later(id), id) {
				t.Fatalf("seed %d: %d comes in its own place", seed, id)
			}
		}
	}
}

func TestKinReadsTheSameFromBothSides(t *testing.T) {
	for _, x := range []struct {
		how, back Relation
	}{{ReplacedBy, Replaces}, {Replaces, ReplacedBy}, {Alternates, Alternates}} {
		r := Kin{Relation: x.how, Number: "X", Since: "2026-01-01", Note: "n"}.Replacement(7, 4)
		if how, other := r.Relation(7); how != x.how || other != 4 {
			t.Errorf("%s reads %s of %d", x.how, how, other)
		}
		if how, other := r.Relation(4); how != x.back || other != 7 {
			t.Errorf("%s reads back %s of %d", x.how, how, other)
		}
		if r.Kind == Alternative && r.From > r.To || x.how.Key() == "" {
			t.Errorf("kept as %+v", r)
		}
	}
}

func TestWhatIsWrongWithReplacementsIsToldByRow(t *testing.T) {
	p := CheckKin("A-1", []Kin{{Relation: Replaces, Number: "b1"}, {Number: "a-1"}, {Number: "B1"}, {}, {Note: "x"}})
	want := []string{"number_2 replace.say.self", "number_3 replace.say.twice", "number_5 replace.say.number"}
	if got := said(p); !slices.Equal(got, want) {
		t.Errorf("said %v", got)
	}
	if got := said(CheckKin("A", make([]Kin, MaxKin+1))); got[len(got)-1] != "number_13 replace.say.many" {
		t.Errorf("said %v", got)
	}
}

func said(p Problems) (all []string) {
	for _, x := range p {
		all = append(all, x.Field+" "+x.Say)
	}
	return all
}
