package printing_test

import (
	"path/filepath"
	"testing"

	"gongdan/app/paper"
	"gongdan/app/printing"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

func TestPapersOfAStockTakeAreCountedAndTheReportIsNotForWhoCountsBlind(t *testing.T) {
	c := open(t)
	s, err := work.OpenStockTake(t.Context(), c.desk, shop.StockTake{Blind: true, Zone: shop.TakeZone{Warehouse: 1}})
	c.must(err)
	job := printing.CountJob{Take: s.ID, Form: shop.FormCountSheet, Paper: paper.A4, Dir: c.dir}
	for _, want := range []string{"PD260414-001-count_sheet-1.pdf", "PD260414-001-count_sheet-2.pdf"} {
		file, err := printing.CountPaper(t.Context(), c.desk, c.press, c.say, job)
		c.must(err)
		if filepath.Base(file) != want {
			t.Errorf("%s, want %s", file, want)
		}
	}
	job.Form = shop.FormCountReport
	if file, err := printing.CountPaper(t.Context(), c.desk, c.press, c.say, job); err != nil || filepath.Base(file) != "PD260414-001-count_report-1.pdf" {
		t.Errorf("%s, %v", file, err)
	}
	keeper, err := work.SavePerson(t.Context(), c.desk, shop.Person{Code: "zw", Name: "张伟", Roles: []shop.Role{shop.Technician}, Active: true})
	c.must(err)
	if _, _, err := printing.CountPDF(t.Context(), c.desk.As(keeper), c.press, c.say, job); err == nil {
		t.Error("who counts blind is given the differences")
	}
	in, err := data.Read(t.Context(), c.desk.Store, func(v data.View) (paper.Counting, error) { return printing.Counting(v, keeper, s.ID) })
	if err != nil || len(in.Rows) != 1 || in.Rows[0].Book != 0 || in.Costs || in.Books {
		t.Errorf("%+v, %v", in, err)
	}
}
