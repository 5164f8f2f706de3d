package screen

import (
	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/app/text"
)

// StatusChip shows the station of an order: icon, word and tone together, so
// that no one has to tell colours apart.
func StatusChip(lang text.Lang, s shop.Status) kit.ChipSpec {
	icon, tone := "check", "pale"
	switch s {
	case shop.Received:
		icon, tone = "search", "sky"
	case shop.Quoted:
		icon, tone = "question", "yellow"
	case shop.Working:
		icon, tone = "wrench", "blue"
	case shop.Ready:
		icon, tone = "yen", "green"
	case shop.Settled:
		icon, tone = "doc", "grey"
	case shop.Void:
		icon = "close"
	}
	return kit.ChipSpec{Icon: icon, Word: lang.Say(s.Key()), Tone: tone}
}

// Wide is the width of a column that holds the words of those keys, at 100 %
// text size: languages differ too much for a fixed one.
func Wide(h *Host, keys ...string) float32 {
	look := kit.Look()
	var w float32
	for _, k := range keys {
		w = max(w, look.Style(kit.Body).Width(h.Say(k)))
	}
	return w/look.Scale + 24
}

// WideStatus is the width of a column of states.
func WideStatus(h *Host) float32 { return Wide(h, KeysOf(shop.Statuses())...) + 34 }

// KeysOf are the language keys of values of the trade.
func KeysOf[T interface{ Key() string }](all []T) []string {
	keys := make([]string, len(all))
	for i, v := range all {
		keys[i] = v.Key()
	}
	return keys
}
