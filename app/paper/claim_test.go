package paper

import (
	"strings"
	"testing"

	"gongdan/app/shop"
)

// asked is a claim on the sample's order.
func asked(on Paper) Claimed {
	in := sample(on)
	return Claimed{Sheet: in, Writer: "李娜", Claim: shop.Claim{
		Number: "SP260414-001", Factory: "上汽大众", Theirs: "VW-77", Status: shop.ClaimDraft, OpenedAt: at("15:00"),
		Report: shop.ClaimReport{Fault: "变速器异响", Cause: "轴承滚道剥落", CausingPart: "输入轴轴承", FaultySerial: "0917-33821", NewSerial: "0926-10442"},
		Old:    shop.OldPart{Tag: "T-9", Fate: shop.OldPartKept, On: "2026-07-13"},
		Lines: []shop.ClaimLine{
			{LineID: 1, Kind: shop.LabourLine, Code: "BS-01", Name: "拆装变速器", Qty: 4 * shop.One, Price: 12000},
			{LineID: 2, Kind: shop.PartLine, Code: "09G323017", Name: "输入轴轴承", Qty: shop.One, Price: 86000},
		},
	}}
}

func TestThePaperOfAClaimSaysAllThatTheFactoryAsks(t *testing.T) {
	p := press(t)
	for _, tag := range []string{"zh-CN", "en"} {
		for _, on := range Papers() {
			text := strings.Join(strings.Fields(readBack(t, printed(t, p, Claim(asked(on), lang(t, tag))))), "")
			for _, want := range []string{
				"SP260414-001", "上汽大众", "VW-77", "变速器异响", "轴承滚道剥落", "0917-33821", "0926-10442", "T-9", "2026-07-13", "拆装变速器", "09G323017",
				"1,340.00", "480.00", "860.00", "壹仟叁佰肆拾元整", "李娜",
			} {
				if !strings.Contains(text, want) {
					t.Errorf("%s on %s does not say %s:\n%s", tag, on, want, text)
				}
			}
		}
	}
}

func TestThePaperOfAnAnsweredClaimSaysTheAnswer(t *testing.T) {
	in := asked(A4)
	in.Claim.Status, in.Claim.Accepted, in.Claim.Paid, in.Claim.SubmittedAt = shop.ClaimPartPaid, 120000, 60000, at("16:00")
	in.Claim.Events = []shop.ClaimEvent{{Kind: shop.ClaimSubmit}, {Kind: shop.ClaimAccept, Amount: 120000, Note: "工时核减"}}
	in.Photos = []shop.Photo{{Note: "轴承", Width: 4, Height: 3}}
	d := Claim(in, lang(t, "zh-CN"))
	answer, ok := d.Blocks[len(d.Blocks)-2].(Pairs)
	if !ok || answer.Pairs[1].Value != "1,200.00" || answer.Pairs[2].Value != "600.00" || answer.Pairs[3].Value != "工时核减" {
		t.Errorf("%+v", answer)
	}
	if photos, ok := d.Blocks[len(d.Blocks)-3].(Pictures); !ok || len(photos.All) != 1 {
		t.Errorf("%+v", d.Blocks)
	}
	in.Claim.Status = shop.ClaimWithdrawn
	if d := Claim(in, lang(t, "zh-CN")); d.Watermark != "已撤回" {
		t.Errorf("%q", d.Watermark)
	}
}
