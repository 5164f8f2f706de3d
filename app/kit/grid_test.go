package kit

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func lineColumns() []GridColumn {
	return []GridColumn{
		{ID: "no", W: 40, Right: true},
		{ID: "code", W: 104},
		{ID: "name", TitleKey: "finder.commands", Min: 160, Kind: GridText},
		{ID: "qty", TitleKey: "table.retry", W: 80, Right: true, Kind: GridNumber, Mode: NumberQty},
		{ID: "price", TitleKey: "toast.undo", W: 90, Right: true, Kind: GridNumber, Mode: NumberMoney},
		{ID: "total", W: 90, Right: true, From: 500},
		{ID: "payer", TitleKey: "sheet.close", W: 60, Kind: GridChoice, Choices: func(int) []GridChoose {
			return []GridChoose{{"customer", "客户"}, {"maker", "三包"}, {"insurer", "保险"}}
		}},
	}
}

// lines are the texts of a grid by row and column.
type lines [][]string

// fillGrid gives g n lines that are kept in what it returns. A price of 9 is
// warned about, one of 0 is refused.
func fillGrid(g *Grid, n int) *lines {
	l := &lines{}
	for i := range n {
		*l = append(*l, []string{fmt.Sprint(i + 1), "06K115562", fmt.Sprintf("机油滤清器 %d", i+1), "1.00", "48.00", "48.00", "客户"})
	}
	changed := map[[2]int]bool{}
	g.Rows = func() int { return len(*l) }
	g.Cell = func(r, c int) Cell {
		cell := Cell{Text: (*l)[r][c]}
		if changed[[2]int{r, c}] {
			cell.Tint = "warn"
		}
		return cell
	}
	g.Edit = func(r, c int) (string, bool) { return (*l)[r][c], true }
	g.Set = func(r, c int, text string) (string, bool) {
		if c == 3 && text == "0" {
			return "数量要大于 0。请改成实际数量，或用 Del 删除这一行。", false
		}
		(*l)[r][c] = text
		if c == 3 && strings.HasPrefix(text, "9") {
			changed[[2]int{r, c}] = true
			return "库存 2，缺 7。可先开单，Ctrl+B 转采购。", true
		}
		return "", true
	}
	return l
}

func gridOn(t *testing.T, n int) (*stage, *Grid, *lines) {
	var g *Grid
	var l *lines
	s := newStage(t, func(env *Env) fyne.CanvasObject {
		g = NewGrid(env, lineColumns())
		l = fillGrid(g, n)
		return g
	})
	g.Focus()
	return s, g, l
}

func wantCell(t *testing.T, g *Grid, row, col int) {
	t.Helper()
	if r, c := g.Selected(); r != row || c != col {
		t.Errorf("the choice is on %d,%d, want %d,%d", r, c, row, col)
	}
}

func TestTypingOverACellEditsItAndEnterGoesRight(t *testing.T) {
	s, g, l := gridOn(t, 3)
	wantCell(t, g, 0, 2)
	s.write("空")
	s.write("调")
	s.press("Enter")
	if got := (*l)[0][2]; got != "空调" {
		t.Errorf("the cell is %q", got)
	}
	wantCell(t, g, 0, 3)
	s.write("2")
	s.press("Shift+Enter")
	wantCell(t, g, 0, 2)
	if got := (*l)[0][3]; got != "2" && got != "2.00" {
		t.Errorf("the quantity is %q", got)
	}
}

func TestEnterAtTheEndOfALineGoesDownAndBehindTheLastLeaves(t *testing.T) {
	s, g, _ := gridOn(t, 2)
	ended := 0
	g.OnEnd = func() { ended++ }
	s.press("End")
	wantCell(t, g, 0, 6)
	s.press("Enter")
	wantCell(t, g, 1, 2)
	s.press("Tab", "Tab", "Tab")
	wantCell(t, g, 1, 6)
	s.press("Enter", "↓")
	if ended != 2 {
		t.Errorf("left the grid %d times, want 2", ended)
	}
	s.press("Shift+Tab", "↑")
	wantCell(t, g, 0, 4)
}

func TestEscRestoresTheCell(t *testing.T) {
	s, g, l := gridOn(t, 2)
	s.write("x")
	s.press("Esc")
	if got := (*l)[0][2]; got != "机油滤清器 1" || g.editor.open {
		t.Errorf("after Esc the cell is %q, open %v", got, g.editor.open)
	}
	if s.win.Canvas().Focused() != fyne.Focusable(g) {
		t.Error("after Esc the grid has not got the focus")
	}
}

func TestUnusualTextIsWarnedAboutImpossibleTextStaysOpen(t *testing.T) {
	s, g, _ := gridOn(t, 2)
	s.press("→")
	s.write("9")
	s.press("Enter")
	if !strings.Contains(g.mark.say, "Ctrl+B") || g.mark.tone != "warn" || g.mark.col != 3 {
		t.Errorf("said %+v", g.mark)
	}
	wantCell(t, g, 0, 4)
	s.press("←")
	s.write("0")
	s.press("Enter")
	if !g.editor.open || g.mark.tone != "bad" {
		t.Errorf("an impossible text: open %v, tone %q", g.editor.open, g.mark.tone)
	}
	s.press("Esc")
	wantCell(t, g, 0, 3)
}

func TestAltEnterOpensTheTextThatIsThere(t *testing.T) {
	s, g, l := gridOn(t, 2)
	s.press("Alt+Enter")
	if !g.editor.open || g.editor.entry.Text != "机油滤清器 1" {
		t.Fatalf("open %v with %q", g.editor.open, g.editor.entry.Text)
	}
	s.press("↓")
	wantCell(t, g, 1, 2)
	if (*l)[0][2] != "机油滤清器 1" {
		t.Errorf("the text became %q", (*l)[0][2])
	}
}

func TestAChoiceIsListedAndTakenByDigit(t *testing.T) {
	s, g, l := gridOn(t, 2)
	s.press("End")
	s.write("c")
	if !s.Layer.Listing() {
		t.Fatal("no list is shown")
	}
	s.press("2")
	s.write("2")
	if got := (*l)[0][6]; got != "maker" || s.Layer.Listing() {
		t.Errorf("chose %q, list shown %v", got, s.Layer.Listing())
	}
	wantCell(t, g, 1, 2)
}

func TestAClickElsewhereTakesWhatWasTyped(t *testing.T) {
	s, g, l := gridOn(t, 3)
	s.write("abc")
	test.TapCanvas(s.win.Canvas(), fyne.NewPos(400, 26+28*2+10))
	if (*l)[0][2] != "abc" || g.editor.open {
		t.Errorf("the cell is %q, open %v", (*l)[0][2], g.editor.open)
	}
	wantCell(t, g, 2, 2)
}

func TestTotalsFindTheEdgesOfTheirColumn(t *testing.T) {
	_, g, _ := gridOn(t, 1)
	left, right := g.ColumnEdge("total")
	if right <= left || right > g.Size().Width-60 {
		t.Errorf("edges %v %v", left, right)
	}
	g.HideColumn("total", true)
	if left, right = g.ColumnEdge("total"); left != 0 || right != 0 {
		t.Errorf("edges of a hidden column %v %v", left, right)
	}
}

func TestTheTailStandsBehindTheLastLineAndStaysInSight(t *testing.T) {
	s, g, l := gridOn(t, 2)
	tail := NewTextEntry(s.Env)
	g.SetTail(tail)
	if y := tail.Position().Y; y != 26+2*28 {
		t.Errorf("the tail stands at %v", y)
	}
	for range 200 {
		*l = append(*l, (*l)[0])
	}
	g.Select(150, 2)
	if y := tail.Position().Y; y+28 > g.Size().Height {
		t.Errorf("the tail stands at %v of %v", y, g.Size().Height)
	}
}
