package screen

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"gongdan/app/kit"
	"gongdan/app/sheet"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

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
	SaveFile(h, name, sheet.CSV, func(ctx context.Context, to io.Writer) (int, error) {
		return writeTable(to, func(write func([]string) error) error { return fill(ctx, desk, write) })
	})
}

// SaveList is SaveTable of lines that whoever sits there has brought along: it
// needs no right.
func SaveList(h *Host, name string, lines [][]string) {
	SaveFile(h, name, sheet.CSV, func(_ context.Context, to io.Writer) (int, error) {
		return writeTable(to, func(write func([]string) error) error {
			for _, line := range lines {
				if err := write(line); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

// SaveFile has a file for a table program written away from the window and opens
// it; the time is added to name. write says how many rows the file has.
func SaveFile(h *Host, name string, format sheet.Format, write func(context.Context, io.Writer) (int, error)) {
	folder, err := h.Out.Folder()
	if err != nil {
		h.Fail("save a table", err)
		return
	}
	path := filepath.Join(folder, name+"-"+h.Env.Clock().In(h.Env.Lang.Zone).Format("20060102-150405")+"."+string(format))
	Act(h, func(ctx context.Context, _ work.Desk) (int, error) {
		return wholeFile(path, func(to io.Writer) (int, error) { return write(ctx, to) })
	}, func(n int, err error) {
		if err != nil {
			h.Fail("save a table", err)
			return
		}
		h.Toast(h.Say("list.table_saved", shop.Args{"N": n, "File": filepath.Base(path)}), nil)
		h.Fail("open a table", h.Out.Open(path))
	})
}

// wholeFile writes a file; one that could not be finished is taken away.
func wholeFile(path string, write func(io.Writer) (int, error)) (n int, err error) {
	f, err := os.Create(path)
	if err != nil {
		return 0, err
	}
	to := bufio.NewWriter(f)
	n, err = write(to)
	if err = errors.Join(err, to.Flush(), f.Sync(), f.Close()); err != nil {
		return 0, errors.Join(err, os.Remove(path))
	}
	return n, nil
}

// writeTable writes lines and says how many there are beside the titles.
func writeTable(to io.Writer, fill func(write func([]string) error) error) (n int, err error) {
	out, err := sheet.NewWriter(to, sheet.CSV, "")
	if err != nil {
		return 0, err
	}
	n = -1
	err = fill(func(cells []string) error {
		n++
		return out.Row(cells)
	})
	return max(0, n), errors.Join(err, out.Close())
}

// SaveColumns writes rows to a file as the columns of their table show them, with the
// titles first.
func SaveColumns[R any](h *Host, name string, columns []kit.Column[R], rows func(context.Context) ([]R, error)) {
	SaveTable(h, name, func(ctx context.Context, _ work.Desk, write func([]string) error) error {
		all, err := rows(ctx)
		if err != nil {
			return err
		}
		line := make([]string, len(columns))
		for i, c := range columns {
			line[i] = h.Say(c.TitleKey)
		}
		if err := write(line); err != nil {
			return err
		}
		for _, r := range all {
			for i, c := range columns {
				cell := c.Cell(r)
				if line[i] = cell.Text; cell.Chip != nil {
					line[i] = cell.Chip.Word
				}
			}
			if err := write(line); err != nil {
				return err
			}
		}
		return nil
	})
}

// Every reads all rows of a list that ask wants, page by page.
func Every[R any](v data.View, ask data.Ask, list func(data.View, data.Ask) (data.Page[R], error)) (all []R, err error) {
	for {
		one, err := list(v, ask)
		if all = append(all, one.Rows...); err != nil || !one.More {
			return all, err
		}
		ask.From = one.End
	}
}
