// Package monthly is the owner's month (经营月报): what the shop aims at, what a month was
// made of, and why it was more or less than the one before.
//
//	target.go   targets of figures, and what the trade names
//	version.go  the report of a closed month as it was printed, and what changed since
//	row.go      an order of the month with its money
//	share.go    what the output was made of (产值构成)
//	cause.go    why the output changed, in amounts that add up
//
// Everything is reckoned from rows of settled orders; nothing here reads or prints.
package monthly
