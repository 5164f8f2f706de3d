// Package app holds no code of its own: it is the landing of the house. The
// rules of the house are in house_test.go, which fails when one is broken.
//
//	cmd/gongdan   puts it together: the window and the command line
//	app/shell     the frame of the window: rail, routes, actions, palette
//	app/screen    what is seen, a folder for each kind of record
//	app/kit       what screens are made of: fields, tables, keys, layers
//	app/work      what is done, a func for each act, a transaction each
//	app/paper     what is printed, a func for each document
//	app/exchange  the open format in and out
//	app/sheet     tables of other programs: .xlsx and .csv, cell by cell
//	app/tables    such tables to the records and back
//	app/text      the words, as a value
//	app/shop      what it is all about: the trade and its rules; a leaf for each
//	              sort of reckoning
//	data          where it is kept: all SQL, for two engines
//	assets        fonts, icons, languages, rule tables, the demo shop
//
// Arrows point downwards only: a screen may ask work and data, neither may ask
// a screen, and shop asks nobody.
package app
