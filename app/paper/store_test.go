package paper

import (
	"slices"
	"strings"
	"testing"

	"gongdan/app/shop"
	"gongdan/app/text"
)

// column are the cells of a table under a head.
func column(t *testing.T, table Table, title string) (cells []string) {
	t.Helper()
	i := slices.IndexFunc(table.Columns, func(c Column) bool { return c.Title == title })
	if i < 0 {
		t.Fatalf("there is no column %q in %q", title, table.Title)
	}
	for _, r := range table.Rows {
		cells = append(cells, r[i])
	}
	return cells
}

func tablesOf(d Doc) (all []Table) {
	for _, b := range d.Blocks {
		if t, ok := b.(Table); ok {
			all = append(all, t)
		}
	}
	return all
}

func TestAPickListGoesShelfByShelfAndSaysWhatIsShortAndWhatTheCustomerBrought(t *testing.T) {
	say := lang(t, "zh-CN")
	doc := Pick(sample(A4), say)
	tables := tablesOf(doc)
	if got := column(t, tables[0], "库位"); !slices.Equal(got, []string{"A-01-1", "A-01-4", "B-02-1", "缺货"}) {
		t.Errorf("walked as %q", got)
	}
	if got := column(t, tables[0], "数量"); !slices.Equal(got, []string{"1.50", "0.50", "1.00", "1.00"}) {
		t.Errorf("so many are taken: %q", got)
	}
	if got := column(t, tables[1], "领料人"); !slices.Equal(got, []string{"张伟", "张伟"}) {
		t.Errorf("taken by %q", got)
	}
	notes := doc.Blocks[2].(Notes).Lines
	if len(notes) != 2 || !strings.Contains(notes[0], "行车记录仪（托修方自备，本店不保证质量") {
		t.Errorf("%q", notes)
	}
	in := sample(A4)
	in.Workshop.Room = StoreRoom{}
	if tables := tablesOf(Pick(in, say)); len(tables) != 0 {
		t.Errorf("nothing is wanted, and there is %v", tables)
	}
}

func TestWhatPiecesHaveCostStandsOnThePickListOnlyForThoseWhoMaySeeIt(t *testing.T) {
	say := lang(t, "zh-CN")
	in := sample(A4)
	in.Workshop.Room.Costs = true
	tables := tablesOf(Pick(in, say))
	if got := column(t, tables[0], "成本单价"); got[0] != say.Money(cost) || got[3] != "" {
		t.Errorf("%q", got)
	}
	if got := column(t, tables[1], "成本单价"); got[0] != say.Money(cost) {
		t.Errorf("%q", got)
	}
}

func TestAReturnSlipTellsUsedPiecesFromNewOnes(t *testing.T) {
	in := sample(A4)
	unused := in.Workshop.Room.Moves[2]
	unused.Qty = 500
	in.Workshop.Room.Moves = append(in.Workshop.Room.Moves, unused)
	if got := column(t, tablesOf(GivenBack(in, lang(t, "zh-CN")))[0], "成色"); !slices.Equal(got, []string{"旧件", "未用"}) {
		t.Errorf("%q", got)
	}
}

func TestTheCustomerIsToldTheBatchSupplierAndPaperOfEachPart(t *testing.T) {
	in := sample(A4)
	in.Order.Lines[8].OwnPaper = "HG-77"
	table := tablesOf(PartOrigins(in, lang(t, "zh-CN")))[0]
	if got := column(t, table, "合格证号"); !slices.Equal(got, []string{"", "", "", "HGZ-0412", "", "HG-77"}) {
		t.Errorf("%q", got)
	}
	if got := column(t, table, "自备"); got[5] != "是" || got[0] != "否" {
		t.Errorf("%q", got)
	}
}

func TestEveryPaperOfTheCustomerSaysThatTheShopAnswersForNoPartThatWasBrought(t *testing.T) {
	for _, tag := range text.Tags() {
		say := lang(t, tag)
		in := sample(A4)
		in.Order.Lines[8].OwnPaper = "HG-77"
		for _, form := range []shop.Form{shop.FormEstimate, shop.FormContract, shop.FormSettlement} {
			doc, _ := Make(form, in, say)
			if all := tree(doc); !strings.Contains(all, say.Say("paper.own_line", shop.Args{"Paper": "HG-77"})) || !strings.Contains(all, say.Say("paper.note_own_parts")) {
				t.Errorf("%s in %s does not say it", form, tag)
			}
		}
	}
}

func TestOneListServesAllOrdersThatWait(t *testing.T) {
	in := sample(A4)
	room := in.Workshop.Room
	for i := range room.Picks {
		room.Picks[i].OrderID = shop.OrderID(1 + i%2)
	}
	orders := map[shop.OrderID]PickFor{1: {"RO1", "沪B88K20", "张伟"}, 2: {"RO2", "沪A3K728", ""}}
	doc := PickRound(Round{Paper: A4, Shop: in.Shop, Room: room, Orders: orders, At: in.At, By: "仓管"}, lang(t, "zh-CN"))
	table := tablesOf(doc)[0]
	if got := column(t, table, "工单号"); !slices.Equal(got, []string{"RO2", "RO1", "RO1", "RO2"}) || doc.Code != "" || doc.Title != "汇总领料单" {
		t.Errorf("%q, %q", got, doc.Title)
	}
	if got := readBack(t, printed(t, press(t), doc)); !strings.Contains(got, "A-01-4") || !strings.Contains(got, "RO2") {
		t.Errorf("%s", got)
	}
	if doc := PickRound(Round{Paper: A4, Shop: in.Shop, At: in.At}, lang(t, "zh-CN")); len(tablesOf(doc)) != 0 {
		t.Errorf("%v", doc.Blocks)
	}
}
