package main

import (
	"io"
	"strings"

	"gongdan/app/paper"
	"gongdan/app/printing"
	"gongdan/app/shop"
	"gongdan/app/shop/stockfig"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/assets"
)

// reportCommand tells what a month was like: where its time went, how the store did; and
// how far campaigns have come until now.
type reportCommand struct {
	Kind      string `arg:"" name:"kind" enum:"month,blueprint,parts,rework,failures,campaigns,lost"`
	Month     string `arg:"" name:"month" optional:""`
	Last      string `arg:"" name:"last" optional:""`
	Out       string `name:"out" short:"o" placeholder:"FILE.pdf"`
	Delivered bool   `name:"delivered"`
	From      string `name:"from" placeholder:"DATE"`
	To        string `name:"to" placeholder:"DATE"`
}

// Run prints the figures, or writes them into the file that is named.
func (c *reportCommand) Run(s *session) error {
	if c.Kind == "rework" || c.Kind == "failures" || c.Kind == "lost" {
		return c.span(s)
	}
	if c.Kind == "campaigns" {
		return c.campaigns(s)
	}
	month, err := shop.ParseDay(c.Month + "-01")
	if err != nil || month == "" {
		return &misuse{"cmd.say.month", shop.Args{"Got": c.Month}}
	}
	if c.Kind == "month" {
		return c.owner(s, month)
	}
	if c.Kind == "parts" {
		return c.store(s, month)
	}
	return c.flow(s, month)
}

// campaigns is how far each campaign has come. It is of no period, and of no file.
func (c *reportCommand) campaigns(s *session) error {
	if c.Month+c.Out+c.From+c.To != "" || c.Delivered {
		return &misuse{"cmd.say.campaigns", nil}
	}
	w, err := s.viewer()
	if err != nil {
		return err
	}
	record, err := w.Campaigns(s.ctx)
	if err != nil {
		return err
	}
	return s.print(record)
}

// flow is where the time of the month went.
func (c *reportCommand) flow(s *session, month shop.Day) error {
	w, err := s.viewer()
	if err != nil {
		return err
	}
	figures, record, err := w.Flow(s.ctx, month, c.Delivered)
	if err != nil || c.Out == "" {
		if err == nil {
			err = s.print(record)
		}
		return err
	}
	basis := "blueprint.basis.received"
	if c.Delivered {
		basis = "blueprint.basis.delivered"
	}
	job := printing.FiguresJob{Figures: figures, Period: text.Month(s.say, month), Name: c.Month, Basis: s.say.Say(basis)}
	return c.pdf(s, func(press *paper.Press) ([]byte, error) { return printing.FiguresPDF(s.ctx, w.Desk, press, s.say, job) })
}

// store is how the store did in the month.
func (c *reportCommand) store(s *session, month shop.Day) error {
	table := strings.HasSuffix(strings.ToLower(c.Out), ".csv")
	if c.Out != "" && !table && !strings.HasSuffix(strings.ToLower(c.Out), ".pdf") {
		return &misuse{"cmd.say.store_file", shop.Args{"File": c.Out}}
	}
	w, err := s.viewer()
	if err != nil {
		return err
	}
	book, record, err := w.Store(s.ctx, month)
	switch {
	case err != nil:
		return err
	case c.Out == "":
		return s.print(record)
	case table:
		return c.table(s, w.Desk, &book)
	}
	return c.pdf(s, func(press *paper.Press) ([]byte, error) {
		return printing.StockFiguresPDF(s.ctx, w.Desk, press, s.say, book)
	})
}

// table writes the figures and the gaps for a table program.
func (c *reportCommand) table(s *session, d work.Desk, book *stockfig.Book) error {
	return c.lines(s, d, text.StockLines(s.say, book))
}

// pdf writes what draw draws.
func (c *reportCommand) pdf(s *session, draw func(*paper.Press) ([]byte, error)) error {
	press, err := paper.NewPress(assets.Regular, assets.Bold)
	if err != nil {
		return err
	}
	pdf, err := draw(press)
	if err != nil {
		return err
	}
	err = writeWhole(c.Out, func(to io.Writer) error {
		_, err := to.Write(pdf)
		return err
	})
	if err != nil {
		return err
	}
	return s.wrote(c.Out)
}
