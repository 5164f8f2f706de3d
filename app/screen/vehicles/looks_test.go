package vehicles

import (
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongdan/app/paper"
	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
)

// snap writes a photo of one colour and gives its path.
func snap(t testing.TB, paint color.Gray) string {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 400, 300))
	draw.Draw(img, img.Rect, image.NewUniform(paint), image.Point{}, draw.Src)
	path := filepath.Join(t.TempDir(), "IMG.jpg")
	f, err := os.Create(path)
	if err == nil {
		err = jpeg.Encode(f, img, nil)
	}
	if err != nil || f.Close() != nil {
		t.Fatal(err)
	}
	return path
}

// viewer notes what it is asked to show.
type viewer struct{ shown []string }

func (v *viewer) Open(file string) error {
	v.shown = append(v.shown, file)
	return nil
}
func (v *viewer) Print(string, string, paper.Paper) error { return nil }
func (v *viewer) Folder() (string, error)                 { return os.TempDir(), nil }

func TestTheArchiveShowsHowTheCarWasSeenLast(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	out := &viewer{}
	r.Out = out
	v := passat(r)
	r.Show(New(r.Host, screen.Route{Screen: screen.Vehicle, ID: int64(v.ID)}))
	var all []string
	for _, l := range screentest.Lines(r.Page.Content()) {
		all = append(all, l.Text)
	}
	s := strings.Join(all, "|")
	for _, want := range []string{"1  右前门 划痕：5 cm", "2  左后轮 划痕", "有 4 处标记", "照片与文件", "左后轮 划痕"} {
		if !strings.Contains(s, want) {
			t.Errorf("%q is not said: %s", want, s)
		}
	}
	r.Press("Alt+P", "Enter")
	if len(out.shown) != 1 || !strings.HasSuffix(out.shown[0], ".jpg") {
		t.Errorf("shown %v", out.shown)
	}
	r.Press("F6")
	if n := len(r.Routes); n == 0 || r.Routes[n-1].Screen != screen.Walk {
		t.Errorf("went to %v", r.Routes)
	}
}
