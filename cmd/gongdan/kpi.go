package main

import (
	"slices"

	"gongdan/app/exchange"
	"gongdan/app/shop"
	"gongdan/app/shop/kpi"
	"gongdan/app/text"
)

// kpiCommand tells the figures of a month.
type kpiCommand struct {
	Month string `arg:"" name:"month"`
	By    string `name:"by" placeholder:"advisor|technician|kind|payer|make"`
}

// Run prints every figure with how it is reckoned, the orders it is made of and what is
// missing.
func (c *kpiCommand) Run(s *session) error {
	month, err := shop.ParseDay(c.Month + "-01")
	if err != nil || month == "" {
		return &misuse{"cmd.say.month", shop.Args{"Got": c.Month}}
	}
	by := kpi.Dimension(c.By)
	if by != "" && !slices.Contains(kpi.Dimensions(), by) {
		return &misuse{"kpi.say.by", shop.Args{"Got": c.By}}
	}
	w, err := s.viewer()
	if err != nil {
		return err
	}
	p := kpi.MonthOf(month)
	if today := w.Desk.Today(); p.To >= today {
		s.note("kpi.say.open", shop.Args{"Month": text.Month(s.say, month), "Today": today})
	}
	k, record, err := w.KPI(s.ctx, exchange.KPIAsk{Period: p, By: by})
	if err != nil || s.JSON {
		if err == nil {
			err = s.print(record)
		}
		return err
	}
	return c.table(s, k)
}

// table prints the figures for people to read.
func (c *kpiCommand) table(s *session, k exchange.KPI) error {
	if c.By == "" {
		rows := make([][]string, len(k.Figures))
		for i, f := range k.Figures {
			rows[i] = []string{s.say.Say(f.Key.Word()), text.KPIValue(s.say, f), text.KPIMissing(s.say, f), s.say.Say(f.Key.Formula())}
		}
		return s.rows([]string{s.say.Say("kpi.col.figure"), s.say.Say("kpi.col.value"), s.say.Say("kpi.col.missing"), s.say.Say("kpi.col.formula")}, rows)
	}
	head := []string{s.say.Say("kpi.by." + c.By)}
	for _, key := range kpi.Keys() {
		head = append(head, s.say.Say(key.Word()))
	}
	var rows [][]string
	for _, p := range k.Parts {
		row := []string{text.KPIGroup(s.say, kpi.Dimension(c.By), p.Group, k.People[p.Person].Name)}
		for _, f := range p.Figures {
			row = append(row, text.KPIValue(s.say, f))
		}
		rows = append(rows, row)
	}
	return s.rows(head, rows)
}
