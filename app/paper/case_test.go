package paper

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"gongdan/app/shop"
)

// dispute is a case with a ground of Art. 24 that ended with another car.
func dispute() CasePaper {
	at := time.Date(2026, 4, 14, 2, 0, 0, 0, time.UTC)
	c := shop.Case{
		Number: "HT260414-001", Asked: shop.Exchange, Remedy: shop.Exchange, Status: shop.CaseExchanged, AnswerDue: "2026-04-28", CompleteDue: "2026-05-14",
		Request: shop.CaseRequest{At: at, KM: 12_000, Words: "修了五次还响"},
		Grounds: []shop.CaseGround{{Article: "24", Reason: "same_problem", MetOn: "2026-04-13", Orders: []string{"RO260401-001", "RO260413-001"}}},
		Answer:  shop.CaseAnswer{At: at, How: shop.AnswerWritten, Reason: "符合第二十四条"},
		Sum:     shop.CaseSum{Price: 15_000_000, KM: 12_000, Rate: 50, Refunds: []shop.CaseRefund{{Kind: shop.RefundExtras, Note: "贴膜", Paid: 300_000, Off: 120_000}}},
		End:     shop.CaseEnd{On: "2026-04-20", NewCar: 2},
	}
	return CasePaper{
		Shop: shop.Settings{Name: "昌盛汽车维修"}, Case: c, Customer: shop.Customer{Name: "王建国"}, At: at, By: "李娜",
		Vehicle: shop.Vehicle{Plate: "沪AD12345", VIN: "LSVAA00090N000001", Make: "大众", Model: "帕萨特"},
		Given:   shop.Vehicle{VIN: "LSVAA49J132047371", Make: "大众", Model: "帕萨特", Card: shop.WarrantyCard{ExchangedOn: "2026-04-20"}},
	}
}

func TestThePapersOfACaseSayWhatArticle28AsksFor(t *testing.T) {
	for _, tag := range []string{"zh-CN", "en"} {
		say := lang(t, tag)
		for part, want := range map[CasePart][]string{
			CaseAnswer:      {"符合第二十四条", "RO260413-001", "2026-05-14", "王建国"},
			CaseCertificate: {"LSVAA49J132047371", "2026-04-20", say.Say("paper.case.exchange")},
			CaseSettlement:  {"9,000.00", "1,800.00", "7,200.00", Capital(720_000), say.Say("case.net_shop")},
		} {
			in := dispute()
			in.Part, in.Paper = part, A4
			doc := Case(in, say)
			text := fmt.Sprintf("%+v", doc)
			for _, w := range want {
				if !strings.Contains(text, w) {
					t.Errorf("%s of %s does not say %q", tag, part, w)
				}
			}
			if strings.Contains(text, "«") {
				t.Errorf("%s of %s lacks a word: %s", tag, part, text)
			}
			var out bytes.Buffer
			if err := press(t).Print(&out, doc); err != nil || out.Len() == 0 {
				t.Errorf("%s of %s: %v", tag, part, err)
			}
		}
	}
}

func TestARefusalSaysWhereTheCustomerCanTurn(t *testing.T) {
	in, say := dispute(), lang(t, "zh-CN")
	in.Part, in.Case.Status, in.Case.Grounds = CaseAnswer, shop.CaseRefused, nil
	text := fmt.Sprintf("%+v", Case(in, say))
	for _, key := range []string{"paper.case.way_lines", "paper.case.no_ground"} {
		if !strings.Contains(text, say.Say(key)) {
			t.Errorf("it does not say %s", key)
		}
	}
	in.Part, in.Case.Remedy, in.Case.Status = CaseCertificate, shop.ReturnsCar, shop.CaseReturned
	if d := Case(in, say); d.Title != say.Say("paper.case.return") {
		t.Errorf("called %s", d.Title)
	}
}
