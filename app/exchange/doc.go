// Package exchange is the program's second door: the open format gongdan/1 in
// and out, and the documents that the command line prints. What comes in goes
// through an act of work; nothing here writes a record or decides a rule.
//
// The format is the structs of format.go, format_order.go and, for the workshop,
// format_floor.go. Their json tags
// are the keys; types of shop decide how a value is written: shop.Money as
// "484.20", shop.Qty as "0.5", times as RFC 3339 with the shop's offset. Keys
// may be added, never renamed.
//
// bays are known by their code; appointments by their number, or by plate and
// start_at where they have none. Photos travel by the hash, the name and the note;
// their files lie in the folder of photos under that hash; those of a receipt may name
// its line. What a file says of
// check_points takes the place of what is there. Of an appointment every key but start_at may be
// left out: status is then booked, kind maintenance, channel phone, hours 1.
//
// What an order asked of the store stands in its stock_requests (request.go): a row for
// each part of a line that the customer agreed to, with how many pieces could be had at
// that moment. They are never made up: an order without them was not asked about.
//
// suppliers are known by their name, loaners by their plate. An order has what
// happened outside the shop in rescue, sublets, loans and transport (outside.go);
// a sublet without back_at is out, and so is a loan.
package exchange
