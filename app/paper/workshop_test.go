package paper

import (
	"slices"
	"testing"

	"gongdan/app/shop"
)

// tableOf is the first table of a document.
func tableOf(t *testing.T, d Doc) Table {
	t.Helper()
	for _, b := range d.Blocks {
		if table, ok := b.(Table); ok {
			return table
		}
	}
	t.Fatal("no table")
	return Table{}
}

func TestAJobSheetSaysWhoDoesWhatAndWhenItWasDone(t *testing.T) {
	say := lang(t, "zh-CN")
	row := tableOf(t, Dispatch(sample(A4), say)).Rows[0]
	want := []string{"1", "二级维护", "6.00", "张伟 60%、李强 40%", "2 机电", "09:50–12:30", "09:55–11:10 待料、12:40–14:05 完工"}
	if !slices.Equal(row, want) {
		t.Errorf("got  %q\nwant %q", row, want)
	}
	in := sample(A4)
	in.Workshop = Workshop{}
	if row := tableOf(t, Dispatch(in, say)).Rows[0]; row[3] != "张伟" || row[4] != "" || row[6] != "" {
		t.Errorf("given to one technician by the line alone: %q", row)
	}
}

func TestAPickListGoesShelfByShelfAndLeavesOutWhatTheCustomerBrings(t *testing.T) {
	in := sample(A4)
	in.Order.Lines[3].Issued = 1000 // of two cans of oil
	rows := tableOf(t, Pick(in, lang(t, "zh-CN"))).Rows
	var bins []string
	for _, r := range rows {
		bins = append(bins, r[1])
		if r[3] == "行车记录仪" {
			t.Error("the customer's own part is on the list")
		}
	}
	if !slices.IsSorted(bins) || len(rows) != 5 {
		t.Errorf("%d rows in the bins %q", len(rows), bins)
	}
	oil := rows[slices.IndexFunc(rows, func(r []string) bool { return r[1] == "A-01-1" })]
	if got := oil[len(oil)-3:]; !slices.Equal(got, []string{"2.00", "1.00", "1.00"}) {
		t.Errorf("wanted, taken and to take: %q", got)
	}
}

func TestAGatePassSaysWhetherTheRestStandsOnAccount(t *testing.T) {
	say := lang(t, "zh-CN")
	money := func(in Sheet) string {
		for _, p := range GatePass(in, say).Blocks[0].(Pairs).Pairs {
			if p.Label == say.Say("paper.pass.money") {
				return p.Value
			}
		}
		return ""
	}
	in := sample(A4)
	if got := money(in); got != say.Say("paper.pass.paid") {
		t.Errorf("paid: %q", got)
	}
	in.Order.Payments = []shop.Payment{{Kind: shop.Pay, Method: shop.OnAccount, Amount: 188800}}
	if got := money(in); got != say.Say("paper.pass.on_account") {
		t.Errorf("on account: %q", got)
	}
}
