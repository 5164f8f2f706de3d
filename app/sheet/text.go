package sheet

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"gongdan/app/shop"
)

// byteOrderMark tells table programs that a text is UTF-8.
const byteOrderMark = "\ufeff"

// readText reads a CSV file: UTF-8 with or without a mark, else GB18030, of
// which GBK and GB 2312 are parts. Cells end at commas, or at tabs or semicolons
// where the first line has more of them.
func readText(ctx context.Context, raw []byte) (b Book, rows []Row, err error) {
	b.Format = CSV
	text, encoding, err := decode(raw)
	if err != nil {
		return b, nil, err
	}
	b.Encoding = encoding
	in := csv.NewReader(strings.NewReader(text))
	in.Comma, in.FieldsPerRecord = comma(text), -1
	inside := 0 // line ends within cells so far: to a table program they are no rows
	for {
		if len(rows)%1000 == 0 && ctx.Err() != nil {
			return b, nil, ctx.Err()
		}
		record, err := in.Read()
		var wrong *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return b, rows, nil
		case errors.As(err, &wrong):
			row := wrong.StartLine - inside
			return b, nil, shop.Faults{{Row: row, Why: "quote", With: shop.Args{"Line": wrong.Line}}}
		case err != nil:
			return b, nil, err
		case len(record) > MaxColumns || len(rows) == MaxRows:
			return b, nil, tooLarge()
		}
		line, _ := in.FieldPos(0)
		r := Row{N: line - inside, Cells: make([]Cell, len(record))}
		for i, cell := range record {
			inside += strings.Count(cell, "\n")
			r.Cells[i].Text = plain(cell)
		}
		if !r.blank() {
			rows = append(rows, r)
		}
	}
}

// plain takes off the apostrophe that keeps a table program from reckoning what
// somebody typed; Writer puts it on.
func plain(s string) string {
	if rest, ok := strings.CutPrefix(s, "'"); ok && risky(rest) {
		return rest
	}
	return s
}

// risky reports whether a table program would take a text for a formula.
func risky(s string) bool {
	if s == "" || !strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return false
	}
	_, err := shop.ParseQty(s)
	return s[0] != '-' || err != nil // a negative number is no formula
}

// decode turns the bytes of a file into text.
func decode(raw []byte) (text, encoding string, err error) {
	if at := bytes.IndexByte(raw, 0); at >= 0 {
		return "", "", shop.Faults{place(raw, at, "nul", nil)}
	}
	if body, marked := bytes.CutPrefix(raw, []byte(byteOrderMark)); marked || utf8.Valid(raw) {
		if at := invalid(body); at >= 0 {
			return "", "", shop.Faults{place(body, at, "encoding", nil)}
		}
		return string(body), "UTF-8", nil
	}
	decoded, err := simplifiedchinese.GB18030.NewDecoder().Bytes(raw)
	if err != nil {
		return "", "", shop.Faults{place(raw, invalid(raw), "encoding", nil)}
	}
	if at := bytes.IndexRune(decoded, utf8.RuneError); at >= 0 {
		return "", "", shop.Faults{place(decoded, at, "encoding", nil)}
	}
	return string(decoded), "GB18030", nil
}

// invalid is where a text stops being UTF-8; −1: nowhere.
func invalid(b []byte) int {
	for at := 0; at < len(b); {
		r, n := utf8.DecodeRune(b[at:])
		if r == utf8.RuneError && n == 1 {
			return at
		}
		at += n
	}
	return -1
}

// place says in which row and column a byte stands, as far as that can be told
// of a text that is broken.
func place(b []byte, at int, why string, with shop.Args) shop.Fault {
	before := b[:max(0, at)]
	line := before[bytes.LastIndexByte(before, '\n')+1:]
	column := 1 + bytes.Count(line, []byte{byte(comma(string(b[:min(len(b), 4096)])))})
	return shop.Fault{Row: 1 + bytes.Count(before, []byte("\n")), Column: shop.SheetColumn{N: column}, Why: why, With: with}
}

// comma is what stands between the cells of the first line.
func comma(text string) rune {
	line, _, _ := strings.Cut(text, "\n")
	best := ','
	for _, c := range "\t;" {
		if strings.Count(line, string(c)) > strings.Count(line, string(best)) {
			best = c
		}
	}
	return best
}
