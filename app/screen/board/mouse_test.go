package board_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"gongdan/app/kit"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
)

// at is the middle of the line that says some words, on the board.
func (f *floor) at(words string) fyne.Position {
	f.T.Helper()
	board := f.Focused().(*kit.Dragged)
	base := fyne.CurrentApp().Driver().AbsolutePositionForObject(board)
	for _, l := range f.Seen() {
		if l.Text == words {
			return fyne.NewPos(l.Box.X+l.Box.W/2, l.Box.Y+l.Box.H/2).Subtract(base)
		}
	}
	f.T.Fatalf("nothing says %q:\n%s", words, f.says())
	return fyne.Position{}
}

// drag takes a card by the mouse to what says some words.
func (f *floor) drag(plate, to string) {
	f.T.Helper()
	from, until := f.at(plate), f.at(to)
	board := f.Focused().(*kit.Dragged)
	board.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: from}})
	board.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: from.AddXY(5, 5)}})
	board.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: until}})
	f.Picture("board-drag")
	board.DragEnd()
}

func TestACardIsDraggedToAnotherColumn(t *testing.T) {
	f := busy(t, screentest.Look{})
	f.drag("沪B 88K20", "待质检")
	if f.stage("沪B88K20") != shop.ToCheck {
		t.Fatalf("in %s", f.stage("沪B88K20"))
	}
	if n := strings.Count(f.says(), "沪B 88K20"); n != 2 { // on the card and in the message
		t.Errorf("the plate is written %d times: something hangs on", n)
	}
	f.drag("沪A 7W0N3", "待料") // a car that is done waits for no parts
	if f.stage("沪A7W0N3") != shop.ToSettle || !strings.Contains(f.says(), "直接到") {
		t.Errorf("in %s:\n%s", f.stage("沪A7W0N3"), f.says())
	}
}

func TestACardThatIsDraggedWhereAReasonIsWantedAsksForIt(t *testing.T) {
	f := busy(t, screentest.Look{})
	f.drag("沪C 1R9M0", "待料")
	f.Press("3")
	if o := f.order("沪C1R9M0"); o.Floor.Hold.Why != shop.PartsOwn {
		t.Errorf("waits for %q", o.Floor.Hold.Why)
	}
}

func TestACardIsDraggedToAnotherLaneAndTakenBack(t *testing.T) {
	f := busy(t, screentest.Look{})
	f.Press("L")
	leader := func(plate string) shop.PersonID { return f.order(plate).Lines[0].Technician }
	f.drag("沪B 88K20", "张伟")
	if leader("沪B88K20") != f.zw.ID {
		t.Fatalf("led by %d:\n%s", leader("沪B88K20"), f.says())
	}
	if !f.Shows("沪B 88K20 → 张伟") {
		t.Errorf("it says:\n%s", f.says())
	}
	f.drag("苏E D26T71", "李强") // nobody had it
	if leader("苏ED26T71") != f.lq.ID {
		t.Fatalf("led by %d", leader("苏ED26T71"))
	}
	f.Press("Ctrl+Z", "Ctrl+Z")
	if leader("沪B88K20") != f.lq.ID || leader("苏ED26T71") != 0 {
		t.Errorf("undone: led by %d and %d", leader("沪B88K20"), leader("苏ED26T71"))
	}
	f.drag("沪B 88K20", "未派工")
	if leader("沪B88K20") != 0 || f.stage("沪B88K20") != shop.ToDispatch {
		t.Errorf("led by %d in %s", leader("沪B88K20"), f.stage("沪B88K20"))
	}
	f.Press("Ctrl+Z")
	if leader("沪B88K20") != f.lq.ID {
		t.Errorf("undone: led by %d", leader("沪B88K20"))
	}
}

func TestTheRightButtonAndTheMenuKeyOfferWhatCanBeDoneWithACard(t *testing.T) {
	f := busy(t, screentest.Look{})
	board := f.Focused().(*kit.Dragged)
	board.TappedSecondary(&fyne.PointEvent{Position: f.at("沪B 88K20")})
	f.Picture("board-menu")
	if !f.Shows(f.Say("board.act.labels")) {
		t.Fatalf("no menu:\n%s", f.says())
	}
	f.Press("Esc", "Menu", "Enter")
	if n := len(f.Routes); n != 1 || f.Routes[0].ID != int64(f.cars["沪B88K20"]) {
		t.Errorf("the first command went to %v", f.Routes)
	}
}

func TestLabelsAreWrittenOnTheBoardAndTakenBack(t *testing.T) {
	f := busy(t, screentest.Look{})
	f.choose("沪B88K20")
	f.Press("G")
	f.Picture("board-labels")
	f.Press("Ctrl+A")
	f.Type("加急，洗车、加急")
	f.Press("Ctrl+Enter")
	if o := f.order("沪B88K20"); o.Floor.Labels != "加急,洗车" || !o.Floor.Waits {
		t.Fatalf("kept %+v", o.Floor)
	}
	f.Press("W")
	f.Press("Ctrl+Z", "Ctrl+Z")
	if o := f.order("沪B88K20"); o.Floor.Labels != "要旧件,加急" || !o.Floor.Waits {
		t.Errorf("undone: %+v", o.Floor)
	}
	f.Press("G", "Ctrl+A")
	f.Type("一,二,三,四,五,六,七")
	f.Press("Ctrl+Enter")
	if o := f.order("沪B88K20"); o.Floor.Labels != "要旧件,加急" || !f.Shows("6") {
		t.Errorf("seven labels were kept: %+v", o.Floor)
	}
}

func TestAClickChoosesACardAndAnotherOpensIt(t *testing.T) {
	f := busy(t, screentest.Look{})
	at := &fyne.PointEvent{Position: f.at("沪A D81527")}
	board := f.Focused().(*kit.Dragged)
	board.Tapped(at)
	if len(f.Routes) != 0 {
		t.Fatalf("one click went to %v", f.Routes)
	}
	board.Tapped(at)
	if len(f.Routes) != 1 || f.Routes[0].ID != int64(f.cars["沪AD81527"]) {
		t.Errorf("two clicks went to %v", f.Routes)
	}
}

func TestTheWheelScrollsTheColumnUnderThePointer(t *testing.T) {
	f := newFloor(t, screentest.Look{})
	for _, plate := range []string{"沪A00001", "沪A00002", "沪A00003", "沪A00004", "沪A00005", "沪A00006", "沪A00007"} {
		f.car(plate, "朗逸", "王建国", 8, shop.Received, f.labour("四轮定位"))
	}
	f.open()
	if says := f.says(); strings.Contains(says, "沪A 00007") || !strings.Contains(says, "还有 3 辆") {
		t.Fatalf("all are seen:\n%s", says)
	}
	board := f.Focused().(*kit.Dragged)
	for range 3 {
		board.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(90, 300)}, Scrolled: fyne.NewDelta(0, -10)})
	}
	if says := f.says(); !strings.Contains(says, "沪A 00007") || strings.Contains(says, "沪A 00001") {
		t.Errorf("the column has not moved:\n%s", says)
	}
	f.Press("Home")
	if says := f.says(); !strings.Contains(says, "沪A 00001") {
		t.Errorf("the chosen card is not in sight:\n%s", says)
	}
}

func TestABoardThatCannotBeReadKeepsItsCardsAndSaysSinceWhen(t *testing.T) {
	f := busy(t, screentest.Look{})
	if err := f.Store.Close(); err != nil {
		t.Fatal(err)
	}
	f.Press("F5")
	if says := f.says(); !strings.Contains(says, "数据停在 09:47") || !strings.Contains(says, "沪C 1R9M0") {
		t.Errorf("it says:\n%s", says)
	}
	f.Picture("board-stale")
}
