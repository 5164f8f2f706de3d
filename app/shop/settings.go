package shop

import (
	"reflect"
	"strings"
	"time"
)

// Settings are what the shop is and how this program behaves in it.
type Settings struct {
	Name         string // as printed
	USCC         string // unified social credit code (统一社会信用代码)
	Address      string
	Phone        string
	PlatePrefix  string // 沪A: completes a plate typed without its province
	LabourRate   Money  // an hour's price where the price book has none
	VATRate      Rate   // what prices contain, for the split on paper
	CloseAt      string // closing time 18:00: a later promise is warned of
	LangTag      string
	Dark         bool
	TextScale    int    // percent, 85 … 150
	BackupFolder string // where finished backups go; empty: beside the file
	SecondFolder string // where each backup goes too, best on another disk; empty: nowhere
	PhotoFolder  string // where the originals of photos lie; empty: beside the file, or with this PC's settings
	Printer      string // empty: the system's default
	Paper        string // A4, A5 or 241x140
	LockMinutes  int    // idle minutes until a PIN is asked; 0 never
	Labels       LabelSetup
}

// DefaultSettings are the settings of a new file.
func DefaultSettings() Settings {
	return Settings{LabourRate: 12000, VATRate: 1300, CloseAt: "18:00", LangTag: "zh-CN", TextScale: 100, Paper: "A4", Labels: DefaultLabels()}
}

// Check lists what keeps the settings from being saved.
func (s Settings) Check() Problems {
	var p Problems
	p.checkName("name", s.Name)
	p.checkText("address", s.Address, MaxText)
	p.checkPhone("phone", s.Phone)
	if s.USCC != "" && !USCCHolds(s.USCC) {
		p.Warn("uscc", "settings.say.uscc", nil)
	}
	if r := []rune(s.PlatePrefix); s.PlatePrefix != "" && (len(r) != 2 || !has(provinces, r[0]) || r[1] < 'A' || r[1] > 'Z') {
		p.Add("plate_prefix", "settings.say.plate_prefix", nil)
	}
	p.checkMoney("labour_rate", s.LabourRate)
	if s.VATRate < 0 || s.VATRate > Whole {
		p.Add("vat_rate", "settings.say.vat_rate", nil)
	}
	if _, err := time.Parse("15:04", s.CloseAt); s.CloseAt != "" && err != nil {
		p.Add("close_at", "settings.say.close_at", nil)
	}
	if s.SecondFolder != "" && s.SecondFolder == s.BackupFolder {
		p.Add("second_folder", "settings.say.second_folder", nil)
	}
	if s.PhotoFolder != "" && !whole(s.PhotoFolder) {
		p.Add("photo_folder", "settings.say.photo_folder", nil)
	}
	if s.TextScale < 85 || s.TextScale > 150 {
		p.Add("text_scale", "settings.say.text_scale", nil)
	}
	if s.Labels == (LabelSetup{}) {
		return p
	}
	return append(p, s.Labels.Check()...)
}

// MergeSettings puts what was changed from was to mine into now, what another
// desk has kept meanwhile. It is ErrStale when both have changed the same
// setting to something else.
func MergeSettings(was, mine, now Settings) (Settings, error) {
	old, own, kept := reflect.ValueOf(was), reflect.ValueOf(mine), reflect.ValueOf(&now).Elem()
	for i := range old.NumField() { // each setting counts by itself, those to come as well
		before, want, have := old.Field(i).Interface(), own.Field(i).Interface(), kept.Field(i).Interface()
		switch {
		case want == before || want == have:
		case have != before:
			return now, ErrStale
		default:
			kept.Field(i).Set(own.Field(i))
		}
	}
	return now, nil
}

// whole reports whether a path begins at the root of a disk or of a server, on
// whatever system: /mnt/photos, D:\photos, \\server\photos.
func whole(path string) bool {
	return strings.HasPrefix(path, "/") || strings.HasPrefix(path, `\\`) || len(path) > 2 && path[1] == ':' && (path[2] == '\\' || path[2] == '/')
}
