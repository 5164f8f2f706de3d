// Package bench measures the real program on a shop of five years: how long it
// takes to find, list, open, save, print, scroll and start, and what memory it
// needs after an hour. It needs the build tag bench and a display; `make bench`
// provides both and prints a table of what was measured beside what was aimed
// at. Figures hold on a machine that does nothing else.
package bench
