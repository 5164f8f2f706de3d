package buying_test

import (
	"context"
	"image"
	"image/color"
	"image/jpeg"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"gongdan/app/screen"
	"gongdan/app/screen/buying"
	"gongdan/app/screen/lots"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// note is the file of a picture of a delivery note.
func note(t *testing.T, name string, lines int) string {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 480, 640))
	for y := range 640 {
		for x := range 480 {
			c := color.RGBA{250, 248, 240, 255}
			if y%44 > 38 && y/44 < lines && x > 40 && x < 440 {
				c = color.RGBA{70, 70, 90, 255}
			}
			img.Set(x, y, c)
		}
	}
	path := filepath.Join(t.TempDir(), name)
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := jpeg.Encode(f, img, nil); err != nil {
		t.Fatal(err)
	}
	return path
}

func vouchers(r *screentest.Rig, id shop.DeliveryID) []shop.Photo {
	return screentest.Read(r, func(v data.View) ([]shop.Photo, error) { return data.VouchersOf(v, id) })
}

func TestPhotosOfPapersComeOnTheReceiptWhenItIsPosted(t *testing.T) {
	r, parts := stocked(t, screentest.Look{})
	sf := screentest.Read(r, func(v data.View) (shop.Supplier, error) { return data.SupplierByName(v, "申发汽配") })
	screentest.Do(r, func(ctx context.Context, d work.Desk) (work.Bought, error) {
		return work.Buy(ctx, d, []work.Wish{{SupplierID: sf.ID, Line: shop.PurchaseLine{PartID: parts[0].ID, Qty: 12_000, Why: shop.WhySuggested}}})
	})
	r.Show(buying.NewReceiving(r.Host, screen.Route{Screen: screen.Receiving}))
	r.Type("6900000000011")
	r.Press("Enter", "Ctrl+O")
	r.Type(note(t, "送货单.jpg", 9))
	r.Press("Enter")
	r.Type(note(t, "broken.txt", 1) + "x")
	r.Press("Enter", "Esc")
	r.Press("Alt+O")
	r.Type(note(t, "合格证.jpg", 4))
	r.Press("Enter", "Esc")
	gone := note(t, "gone.jpg", 2)
	r.Page.(screen.Dropper).Dropped([]string{gone})
	r.Picture("receiving-papers")
	if err := os.Remove(gone); err != nil {
		t.Fatal(err)
	}
	r.Page.Close()
	r.Show(buying.NewReceiving(r.Host, screen.Route{Screen: screen.Receiving})) // the draft has them
	r.Press("Ctrl+Enter")
	in := deliveries(r)
	if len(in) != 1 {
		r.Picture("receiving-papers-failed")
		t.Fatalf("%d receipts", len(in))
	}
	there := vouchers(r, in[0].ID)
	if len(there) != 2 || there[0].Line != 0 || there[1].Line != in[0].Lines[0].ID || there[1].Name != "合格证.jpg" {
		t.Fatalf("photos %+v", there)
	}
	if !r.Shows("gone.jpg") || !r.Shows(in[0].Number) {
		t.Error("it is not said which photo is lost")
	}
	r.Picture("receiving-papers-lost")

	r.Show(buying.New(r.Host, screen.Route{Screen: screen.Buying, Key: "receipts"}))
	r.Press("Alt+O", "Del")
	if n := len(vouchers(r, in[0].ID)); n != 1 {
		t.Errorf("%d photos after one was taken off", n)
	}
	r.Press("Ctrl+O")
	r.Type(note(t, "补.jpg", 3))
	r.Press("Enter", "Esc")
	r.Press("N")
	r.Type("红联")
	r.Press("Enter", "Esc")
	if there = vouchers(r, in[0].ID); len(there) != 2 || there[0].Note+there[1].Note != "红联" {
		t.Errorf("photos %+v", there)
	}
	r.Show(lots.New(r.Host, screen.Route{Screen: screen.Lots}))
	r.Press("↓", "Space")
	if !r.Shows("红联") {
		r.Picture("lots-papers-failed")
		t.Error("the batch does not show the papers it came with")
	}
}

func TestPicturesOfPapers(t *testing.T) {
	looks := maps.Clone(screentest.Looks())
	looks["zh-1092"] = screentest.Look{W: 1092, H: 535}
	looks["zh-dark"] = screentest.Look{Dark: true}
	looks["en"] = screentest.Look{Tag: "en"}
	for name, look := range looks {
		r, parts := stocked(t, look)
		trade(t, r, parts)
		r.Show(buying.NewReceiving(r.Host, screen.Route{Screen: screen.Receiving, ID: int64(purchases(r)[0].ID)}))
		r.Type("6900000000028")
		r.Press("Enter")
		r.Page.(screen.Dropper).Dropped([]string{note(t, "送货单.jpg", 9), note(t, "合格证 2431.jpg", 4)})
		r.Picture("papers-receiving-" + name)
		r.Show(buying.New(r.Host, screen.Route{Screen: screen.Buying, Key: "receipts"}))
		r.Page.(screen.Dropper).Dropped([]string{note(t, "送货单.jpg", 9), note(t, "合格证 2431.jpg", 4)})
		r.Press("Space")
		r.Picture("papers-receipts-" + name)
		r.Press("Alt+O", "→")
		r.Picture("papers-sheet-" + name)
		r.Press("Esc")
		r.Show(lots.New(r.Host, screen.Route{Screen: screen.Lots}))
		r.Press("↓", "Space")
		r.Picture("papers-lots-" + name)
		r.Show(buying.New(r.Host, screen.Route{Screen: screen.Buying}))
		r.Picture("papers-suggest-" + name)
		r.Show(buying.New(r.Host, screen.Route{Screen: screen.Buying, Key: "payables"}))
		r.Press("Space")
		r.Picture("papers-payables-" + name)
	}
}
