package main

import (
	"io"
	"strings"

	"gongdan/app/exchange"
	"gongdan/app/paper"
	"gongdan/app/printing"
	"gongdan/app/sheet"
	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
)

// span tells what reworks have cost, or which parts come back, from a day to another. Days
// may be months; what is not said of failures the rule says.
func (c *reportCommand) span(s *session) error {
	from, to, err := c.days()
	if err != nil {
		return err
	}
	name := strings.ToLower(c.Out)
	if c.Out != "" && !strings.HasSuffix(name, ".csv") && !strings.HasSuffix(name, ".pdf") {
		return &misuse{"reworks.say.file", shop.Args{"File": c.Out}}
	}
	w, err := s.viewer()
	if err != nil {
		return err
	}
	if c.Kind == "failures" {
		return c.failures(s, w, shop.WatchSpan{From: from, To: to})
	}
	if from == "" {
		return &misuse{"reworks.say.day", shop.Args{"Got": ""}}
	}
	if to == "" {
		_, to = shop.RedonePeriod(from, from)
	}
	if c.Kind == "lost" {
		return c.lost(s, w, from, to)
	}
	book, record, err := w.Reworks(s.ctx, from, to)
	switch {
	case err != nil:
		return err
	case c.Out == "":
		return s.print(record)
	case strings.HasSuffix(name, ".csv"):
		lines := append([][]string{{text.RedoneSummary(s.say, &book)}}, text.RedoneTable(s.say, &book)...)
		return c.lines(s, w.Desk, append(lines, text.RedoneOrders(s.say, &book)...))
	}
	return c.pdf(s, func(press *paper.Press) ([]byte, error) {
		return printing.ReworkCostsPDF(s.ctx, w.Desk, press, s.say, book)
	})
}

// lost tells what customers did not take, and whom to call.
func (c *reportCommand) lost(s *session, w exchange.Viewer, from, to shop.Day) error {
	if c.Out != "" && !strings.HasSuffix(strings.ToLower(c.Out), ".csv") {
		return &misuse{"lost.say.file", shop.Args{"File": c.Out}}
	}
	book, record, err := w.Lost(s.ctx, from, to)
	if err != nil {
		return err
	}
	if c.Out == "" {
		return s.print(record)
	}
	names := map[shop.PersonID]string{}
	people, err := data.Read(s.ctx, w.Desk.Store, data.People)
	for _, p := range people {
		names[p.ID] = p.Name
	}
	if err != nil {
		return err
	}
	return c.lines(s, w.Desk, text.LostLines(s.say, &book, names))
}

// failures tells which parts come back.
func (c *reportCommand) failures(s *session, w exchange.Viewer, span shop.WatchSpan) error {
	watch, record, err := w.Failures(s.ctx, span)
	switch {
	case err != nil:
		return err
	case c.Out == "":
		return s.print(record)
	case strings.HasSuffix(strings.ToLower(c.Out), ".csv"):
		return c.lines(s, w.Desk, append([][]string{{text.FailureSpan(s.say, &watch)}}, text.FailureTable(s.say, &watch)...))
	}
	return c.pdf(s, func(press *paper.Press) ([]byte, error) {
		return printing.FailuresPDF(s.ctx, w.Desk, press, s.say, watch)
	})
}

// days are the first and the last day that were said, in order or by their flags.
func (c *reportCommand) days() (from, to shop.Day, err error) {
	read := func(said string, last bool) shop.Day {
		if len(said) == len("2006-01") {
			month, fault := shop.ParseDay(said + "-01")
			if fault == nil {
				first, end := shop.RedonePeriod(month, month)
				if last {
					return end
				}
				return first
			}
		}
		day, fault := shop.ParseDay(said)
		if fault != nil {
			err = &misuse{"reworks.say.day", shop.Args{"Got": said}}
		}
		return day
	}
	from, to = read(c.Month, false), read(c.Last, true)
	if c.From != "" {
		from = read(c.From, false)
	}
	if c.To != "" {
		to = read(c.To, true)
	}
	return from, to, err
}

// lines writes rows for a table program and notes that they leave the shop.
func (c *reportCommand) lines(s *session, d work.Desk, lines [][]string) error {
	if err := work.ExportReport(s.ctx, d, c.Kind+" csv "+c.Month); err != nil {
		return err
	}
	err := writeWhole(c.Out, func(to io.Writer) error {
		out, err := sheet.NewWriter(to, sheet.CSV, "")
		if err != nil {
			return err
		}
		for _, line := range lines {
			if err := out.Row(line); err != nil {
				return err
			}
		}
		return out.Close()
	})
	if err != nil {
		return err
	}
	return s.wrote(c.Out)
}
