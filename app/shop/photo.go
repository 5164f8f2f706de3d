package shop

import "time"

// PhotoID is the number that a photo is kept under.
type PhotoID int64

// PhotoOn is what a photo is kept with: an order, as a picture of its car, or a
// receipt, as a picture of the papers that came (凭证照片).
type PhotoOn struct {
	OrderID    OrderID
	DeliveryID DeliveryID
	Line       DeliveryLineID // of the receipt, that the papers are of; 0: all of it
}

// Kind is the sort of record that is told about when its photos change.
func (on PhotoOn) Kind() Kind {
	if on.DeliveryID != 0 {
		return KindVouchers
	}
	return KindPhotos
}

// Record is what the photos are on: its kind and its id.
func (on PhotoOn) Record() (Kind, int64) {
	if on.DeliveryID != 0 {
		return KindDeliveries, int64(on.DeliveryID)
	}
	return KindOrders, int64(on.OrderID)
}

// Photo (照片) is a picture of a car as it came in, or of papers. The picture itself is a file
// named by its hash; the records hold a small copy, so that another PC without
// that file still shows what it is.
type Photo struct {
	ID PhotoID
	PhotoOn
	Hash          string // SHA-256 of the file, in hex
	Sort          PhotoSort
	Name          string // of the file it came from
	Bytes         int64
	Width, Height int // in pixels, upright
	Note          string
	By            PersonID
	At            time.Time
	RemovedAt     time.Time // taken off; the file stays. Zero: it is there
	Thumb         []byte    // JPEG
}

// PhotoSort is how a picture is written; it is also the end of its file's name.
type PhotoSort string

// The sorts of picture that are taken.
const (
	JPEG PhotoSort = "jpg"
	PNG  PhotoSort = "png"
)

// PhotoSorts are all sorts.
func PhotoSorts() []PhotoSort { return []PhotoSort{JPEG, PNG} }

// File is the name of the picture in the folder of photos.
func (p Photo) File() string { return p.Hash + "." + string(p.Sort) }

// Check lists what keeps the photo from being kept.
func (p Photo) Check() Problems {
	var all Problems
	all.checkText("name", p.Name, MaxName*4)
	all.checkText("note", p.Note, MaxName)
	if !isHash(p.Hash) {
		all.Add("hash", "photo.say.hash", nil)
	}
	return all
}

func isHash(s string) bool {
	for _, r := range s {
		if (r < '0' || r > '9') && (r < 'a' || r > 'f') {
			return false
		}
	}
	return len(s) == 64
}

// PhotoLimits are what a photo may be at most, by rule book "reception".
type PhotoLimits struct {
	Bytes  int64
	Pixels int64
	Count  int64 // on one order or receipt
	Thumb  int64 // longest side of the small copy in pixels
}

// PhotoLimitsOn are the limits in force on a day.
func PhotoLimitsOn(rules []Rule, on Day) PhotoLimits {
	value := func(name string) int64 {
		r, _ := InForce(rules, "reception", name, on)
		return r.Value
	}
	return PhotoLimits{
		Bytes: value("photo_mb") << 20, Pixels: value("photo_megapixels") * 1_000_000,
		Count: value("photos_an_order"), Thumb: value("thumb_px"),
	}
}
