//go:build race

package data

// handMoves is how many moves several hands make under the race detector, in which
// SQLite, being Go, is some ten times slower; `make moves` makes all ten thousand.
const handMoves = 1_000
