// Package kit is what the screens are built from: the look, the keys, fields,
// tables and layers. Every stock widget of Fyne sits behind it, so a new
// Fyne means work in this package only.
//
// Kit widgets are given an Env once and find everything in it: the words, the
// keys, the layer to draw lists and toasts on, and the way to work in the
// background. They hold no records: a screen hands in values and gets values.
package kit
