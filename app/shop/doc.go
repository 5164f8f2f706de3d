// Package shop is the trade itself: what a repair order, a part or a payment
// is, and what may be done with it. It knows no database, no window, no
// language and no clock; whoever calls it brings those along.
//
// Amounts are whole numbers everywhere: Money in fen, Qty in thousandths,
// Rate in basis points, times in UTC. Rounding happens in one function only.
package shop
