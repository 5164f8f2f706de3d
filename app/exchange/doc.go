// Package exchange is the program's second door: the open format gongdan/1 in
// and out, and the documents that the command line prints. What comes in goes
// through an act of work; nothing here writes a record or decides a rule.
//
// The format is the structs of format.go, format_order.go and, for the workshop,
// format_floor.go. Their json tags
// are the keys; types of shop decide how a value is written: shop.Money as
// "484.20", shop.Qty as "0.5", times as RFC 3339 with the shop's offset. Keys
// may be added, never renamed.
package exchange
