// Package sanbao counts what the order on repair, exchange and return of household
// cars (家用汽车产品修理更换退货责任规定, 三包) makes count: from the purchase of a car and
// its repairs, as of any day. It reads no clock and no store, and each count names the
// orders that it is made of.
//
// There are two orders: that of 2012 (AQSIQ 令150, in force 2013-10-01 to 2021-12-31)
// and that of 2021 (SAMR 令43, in force from 2022-01-01). Their numbers come from the
// rule books "sanbao2012" and "sanbao2021"; article numbers without a year are those
// of 2021.
//
// Periods: the first day is not counted (民法典 Art. 201) and a period of years ends on
// the corresponding day, or on the last day of a month that has none (Art. 202). The
// last day and the last kilometre are inside.
package sanbao
