package board_test

import (
	"context"
	"strings"
	"testing"

	"gongdan/app/screen"
	"gongdan/app/screen/board"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
)

func TestTheBoardIsWholeAtEverySize(t *testing.T) {
	for name, look := range map[string]screentest.Look{
		"zh-1366": {}, "en-1366-dark": {Tag: "en", Dark: true}, "en-1092": {Tag: "en", W: 1092, H: 535}, "zh-1092-dark": {W: 1092, H: 535, Dark: true}, "zh-1920": {W: 1920, H: 1001},
	} {
		t.Run(name, func(t *testing.T) {
			f := busy(t, look)
			f.choose("沪C1R9M0")
			f.Picture("board-" + name)
			f.Press("4")
			f.Picture("board-reason-" + name)
			f.Press("Esc", "T")
			f.Picture("board-dispatch-" + name)
			f.Press("↓", "1", "2")
			f.Picture("board-dispatch-one-" + name)
			f.Press("Esc", "L")
			f.Picture("board-lanes-" + name)
			f.Press("F11")
			f.Picture("board-wall-" + name)
			f.Press("Esc", "L")
		})
	}
}

func TestACardIsMovedByItsDigitAndPutBackByUndo(t *testing.T) {
	f := busy(t, screentest.Look{})
	f.choose("沪B88K20")
	f.Press("4")
	if f.stage("沪B88K20") != shop.AtWork {
		t.Fatal("it moved without a reason")
	}
	f.Press("2")
	if o := f.order("沪B88K20"); shop.StageOf(&o) != shop.AwaitParts || o.Floor.Hold.Why != shop.PartsOrdered {
		t.Fatalf("in %s for %q", shop.StageOf(&o), o.Floor.Hold.Why)
	}
	if says := f.says(); !strings.Contains(says, "沪B 88K20 → 待料") {
		t.Errorf("no word of it:\n%s", says)
	}
	f.Press("5")
	if f.stage("沪B88K20") != shop.ToCheck {
		t.Fatalf("in %s", f.stage("沪B88K20"))
	}
	f.Press("Ctrl+Z")
	if f.stage("沪B88K20") != shop.AwaitParts {
		t.Errorf("the last move is not undone: in %s", f.stage("沪B88K20"))
	}
	f.Press("Ctrl+Z")
	if o := f.order("沪B88K20"); shop.StageOf(&o) != shop.AtWork || !o.Dispatched() {
		t.Errorf("the first move is not undone: in %s", shop.StageOf(&o))
	}
	if !f.shown("沪B88K20") {
		t.Error("the keys have left the card")
	}
}

func TestUndoWorksAfterTheMessageHasGone(t *testing.T) {
	f := busy(t, screentest.Look{})
	f.choose("沪B88K20")
	f.Press("4", "1")
	f.Tick()
	if n := f.Env.Layer.Toasts(); n != 0 {
		t.Fatalf("%d messages are left", n)
	}
	f.Press("Ctrl+Z")
	if f.stage("沪B88K20") != shop.AtWork {
		t.Errorf("in %s", f.stage("沪B88K20"))
	}
}

func TestUndoTakesTheLatestMoveBackWhileOlderMessagesAreShown(t *testing.T) {
	f := busy(t, screentest.Look{})
	crowded := func(n int) {
		for range n { // three are shown at once: those of the moves wait
			f.Toast("好", nil)
		}
	}
	crowded(3)
	f.choose("沪B88K20")
	f.Press("4", "1", "Ctrl+Z")
	if f.stage("沪B88K20") != shop.AtWork {
		t.Fatalf("the first move is not undone: in %s", f.stage("沪B88K20"))
	}
	f.Tick() // now the message of the move that was undone is shown
	crowded(2)
	f.Press("5", "Ctrl+Z")
	if f.stage("沪B88K20") != shop.AtWork {
		t.Errorf("the second move is not undone: in %s", f.stage("沪B88K20"))
	}
}

func TestARefusedMovePutsTheCardBackAndOpensWhatBlocks(t *testing.T) {
	for plate, c := range map[string]struct{ key, says, opens string }{
		"沪A3K728":  {"2", "客户", screen.Order},     // nobody has agreed
		"沪AD81527": {"6", "检验结果", screen.Order},   // the inspection is not written
		"浙AF00672": {"3", "要确认的项目", screen.Order}, // nothing to ask about
		"沪C1R9M0":  {"1", "正在计时", screen.Order},   // a clock runs
		"沪D5U318":  {"5", "直接到", ""},              // one step is left out
	} {
		f := busy(t, screentest.Look{})
		before := f.stage(plate)
		f.choose(plate)
		f.Routes = nil
		f.Press(c.key)
		if f.stage(plate) != before {
			t.Errorf("%s %s: moved to %s", plate, c.key, f.stage(plate))
		}
		if says := f.says(); !strings.Contains(says, c.says) {
			t.Errorf("%s %s: nothing says %q:\n%s", plate, c.key, c.says, says)
		}
		f.Press("Alt+O")
		if opened := len(f.Routes) > 0; opened != (c.opens != "") || opened && f.Routes[0] != (screen.Route{Screen: c.opens, ID: int64(f.cars[plate])}) {
			t.Errorf("%s %s: Alt+O went to %v", plate, c.key, f.Routes)
		}
	}
}

func TestAMoveThatWantsATechnicianIsMadeBehindTheSheetOfDispatch(t *testing.T) {
	f := busy(t, screentest.Look{})
	f.choose("苏ED26T71")
	f.Press("2")
	if f.stage("苏ED26T71") != shop.ToDispatch || !strings.Contains(f.says(), "全部 1 项") {
		t.Fatalf("no sheet in %s:\n%s", f.stage("苏ED26T71"), f.says())
	}
	f.Press("1", "Enter")
	o := f.order("苏ED26T71")
	if shop.StageOf(&o) != shop.AtWork || o.Lines[0].Technician != f.lq.ID {
		t.Errorf("in %s, with %d", shop.StageOf(&o), o.Lines[0].Technician)
	}
	if !f.shown("苏ED26T71") {
		t.Error("the keys have left the card")
	}
}

func TestAJobThatIsNotDoneIsFinishedFromItsRefusal(t *testing.T) {
	f := busy(t, screentest.Look{})
	o := f.order("沪C1R9M0")
	screentest.Do(f.Rig, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		return work.IssueParts(ctx, d, o.ID, o.Rev)
	})
	f.choose("沪C1R9M0")
	f.Press("5")
	if f.stage("沪C1R9M0") != shop.AtWork || !strings.Contains(f.says(), "更换前制动片与制动盘") {
		t.Fatalf("in %s:\n%s", f.stage("沪C1R9M0"), f.says())
	}
	f.Press("Alt+F")
	if o := f.order("沪C1R9M0"); o.Status != shop.Checking || o.Lines[0].Job != shop.JobDone || o.Lines[0].Clocked == 0 {
		t.Errorf("%s, the job is %q with %s h", o.Status, o.Lines[0].Job, o.Lines[0].Clocked)
	}
}

func TestAMoveOfACarThatAnotherProgramHasMovedIsRefusedWithAReload(t *testing.T) {
	f := busy(t, screentest.Look{})
	f.choose("沪B88K20")
	there, o := f.other(), f.order("沪B88K20")
	if _, _, err := work.PlaceOrder(t.Context(), there, o.ID, o.Rev, shop.BoardMove{To: shop.ToCheck}); err != nil {
		t.Fatal(err)
	}
	f.Press("4", "1")
	if f.stage("沪B88K20") != shop.ToCheck {
		t.Fatalf("in %s", f.stage("沪B88K20"))
	}
	if says := f.says(); !strings.Contains(says, f.Say("edit.act.reload")) {
		t.Errorf("no way to reload:\n%s", says)
	}
	f.Press("F5")
	if says := f.says(); strings.Contains(says, f.Say("say.stale")) {
		t.Errorf("it is still said:\n%s", says)
	}
	f.Press("2") // from where it stands now
	if says := f.says(); !strings.Contains(says, "检验结果") {
		t.Errorf("the board does not show where it stands:\n%s", says)
	}
}

func TestTheBoardHearsWhatAnotherProgramMoves(t *testing.T) {
	f := busy(t, screentest.Look{})
	if err := f.Store.Follow(t.Context()); err != nil {
		t.Fatal(err)
	}
	there, o := f.other(), f.order("沪B88K20")
	if _, _, err := work.PlaceOrder(t.Context(), there, o.ID, o.Rev, shop.BoardMove{To: shop.AwaitParts, Hold: shop.Hold{Why: shop.PartsWrong}}); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(f.says(), "到货不对") {
		t.Fatal("it is shown before anybody asked")
	}
	if err := f.Store.Follow(t.Context()); err != nil {
		t.Fatal(err)
	}
	if says := f.says(); !strings.Contains(says, "到货不对") {
		t.Errorf("the move is not shown:\n%s", says)
	}
}

func TestTheFiltersCountAndNarrowWhatIsShown(t *testing.T) {
	f := busy(t, screentest.Look{})
	if says := f.says(); !strings.Contains(says, "全部 8") || !strings.Contains(says, "超时 2") || !strings.Contains(says, "等待客户 1") || !strings.Contains(says, "待料 1") {
		t.Errorf("counts:\n%s", says)
	}
	f.Press("Alt+3")
	if says := f.says(); !strings.Contains(says, "沪B 88K20") || strings.Contains(says, "沪C 1R9M0") {
		t.Errorf("only cars whose customer waits:\n%s", says)
	}
	f.Press("W")
	if f.order("沪B88K20").Floor.Waits {
		t.Error("W does not say that the customer has left")
	}
	f.Press("Ctrl+Z")
	if !f.order("沪B88K20").Floor.Waits {
		t.Error("that is not undone")
	}
	f.Press("Alt+1", "Alt+T")
	f.Type("张")
	f.Tick()
	f.Press("Enter")
	if says := f.says(); !strings.Contains(says, "沪C 1R9M0") || strings.Contains(says, "沪B 88K20") || !strings.Contains(says, "全部 2") {
		t.Errorf("only cars of one technician:\n%s", says)
	}
}

func TestOverdueCarsComeFirstAndThenThoseThatArePromisedFirst(t *testing.T) {
	f := newFloor(t, screentest.Look{})
	wheels := f.labour("四轮定位")
	f.car("沪A00003", "朗逸", "甲", 9, shop.Working, wheels)
	f.car("沪A00001", "朗逸", "乙", 2, shop.Working, wheels)
	f.car("沪A00002", "朗逸", "丙", 8, shop.Working, wheels)
	f.open()
	says := f.says()
	a, b, c := strings.Index(says, "沪A 00001"), strings.Index(says, "沪A 00002"), strings.Index(says, "沪A 00003")
	if a < 0 || a > b || b > c {
		t.Errorf("places %d %d %d:\n%s", a, b, c, says)
	}
}

func TestLanesShowEachTechniciansDayAndWhatIsCarriedOver(t *testing.T) {
	f := busy(t, screentest.Look{})
	f.Press("L")
	says := f.says()
	for _, want := range []string{"昨日遗留", "未派工", "李强", "张伟", "3.00 / 8.00 小时"} {
		if !strings.Contains(says, want) {
			t.Errorf("no %q:\n%s", want, says)
		}
	}
	f.Press("↑", "↑", "↑", "↑", "Home", "Enter")
	if to := f.Routes[len(f.Routes)-1]; to.ID != int64(f.cars["浙AF00672"]) {
		t.Errorf("the first lane is not what came yesterday: %v", to)
	}
	f.Press("↓", "↓", "↓", "→", "Enter")
	if to := f.Routes[len(f.Routes)-1]; to.ID != int64(f.cars["沪AD81527"]) {
		t.Errorf("arrows do not walk along the lane: %v", to)
	}
}

func TestTheWallHidesPlatesAndShowsNeitherNamesNorPhones(t *testing.T) {
	f := busy(t, screentest.Look{})
	f.Press("F11")
	says := f.says()
	for _, hidden := range []string{"沪C 1R9M0", "1R9M0", "赵磊", "张伟", "138", "朗逸", "李强"} {
		if strings.Contains(says, hidden) {
			t.Errorf("the wall shows %q", hidden)
		}
	}
	if !strings.Contains(says, "沪C 1**M0") {
		t.Errorf("no plate:\n%s", says)
	}
	before := f.stage("沪B88K20")
	f.Press("↓", "5", "T", "W")
	if f.stage("沪B88K20") != before || !strings.Contains(f.says(), "沪C 1**M0") {
		t.Error("keys reach the board behind the wall")
	}
	f.Press("Esc")
	if !strings.Contains(f.says(), "赵磊") {
		t.Errorf("the board is not back:\n%s", f.says())
	}
}

func TestAPlateIsHiddenInItsMiddle(t *testing.T) {
	for plate, want := range map[string]string{"沪A3K728": "沪A3**28", "沪AD12345": "沪AD***45", "使014": "****", "": ""} {
		if got := board.Masked(plate); got != want {
			t.Errorf("%s became %s, want %s", plate, got, want)
		}
	}
}

func TestAnEmptyBoardSaysWhichKeyLeadsOn(t *testing.T) {
	f := newFloor(t, screentest.Look{})
	f.open()
	f.Press("↓", "→", "2", "4", "T", "Enter", "P", "W", "L", "L")
	if len(f.Routes) != 0 || !strings.Contains(f.says(), "按 F2 接车") {
		t.Errorf("%v:\n%s", f.Routes, f.says())
	}
}
