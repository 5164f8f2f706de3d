// Package e2e holds the test of the whole program: the real window on a real
// display, driven by key events alone and checked in the data file and in the
// PDF. It needs the build tag e2e and a display; `make e2e` provides both, and
// `make shots` takes the pictures of the program in the same way.
package e2e
