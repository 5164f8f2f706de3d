package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// sheetPart opens the part of a workbook that holds a sheet.
func sheetPart(raw []byte, name string) (io.ReadCloser, error) {
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, err
	}
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			Ref  string `xml:"id,attr"`
		} `xml:"sheets>sheet"`
	}
	var parts struct {
		All []struct {
			Ref    string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if err := errors.Join(decodePart(z, "xl/workbook.xml", &book), decodePart(z, "xl/_rels/workbook.xml.rels", &parts)); err != nil {
		return nil, err
	}
	for _, s := range book.Sheets {
		for _, p := range parts.All {
			if s.Name == name && s.Ref == p.Ref {
				if target, whole := strings.CutPrefix(p.Target, "/"); whole {
					return openPart(z, target)
				}
				return openPart(z, path.Join("xl", p.Target))
			}
		}
	}
	return nil, fs.ErrNotExist
}

// openPart opens a part whatever the case of its name.
func openPart(z *zip.Reader, name string) (io.ReadCloser, error) {
	for _, f := range z.File {
		if strings.EqualFold(strings.ReplaceAll(f.Name, `\`, "/"), name) {
			return f.Open()
		}
	}
	return nil, fs.ErrNotExist
}

func decodePart(z *zip.Reader, name string, into any) error {
	part, err := openPart(z, name)
	if err != nil {
		return err
	}
	defer part.Close()
	return xml.NewDecoder(io.LimitReader(part, MaxBytes)).Decode(into)
}

// scan goes through the cells of a sheet and notes on rows how they were
// written.
type scan struct {
	rows   []Row
	at     map[int]int // place in rows by the number of the row
	date   func(style int) bool
	joined []string // references of cells that were merged

	row, column int
	cell        cellMark
	inside      bool // a cell
}

// cellMark is what the file says of how a cell was written.
type cellMark struct {
	kind    string // its type; "" and n are numbers
	style   int
	formula bool
	value   bool
}

func (s *scan) read(ctx context.Context, part io.Reader) error {
	in := xml.NewDecoder(io.LimitReader(part, MaxUnpacked))
	for n := 0; ; n++ {
		if n%100_000 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		token, err := in.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch x := token.(type) {
		case xml.StartElement:
			s.begin(x)
		case xml.EndElement:
			if x.Name.Local == "c" && s.inside {
				s.end()
			}
		}
	}
}

func (s *scan) begin(x xml.StartElement) {
	switch x.Name.Local {
	case "row":
		s.row, s.column = s.row+1, 0
		if n, err := strconv.Atoi(attr(x, "r")); err == nil && n > 0 {
			s.row = n
		}
	case "c":
		s.column++
		if column, _, err := excelize.CellNameToCoordinates(attr(x, "r")); err == nil {
			s.column = column
		}
		style, _ := strconv.Atoi(attr(x, "s"))
		s.cell, s.inside = cellMark{kind: attr(x, "t"), style: style}, true
	case "f":
		s.cell.formula = true
	case "v":
		s.cell.value = true
	case "mergeCell":
		if len(s.joined) <= mostMerged {
			s.joined = append(s.joined, attr(x, "ref"))
		}
	}
}

// end notes what is known of a cell.
func (s *scan) end() {
	s.inside = false
	i, known := s.at[s.row]
	if !known || s.column > len(s.rows[i].Cells) {
		return
	}
	s.rows[i].Cells[s.column-1].Kind = s.kind()
}

func (s *scan) kind() Kind {
	c := s.cell
	switch {
	case c.formula:
		return Formula
	case !c.value:
		return Written
	case c.kind == "d":
		return Date
	case c.kind == "e":
		return Trouble
	case c.kind != "" && c.kind != "n":
		return Written
	case s.date(c.style):
		return Date
	}
	return Number
}

func attr(x xml.StartElement, name string) string {
	for _, a := range x.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
