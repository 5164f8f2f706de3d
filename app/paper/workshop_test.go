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
