//go:build !linux

package assets

// Rest lets the memory of the fonts go until somebody reads them again, where
// the system can be told so.
func Rest() {}
