package exchange

import (
	"slices"

	"gongdan/app/shop"
)

// mostProblems is how many problems of a file are told; a file with more is
// better made anew.
const mostProblems = 50

// Broken is all that is wrong with a file. Nothing of it was taken in.
type Broken struct {
	Problems shop.Problems // Field is the place: orders[3].lines[0].qty
	More     int           // problems beyond those
	where    []spot
}

// Error implements error.
func (b *Broken) Error() string { return "import: " + b.Problems.Error() }

func (b *Broken) count() int { return len(b.Problems) + b.More }

func (b *Broken) add(at spot, p shop.Problem) {
	if len(b.Problems) >= mostProblems {
		b.More++
		return
	}
	i := len(b.where)
	for i > 0 && (b.where[i-1].line > at.line || b.where[i-1].line == at.line && b.where[i-1].column > at.column) {
		i--
	}
	b.where = slices.Insert(b.where, i, at)
	b.Problems = slices.Insert(b.Problems, i, p)
}

// at reports whether something is wrong at a place.
func (b *Broken) at(place string) bool {
	return slices.ContainsFunc(b.Problems, func(p shop.Problem) bool { return p.Field == place })
}

// Line is the line of the file that problem i is about.
func (b *Broken) Line(i int) int { return b.where[i].line }

// clone is b with room of its own.
func (b *Broken) clone() *Broken {
	return &Broken{slices.Clone(b.Problems), b.More, slices.Clone(b.where)}
}
