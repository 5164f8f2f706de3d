package screen_test

import (
	"context"
	"testing"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

func TestWhatIsTypedBeforeTheRecordIsThereStays(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	edit := screen.NewEdit(r.Host, screen.EditSpec[shop.Supplier]{
		Draft: "supplier:7", Scope: "supplier",
		Title: func(s shop.Supplier) string { return s.Name },
		Read: func(data.View) (shop.Supplier, error) {
			r.Type("快") // the machine is busy, the hand is not
			return shop.Supplier{Name: "正德汽配", Note: "月结", Parts: true, Active: true}, nil
		},
		Save: func(ctx context.Context, d work.Desk, s shop.Supplier) (shop.Supplier, error) {
			return work.SaveSupplier(ctx, d, s)
		},
		Build: func(f *kit.Form, s *shop.Supplier) {
			f.Text("name", &s.Name).Required()
			f.Text("note", &s.Note)
		},
		Saved: func(shop.Supplier) {},
	})
	screen.SheetOf(r.Host, "供应商", 400, edit)
	edit.Form.Focus("name")
	edit.Open()
	if edit.Record.Name != "快" || edit.Record.Note != "月结" || !edit.Record.Parts || !edit.Dirty() {
		t.Fatalf("%+v", edit.Record)
	}
	r.Type("修")
	r.Press("Ctrl+S")
	all := screentest.Read(r, data.Suppliers)
	if len(all) != 1 || all[0].Name != "快修" || all[0].Note != "月结" {
		t.Errorf("%+v", all)
	}
}
