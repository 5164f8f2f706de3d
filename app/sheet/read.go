package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"gongdan/app/shop"
)

// Read reads the first table of a file. guess tells how many fields a row of
// headings names, so that titles above it are passed over. What the file is no
// table of, or where it is broken, comes back as *shop.Refusal or shop.Faults.
func Read(ctx context.Context, file io.Reader, guess func([]string) int) (Book, error) {
	raw, err := io.ReadAll(io.LimitReader(file, MaxBytes+1))
	if err != nil {
		return Book{}, fmt.Errorf("read a table: %w", err)
	}
	if len(raw) > MaxBytes {
		return Book{}, tooLarge()
	}
	what := sniff(raw)
	var rows []Row
	var b Book
	switch what {
	case "xlsx":
		b, rows, err = readWorkbook(ctx, raw, guess)
	case "text":
		b, rows, err = readText(ctx, raw)
	default:
		return Book{}, shop.Refuse("sheet.refuse."+what, nil)
	}
	if err != nil {
		return Book{}, err
	}
	at := headAt(rows, guess)
	if at < 0 {
		return Book{}, shop.Refuse("sheet.refuse.empty", nil)
	}
	b.Head, b.Rows = rows[at], rows[at+1:]
	return b, nil
}

func tooLarge() error {
	return shop.Refuse("sheet.refuse.too_large", shop.Args{"Bytes": MaxBytes >> 20, "Rows": MaxRows, "Columns": MaxColumns})
}

// headAt is the place of the headings: the row near the top that names most
// fields, else the first one; −1 when there is no row.
func headAt(rows []Row, guess func([]string) int) int {
	best, most := min(0, len(rows)-1), 0
	for i, r := range rows[:min(len(rows), headSearch)] {
		if n := guess(texts(r)); n > most {
			best, most = i, n
		}
	}
	return best
}

func texts(r Row) []string {
	all := make([]string, len(r.Cells))
	for i, c := range r.Cells {
		all[i] = c.Text
	}
	return all
}

// sniff says by its bytes what a file is: xlsx, text, or the end of the key of
// a refusal.
func sniff(raw []byte) string {
	head := bytes.ToLower(bytes.TrimLeft(raw[:min(len(raw), 2048)], "\xef\xbb\xbf \t\r\n"))
	switch {
	case len(head) == 0:
		return "empty"
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")), bytes.HasPrefix(raw, []byte("PK\x05\x06")):
		return sniffZip(raw)
	case bytes.HasPrefix(raw, []byte("\xd0\xcf\x11\xe0")):
		if bytes.Contains(raw, wide("EncryptedPackage")) {
			return "password"
		}
		return "xls"
	case bytes.HasPrefix(raw, []byte("%PDF")):
		return "pdf"
	case bytes.HasPrefix(raw, []byte("Rar!")), bytes.HasPrefix(raw, []byte("7z\xbc\xaf")), bytes.HasPrefix(raw, []byte("\x1f\x8b")):
		return "zip"
	case bytes.HasPrefix(raw, []byte("\xff\xfe")), bytes.HasPrefix(raw, []byte("\xfe\xff")):
		return "utf16"
	case bytes.HasPrefix(head, []byte("<?xml")), bytes.HasPrefix(head, []byte("<html")), bytes.HasPrefix(head, []byte("<!doctype")),
		bytes.HasPrefix(head, []byte("<table")), bytes.HasPrefix(head, []byte("<meta")), bytes.HasPrefix(head, []byte("mime-version:")):
		return "html"
	case bytes.HasPrefix(head, []byte("{")):
		return "json"
	}
	return "text"
}

// sniffZip tells apart what is packed.
func sniffZip(raw []byte) string {
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return "broken"
	}
	has := func(name string) bool {
		return slices.ContainsFunc(z.File, func(f *zip.File) bool { return strings.EqualFold(f.Name, name) })
	}
	switch {
	case has("xl/workbook.bin"):
		return "xlsb"
	case has("xl/workbook.xml"):
		return "xlsx"
	case has("content.xml") && has("mimetype"):
		return "ods"
	case slices.ContainsFunc(z.File, func(f *zip.File) bool { return path.Ext(f.Name) == ".iwa" || path.Ext(f.Name) == ".numbers" }), has("Index.zip"):
		return "numbers"
	}
	return "zip"
}

// wide is a text in UTF-16, as old Office files hold their names.
func wide(s string) []byte {
	var b []byte
	for _, c := range []byte(s) {
		b = append(b, c, 0)
	}
	return b
}
