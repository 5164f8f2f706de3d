package paper

import (
	"strconv"
	"strings"
	"testing"

	"gongdan/app/shop"
)

func TestACertificateGoesOutInThreePartsAndAVoidOneSaysSo(t *testing.T) {
	say := lang(t, "zh-CN")
	in := sample(A4)
	for part, want := range map[int]string{1: "第一联 存根", 2: "第二联 车属单位", 3: "第三联 质量保证卡"} {
		in.Part = part
		s := tree(Certificate(in, say))
		if !strings.Contains(s, want) || !strings.Contains(s, "自竣工出厂之日起行驶 5,000 km 或 30 日") {
			t.Errorf("part %d says %s", part, s)
		}
		if card := strings.Contains(s, "返修记录"); card != (part == 3) {
			t.Errorf("part %d has a record of rework: %v", part, card)
		}
	}
	if Parts(shop.FormCertificate) != 3 || Parts(shop.FormInspection) != 1 {
		t.Error("a certificate has three parts, a sheet one")
	}
	in.Inspections[1].Certificate.VoidAt = at("15:00")
	in.Copy = 2
	if d := Certificate(in, say); d.Watermark != "作废" || d.Stamp != "补打 1" {
		t.Errorf("void: %q, %q", d.Watermark, d.Stamp)
	}
	if s := tree(Inspection(in, say)); strings.Contains(s, "HG260414-003") {
		t.Error("a void certificate stands on the sheet")
	}
}

func TestASheetThatNobodyHasWrittenIsAFormToFillIn(t *testing.T) {
	in := sample(A4)
	in.Inspections = nil
	s := tree(Inspection(in, lang(t, "zh-CN")))
	for _, want := range []string{"1 | 二级维护 |  |  |  | ", "油、水、气、电无渗漏", "≥ 1.6 mm", "{Text:合格 On:false}"} {
		if !strings.Contains(s, want) {
			t.Errorf("%q is not in %s", want, s)
		}
	}
	if strings.Contains(s, "其他检验") || strings.Contains(s, "检验时间") {
		t.Errorf("nobody has looked, and yet %s", s)
	}
}

func TestAFailedSheetSaysWhyAndStandsBelowTheNextOne(t *testing.T) {
	say := lang(t, "zh-CN")
	in := sample(A4)
	if s := tree(Inspection(in, say)); !strings.Contains(s, "2026-04-14 13:10 | 竣工检验 | 赵𬭚检 | 不合格，返工 | 制动异响未消除；更换前制动片") {
		t.Errorf("the failed sheet is not below: %s", s)
	}
	in.Inspections = in.Inspections[:1]
	s := tree(Inspection(in, say))
	for _, want := range []string{"返工原因: 制动异响未消除", "{Text:不合格，返工 On:true}", "制动时仍有尖叫"} {
		if !strings.Contains(s, want) {
			t.Errorf("%q is not in %s", want, s)
		}
	}
	in.Inspections[0].Sort = shop.ProcessCheck
	if s := tree(Inspection(in, say)); !strings.Contains(s, "检验类别: 过程检验") {
		t.Errorf("a process sheet: %s", s)
	}
}

func TestALongSheetGoesOnOverPages(t *testing.T) {
	in := sample(A5)
	for i := range 60 {
		in.Inspections[1].Items = append(in.Inspections[1].Items, shop.InspectionItem{LineID: 9, Name: "检查项目 " + strconv.Itoa(i), Mark: shop.MarkOK})
	}
	got := readBack(t, printed(t, press(t), Inspection(in, lang(t, "zh-CN"))))
	if pages := strings.Count(got, "\f"); pages < 2 || !strings.Contains(got, "检查项目 59") {
		t.Errorf("%d pages", pages)
	}
}
