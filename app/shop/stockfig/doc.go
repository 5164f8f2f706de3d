// Package stockfig measures the store over a month (库存指标): how fast it turns, how
// long it lasts, what lies there for nothing, how much of what cars wanted was there,
// and where pieces went that were bought and never billed.
//
//	figures.go  the figures, with what they are made of
//	row.go      a part over the period: what came, what went, the gap
//	period.go   the days that count
//	ratio.go    exact quotients
//
// Everything is reckoned from rows of the ledger, of requests and of lines that were
// billed. A figure whose divisor is zero is not known: it is never 0.
package stockfig
