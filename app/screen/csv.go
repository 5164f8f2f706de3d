package screen

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"gongdan/app/shop"
	"gongdan/app/work"
)

// byteOrderMark tells a table program that the text is UTF-8.
const byteOrderMark = "\ufeff"

// SaveTable writes lines, the titles first, into a file for a table program and
// opens it; the time is added to name. It needs the right to export of whoever
// sits at the desk.
func SaveTable(h *Host, name string, fill func(ctx context.Context, d work.Desk, write func([]string) error) error) {
	SaveTableAs(h, h.Desk(), name, fill)
}

// SaveTableAs is SaveTable at the desk of whoever answers for it.
func SaveTableAs(h *Host, desk work.Desk, name string, fill func(ctx context.Context, d work.Desk, write func([]string) error) error) {
	if err := desk.Person.Need(shop.ExportAll); err != nil {
		h.Fail("save a table", err)
		return
	}
	folder, err := h.Out.Folder()
	if err != nil {
		h.Fail("save a table", err)
		return
	}
	path := filepath.Join(folder, name+"-"+h.Env.Clock().In(h.Env.Lang.Zone).Format("20060102-150405")+".csv")
	Act(h, func(ctx context.Context, _ work.Desk) (int, error) {
		return writeTable(path, func(write func([]string) error) error { return fill(ctx, desk, write) })
	}, func(n int, err error) {
		if err != nil {
			h.Fail("save a table", err)
			return
		}
		h.Toast(h.Say("list.table_saved", shop.Args{"N": n, "File": filepath.Base(path)}), nil)
		h.Fail("open a table", h.Out.Open(path))
	})
}

// writeTable writes the file and says how many lines it has beside its titles;
// a file that could not be finished is taken away.
func writeTable(path string, fill func(write func([]string) error) error) (n int, err error) {
	f, err := os.Create(path)
	if err != nil {
		return 0, err
	}
	to := bufio.NewWriter(f)
	out := csv.NewWriter(to)
	out.UseCRLF = true
	n = -1
	if _, err = to.WriteString(byteOrderMark); err == nil {
		err = fill(func(cells []string) error {
			n++
			for i := range cells {
				cells[i] = harmless(cells[i])
			}
			return out.Write(cells)
		})
	}
	out.Flush()
	if err = errors.Join(err, out.Error(), to.Flush(), f.Sync(), f.Close()); err != nil {
		err = errors.Join(err, os.Remove(path))
	}
	return max(0, n), err
}

// harmless keeps a table program from taking a text that somebody typed for a
// formula.
func harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
