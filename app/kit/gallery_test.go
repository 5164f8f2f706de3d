package kit

import (
	"context"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// picture writes what the window shows into the folder named by the variable
// KIT_PICTURES, to be looked at. Without it everything is laid out only: what
// is drawn is for eyes, and drawing takes most of the time.
func (s *stage) picture(t *testing.T, name string) {
	t.Helper()
	s.win.Content().Refresh()
	dir := os.Getenv("KIT_PICTURES")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, s.win.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}

// placed is a free arrangement of objects on the ground of a screen.
func placed(boxes map[fyne.CanvasObject][4]float32, order ...fyne.CanvasObject) fyne.CanvasObject {
	c := container.NewWithoutLayout(order...)
	for o, b := range boxes {
		Put(o, b[0], b[1], b[2], b[3])
	}
	return c
}

func eachLook(t *testing.T, do func(name, tag string, p Palette)) {
	for _, tag := range []string{"zh-CN", "en"} {
		do("light-"+tag, tag, Light())
	}
	do("dark", "zh-CN", Dark())
}

func titledParts() []Column[part] {
	cols := partColumns()
	for i, key := range []string{"table.retry", "sheet.close", "finder.recent", "toast.undo", "sheet.cancel", "table.retry", "finder.commands", "sheet.close"} {
		cols[i].TitleKey = key
	}
	return cols
}

func TestTheTableIsDrawnInEveryLook(t *testing.T) {
	eachLook(t, func(name, tag string, p Palette) {
		var table *Table[part]
		var banner *Banner
		s := newStageIn(t, tag, p, func(env *Env) fyne.CanvasObject {
			table = NewTable(env, "parts", titledParts())
			table.SetSource(&stock{n: 1284})
			table.SetFoot("", map[string]string{"price": "182,430.50"})
			card := NewCard("", table.Object())
			banner = NewBanner(env)
			banner.Say(Saying{Text: "3 月还有 2 张未结算工单，结账前数字会变。", Tone: "warn", Acts: []Act{{Word: "查看", Keys: "Ctrl+G", Do: func() {}}}, Close: func() {}})
			side := NewCard("前减震器总成 右", NewStat("库存", "0")).Padded()
			side.SetCount("12", "info")
			chips := container.NewWithoutLayout()
			x := float32(0)
			for i, tone := range append(ToneNames(), "bad", "warn", "good", "info") {
				c := NewChip(ChipSpec{Icon: "clock", Word: tone, Tone: tone})
				w := c.MinSize()
				Put(c, x, float32(i/5)*26, w.Width, w.Height)
				if x += w.Width + 6; i%5 == 4 {
					x = 0
				}
				chips.Add(c)
			}
			empty := NewCard("", NewState(env, Blank{Icon: "box", Text: "还没有配件。导入 Excel，或按 Ctrl+N 新建。", Acts: []Act{{Word: "新建", Keys: "Ctrl+N"}}}))
			share := NewShare("累计修理", "23/30 天", 23, 30, "warn")
			stat := NewStat("客户应付", "¥1,170.00")
			stat.Large, stat.Tone = true, "bad"
			hints := NewKeyHints(KeyHint{"Enter", "打开"}, KeyHint{"Space", "抽屉"}, KeyHint{"Ctrl+C", "复制行"})
			grey := NewCard("", GreyRows(4))
			return placed(map[fyne.CanvasObject][4]float32{
				card: {12, 60, 900, 540}, banner: {12, 12, 900, 36}, side: {924, 12, 430, 100}, chips: {924, 124, 430, 80},
				empty: {924, 210, 430, 150}, share: {924, 372, 200, 28}, stat: {1150, 372, 200, 48}, hints: {12, 650, 600, 20}, grey: {924, 430, 430, 120},
			}, card, banner, side, chips, empty, share, stat, hints, grey)
		})
		table.Focus()
		s.press("↓", "↓", "↓")
		table.view.hover = 6
		table.view.show()
		s.Layer.Toast(s.Env, ToastText{Text: "沪B 88K20 → 待料", Tone: "good", Undo: &Act{Word: "撤销", Keys: "Ctrl+Z", Do: func() {}}})
		s.Layer.Toast(s.Env, ToastText{Text: "右前减震器总成已从工单 RO260414-007 删除，同时取消了对应的采购申请，库存预留也已经放开。", Undo: &Act{Word: "撤销", Keys: "Ctrl+Z", Do: func() {}}})
		s.picture(t, "table-"+name)
	})
}

func TestSheetsAndTheFinderAreDrawnInEveryLook(t *testing.T) {
	eachLook(t, func(name, tag string, p Palette) {
		s := newStageIn(t, tag, p, func(env *Env) fyne.CanvasObject {
			g := NewGrid(env, lineColumns())
			fillGrid(g, 6)
			return placed(map[fyne.CanvasObject][4]float32{g: {12, 12, 900, 400}}, g)
		})
		first, second := NewTextEntry(s.Env), NewTextEntry(s.Env)
		sheet := s.Layer.OpenSheet(s.Env, SheetSpec{Title: "新客户", Content: container.NewVBox(first, second, NewWords("手机号应为 11 位，现在是 10 位。")), Confirm: &Act{Word: "保存"}})
		s.picture(t, "sheet-"+name)
		sheet.Close()
		ask := s.Layer.Ask(s.Env, Question{Title: "红冲结算单 JS260414-003？", Text: "将生成一张金额相反的结算单，原单保留。已打印的单据作废，收款 1,170.00 元需要另行退回。此操作不能撤销。", Confirm: Act{Word: "红冲", Do: func() {}}, Danger: true})
		s.picture(t, "ask-"+name)
		ask.Close()
		finder := sampleFinder(s.Env)
		finder.Open()
		s.write("2345")
		s.now.Tick()
		s.picture(t, "finder-"+name)
		finder.Close()
		s.Layer.Menu(s.Env, fyne.NewPos(300, 200), []Command{{Word: "打开", Keys: "Enter", Icon: "doc"}, {Word: "复制行", Keys: "Ctrl+C"}, {Word: "转采购", Keys: "Ctrl+B", Icon: "box"}})
		s.picture(t, "menu-"+name)
	})
}

func TestTheGridIsDrawnInEveryLook(t *testing.T) {
	eachLook(t, func(name, tag string, p Palette) {
		var g *Grid
		s := newStageIn(t, tag, p, func(env *Env) fyne.CanvasObject {
			g = NewGrid(env, lineColumns())
			fillGrid(g, 6)
			g.SetTail(NewTextEntry(env))
			card := NewCard("项目与配件", g)
			return placed(map[fyne.CanvasObject][4]float32{card: {12, 12, 900, 400}}, card)
		})
		g.Focus()
		s.press("↓", "→")
		s.picture(t, "grid-"+name)
		s.write("9")
		s.picture(t, "grid-edit-"+name)
		s.press("Enter")
		s.picture(t, "grid-warn-"+name)
	})
}

func sampleFinder(env *Env) *Finder {
	search := func(_ context.Context, text string) []Hit {
		if text == "zzz" {
			return nil
		}
		var hits []Hit
		for i := range 3 {
			hits = append(hits, Hit{Group: "车辆", Icon: "car", Title: "沪A D" + text + fmt.Sprint(i), Facts: []string{"2021 大众 帕萨特 330TSI 白", "王建国 138 0000 1234", "张伟", "交 16:30"}, Chip: &ChipSpec{Icon: "wrench", Word: "施工中", Tone: "blue"}})
		}
		return append(hits, Hit{Group: "客户", Icon: "user", Title: "王建国", Facts: []string{"138 0000 1234", "2 辆车", "欠款 0.00"}})
	}
	return NewFinder(env, search, []Command{
		{Word: "接车 2345", Keys: "F2", Icon: "plus", Also: "jieche reception"},
		{Word: "月报", Keys: "Ctrl+0", Icon: "list", Also: "yuebao report"},
		{Word: "停用", Keys: "", Can: func() bool { return false }},
	})
}

func TestTheTableIsDrawnLargeAndSmall(t *testing.T) {
	for _, c := range []struct {
		scale, w, h float32
	}{{1.5, 1366, 689}, {0.85, 910, 433}, {1, 1092, 535}} {
		var table *Table[part]
		s := newStage(t, func(env *Env) fyne.CanvasObject {
			table = NewTable(env, "parts", titledParts())
			table.SetSource(&stock{n: 1284})
			table.SetFoot("低于安全 12 种·建议采购 9 种", map[string]string{"price": "182,430.50"})
			return NewCard("配件库存", table.Object()).SetAction(NewKeyHints(KeyHint{"Enter", "打开"}))
		})
		fyne.CurrentApp().Settings().SetTheme(NewTheme(Light(), c.scale))
		s.win.Resize(fyne.NewSize(c.w, c.h))
		table.SetLayout(TableLayout{Sort: "left", Desc: true})
		s.win.Content().Refresh()
		s.picture(t, fmt.Sprintf("table-%v-%v", c.scale, c.w))
	}
}
