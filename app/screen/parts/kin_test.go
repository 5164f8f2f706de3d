package parts

import (
	"context"
	"strings"
	"testing"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

func kinOf(r *screentest.Rig, id shop.PartID) []shop.Kin {
	r.T.Helper()
	return screentest.Read(r, func(v data.View) ([]shop.Kin, error) { return work.KinOf(v, id) })
}

func TestAPartIsReplacedByKeysAndTheToastTakesItBack(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	_, oil := store(r)
	next := r.Part(shop.Part{Number: "06L115562C", Name: "机油滤清器 新", Origin: shop.OEM, Unit: "只", Price: 5200}, 3*shop.One, 2800)
	open(r, oil.ID)
	r.Press("Alt+H")
	r.Type("06l115562c")
	r.Press("Enter", "Enter", "Enter")
	r.Type("2026改进")
	r.Press("Ctrl+S")
	got := kinOf(r, next.ID)
	if len(got) != 1 || got[0].Relation != shop.Replaces || got[0].Number != oil.Number {
		t.Fatalf("kept %+v", got)
	}
	var told string
	r.Page.(*page).side(part(r, oil.ID), func(_ string, all []screen.Section) {
		for _, s := range all {
			for _, f := range s.Facts {
				told += f.Text + f.Right + "\n"
			}
		}
	})
	if !strings.Contains(told, "新号 06L115562C") || !strings.Contains(told, "有 3") {
		t.Errorf("the drawer tells\n%s", told)
	}
	r.Press("Ctrl+R")
	if !r.Shows("已由 06L115562C 取代") {
		t.Error("a receipt of the old number does not say so")
	}
	r.Press("Esc")
	r.Press("Alt+H")
	r.Type("06l115562b")
	r.Press("Ctrl+S")
	if !r.Shows("不能取代自己") {
		t.Error("a part replaces itself")
	}
}

func TestTheCarsOfAPartAreWrittenByKeys(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	_, oil := store(r)
	open(r, oil.ID)
	r.Press("Alt+J")
	for _, word := range []string{"大众", "帕萨特", "2019", "2022"} {
		r.Type(word)
		r.Press("Enter")
	}
	r.Press("Ctrl+S")
	got := screentest.Read(r, func(v data.View) ([]shop.Fit, error) { return data.FitsOf(v, oil.ID) })
	if len(got) != 1 || got[0] != (shop.Fit{Make: "大众", Model: "帕萨特", YearFrom: 2019, YearTo: 2022}) {
		t.Fatalf("kept %+v", got)
	}
	r.Press("Ctrl+Z")
	if got := screentest.Read(r, func(v data.View) ([]shop.Fit, error) { return data.FitsOf(v, oil.ID) }); len(got) != 0 {
		t.Errorf("taken back, but there is %+v", got)
	}
}

func TestPicturesOfWhatStandsAroundAPart(t *testing.T) {
	for name, look := range screentest.Looks() {
		r := screentest.New(t, look)
		_, oil := store(r)
		for _, n := range []string{"06K115562", "06L115562C", "MANN-HU6002"} {
			r.Part(shop.Part{Number: n, Name: "机油滤清器", Origin: shop.OEM, Unit: "只", Price: 5200}, 3*shop.One, 2800)
		}
		oil = part(r, oil.ID)
		kin := work.Kinship{Part: oil.ID, Rev: oil.Rev, Now: []shop.Kin{
			{Relation: shop.ReplacedBy, Number: "06L115562C", Since: "2026-01-01", Note: "改进密封"},
			{Relation: shop.Replaces, Number: "06K115562", Since: "2023-06-01"},
			{Relation: shop.Alternates, Number: "MANN-HU6002"},
		}}
		oil = screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Part, error) { return work.SaveKin(ctx, d, kin) })
		fits := work.Fitting{Part: oil.ID, Rev: oil.Rev, Rows: []shop.Fit{
			{Make: "大众", Model: "帕萨特", YearFrom: 2019, YearTo: 2022, Code: "EA888", Note: "改款后"}, {Make: "大众", Model: "迈腾", VINFrom: "LSVAA49J132047371", VINTo: "LSVAA49J832050000"},
		}}
		screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Part, error) { return work.SaveFits(ctx, d, fits) })
		r.Show(New(r.Host, screen.Route{Screen: screen.Parts, ID: int64(oil.ID)}))
		r.Picture("kin-drawer-" + name)
		r.Press("Alt+H")
		r.Picture("kin-sheet-" + name)
		r.Press("Esc", "Alt+J")
		r.Picture("fit-sheet-" + name)
	}
}
