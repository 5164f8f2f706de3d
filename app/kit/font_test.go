package kit

import (
	"testing"

	"fyne.io/fyne/v2"

	"gongdan/app/paper"
	"gongdan/assets"
)

// everyday are the fonts as the window has them.
func everyday(t *testing.T) *Everyday {
	t.Helper()
	regular, has, err := paper.Everyday(assets.Regular)
	if err != nil {
		t.Fatal(err)
	}
	bold, _, err := paper.Everyday(assets.Bold)
	if err != nil {
		t.Fatal(err)
	}
	return &Everyday{fyne.NewStaticResource("regular", regular), fyne.NewStaticResource("bold", bold), has}
}

func TestALineWithARareCharacterIsDrawnFromTheWholeFont(t *testing.T) {
	newRig(t, "zh-CN", NewTheme(Light(), 1).With(everyday(t)), 200, 60, func(env *Env) fyne.CanvasObject { return NewTextEntry(env) })
	look := Look()
	for _, bold := range []bool{false, true} {
		st := Style{Size: 13, Bold: bold, Color: look.Ink}
		if at := NewText().Set("王建国", st).FontSource; at != nil {
			t.Errorf("an everyday name is drawn from %s", at.Name())
		}
		rare := NewText().Set("龚䶮𬭚", st)
		if rare.FontSource == nil || len(rare.FontSource.Content()) < len(assets.Regular)-1<<20 {
			t.Errorf("a rare name (bold: %v) is not drawn from the whole font", bold)
		}
		if got, want := st.Width("龚䶮𬭚"), st.Width("王建国"); got != want {
			t.Errorf("a rare name (bold: %v) is %v wide, an everyday one %v", bold, got, want)
		}
	}
	if Look().Whole() {
		t.Error("a line that is shown brought the whole fonts into force")
	}
}

func TestARareCharacterThatIsTypedBringsTheWholeFonts(t *testing.T) {
	var e *Entry
	newRig(t, "zh-CN", NewTheme(Light(), 1).With(everyday(t)), 200, 60, func(env *Env) fyne.CanvasObject {
		e = NewTextEntry(env)
		return e
	})
	e.SetText("王建国")
	if Look().Whole() {
		t.Fatal("everyday writing brought the whole fonts")
	}
	e.SetText("龚䶮")
	if !Look().Whole() {
		t.Error("a field with a rare name is drawn in a font that has not got it")
	}
}
