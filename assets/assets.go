// Package assets holds what the program brings along: fonts, icons, words,
// rule tables and the material of the demo shop.
package assets

import "embed"

// Lang is a folder of JSON files for each language, one file a room.
//
//go:embed lang
var Lang embed.FS

// Icons are outlines on a grid of 24 by 24, drawn in currentColor with strokes
// of 1.5.
//
//go:embed icons/*.svg
var Icons embed.FS

// Regular and Bold are Noto Sans SC in two weights (SIL Open Font License).
//
//go:embed fonts/NotoSansSC-Regular.ttf
var Regular []byte

// Bold is the heavier of the two weights.
//
//go:embed fonts/NotoSansSC-Bold.ttf
var Bold []byte

// FontLicence is the licence text of both fonts, shown in the settings.
//
//go:embed fonts/OFL.txt
var FontLicence string

// Rules are the numbers that laws set, as lists of {book, name, value, from,
// until, source}: what a new shop begins with.
//
//go:embed rules/*.json
var Rules embed.FS

// Blueprint is the service blueprint that a new shop begins with, as a list of
// {code, place, from, to, minutes, by_labour, since, source}.
//
//go:embed blueprint.json
var Blueprint []byte

// Models are makes and models that are often seen, [make, model], so that a
// new car is written with a few letters from the first day on.
//
//go:embed models.json
var Models []byte

// Sheets is how other programs head the columns of their tables and what they
// call what stands in them.
//
//go:embed sheets.json
var Sheets []byte

// AppIcon is the picture of the program, 512 by 512.
//
//go:embed icons/app.png
var AppIcon []byte

// Demo is the material that the demo shop is made of.
//
//go:embed demo/*.json
var Demo embed.FS
