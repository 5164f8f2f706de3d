//go:build !race

package data

// handMoves is how many moves several hands make.
const handMoves = 10_000
